"""Which thing of a new list is which of an old one."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from ehsg_cli.bank.difference.meaning import asks_the_same
from ehsg_cli.findings.suggestion import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from ehsg_cli.bank.model import Question

_T = TypeVar("_T")
_Places = tuple[int, int]  # in the old list and in the new one


def matched(candidates: Iterable[_Places]) -> dict[int, int]:
    """The place in the old list of each place in the new one, of candidates the first that are both free."""
    was: dict[int, int] = {}
    taken: set[int] = set()
    for old, new in candidates:
        if new not in was and old not in taken:
            was[new] = old
            taken.add(old)
    return was


def alike(old: Sequence[_T], new: Sequence[_T], key: Callable[[_T], Hashable]) -> Iterator[_Places]:
    """The places of things with the same key."""
    places = {key(thing): place for place, thing in enumerate(old)}
    return ((places[key(thing)], place) for place, thing in enumerate(new) if key(thing) in places)


def same_questions(old: Sequence[Question], new: Sequence[Question]) -> dict[int, int]:
    """Which old question each new one is, by their places.

    In this order: of the same id and text; of the same text; with the one's wording among the other's
    `formerly`, under the same id and under any; of the same id, as far as the words ask the same.
    """
    same_id = [(old[a], new[b], (a, b)) for a, b in alike(old, new, lambda question: question.id)]
    return matched(
        chain(
            alike(old, new, lambda question: (question.id, fold(question.text))),
            alike(old, new, lambda question: fold(question.text)),
            (places for one, other, places in same_id if is_declared(one, other)),
            _declared(old, new),
            (places for one, other, places in same_id if asks_the_same(one.text, other.text)),
        )
    )


def is_declared(old: Question, new: Question) -> bool:
    """Whether one of them says that it was once worded as the other is."""
    return bool(_wordings(old) & _formerly(new) or _wordings(new) & _formerly(old))


def _declared(old: Sequence[Question], new: Sequence[Question]) -> Iterator[_Places]:
    places = {wording: place for place, question in enumerate(old) for wording in _wordings(question)}
    return (
        (places[wording], place)
        for place, question in enumerate(new)
        for wording in map(fold, question.formerly)
        if wording in places
    )


def _wordings(question: Question) -> set[str]:
    return {fold(question.text), fold(question.printed)}


def _formerly(question: Question) -> set[str]:
    return set(map(fold, question.formerly))
