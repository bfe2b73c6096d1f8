"""What partners do within the table of a section."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tests.mutations.mutation import Gone, Mutation, Stage, among
from tests.mutations.sheets import (
    ANSWER,
    QUESTION,
    REF,
    Values,
    Workbook,
    is_heading,
    is_prompt,
    retype,
    tables,
    values,
)

if TYPE_CHECKING:
    from collections.abc import Callable

NO_BREAK = "\N{NO-BREAK SPACE}"
TYPED_BESIDE = {"Lead", "Team"}
MUTATIONS: dict[str, Mutation] = {}


def for_each_table(workbook: Workbook, change: Callable[[Values, list[Values]], list[Values]]) -> None:
    """Give each section's sheet the rows that `change` makes of its heading row and the rows below it."""
    for sheet in tables(workbook):
        rows = values(sheet)
        start = next(number for number, row in enumerate(rows) if is_heading(row))
        retype(sheet, [*rows[:start], *change(rows[start], rows[start + 1 :])])


def without_column(workbook: Workbook, heading: str) -> None:
    def change(head: Values, body: list[Values]) -> list[Values]:
        if heading not in head:
            return [head, *body]
        column = head.index(heading)
        return [[*row[:column], *row[column + 1 :]] for row in (head, *body)]

    for_each_table(workbook, change)


def with_column(workbook: Workbook, before: str, heading: str | None, value: object) -> None:
    """Insert a column; its value stands in each row that has a question."""

    def change(head: Values, body: list[Values]) -> list[Values]:
        column = head.index(before)
        filled = [[*row[:column], value if any(row) else None, *row[column:]] for row in body]
        return [[*head[:column], heading, *head[column:]], *filled]

    for_each_table(workbook, change)


def column_first(workbook: Workbook, is_it: Callable[[object], bool], before: str) -> None:
    """Move the column in front of another, where a table has both."""

    def change(head: Values, body: list[Values]) -> list[Values]:
        old = next((number for number, cell in enumerate(head) if is_it(cell)), -1)
        new = head.index(before) if before in head else 0
        if old <= new:
            return [head, *body]
        return [[*row[:new], row[old], *row[new:old], *row[old + 1 :]] for row in (head, *body)]

    for_each_table(workbook, change)


def for_each_cell(workbook: Workbook, heading: str, change: Callable[[Any], object]) -> None:
    """Retype every cell with content below this heading."""

    def below(head: Values, body: list[Values]) -> list[Values]:
        column = head.index(heading) if heading in head else -1
        return [
            head,
            *(
                [
                    change(cell) if number == column and cell is not None else cell
                    for number, cell in enumerate(row)
                ]
                for row in body
            ),
        ]

    for_each_table(workbook, below)


def sorted_by(workbook: Workbook, heading: str) -> None:
    def change(head: Values, body: list[Values]) -> list[Values]:
        column = head.index(heading) if heading in head else 0
        return [head, *sorted(body, key=lambda row: (row[column] is None, str(row[column])))]

    for_each_table(workbook, change)


def answers_as(workbook: Workbook, written: dict[str, object]) -> None:
    """Write choices in another way; answers in words stay as they are."""

    def change(cell: Any) -> object:
        return written.get(re.sub(r"[\W_]+", " ", str(cell).casefold()).strip(), cell)

    for_each_cell(workbook, ANSWER, change)


# Rows


@among(MUTATIONS, Stage.TABLE)
def rows_sorted_by_answer(workbook: Workbook) -> None:
    sorted_by(workbook, ANSWER)


@among(MUTATIONS, Stage.TABLE)
def rows_sorted_by_question(workbook: Workbook) -> None:
    sorted_by(workbook, QUESTION)


@among(MUTATIONS, Stage.TABLE)
def blank_rows_between(workbook: Workbook) -> None:
    for_each_table(workbook, lambda head, body: [head, [], *(line for row in body for line in (row, []))])


@among(MUTATIONS, Stage.TABLE)
def unanswered_rows_deleted(workbook: Workbook) -> None:
    def change(head: Values, body: list[Values]) -> list[Values]:
        said = [number for number, cell in enumerate(head) if cell == ANSWER or is_prompt(cell)]
        return [
            head,
            *(row for row in body if any(row[number] is not None for number in said if number < len(row))),
        ]

    for_each_table(workbook, change)


# Columns


