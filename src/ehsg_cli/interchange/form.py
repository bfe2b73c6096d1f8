"""Somebody's form → a bank, with a report of what was taken for what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ehsg_cli.errors import EhsgError
from ehsg_cli.findings import codes
from ehsg_cli.interchange.draft import drafted
from ehsg_cli.interchange.exports import find_responses
from ehsg_cli.interchange.noted import Outcome, noted
from ehsg_cli.interchange.recognise import marks_of, without_numbers_before
from ehsg_cli.interchange.report import NAMES_ANSWERS, Imported, Role, Taken
from ehsg_cli.interchange.responses import marks_of_responses
from ehsg_cli.interchange.source import Source, Table
from ehsg_cli.interchange.to_bank import Details, make
from ehsg_cli.wording import listed

if TYPE_CHECKING:
    from ehsg_cli.interchange.marks import Mark
    from ehsg_cli.interchange.to_bank import Made

MOST_QUESTIONS = 1_000  # many times those of any guide


def import_form(source: Source, details: Details) -> Imported:
    """The bank that a form is.

    Raises:
        EhsgError: Nothing in it asks anything, or more does than any form asks, or it was made of a bank.
    """
    if source.made_by_us:
        raise EhsgError(
            f"{source.file} is {source.made_by_us}, which ehsg made: it is no form.",
            "Use the bank that it was made of. To review that, give it out with ehsg bank export.",
        )
    source = _seen(source)
    responses = find_responses(source)
    marks = without_numbers_before(marks_of_responses(responses)) if responses else marks_of(source)
    draft = drafted(marks)
    questions = sum(len(section.questions) for section in draft.sections)
    if not questions:
        raise EhsgError(
            f"No question was found in {source.file}.",
            "Head the column of questions with the word Question, or end questions with a question mark.",
        )
    if questions > MOST_QUESTIONS:
        raise EhsgError(
            f"{source.file} holds {questions:,} texts like questions, and {MOST_QUESTIONS:,} are the most.",
            "Check that it is a form, and delete what does not belong to it.",
        )
    bank, made = make(draft, source.file, details)
    kind = f"the export of an online form ({source.kind})" if responses else f"a form ({source.kind})"
    taken = tuple(_taken(number, mark, made) for number, mark in enumerate(marks))
    return Imported(
        source.file,
        kind,
        bank,
        taken,
        (*source.findings, *noted(Outcome(source, details, marks, draft, made, bank))),
    )


def _seen(source: Source) -> Source:
    """The file without its hidden sheets, which may hold anybody's particulars, and with a word of that."""
    hidden = [block for block in source.blocks if isinstance(block, Table) and block.is_hidden]
    if not hidden:
        return source
    names = [table.name for table in hidden]
    return replace(
        source,
        blocks=tuple(block for block in source.blocks if block not in hidden),
        asides=tuple(aside for aside in source.asides if aside.location.sheet not in names),
        findings=(*source.findings, codes.IMPORT_HIDDEN(hidden[0].location, sheets=listed(names))),
    )


def _taken(number: int, mark: Mark, made: Made) -> Taken:
    if number in made.refused:
        return Taken(mark.location, Role.NOT_TAKEN, mark.text, note=made.refused[number])
    names = NAMES_ANSWERS if mark.choices and mark.role in {Role.INTRODUCTION, Role.LOOKS_AT} else ""
    return Taken(mark.location, mark.role, mark.text, made.refs.get(number, ""), mark.note or names)
