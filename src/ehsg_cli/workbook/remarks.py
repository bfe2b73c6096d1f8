"""What a person should know about how a workbook was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.findings.suggestion import did_you_mean, fold
from ehsg_cli.submission.model import Route
from ehsg_cli.wording import counted, listed, quote
from ehsg_cli.workbook import layout
from ehsg_cli.workbook.book import NOT_HELD, is_holdable
from ehsg_cli.workbook.grid import cell_name
from ehsg_cli.workbook.tables import at
from ehsg_cli.workbook.terms import ANSWER, COMMENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.submission.model import Answer
    from ehsg_cli.workbook.answered import Answered, Cell
    from ehsg_cli.workbook.grid import Beside, Grid, Spreadsheet
    from ehsg_cli.workbook.tables import Place, Tables
    from ehsg_cli.workbook.terms import Terms

_WANTED = {ANSWER: layout.ANSWER, COMMENT: "for the follow-up"}


def off_scale(answer: Answer, bank: Bank) -> Iterator[Finding]:
    """The finding that an answer is not one of its question's choices, if it is not."""
    if answer.choice or not answer.raw.strip():
        return
    if labels := tuple(choice.label for choice in bank.choices(answer.question)):
        yield codes.SUBMISSION_OFF_SCALE(
            answer.origin.answer_location,
            question=answer.question,
            raw=quote(answer.raw),
            suggestion=did_you_mean(answer.raw, labels, surely=True),
            choices=", ".join(labels),
        )


def on_places(kept: Sequence[Answered], tables: Mapping[str, Tables], file: str) -> Iterator[Finding]:
    """What to know where answers were not found as they should be: by their Ref, below our headings."""
    yield from _other_routes(item.answer for item in kept)
    yield from _assumed_columns(kept, tables, file)
    yield from _disagreeing(_places(kept), file)


def _other_routes(answers: Iterable[Answer]) -> Iterator[Finding]:
    """A finding a sheet on the answers found otherwise than by their Ref."""
    found: dict[tuple[Location, Route], list[str]] = {}
    for answer in answers:
        if answer.route is not Route.REF:
            place = Location(file=answer.origin.file, sheet=answer.origin.sheet)
            found.setdefault((place, answer.route), []).append(answer.question)
    for (place, route), questions in found.items():
        yield codes.SUBMISSION_OTHER_ROUTE(place, route=route.value, questions=listed(sorted(questions)))


def _assumed_columns(kept: Iterable[Answered], tables: Mapping[str, Tables], file: str) -> Iterator[Finding]:
    """A finding on each column that was taken for what no heading says it is."""
    used = dict.fromkeys(
        (item.place.sheet, item.place.columns, kind, column)
        for item in kept
        if item.place
        for kind in sorted(item.place.columns.assumed)
        for column in [item.place.columns.answer if kind == ANSWER else item.place.columns.comment]
        if (item.place.sheet, item.place.row, column) in item.cells
    )
    for sheet, columns, kind, column in used:
        head = tables[sheet].heads.get(columns, -1)
        cell = cell_name(max(head, 0), column)
        taken = f"the column of {cell}" if head < 0 else f"the one headed in {cell}"
        location = Location(file=file, sheet=sheet, cell=cell)
        yield codes.SUBMISSION_ASSUMED_COLUMN(location, wanted=_WANTED[kind], taken=taken)


def _disagreeing(places: Iterable[Place], file: str) -> Iterator[Finding]:
    """A finding on each row whose Ref and question belong to different questions."""
    for place in places:
        if place.beside and place.beside != place.question:
            location = Location(file=file, sheet=place.sheet, cell=cell_name(place.row, place.columns.ref))
            yield codes.SUBMISSION_REF_DISAGREES(location, question=place.question, beside=place.beside)


def not_calculated(formulas: Iterable[Beside], file: str) -> Iterator[Finding]:
    """A finding on each formula without a result."""
    for formula in formulas:
        location = Location(file=file, sheet=formula.sheet, cell=cell_name(formula.row, formula.column))
        yield codes.SUBMISSION_NOT_CALCULATED(location, formula=quote(formula.text))


def not_held(texts: Mapping[Cell, str], file: str) -> Iterator[Finding]:
    """A finding on each text with characters that a merged workbook cannot hold."""
    if is_holdable("".join(texts.values())):  # as nearly always
        return
    for (sheet, row, column), text in texts.items():
        if found := sorted(set(NOT_HELD.findall(text))):
            characters = ", ".join(f"U+{ord(character):04X}" for character in found)
            location = Location(file=file, sheet=sheet, cell=cell_name(row, column))
            yield codes.SUBMISSION_NOT_HELD(location, characters=characters)


def other_revision(
    spreadsheet: Spreadsheet, found: Sequence[Answered], bank: Bank, terms: Terms
) -> Iterator[Finding]:
    """The finding that a workbook was made from another revision, and which questions that touches."""
    said = spreadsheet.identity
    revision, content = said.get(layout.BANK_REVISION), said.get(layout.BANK_CONTENT)
    if revision is None or (revision, content) == (str(bank.revision), bank.content_hash):
        return
    same = revision == str(bank.revision)
    grids = {grid.name: grid for grid in spreadsheet.grids}
    reworded = [place.question for place in _places(found) if _was_reworded(place, grids, terms)]
    new = bank.questions.keys() - {item.answer.question for item in found}
    yield codes.SUBMISSION_OTHER_REVISION(
        Location(file=spreadsheet.source.file),
        found=f"a different version of revision {revision}" if same else f"revision {revision}",
        bank=bank.bank,
        revision=bank.revision,
        changes=_changes(reworded, [question for question in bank.questions if question in new]),
    )


def _places(found: Iterable[Answered]) -> Iterator[Place]:
    return (item.place for item in found if item.place)


def _was_reworded(place: Place, grids: Mapping[str, Grid], terms: Terms) -> bool:
    text = at(grids[place.sheet].rows[place.row], place.columns.question)
    return bool(text.strip()) and fold(text) not in terms.current[place.question]


def _changes(reworded: Sequence[str], new: Sequence[str]) -> str:
    changes = (
        (reworded, "worded differently in it"),
        (new, "not in it, so without an answer"),
    )
    said = (f"{counted(len(ids), 'question')} {what}: {listed(ids)}." for ids, what in changes if ids)
    return " ".join(said) or "Every question is worded the same in both."
