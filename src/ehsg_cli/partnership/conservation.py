"""Is everything that was sent in the return? Counted in the files as read, and again in the return."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.submission.model import NamedBy, Respondent
from ehsg_cli.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ehsg_cli.findings.model import Finding
    from ehsg_cli.partnership.model import Participant, PartnershipReturn
    from ehsg_cli.submission.model import Answer

_SAID = tuple(field.name for field in fields(Respondent) if field.name != "named_by")


@dataclass(frozen=True, slots=True, kw_only=True)
class Conservation:
    """Where the cells of a file, or of all files, have gone.

    Attributes:
        cells: How many cells with content were read, notes among them.
        placed: How many of them are in the return, or hold what stood in the blank workbook.
        unplaced: How many texts are listed as unplaced.
        files: How many files they stand in.
    """

    cells: int
    placed: int
    unplaced: int
    files: int = 1

    @property
    def lost(self) -> int:
        """How many are neither: 0, or something is wrong."""
        return self.cells - self.placed - self.unplaced


def by_file(merged: PartnershipReturn) -> dict[str, Conservation]:
    """Where the cells of each file have gone; superseded submissions are part of the return."""
    cells: Counter[str] = Counter()
    placed: Counter[str] = Counter()
    participants = list(_participants(merged))
    for source in (*(participant.source for participant, _ in participants), *merged.others):
        cells[source.file] += source.cells
        placed[source.file] += source.printed
    for participant, words in participants:
        placed[participant.source.file] += _said_by(participant.respondent) + words
    unplaced = Counter(cell.file for cell in merged.unplaced)
    return {
        file: Conservation(cells=cells[file], placed=placed[file], unplaced=unplaced[file])
        for file in sorted(cells)
    }


def conservation(merged: PartnershipReturn) -> Conservation:
    """Where the cells of all files have gone."""
    every = by_file(merged).values()
    return Conservation(
        cells=sum(file.cells for file in every),
        placed=sum(file.placed for file in every),
        unplaced=sum(file.unplaced for file in every),
        files=len(every),
    )


def in_words(merged: PartnershipReturn) -> str:
    """Where every cell has gone, as a sentence: what was read, then what is in the return."""
    whole = conservation(merged)
    files = counted(whole.files, "file")
    cells = counted(whole.cells, "cell with content", "cells with content")
    return f"{files}, {cells}: {whole.placed:,} placed, {whole.unplaced:,} unplaced, {whole.lost:,} lost."


def lost(merged: PartnershipReturn) -> Iterator[Finding]:
    """A finding for each file of which something is neither in the return nor unplaced."""
    for file, kept in by_file(merged).items():
        if kept.lost:
            cells = counted(kept.cells, "cell with content", "cells with content")
            yield codes.MERGE_LOST(Location(file=file), lost=f"{kept.lost:,}", cells=cells)


def _participants(merged: PartnershipReturn) -> Iterator[tuple[Participant, int]]:
    """Who answered, and in how many cells: those that count, and those that are superseded."""
    words: Counter[str] = Counter()
    for each in merged.answers:
        words[each.participant] += _words(each.answer)
    yield from ((participant, words[participant.id]) for participant in merged.participants)
    yield from ((each.participant, sum(map(_words, each.answers))) for each in merged.superseded)


def _said_by(respondent: Respondent) -> int:
    """How many cells say who answered: one a field, but for a name that nobody typed there."""
    named = respondent.named_by is NamedBy.ABOUT
    return sum(bool(getattr(respondent, field)) for field in _SAID if named or field != "organisation")


def _words(answer: Answer) -> int:
    return bool(answer.raw.strip()) + bool(answer.comment.strip()) + len(answer.notes)
