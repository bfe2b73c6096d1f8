"""A return with every text in it changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from operator import attrgetter, is_
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def each_text(value: T, change: Callable[[str], str]) -> T:
    """The value with every text in it changed; the bank, which holds no partner's words, is left as it is.

    Names of files, sheets and respondents come again with every answer: each text is looked at once, and
    whatever stays as it is is not made again.
    """
    changed: T = _rebuilt(value, cache(change))
    return changed


def _rebuilt(value: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401 - whatever a return holds
    kind: type = type(value)
    if kind is str:  # an enumeration's value is no text of a partner's
        text = change(value)
        return value if text == value else text
    if isinstance(value, tuple):
        return _parts(value, change) if value else value
    if names := _fields_of(kind):
        held = _held(kind)(value)
        new = _parts(held, change)
        return value if new is held else replace(value, **dict(zip(names, new, strict=True)))
    if _is_mapping(kind):
        return {key: _rebuilt(part, change) for key, part in value.items()}
    return value


def _parts(held: tuple[Any, ...], change: Callable[[str], str]) -> tuple[Any, ...]:
    """The parts changed; the same tuple, which tells whatever holds them so, if each is as it was.

    A text is changed here and not in a call of its own, which takes a third off the time.
    """
    new = [
        (part if (text := change(part)) == part else text) if type(part) is str else _rebuilt(part, change)
        for part in held
    ]
    return held if all(map(is_, new, held)) else tuple(new)


@cache
def _fields_of(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


@cache
def _held(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """What gives all that a record holds; at once, as there are hundreds of thousands of them."""
    names = _fields_of(kind)
    return attrgetter(*names) if len(names) > 1 else lambda record: (getattr(record, names[0]),)


@cache
def _is_mapping(kind: type) -> bool:
    return issubclass(kind, Mapping)
