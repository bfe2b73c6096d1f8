"""The tables in which a bank was reviewed → the bank, with whatever was edited in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.findings.suggestion import fold
from ehsg_cli.interchange.cells import from_cell
from ehsg_cli.interchange.new_rows import no_ref
from ehsg_cli.interchange.noted import not_taken
from ehsg_cli.interchange.placed import Placed
from ehsg_cli.interchange.report import Imported, Role, Taken
from ehsg_cli.interchange.spec import (
    BANK,
    BESIDE,
    NUMBERS,
    PROPERTIES,
    PROPERTY,
    QUESTIONS,
    REF,
    SCALES,
    SECTIONS,
    SPECS,
    VALUE,
    Holds,
    depth,
)
from ehsg_cli.interchange.unchanged import compare
from ehsg_cli.submission.dates import read_date
from ehsg_cli.wording import counted, date_in_words, listed, quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ehsg_cli.bank.document import Path
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.interchange.review import Found, Review, Row
    from ehsg_cli.interchange.source import Source
    from ehsg_cli.interchange.spec import Field, Spec

KIND = "a bank that was given out for review"

_FLAGS = {
    "yes": True,
    "true": True,
    "y": True,
    "1": True,
    "no": False,
    "false": False,
    "n": False,
    "0": False,
}
_WHOLE = re.compile(r"[0-9]{1,9}")
# May be a date whose month comes first, as some spreadsheet programs write it
_EITHER_WAY = re.compile(r"(?:0?[1-9]|1[0-2])[/.-](?:0?[1-9]|1[0-2])[/.-]\d{2,4}")


class _Known(NamedTuple):
    """A record that rows of other tables may name, and where in the bank it stands."""

    record: dict[str, Any]
    path: Path


@dataclass(frozen=True, slots=True)
class _Reading:
    """The tables, and what has been made of them so far."""

    tables: Mapping[str, Found]
    placed: Placed = field(default_factory=Placed)
    known: dict[tuple[str, str], _Known] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def from_tables(review: Review, source: Source) -> Imported:
    """The bank that was reviewed. Whatever is in no column of it is listed as not taken.

    Args:
        review: The tables of the bank in the file.
        source: The file.
    """
    reading = _Reading(review.tables)
    for spec in sorted(SPECS, key=depth):
        if spec.name in review.tables:
            _read(spec, reading)
    _read_properties(reading)
    reading.placed.data.setdefault("scales", {})  # of a bank that is answered in words alone
    bank, misfits = reading.placed.built(Location(file=source.file))
    told = {each.location for each in reading.findings if each.code == codes.IMPORT_NO_CHOICE.id}
    taken = tuple(_taken(review, source))
    findings = (
        *source.findings,
        *not_taken([each for each in taken if each.role is Role.NOT_TAKEN]),
        *_incomplete(review.tables),
        *reading.findings,
        *(misfit for misfit in misfits if misfit.location not in told),
        *(compare(bank, review.tables) if bank else ()),
    )
    return Imported(source.file, KIND, bank, taken, findings)


def _read(spec: Spec, reading: _Reading) -> None:
    """Put the rows of a table into the bank."""
    for position, row in enumerate(reading.tables[spec.name].rows, start=1):
        if spec.name == QUESTIONS and not row.text(REF).strip():
            reading.findings.extend(no_ref(row, reading.tables))
            continue
        parent = _parent(spec, row)
        record = _record(spec, row, parent, reading)
        if not record:
            continue
        within = _list_of(spec, parent, reading)
        if within is None:
            reading.findings.append(codes.IMPORT_NO_PARENT(row.location, name=parent, table=spec.of))
            continue
        path = reading.placed.append(within, record, row.location)
        if isinstance(record, dict):
            cells = {field.key: row.cells.get(field.header) for field in spec.fields if field.key}
            reading.placed.places.update({(*path, key): cell.location for key, cell in cells.items() if cell})
            reading.known.setdefault((spec.name, _name(spec, row, position)), _Known(record, path))


def _parent(spec: Spec, row: Row) -> str:
    """What names the record that the row is a part of; a question's Ref begins with its section's."""
    if spec.name == QUESTIONS:
        return row.text(REF).strip().rpartition("-")[0]
    named = (row.text(field.header) for field in spec.fields if field.holds is Holds.PARENT)
    return next(named, "").strip()


def _name(spec: Spec, row: Row, position: int) -> str:
    """What names the record in other tables; one that was added may have no number yet."""
    first = spec.fields[0]
    return row.text(first.header).strip() or (str(position) if first.holds is Holds.POSITION else "")


def _list_of(spec: Spec, parent: str, reading: _Reading) -> Path | None:
    """The path of the list that the row belongs to; none where what it names is not there."""
    if spec.name == SCALES:
        return (*spec.path, parent)
    if not spec.of:
        return spec.path
    known = reading.known.get((spec.of, parent))
    return (*known.path, *spec.path) if known else None


def _record(spec: Spec, row: Row, parent: str, reading: _Reading) -> dict[str, Any] | str:
    """What the row says: a text, or what is in its columns; nothing where these are empty."""
    kept = {field: from_cell(row.text(field.header)) for field in spec.fields if field.is_kept}
    if spec.is_texts:
        return next(iter(kept.values()))
    return {field.key: _value(field, text, row, parent, reading) for field, text in kept.items() if text}


def _value(field: Field, text: str, row: Row, parent: str, reading: _Reading) -> object:
    """What the text in a cell means; where that cannot be told, the text, which the schema then refuses."""
    match field.holds:
        case Holds.FLAG:
            return _FLAGS.get(fold(text), text)
        case Holds.NUMBER:
            return int(text) if _WHOLE.fullmatch(text) else text
        case Holds.CHOICE:
            return _choice(text, row.cells[field.header].location, parent, reading)
        case Holds.DATE:
            if _EITHER_WAY.fullmatch(text):
                reading.findings.append(_either_way(text, row.cells[field.header].location))
            return read_date(text)[:10] or text
    return text


def _either_way(text: str, location: Location) -> Finding:
    day = date_in_words(date.fromisoformat(read_date(text)[:10]))
    return codes.IMPORT_DATE_EITHER_WAY(location, text=text, day=day)


def _choice(text: str, location: Location, section: str, reading: _Reading) -> str:
    """The id of the choice that is called so, or has that id, on the scale of a section."""
    known = reading.known.get((SECTIONS, section))
    scale = known.record.get("scale") if known else None
    choices = reading.placed.data.get("scales", {}).get(scale, [])
    alike = (
        choice.get("id", text)
        for same in (str, fold)
        for key in ("label", "id")
        for choice in choices
        if same(choice.get(key, "")) == same(text)
    )
    found = next(alike, "")
    if choices and not found:
        labels = ", ".join(choice.get("label", "") for choice in choices)
        reading.findings.append(codes.IMPORT_NO_CHOICE(location, text=quote(text), labels=labels))
    return found or text


def _read_properties(reading: _Reading) -> None:
    """Put what the bank says but once into it."""
    for row in reading.tables[BANK].rows:
        name, text = row.text(PROPERTY).strip(), from_cell(row.text(VALUE))
        if name in PROPERTIES and text:
            value = int(text) if name in NUMBERS and _WHOLE.fullmatch(text) else text
            reading.placed.put(PROPERTIES[name], value, row.location)


def _incomplete(tables: Mapping[str, Found]) -> Iterator[Finding]:
    """The columns that are gone, but for those that only show what another table holds."""
    shown = {
        (spec.name, field.header) for spec in SPECS for field in spec.fields if field.holds is Holds.SHOWN
    }
    for table in tables.values():
        gone = [header for header in table.missing if (table.name, header) not in shown]
        if gone:
            yield codes.IMPORT_COLUMNS_GONE(table.location, table=table.name, columns=listed(gone))


def _taken(review: Review, source: Source) -> Iterator[Taken]:
    for table in review.tables.values():
        yield Taken(table.location, Role.TABLE, f"{table.name}: {counted(len(table.rows), 'row')}")
    named = BESIDE | PROPERTIES.keys()
    strange = [row for row in review.tables[BANK].rows if row.text(PROPERTY).strip() not in named]
    cells = (cell for row in strange for cell in row.cells.values() if cell.text.strip())
    for other in (*review.others, *cells):
        yield Taken(other.location, Role.NOT_TAKEN, other.text)
    for aside in source.asides:
        yield Taken(aside.location, Role.NOT_TAKEN, aside.text, note=f"a {aside.what}")
