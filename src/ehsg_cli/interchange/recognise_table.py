"""A table of a form, row by row: headings, questions, and what stands beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ehsg_cli.findings.model import Location
from ehsg_cli.interchange.choices import is_answer_word, listed_choices
from ehsg_cli.interchange.columns import Columns, by_content, choices_in_heading, headed, is_filled_in
from ehsg_cli.interchange.marks import COLUMN, ROW, Mark
from ehsg_cli.interchange.numbering import is_number
from ehsg_cli.interchange.recognise_line import NOT_SHOWN, as_heading, as_text, is_like_heading, labelled
from ehsg_cli.interchange.report import Role
from ehsg_cli.interchange.review import filled
from ehsg_cli.interchange.source import Cell, Line
from ehsg_cli.interchange.tables_known import answered_below, as_label, of_answers, of_people
from ehsg_cli.interchange.wordings import LONGEST, asks, is_sentence, kept, line
from ehsg_cli.interchange.words import Column, heading, is_about, is_of_person, is_open, is_prompt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ehsg_cli.interchange.source import Table

    Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class _Head:
    """What the headings of a table say for all its rows, and how its questions usually look."""

    columns: Columns
    choices: tuple[str, ...] = ()
    follow_up: str = ""
    numbered: bool = False
    sentences: bool = False
    bold: bool = False
    asking: bool = False
    answers: frozenset[int] = frozenset()

    @property
    def is_answered(self) -> bool:
        """Whether there is a place for an answer beside each question."""
        return bool(self.columns.ticks) or self.columns.of(Column.ANSWER) >= 0


def marks_of_table(table: Table) -> Iterator[Mark]:
    """What each text of the table is."""
    rows = _squared(table.rows)
    if told := of_people(rows) or of_answers(rows) or answered_below(rows):
        yield from told
        return
    heads = _heads(rows)
    first = None if heads else by_content(rows)
    head = _head(first, (), rows) if first else None
    section = ""
    for number, row in enumerate(rows):
        if number in heads:
            head = _head(heads[number], row, rows[number + 1 :])
            yield from _headings(row, head)
        elif head:
            column = head.columns.of(Column.SECTION)
            here = line(row[column].text) if column >= 0 else ""
            yield from _section(row[column], here, section) if here else ()
            section = here or section
            yield from _row(
                tuple(cell for place, cell in enumerate(row) if place != column or not here), row, head
            )
        else:
            yield from _loose(row)


def _heads(rows: Sequence[Row]) -> dict[int, Columns]:
    """The rows of headings; after the first, a row is one only where two of its cells say so."""
    heads: dict[int, Columns] = {}
    for number, row in enumerate(rows):
        columns = headed(row, rows[number + 1 :])
        if columns and (not heads or sum(bool(heading(cell.text)) for cell in row) > 1):
            heads[number] = columns
    return heads


def _squared(rows: Sequence[Row]) -> list[Row]:
    """The rows with something in them, all of the same length."""
    width = max(map(len, rows), default=0)
    nothing = Cell("", Location())
    return [(*row, *[nothing] * (width - len(row))) for row in rows if filled(row)]


def _head(columns: Columns, row: Row, below: Sequence[Row]) -> _Head:
    """What the headings of a table say, and how the questions below them look."""
    question, number = columns.of(Column.QUESTION), columns.of(Column.NUMBER)
    rows = [each for each in below if each[question].text.strip()]
    half = len(rows) / 2
    follow_up, answer = columns.of(Column.FOLLOW_UP), columns.of(Column.ANSWER)
    ticks = tuple(line(row[each].text) for each in columns.ticks)
    return _Head(
        columns,
        ticks or (choices_in_heading(row[answer].text) if answer >= 0 and row else ()),
        line(row[follow_up].text) if follow_up >= 0 and row else "",
        number >= 0 and sum(bool(each[number].text.strip()) for each in rows) > half,
        sum(is_sentence(each[question].text) for each in rows) > half,
        sum(each[question].is_bold for each in rows) > half,
        sum("?" in each[question].text for each in rows) >= half,
        frozenset(
            each
            for each, kind in columns.kinds.items()
            if kind is Column.OTHER and row and is_filled_in(row[each].text)
        ),
    )


def _headings(row: Row, head: _Head) -> Iterator[Mark]:
    for number, cell in enumerate(row):
        kind = head.columns.kinds.get(number)
        if not cell.text.strip():
            continue
        if number in head.columns.ticks:
            yield Mark(cell.location, Role.CHOICES, cell.text)
        elif kind is Column.QUESTION and head.columns.names_section:
            yield as_heading(cell.text, cell.location, COLUMN)
        elif kind is Column.FOLLOW_UP:
            yield Mark(cell.location, Role.FOLLOW_UP, cell.text, line(cell.text))
        elif kind in {Column.OTHER, None}:
            yield Mark(
                cell.location,
                Role.NOT_TAKEN,
                cell.text,
                note="a bank has one column of words beside the answer",
            )
        else:
            names = kind is Column.ANSWER and head.choices
            yield Mark(cell.location, Role.CHOICES if names else Role.HEADING, cell.text)


def _section(cell: Cell, here: str, before: str) -> Iterator[Mark]:
    if here == before:
        yield Mark(cell.location, Role.AGAIN, cell.text)
    else:
        yield as_heading(cell.text, cell.location, COLUMN)


def _row(cells: Row, row: Row, head: _Head) -> Iterator[Mark]:
    """What the cells of a row below the headings are; without that of the section's name, if there is one."""
    there = filled(cells)
    question = head.columns.of(Column.QUESTION)
    cell = row[question] if row[question] in there else None
    if cell and not (len(there) == 1 and _is_set_apart(cell, row, head)):
        yield from _question(there, row, head)
    elif len(there) == 1 and is_number(there[0].text):
        yield Mark(there[0].location, Role.NUMBER, there[0].text)
    elif len(there) == 1:
        yield _alone(there[0])
    else:
        yield from (_beside(each, row.index(each), head) for each in there)


