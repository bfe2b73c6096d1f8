"""What workbooks say: answers made up from a seed, and what a return makes of them, wherever they stood."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from ehsg_cli.partnership.merge import merge
from ehsg_cli.workbook.grid import read_spreadsheet
from ehsg_cli.workbook.read import read_submissions
from tests.filling import Filled

if TYPE_CHECKING:
    from ehsg_cli.bank.model import Bank
    from ehsg_cli.partnership.model import PartnershipReturn
    from ehsg_cli.submission.model import Submission

_COMMENTS = (
    "",
    "",
    "A plan, with dates – by May",
    "=SUM of what we all know, not a formula",
    "- one\n- two\n\nThen once a quarter",
    "+44 20 7946 0000, or @home",
    "Café mornings 😀, “open to all”",
)


def filled(bank: Bank, seed: int = 1) -> Filled:
    """What a partner says: most questions answered, some with a plan, some plans without an answer."""
    random = Random(seed)  # noqa: S311 - no secret
    sector = bank.partners[seed % len(bank.partners)]
    about = {
        "organisation": f"Partner {seed}",
        "sector": sector.name,
        "completed_by": "Test Respondent",
        "role": "Lead",
        "email": f"partner{seed}@partners.example",
        "date": "2024-07-14",
    }
    answers = {}
    for number, question in enumerate(bank.questions):
        labels = [choice.label for choice in bank.choices(question)]
        answer = (
            random.choice([*labels, ""])
            if labels
            else random.choice(["In our own words, no. " + question, ""])
        )
        comment = random.choice(_COMMENTS) if bank.section_of[question].follow_up else ""
        answers[question] = (answer, comment and f"{comment} ({number})")
    return Filled(about, answers)


def submission(data: bytes, bank: Bank, file: str = "in/partner.xlsx") -> Submission:
    """What is read from a workbook that can be read."""
    spreadsheet, findings = read_spreadsheet(data, file)
    assert spreadsheet, findings
    return read_submissions([spreadsheet], bank)[0]


def said(merged: PartnershipReturn) -> dict[str, object]:
    """What a return says of each question and each respondent, without where and how it was written."""
    return {
        **{
            f"{given.answer.question} by {given.participant}": (
                given.answer.choice or given.answer.raw,
                given.answer.comment,
            )
            for given in merged.answers
            if given.answer.raw.strip() or given.answer.comment.strip()
        },
        **{
            f"{row.question} in all": (dict(row.tally.counts), row.tally.suggested, row.tally.consensus)
            for row in merged.rows
        },
        **{participant.id: participant.respondent for participant in merged.participants},
        **{f"answered by {participant.id}": participant.answered for participant in merged.participants},
        "missing": merged.missing_sectors,
    }


def said_in(data: bytes, bank: Bank) -> dict[str, object]:
    """What the return of this one workbook says."""
    return said(merge(bank, [submission(data, bank)]))


def differences(expected: dict[str, object], found: dict[str, object]) -> list[str]:
    """What two returns do not say alike, in words."""
    return [
        f"{key}: {expected.get(key)!r} became {found.get(key)!r}"
        for key in sorted(expected.keys() | found.keys())
        if expected.get(key) != found.get(key)
    ]
