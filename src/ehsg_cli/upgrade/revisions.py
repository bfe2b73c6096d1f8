"""From one revision of a bank to a later one: by ids, by earlier wordings, by what is retired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.bank.difference.meaning import asks_the_same
from ehsg_cli.bank.model import Bank, Question, Section
from ehsg_cli.findings.suggestion import fold
from ehsg_cli.upgrade.model import Cause, Fate, Material, Outcome, Relation
from ehsg_cli.workbook.terms import wordings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ehsg_cli.bank.model import Retired

_ASKS_ELSE = "Its Ref asks something else now."
_UNKNOWN = "The bank has no such question."


def with_retired(bank: Bank) -> Bank:
    """The bank with its retired questions where they once stood, so that answers to them are found.

    A retired question whose section is gone as well is in a section of its own, answered in words.
    """
    retired = [each for each in bank.retired if each.id not in bank.questions]
    homes = {section.id for section in bank.sections}
    sections = tuple(
        section.model_copy(update={"questions": (*section.questions, *_questions(section.id, retired))})
        for section in bank.sections
    )
    homeless = [each for each in retired if _section(each.id) not in homes]
    own = (
        [
            Section(
                id="retired",
                title="Retired",
                part=bank.parts[0].title,
                questions=tuple(map(_question, homeless)),
            )
        ]
        if homeless
        else []
    )
    return with_parts(bank, sections=(*sections, *own), retired=())


def with_wordings(bank: Bank, asked: Mapping[str, str]) -> Bank:
    """The bank with the wordings of a workbook among the earlier ones, so that they are not taken for typed.

    Args:
        bank: The bank that the workbook is read by.
        asked: The text that stands beside each Ref in it.
    """
    known = frozenset().union(*map(wordings, bank.questions.values()))
    new = {question: text for question, text in asked.items() if fold(text) not in known}
    return with_parts(
        bank,
        sections=tuple(
            section.model_copy(update={"questions": tuple(_also(each, new) for each in section.questions)})
            for section in bank.sections
        ),
    )


def _also(question: Question, asked: Mapping[str, str]) -> Question:
    if question.id not in asked:
        return question
    return question.model_copy(update={"formerly": (*question.formerly, asked[question.id])})


def with_parts(bank: Bank, **parts: object) -> Bank:
    """The bank with other parts; a mere copy would keep what was once worked out from those it had."""
    return Bank.model_construct(**{name: getattr(bank, name) for name in Bank.model_fields} | parts)


def _section(id_: str) -> str:
    return id_.rpartition("-")[0]


def _questions(section: str, retired: Iterable[Retired]) -> tuple[Question, ...]:
    return tuple(_question(each) for each in retired if _section(each.id) == section)


def _question(retired: Retired) -> Question:
    return Question(id=retired.id, text=retired.text)


def outcome(question: str, was: str, bank: Bank) -> Outcome:
    """What becomes of the answers to a question in the bank as it is now.

    An id promises that the question is the same, and its wording has to bear that out: it is worded as it is
    now or as the bank says it once was, or nearly all of its words are the same. Otherwise the answer is none
    to the question that has the id now.

    Args:
        question: Its id.
        was: Its wording in the workbook; empty where the workbook does not show it.
        bank: The bank, in its later revision.
    """
    if question in bank.questions:
        return _same_id(bank.questions[question], was, bank)
    gone = next((each for each in bank.retired if each.id == question), None)
    if gone and _last(gone, bank) in bank.questions:
        return _replaced(gone, was or gone.text, bank)
    return _by_words(question, was or (gone.text if gone else ""), bank, gone)


def _by_words(question: str, was: str, bank: Bank, gone: Retired | None) -> Outcome:
    """Where an id is gone, the question that has its words is the same, whatever its id."""
    found = [each for each in bank.questions.values() if fold(was) in wordings(each)]
    if was and len(found) == 1:
        return _moved(question, was, found[0])
    why, cause = (gone.reason, Cause.RETIRED) if gone else (_UNKNOWN, Cause.UNKNOWN)
    return Outcome(question=question, was=was, fate=Fate.NO_PLACE, why=why, cause=cause)


def _moved(question: str, was: str, now: Question) -> Outcome:
    fate = Fate.KEPT if fold(was) in {fold(now.text), fold(now.printed)} else Fate.REWORDED
    return Outcome(question=question, was=was, fate=fate, now=now.id)


def _same_id(question: Question, was: str, bank: Bank) -> Outcome:
    now = {fold(question.text), fold(question.printed)}
    if not was or fold(was) in now:
        return Outcome(question=question.id, was=was, fate=Fate.KEPT, now=question.id)
    others = (each for each in bank.questions.values() if each.id != question.id)
    other = next((each for each in others if fold(was) in {fold(each.text), fold(each.printed)}), None)
    if other:
        return _of_two(question, other, was)
    declared = fold(was) in wordings(question)
    if declared or asks_the_same(was, question.printed):
        return Outcome(question=question.id, was=was, fate=Fate.REWORDED, now=question.id, declared=declared)
    return Outcome(
        question=question.id,
        was=was,
        fate=Fate.NO_PLACE,
        why=_ASKS_ELSE,
        cause=Cause.ASKS_ELSE,
        declared=False,
    )


def _of_two(by_ref: Question, by_words: Question, was: str) -> Outcome:
    """Where the Ref is one question's and the words are another's, only a reader knows which was meant."""
    material = (
        Material(question=by_ref.id, relation=Relation.SAME_REF),
        Material(question=by_words.id, relation=Relation.SAME_WORDS),
    )
    why = "Its Ref and its words are those of two questions."
    return Outcome(question=by_ref.id, was=was, fate=Fate.ANEW, material=material, why=why)


def _replaced(gone: Retired, was: str, bank: Bank) -> Outcome:
    successor = bank.questions[_last(gone, bank)]
    if {fold(was), fold(gone.text)} & wordings(successor):
        return _moved(gone.id, was, successor)
    material = Material(question=successor.id, relation=Relation.REPLACED, reason=gone.reason)
    return Outcome(question=gone.id, was=was, fate=Fate.ANEW, material=(material,), why=gone.reason)


def _last(gone: Retired, bank: Bank) -> str:
    """The id of the question that asks now what a retired one asked, over however many others; or none."""
    retired = {each.id: each for each in bank.retired}
    seen = {gone.id}
    id_ = gone.replaced_by or ""
    while id_ in retired and id_ not in seen and id_ not in bank.questions:
        seen.add(id_)
        id_ = retired[id_].replaced_by or ""
    return id_
