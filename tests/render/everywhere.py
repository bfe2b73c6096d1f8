"""A return in which the same text is typed in every place where people type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.partnership.merge import assemble
from ehsg_cli.partnership.model import Decision, GivenAnswer, Participant
from ehsg_cli.submission.invitation import Invitation
from ehsg_cli.submission.model import Answer, Note, Origin, Respondent, Source, Unplaced
from tests.render.returns import BANK

if TYPE_CHECKING:
    from ehsg_cli.partnership.model import PartnershipReturn

# What is in none of them is left out of a page that is to be published.
AT_SUMMARY = ("organisation", "asked", "agreed", "plan", "in words", "strategy")
AT_FULL = (*AT_SUMMARY, "sector", "raw", "comment", "note", "said in words")
AT_INTERNAL = (*AT_FULL, "completed by", "role", "email", "date", "officer", "unplaced")


def marked(place: str, text: str) -> str:
    """The text as it is typed there, so that it is found again; it begins a line of its own."""
    return f"Q{AT_INTERNAL.index(place):02}Q\n{text}\nZ"


def typed_everywhere(text: str) -> PartnershipReturn:
    """The return."""

    def at(place: str) -> str:
        return marked(place, text)

    respondent = Respondent(
        organisation=at("organisation"),
        sector=at("sector"),
        completed_by=at("completed by"),
        role=at("role"),
        email=at("email"),
        date=at("date"),
    )
    return assemble(
        BANK,
        participants=[
            Participant(id="one", respondent=respondent, source=Source(file="one.xlsx", sha256="0" * 64)),
        ],
        answers=[
            _given("families-01", raw=at("raw"), comment=at("comment"), note=at("note")),
            _given("words-01", raw=at("said in words")),
        ],
        invitations=[Invitation(name=at("asked"), sector="schools")],
        decisions={
            "families-01": Decision(raw=at("agreed"), plan=at("plan")),
            "words-01": Decision(raw=at("in words")),
        },
        items={"strategy": at("strategy"), "officer": at("officer")},
        unplaced=[Unplaced(file="one.xlsx", sheet="Families", cell="F9", text=at("unplaced"))],
    )


def _given(question: str, *, raw: str, comment: str = "", note: str = "") -> GivenAnswer:
    origin = Origin(file="one.xlsx", sheet="Families", answer_cell="C2", comment_cell="D2")
    notes = (Note(cell="C2", text=note),) if note else ()
    return GivenAnswer(
        participant="one",
        answer=Answer(question=question, raw=raw, comment=comment, notes=notes, origin=origin),
    )
