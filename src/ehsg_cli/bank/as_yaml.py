"""A bank as YAML that a person can read and edit."""

from __future__ import annotations

import io
import re
import textwrap
from datetime import date
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString

from ehsg_cli.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ehsg_cli.bank.model import Bank

SCHEMA = "bank.schema.json"

_WIDTH = 98  # characters of a folded text on a line
_COMMENT_WIDTH = 108
_NEVER = 1_000_000  # the emitter is not to break lines: between quotes it does not always do it well
_SHORT = 94  # characters of a text that stays on its line
# Words and a few signs that mean nothing in YAML, and no word that some YAML tools take for something else
_PLAIN = re.compile(
    r"(?!(?:y|n|yes|no|on|off|true|false|null|nan|inf)$)[a-z][\w ()'’/.-]*(?<![ .])", re.IGNORECASE
)
_REMARKS = {"scales": "best first"}
_WRITTEN_OUT = {"text", "prompt"}  # what people come to edit has a line of its own
_EDITING = (
    'Editing: quote "yes", "no" and dates, which some YAML tools turn into something else. A text that runs '
    "over several lines starts with >- and loads as one line; an empty line in it is a line break. Ids stay "
    "as they are once workbooks have gone out; raise the revision with every edit. Then: ehsg bank validate "
    "FILE"
)


def as_yaml(bank: Bank, schema: str = SCHEMA) -> str:
    """The bank as YAML, laid out as the built-in banks are; `library` reads an equal bank from it.

    Args:
        bank: What to write. Whatever has its default value is left out.
        schema: Where editors find the JSON Schema, from the folder of the file; left out if empty.
    """
    whole = bank.model_dump(exclude_defaults=True)
    short = groupby(whole.items(), key=lambda item: _stays_on_its_line(item[1]))
    blocks = (
        block
        for together, items in short
        for block in ([_emitted(dict(items))] if together else [_block(*item) for item in items])
    )
    return "\n\n".join(["\n".join(_comment(bank, schema)), *blocks]) + "\n"


def _stays_on_its_line(value: object) -> bool:
    return isinstance(value, int) or (isinstance(value, str) and len(value) <= _SHORT)


def _comment(bank: Bank, schema: str) -> Iterator[str]:
    if schema:
        yield f"# yaml-language-server: $schema={schema}"
    yield from _wrapped(one_line(f"Question bank: {bank.name}."))
    yield "#"
    yield from _wrapped(_EDITING)


def _wrapped(comment: str) -> list[str]:
    return textwrap.wrap(comment, _COMMENT_WIDTH, initial_indent="# ", subsequent_indent="#          ")


def _block(key: str, value: object) -> str:
    """A key of the bank and all that is below it; sections are set apart, as each is a questionnaire."""
    if key in _REMARKS and value:
        return _emitted({key: value}).replace(f"{key}:", f"{key}:  # {_REMARKS[key]}", 1)
    if key != "sections" or not isinstance(value, tuple):
        return _emitted({key: value})
    sections = (textwrap.indent(_emitted([section]), "  ") for section in value)
    return f"{key}:\n" + "\n\n".join(sections)


def _emitted(value: object) -> str:
    yaml = YAML()
    yaml.width = _NEVER
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.representer.ignore_aliases = lambda _: True  # a text that stands twice is written twice
    stream = io.StringIO()
    yaml.dump(_styled(value), stream)
    text = stream.getvalue().rstrip("\n")
    return textwrap.dedent(text)  # lists are indented below a key, and here may have none


def _styled(value: object) -> object:
    """The value as ruamel.yaml writes it the way people here do."""
    match value:
        case str():
            return _styled_text(value)
        case date():
            return _quoted(value.isoformat())
        case dict():
            return _styled_mapping(value)
        case tuple() | list():
            return [_styled(item) for item in value]
    return value


def _styled_mapping(value: dict[str, object]) -> CommentedMap:
    """A mapping; on one line where it is a short entry of a list, such as a partner or a choice."""
    mapping = CommentedMap((_styled_text(key), _styled(item)) for key, item in value.items())
    is_entry = bool(value.keys() & {"id", "date", "answer"}) and not value.keys() & _WRITTEN_OUT
    is_flat = all(isinstance(item, (str, int, date)) for item in value.values())
    if is_entry and is_flat and sum(len(f"{key}: {item}, ") for key, item in value.items()) <= _SHORT:
        mapping.fa.set_flow_style()
    return mapping


def _styled_text(text: str) -> str:
    """Plain where no tool can take it for anything else, folded if long, else in quotes.

    Folding keeps single spaces between words that are seen; all other text is safe between quotes only.
    """
    if len(text) <= _SHORT and _PLAIN.fullmatch(text) and "  " not in text:
        return text
    lines = text.split("\n")
    is_prose = all(line.isprintable() and line == " ".join(line.split()) for line in lines)
    if is_prose and lines[0] and lines[-1] and (len(text) > _SHORT or len(lines) > 1):
        return _folded(text)
    return _quoted(text)


def _quoted(text: str) -> str:
    quoted: str = DoubleQuotedScalarString(text)
    return quoted


def _folded(text: str) -> str:
    """The text broken into lines at spaces, which the emitter wants to know by their positions."""
    breaks: list[int] = []
    start = 0
    for line in text.split("\n"):
        pieces = textwrap.wrap(line, _WIDTH, break_long_words=False, break_on_hyphens=False)
        ends = accumulate((len(piece) + 1 for piece in pieces), initial=start - 1)
        breaks += list(ends)[1:-1]
        start += len(line) + 1
    folded: str = FoldedScalarString(text)
    folded.fold_pos = breaks  # type: ignore[attr-defined]
    return folded
