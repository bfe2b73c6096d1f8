"""What one respondent said, and where exactly they said it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from ehsg_cli.findings.model import Location

if TYPE_CHECKING:
    from ehsg_cli.findings.model import Finding


class NamedBy(StrEnum):
    """How we know which organisation a submission is from."""

    ABOUT = "About you"
    IDENTITY = "the workbook's own identity"
    FILE = "the file name"


class Route(StrEnum):
    """How an answer was found to belong to its question."""

    REF = "its Ref"
    TEXT = "the question's text"
    FORM = "the heading of a form"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a submission came from.

    Attributes:
        file: The file's path as given.
        sha256: Of the file's bytes, in hex.
        modified: When the document says it was last saved, in ISO format; empty where it does not say.
        row: The row of a form's export, counting from 1; 0 for a workbook.
        response: What the row says, as a hash: the same in every export that holds it, and in none twice;
            empty for a workbook.
        cells: How many cells with content there are in it, notes among them.
        printed: How many of these hold what stood in the blank workbook, and so were typed by nobody.
    """

    file: str
    sha256: str
    modified: str = ""
    row: int = 0
    response: str = ""
    cells: int = 0
    printed: int = 0

    @property
    def content(self) -> str:
        """What is the same wherever the same thing was sent: the bytes, or the response."""
        return self.response or self.sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The cells an answer and its comment stand in; a cell is empty where the row or column is gone."""

    file: str
    sheet: str
    answer_cell: str = ""
    comment_cell: str = ""

    @property
    def answer_location(self) -> Location:
        """Where the answer stands."""
        return Location(file=self.file, sheet=self.sheet, cell=self.answer_cell)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note on a cell (Excel calls it note or comment), and the cell."""

    cell: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One question's answer, kept as typed.

    Attributes:
        choice: Id of the choice it was read as; none for a blank, for an answer off the scale, and for a
            question answered in words.
        raw: What was typed, unchanged.
        comment: The follow-up text, unchanged.
        notes: What stands in notes on the cells of its row.
    """

    question: str
    choice: str | None = None
    raw: str = ""
    comment: str = ""
    notes: tuple[Note, ...] = ()
    origin: Origin
    route: Route = Route.REF

    @property
    def says_anything(self) -> bool:
        """Whether there is an answer, a comment or a note."""
        return bool(self.raw.strip() or self.comment.strip() or self.notes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Respondent:
    """One person or team answering for one organisation.

    Attributes:
        sector: Id of one of the bank's sectors, or what was typed where it is none of them.
        date: When it was completed, as typed, or as an ISO date where it was a date cell.
    """

    organisation: str
    sector: str = ""
    completed_by: str = ""
    role: str = ""
    email: str = ""
    date: str = ""
    named_by: NamedBy = NamedBy.ABOUT


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """Text somebody typed where the return has no place for it."""

    file: str
    sheet: str
    cell: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One respondent's answers, from one workbook.

    Attributes:
        source: The file or, in the export of a form, the row of it.
        respondent: Who answered.
        answers: One for every question found in the workbook, also where its answer is blank.
        unplaced: Text that was typed where there is no place for it.
        findings: What was found while reading it.
    """

    source: Source
    respondent: Respondent
    answers: tuple[Answer, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