@among(MUTATIONS, Stage.TABLE, Gone.COLUMNS)
def column_between_question_and_answer(workbook: Workbook) -> None:
    with_column(workbook, ANSWER, "Lead", "Team")


@among(MUTATIONS, Stage.TABLE, Gone.COLUMNS)
def empty_column_between_question_and_answer(workbook: Workbook) -> None:
    with_column(workbook, ANSWER, None, None)


@among(MUTATIONS, Stage.TABLE, Gone.COLUMNS)
def answer_before_question(workbook: Workbook) -> None:
    column_first(workbook, lambda heading: heading == ANSWER, QUESTION)


@among(MUTATIONS, Stage.TABLE, Gone.COLUMNS)
def comment_first(workbook: Workbook) -> None:
    column_first(workbook, is_prompt, "")


@among(MUTATIONS, Stage.TABLE, Gone.REF, Gone.COLUMNS)
def ref_column_deleted(workbook: Workbook) -> None:
    without_column(workbook, REF)


@among(MUTATIONS, Stage.TABLE, Gone.TEXT, Gone.COLUMNS)
def question_column_deleted(workbook: Workbook) -> None:
    without_column(workbook, QUESTION)


# What is printed


@among(MUTATIONS, Stage.TABLE, Gone.REF)
def refs_emptied(workbook: Workbook) -> None:
    for_each_cell(workbook, REF, lambda _: None)


@among(MUTATIONS, Stage.TABLE)
def refs_in_capitals_with_spaces(workbook: Workbook) -> None:
    for_each_cell(workbook, REF, lambda ref: f" {str(ref).upper()}  ")


@among(MUTATIONS, Stage.TABLE)
def questions_with_other_quotes_and_dashes(workbook: Workbook) -> None:
    straight = str.maketrans("’‘“”–—", "''\"\"--")
    for_each_cell(workbook, QUESTION, lambda text: str(text).translate(straight))


@among(MUTATIONS, Stage.TABLE)
def questions_in_other_case(workbook: Workbook) -> None:
    for_each_cell(workbook, QUESTION, lambda text: str(text).upper())


@among(MUTATIONS, Stage.TABLE)
def questions_with_other_spaces(workbook: Workbook) -> None:
    for_each_cell(
        workbook, QUESTION, lambda text: f"{text}  ".replace(" the ", f"{NO_BREAK}the  ", 1) + NO_BREAK
    )


@among(MUTATIONS, Stage.TABLE)
def questions_on_two_lines(workbook: Workbook) -> None:
    for_each_cell(workbook, QUESTION, lambda text: str(text).replace(" ", "\n", 1))


# Answers


@among(MUTATIONS, Stage.TABLE)
def answers_in_capitals(workbook: Workbook) -> None:
    capitals = {label: label.upper() for label in ("yes", "mostly yes", "mostly no", "no")}
    answers_as(workbook, {**capitals, "y": "Y", "n": "N"})


@among(MUTATIONS, Stage.TABLE)
def answers_with_spaces(workbook: Workbook) -> None:
    answers_as(
        workbook, {"yes": " yes ", "mostly yes": "Mostly  yes ", "mostly no": "Mostly no  ", "no": "No "}
    )


@among(MUTATIONS, Stage.TABLE)
def answers_with_no_break_spaces(workbook: Workbook) -> None:
    ending = NO_BREAK * 2
    answers_as(
        workbook,
        {
            "yes": f"Yes{NO_BREAK}",
            "mostly yes": f"Mostly{NO_BREAK}yes",
            "mostly no": f"Mostly{NO_BREAK}no{ending}",
            "no": f"{NO_BREAK}No",
        },
    )


@among(MUTATIONS, Stage.TABLE)
def answers_hyphenated(workbook: Workbook) -> None:
    dash = "\N{EN DASH}"
    answers_as(
        workbook, {"yes": "Yes.", "mostly yes": "Mostly-yes", "mostly no": f"mostly {dash} no", "no": "No!"}
    )


@among(MUTATIONS, Stage.TABLE)
def answers_by_letter(workbook: Workbook) -> None:
    answers_as(workbook, {"yes": "Y", "true": "y", "no": "n", "false": "N"})


@among(MUTATIONS, Stage.TABLE)
def answers_as_booleans(workbook: Workbook) -> None:
    answers_as(workbook, {"yes": True, "y": True, "no": False, "n": False})
