"""What partners do to a workbook without changing what they say in it.

Each function changes a workbook that openpyxl has opened. Where several are done to the same workbook, they
are done in the order of their stages, as the later ones move things that the earlier ones look for; within a
stage any order will do. `conflict` says which two leave nothing that an answer could be found by.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.styles import Font, PatternFill

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Change = Callable[["Workbook"], None]

Workbook = Any  # openpyxl has no type hints
Sheet = Any
Values = list[Any]  # the cells of a row

REF, QUESTION, ANSWER = "Ref", "Question", "Answer"
NO_BREAK = "\N{NO-BREAK SPACE}"
TYPED_BESIDE = ("No.", "Lead", "Team", "Our answers", "Early help, self-assessed", "Draft for the board")


class Stage(IntEnum):
    """When a mutation is done, where several are."""

    TABLE = 1  # within the table of a section
    SECTIONS = 2  # sections moved onto one sheet
    AROUND = 3  # above, below and beside all that stands on a sheet
    WORKBOOK = 4  # sheets as a whole, and what is not a cell's content
    FILE = 5  # what is stored


class Gone(StrEnum):
    """What is not there any more for an answer to be found by."""

    REF = "the Ref"
    TEXT = "the question's text"
    HEADINGS = "the headings"
    COLUMNS = "the columns as they were"
    SHEETS = "the sections' sheets"


@dataclass(frozen=True)
class Mutation:
    """One thing that partners do.

    Attributes:
        gone: What it takes away.
        change: What it does to a workbook that is open.
        stored: What it does to the saved file.
    """

    name: str
    stage: Stage
    gone: frozenset[Gone]
    change: Change
    stored: Callable[[bytes], bytes]

    def __str__(self) -> str:
        return self.name


MUTATIONS: dict[str, Mutation] = {}


def mutation(stage: Stage, *gone: Gone) -> Callable[[Change], Change]:
    """Add the function below to the mutations, under its name."""

    def add(change: Change) -> Change:
        name = change.__name__
        MUTATIONS[name] = Mutation(name, stage, frozenset(gone), change, lambda data: data)
        return change

    return add


def conflict(one: Mutation, other: Mutation) -> str:
    """Why the two cannot be done to the same workbook so that people can read it; empty if they can."""
    gone = one.gone | other.gone
    if {Gone.REF, Gone.TEXT} <= gone:
        return "Nothing says which question an answer is to."
    if {Gone.HEADINGS, Gone.COLUMNS} <= gone:
        return "Nothing says what a column holds, and it is not where it was."
    if Gone.SHEETS in one.gone & other.gone:
        return "Sections that are on one sheet already cannot be moved onto one sheet."
    return ""


def mutated(data: bytes, mutations: Iterable[Mutation], *, after: Change | None = None) -> bytes:
    """The workbook after all of these, and whatever is done `after` them to the open workbook."""
    in_order = sorted(mutations, key=lambda each: each.stage)
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    for each in in_order:
        each.change(workbook)
    if after:
        after(workbook)
    stream = io.BytesIO()
    workbook.save(stream)
    saved = stream.getvalue()
    for each in in_order:
        saved = each.stored(saved)
    return saved


# What mutations are made of


def values(sheet: Sheet) -> list[Values]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def type_into(cell: Any, value: object) -> None:
    """Set a cell's value; a text stays one, whatever it begins with."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


def retype(sheet: Sheet, rows: Iterable[Values]) -> None:
    """Put these rows in place of all that is on the sheet."""
    sheet.tables.clear()
    sheet.delete_rows(1, sheet.max_row)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            if value is not None:
                type_into(sheet.cell(number, column), value)


def is_heading(row: Values) -> bool:
    return ANSWER in row and (REF in row or QUESTION in row)


def is_prompt(heading: object) -> bool:
    """Whether a heading is that of the column for plans and reasons."""
    return str(heading).endswith("?")


def tables(workbook: Workbook) -> list[Sheet]:
    """The sheets with questions on them."""
    return [sheet for sheet in workbook.worksheets if any(map(is_heading, values(sheet)))]


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


@mutation(Stage.TABLE)
def rows_sorted_by_answer(workbook: Workbook) -> None:
    sorted_by(workbook, ANSWER)


