"""Each change of a bank, and what it means for the workbooks that were sent out before it, in a sentence.

A sentence names the findings that come of the change when such a workbook is merged or checked (S, C), or
when a return that was merged before is updated (M). S112, which says that a workbook was made from another
revision, comes of every change.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ehsg_cli.bank.difference.model import Effect, How, What
from ehsg_cli.workbook.sent_out import others, questions
from ehsg_cli.workbook.sent_out.reader import LIST_UNPLACED, Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ehsg_cli.bank.difference.model import Change, Difference
    from ehsg_cli.workbook.sent_out.reader import Told

_SEE_QUESTIONS = (Effect.NONE, "Nothing of itself: see its questions.")
_NOT_OFFERED = (Effect.LOOK, f"Nobody can choose it in workbooks sent out; {LIST_UNPLACED}.")
_WHERE_MISSING = (Effect.NONE, "Nothing: it matters where nobody of the sector answered (C201, C205).")
_IN_RETURN = (Effect.NONE, "Nothing: it is filled in in the return, not by partners.")
_ITEM_GONE = (
    Effect.LOOK,
    "Partners are not asked; a return in which it is filled in is updated once ehsg upgrade has carried it "
    "over (M201).",
)

# What to tell of each kind of change: by how a thing changed or, where a part of it did, by which part.
_TOLD: Mapping[tuple[What, str], Told | Callable[[Change, Reader], Told]] = {
    (What.QUESTION, How.REUSED): questions.reused,
    (What.QUESTION, How.REMOVED): questions.gone,
    (What.QUESTION, How.RETIRED): questions.gone,
    (What.QUESTION, How.RENUMBERED): questions.renumbered,
    (What.QUESTION, How.MOVED): questions.moved,
    (What.QUESTION, How.ADDED): (
        Effect.LOOK,
        "Workbooks sent out do not ask it: whoever sends in one of them has not answered it (C103).",
    ),
    (What.QUESTION, "text"): questions.reworded,
    (What.QUESTION, "title"): questions.reworded,
    (What.QUESTION, "best"): questions.best,
    (What.QUESTION, "formerly"): questions.earlier_wordings,
    (What.SECTION, How.REMOVED): _SEE_QUESTIONS,
    (What.SECTION, How.ADDED): _SEE_QUESTIONS,
    (What.SECTION, "id"): _SEE_QUESTIONS,
    (What.SECTION, How.MOVED): questions.ANYWHERE,
    (What.SECTION, "title"): (Effect.NONE, "Nothing: answers are found on a sheet of any name."),
    (What.SECTION, "scale"): questions.scale,
    (What.SECTION, "follow_up"): questions.follow_up,
    (What.SECTION, "follow_up_formerly"): questions.earlier_wordings,
    (What.SCALE, How.REMOVED): (Effect.NONE, f"See the sections that used it; {LIST_UNPLACED}."),
    (What.SCALE, How.ADDED): (Effect.NONE, "Nothing of itself: see the sections that use it."),
    (What.CHOICE, How.REMOVED): others.choice_gone,
    (What.CHOICE, "label"): others.choice_gone,
    (What.CHOICE, How.ADDED): _NOT_OFFERED,
    (What.CHOICE, "id"): (Effect.NONE, "Nothing: answers are known by their label."),
    (What.CHOICE, How.MOVED): (
        Effect.LOOK,
        "Answers keep their place; what is suggested and how far partners agree follow from the order.",
    ),
    (What.RETURN_ITEM, How.REMOVED): _ITEM_GONE,
    (What.RETURN_ITEM, "id"): _ITEM_GONE,
    (What.SECTOR, How.REMOVED): others.sector_gone,
    (What.SECTOR, "name"): others.sector_gone,
    (What.SECTOR, How.ADDED): _NOT_OFFERED,
    (What.SECTOR, "required"): _WHERE_MISSING,
    (What.SECTOR, "condition"): _WHERE_MISSING,
    (What.PART, How.REMOVED): others.part_gone,
    (What.PART, "introduction"): others.on_cover,
    (What.DATE, How.REMOVED): others.ON_COVER,
    (What.DATE, "date"): others.ON_COVER,
    (What.DATE, "event"): others.ON_COVER,
    (What.FACT, "title"): others.ON_COVER,
    (What.FACT, "edition"): others.ON_COVER,
    (What.FACT, "publisher"): others.ON_COVER,
    (What.FACT, "source.document"): others.ON_COVER,
    (What.FACT, "source.attribution"): others.ON_COVER,
    (What.FACT, "source.notice"): others.on_cover,
}
_OTHERWISE: Mapping[What, Told] = {
    What.SCALE: others.KEEP,
    What.SECTOR: (Effect.NONE, "Nothing: sectors are known by their names."),
    What.RETURN_ITEM: _IN_RETURN,
    What.PART: others.KEEP,
    What.DATE: others.KEEP,
    What.CONTRADICTION: (
        Effect.NONE,
        "Nothing: workbooks do not show it; ehsg check goes by it from now on (C311).",
    ),
}


def explained(difference: Difference) -> Difference:
    """The difference with what each change means for workbooks that were sent out before it."""
    reader = Reader.of(difference)
    tell = _of_revisions if difference.same_bank else _of_two_banks
    told = ((change, *tell(change, reader)) for change in difference.changes)
    changes = tuple(replace(change, effect=effect, means=means) for change, effect, means in told)
    return replace(difference, changes=changes)


def _of_revisions(change: Change, reader: Reader) -> Told:
    about = change.field if change.how in {How.REWORDED, How.CHANGED} else change.how
    told = _TOLD.get((change.what, about)) or _OTHERWISE.get(change.what, others.NOT_SHOWN)
    return told(change, reader) if callable(told) else told


def _of_two_banks(change: Change, reader: Reader) -> Told:
    """What a change means for workbooks of another bank, in which only the questions' texts tell anything."""
    old = reader.old.bank
    if change.what is not What.QUESTION:
        return (
            Effect.NONE,
            f"Nothing of itself: workbooks of {old} are read by their questions' texts (S103).",
        )
    if change.how is How.ADDED:
        return Effect.LOOK, f"Workbooks of {old} do not ask it."
    is_gone = change.how is How.REMOVED
    question = reader.old.questions[change.id] if is_gone else reader.was[change.id]
    if reader.by_text(question):
        return Effect.LOOK, f"Answers in workbooks of {old} are taken: a text is the same (S103)."
    return Effect.LOST, f"Answers in workbooks of {old} are not taken: no text is the same (S103)."
