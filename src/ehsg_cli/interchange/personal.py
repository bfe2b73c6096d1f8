"""E-mail addresses and telephone numbers: kept out of a bank, and masked wherever a report shows a text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ehsg_cli.interchange.report import Role
from ehsg_cli.privacy.find import find
from ehsg_cli.privacy.model import Kind
from ehsg_cli.privacy.shown import replaced

if TYPE_CHECKING:
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.interchange.marks import Mark
    from ehsg_cli.interchange.report import Imported, Taken

_MASKED = {Kind.EMAIL: "(e-mail address)", Kind.TELEPHONE: "(telephone number)"}
NAME = "(name)"
_AUTHOR = re.compile(r"^(?:[^\W\d_a-z][\w'’.-]*\s?){1,4}:\s+")
WHY_NOT_TAKEN = "it holds an e-mail address or a telephone number"
# What the bank may show with what is in it: the questions, as they are asked
_AS_IT_STANDS = frozenset({Role.QUESTION, Role.ANSWER, Role.ABOUT, Role.WHO, Role.NOT_TAKEN, Role.BLANK})


def masked(text: str) -> str:
    """The text without the e-mail addresses and telephone numbers in it."""
    spans = find(text, kinds=_MASKED)
    return replaced(text, spans, lambda _, kind: _MASKED[kind])


def without_author(note: str) -> str:
    """A note or comment without the name that spreadsheet programs put before it: "Jo Example: too long?"."""
    return _AUTHOR.sub(f"{NAME}: ", note)


def is_personal(text: str) -> bool:
    """Whether an e-mail address or a telephone number stands in the text."""
    return masked(text) != text


def without_personal(mark: Mark) -> Mark:
    """The mark; not taken where what it would bring into the bank, and is no question, is personal."""
    if mark.role not in _AS_IT_STANDS and is_personal(mark.text):
        return replace(mark, role=Role.NOT_TAKEN, kept="", choices=(), note=WHY_NOT_TAKEN)
    return replace(
        mark,
        title="" if is_personal(mark.title) else mark.title,
        follow_up="" if is_personal(mark.follow_up) else mark.follow_up,
        choices=() if any(map(is_personal, mark.choices)) else mark.choices,
    )


def without_addresses(imported: Imported) -> Imported:
    """What a file became, every text of its report masked; the bank is as it was."""
    return replace(
        imported,
        taken=tuple(map(_taken, imported.taken)),
        findings=tuple(map(_finding, imported.findings)),
    )


def _taken(taken: Taken) -> Taken:
    return replace(taken, text=masked(taken.text), note=masked(taken.note))


def _finding(finding: Finding) -> Finding:
    return replace(finding, message=masked(finding.message), remedy=masked(finding.remedy))