@mutation(Stage.TABLE)
def rows_sorted_by_question(workbook: Workbook) -> None:
    sorted_by(workbook, QUESTION)


@mutation(Stage.TABLE)
def blank_rows_between(workbook: Workbook) -> None:
    for_each_table(workbook, lambda head, body: [head, [], *(line for row in body for line in (row, []))])


@mutation(Stage.TABLE)
def unanswered_rows_deleted(workbook: Workbook) -> None:
    def change(head: Values, body: list[Values]) -> list[Values]:
        said = [number for number, cell in enumerate(head) if cell == ANSWER or is_prompt(cell)]
        return [
            head,
            *(row for row in body if any(row[number] is not None for number in said if number < len(row))),
        ]

    for_each_table(workbook, change)


# Columns


@mutation(Stage.TABLE, Gone.COLUMNS)
def column_between_question_and_answer(workbook: Workbook) -> None:
    with_column(workbook, ANSWER, "Lead", "Team")


@mutation(Stage.TABLE, Gone.COLUMNS)
def empty_column_between_question_and_answer(workbook: Workbook) -> None:
    with_column(workbook, ANSWER, None, None)


@mutation(Stage.TABLE, Gone.COLUMNS)
def answer_before_question(workbook: Workbook) -> None:
    column_first(workbook, lambda heading: heading == ANSWER, QUESTION)


@mutation(Stage.TABLE, Gone.COLUMNS)
def comment_first(workbook: Workbook) -> None:
    column_first(workbook, is_prompt, "")


@mutation(Stage.TABLE, Gone.REF, Gone.COLUMNS)
def ref_column_deleted(workbook: Workbook) -> None:
    without_column(workbook, REF)


@mutation(Stage.TABLE, Gone.TEXT, Gone.COLUMNS)
def question_column_deleted(workbook: Workbook) -> None:
    without_column(workbook, QUESTION)


# What is printed


@mutation(Stage.TABLE, Gone.REF)
def refs_emptied(workbook: Workbook) -> None:
    for_each_cell(workbook, REF, lambda _: None)


@mutation(Stage.TABLE)
def refs_in_capitals_with_spaces(workbook: Workbook) -> None:
    for_each_cell(workbook, REF, lambda ref: f" {str(ref).upper()}  ")


@mutation(Stage.TABLE)
def questions_with_other_quotes_and_dashes(workbook: Workbook) -> None:
    straight = str.maketrans("’‘“”–—", "''\"\"--")
    for_each_cell(workbook, QUESTION, lambda text: str(text).translate(straight))


@mutation(Stage.TABLE)
def questions_in_other_case(workbook: Workbook) -> None:
    for_each_cell(workbook, QUESTION, lambda text: str(text).upper())


@mutation(Stage.TABLE)
def questions_with_other_spaces(workbook: Workbook) -> None:
    for_each_cell(
        workbook, QUESTION, lambda text: f"{text}  ".replace(" the ", f"{NO_BREAK}the  ", 1) + NO_BREAK
    )


@mutation(Stage.TABLE)
def questions_on_two_lines(workbook: Workbook) -> None:
    for_each_cell(workbook, QUESTION, lambda text: str(text).replace(" ", "\n", 1))


# Answers


@mutation(Stage.TABLE)
def answers_in_capitals(workbook: Workbook) -> None:
    capitals = {label: label.upper() for label in ("yes", "mostly yes", "mostly no", "no")}
    answers_as(workbook, {**capitals, "y": "Y", "n": "N"})


@mutation(Stage.TABLE)
def answers_with_spaces(workbook: Workbook) -> None:
    answers_as(
        workbook, {"yes": " yes ", "mostly yes": "Mostly  yes ", "mostly no": "Mostly no  ", "no": "No "}
    )


@mutation(Stage.TABLE)
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


@mutation(Stage.TABLE)
def answers_hyphenated(workbook: Workbook) -> None:
    dash = "\N{EN DASH}"
    answers_as(
        workbook, {"yes": "Yes.", "mostly yes": "Mostly-yes", "mostly no": f"mostly {dash} no", "no": "No!"}
    )


