"""Does every question have an answer?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.wording import at_a_glance
from ehsg_cli.workbook import layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Code, Finding
    from ehsg_cli.partnership.model import PartnershipReturn
    from ehsg_cli.submission.model import Answer, Submission


def unanswered(submission: Submission, bank: Bank) -> Iterator[Finding]:
    """A finding for each question of the bank that a submission leaves open, with its cell."""
    yield from (
        codes.CHECK_UNANSWERED(location, question=question, text=bank.questions[question].text)
        for question, location in _open(submission.answers, bank, submission.source.file)
    )


def nobody_answered(merged: PartnershipReturn) -> Iterator[Finding]:
    """A finding for each question that no partner answered and that is not agreed either."""
    location = Location(file=merged.file, sheet=layout.RETURN)
    for row in merged.rows:
        answered = any(given.answer.raw.strip() for given in merged.answers_to[row.question])
        if not answered and not row.decision.raw:
            yield codes.CHECK_NOBODY_ANSWERED(
                location, question=row.question, text=merged.bank.questions[row.question].text
            )


def left_blank(merged: PartnershipReturn) -> Iterator[Finding]:
    """A finding for each question that one partner left open, with its cell in their workbook."""
    given: dict[str, list[Answer]] = {participant.id: [] for participant in merged.participants}
    for answer in merged.answers:
        given[answer.participant].append(answer.answer)
    for participant in merged.participants:
        for question, location in _open(given[participant.id], merged.bank, participant.source.file):
            yield codes.CHECK_PARTNER_BLANK(
                location,
                organisation=participant.respondent.organisation,
                question=question,
                text=merged.bank.questions[question].text,
            )


def missing_items(merged: PartnershipReturn) -> Iterator[Finding]:
    """A finding for each required return item that is not filled in."""
    return _missing_items(merged, codes.CHECK_ITEM_MISSING)


def missing_at_last(merged: PartnershipReturn) -> Iterator[Finding]:
    """The same of a return that is to be final, where it is an error."""
    return _missing_items(merged, codes.CHECK_FINAL_ITEM_MISSING)


def _missing_items(merged: PartnershipReturn, code: Code) -> Iterator[Finding]:
    location = Location(file=merged.file, sheet=layout.RETURN_ITEMS)
    for item in merged.bank.return_items:
        if item.required and not merged.items[item.id]:
            yield code(location, prompt=f"{item.title}.")


def not_agreed(merged: PartnershipReturn) -> Iterator[Finding]:
    """A finding for each question without an agreed answer; one that is off the scale is none."""
    location = Location(file=merged.file, sheet=layout.RETURN)
    for question in _to_agree(merged):
        yield codes.CHECK_NOT_AGREED(location, question=question, text=merged.bank.questions[question].text)


def still_to_agree(merged: PartnershipReturn) -> Iterator[Finding]:
    """One finding that says how many questions are still to be agreed, and which; none if all are."""
    if questions := _to_agree(merged):
        yield codes.CHECK_STILL_TO_AGREE(
            Location(file=merged.file, sheet=layout.RETURN),
            open=len(questions),
            questions=len(merged.rows),
            refs=at_a_glance(questions),
        )


def _to_agree(merged: PartnershipReturn) -> list[str]:
    return [row.question for row in merged.rows if not row.is_agreed]


def agreed_off_scale(merged: PartnershipReturn) -> Iterator[Finding]:
    """A finding for each agreed answer that is not one of its question's choices."""
    location = Location(file=merged.file, sheet=layout.RETURN)
    for row in merged.rows:
        choices = merged.bank.choices(row.question)
        if choices and row.decision.raw and not row.decision.choice:
            labels = ", ".join(choice.label for choice in choices)
            yield codes.CHECK_AGREED_OFF_SCALE(
                location, raw=row.decision.raw, question=row.question, choices=labels
            )


def _open(answers: Iterable[Answer], bank: Bank, file: str) -> Iterator[tuple[str, Location]]:
    """The questions without an answer, and where it should stand; only the file where the row is gone."""
    found = {answer.question: answer for answer in answers}
    for question in bank.questions:
        answer = found.get(question)
        if not answer:
            yield question, Location(file=file, sheet=bank.section_of[question].title)
        elif not answer.raw.strip():
            yield question, answer.origin.answer_location
