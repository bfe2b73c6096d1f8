"""Changes of whatever a bank is made of: lists of things, and the fields of a thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ehsg_cli.bank.difference.matching import alike, matched
from ehsg_cli.bank.difference.model import Change, How
from ehsg_cli.bank.difference.order import moved
from ehsg_cli.findings.suggestion import fold

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from ehsg_cli.bank.difference.model import What
    from ehsg_cli.bank.fields import Model


@dataclass(frozen=True, slots=True)
class Sort:
    """How the things of a list are known again and told of.

    Attributes:
        key: The field by which one is known first.
        text: The field that people know it by, and by which it is known where the key tells nothing.
        told: The field that says most about it, where that is another one.
        elsewhere: Fields whose changes are told elsewhere.
    """

    what: What
    key: str
    text: str
    told: str = ""
    elsewhere: frozenset[str] = frozenset()

    def id(self, thing: Model) -> str:
        """What tells it from others of the list."""
        return str(getattr(thing, self.key))

    def label(self, thing: Model) -> str:
        """What people call it, where its id does not say that already."""
        return "" if self.key == self.text else self.name(thing)

    def name(self, thing: Model) -> str:
        """The text that people know it by."""
        return in_words(getattr(thing, self.text))

    def whole(self, thing: Model) -> str:
        """What there is to say of it but for its id."""
        told = in_words(getattr(thing, self.told)) if self.told else ""
        return ": ".join(filter(None, (self.label(thing), told)))


def same(old: Sequence[Model], new: Sequence[Model], sort: Sort) -> dict[int, int]:
    """Which old thing each new one is, by their places: of the same key, else of the same text."""
    by_key, by_text = alike(old, new, sort.id), alike(old, new, lambda thing: fold(sort.name(thing)))
    return matched(places for candidates in (by_key, by_text) for places in candidates)


def changes(old: Sequence[Model], new: Sequence[Model], sort: Sort, within: str = "") -> Iterator[Change]:
    """What changed in a list.

    Args:
        old: The things as they were.
        new: The things as they are.
        sort: What they are.
        within: What to put before their ids where the list is one of several.
    """
    was = same(old, new, sort)
    stayed = set(was.values())
    for place, thing in enumerate(old):
        if place not in stayed:
            yield Change(what=sort.what, how=How.REMOVED, id=within + sort.id(thing), was=sort.whole(thing))
    for place, thing in enumerate(new):
        if place in was:
            yield from field_changes(old[was[place]], thing, sort, within)
        else:
            yield Change(what=sort.what, how=How.ADDED, id=within + sort.id(thing), now=sort.whole(thing))
    yield from _moves(new, was, sort, within)


def _moves(new: Sequence[Model], was: dict[int, int], sort: Sort, within: str) -> Iterator[Change]:
    out_of_order = moved([was[place] for place in sorted(was)])
    for place, before in sorted(was.items()):
        if before in out_of_order:
            yield Change(
                what=sort.what,
                how=How.MOVED,
                id=within + sort.id(new[place]),
                label=sort.label(new[place]),
                was=f"place {before + 1}",
                now=f"place {place + 1}",
            )


def field_changes(old: Model, new: Model, sort: Sort, within: str = "") -> Iterator[Change]:
    """What changed about a thing."""
    for field in changed_fields(old, new, sort.elsewhere):
        is_text = isinstance(getattr(new, field), str)
        by_text = field in {sort.text, sort.told}
        yield Change(
            what=sort.what,
            how=How.REWORDED if by_text and is_text else How.CHANGED,
            id=within + sort.id(new),
            field=field,
            label="" if by_text else sort.label(new),
            was=in_words(getattr(old, field)),
            now=in_words(getattr(new, field)),
        )


def changed_fields(old: Model, new: Model, but: Container[str] = ()) -> list[str]:
    """The fields in which two things of a sort differ."""
    fields = (field for field in type(new).model_fields if field not in but)
    return [field for field in fields if getattr(old, field) != getattr(new, field)]


def in_words(value: Any) -> str:  # noqa: ANN401 - any value that a field of a bank may have
    """A value as text: several a line each; nothing for what is not said."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case tuple():
            return "\n".join(map(in_words, value))
        case _:
            return str(value)
