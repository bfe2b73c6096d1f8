"""An independent count of what stands in a workbook, and where a return has it."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import openpyxl

from ehsg_cli.workbook.blank import response_workbook
from ehsg_cli.workbook.write import write_book

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.submission.model import Submission

LISTS = "Lists"


@dataclass(frozen=True)
class Content:
    """What stands in a cell or in the note on it: `kind` is `value`, `formula` or `note`."""

    sheet: str
    cell: str
    kind: str
    text: str

    def reads(self, text: str) -> bool:
        """Whether this text is it, or, for what a program may frame with words of its own, holds it."""
        if self.kind == "value":
            return plain(text) == plain(self.text)
        return plain(self.text) in plain(text)


def plain(text: str) -> str:
    """The text without what surrounds it and with one kind of line end."""
    return re.sub(r"\r\n?", "\n", text).strip()


def contents(data: bytes) -> list[Content]:
    """Everything that stands in a workbook, in cells and in notes, as openpyxl sees it."""
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    return [
        Content(sheet.title, cell.coordinate, kind, text)
        for sheet in workbook.worksheets
        for row in sheet.iter_rows()
        for cell in row
        for kind, text in _of_cell(cell)
        if text.strip()
    ]


def _of_cell(cell: Any) -> Iterator[tuple[str, str]]:
    if cell.value is not None:
        yield ("formula" if cell.data_type == "f" else "value"), as_people_read_it(cell.value)
    if cell.comment:
        yield "note", cell.comment.text


def as_people_read_it(value: object) -> str:  # noqa: PLR0911 - a table of cases
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case int():
            return str(value)
        case float():
            return f"{value:g}" if abs(value) < 1e5 else f"{value:.15g}"
        case datetime() if value.time() == time():
            return value.strftime("%Y-%m-%d")
        case datetime():
            return value.strftime("%Y-%m-%d %H:%M")
        case date():
            return value.isoformat()
    return str(value)


def folded(text: str) -> str:
    """The text without case, signs and spaces, as headings and questions are compared."""
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", text).casefold()).strip()


@dataclass(frozen=True)
class Printed:
    """What stands in the blank workbook of a bank: on the sheet of choices, and elsewhere."""

    choices: frozenset[str]
    others: frozenset[str]

    @classmethod
    def of(cls, bank: Bank) -> Printed:
        blank = contents(write_book(response_workbook(bank)))
        return cls(
            frozenset(folded(each.text) for each in blank if each.sheet == LISTS),
            frozenset(folded(each.text) for each in blank if each.sheet != LISTS),
        )

    def has(self, content: Content) -> bool:
        """Whether a content may be what we printed, wherever it was moved to."""
        if content.kind != "value":
            return False
        if content.sheet == LISTS:
            return folded(content.text) in self.choices
        return folded(content.text) in self.others or content.text.startswith("Prepared for: ")


def placed(content: Content, submission: Submission, bank: Bank) -> bool:
    """Whether a submission has the content as an answer, a comment, a note, or in who answered."""
    respondent = submission.respondent
    sector = [each.name for each in bank.partners if each.id == respondent.sector]
    people = (
        *(respondent.organisation, respondent.sector, respondent.completed_by),
        *(respondent.role, respondent.email, respondent.date, *sector),
    )
    notes = (note.text for answer in submission.answers for note in answer.notes)
    if content.kind == "note":
        return any(map(content.reads, notes))
    said = (text for answer in submission.answers for text in (answer.raw, answer.comment))
    return any(map(content.reads, (*said, *people)))


def listed(content: Content, submission: Submission) -> bool:
    """Whether a content is among the unplaced, with exactly its sheet and cell; a note may say it is one."""
    return any(
        (cell.sheet, cell.cell if content.kind == "value" else cell.cell.partition(" ")[0])
        == (content.sheet, content.cell)
        and content.reads(cell.text)
        for cell in submission.unplaced
    )


def exactly_placed(content: Content, submission: Submission, bank: Bank) -> bool:
    """Whether a content has a place and the place says this very cell, or it is in a field of About you."""
    for answer in submission.answers:
        origin, cell = answer.origin, content.cell
        if origin.sheet == content.sheet and (
            (origin.answer_cell == cell and content.reads(answer.raw))
            or (origin.comment_cell == cell and content.reads(answer.comment))
            or any(content.reads(note.text) for note in answer.notes if note.cell == cell)
        ):
            return True
    return content.sheet in {"About you", "Who we are"} and placed(content, submission, bank)


def lost(there: list[Content], submission: Submission, bank: Bank, printed: Printed) -> list[Content]:
    """What stands in a workbook and nowhere in what was read from it."""
    return [
        content
        for content in there
        if not (printed.has(content) or listed(content, submission) or placed(content, submission, bank))
    ]


def partners_own(there: list[Content], printed: Printed) -> list[Content]:
    """What a partner typed: all but what we printed."""
    return [content for content in there if not printed.has(content)]


def missing_from(merged: bytes, own: list[Content]) -> list[Content]:
    """What partners typed and a merged workbook does not show: whole, or in the parts of a column."""
    workbook = openpyxl.load_workbook(io.BytesIO(merged))
    columns = [
        [as_people_read_it(value) for value in column if value is not None]
        for sheet in workbook.worksheets
        for column in sheet.iter_cols(values_only=True)
    ]
    shown = {plain(text) for column in columns for text in column}
    joined = ["".join(column) for column in columns]
    return [
        content
        for content in own
        if plain(content.text) not in shown and not any(plain(content.text) in text for text in joined)
    ]
