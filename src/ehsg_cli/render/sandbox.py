"""Where templates run: what they print is escaped, they reach nothing but the page, and they come to an end.

What a template may do is counted, not timed: the same template gives the same page, or the same error, on any
machine.
"""

from __future__ import annotations

import re
from functools import wraps
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateRuntimeError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from ehsg_cli.render.text import as_markdown
from ehsg_cli.render.undefined import Missing
from ehsg_cli.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jinja2 import BaseLoader
    from jinja2.runtime import Context

OURS = "ehsg"  # the folder of our own templates, whatever those of a council are called
MOST_STEPS = 20_000_000  # rounds of loops, calls, things printed; 60 partners take half a million
MOST_CHARACTERS = 50_000_000  # of a page, and of any text on the way to it
_CALL = 10  # steps that a call takes the time of
_MOST_BITS = 100_000  # of a number
_WIDE = re.compile(r"\d{6}")  # in a format: so many characters at the least
_ROUNDS, _TEXT = "ehsg_rounds", "ehsg_text"
_UNEVEN = ("random", "shuffle", "lipsum")  # the same input would not give the same page


_SIZED = (str, bytes, list, tuple, dict, set, frozenset, range)


class TooMuchError(TemplateRuntimeError):
    """A template goes on for ever, or makes more than a page can hold."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, strict about names.

    Args:
        loader: Where the templates are.
        markdown: Whether values are escaped for Markdown, and not for HTML.
    """

    def __init__(self, loader: BaseLoader, *, markdown: bool) -> None:
        super().__init__(
            loader=loader,
            autoescape=True,
            finalize=_as_markdown if markdown else None,
            undefined=Missing,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.filters["counted"] = counted
        for name in _UNEVEN:
            self.filters.pop(name, None)
            self.globals.pop(name, None)

    def join_path(self, template: str, parent: str) -> str:
        """The template that another names; by its own name, it names the one of ours that it stands for."""
        return f"{OURS}/{template}" if template == parent else template


class LimitedSandbox(Sandbox):
    """One for templates that are not ours, which may go on for ever. It renders one page."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, loader: BaseLoader, *, markdown: bool) -> None:
        super().__init__(loader, markdown=markdown)
        self._steps = 0
        self._characters = 0
        finish = self.finalize or (lambda value: value)
        self.finalize = lambda value: finish(self._printed(value))
        self.filters = {name: self._limited(name, filter_) for name, filter_ in self.filters.items()}
        self.filters |= {_ROUNDS: self._rounds, _TEXT: self._held}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return _Watched().visit(super()._parse(source, name, filename))  # type: ignore[no-any-return]

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Call something from a template."""
        method = getattr(obj, "__wrapped__", obj)  # str.format is wrapped to be safe
        self.spend(_CALL)
        self._check(
            getattr(method, "__name__", ""), getattr(method, "__self__", None), (*args, *kwargs.values())
        )
        return self._held(super().call(context, obj, *args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401
        """Work out `left operator right`, unless the result is too large."""
        if isinstance(left, int) and isinstance(right, int):
            bits = left.bit_length()
            self._hold(bits * abs(right) if operator == "**" else bits + right.bit_length(), _MOST_BITS)
        elif operator == "+":
            self._hold(_length(left) + _length(right))
        else:
            self._check("format" if operator == "%" else "", left, (right,))
            self._check("", right, (left,))
        return self._held(super().call_binop(context, operator, left, right))

    def spend(self, steps: int) -> None:
        """Count steps.

        Raises:
            TooMuchError: There were too many.
        """
        self._steps += steps
        if self._steps > MOST_STEPS:
            raise TooMuchError(f"It is still not done after {MOST_STEPS:,} steps")

    def _rounds(self, values: Iterable[object]) -> Iterator[object]:
        for value in values:
            self.spend(1)
            yield value

    def _held(self, made: Any) -> Any:  # noqa: ANN401
        self._hold(_length(made))
        return made

    def _printed(self, value: object) -> object:
        """What is printed, also into a macro or a block that is printed again."""
        self.spend(1)
        if isinstance(value, str):
            self._characters += len(value)
            self._hold(self._characters, 4 * MOST_CHARACTERS)
        return value

    def _limited(self, name: str, filter_: Callable[..., Any]) -> Callable[..., Any]:
        skipped = 1 if hasattr(filter_, "jinja_pass_arg") else 0

        @wraps(filter_)
        def limited(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
            self._check(
                name, args[skipped] if len(args) > skipped else None, (*args[skipped + 1 :], *kwargs.values())
            )
            return self._held(filter_(*args, **kwargs))

        return limited

    def _check(self, name: str, value: object, arguments: tuple[object, ...]) -> None:
        """Count what a call costs; stop one whose result may be too large."""
        length = _length(value)
        self.spend(1 + (length // 1_000 if isinstance(value, str) else length))
        if not isinstance(value, int | float):
            self._hold(max(length, 1) * max([0, *map(_times, arguments)]))
        if name.startswith("format") and isinstance(value, str) and _WIDE.search(value):
            raise TooMuchError("A width in this format is too large")

    def _hold(self, size: int, most: int = 0) -> None:
        if size > (most or MOST_CHARACTERS):
            raise TooMuchError("This may become too large for a page")


class _Watched(NodeTransformer):
    """Templates in which every round of a loop is counted, and every text put together."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - as Jinja calls it
        self.generic_visit(node)
        node.iter = _filtered(node.iter, _ROUNDS)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802
        self.generic_visit(node)
        return _filtered(node, _TEXT)


def _filtered(node: nodes.Node, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno, environment=node.environment)


def _length(value: object) -> int:
    return len(value) if isinstance(value, _SIZED) else 0


def _times(value: object) -> int:
    """How many times longer a value may make another, as its factor, its width or what is put into it."""
    if isinstance(value, int | float):
        return int(min(MOST_CHARACTERS + 1, abs(value)))
    return _length(value)


def _as_markdown(value: object) -> object:
    return value if hasattr(value, "__html__") else Markup(as_markdown(str(value)))  # noqa: S704 - just escaped
