#!/usr/bin/env bash
# Installs ehsg from this checkout into an environment of its own, and tells the next steps where its programs are.
set -euo pipefail

python=
for name in python3 python; do
  if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python=$name
    break
  fi
done
if [ -z "$python" ]; then
  echo "::error title=ehsg::Python 3.11 or later is needed. Put a step with actions/setup-python before this one."
  exit 2
fi

# One for each version of the action that a job uses; made once, however often it uses it.
environment=$RUNNER_TEMP/ehsg-$(printf %s "$GITHUB_ACTION_PATH" | cksum | cut -d " " -f 1)
[ -d "$environment" ] || "$python" -m venv "$environment"
programs=$environment/bin
[ -d "$programs" ] || programs=$environment/Scripts # on Windows
if [ ! -e "$programs/ehsg" ] && [ ! -e "$programs/ehsg.exe" ]; then
  "$programs/python" -m pip install --quiet --disable-pip-version-check "$GITHUB_ACTION_PATH"
fi
echo "programs=$programs" >>"$GITHUB_OUTPUT"
