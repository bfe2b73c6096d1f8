"""A return with one of everything a page can show, made in code."""

from __future__ import annotations

from ehsg_cli.bank.model import Bank
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.partnership.merge import assemble
from ehsg_cli.partnership.model import Decision, GivenAnswer, Participant, PartnershipReturn
from ehsg_cli.submission.invitation import Invitation
from ehsg_cli.submission.model import Answer, NamedBy, Origin, Respondent, Source, Unplaced
from tests.banks import SMALL

BANK = Bank.model_validate(
    SMALL.model_dump()
    | {
        "source": SMALL.source.model_dump()
        | {
            "wording": "derived",
            "notice": "The official wording is not included.",
            "licence_url": "https://example.org/licence_v3",
        },
        "summary": "What it is for.\nHow it is used.",
        "lead": "Led by the officer.",
        "vision": "Help comes early.",
        "notes": ["A note of ours."],
        "sections": [
            SMALL.sections[0].model_dump() | {"title_inferred": True, "vision": ["We trust each other."]},
            SMALL.sections[1].model_dump() | {"looks_at": "Looking at data."},
        ],
        "system": {
            "statement": "Two types of service.",
            "mapping": "Which kind is of which type is our reading.",
            "types": [
                {
                    "id": "universal",
                    "title": "Universal services",
                    "services": ["Schools", "Libraries"],
                    "sectors": ["schools"],
                },
                {
                    "id": "community",
                    "title": "Community support",
                    "services": ["Local businesses"],
                    "sectors": ["district"],
                },
            ],
        },
        "data_maturity": {
            "statement": "Two elements.",
            "mapping": "The mapping is our reading.",
            "elements": [
                {"id": "matching", "text": "Automated matching", "questions": ["families-02", "words-01"]},
                {"id": "risk", "text": "Predicting risk"},
            ],
        },
    }
)

NAME, ROLE, EMAIL, DATE = "Test Respondent", "Early help lead", "tr@example.org", "2024-09-14"
OWN_WORDS = (
    "Sometimes, on Mondays",
    "Only in two schools",
    "With care & patience",
    "Ask tr@example.org about it",
)


def participant(id_: str, organisation: str, sector: str, named_by: NamedBy = NamedBy.ABOUT) -> Participant:
    return Participant(
        id=id_,
        respondent=Respondent(
            organisation=organisation,
            sector=sector,
            completed_by=NAME,
            role=ROLE,
            email=EMAIL,
            date=DATE,
            named_by=named_by,
        ),
        source=Source(file=f"in/{id_}.xlsx", sha256=id_.encode().hex().ljust(64, "0")),
    )


def given(id_: str, question: str, raw: str = "", comment: str = "") -> GivenAnswer:
    choices = {choice.label: choice.id for choice in BANK.choices(question)}
    return GivenAnswer(
        participant=id_,
        answer=Answer(
            question=question,
            choice=choices.get(raw),
            raw=raw,
            comment=comment,
            origin=Origin(
                file=f"in/{id_}.xlsx", sheet="A sheet of theirs", answer_cell="C7", comment_cell="D7"
            ),
        ),
    )


PARTICIPANTS = (
    participant("north-police", "North Police", "police"),
    participant("a-school", "A school", "A school in the village"),
    participant("from-test-respondent", "From Test Respondent", "schools", NamedBy.FILE),
)

ANSWERS = (
    given("north-police", "families-01", "Yes", OWN_WORDS[1]),
    given("a-school", "families-01", "No"),
    given("from-test-respondent", "families-01", "Mostly no", OWN_WORDS[3]),
    given("north-police", "families-02", "Yes"),
    given("a-school", "families-02", OWN_WORDS[0]),
    given("from-test-respondent", "families-02", "Yes"),
    given("north-police", "words-01", OWN_WORDS[2]),
)


def small_return(
    *,
    answers: tuple[GivenAnswer, ...] = ANSWERS,
    decisions: dict[str, Decision] | None = None,
    items: dict[str, str] | None = None,
    bank: Bank = BANK,
) -> PartnershipReturn:
    agreed = Decision(
        raw="Mostly yes", choice="mostly-yes", plan="Train 40 people.\nWrite to lead@example.org"
    )
    return assemble(
        bank,
        participants=PARTICIPANTS,
        answers=answers,
        invitations=[
            Invitation(name="North Police", sector="police"),
            Invitation(name="South School", sector="schools"),
        ],
        decisions={"families-02": agreed} if decisions is None else decisions,
        items=items or {"strategy": "Our strategy 2024", "officer": "Officer in charge"},
        unplaced=(Unplaced(file="in/a-school.xlsx", sheet="Families", cell="F9", text="a text beside"),),
        findings=[
            codes.SUBMISSION_UNPLACED(
                Location(file="in/a-school.xlsx", sheet="Families", cell="F9"), text="a text beside"
            ),
            codes.CHECK_NO_REQUIRED_PARTNER(sector="District Councils", condition=" (where applicable)"),
        ],
    )
