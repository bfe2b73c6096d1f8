"""The workbook that a respondent goes on with: what was carried in its place, all else beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ehsg_cli.findings.suggestion import fold
from ehsg_cli.upgrade.model import Fate
from ehsg_cli.upgrade.relations import in_words
from ehsg_cli.workbook import layout, marks
from ehsg_cli.workbook.book import Column, Kind, Link, Sheet, fitting, holdable, split
from ehsg_cli.workbook.filled import filled_workbook, free_name, is_section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.submission.invitation import Request
    from ehsg_cli.submission.model import Answer
    from ehsg_cli.upgrade.model import Upgraded
    from ehsg_cli.workbook.book import Book, Cover

_DATE = "Date completed, on the sheet About you"
_ANSWERED_ANEW = "The questions are answered anew, and so is the date."
_WIDTH = 18
_LONGEST_CHOICE = 40  # characters
_COLUMNS = (
    Column(layout.EARLIER_REF, 18, Kind.LABEL),
    Column(layout.EARLIER_QUESTION, 40),
    Column(layout.EARLIER_ANSWER, 14),
    Column(layout.EARLIER_WORDS, 52),
)
_CHECK = Column(layout.ROW_CHECK, 11)


@dataclass(frozen=True, slots=True)
class _Earlier:
    """A row of earlier answers: for which question now, and what it says."""

    question: str
    cells: tuple[str, ...]


def upgraded_workbook(upgraded: Upgraded, asked: Request | None = None) -> Book:
    """The response workbook of the bank now, with what was carried, and with the rest on sheets of its own.

    Earlier answers to questions that are another one's part, or related, stand on a sheet by the question
    now, to be read before it is answered, and a column beside each question leads there. Answers that no
    question asks for any more stand on another. Nobody's answer to one question becomes one to another.

    Args:
        upgraded: What was carried, and what was not.
        asked: Who asks, and by when, if the workbook should say so.
    """
    bank = upgraded.bank
    book = filled_workbook(bank, upgraded.after, asked)
    beside = tuple(_beside(upgraded))
    earlier = [_earlier_sheet(beside, bank)] if beside else []
    gone = tuple(_gone(upgraded))
    sheets = (*_pointing(book, beside, bank), *earlier, *([_gone_sheet(gone, bank)] if gone else []))
    return replace(book, sheets=sheets)


def _beside(upgraded: Upgraded) -> Iterator[_Earlier]:
    """What was said before, by the question now that it is material for, in the order of the bank."""
    bank = upgraded.bank
    found = [
        (material, each)
        for each in upgraded.listed
        for material in each.outcome.material
        if material.question in bank.questions
    ]
    place = {question: number for number, question in enumerate(bank.questions)}
    for material, each in sorted(found, key=lambda pair: (place[pair[0].question], pair[0].is_loose)):
        now = f"{material.question}: {bank.questions[material.question].printed}"
        for words in _said(each.outcome.question, each.outcome.was, each.answer):
            yield _Earlier(material.question, (now, in_words(material), *words, material.reason))


def _gone(upgraded: Upgraded) -> Iterator[_Earlier]:
    """What was said to questions that nothing asks any more."""
    for each in upgraded.listed:
        if each.outcome.fate is Fate.NO_PLACE:
            for words in _said(each.outcome.question, each.outcome.was, each.answer):
                yield _Earlier("", (*words, each.outcome.why))
    if upgraded.date:
        yield _Earlier("", ("", _DATE, upgraded.date, "", _ANSWERED_ANEW))


def _said(question: str, was: str, answer: Answer) -> Iterator[tuple[str, str, str, str]]:
    """Ref, question, answer and words: in several rows where they are longer than cells hold.

    An answer in words is among the words.
    """
    chosen, in_words = (answer.raw, "") if len(answer.raw) <= _LONGEST_CHOICE else ("", answer.raw)
    notes = (f"Note on {note.cell}: {note.text}" for note in answer.notes)
    words = "\n".join(filter(None, (in_words, answer.comment, *notes)))
    answers, texts = split(chosen), split(words)
    for number in range(max(len(answers), len(texts))):
        yield (
            question,
            was if not number else "(goes on)",
            answers[number] if number < len(answers) else "",
            texts[number] if number < len(texts) else "",
        )


def _earlier_sheet(rows: Iterable[_Earlier], bank: Bank) -> Sheet:
    columns = (Column(layout.NOW_ASKED, 30, Kind.LABEL), Column(layout.RELATION, 16), *_COLUMNS)
    return _sheet(free_name(layout.EARLIER_ANSWERS, bank), columns, rows)


def _gone_sheet(rows: Iterable[_Earlier], bank: Bank) -> Sheet:
    return _sheet(free_name(layout.NOT_ASKED, bank), _COLUMNS, rows)


def _sheet(name: str, columns: tuple[Column, ...], rows: Iterable[_Earlier]) -> Sheet:
    return Sheet(
        name,
        (*columns, Column(layout.WHY, 38), _CHECK),
        tuple(_checked(each.cells) for each in rows),
        freeze=1,
        printed=len(columns) + 1,
    )


def _checked(cells: tuple[str, ...]) -> tuple[str, ...]:
    held = tuple(holdable(fitting(cell)) for cell in cells)
    return (*held, marks.row_check(held))


def _pointing(book: Book, rows: tuple[_Earlier, ...], bank: Bank) -> Iterator[Cover | Sheet]:
    """The sheets, with a column in those of sections that leads to what was said before."""
    numbers: dict[str, list[int]] = {}
    for number, each in enumerate(rows, start=2):
        numbers.setdefault(each.question, []).append(number)
    name = free_name(layout.EARLIER_ANSWERS, bank)
    taken = {fold(text) for section in bank.sections for text in section.follow_ups}
    header = next(header for header in layout.EARLIER_HEADERS if fold(header) not in taken)
    for sheet in book.sheets:
        if not is_section(sheet) or not any(values[0] in numbers for values in sheet.rows):
            yield sheet
            continue
        found = [numbers.get(str(values[0]), []) for values in sheet.rows]
        column = len(sheet.columns)
        yield replace(
            sheet,
            columns=(*sheet.columns, Column(header, _WIDTH)),
            rows=tuple(
                (*values, marks.pointer(here[0], here[-1]) if here else "")
                for values, here in zip(sheet.rows, found, strict=True)
            ),
            links={(row, column): Link(name, f"A{here[0]}") for row, here in enumerate(found) if here},
        )
