"""What a crosswalk must keep to beyond its schema: one small function a rule.

As with banks, the rules look at the document and pass over whatever is malformed, and whatever depends on a
bank that is not known.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ehsg_cli.bank.document import ANY
from ehsg_cli.findings import codes
from ehsg_cli.findings.suggestion import suggesting
from ehsg_cli.wording import counted, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ehsg_cli.bank.document import Document, Path
    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding

    Banks = Mapping[str, Bank]  # those that are known, by the key of their side

FROM, TO = SIDES = ("from", "to")

_Thing = TypeVar("_Thing", str, tuple[str, str])


class _Link(NamedTuple):
    """A link that names two questions, whatever else it may lack."""

    path: Path
    ends: tuple[str, str]
    relation: object
    whole: object

    def __str__(self) -> str:
        return " → ".join(self.ends)


def check(document: Document, source: Bank | None, target: Bank | None) -> tuple[Finding, ...]:
    """Everything that breaks a rule.

    Args:
        document: The crosswalk.
        source: The bank of its side `from`, or none where it is not known.
        target: The bank of its side `to`, likewise.
    """
    banks = {side: bank for side, bank in ((FROM, source), (TO, target)) if bank}
    return tuple(finding for rule in RULES for finding in rule(document, banks))


def _links(document: Document) -> Iterator[_Link]:
    for path, entry in document.each("links", ANY):
        if isinstance(entry, dict):
            source, target, relation, whole = map(entry.get, (FROM, TO, "relation", "whole"))
            if isinstance(source, str) and isinstance(target, str):
                yield _Link(path, (source, target), relation, whole)


def _linked(document: Document, side: str) -> list[tuple[Path, str]]:
    return list(document.texts("links", ANY, side))


def _unmatched(document: Document, side: str) -> list[tuple[Path, str]]:
    return list(document.texts("unmatched", side, ANY, "question"))


def _repeated(found: Iterable[tuple[Path, _Thing]]) -> Iterator[tuple[Path, _Thing, Path]]:
    """The things that have come before, with their path and that of the first."""
    first: dict[_Thing, Path] = {}
    for path, thing in found:
        earlier = first.setdefault(thing, path)
        if earlier != path:
            yield path, thing, earlier


def _banks_are_those_named(document: Document, banks: Banks) -> Iterator[Finding]:
    for side, bank in banks.items():
        for path, name in document.texts(side, "bank"):
            if name != bank.bank:
                yield codes.CROSSWALK_OTHER_BANK(document.at(path), bank=name, found=bank.bank)


def _revisions_are_the_banks(document: Document, banks: Banks) -> Iterator[Finding]:
    for side, bank in banks.items():
        for path, revision in document.each(side, "revision"):
            if type(revision) is int and 0 < revision != bank.revision:
                yield codes.CROSSWALK_OTHER_REVISION(
                    document.at(path), bank=bank.bank, found=bank.revision, revision=revision
                )


def _banks_are_two(document: Document, banks: Banks) -> Iterator[Finding]:
    names = [bank.bank for bank in banks.values()]
    if len(names) > len(set(names)):
        yield codes.CROSSWALK_ONE_BANK(document.at((TO, "bank")), bank=names[0])


def _questions_are_there(document: Document, banks: Banks) -> Iterator[Finding]:
    for side, bank in banks.items():
        suggestion = suggesting(bank.questions)
        for path, question in (*_linked(document, side), *_unmatched(document, side)):
            if question not in bank.questions:
                place, nearest = document.at(path), suggestion(question)
                yield codes.CROSSWALK_UNKNOWN_QUESTION(place, id=question, bank=bank.bank, suggestion=nearest)


def _pairs_differ(document: Document, _: Banks) -> Iterator[Finding]:
    for path, (source, target), earlier in _repeated((link.path, link.ends) for link in _links(document)):
        line = document.at(earlier).line
        yield codes.CROSSWALK_PAIR_TWICE(document.at(path), source=source, target=target, first=line)


def _same_is_one_to_one(document: Document, _: Banks) -> Iterator[Finding]:
    same = [link for link in _links(document) if link.relation == "same"]
    for this, other in ((0, 1), (1, 0)):
        first: dict[str, _Link] = {}
        for link in same:
            earlier = first.setdefault(link.ends[this], link)
            if link.ends[other] != earlier.ends[other]:
                yield codes.CROSSWALK_SAME_TWICE(
                    document.at((*link.path, SIDES[other])),
                    id=link.ends[this],
                    other=link.ends[other],
                    earlier=earlier.ends[other],
                    first=document.at(earlier.path).line,
                )


def _same_is_answered_alike(document: Document, banks: Banks) -> Iterator[Finding]:
    for link in (link for link in _links(document) if link.relation == "same"):
        answers = [
            _answers(banks[side], question)
            for side, question in zip(SIDES, link.ends, strict=True)
            if side in banks and question in banks[side].questions
        ]
        if len(answers) == 2 and answers[0] != answers[1]:
            source, target = link.ends
            (choices, _), (others, _) = answers
            what = "choices" if choices != others else "mature answers"
            place = document.at((*link.path, "relation"))
            yield codes.CROSSWALK_SAME_ANSWERS(place, source=source, target=target, what=what)


def _answers(bank: Bank, question: str) -> tuple[list[str], str | None]:
    """The choices for a question, and the one at the mature end; for one answered in words none."""
    choices = [choice.id for choice in bank.choices(question)]
    return choices, bank.questions[question].best or next(iter(choices), None)


def _part_says_of_which(document: Document, _: Banks) -> Iterator[Finding]:
    for link in _links(document):
        if link.relation == "part" and link.whole is None:
            yield codes.CROSSWALK_NO_WHOLE(document.at((*link.path, "relation")))
        if link.relation in ("same", "related") and link.whole is not None:
            path = (*link.path, "whole")
            yield codes.CROSSWALK_STRAY_WHOLE(document.key_at(path), relation=link.relation)


def _reasons_say_something(document: Document, _: Banks) -> Iterator[Finding]:
    for pattern in (("links", ANY, "reason"), ("unmatched", ANY, ANY, "reason")):
        for path, reason in document.texts(*pattern):
            if reason and not any(map(str.isalnum, reason)):
                yield codes.CROSSWALK_NO_REASON(document.at(path))


def _unmatched_are_not_linked(document: Document, _: Banks) -> Iterator[Finding]:
    for side in SIDES:
        linked = {question: path for path, question in reversed(_linked(document, side))}
        for path, question in _unmatched(document, side):
            if question in linked:
                line = document.at(linked[question]).line
                yield codes.CROSSWALK_LINKED_UNMATCHED(document.at(path), id=question, first=line)


def _unmatched_differ(document: Document, _: Banks) -> Iterator[Finding]:
    for side in SIDES:
        for path, question, earlier in _repeated(_unmatched(document, side)):
            line = document.at(earlier).line
            yield codes.CROSSWALK_UNMATCHED_TWICE(document.at(path), id=question, first=line)


def _no_question_is_left_out(document: Document, banks: Banks) -> Iterator[Finding]:
    for side, bank in banks.items():
        named = {question for _, question in (*_linked(document, side), *_unmatched(document, side))}
        if left_out := [question for question in bank.questions if question not in named]:
            yield codes.CROSSWALK_LEFT_OUT(
                document.key_at((side,)),
                count=counted(len(left_out), "question"),
                bank=bank.bank,
                ids=listed(left_out),
                side=side,
            )


def _links_are_in_order(document: Document, banks: Banks) -> Iterator[Finding]:
    orders = _orders(banks)
    places = [
        (
            link,
            [orders[side].get(end, -1) for side, end in zip(SIDES, link.ends, strict=True) if side in orders],
        )
        for link in _links(document)
    ]
    for (previous, before), (link, place) in pairwise(each for each in places if -1 not in each[1]):
        if place < before:
            yield codes.CROSSWALK_ORDER(document.at(link.path), this=link, previous=previous)


def _unmatched_are_in_order(document: Document, banks: Banks) -> Iterator[Finding]:
    for side, order in _orders(banks).items():
        known = [(path, question) for path, question in _unmatched(document, side) if question in order]
        for (_, previous), (path, question) in pairwise(known):
            if order[question] < order[previous]:
                yield codes.CROSSWALK_ORDER(document.at(path), this=question, previous=previous)


def _orders(banks: Banks) -> dict[str, dict[str, int]]:
    """The place of every question in the order of its bank, by side."""
    return {
        side: {question: place for place, question in enumerate(bank.questions)}
        for side, bank in banks.items()
    }


RULES: tuple[Callable[[Document, Banks], Iterator[Finding]], ...] = (
    _banks_are_those_named,
    _revisions_are_the_banks,
    _banks_are_two,
    _questions_are_there,
    _pairs_differ,
    _same_is_one_to_one,
    _same_is_answered_alike,
    _part_says_of_which,
    _reasons_say_something,
    _unmatched_are_not_linked,
    _unmatched_differ,
    _no_question_is_left_out,
    _links_are_in_order,
    _unmatched_are_in_order,
)
