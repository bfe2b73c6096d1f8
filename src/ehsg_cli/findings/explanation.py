"""What each kind of finding is about, why it matters and how to mend it, at more length than a message.

The texts are data files beside this module, one a subject, which nothing reads until somebody asks. In each,
`subject` says what it is about, and every code has a table of its own:

- `what`: what it is. The first sentence stands in lists.
- `why`: why it matters to whoever meets it.
- `fix`: the steps that mend it, with the command that helps.
- `details`: what fills the message and the remedy of the code in the example.
- `at`: where the example is, as findings are located.
- `wrong`, `right`, `earlier`: lines of a file before and after mending; those of a revision sent out before.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from ehsg_cli.findings import codes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ehsg_cli.findings.model import Code, Finding

# In the order of the work: from the bank to the return. A file that is not named here comes last.
_ORDER = (
    *("folders", "banks", "rules", "extending", "revisions", "crosswalks", "forms", "reviewed", "files"),
    *("submissions", "merging", "decisions", "upgrades", "checks", "answers", "privacy"),
    *("themes", "accessibility"),
)
_SENTENCE = re.compile(r".+?[.!?](?=\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What there is to say about a kind of finding.

    Attributes:
        code: The kind of finding.
        what: What it is.
        why: Why it matters.
        fix: The steps that mend it.
        details: What fills the texts of the code in the example.
        at: Where the example is.
        earlier: Lines of a bank as it was sent out, where the finding is about a change.
        wrong: Lines of a file that give such a finding.
        right: The same lines, mended.
    """

    code: Code
    what: str
    why: str
    fix: tuple[str, ...]
    details: Mapping[str, object]
    at: str
    earlier: str
    wrong: str
    right: str

    @property
    def summary(self) -> str:
        """What it is, in a sentence."""
        first = _SENTENCE.match(self.what)
        return first[0] if first else self.what

    @property
    def example(self) -> Finding:
        """A finding of this kind, made from the texts of the code with the details of the example."""
        return self.code(None, **self.details)


class Subject(NamedTuple):
    """Kinds of finding that belong together, in the order of their codes."""

    title: str
    explanations: tuple[Explanation, ...]


@cache
def subjects() -> tuple[Subject, ...]:
    """Every kind of finding that is explained, by subject; one without a code is passed over."""
    folder = files(__package__) / "explained"
    names = sorted((entry.name for entry in folder.iterdir() if entry.name.endswith(".toml")), key=_place)
    return tuple(_subject((folder / name).read_text(encoding="utf-8")) for name in names)


def explanations() -> dict[str, Explanation]:
    """Every explanation by the id of its code."""
    return {each.code.id: each for subject in subjects() for each in subject.explanations}


def _place(file_name: str) -> tuple[int, str]:
    name = file_name.removesuffix(".toml")
    return (_ORDER.index(name) if name in _ORDER else len(_ORDER)), name


def _subject(text: str) -> Subject:
    read = tomllib.loads(text)
    made = (_explanation(codes.ALL[id_], entry) for id_, entry in sorted(read.items()) if id_ in codes.ALL)
    return Subject(read["subject"], tuple(made))


def _explanation(code: Code, entry: Mapping[str, object]) -> Explanation:
    texts = {name: str(entry.get(name, "")) for name in ("what", "why", "at", "earlier", "wrong", "right")}
    fix, details = entry.get("fix"), entry.get("details")
    return Explanation(
        code=code,
        fix=tuple(map(str, fix)) if isinstance(fix, list) else (),
        details=details if isinstance(details, dict) else {},
        **texts,
    )
