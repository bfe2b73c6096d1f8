"""Names that a template uses and that are not there: what they may have been meant to be."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined
from jinja2.environment import TemplateModule
from jinja2.exceptions import TemplateRuntimeError, UndefinedError
from jinja2.utils import missing

from ehsg_cli.findings.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

_KINDS = {str: "a text", bool: "true or false", int: "a number", float: "a number", dict: "a mapping"}
_LISTS = (list, tuple)
_GIVEN = ("page", "reminder")  # what templates are given, by name


class MissingNameError(UndefinedError):
    """A name is not there.

    Attributes:
        name: The name.
        is_absent: Whether it was asked of something that is none in this return.
    """

    def __init__(self, name: str, message: str, *, is_absent: bool = False) -> None:
        super().__init__(message)
        self.name = name
        self.is_absent = is_absent


class Missing(StrictUndefined):
    """What stands for a name that is not there; whoever uses it is told what may have been meant."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,  # noqa: ANN401 - any value may be asked for a name
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> None:
        def error(message: str | None = None) -> TemplateRuntimeError:
            return exc(message) if hint or exc is not UndefinedError else _error(obj, name)

        super().__init__(hint, obj, name, error)  # type: ignore[arg-type]  # it is only ever called


def _error(obj: object, name: object) -> MissingNameError:
    if obj is missing:
        return MissingNameError(str(name), f"there is no {name} here.{did_you_mean(str(name), _GIVEN)}")
    if obj is None:
        return MissingNameError(str(name), f"{name} is asked of something that is none here", is_absent=True)
    if isinstance(name, int):
        return MissingNameError(str(name), f"there is no entry {name} in {_kind(obj)}")
    return MissingNameError(str(name), f"{_kind(obj)} has no {name}.{did_you_mean(str(name), names_of(obj))}")


def _kind(obj: object) -> str:
    """What a value is, as docs/templates.md calls it."""
    if isinstance(obj, TemplateModule):
        return str(obj.__name__)
    if isinstance(obj, _LISTS):
        return f"a list of {len(obj)}"
    return next((kind for type_, kind in _KINDS.items() if isinstance(obj, type_)), type(obj).__name__)


def names_of(obj: object) -> Iterable[str]:
    """What a template may ask a value for."""
    if is_dataclass(obj):
        return [field.name for field in fields(obj)]
    if isinstance(obj, dict):
        return [key for key in obj if isinstance(key, str)]
    return [name for name in dir(obj) if not name.startswith("_")]
