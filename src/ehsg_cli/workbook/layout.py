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

# What is written beside a partner's words when their workbook is made again
TO_DO_HEADERS = ("To do", "Still to do", "To do (ehsg)")  # the first that no follow-up of the bank has
MISSING = "What is missing"
WITHOUT_A_PLACE = "Without a place"
LEFT_OVER_HEADERS = ("Text without a place", "Where it stood")
EARLIER_ANSWERS = "Earlier answers"
NOT_ASKED = "Not asked any more"

# Microsoft Forms exports: what a column that is no question holds, by its folded heading: a field of About
# you, or nothing where Forms itself fills it in
FORM_COLUMNS = {
    "id": "",
    "start time": "",
    "completion time": "date",
    "email": "email",
    "name": "completed_by",
    "language": "",
    "last modified time": "",
    "total points": "",
    "quiz feedback": "",
    "organisation": "organisation",
    "organization": "organisation",
    "organisation name": "organisation",
    "name of organisation": "organisation",
    "name of your organisation": "organisation",
    "your organisation": "organisation",
    "which organisation are you from": "organisation",
    "which organisation do you work for": "organisation",
    "sector": "sector",
    "your sector": "sector",
    "completed by": "completed_by",
    "your name": "completed_by",
    "role": "role",
    "your role": "role",
    "job title": "role",
    "your e mail address": "email",
    "date completed": "date",
}
FORM_QUIZ = ("points ", "feedback ")  # how the headings of what a quiz adds to each question begin, folded
FORM_NOBODY = "anonymous"

# Merged returns
RETURN = "Return"
ANSWERS = "Answers"
COMMENTS = "Comments"
PARTNERS = "Partners"
RETURN_ITEMS = "Return items"
FINDINGS = "Findings"
UNPLACED = "Unplaced"
SUPERSEDED = "Superseded"
SOURCES = "Sources"
ORIGINS = "Origins"
ABOUT = "About"

SECTION = "Section"
SUGGESTED = "Suggested answer"
CONSENSUS = "Consensus"
AGREED = "Agreed answer"
AGREED_PLAN = "Agreed plan"
OUTDATED = "Changed since it was agreed"
RESPONDENT = "Respondent"
ORGANISATION = ABOUT_FIELDS["organisation"]
PART = "Part"
COMMENT = "Comment"
KIND = "Kind"
KIND_ANSWER, KIND_COMMENT, KIND_NOTE = "Answer", "Follow-up", "Note"
EARLIER = "Earlier"
NOW = "Now"
CHANGED = "Changed"
SUPERSEDED_BY = "Superseded by"
FOUND_BY = "Found by"
MODIFIED = "Last saved"
ROW = "Row"
RESPONSE = "Response"
CELLS = "Cells with content"
PRINTED = "Of these, as printed"
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
ONE_VOTE_PER = "One vote per"
SENT_TWICE = "Of several submissions of one respondent"
_NOT_ALWAYS = frozenset({PARTNER, ONE_VOTE_PER, SENT_TWICE})
IDENTITY = frozenset({BANK_ID, BANK_REVISION, BANK_CONTENT, DOCUMENT}) | _NOT_ALWAYS
RESPONSE_DOCUMENT = "ehsg response"
RETURN_DOCUMENT = "ehsg merged return"


def scale_list(scale: str) -> str:
    """Name of the list of a scale's choices; also the defined name in Excel."""
    return f"scale_{scale.replace('-', '_')}"


def question_text(question: Question) -> str:
    """A question as workbooks show it, and as it is known again by."""
    return question.printed


def identity(
    bank: Bank, document: str, *, partner: str = "", one_vote_per: str = "", duplicates: str = ""
) -> dict[str, str | int]:
    """What a workbook says of itself, by the words of `IDENTITY`."""
    given = {PARTNER: partner, ONE_VOTE_PER: one_vote_per, SENT_TWICE: duplicates}
    return {
        DOCUMENT: document,
        BANK_ID: bank.bank,
        BANK_REVISION: bank.revision,
        BANK_CONTENT: bank.content_hash,
        **{name: value for name, value in given.items() if value},
    }


def identity_on(rows: Iterable[tuple[str, ...]]) -> tuple[dict[str, str], int]:
    """What a sheet says of its workbook, a line a cell of one column, and which column that is.

    Nothing, and -1, unless it says it all.
    """
    columns: dict[int, dict[str, str]] = {}
    for row in rows:
        for column, cell in enumerate(row):
            name, colon, value = cell.strip().partition(": ") if cell else ("", "", "")
            if colon and name in IDENTITY:
                columns.setdefault(column, {}).setdefault(name, value.strip())
    whole = (item for item in columns.items() if item[1].keys() >= IDENTITY - _NOT_ALWAYS)
    return next(((said, column) for column, said in whole), ({}, -1))


def identity_lines(properties: Mapping[str, str | int]) -> tuple[str, ...]:
    """The same, as lines for people to see."""
    return tuple(f"{name}: {value}" for name, value in properties.items())
