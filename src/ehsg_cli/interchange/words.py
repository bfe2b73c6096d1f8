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
# Names that programs give to sheets
UNNAMED = re.compile(
    r"(?:sheet|table|tabelle|feuil|tabell|blad|hoja|foglio|form|responses?)? ?\d*"
    r"|form responses \d+|form\d* \d+"
)
_OPEN = re.compile(
    r"(?:how|what|why|which|who|whom|where|when will|in what|to what|describe|please|tell us|explain"
    r"|list|give|any)\b"
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


def is_about(text: str) -> bool:
    """Whether a text asks what every response workbook asks on About you."""
    return fold(text) in ABOUT
