"""Submissions made in code, without workbooks."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from ehsg_cli.partnership.model import Decision, PartnershipReturn
from ehsg_cli.submission.answers import recognise
from ehsg_cli.submission.model import Answer, Origin, Respondent, Source, Submission
from tests.banks import SMALL


def submission(
    organisation: str, answers: dict[str, str], *, sector: str = "", by: str = "", copy: int = 1
) -> Submission:
    """A submission of the small bank; `copy` tells files of the same organisation apart."""
    file = f"in/{organisation}-{copy}.xlsx"
    typed = (organisation, sector, by, *(answers.get(question, "") for question in SMALL.questions))
    return Submission(
        source=Source(
            file=file,
            sha256=hashlib.sha256(f"{organisation}{answers}{copy}".encode()).hexdigest(),
            cells=sum(map(bool, typed)) + 1,  # with the comment
        ),
        respondent=Respondent(organisation=organisation, sector=sector, completed_by=by),
        answers=tuple(
            Answer(
                question=question,
                choice=recognise(answers.get(question, ""), SMALL.choices(question)),
                raw=answers.get(question, ""),
                comment=f"{organisation} says so" if question == "families-01" else "",
                origin=Origin(file=file, sheet="Families", answer_cell="C2", comment_cell="D2"),
            )
            for question in SMALL.questions
        ),
    )


def first_answers(sent: Submission, count: int) -> Submission:
    """The submission with the rows of all but its first answers deleted."""
    gone = sum(bool(answer.raw) + bool(answer.comment) for answer in sent.answers[count:])
    source = replace(sent.source, cells=sent.source.cells - gone)
    return replace(sent, source=source, answers=sent.answers[:count])


def planned(sent: Submission) -> Submission:
    """The submission with a plan beside each answer on a scale."""
    answers = (
        replace(answer, comment="By May") if SMALL.choices(answer.question) else answer
        for answer in sent.answers
    )
    return replace(sent, answers=tuple(answers))


POLICE = submission(
    "North Police",
    {"families-01": "Yes", "families-02": "Yes", "words-01": "With care"},
    sector="police",
    by="A team",
)
SCHOOL = submission("A school", {"families-01": "No", "families-02": "Sometimes"}, sector="schools")


def decided(merged: PartnershipReturn) -> PartnershipReturn:
    """The return with one question agreed and one item filled in."""
    rows = (replace(merged.rows[0], decision=Decision(raw="Mostly yes", choice="mostly-yes", plan="Do it")),)
    return replace(merged, rows=(*rows, *merged.rows[1:]), items={"strategy": "Attached", "officer": ""})
