"""What an earlier question has to do with one now, in words for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.upgrade.model import More, Relation

if TYPE_CHECKING:
    from ehsg_cli.upgrade.model import Material

IN_SHORT = {
    Relation.PART: "part",
    Relation.RELATED: "related",
    Relation.REPLACED: "asks it now",
    Relation.SAME_REF: "the same Ref, other words",
    Relation.SAME_WORDS: "the same words, another Ref",
    Relation.TWICE: "the same, answered twice",
}
_MORE = {
    More.EARLIER: "the earlier one asks about more",
    More.NOW: "this one asks about more",
    More.EACH: "each asks about more",
}


def in_words(material: Material) -> str:
    """The relation, and which of the two questions asks about more."""
    more = f": {_MORE[material.more]}" if material.more else ""
    return IN_SHORT[material.relation] + more
