"""A return as flat records, for data frames and tables: a value for every key in every record."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ehsg_cli.partnership.model import PartnershipReturn, Row

    Record = dict[str, str | int | float | None]


def answer_records(merged: PartnershipReturn) -> list[Record]:
    """A record for each question and respondent, in the order of the bank's questions.

    A question that a respondent left open is among them, with no `answer` and an empty `raw`.
    """
    participants = {participant.id: participant for participant in merged.participants}
    return [
        {
            **_question(merged, given.answer.question),
            "respondent": given.participant,
            "organisation": participants[given.participant].respondent.organisation,
            "sector": participants[given.participant].respondent.sector,
            "answer": given.answer.choice,
            "raw": given.answer.raw,
            "comment": given.answer.comment,
            "file": given.answer.origin.file,
            "sheet": given.answer.origin.sheet,
            "cell": given.answer.origin.answer_cell,
        }
        for given in merged.answers
    ]


def question_records(merged: PartnershipReturn) -> list[Record]:
    """A record for each question of the bank: how the partners answered, and what was agreed.

    Every choice of any scale of the bank has a key, `votes_` and its id, with none where the question is
    answered on another scale or in words.
    """
    choices = dict.fromkeys(choice.id for scale in merged.bank.scales.values() for choice in scale)
    return [
        {
            **_question(merged, row.question),
            **{f"votes_{choice}": row.tally.counts.get(choice) for choice in choices},
            "suggested": row.tally.suggested,
            "consensus": row.tally.consensus,
            "agreed": _agreed(row),
            "agreed_plan": row.decision.plan or None,
        }
        for row in merged.rows
    ]


def _question(merged: PartnershipReturn, question: str) -> Record:
    return {
        "question": question,
        "section": merged.bank.section_of[question].title,
        "text": merged.bank.questions[question].printed,
    }


def _agreed(row: Row) -> str | None:
    """The choice that is agreed or, for a question in words, the words, as the JSON of a return has it."""
    return (row.decision.choice if row.tally.counts else row.decision.raw) or None
