"""Where in a bank's file a thing stands that is known by its id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ehsg_cli.bank.document import ANY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ehsg_cli.bank.document import Document, Path
    from ehsg_cli.findings.model import Location

_SECTION = ("sections", ANY)
_QUESTION = (*_SECTION, "questions", ANY)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the sections and questions of a bank stand in its own file, by their ids.

    What comes from a bank that it extends is told by where it says so itself, and what is not there at all by
    where the file begins: nobody can do anything about it in the file of the other.

    Attributes:
        document: The whole bank.
        own: What the bank says itself, which is the same where it extends none.
        sections: The ways to its sections.
        questions: The ways to its questions.
    """

    document: Document
    own: Document
    sections: Mapping[str, Path]
    questions: Mapping[str, Path]

    @classmethod
    def of(cls, document: Document, own: Document | None = None) -> Places:
        """The places in a document; `own` is what the bank says itself, where it extends another."""
        return cls(document, own or document, _by_id(document, _SECTION), _by_id(document, _QUESTION))

    def key(self, name: str) -> Location:
        """Where a key of the bank stands."""
        return self._in_own_file(self.document.key_at((name,)))

    def section(self, id_: str, field: str) -> Location:
        """Where a field of a section stands."""
        return self._in_own_file(*self._of(self.sections, id_, field), *self._amended(id_))

    def question(self, id_: str, *fields: str) -> Location:
        """Where the first of the fields of a question stands that the bank says itself."""
        stated = (place for field in fields for place in self._of(self.questions, id_, field))
        return self._in_own_file(*stated, *self._amended(id_))

    def gone(self, id_: str, section: str) -> Location:
        """Where a question that is gone is removed, or where the section that asked it stands."""
        removed = (self.own.at(path) for path, listed in self.own.texts("remove", ANY) if listed == id_)
        return self._in_own_file(*removed, self.section(section, "questions"))

    def _in_own_file(self, *places: Location) -> Location:
        return next((place for place in places if place.file == self.own.file), self.own.at(()))

    def _of(self, paths: Mapping[str, Path], id_: str, field: str) -> Iterator[Location]:
        if id_ in paths:
            yield self.document.key_at((*paths[id_], field))

    def _amended(self, id_: str) -> Iterator[Location]:
        """Where the bank says what is different about a question or section of the other."""
        if ("amend", id_) in self.own.keys:
            yield self.own.keys["amend", id_]


def _by_id(document: Document, pattern: Path) -> dict[str, Path]:
    return {id_: path[:-1] for path, id_ in document.texts(*pattern, "id")}
