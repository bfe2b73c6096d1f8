"""A bank → the tables in which people review it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ehsg_cli.interchange.cells import in_cell
from ehsg_cli.interchange.spec import (
    ANSWERS,
    BANK,
    CONTENT,
    CONTENTS,
    FOLLOW_UP,
    HOW_TO,
    NAMED_BY,
    PART,
    PROPERTIES,
    PROPERTY,
    REF,
    REVIEWING,
    SCALES,
    SECTION,
    SPECS,
    VALUE,
    Field,
    Holds,
    depth,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.interchange.spec import Spec

Record = Any  # an entry of a list of the bank as plain data: a mapping or, where the list is of texts, a text
YES = "Yes"


class ReviewTable(NamedTuple):
    """A table as it is written: its columns, and texts as `in_cell` has them, or numbers."""

    name: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[str | int, ...], ...]

    @property
    def headers(self) -> tuple[str, ...]:
        """The headings."""
        return tuple(field.header for field in self.fields)


class _Entry(NamedTuple):
    """An entry of a list, what names the record it is in, and its own number."""

    parent: str
    position: int
    record: Record

    def names(self, spec: Spec) -> str:
        """What names it in the tables of its parts."""
        first = spec.fields[0]
        return str(self.position) if first.holds is Holds.POSITION else self.record[first.key]


def to_tables(bank: Bank) -> tuple[ReviewTable, ...]:
    """The bank as tables, first how to review it, then the questions; lists that are empty have none."""
    data = bank.model_dump(exclude_defaults=True)
    entries = _entries(data)
    shown = Shown(bank)
    tables = [
        ReviewTable(
            spec.name, spec.fields, tuple(_row(spec, entry, bank, shown) for entry in entries[spec.name])
        )
        for spec in SPECS
        if entries[spec.name]
    ]
    return (_of_properties(bank, data, tables), *tables)


class Shown:
    """What is kept in one table and shown in another."""

    def __init__(self, bank: Bank) -> None:
        parts = {(PART, str(number)): part.title for number, part in enumerate(bank.parts, start=1)}
        questions = {
            (header, ref): text
            for ref, section in bank.section_of.items()
            for header, text in (
                (SECTION, section.title),
                (ANSWERS, " / ".join(choice.label for choice in bank.choices(ref))),
                (FOLLOW_UP, section.follow_up or ""),
            )
        }
        self._texts = parts | questions

    def text(self, header: str, name: str) -> str:
        """The text; empty where the bank has none.

        Args:
            header: The heading of the column.
            name: What the row says in the column `NAMED_BY` names: a Ref, or the number of a part.
        """
        return self._texts.get((header, name), "")


def content(bank: Bank) -> str:
    """What the bank holds, as a hash that no spreadsheet program takes for a number."""
    return f"SHA-256 {bank.content_hash}"


def _entries(data: Mapping[str, Any]) -> dict[str, list[_Entry]]:
    """The entries of every list, by the name of its table."""
    entries: dict[str, list[_Entry]] = {}
    for spec in sorted(SPECS, key=depth):
        lists: Iterator[tuple[str, Any]]
        if spec.of:
            of = next(each for each in SPECS if each.name == spec.of)
            lists = ((entry.names(of), entry.record) for entry in entries[spec.of])
        elif spec.name == SCALES:
            lists = ((scale, {"scales": choices}) for scale, choices in data["scales"].items())
        else:
            lists = iter([("", data)])
        entries[spec.name] = [
            _Entry(parent, position, record)
            for parent, within in lists
            for position, record in enumerate(_at(within, spec.path) or (), start=1)
        ]
    return entries


def _at(data: Any, path: tuple[str, ...]) -> Any:  # noqa: ANN401 - plain data
    """The value at the end of a path of keys; none if it is not there."""
    for key in path:
        data = data.get(key) if data else None
    return data


def _row(spec: Spec, entry: _Entry, bank: Bank, shown: Shown) -> tuple[str | int, ...]:
    return tuple(_cell(field, spec, entry, bank, shown) for field in spec.fields)


def _cell(field: Field, spec: Spec, entry: _Entry, bank: Bank, shown: Shown) -> str | int:
    match field.holds:
        case Holds.PARENT:
            return entry.parent
        case Holds.POSITION:
            return entry.position
        case Holds.SHOWN:
            named = entry.names(spec) if NAMED_BY[field.header] == REF else entry.parent
            return in_cell(shown.text(field.header, named))
    value = entry.record if spec.is_texts else entry.record.get(field.key, "")
    if field.holds is Holds.CHOICE:
        return in_cell(bank.label(entry.record["id"], value))
    if field.holds is Holds.FLAG:
        return YES if value else ""
    return value if isinstance(value, int) else in_cell(str(value))


def _of_properties(bank: Bank, data: Mapping[str, Any], tables: list[ReviewTable]) -> ReviewTable:
    said = {name: _at(data, path) for name, path in PROPERTIES.items()}
    contents = ", ".join(f"{table.name} {len(table.rows)}" for table in tables)
    rows = (
        (HOW_TO, REVIEWING),
        *((name, in_cell(str(value))) for name, value in said.items() if value),
        (CONTENTS, contents),
        (CONTENT, content(bank)),
    )
    return ReviewTable(BANK, (Field(PROPERTY, width=28), Field(VALUE, width=110)), rows)
