"""How much of what was said is really in the workbook made: counted in its bytes, as anybody reads them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.submission.model import NamedBy
from ehsg_cli.wording import counted
from ehsg_cli.workbook import layout
from ehsg_cli.workbook.book import holdable, split
from ehsg_cli.workbook.grid import read_spreadsheet
from ehsg_cli.workbook.read import read_submissions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ehsg_cli.findings.model import Finding
    from ehsg_cli.submission.model import Answer, Respondent, Submission
    from ehsg_cli.upgrade.model import Upgraded
    from ehsg_cli.workbook.grid import Grid, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Where the cells with content of a response have gone.

    Attributes:
        cells: How many there were.
        printed: How many of them hold what was printed.
        carried: How many others are where they belong in the workbook made.
        listed: How many are listed in it.
    """

    cells: int
    printed: int
    carried: int
    listed: int

    @property
    def lost(self) -> int:
        """How many are neither: 0, or something is wrong."""
        return self.cells - self.printed - self.carried - self.listed


def count(made: Upgraded, content: bytes) -> Count:
    """Count what is in a workbook made by an upgrade.

    Args:
        made: What was to be in it.
        content: Its bytes.
    """
    source = made.before.source
    spreadsheet, _ = read_spreadsheet(content, source.file)
    again = read_submissions([spreadsheet], made.bank) if spreadsheet else ()
    carried, rest = _carried(made.after, again[0]) if again else (0, [])
    listed = _listed(made, rest, spreadsheet.grids) if spreadsheet else 0
    return Count(cells=source.cells, printed=source.printed, carried=carried, listed=listed)


def lost(made: Upgraded, count: Count) -> Iterator[Finding]:
    """A finding if anything of a response is neither carried over nor listed."""
    if count.lost:
        cells = counted(made.typed, "cell")
        location = Location(file=made.before.source.file)
        yield codes.UPGRADE_LOST(location, lost=f"{count.lost:,}", cells=cells)


def _carried(after: Submission, again: Submission) -> tuple[int, list[str]]:
    """How many texts are read where they belong, and the texts that are not."""
    pairs = [*_said_by(after.respondent, again.respondent)]
    answers = {each.question: _words(each) for each in again.answers}
    carried = 0
    rest = [text for text, there in pairs if _bare(text) != _bare(there)]
    carried += len(pairs) - len(rest)
    for answer in after.answers:
        raw, comment, notes = _words(answer)
        there = answers.get(answer.question, ("", "", Counter()))
        gone = [text for text, read in ((raw, there[0]), (comment, there[1])) if text and text != read]
        gone += (notes - there[2]).elements()
        carried += bool(raw) + bool(comment) + notes.total() - len(gone)
        rest += gone
    return carried, rest


def _said_by(respondent: Respondent, again: Respondent) -> Iterator[tuple[str, str]]:
    """What was typed to say who answered, and what is read in its place."""
    for field in layout.ABOUT_FIELDS:
        text = getattr(respondent, field)
        if text and (field != "organisation" or respondent.named_by is NamedBy.ABOUT):
            yield text, getattr(again, field)


def _listed(made: Upgraded, rest: Iterable[str], grids: tuple[Grid, ...]) -> int:
    """How many texts are listed: by their question, or among what has no place."""
    by_ref: dict[str, str] = {}
    left: Counter[str] = Counter()
    for row in (row for grid in grids for row in grid.table()):
        if {layout.EARLIER_REF, layout.EARLIER_WORDS} <= set(row.header):
            ref = row[layout.EARLIER_REF].strip()
            by_ref[ref] = by_ref.get(ref, "") + _bare(_earlier(row))
        elif row.header[:2] == layout.LEFT_OVER_HEADERS:
            left[_bare(row[layout.LEFT_OVER_HEADERS[0]])] += 1
    without = [*rest, *(each.text for each in made.after.unplaced)]
    return (
        sum(_taken(text, left) for text in without)
        + sum(
            text in by_ref.get(each.answer.question, "")
            for each in made.listed
            for text in _texts(each.answer)
        )
        + bool(made.date and _bare(made.date) in by_ref.get("", ""))
    )


def _earlier(row: Record) -> str:
    return row[layout.EARLIER_ANSWER] + row[layout.EARLIER_WORDS]


def _taken(text: str, left: Counter[str]) -> bool:
    """Whether all pieces of a text are listed, each once for every text that has it."""
    pieces = Counter(filter(None, map(_bare, split(text))))
    is_there = pieces <= left
    if is_there:
        left.subtract(pieces)
    return is_there


def _texts(answer: Answer) -> Iterator[str]:
    raw, comment, notes = _words(answer)
    yield from filter(None, (raw, comment))
    yield from notes.elements()


def _words(answer: Answer) -> tuple[str, str, Counter[str]]:
    return _bare(answer.raw), _bare(answer.comment), Counter(_bare(note.text) for note in answer.notes)


def _bare(text: str) -> str:
    """A text as a workbook can hold it, without white space, which programs change in cells."""
    return "".join(holdable(text).split())
