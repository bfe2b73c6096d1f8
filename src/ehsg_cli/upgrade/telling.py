"""What became of everything, in words for people."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ehsg_cli.files import display
from ehsg_cli.partnership.conservation import in_words
from ehsg_cli.upgrade.model import CARRIED, Fate
from ehsg_cli.upgrade.relations import IN_SHORT
from ehsg_cli.upgrade.returns import UpgradedReturn
from ehsg_cli.wording import counted, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.upgrade.count import Count
    from ehsg_cli.upgrade.model import Outcome, Upgraded

_WIDTH = 100
_INDENT = "  "


@dataclass(frozen=True, slots=True)
class Written:
    """What a file was carried into: the file it was, the file it is, and what became of what is in it.

    Attributes:
        count: Where the cells of a response have gone, as soon as it is written; none of a return.
    """

    file: str
    output: Path
    made: Upgraded | UpgradedReturn
    count: Count | None = None

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What became of each question."""
        return self.made.outcomes


def told(written: Sequence[Written], bank: Bank) -> str:
    """What was kept, what was reworded, what is to be answered anew and what has no place; nothing twice.

    What goes for every file is said once; of each file, how many of its answers it goes for.
    """
    files = [_file(each) for each in written]
    outcomes = list(dict.fromkeys(outcome for each in written for outcome in each.outcomes))
    return "\n".join(
        [*files, *_kept(outcomes), *_reworded(outcomes, bank), *_anew(outcomes, bank), *_no_place(outcomes)]
    )


def _file(each: Written) -> str:
    counts = {fate: sum(outcome.fate is fate for outcome in each.outcomes) for fate in Fate}
    kept = counts[Fate.KEPT] + counts[Fate.REWORDED]
    said = (
        f"{counted(kept, _what(each))} kept",
        f"{counts[Fate.REWORDED]} of them worded anew" if counts[Fate.REWORDED] else "",
        f"{counts[Fate.ANEW]} to answer anew" if counts[Fate.ANEW] else "",
        f"{counts[Fate.NO_PLACE]} without a place" if counts[Fate.NO_PLACE] else "",
    )
    return f"{each.file} → {display(each.output)}: {', '.join(filter(None, said))}."


def _what(each: Written) -> str:
    return "question" if isinstance(each.made, UpgradedReturn) else "answer"


def _kept(outcomes: Iterable[Outcome]) -> Iterator[str]:
    moved = [each for each in outcomes if each.fate in CARRIED and each.now != each.question]
    if moved:
        yield "\nKept under another Ref"
        yield from (f"{_INDENT}{each.question} is now {each.now}" for each in moved)


def _reworded(outcomes: Iterable[Outcome], bank: Bank) -> Iterator[str]:
    reworded = [each for each in outcomes if each.fate is Fate.REWORDED]
    if reworded:
        yield "\nKept, and worded anew"
        for each in reworded:
            yield from _wrapped(each.now, f"was “{one_line(each.was)}”")
            yield from _wrapped("", f"now “{one_line(bank.questions[each.now].printed)}”", len(each.now))


def _anew(outcomes: Iterable[Outcome], bank: Bank) -> Iterator[str]:
    by_question: dict[str, list[str]] = {}
    for each in outcomes:
        for material in each.material if each.fate is Fate.ANEW else ():
            earlier = f"{each.question} ({IN_SHORT[material.relation]})"
            by_question.setdefault(material.question, []).append(earlier)
    if by_question:
        yield "\nTo answer anew; what was said before is listed, on Earlier answers or Unplaced"
        room = max(map(len, by_question))
        for question in filter(by_question.__contains__, bank.questions):
            yield from _wrapped(question, f"from {', '.join(by_question[question])}", room)


def _no_place(outcomes: Iterable[Outcome]) -> Iterator[str]:
    gone = [each for each in outcomes if each.fate is Fate.NO_PLACE]
    if gone:
        yield "\nWithout a place; what was said is listed, on Not asked any more or Unplaced"
        room = max(len(each.question) for each in gone)
        for each in gone:
            text = f"“{one_line(each.was)}” {each.why}" if each.was else each.why
            yield from _wrapped(each.question, text, room)


def _wrapped(label: str, text: str, room: int = 0) -> list[str]:
    head = f"{_INDENT}{label.ljust(room)}  "
    return textwrap.wrap(
        text, _WIDTH, initial_indent=head, subsequent_indent=" " * len(head), break_on_hyphens=False
    )


def conservation(written: Iterable[Written]) -> str:
    """Where every cell with content has gone: counted in what was read, and again in what is made."""
    every = list(written)
    lines = [in_words(each.made.after) for each in every if isinstance(each.made, UpgradedReturn)]
    counts = [each.count for each in every if each.count]
    if counts:
        lines.append(
            f"{counted(len(counts), 'response')}, "
            f"{counted(sum(each.cells for each in counts), 'cell with content', 'cells with content')}: "
            f"{sum(each.printed for each in counts):,} as printed, "
            f"{sum(each.carried for each in counts):,} carried, "
            f"{sum(each.listed for each in counts):,} listed, {sum(each.lost for each in counts):,} lost."
        )
    return "\n".join(lines)
