"""Explanations for programs and for pages: JSON and Markdown. For the terminal they are in `cli`.

The JSON, `ehsg-explanations/1`; keys may be added to it, and none is left out: `explanations`, each with its
`code`, `severity` and `subject`, with `what`, `why` and the list `fix`, and with an `example`: `message` and
`remedy`, where it is (`at`), and lines of files (`earlier`, `wrong`, `right`), empty where there are none.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from ehsg_cli.findings.explanation import subjects

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ehsg_cli.findings.explanation import Explanation, Subject

_INTRODUCTION = """\
# Findings

Every finding that ehsg prints has a code, which never changes its meaning: C203, for example. This page says
of each what it is, why it matters and how to mend it, as `ehsg explain C203` does. An error makes a command
end with exit code 1; a warning is worth a look; a note is there to be known."""

FORMAT = "ehsg-explanations/1"
SNIPPETS = {
    "earlier": "As it was sent out:",
    "wrong": "What gives it:",
    "right": "Mended:",
}
_FENCES = {"ref": "csv"}  # by how the lines begin; all others are YAML


def as_json(wanted: Collection[str]) -> str:
    """The explanations of these codes as JSON. In ASCII, so that it survives the encoding of any terminal."""
    found = [
        _plain(subject, each)
        for subject in subjects()
        for each in subject.explanations
        if each.code.id in wanted
    ]
    return json.dumps({"format": FORMAT, "explanations": found}, indent=2)


def _plain(subject: Subject, each: Explanation) -> dict[str, object]:
    example = each.example
    snippets = {name: getattr(each, name) for name in SNIPPETS}
    return {
        "code": each.code.id,
        "severity": each.code.severity.value,
        "subject": subject.title,
        "what": each.what,
        "why": each.why,
        "fix": list(each.fix),
        "example": {"message": example.message, "remedy": example.remedy, "at": each.at, **snippets},
    }


def reference() -> str:
    """The page that explains every finding, with a list of links; what is linked are headings of one code."""
    every = [each.code.id for subject in subjects() for each in subject.explanations]
    contents = "\n".join(map(_links, subjects()))
    return "\n\n".join((_INTRODUCTION, contents, as_markdown(every, level=2)))


def _links(subject: Subject) -> str:
    ids = (each.code.id for each in subject.explanations)
    return f"- {subject.title}: {', '.join(f'[{id_}](#{id_.lower()})' for id_ in ids)}"


def as_markdown(wanted: Collection[str], level: int = 1) -> str:
    """The explanations of these codes as Markdown, without a newline at the end.

    Args:
        wanted: The codes.
        level: Of the headings of the subjects; each code has one of the next level.
    """
    parts = [part for subject in subjects() for part in _subject(subject, wanted, "#" * level)]
    return "\n\n".join(parts)


def _subject(subject: Subject, wanted: Collection[str], heading: str) -> Iterator[str]:
    chosen = [each for each in subject.explanations if each.code.id in wanted]
    if chosen:
        yield f"{heading} {subject.title}"
    for each in chosen:
        yield f"{heading}# {each.code.id}"
        yield from _entry(each)


def _entry(each: Explanation) -> Iterator[str]:
    """The parts of one explanation."""
    yield f"*{each.code.severity.value.capitalize().replace('Info', 'Note')}.* {_escaped(each.what)}"
    yield f"**Why it matters.** {_escaped(each.why)}"
    yield "\n".join(
        ["**How to mend it.**", "", *(f"{n}. {_escaped(step)}" for n, step in enumerate(each.fix, 1))]
    )
    example = each.example
    place = f"`{each.at}`: " if each.at else ""
    yield f"**Example.** {place}{_escaped(example.message)} *{_escaped(example.remedy)}*"
    for name, title in SNIPPETS.items():
        if lines := getattr(each, name):
            fence = _FENCES.get(lines[:3].lower(), "yaml")
            yield f"{title}\n\n```{fence}\n{lines.rstrip()}\n```"


def _escaped(text: str) -> str:
    """The text with signs that Markdown would take for its own escaped, but for what is between backticks."""
    parts = text.split("`")
    parts[::2] = [re.sub(r"([\\*_\[\]<>#|])", r"\\\1", part) for part in parts[::2]]
    return "`".join(parts)
