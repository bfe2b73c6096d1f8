"""The words of forms, by which their parts are known. All are folded as `fold` does it."""

from __future__ import annotations

import re
from enum import StrEnum

from ehsg_cli.findings.suggestion import fold
from ehsg_cli.workbook import layout


class Column(StrEnum):
    """What a column of a form is for."""

    NUMBER = "number"
    SECTION = "section"
    TITLE = "title"
    QUESTION = "question"
    CHOICES = "choices"
    ANSWER = "answer"
    FOLLOW_UP = "follow-up"
    OTHER = "other"


_EXACT = {
    Column.NUMBER: (
        "no", "nr", "number", "ref", "reference", "q", "q no", "question no", "question number",
        "question ref", "item", "item no", "id", "#",
    ),
    Column.SECTION: (
        "section", "area", "area of focus", "focus area", "key area", "theme", "domain", "topic", "category",
        "pillar",
    ),
    Column.TITLE: ("title", "short title", "heading"),
    Column.CHOICES: (
        "options", "choices", "answer options", "answer choices", "possible answers", "response options",
        "answers", "responses",
    ),
}  # fmt: skip
_EXACTLY = {word: column for column, words in _EXACT.items() for word in words}
_QUESTION = {
    "question", "questions", "statement", "statements", "indicator", "indicators", "standard", "standards",
    "criteria", "criterion", "descriptor", "prompt", "prompts",
}  # fmt: skip
_ANSWER = {"answer", "response", "rating", "score", "rag", "judgement", "assessment", "grade", "y n"}
_FEW = 6  # words of a heading that names what stands below it, and asks nothing
_LABEL = 8  # words of a label before something to fill in
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")

VISION = {
    "vision", "our vision", "the vision", "national vision", "vision statement", "vision statements",
    "what good looks like",
}  # fmt: skip
# What every response workbook asks on About you
ABOUT = {
    *map(fold, layout.ABOUT_FIELDS.values()), *layout.FORM_COLUMNS,
    "date", "contact", "telephone", "completed on", "local authority", "name of person completing this form",
    "e mail address", "email address", "contact details", "signed", "signature",
}  # fmt: skip
_ABOUT_YOU = {
    *map(fold, layout.ABOUT_FIELDS.values()),
    *(name for name, field in layout.FORM_COLUMNS.items() if field),
    "date", "completed on", "e mail", "e mail address", "email address", "position", "signed by",
    "name of person completing this form",
}  # fmt: skip
# Labels behind which an answer goes
ANSWERED = {
    "comment", "comments", "any comments", "your comments", "further comments", "evidence", "your answer",
    "your response", "action", "actions", "next steps",
}  # fmt: skip
# Names that programs give to sheets
UNNAMED = re.compile(
    r"(?:sheet|table|tabelle|feuil|tabell|blad|hoja|foglio|form|responses?)? ?\d*"
    r"|form responses \d+|form\d* \d+"
)
_OPEN = re.compile(
    r"(?:how|what|why|which|who|whom|where|when will|in what|to what|describe|please|tell us|explain"
    r"|list|give|any|state|outline|summarise|identify|provide|set out|share|tell)\b"
)


def heading(text: str) -> Column | None:
    """What a column with that heading is for, as far as it says; none where it may be anything."""
    folded = fold(_ASIDE.sub(" ", text))
    if folded in _EXACTLY:
        return _EXACTLY[folded]
    words = set(folded.split())
    if not words or len(words) > _FEW or text.rstrip().endswith("?"):
        return None
    if words & _QUESTION:
        return Column.QUESTION
    return Column.ANSWER if words & _ANSWER or folded == "y n" else None


def is_open(question: str) -> bool:
    """Whether a question asks for words, not for yes or no."""
    return _OPEN.match(fold(question)) is not None


_BY_HOW_MUCH = re.compile(
    r"to what extent\b"
    r"|how (?!(?:do|does|did|are|is|was|were|can|could|will|would|should|have|has|many|and|or)\b)[a-z]+\b"
)


def is_by_how_much(question: str) -> bool:
    """Whether a question asks for a point on a scale, if there is one: "How well …", "To what extent …"."""
    return _BY_HOW_MUCH.match(fold(question)) is not None


_PROMPT = re.compile(
    r"(?:please )?(?:choose|select|pick|click|tap|enter|type)\b.*"
    r"\b(?:item|one|here|text|answer|option|list|date)\b"
)


def is_prompt(text: str) -> bool:
    """Whether a text only asks to fill something in: "Choose an item."."""
    folded = fold(text)
    return _PROMPT.fullmatch(folded) is not None or folded in {
        "please select",
        "please choose",
        "select",
        "choose",
    }


# What says that a label is of a person, or of how to reach one
_WHO = re.compile(
    r"\b(?:e ?mail|phone|telephone|tel|mobile|fax|contact|name|names|surname|signature|signed|officer|manager"
    r"|director|lead|chair|head teacher|headteacher|job title|role|position|address|postcode|by|author|owner"
    r"|organisation|organization|agency)\b"
)


def is_about(text: str) -> bool:
    """Whether a text asks who answers, as forms do: in words that are known."""
    folded = fold(text)
    return folded in ABOUT or folded.removeprefix("your ") in ABOUT or is_on_about_you(text)


def is_on_about_you(text: str) -> bool:
    """Whether a text asks what every response workbook asks on About you."""
    return fold(text).removeprefix("your ") in _ABOUT_YOU or fold(text) in _ABOUT_YOU


def is_of_person(text: str) -> bool:
    """Whether a text is such a label as stands before a name, an address or a number."""
    folded = fold(text)
    is_label = 0 < len(folded.split()) <= _LABEL and not text.rstrip().endswith("?")
    return is_about(text) or (is_label and _WHO.search(folded) is not None)
