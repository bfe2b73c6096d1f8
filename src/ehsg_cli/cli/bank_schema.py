"""`ehsg bank schema`: the JSON Schema of question banks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ehsg_cli.bank import json_schema
from ehsg_cli.cli import options
from ehsg_cli.cli.talk import put, say_written
from ehsg_cli.files import refuse_existing, write


def bank_schema(
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write it to this file.")
    ] = None,
    crosswalk: Annotated[bool, typer.Option("--crosswalk", help="The schema of crosswalks instead.")] = False,
    force: options.Force = False,
) -> None:
    """Print the JSON Schema of question banks, for editors.

    An editor that knows YAML completes and checks a bank that begins with this line, where the schema lies
    beside it: # yaml-language-server: $schema=bank.schema.json

    For example:

    * `ehsg bank schema`
    * `ehsg bank schema -o bank.schema.json`
    """
    made = json_schema.crosswalk_schema() if crosswalk else json_schema.bank_schema()
    schema = json_schema.as_text(made)
    if not output:
        put(schema.rstrip("\n"))
        return
    refuse_existing([output], force=force)
    write(output, schema)
    say_written(output)
