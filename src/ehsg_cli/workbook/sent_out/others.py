"""What changes of choices, of sectors and of the cover mean for answers that were given before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.bank.difference.model import Effect
from ehsg_cli.submission.answers import recognise
from ehsg_cli.submission.invitation import find_sector
from ehsg_cli.workbook.sent_out.questions import quoted
from ehsg_cli.workbook.sent_out.reader import LIST_UNPLACED

if TYPE_CHECKING:
    from ehsg_cli.bank.difference.model import Change
    from ehsg_cli.workbook.sent_out.reader import Reader, Told

KEEP = (Effect.NONE, "Nothing: answers keep their place.")
NOT_SHOWN = (Effect.NONE, "Nothing: workbooks do not show it.")
ON_COVER = (
    Effect.NONE,
    "Answers keep their place; the lines of the cover that read otherwise now go to Unplaced (S106).",
)


def choice_gone(change: Change, reader: Reader) -> Told:
    """A label that nobody can choose any more: its answers may still be read as a choice, by its id."""
    scale, choice = change.id.split("/")
    new = reader.new.scales[scale]
    meant, label = recognise(change.was, new), quoted([change.was])
    if not meant:
        return (
            Effect.LOST,
            f"Answers of {label} are off the scale (S101), and are not counted; {LIST_UNPLACED}.",
        )
    if meant == choice:
        return Effect.LOOK, f"Answers of {label} are still this choice, by its id; {LIST_UNPLACED}."
    other = quoted([each.label for each in new if each.id == meant])
    return Effect.LOST, f"Answers of {label} are taken for {other}; {LIST_UNPLACED}."


def sector_gone(change: Change, reader: Reader) -> Told:
    """A name of a sector that nobody can choose any more."""
    if find_sector(change.was, reader.new.partners):
        return Effect.NONE, f"Whoever chose it is still of this sector; {LIST_UNPLACED}."
    return Effect.LOOK, f"Whoever chose it is of a sector that is not known (S105); {LIST_UNPLACED}."


def on_cover(change: Change, _: Reader) -> Told:
    """Something that stands on the cover, a line or several."""
    return ON_COVER if set(change.was.split("\n")) - {"", *change.now.split("\n")} else KEEP


def part_gone(change: Change, reader: Reader) -> Told:
    """A part of the questionnaire, which the cover has only if it introduces itself."""
    introductions = {part.title: part.introduction for part in reader.old.parts}
    return ON_COVER if introductions[change.id] else NOT_SHOWN
