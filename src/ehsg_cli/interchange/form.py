"""Somebody's form → a bank, with a report of what was taken for what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.errors import EhsgError
from ehsg_cli.interchange.draft import drafted
from ehsg_cli.interchange.noted import Outcome, noted
from ehsg_cli.interchange.recognise import marks_of, without_numbers_before
from ehsg_cli.interchange.report import NAMES_ANSWERS, Imported, Role, Taken
from ehsg_cli.interchange.responses import find_responses, marks_of_responses
from ehsg_cli.interchange.to_bank import Details, make

if TYPE_CHECKING:
    from ehsg_cli.interchange.marks import Mark
    from ehsg_cli.interchange.source import Source
    from ehsg_cli.interchange.to_bank import Made

MOST_QUESTIONS = 1_000  # many times those of any guide


def import_form(source: Source, details: Details) -> Imported:
    """The bank that a form is.

    Raises:
        EhsgError: Nothing in it asks anything, or more does than any form asks.
    """
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


def _taken(number: int, mark: Mark, made: Made) -> Taken:
    if number in made.refused:
        return Taken(mark.location, Role.NOT_TAKEN, mark.text, note=made.refused[number])
    names = NAMES_ANSWERS if mark.choices and mark.role in {Role.INTRODUCTION, Role.LOOKS_AT} else ""
    return Taken(mark.location, mark.role, mark.text, made.refs.get(number, ""), mark.note or names)
