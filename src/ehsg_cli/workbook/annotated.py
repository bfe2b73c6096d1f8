"""A respondent's workbook with its gaps marked, to be sent back to them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ehsg_cli.findings.suggestion import fold
from ehsg_cli.submission.invitation import find_sector
from ehsg_cli.workbook import layout, marks
from ehsg_cli.workbook.book import Column, Cover, Kind, Link, Look, Rule, Sheet
from ehsg_cli.workbook.filled import ANSWER, answer_link, filled_workbook, free_name, is_section
from ehsg_cli.workbook.grid import cell_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.submission.model import Respondent, Submission
    from ehsg_cli.workbook.book import Book

_WIDTH = 24
_VALUE = 1  # the column of About you that is filled in


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing: its row, what the mark beside it says, and the line that lists it."""

    row: int
    mark: str
    line: str


def annotated_workbook(bank: Bank, submission: Submission) -> Book:
    """The workbook of a respondent as they filled it in, with everything marked that is still missing.

    A first sheet lists it, each line a link to its cell. On the sheets a column says what there is to do, and
    that it is done as soon as it is; the cells have an edge and a fill of their own until then. It is read
    back like any other response workbook: the marks are known as ours.

    Args:
        bank: The bank that the submission was read by.
        submission: What the respondent said so far.
    """
    book = filled_workbook(bank, submission)
    gaps = {
        sheet.name: tuple(_gaps(sheet, submission, bank)) for sheet in book.sheets if isinstance(sheet, Sheet)
    }
    sheets = tuple(
        _marked(sheet, gaps[sheet.name], bank) if isinstance(sheet, Sheet) and gaps[sheet.name] else sheet
        for sheet in book.sheets
    )
    return replace(book, sheets=(_what_is_missing(bank, book, gaps), *sheets))


def _gaps(sheet: Sheet, submission: Submission, bank: Bank) -> Iterator[Gap]:
    if sheet.name == layout.ABOUT_YOU:
        yield from _gaps_about(sheet, submission.respondent, bank)
        return
    if not is_section(sheet):
        return
    answers = {answer.question: answer for answer in submission.answers}
    for row, (ref, *_) in enumerate(sheet.rows):
        question = bank.questions[str(ref)]
        answer, choices = answers.get(question.id), bank.choices(question.id)
        if not answer or not answer.raw.strip():
            yield Gap(row, marks.TO_ANSWER, marks.question_line(question, off_scale=False))
        elif choices and not answer.choice:
            yield Gap(row, marks.choose(choices), marks.question_line(question, off_scale=True))


def _gaps_about(sheet: Sheet, respondent: Respondent, bank: Bank) -> Iterator[Gap]:
    labels = [values[0] for values in sheet.rows]
    rows = {field: labels.index(label) for field, label in layout.ABOUT_FIELDS.items()}
    if not sheet.rows[rows["organisation"]][_VALUE]:
        yield Gap(rows["organisation"], marks.TO_FILL_IN, marks.about_line("organisation"))
    if bank.partners and not find_sector(respondent.sector, bank.partners):
        mark = marks.FROM_LIST if respondent.sector else marks.TO_FILL_IN
        yield Gap(rows["sector"], mark, marks.about_line("sector"))


def _marked(sheet: Sheet, gaps: Iterable[Gap], bank: Bank) -> Sheet:
    """The sheet with a column that says what there is to do, and cells that stand out until it is done."""
    by_row = {gap.row: gap.mark for gap in gaps}
    header = _header(bank)
    answer, typed, done = _done(sheet, bank)
    marked = f'{{{header}}}<>""'
    return replace(
        sheet,
        columns=(*sheet.columns, Column(header, _WIDTH, Kind.LABEL)),
        rows=tuple((*values, by_row.get(row, "")) for row, values in enumerate(sheet.rows)),
        rules=(
            Rule(f"AND({marked},NOT({done}),{typed})", Look.CHANGED, (answer,)),
            Rule(f"AND({marked},NOT({done}))", Look.OPEN, (answer, header)),
            Rule(f"AND({marked},{done})", Look.DONE, (header,)),
        ),
    )


def _header(bank: Bank) -> str:
    """The heading of that column: one that no follow-up of the bank has."""
    taken = {fold(text) for section in bank.sections for text in section.follow_ups}
    return next(header for header in layout.TO_DO_HEADERS if fold(header) not in taken)


def _done(sheet: Sheet, bank: Bank) -> tuple[str, str, str]:
    """The heading of the column that is filled in; the formula that it is; and that it is as it should be."""
    is_about = sheet.name == layout.ABOUT_YOU
    answer = sheet.columns[_VALUE if is_about else ANSWER]
    typed = f'TRIM({{{answer.header}}})<>""'
    if is_about and bank.partners:
        in_list = f"COUNTIF({layout.SECTORS},{{{answer.header}}})>0"
        return answer.header, typed, f'IF({{{sheet.columns[0].header}}}="{layout.SECTOR}",{in_list},{typed})'
    return (
        answer.header,
        typed,
        f"COUNTIF({answer.choices},{{{answer.header}}})>0" if answer.choices else typed,
    )


def _what_is_missing(bank: Bank, book: Book, gaps: dict[str, tuple[Gap, ...]]) -> Cover:
    sheets = [sheet for sheet in book.sheets if isinstance(sheet, Sheet) and gaps.get(sheet.name)]
    of_questions = [gap for sheet in sheets if sheet.name != layout.ABOUT_YOU for gap in gaps[sheet.name]]
    still_open = sum(gap.mark == marks.TO_ANSWER for gap in of_questions)
    said = marks.summary(
        still_open,
        len(of_questions) - still_open,
        len(bank.questions),
        len(gaps[layout.ABOUT_YOU]),
    )
    short = (*said, marks.HOW_TO) if said else (marks.NOTHING_MISSING,)
    return Cover(
        free_name(layout.MISSING, bank),
        layout.MISSING,
        (
            (marks.IN_SHORT, short),
            *((sheet.name, tuple(gap.line for gap in gaps[sheet.name])) for sheet in sheets),
        ),
        {gap.line: _link(sheet, gap) for sheet in sheets for gap in gaps[sheet.name]},
    )


def _link(sheet: Sheet, gap: Gap) -> Link:
    if sheet.name == layout.ABOUT_YOU:
        return Link(sheet.name, cell_name(gap.row + 1, _VALUE))
    return answer_link(sheet, gap.row)
