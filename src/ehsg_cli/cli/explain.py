"""`ehsg explain`: what a finding is about."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from ehsg_cli.cli import completion
from ehsg_cli.cli.options import named_codes
from ehsg_cli.cli.talk import put, say, stdout
from ehsg_cli.findings import codes, explaining
from ehsg_cli.findings.explanation import explanations, subjects

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from rich.console import RenderableType
    from rich.text import Text

    from ehsg_cli.findings.explanation import Explanation

_WIDTH = 100
_SEVERITIES = {"info": "note"}


class Written(StrEnum):
    """How explanations are written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def explain(
    code: Annotated[
        list[str],
        typer.Argument(
            metavar="CODE",
            help="A code such as C203, or how several begin, such as C2; without one, all are listed.",
            autocompletion=completion.finding_codes,
        ),
    ] = [],
    form: Annotated[
        Written, typer.Option("--format", case_sensitive=False, help="How to write the explanations.")
    ] = Written.TEXT,
) -> None:
    """Explain what a finding is about, why it matters and how to mend it.

    Every finding of ehsg has a code, such as C203. Each is explained with an example of how it looks.

    For example:

    * `ehsg explain C203`
    * `ehsg explain B2`
    * `ehsg explain --format markdown`
    """
    named = named_codes(code)
    wanted = [known for known in codes.ALL if not named or known.startswith(tuple(named))]
    if form is Written.JSON:
        put(explaining.as_json(wanted))
    elif form is Written.MARKDOWN:
        put(explaining.as_markdown(wanted))
    elif named and all(each in codes.ALL for each in named):
        _print_whole(wanted)
    else:
        _print_list(wanted)
        say("ehsg explain with one of these codes says more.")


def _print_list(wanted: Collection[str]) -> None:
    """The codes by subject, each with what it is in a sentence."""
    from rich.table import Table  # noqa: PLC0415 - slow to import

    console = stdout()
    for subject in subjects():
        rows = [each for each in subject.explanations if each.code.id in wanted]
        if rows:
            table = Table.grid(padding=(0, 2, 0, 0))
            for each in rows:
                table.add_row(f"  {each.code.id}", _severity(each), _styled(each.summary))
            console.print(_styled(subject.title, "bold"))
            console.print(table, width=min(console.width, _WIDTH))
            console.print()


def _print_whole(wanted: Collection[str]) -> None:
    """All there is to say about each code."""
    console = stdout()
    for number, id_ in enumerate(wanted):
        for part in (*([""] if number else []), *_parts(explanations()[id_])):
            console.print(part, width=min(console.width, _WIDTH))


def _parts(each: Explanation) -> Iterator[RenderableType]:
    from rich.padding import Padding  # noqa: PLC0415 - slow to import

    yield _styled(f"{each.code.id}, {_article(each)} {_severity(each)}", "bold")
    for title, paragraphs in (
        ("What it is", (each.what,)),
        ("Why it matters", (each.why,)),
        ("How to mend it", tuple(f"{number}. {step}" for number, step in enumerate(each.fix, 1))),
        ("How it looks", tuple(filter(None, (each.at, each.example.message, each.example.remedy)))),
    ):
        yield ""
        yield _styled(title, "bold")
        for paragraph in paragraphs:
            yield Padding(_styled(paragraph), (0, 0, 0, 2), expand=False)
    for name, title in explaining.SNIPPETS.items():
        if lines := getattr(each, name):
            yield ""
            yield _styled(title, "bold")
            yield Padding(_styled(lines.rstrip(), code=False), (0, 0, 0, 2), expand=False)


def _severity(each: Explanation) -> str:
    severity = each.code.severity.value
    return _SEVERITIES.get(severity, severity)


def _article(each: Explanation) -> str:
    return "an" if _severity(each).startswith("e") else "a"


def _styled(text: str, style: str = "", *, code: bool = True) -> Text:
    """The text, with what stands between backticks in bold instead of them."""
    from rich.text import Text  # noqa: PLC0415 - slow to import

    if not code:
        return Text(text, style)
    parts = re.split("`([^`]*)`", text)
    return Text.assemble(*((part, "bold" if number % 2 else style) for number, part in enumerate(parts)))
