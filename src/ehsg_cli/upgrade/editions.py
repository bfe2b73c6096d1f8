"""From one edition to another, or between any two banks: by a crosswalk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ehsg_cli.errors import EhsgError
from ehsg_cli.upgrade.model import Cause, Fate, Material, More, Outcome, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ehsg_cli.bank.crosswalk import Crosswalk, Link
    from ehsg_cli.bank.model import Bank

_WHOLE = {"from": More.EARLIER, "to": More.NOW, "neither": More.EACH}
_REVERSED = {More.EARLIER: More.NOW, More.NOW: More.EARLIER}


@dataclass(frozen=True, slots=True)
class Bridge:
    """A crosswalk from one bank to another, whichever of the two it was written from."""

    crosswalk: Crosswalk
    source: Bank
    target: Bank

    @property
    def is_reversed(self) -> bool:
        """Whether it was written the other way round."""
        return self.crosswalk.from_.bank != self.source.bank

    def links(self, question: str) -> Iterator[tuple[str, Link]]:
        """The questions that one of the source speaks to, with the link."""
        for link in self.crosswalk.links:
            here, there = (link.to, link.from_) if self.is_reversed else (link.from_, link.to)
            if here == question and there in self.target.questions:
                yield there, link

    def reason(self, question: str) -> str:
        """Why a question of the source speaks to none of the target."""
        sides = self.crosswalk.unmatched
        unmatched = sides.to if self.is_reversed else sides.from_
        return next((each.reason for each in unmatched if each.question == question), "Nothing says why.")


def bridge(crosswalk: Crosswalk, source: Bank, target: Bank) -> Bridge:
    """The way from one bank to the other.

    Raises:
        EhsgError: The crosswalk links other banks, or was written for other revisions of them.
    """
    sides = (crosswalk.from_, crosswalk.to)
    if {side.bank for side in sides} != {source.bank, target.bank}:
        raise EhsgError(
            f"The crosswalk {crosswalk.crosswalk} links {sides[0].bank} and {sides[1].bank}, not "
            f"{source.bank} and {target.bank}.",
            "Name another one with --crosswalk.",
        )
    revisions = {source.bank: source.revision, target.bank: target.revision}
    for side in sides:
        if side.revision != revisions[side.bank]:
            raise EhsgError(
                f"The crosswalk {crosswalk.crosswalk} was written for revision {side.revision} of "
                f"{side.bank}, which is at revision {revisions[side.bank]}.",
                "Look through its links, name the new revision in it, and try again.",
            )
    return Bridge(crosswalk, source, target)


def outcome(question: str, bridge: Bridge) -> Outcome:
    """What becomes of the answer to a question of the source: only the same question takes it as an answer.

    What was said to a question that is a part, or related, is material for the one that is asked now.
    """
    was = bridge.source.questions[question].printed
    links = list(bridge.links(question))
    now = next((to for to, link in links if link.relation == "same"), "")
    material = tuple(
        Material(question=to, relation=Relation(link.relation), more=_more(link, bridge), reason=link.reason)
        for to, link in links
        if link.relation != "same"
    )
    if now:
        same = bridge.target.questions[now].printed == was
        fate = Fate.KEPT if same else Fate.REWORDED
        return Outcome(question=question, was=was, fate=fate, now=now, material=material)
    if material:
        return Outcome(question=question, was=was, fate=Fate.ANEW, material=material)
    return Outcome(
        question=question, was=was, fate=Fate.NO_PLACE, why=bridge.reason(question), cause=Cause.UNMATCHED
    )


def _more(link: Link, bridge: Bridge) -> More | None:
    """Which of the two questions asks about more, if one is a part of the other."""
    more = _WHOLE.get(link.whole or "") if link.relation == "part" else None
    return _REVERSED.get(more, more) if more and bridge.is_reversed else more
