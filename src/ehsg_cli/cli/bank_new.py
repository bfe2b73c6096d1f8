"""`ehsg bank new`: a bank to start from."""

from __future__ import annotations

import os
import re
import unicodedata
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from ehsg_cli.bank import library
from ehsg_cli.bank.fields import ID_PATTERN
from ehsg_cli.bank.starting import Facts, extending_bank, new_bank
from ehsg_cli.cli import completion, options
from ehsg_cli.cli.schema_beside import is_ours, schema_beside
from ehsg_cli.cli.talk import say
from ehsg_cli.cli.written import Answer, AnswerFormat, Written, tell_written
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display, refuse_existing, slug, typed, write
from ehsg_cli.wording import one_line

_LONGEST_ID = 60


def bank_new(
    file: Annotated[Path, typer.Argument(metavar="FILE.yaml", help="The bank to write.")],
    extends: Annotated[
        str,
        typer.Option(
            "--extends",
            metavar="BANK",
            help="Start from this bank, a built-in one or a YAML file: add, remove and amend questions.",
            autocompletion=completion.banks,
        ),
    ] = "",
    id_: Annotated[
        str,
        typer.Option("--id", metavar="ID", help="Its id, such as northshire-2026.", show_default="from FILE"),
    ] = "",
    title: Annotated[
        str, typer.Option("--title", metavar="TEXT", help="What it is called.", show_default="from FILE")
    ] = "",
    publisher: Annotated[str, typer.Option("--publisher", metavar="TEXT", help="Who asks.")] = "",
    edition: Annotated[
        int | None,
        typer.Option(
            "--edition",
            metavar="YEAR",
            min=2000,
            max=2999,
            help="Its year.",
            show_default="from FILE, or now",
        ),
    ] = None,
    form: AnswerFormat = Answer.TEXT,
    force: options.Force = False,
) -> None:
    """Start a question bank of your own, or one that extends another, to go on with in any editor.

    Beside it lies a JSON Schema, with which an editor that knows YAML completes and checks what you type.

    For example:

    * `ehsg bank new northshire-2026.yaml`
    * `ehsg bank new northshire-2022.yaml --extends 2022 --title "Early Help in Northshire"`
    """
    if file.suffix.lower() not in {".yaml", ".yml"}:
        raise EhsgError(f"{display(file)}: a bank is a YAML file.", "End its name in .yaml.")
    facts = _facts(file, id_, title, publisher)
    if extends:
        text = _extending(file, extends, facts, edition)
    else:
        text = new_bank(facts, edition or _year_in(file.stem) or datetime.now(tz=UTC).year)
    schema, schema_text = schema_beside(file)
    refuse_existing([file, schema], force=force, ours=[schema] if is_ours(schema) else [])
    write(file, text)
    write(schema, schema_text)
    tell_written([Written(file), Written(schema)], form)
    if form is Answer.TEXT:
        say(f"Next: edit {display(file)}, then run ehsg bank validate {typed(file)}")


def _facts(file: Path, id_: str, title: str, publisher: str) -> Facts:
    """What goes into any new bank, from the name of the file where it is not said."""
    own_id = id_ or slug(unicodedata.normalize("NFKD", file.stem).encode("ascii", "ignore").decode())
    if not re.fullmatch(ID_PATTERN, own_id) or len(own_id) > _LONGEST_ID:
        raise EhsgError(
            f"{own_id} is no id.",
            f"Say one with --id: small letters, digits and single hyphens, {_LONGEST_ID} at the most.",
        )
    words = " ".join(re.split(r"[\W_]+", file.stem)).strip()
    named = title or words[:1].upper() + words[1:] or "Questions"
    return Facts(one_line(display(file)), own_id, one_line(named) or "Questions", one_line(publisher))


def _extending(file: Path, extends: str, facts: Facts, edition: int | None) -> str:
    path = library.find(extends)
    base = library.load(extends)
    if base.bank == facts.id:
        raise EhsgError(f"{facts.id} is the id of the bank that it extends.", "Give it another with --id.")
    beside = Path(os.path.relpath(path, file.parent)).as_posix()
    return extending_bank(base, base.bank if path in library.built_in() else beside, facts, edition)


def _year_in(name: str) -> int | None:
    found = re.search(r"(?<!\d)2\d{3}(?!\d)", name)
    return int(found[0]) if found else None
