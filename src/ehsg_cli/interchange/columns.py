"""Which columns of a table hold what, told by their headings or else by what stands in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ehsg_cli.findings.suggestion import fold
from ehsg_cli.interchange.choices import is_answer_word, listed_choices, named_choices
from ehsg_cli.interchange.numbering import is_number
from ehsg_cli.interchange.wordings import asks
from ehsg_cli.interchange.words import Column, heading, is_of_person

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ehsg_cli.interchange.source import Cell

    Row = Sequence[Cell]

_LOOKED_AT = 30  # rows, for what stands in a column
_FILLED_IN = frozenset(
    [
        "what",
        "who",
        "when",
        "plan",
        "plans",
        "planned",
        "action",
        "actions",
        "comment",
        "comments",
        "evidence",
        "rationale",
        "reason",
        "reasons",
        "note",
        "notes",
        "next",
        "steps",
        "deadline",
        "date",
        "due",
        "target",
        "owner",
        "lead",
        "current",
        "progress",
        "answer",
        "response",
        "score",
        "rating",
    ]
)
_PROMPTS = ("what", "plan", "doing", "comment", "rationale", "evidence", "reason", "where", "how", "note")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table.

    Attributes:
        kinds: What each column that has a meaning is for, counting from 0.
        ticks: Columns that are each headed by a choice, to be ticked.
        names_section: The column of the questions, where its heading is no word for it: the section's title.
    """

    kinds: Mapping[int, Column] = field(default_factory=dict)
    ticks: tuple[int, ...] = ()
    names_section: bool = False

    def of(self, kind: Column) -> int:
        """The column of a kind; -1 where there is none."""
        return next((number for number, each in self.kinds.items() if each is kind), -1)


NONE = Columns()


def headed(row: Row, below: Sequence[Row]) -> Columns | None:
    """The columns of the table that a row of headings begins; none where it is no such row."""
    texts = {number: cell.text for number, cell in enumerate(row) if cell.text.strip()}
    kinds = {number: kind for number, text in texts.items() if (kind := heading(text) or _of_answers(text))}
    ticks = _ticks(texts)
    kinds = {number: kind for number, kind in kinds.items() if number not in ticks}
    if len(texts) < 2 or not (set(kinds.values()) & {Column.QUESTION, Column.ANSWER} or len(ticks) > 1):
        return None
    if any(asks(text) for number, text in texts.items() if kinds.get(number) is Column.QUESTION):
        return None
    kinds = _first_of_each(kinds, below)
    named = Column.QUESTION in kinds.values()
    if not named:
        question = _question_beside(texts, kinds, ticks)
        if question < 0:
            return None
        kinds[question] = Column.QUESTION
    return Columns(_completed(texts, kinds, ticks, below), ticks, names_section=not named)


def _of_answers(text: str) -> Column | None:
    """Whether a heading is a list of answers, and so the answers' own."""
    lists = map(listed_choices, (text, _in_brackets(text)))
    return Column.ANSWER if any(each and all(map(is_answer_word, each)) for each in lists) else None


def _ticks(texts: dict[int, str]) -> tuple[int, ...]:
    """The columns headed by a choice each; one headed No, before all others, is of numbers."""
    first = next((number for number, text in texts.items() if not is_answer_word(text)), -1)
    ticks = tuple(number for number, text in texts.items() if number > first >= 0 and is_answer_word(text))
    return ticks if len(ticks) > 1 else ()


def _first_of_each(kinds: dict[int, Column], below: Sequence[Row]) -> dict[int, Column]:
    """The kinds with one column of each; one headed Answers holds choices only if it lists some."""
    found: dict[int, Column] = {}
    for number, kind in kinds.items():
        lists = any(listed_choices(text) for text in _texts(number, below))
        known = Column.ANSWER if kind is Column.CHOICES and not lists else kind
        if known not in found.values():
            found[number] = known
    return found


def _question_beside(texts: dict[int, str], kinds: dict[int, Column], ticks: tuple[int, ...]) -> int:
    """The column of the questions where no heading says so: the nearest other one left of the answers."""
    answers = [number for number, kind in kinds.items() if kind is Column.ANSWER] + list(ticks)
    return max((number for number in texts if number < min(answers) and number not in kinds), default=-1)


def _completed(
    texts: dict[int, str], kinds: dict[int, Column], ticks: tuple[int, ...], below: Sequence[Row]
) -> dict[int, Column]:
    """The kinds with the follow-up, with a column of numbers that has no heading, and with all the others."""
    question = next(number for number, kind in kinds.items() if kind is Column.QUESTION)
    width = max(map(len, below), default=0)
    rest = [
        number for number in range(max(width, max(texts) + 1)) if number not in kinds and number not in ticks
    ]
    numbers = [number for number in rest if number < question and _are_numbers(number, below)]
    if numbers and Column.NUMBER not in kinds.values():
        kinds[numbers[0]] = Column.NUMBER
    after = [number for number in rest if number > question and number in texts]
    prompts = [number for number in after if any(word in texts[number].casefold() for word in _PROMPTS)]
    if (prompts or after) and Column.FOLLOW_UP not in kinds.values():
        kinds[(prompts or after)[0]] = Column.FOLLOW_UP
    return {number: kinds.get(number, Column.OTHER) for number in sorted({*rest, *kinds})}


def by_content(rows: Sequence[Row]) -> Columns | None:
    """The columns of a table without headings: most of one ask something; none where nothing does."""
    width = max(map(len, rows), default=0)
    asked = {number: sum(asks(text) for text in _texts(number, rows)) for number in range(width)}
    question = max(asked, key=lambda number: asked[number], default=-1)
    if question < 0 or not asked[question]:
        return None
    kinds = {question: Column.QUESTION}
    for number in range(width):
        if number < question and _are_numbers(number, rows):
            kinds[number] = Column.NUMBER
        elif number > question and Column.ANSWER not in kinds.values():
            kinds[number] = Column.ANSWER
        elif number > question and Column.FOLLOW_UP not in kinds.values():
            kinds[number] = Column.FOLLOW_UP
        elif number != question:
            kinds[number] = Column.OTHER
    return Columns(dict(sorted(kinds.items())))


def is_filled_in(heading: str) -> bool:
    """Whether a heading is of a column that who answers fills in, beside answer and follow-up."""
    return is_of_person(heading) or not _FILLED_IN.isdisjoint(fold(heading).split())


def _are_numbers(number: int, rows: Sequence[Row]) -> bool:
    texts = _texts(number, rows)
    return bool(texts) and sum(map(is_number, texts)) * 2 > len(texts)


def _texts(number: int, rows: Sequence[Row]) -> list[str]:
    return [row[number].text for row in rows[:_LOOKED_AT] if number < len(row) and row[number].text.strip()]


def choices_in_heading(text: str) -> tuple[str, ...]:
    """The choices that a heading names: "Answer (Yes / No)", "Yes/Mostly yes/Mostly no/No"."""
    return named_choices(text) or listed_choices(_in_brackets(text))


def _in_brackets(text: str) -> str:
    return text.partition("(")[2].partition(")")[0]
