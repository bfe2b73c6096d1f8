"""Two trees of YAML, a bank and what another says of it, as the tree of one bank."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from ehsg_cli.bank.extension import ADDED
from ehsg_cli.bank.yaml_tree import TAG, Node, made

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

_NOT_INHERITED = ("bank", "revision")
_NOT_AMENDED = ("id", "questions")

_Pair = tuple[Node, Node]


def joined(local: Node, base: Node, own_keys: Collection[str]) -> Node:
    """The tree of the whole bank, passing over whatever is malformed.

    Args:
        local: The bank that extends the other.
        base: The other.
        own_keys: The keys of `local` that speak about the other bank.
    """
    ours = {key.text: (key, value) for key, value in local.pairs() if key.text not in own_keys}
    theirs = [(key, value) for key, value in base.pairs() if key.text not in _NOT_INHERITED]
    changed = ((key, _sections(value, local) if key.text == "sections" else value) for key, value in theirs)
    pairs = [_both(pair, ours.pop(pair[0].text, None)) for pair in changed]
    return _without_leavings(made(chain.from_iterable((*pairs, *ours.values())), local))


def _both(theirs: _Pair, ours: _Pair | None) -> _Pair:
    """What a key of the other bank becomes where this bank has it too: more, or something else."""
    if not ours:
        return theirs
    key, here = ours
    there = theirs[1]
    is_list = here.text is None and there.text is None and here.is_mapping == there.is_mapping
    return (key, made((*there.entries, *here.entries), here)) if is_list and key.text in ADDED else ours


def _sections(sections: Node, local: Node) -> Node:
    """The sections of the other bank, changed; those that have no question left are gone."""
    known = {
        _text(question, "id") for section in sections.entries for question in _entries(section, "questions")
    }
    changes = _changes(local, known)
    changed = (changes.section(section) if section.is_mapping else section for section in sections.entries)
    return made(filter(None, changed), sections)


@dataclass(frozen=True, slots=True)
class _Changes:
    """What becomes of the questions of the other bank.

    Attributes:
        removed: Ids of those left out.
        amended: What is different, by id.
        after: Those put in behind a question, by its id.
        at_end: Those put in at the end of a section, by its id.
    """

    removed: frozenset[str]
    amended: Mapping[str, Node]
    after: Mapping[str, list[Node]]
    at_end: Mapping[str, list[Node]]

    def section(self, section: Node) -> Node | None:
        """A section with its changes; none if it has no question left."""
        id_, questions = _text(section, "id"), section.get("questions")
        if not questions or questions.is_mapping or not questions.entries:
            return section
        kept = [new for question in questions.entries for new in self._question(question)]
        kept += self.at_end.get(id_, [])
        if not kept:
            return None
        pairs = ((key, made(kept, value) if value is questions else value) for key, value in section.pairs())
        return _amended(made(chain.from_iterable(pairs), section), self.amended.get(id_))

    def _question(self, question: Node) -> list[Node]:
        """The question, unless it is removed, and those put in behind it."""
        id_ = _text(question, "id")
        kept = [] if id_ in self.removed else [_amended(question, self.amended.get(id_))]
        return kept + self.after.get(id_, [])


def _changes(local: Node, known: Collection[str]) -> _Changes:
    """What a bank says of the other, whose questions have the known ids."""
    after: defaultdict[str, list[Node]] = defaultdict(list)
    at_end: defaultdict[str, list[Node]] = defaultdict(list)
    for addition in _entries(local, "add"):
        behind, section = _text(addition, "after"), _text(addition, "section")
        target = after[behind] if behind in known else at_end[section]
        target.extend(_entries(addition, "questions"))
    removed = frozenset(entry.text for entry in _entries(local, "remove") if entry.text)
    amended = local.get("amend")
    by_id = {str(key.text): value for key, value in amended.pairs()} if amended else {}
    return _Changes(removed, by_id, after, at_end)


def _without(node: Node, key: str) -> Node:
    """A mapping without a key."""
    return made(chain.from_iterable(pair for pair in node.pairs() if pair[0].text != key), node)


def _amended(node: Node, amendment: Node | None) -> Node:
    """A question or a section with other values; a key without one is gone."""
    if not amendment:
        return node
    new = {key.text: (key, value) for key, value in amendment.pairs() if key.text not in _NOT_AMENDED}
    pairs = {key.text: (key, value) for key, value in node.pairs()} | new
    kept = (pair for pair in pairs.values() if pair[1].tag != f"{TAG}null")
    return made(chain.from_iterable(kept), node)


def _without_leavings(root: Node) -> Node:
    """The tree without what only the questions that were removed had a use for.

    What this bank says itself stays, so that a slip in it is found.
    """
    sections = _entries(root, "sections")
    questions = {_text(question, "id") for section in sections for question in _entries(section, "questions")}
    scales, parts = ({_text(section, key) for section in sections} for key in ("scale", "part"))
    kept = _Kept(questions, scales, parts, root.file)
    changes = {
        "scales": kept.of_scales,
        "parts": kept.of_parts,
        "data_maturity": kept.of_model,
        "retired": kept.of_retired,
        "contradictions": _Possible(_answers(root), root.file).of_contradictions,
    }
    for key, change in changes.items():
        root = _changed(root, key, change)
    return root


def _answers(root: Node) -> set[tuple[str, str]]:
    """Each question with each answer that can be given to it."""
    scales = root.get("scales")
    choices = {key.text: value.entries for key, value in scales.pairs()} if scales else {}
    return {
        (_text(question, "id"), _text(choice, "id"))
        for section in _entries(root, "sections")
        for question in _entries(section, "questions")
        for choice in choices.get(_text(section, "scale"), [])
    }


@dataclass(frozen=True, slots=True)
class _Possible:
    """The answers that can be given in a bank, and the file that extends the other."""

    answers: set[tuple[str, str]]
    file: str

    def of_contradictions(self, listed: Node) -> Node:
        """Those between answers that can all be given."""
        return made(filter(self._is_possible, listed.entries), listed)

    def _is_possible(self, contradiction: Node) -> bool:
        answers = _entries(contradiction, "answers")
        return contradiction.file == self.file or all(
            (_text(each, "question"), _text(each, "answer")) in self.answers for each in answers
        )


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the questions of a bank still use, and what the file that extends the other says itself."""

    questions: set[str]
    scales: set[str]
    parts: set[str]
    file: str

    def of_scales(self, named: Node) -> Node:
        """The scales that a section uses."""
        used = (pair for pair in named.pairs() if pair[0].text in self.scales or pair[0].file == self.file)
        return made(chain.from_iterable(used), named)

    def of_parts(self, named: Node) -> Node:
        """The parts that a section belongs to."""
        used = (
            part for part in named.entries if _text(part, "title") in self.parts or part.file == self.file
        )
        return made(used, named)

    def of_model(self, model: Node) -> Node:
        """The data maturity model, whose elements name the questions that are asked."""
        return _changed(model, "elements", lambda listed: made(map(self._element, listed.entries), listed))

    def of_retired(self, retired: Node) -> Node:
        """The retired questions, replaced by those that are asked."""
        return made(map(self._replaced, retired.entries), retired)

    def _element(self, element: Node) -> Node:
        return _changed(
            element, "questions", lambda named: made(filter(self._is_asked, named.entries), named)
        )

    def _replaced(self, entry: Node) -> Node:
        by = entry.get("replaced_by")
        return entry if by is None or self._is_asked(by) else _without(entry, "replaced_by")

    def _is_asked(self, question: Node) -> bool:
        return question.text in self.questions or question.file == self.file


def _changed(node: Node, key: str, change: Callable[[Node], Node]) -> Node:
    """A mapping with another value for a key; as it is where that holds no others, or is not there."""
    pairs = (
        (found, change(value) if found.text == key and value.entries else value)
        for found, value in node.pairs()
    )
    return made(chain.from_iterable(pairs), node) if node.is_mapping else node


def _entries(node: Node, key: str) -> list[Node]:
    """The entries of the list that a key has; none where it has none."""
    value = node.get(key)
    return value.entries if value and not value.is_mapping else []


def _text(node: Node, key: str) -> str:
    """The text that a key has; empty where it has none."""
    value = node.get(key)
    return (value.text or "") if value else ""
