"""What becomes of answers in another edition: only the same question takes an answer."""

from __future__ import annotations

from collections import Counter

import pytest

from ehsg_cli.bank import crosswalk_reading, library
from ehsg_cli.errors import EhsgError
from ehsg_cli.upgrade.editions import bridge, outcome
from ehsg_cli.upgrade.model import Cause, Fate, More

OLD, NEW = library.load("2020"), library.load("2022")
CROSSWALK = crosswalk_reading.load("2020-2022")
THERE, BACK = bridge(CROSSWALK, OLD, NEW), bridge(CROSSWALK, NEW, OLD)


def test_only_what_the_crosswalk_calls_the_same_is_carried() -> None:
    same = {(link.from_, link.to) for link in CROSSWALK.links if link.relation == "same"}
    carried = {(each.question, each.now) for each in (outcome(q, THERE) for q in OLD.questions) if each.now}
    assert carried == same
    assert same


def test_every_other_link_is_material_with_its_reason() -> None:
    links = Counter((link.from_, link.to, link.reason) for link in CROSSWALK.links if link.relation != "same")
    material = Counter(
        (question, each.question, each.reason)
        for question in OLD.questions
        for each in outcome(question, THERE).material
    )
    assert material == links


def test_what_speaks_to_nothing_has_no_place_and_says_why() -> None:
    why = {each.question: (each.reason, Cause.UNMATCHED) for each in CROSSWALK.unmatched.from_}
    gone = {
        q: (each.why, each.cause) for q in OLD.questions if (each := outcome(q, THERE)).fate is Fate.NO_PLACE
    }
    assert gone == why


def test_a_crosswalk_leads_back_as_well() -> None:
    same = {link.to: link.from_ for link in CROSSWALK.links if link.relation == "same"}
    assert {q: each.now for q in NEW.questions if (each := outcome(q, BACK)).now} == same
    there = [(m.more, m.question) for m in outcome("families-10", THERE).material if m.more]
    back = [(m.more, m.question) for m in outcome(there[0][1], BACK).material if m.question == "families-10"]
    turned = {More.EARLIER: More.NOW, More.NOW: More.EARLIER, More.EACH: More.EACH}
    assert back == [(turned[there[0][0]], "families-10")]


def test_a_crosswalk_between_other_banks_is_refused() -> None:
    other = NEW.model_copy(update={"bank": "ours"})
    with pytest.raises(EhsgError, match="links ehsg-2020 and ehsg-2022"):
        bridge(CROSSWALK, OLD, other)


def test_a_crosswalk_for_another_revision_is_refused() -> None:
    later = NEW.model_copy(update={"revision": 2})
    with pytest.raises(EhsgError, match="was written for revision 1 of ehsg-2022, which is at revision 2"):
        bridge(CROSSWALK, OLD, later)
