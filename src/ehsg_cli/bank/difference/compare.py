"""Two banks → their difference."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

from ehsg_cli.bank.difference import questions, records
from ehsg_cli.bank.difference.model import Change, Difference, How, What
from ehsg_cli.bank.difference.order import moved
from ehsg_cli.bank.difference.records import Sort
from ehsg_cli.bank.fields import Model
from ehsg_cli.bank.model import Bank

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_SECTION = Sort(What.SECTION, "id", "title", elsewhere=frozenset({"questions"}))
_CHOICE = Sort(What.CHOICE, "id", "label")
_RETIRED = Sort(What.RETIRED, "id", "text")

# The other lists of a bank: how their things are known, and where they are.
_LISTS: tuple[tuple[Sort, Callable[[Bank], Sequence[Model]]], ...] = (
    (Sort(What.RETURN_ITEM, "id", "title", "prompt"), attrgetter("return_items")),
    (Sort(What.SECTOR, "id", "name"), attrgetter("partners")),
    (Sort(What.PART, "title", "title", "introduction"), attrgetter("parts")),
    (Sort(What.DATE, "event", "event", "date"), attrgetter("timetable")),
    (Sort(What.CONTRADICTION, "id", "reason"), attrgetter("contradictions")),
    (Sort(What.SERVICES, "id", "title"), lambda bank: bank.system.types if bank.system else ()),
    (
        Sort(What.ELEMENT, "id", "text"),
        lambda bank: bank.data_maturity.elements if bank.data_maturity else (),
    ),
)
_NO_FACTS = frozenset(
    {
        *("revision", "scales", "sections", "retired", "return_items", "partners", "parts", "timetable"),
        "contradictions",
    }
)
_NO_FACTS_WITHIN = frozenset({"types", "elements"})


def compare(old: Bank, new: Bank) -> Difference:
    """What changed from one revision of a bank to another, or between two banks, in the order of `What`."""
    paired = questions.pairs(old, new)
    was = records.same(old.sections, new.sections, _SECTION)
    section_before = {new.sections[place].id: old.sections[before] for place, before in was.items()}
    changes = (
        *questions.changes(old, new, paired, section_before),
        *records.changes(old.sections, new.sections, _SECTION),
        *_scales(old, new),
        *(change for sort, things in _LISTS for change in records.changes(things(old), things(new), sort)),
        *_retired(old, new),
        *_facts(old, new),
    )
    return Difference(old, new, paired, tuple(sorted(changes, key=_order)))


def _order(change: Change) -> tuple[int, int, str]:
    return list(What).index(change.what), list(How).index(change.how), change.field


def _scales(old: Bank, new: Bank) -> Iterator[Change]:
    """Scales that came, went or changed places, and the choices of the others."""
    stayed = [scale for scale in new.scales if scale in old.scales]
    place = {scale: number for number, scale in enumerate(old.scales)}
    out_of_order = moved([place[scale] for scale in stayed])
    for scale, choices in old.scales.items():
        if scale not in new.scales:
            yield Change(what=What.SCALE, how=How.REMOVED, id=scale, was=_labels(choices))
    for number, (scale, choices) in enumerate(new.scales.items()):
        if scale not in old.scales:
            yield Change(what=What.SCALE, how=How.ADDED, id=scale, now=_labels(choices))
        elif place[scale] in out_of_order:
            was, now = f"place {place[scale] + 1}", f"place {number + 1}"
            yield Change(what=What.SCALE, how=How.MOVED, id=scale, label=_labels(choices), was=was, now=now)
    for scale in stayed:
        yield from records.changes(old.scales[scale], new.scales[scale], _CHOICE, within=f"{scale}/")


def _labels(choices: Sequence[Any]) -> str:
    return ", ".join(choice.label for choice in choices)


def _retired(old: Bank, new: Bank) -> Iterator[Change]:
    """The list of retired questions, but for those whose question says it."""
    for change in records.changes(old.retired, new.retired, _RETIRED):
        if not (change.how is How.ADDED and change.id in old.questions):
            yield change


def _facts(old: Bank, new: Bank) -> Iterator[Change]:
    """What a bank says of itself and of the guide, outside any list of things."""
    before, after = _facts_of(old), _facts_of(new)
    for name in {**before, **after}:
        was, now = before.get(name), after.get(name)
        if was != now:
            yield Change(
                what=What.FACT,
                how=How.CHANGED,
                id=name,
                field=name,
                was=records.in_words(was),
                now=records.in_words(now),
            )


def _facts_of(bank: Bank) -> Mapping[str, object]:
    whole = {name: getattr(bank, name) for name in Bank.model_fields if name not in _NO_FACTS}
    parts = {name: value for name, value in whole.items() if isinstance(value, Model)}
    within = {
        f"{name}.{field}": getattr(part, field)
        for name, part in parts.items()
        for field in type(part).model_fields
        if field not in _NO_FACTS_WITHIN
    }
    return {**{name: value for name, value in whole.items() if name not in parts}, **within}
