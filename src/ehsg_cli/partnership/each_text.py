"""A return with every text in it changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from operator import is_
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
    if type(value) is str:  # an enumeration's value is no text of a partner's
        text = change(value)
        return (
            value if text == value else text
        )  # the same object tells whatever holds it that nothing changed
    if isinstance(value, tuple):
        parts = tuple([_rebuilt(part, change) for part in value])
        return value if all(map(is_, parts, value)) else parts
    kind: type = type(value)
    if names := _fields_of(kind):
        held = [getattr(value, name) for name in names]
        new = [_rebuilt(part, change) for part in held]
        return value if all(map(is_, new, held)) else replace(value, **dict(zip(names, new, strict=True)))
    if isinstance(value, Mapping):
        return {key: _rebuilt(part, change) for key, part in value.items()}
    return value


@cache
def _fields_of(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