@mutation(Stage.TABLE)
def answers_by_letter(workbook: Workbook) -> None:
    answers_as(workbook, {"yes": "Y", "true": "y", "no": "n", "false": "N"})


@mutation(Stage.TABLE)
def answers_as_booleans(workbook: Workbook) -> None:
    answers_as(workbook, {"yes": True, "y": True, "no": False, "n": False})


# Sections moved onto one sheet


@mutation(Stage.SECTIONS, Gone.SHEETS)
def sections_below_each_other(workbook: Workbook) -> None:
    first, *others = tables(workbook)
    rows = values(first)
    for sheet in others:
        rows += [[], *values(sheet)]
        workbook.remove(sheet)
    retype(first, rows)


@mutation(Stage.SECTIONS, Gone.SHEETS)
def sections_below_each_other_under_one_heading(workbook: Workbook) -> None:
    """Each column goes below the one of the first section that is headed the same; prompts may differ."""
    first, *others = tables(workbook)
    rows = values(first)
    kinds = [_kind(heading) for heading in next(row for row in rows if is_heading(row))]
    for sheet in others:
        head, *body = values(sheet)
        for row in body:
            of_kind = {_kind(heading): cell for heading, cell in zip(head, row, strict=False)}
            rows.append([of_kind.get(kind) for kind in kinds])
        workbook.remove(sheet)
    retype(first, rows)


def _kind(heading: object) -> object:
    return "?" if is_prompt(heading) else heading


@mutation(Stage.SECTIONS, Gone.SHEETS, Gone.COLUMNS)
def sections_side_by_side(workbook: Workbook) -> None:
    """With an empty column between each two."""
    first, *others = tables(workbook)
    rows = values(first)
    for sheet in others:
        width = max(map(len, rows)) + 1
        beside = values(sheet)
        rows += [[] for _ in range(len(beside) - len(rows))]
        beside += [[] for _ in range(len(rows) - len(beside))]
        rows = [[*row, *[None] * (width - len(row)), *more] for row, more in zip(rows, beside, strict=True)]
        workbook.remove(sheet)
    retype(first, rows)


# Around all that stands on a sheet


def above(workbook: Workbook, *rows: Values) -> None:
    for sheet in tables(workbook):
        retype(sheet, [*rows, *values(sheet)])


@mutation(Stage.AROUND)
def title_row_above(workbook: Workbook) -> None:
    above(workbook, ["Our answers"])


@mutation(Stage.AROUND)
def two_title_rows_and_a_blank_above(workbook: Workbook) -> None:
    above(workbook, ["Early help, self-assessed"], [None, "Draft for the board"], [])


@mutation(Stage.AROUND, Gone.COLUMNS)
def column_at_the_left(workbook: Workbook) -> None:
    """With a number for each row, which is nobody's answer."""
    for sheet in tables(workbook):
        rows = values(sheet)
        start = next(number for number, row in enumerate(rows) if is_heading(row))
        numbers: Values = ["No." if number == start else None for number in range(start + 1)]
        numbers += [number if any(row) else None for number, row in enumerate(rows[start + 1 :], start=1)]
        retype(sheet, [[number, *row] for number, row in zip(numbers, rows, strict=True)])


@mutation(Stage.AROUND, Gone.COLUMNS)
def empty_column_at_the_left(workbook: Workbook) -> None:
    for sheet in tables(workbook):
        retype(sheet, [[None, *row] for row in values(sheet)])


@mutation(Stage.AROUND, Gone.HEADINGS)
def headings_deleted(workbook: Workbook) -> None:
    for sheet in tables(workbook):
        retype(sheet, [row for row in values(sheet) if not is_heading(row)])


# Sheets as a whole


def questioned(workbook: Workbook) -> list[Sheet]:
    """The sheets with questions on them, also where their headings are gone."""
    known = {"Read me", "About you", "Lists", "Who we are"}
    return [sheet for sheet in workbook.worksheets if sheet.title not in known]


def about_you(workbook: Workbook) -> Sheet:
    return next(sheet for sheet in workbook.worksheets if sheet.title in {"About you", "Who we are"})