def _is_set_apart(cell: Cell, row: Row, head: _Head) -> bool:
    """Whether a cell that is alone in its row, in the column of questions, is a heading or a remark."""
    answer = head.columns.of(Column.ANSWER)
    if asks(cell.text) or (answer >= 0 and row[answer].choices):
        return False
    is_remark = head.asking and "?" not in cell.text and not is_open(cell.text)
    is_odd = is_remark or (cell.is_bold and not head.bold) or (head.sentences and not is_sentence(cell.text))
    return cell.span > 1 or head.numbered or is_odd


def _alone(cell: Cell) -> Mark:
    if cell.is_choice or is_answer_word(cell.text):
        return Mark(cell.location, Role.CHOICES, cell.text, choices=(line(cell.text),))
    return labelled(Line(cell.text, cell.location)) or (
        as_heading(cell.text, cell.location, ROW)
        if is_like_heading(cell.text)
        else as_text(cell.text, cell.location)
    )


def _question(there: Sequence[Cell], row: Row, head: _Head) -> Iterator[Mark]:
    columns = head.columns
    by_kind = {kind: row[number] for number, kind in columns.kinds.items()}
    title, answer = by_kind.get(Column.TITLE), by_kind.get(Column.ANSWER)
    offered = by_kind.get(Column.CHOICES)
    own = listed_choices(offered.text) if offered else ()
    own = own or (answer.choices or listed_choices(answer.text) if answer else ())
    for cell in there:
        number = row.index(cell)
        if columns.kinds.get(number) is Column.QUESTION and kept(cell.text):
            yield Mark(
                cell.location,
                Role.QUESTION,
                cell.text,
                kept(cell.text),
                title=kept(title.text) if title and len(title.text) <= LONGEST else "",
                choices=own or head.choices,
                follow_up=head.follow_up,
                is_answered=head.is_answered or bool(own),
            )
        else:
            yield _beside(cell, number, head)


def _beside(cell: Cell, number: int, head: _Head) -> Mark:
    """What a cell beside a question is."""
    kind = head.columns.kinds.get(number, Column.OTHER)
    roles = {Column.NUMBER: Role.NUMBER, Column.TITLE: Role.SHORT_TITLE, Column.CHOICES: Role.CHOICES}
    if kind in roles and len(cell.text) <= LONGEST:
        return Mark(cell.location, roles[kind], cell.text, kept(cell.text))
    is_tick = number in head.columns.ticks
    if not is_tick and kind not in {Column.ANSWER, Column.FOLLOW_UP} and number not in head.answers:
        return Mark(cell.location, Role.NOT_TAKEN, cell.text)
    if kind is Column.ANSWER and listed_choices(cell.text):
        return Mark(cell.location, Role.CHOICES, cell.text)
    is_blank = is_prompt(cell.text) or not any(map(str.isalnum, cell.text))
    return Mark(cell.location, Role.BLANK if is_blank else Role.ANSWER, cell.text if is_blank else NOT_SHOWN)


def _loose(row: Row) -> Iterator[Mark]:
    """A row above all headings, or of a table that asks nothing."""
    first, *others = there = filled(row)
    words = [cell for cell in there if is_answer_word(cell.text)]
    if (
        is_about(first.text)
        or (others and is_of_person(first.text))
        or (len(others) == 1 and first.text.rstrip().endswith(":"))
    ):
        yield as_label(first)
        for cell in others:
            yield (
                Mark(cell.location, Role.BLANK, cell.text)
                if is_prompt(cell.text)
                else Mark(cell.location, Role.ANSWER, NOT_SHOWN)
            )
    elif not others:
        yield _alone(first)
    elif len(words) > 1:
        yield from (
            Mark(cell.location, Role.CHOICES, cell.text, choices=(line(cell.text),))
            if cell in words
            else Mark(cell.location, Role.HEADING, cell.text)
            for cell in there
        )
    elif words == [first]:
        yield Mark(first.location, Role.CHOICES, first.text, choices=(line(first.text),))
        for cell in others:
            meaning = f"{line(first.text)}: {kept(cell.text)}"
            yield Mark(
                cell.location,
                Role.INTRODUCTION,
                cell.text,
                meaning,
                note="behind the choice that it explains",
            )
    else:
        yield from (Mark(cell.location, Role.NOT_TAKEN, cell.text) for cell in there)
