"""What changes of questions, and of the sections they stand in, mean for answers that were given before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.bank.difference.model import Effect
from ehsg_cli.findings.suggestion import fold
from ehsg_cli.submission.answers import recognise
from ehsg_cli.wording import listed

if TYPE_CHECKING:
    from ehsg_cli.bank.difference.model import Change
    from ehsg_cli.bank.model import Section
    from ehsg_cli.workbook.sent_out.reader import Reader, Told

ANYWHERE = (Effect.NONE, "Nothing: answers are found wherever they stand.")
_CLEAR_FIRST = "a return in which it is agreed is updated once ehsg upgrade has carried it over (M201)."


def reused(change: Change, reader: Reader) -> Told:
    """An id that asks something else now."""
    before = reader.old.questions.get(change.id)
    if not before:
        return Effect.LOST, "Answers in workbooks that asked it before it was retired are taken for this one."
    seen = "S106, S110" if reader.by_text(before) else "S106"
    return (
        Effect.LOST,
        "Answers to the old question are taken for answers to this one, as the Ref is the same; the old text "
        f"beside it is all that shows it ({seen}).",
    )


def gone(change: Change, reader: Reader) -> Told:
    """A question that is not asked any more."""
    if other := reader.by_text(reader.old.questions[change.id]):
        return Effect.LOOK, f"Answers are taken for {other}, unless that is answered itself (S102, S106)."
    return Effect.LOST, f"Answers go to Unplaced (S106); {_CLEAR_FIRST}"


def renumbered(change: Change, reader: Reader) -> Told:
    """A question of another id."""
    old = reader.was[change.id]
    if old.id in reader.new.questions:
        return Effect.LOST, f"Answers are taken for {old.id}, which asks something else now (S106, S110)."
    if reader.by_text(old) != change.id:
        return Effect.LOST, "Answers go to Unplaced (S106), as neither the old Ref nor the old text is known."
    return (
        Effect.LOOK,
        f"Answers are found by the text, as the old Ref is unknown (S106, S108); {_CLEAR_FIRST}",
    )


def reworded(change: Change, reader: Reader) -> Told:
    """A question whose text or title is another one."""
    old = reader.was[change.id]
    if old.id != change.id:
        return renumbered(change, reader)
    if fold(old.printed) == fold(reader.new.questions[change.id].printed):
        return Effect.NONE, "Nothing: capitals, spaces and punctuation do not matter."
    known = reader.by_text(old)
    if known == change.id:
        return Effect.NONE, "Answers keep their place, found by the Ref or by the earlier wording."
    if known:
        return Effect.LOOK, f"Answers are found by the Ref, though the text is that of {known} (S106, S110)."
    return Effect.LOOK, "Answers are found by the Ref alone, and the old text goes to Unplaced (S106)."


def earlier_wordings(change: Change, _: Reader) -> Told:
    """Wordings of earlier revisions: of a question, or of a follow-up."""
    if set(map(fold, change.was.split("\n"))) - {"", *map(fold, change.now.split("\n"))}:
        return Effect.LOOK, "Workbooks with a wording that is left out now are known by their Refs alone."
    return Effect.NONE, "Workbooks with an earlier wording are understood by it."


def best(change: Change, reader: Reader) -> Told:
    """The mature end of the scale."""
    first = next((choice.id for choice in reader.new.choices(change.id)), "")
    if (change.was or first) == (change.now or first):
        return Effect.NONE, "Nothing: it is the first choice in any case."
    return Effect.LOOK, "Answers keep their place; where they are evenly split, another one is suggested."


def moved(change: Change, reader: Reader) -> Told:
    """A question in another place, or in another section, which may have another scale or follow-up."""
    before = reader.old.section_of[reader.was[change.id].id]
    after = reader.new.section_of[change.id]
    if before.id == after.id:
        return ANYWHERE
    told = (ANYWHERE, _by_scale(before, after, reader), _by_follow_up(before, after, reader))
    return max(told, key=lambda each: list(Effect).index(each[0]))


def scale(change: Change, reader: Reader) -> Told:
    """A section whose answers are on another scale."""
    return _by_scale(*_sections(change, reader), reader)


def follow_up(change: Change, reader: Reader) -> Told:
    """A section that asks something else beside the answers."""
    return _by_follow_up(*_sections(change, reader), reader)


def _sections(change: Change, reader: Reader) -> tuple[Section, Section]:
    """A section as it was and as it is: of the same id or, where that changed, of the same title."""
    after = next(section for section in reader.new.sections if section.id == change.id)
    same_id = (section for section in reader.old.sections if section.id == after.id)
    same_title = (section for section in reader.old.sections if fold(section.title) == fold(after.title))
    return next(same_id, None) or next(same_title), after


def _by_scale(before: Section, after: Section, reader: Reader) -> Told:
    """What becomes of answers on the scale of one section in another one."""
    old = reader.old.scales[before.scale] if before.scale else ()
    new = reader.new.scales[after.scale] if after.scale else ()
    if old and not new:
        return Effect.LOOK, "Answers are taken as words, and are counted no more."
    if new and not old:
        return Effect.LOST, "Answers in words are off the scale (S101), and are not counted."
    if off := [choice.label for choice in old if not recognise(choice.label, new)]:
        return Effect.LOST, f"Answers of {quoted(off)} are off the scale (S101), and are not counted."
    return Effect.NONE, "Nothing: each answer is on the new scale, too."


def _by_follow_up(before: Section, after: Section, reader: Reader) -> Told:
    """What becomes of what was written beside answers in one section in another one."""
    if not before.follow_up:
        return Effect.NONE, "Workbooks sent out do not ask it, and have nothing to say there."
    if reader.knows_follow_up(before.follow_up):
        return Effect.NONE, "Nothing: what is written there is found by the heading it had."
    if after.follow_ups:
        return Effect.LOOK, "What is written there is found by its place, with a warning (S106, S109)."
    return Effect.LOST, "What is written beside the answers goes to Unplaced (S106)."


def quoted(labels: list[str]) -> str:
    """Labels of choices in a sentence."""
    return listed(f"“{label}”" for label in labels)
