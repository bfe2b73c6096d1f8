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

environment=$RUNNER_TEMP/ehsg
"$python" -m venv --clear "$environment"
programs=$environment/bin
[ -d "$programs" ] || programs=$environment/Scripts # on Windows
"$programs/python" -m pip install --quiet --disable-pip-version-check "$GITHUB_ACTION_PATH"
echo "programs=$programs" >>"$GITHUB_OUTPUT"