@mutation(Stage.WORKBOOK)
def sheets_renamed(workbook: Workbook) -> None:
    for number, sheet in enumerate(questioned(workbook), start=1):
        sheet.title = f"Sheet{number}"


@mutation(Stage.WORKBOOK)
def sheets_reordered(workbook: Workbook) -> None:
    for number, sheet in enumerate(workbook.worksheets):
        workbook.move_sheet(sheet, -number)


@mutation(Stage.WORKBOOK)
def rows_hidden(workbook: Workbook) -> None:
    for sheet in questioned(workbook):
        for number in range(2, sheet.max_row + 1, 2):
            sheet.row_dimensions[number].hidden = True


@mutation(Stage.WORKBOOK)
def filter_set(workbook: Workbook) -> None:
    for sheet in questioned(workbook):
        sheet.tables.clear()
        sheet.auto_filter.ref = sheet.dimensions
        sheet.auto_filter.add_filter_column(2, ["Yes"])


@mutation(Stage.WORKBOOK)
def columns_hidden(workbook: Workbook) -> None:
    for sheet in questioned(workbook):
        sheet.column_dimensions["A"].hidden = True
        sheet.column_dimensions["D"].hidden = True


@mutation(Stage.WORKBOOK)
def sheets_hidden(workbook: Workbook) -> None:
    for sheet in questioned(workbook)[1:]:
        sheet.sheet_state = "hidden"


@mutation(Stage.WORKBOOK)
def copied_sheet_very_hidden(workbook: Workbook) -> None:
    workbook.copy_worksheet(questioned(workbook)[0]).sheet_state = "veryHidden"


@mutation(Stage.WORKBOOK)
def cover_deleted(workbook: Workbook) -> None:
    workbook.remove(workbook["Read me"])


@mutation(Stage.WORKBOOK)
def custom_properties_dropped(workbook: Workbook) -> None:
    for name in list(workbook.custom_doc_props.names):
        del workbook.custom_doc_props[name]


@mutation(Stage.WORKBOOK)
def lists_deleted(workbook: Workbook) -> None:
    workbook.remove(workbook["Lists"])
    workbook.defined_names.clear()


@mutation(Stage.WORKBOOK)
def about_you_renamed(workbook: Workbook) -> None:
    about_you(workbook).title = "Who we are"


@mutation(Stage.WORKBOOK)
def about_you_reordered(workbook: Workbook) -> None:
    sheet = about_you(workbook)
    head, *rows = values(sheet)
    retype(sheet, [head, *reversed(rows)])


@mutation(Stage.WORKBOOK)
def cells_merged(workbook: Workbook) -> None:
    """Each row's last cell with the empty one beside it."""
    for sheet in (about_you(workbook), *questioned(workbook)):
        sheet.tables.clear()
        last = sheet.max_column
        for number in range(2, sheet.max_row + 1):
            sheet.merge_cells(start_row=number, end_row=number, start_column=last, end_column=last + 1)


@mutation(Stage.WORKBOOK)
def tables_removed(workbook: Workbook) -> None:
    for sheet in workbook.worksheets:
        sheet.tables.clear()


@mutation(Stage.WORKBOOK)
def drop_downs_removed(workbook: Workbook) -> None:
    for sheet in workbook.worksheets:
        sheet.data_validations.dataValidation = []


@mutation(Stage.WORKBOOK)
def looks_changed(workbook: Workbook) -> None:
    for sheet in workbook.worksheets:
        sheet.freeze_panes = None
        sheet.column_dimensions["B"].width = 12
        for row in sheet.iter_rows():
            for cell in row:
                cell.font = Font(name="Comic Sans MS", size=9, italic=True)
                cell.fill = PatternFill("solid", fgColor="FFCCFF")


def _with_wrong_dimension(data: bytes) -> bytes:
    """Each sheet's XML says that the sheet is its first cell."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename.startswith("xl/worksheets/"):
                content = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', content)
            new.writestr(part, content)
    return stream.getvalue()


_DIMENSION = Mutation(
    "stated_dimension_wrong", Stage.FILE, frozenset(), lambda _: None, _with_wrong_dimension
)
MUTATIONS[_DIMENSION.name] = _DIMENSION
