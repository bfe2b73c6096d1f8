"""On which sheet and in which column a thing sits. No other module knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ehsg_cli.bank.model import Bank, Question

# Response workbooks
READ_ME = "Read me"
ABOUT_YOU = "About you"
LISTS = "Lists"

REF = "Ref"
QUESTION = "Question"
ANSWER = "Answer"
QUESTION_HEADERS = (REF, QUESTION, ANSWER)

ABOUT_HEADERS = ("About you", "Your answer")
ABOUT_FIELDS = {
    "organisation": "Organisation",
    "sector": "Sector",
    "completed_by": "Completed by",
    "role": "Role",
    "email": "Email",
    "date": "Date completed",
}
SECTORS = "sectors"

# Merged returns
RETURN = "Return"
ANSWERS = "Answers"
COMMENTS = "Comments"
PARTNERS = "Partners"
RETURN_ITEMS = "Return items"
FINDINGS = "Findings"
UNPLACED = "Unplaced"
SOURCES = "Sources"
ORIGINS = "Origins"
ABOUT = "About"

SECTION = "Section"
SUGGESTED = "Suggested answer"
CONSENSUS = "Consensus"
AGREED = "Agreed answer"
AGREED_PLAN = "Agreed plan"
RESPONDENT = "Respondent"
ORGANISATION = ABOUT_FIELDS["organisation"]
PART = "Part"
COMMENT = "Comment"
TYPED = "As typed"
FILE = "File"
SHEET = "Sheet"
CELL = "Cell"
ANSWER_CELL = "Answer cell"
COMMENT_CELL = "Comment cell"
TEXT = "Text"
PARTNER_NAME = "Partner"
SECTOR = ABOUT_FIELDS["sector"]
REQUIRED = "In the guide's minimum"
ASKED = "Asked"
ANSWERED_BY = "Respondents"
ANSWERED = "Questions answered"
OF_QUESTIONS = "Of questions"
NAMED_BY = "Named by"
SHA256 = "SHA-256"
ITEM = "Item"
PROMPT = "What goes in"
VALUE = "Value"
SEVERITY = "Severity"
CODE = "Code"
MESSAGE = "Message"
REMEDY = "What to do"
LINE = "Line"
COLUMN = "Column"
YES, NO = "Yes", "No"
SUMMARY = "Summary"
QUESTIONS = "Questions"
NOT_ANSWERED = "Not answered"
NOW_AGREED = "Agreed"
SPLIT = "Split"
DIFFER = "Differ"
ALL_SECTIONS = "All sections"
AGENDA = "Agenda"
NUMBER = "No."
SAID = "Partners say"
APART = "How far apart"
AGREED_SO_FAR = "Agreed so far"

# Identity: the same words as custom document properties and, in plain sight, as lines of the cover
BANK_ID = "Question bank"
BANK_REVISION = "Bank revision"
BANK_CONTENT = "Bank content"
PARTNER = "Prepared for"
DOCUMENT = "Kind of workbook"
IDENTITY = frozenset({BANK_ID, BANK_REVISION, BANK_CONTENT, PARTNER, DOCUMENT})
RESPONSE_DOCUMENT = "ehsg response"
RETURN_DOCUMENT = "ehsg merged return"


def scale_list(scale: str) -> str:
    """Name of the list of a scale's choices; also the defined name in Excel."""
    return f"scale_{scale.replace('-', '_')}"


def question_text(question: Question) -> str:
    """A question as the guide prints it: short title, colon, text."""
    return f"{question.title}: {question.text}" if question.title else question.text


def identity(bank: Bank, document: str, partner: str = "") -> dict[str, str | int]:
    """What a workbook says of itself, by the words of `IDENTITY`."""
    named = {PARTNER: partner} if partner else {}
    return {
        DOCUMENT: document,
        BANK_ID: bank.bank,
        BANK_REVISION: bank.revision,
        BANK_CONTENT: bank.content_hash,
        **named,
    }


def identity_on(rows: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """What a sheet says of its workbook in its first column; nothing unless it says it all."""
    lines = (row[0].strip().partition(": ") for row in rows if row)
    said: dict[str, str] = {}
    for name, colon, value in lines:
        if colon and name in IDENTITY:
            said.setdefault(name, value.strip())
    return said if said.keys() >= IDENTITY - {PARTNER} else {}


def identity_lines(properties: Mapping[str, str | int]) -> tuple[str, ...]:
    """The same, as lines for people to see."""
    return tuple(f"{name}: {value}" for name, value in properties.items())
