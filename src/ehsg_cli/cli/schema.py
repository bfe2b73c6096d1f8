"""`ehsg schema`: the JSON Schemas of what ehsg reads and writes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from ehsg_cli.cli import options
from ehsg_cli.cli.talk import put, say_written
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import read_text, refuse_existing, resource, write
from ehsg_cli.findings.suggestion import did_you_mean

_FOLDERS = ("schemas", "banks", "templates/folder")
_ENDING = ".schema.json"


def schema(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="Which one; without it, all are listed.", show_default=False)
    ] = "",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write it to this file.")
    ] = None,
    force: options.Force = False,
) -> None:
    """Print the JSON Schema of what ehsg writes or reads as JSON or YAML; without NAME, list them.

    Whatever ehsg prints with --format json, or writes as JSON, is as one of these schemas says.

    For example:

    * `ehsg schema`
    * `ehsg schema return`
    * `ehsg schema findings -o findings.schema.json`
    """
    known = {
        path.name.removesuffix(_ENDING): path
        for folder in _FOLDERS
        for path in sorted(resource(folder).glob(f"*{_ENDING}"))
    }
    if not name:
        width = max(map(len, known))
        put("\n".join(f"{each:<{width}}  {_about(path)}" for each, path in sorted(known.items())))
        return
    if name not in known:
        message = f"There is no schema {name}.{did_you_mean(name, known)}"
        raise EhsgError(message, f"Use one of {', '.join(sorted(known))}.")
    text = read_text(known[name])
    if not output:
        put(text.rstrip("\n"))
        return
    refuse_existing([output], force=force)
    write(output, text)
    say_written(output)


def _about(path: Path) -> str:
    said: dict[str, str] = json.loads(read_text(path))
    return said["description"]
