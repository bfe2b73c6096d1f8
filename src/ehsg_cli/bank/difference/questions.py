"""Changes of questions: which of the old ones each is, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ehsg_cli.bank.difference import records
from ehsg_cli.bank.difference.matching import is_declared, same_questions
from ehsg_cli.bank.difference.meaning import asks_the_same
from ehsg_cli.bank.difference.model import Change, How, Pair, What
from ehsg_cli.bank.difference.order import moved
from ehsg_cli.bank.model import Question

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ehsg_cli.bank.model import Bank, Retired, Section

_SORT = records.Sort(What.QUESTION, "id", "text", elsewhere=frozenset({"id"}))


def pairs(old: Bank, new: Bank) -> tuple[Pair, ...]:
    """Every question of both banks, each once."""
    before, after = list(old.questions.values()), list(new.questions.values())
    was = same_questions(before, after)
    now = [
        Pair(before[was[place]] if place in was else None, question) for place, question in enumerate(after)
    ]
    stayed = set(was.values())
    gone = [Pair(question, None) for place, question in enumerate(before) if place not in stayed]
    return (*now, *gone)


def changes(
    old: Bank, new: Bank, paired: Iterable[Pair], section_before: Mapping[str, Section]
) -> Iterator[Change]:
    """What changed about the questions.

    Args:
        old: The bank as it was.
        new: The bank as it is.
        paired: Their questions.
        section_before: The section that each section of the new bank was, by its id.
    """
    every = list(paired)
    same_bank = old.bank == new.bank  # what another bank says of an id is nothing to this one
    reused = dict(_reused(old, every)) if same_bank else {}
    retired = {each.id: each for each in new.retired if same_bank}
    yield from reused.values()
    for pair in every:
        if pair.old and pair.new:
            yield from _kept(pair.old, pair.new)
        elif pair.old and pair.old.id not in reused:
            yield _gone(pair.old, retired.get(pair.old.id))
        elif pair.new and pair.new.id not in reused:
            yield _of(pair.new, How.ADDED, now=pair.new.printed)
    yield from _moves(old, new, every, section_before)


def _reused(old: Bank, paired: Iterable[Pair]) -> Iterator[tuple[str, Change]]:
    """The ids that ask something else now than a question that has, or had before it was retired, that id."""
    once = {each.id: Question(id=each.id, text=each.text) for each in old.retired}
    for pair in paired:
        if pair.new and not (pair.old and pair.old.id == pair.new.id):
            before = old.questions.get(pair.new.id) or _unlike(once.get(pair.new.id), pair.new)
            if before:
                yield pair.new.id, _of(pair.new, How.REUSED, field="id", was=before.text, now=pair.new.text)


def _unlike(retired: Question | None, question: Question) -> Question | None:
    """The retired question, unless it is the one that is asked again."""
    again = retired and (is_declared(retired, question) or asks_the_same(retired.text, question.text))
    return None if again else retired


def _kept(old: Question, new: Question) -> Iterator[Change]:
    """What changed about a question that is in both banks."""
    if old.id != new.id:
        yield _of(new, How.RENUMBERED, field="id", label=new.text, was=old.id, now=new.id)
    told = records.field_changes(old, new, _SORT)
    yield from (change for change in told if change.field != "formerly" or _says_more(old, new))


def _says_more(old: Question, new: Question) -> bool:
    """Whether `formerly` changed otherwise than by the wording that the question just had."""
    had = {old.text, old.printed}
    return bool(set(old.formerly) - set(new.formerly) or set(new.formerly) - set(old.formerly) - had)


def _gone(question: Question, entry: Retired | None) -> Change:
    if not entry:
        return _of(question, How.REMOVED, was=question.printed)
    now = f" {entry.replaced_by} asks it now." if entry.replaced_by else ""
    return _of(question, How.RETIRED, was=question.printed, note=f"{entry.reason}{now}")


def _moves(
    old: Bank, new: Bank, paired: Iterable[Pair], section_before: Mapping[str, Section]
) -> Iterator[Change]:
    """The questions in another section now, and those that had to be moved within theirs."""
    was = {pair.new.id: pair.old.id for pair in paired if pair.old and pair.new}
    before, after = _places(old), _places(new)
    for section in new.sections:
        there = section_before[section.id].questions if section.id in section_before else ()
        places = {question.id: place for place, question in enumerate(there)}
        stayed = [was[question.id] for question in section.questions if was.get(question.id) in places]
        out_of_order = moved([places[id_] for id_ in stayed])
        for question in section.questions:
            id_ = was.get(question.id)
            if id_ and (id_ not in places or places[id_] in out_of_order):
                where = {"was": before[id_], "now": after[question.id]}
                yield _of(question, How.MOVED, label=question.text, **where)


def _places(bank: Bank) -> dict[str, str]:
    """Where each question stands, in words."""
    return {
        question.id: f"{section.title}, place {place}"
        for section in bank.sections
        for place, question in enumerate(section.questions, start=1)
    }


def _of(question: Question, how: How, **details: Any) -> Change:  # noqa: ANN401 - whatever a change has
    return Change(what=What.QUESTION, how=how, id=question.id, **details)
