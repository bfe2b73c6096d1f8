"""Where in a bank's file a thing stands that is known by its id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ehsg_cli.bank.document import ANY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ehsg_cli.bank.document import Document, Path
    from ehsg_cli.findings.model import Location

_SECTION = ("sections", ANY)
_QUESTION = (*_SECTION, "questions", ANY)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the sections and questions of a bank stand in its file, by their ids.

    What is not there is told by where the file begins.
    """

    document: Document
    sections: Mapping[str, Path]
    questions: Mapping[str, Path]

    @classmethod
    def of(cls, document: Document) -> Places:
        """The places in a document."""
        return cls(document, _by_id(document, _SECTION), _by_id(document, _QUESTION))

    def section(self, id_: str, field: str) -> Location:
        """Where a field of a section stands."""
        return self._of(self.sections, id_, field)

    def question(self, id_: str, field: str) -> Location:
        """Where a field of a question stands."""
        return self._of(self.questions, id_, field)

    def _of(self, paths: Mapping[str, Path], id_: str, field: str) -> Location:
        return self.document.key_at((*paths[id_], field)) if id_ in paths else self.document.at(())


def _by_id(document: Document, pattern: Path) -> dict[str, Path]:
    return {id_: path[:-1] for path, id_ in document.texts(*pattern, "id")}
