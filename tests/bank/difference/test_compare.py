from __future__ import annotations

from collections import Counter
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehsg_cli.bank import library
from ehsg_cli.bank.difference.compare import compare
from ehsg_cli.bank.difference.model import Change, Difference, How, What
from ehsg_cli.bank.model import Bank
from tests.bank.difference.sample import AFTER, BEFORE, Data, edited, question, section

BUILT_IN = [library.load(edition) for edition in ("2020", "2022")]


def told(bank: Bank, before: Bank = BEFORE) -> list[tuple[str, str, str]]:
    return [(change.what, change.how, change.id) for change in compare(before, bank).changes]


def only(bank: Bank, before: Bank = BEFORE) -> Change:
    (change,) = compare(before, bank).changes
    return change


def of_questions(difference: Difference) -> list[tuple[How, str]]:
    return [(change.how, change.id) for change in difference.changes if change.what is What.QUESTION]


def each_once(difference: Difference) -> bool:
    """Whether every question of both banks is accounted for, and no more than once."""
    old = [pair.old.id for pair in difference.pairs if pair.old]
    new = [pair.new.id for pair in difference.pairs if pair.new]
    return sorted(old) == sorted(difference.old.questions) and new == list(difference.new.questions)


@pytest.mark.parametrize("bank", [BEFORE, AFTER, *BUILT_IN], ids=lambda bank: f"{bank.bank}-{bank.revision}")
def test_a_bank_is_not_different_from_itself(bank: Bank) -> None:
    difference = compare(bank, Bank.model_validate(bank.model_dump()))
    assert difference.changes == ()
    assert difference.same_content
    assert each_once(difference)


def test_a_revision_alone_is_no_change() -> None:
    difference = compare(BEFORE, edited(lambda _: None))
    assert difference.changes == ()
    assert not difference.same_content


@pytest.mark.parametrize(
    ("old", "new"), [(BEFORE, AFTER), (AFTER, BEFORE), BUILT_IN, BUILT_IN[::-1], (BEFORE, BUILT_IN[0])]
)
def test_every_question_is_accounted_for_once(old: Bank, new: Bank) -> None:
    assert each_once(compare(old, new))


def test_one_that_is_put_in_moves_none_and_changes_no_other() -> None:
    def insert(data: Data) -> None:
        section(data, "families")["questions"].insert(0, {"id": "families-09", "text": "Is there a budget?"})

    assert told(edited(insert)) == [("question", "added", "families-09")]


def test_one_that_is_put_elsewhere_is_the_only_one_moved() -> None:
    def move(data: Data) -> None:
        questions = section(data, "families")["questions"]
        questions.insert(4, questions.pop(0))

    change = only(edited(move))
    assert (change.how, change.id) == (How.MOVED, "families-01")
    assert (change.was, change.now) == ("Families, place 1", "Families, place 5")


def test_a_section_that_moves_takes_its_questions_with_it() -> None:
    assert told(edited(lambda data: data["sections"].insert(0, data["sections"].pop()))) == [
        ("section", "moved", "words")
    ]


def test_ids_that_were_counted_on_after_one_was_put_in_are_reused() -> None:
    def insert(data: Data) -> None:
        questions = section(data, "families")["questions"]
        questions.insert(1, {"id": "families-02", "text": "Is there a budget?"})
        for number, each in enumerate(questions, start=1):
            each["id"] = f"families-{number:02}"

    difference = compare(BEFORE, edited(insert))
    ids = [f"families-{number:02}" for number in range(2, 8)]
    assert Counter(of_questions(difference)) == Counter(
        [*((How.REUSED, id_) for id_ in ids[:-1]), *((How.RENUMBERED, id_) for id_ in ids[1:])]
    )
    assert each_once(difference)


def test_what_is_renumbered_and_declared_is_the_same_question() -> None:
    def renumber(data: Data) -> None:
        was = question(data, "families-06")
        was.update(id="families-08", formerly=[was["text"]], text="Is there a budget that families set?")

    changes = of_questions(compare(BEFORE, edited(renumber)))
    assert changes == [(How.RENUMBERED, "families-08"), (How.REWORDED, "families-08")]


@pytest.mark.parametrize("wording", ["text", "printed"])
def test_a_declared_wording_is_never_another_question(wording: str) -> None:
    def replace(data: Data) -> None:
        old = getattr(BEFORE.questions["families-01"], wording)
        question(data, "families-01").update(text="Is there a budget?", formerly=[old])

    assert of_questions(compare(BEFORE, edited(replace))) == [(How.REWORDED, "families-01")]


def test_an_earlier_wording_that_comes_back_is_the_same_question() -> None:
    def revert(data: Data) -> None:
        question(data, "board-02").update(text="Do families speak to the board?", formerly=[])

    assert (How.REWORDED, "board-02") in of_questions(compare(BEFORE, edited(revert)))


def test_a_retired_question_may_come_back_but_its_id_is_nobody_elses() -> None:
    def come_back(text: str) -> Bank:
        def ask(data: Data) -> None:
            del data["retired"][0]
            section(data, "families")["questions"].append({"id": "families-90", "text": text})

        return edited(ask)

    same = of_questions(compare(BEFORE, come_back("Is there a family hub in every town?")))
    other = of_questions(compare(BEFORE, come_back("Is there a budget?")))
    assert same == [(How.ADDED, "families-90")]
    assert other == [(How.REUSED, "families-90")]


def test_ids_of_two_banks_are_not_compared() -> None:
    def another(data: Data) -> None:
        data["bank"] = "other-2024"
        question(data, "families-06")["text"] = "Is there a budget?"

    difference = compare(BEFORE, edited(another))
    assert of_questions(difference) == [(How.REMOVED, "families-06"), (How.ADDED, "families-06")]
    assert each_once(difference)


def test_a_new_wording_that_lists_the_old_one_is_told_once() -> None:
    def reword(data: Data) -> None:
        was = question(data, "words-02")
        was.update(formerly=[was["text"]], text="What are your next two steps?")

    assert told(edited(reword)) == [("question", "reworded", "words-02")]


def leaves(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Where all texts, numbers and truths of a bank stand."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else None
    if items is None:
        return [path]
    return [leaf for key, value in items for leaf in leaves(value, (*path, key))]


def altered(data: Data, path: tuple[str | int, ...]) -> Data:
    """The bank with another value at a place, if it stays a bank there."""
    copy = deepcopy(data)
    parent: Any = copy
    for step in path[:-1]:
        parent = parent[step]
    was = parent[path[-1]]
    match was:
        case bool():
            now: object = not was
        case int():
            now = was + 1
        case None:
            now = "some" if path[-1] not in {"scale", "best", "replaced_by"} else None
        case str() if path[-1] == "wording":
            now = "derived" if was == "verbatim" else "verbatim"
        case str() if path[-1] == "date":
            now = "2024-01-01"
        case _:
            now = (
                f"{was}-2"
                if path[-1] in {"id", "bank", "question", "answer"} or path[-2:-1] == ("questions",)
                else f"{was} too"
            )
    parent[path[-1]] = now
    return copy


DATA: Data = BEFORE.model_dump(mode="json")
# `scale` and `best` name other parts, which are not there: a bank that is used has been checked for that.
LEAVES = [
    path
    for path in leaves(DATA)
    if path[-1] not in {"scale", "best", "replaced_by", "revision"} and altered(DATA, path) != DATA
]


@pytest.mark.parametrize("path", LEAVES, ids=lambda path: ".".join(map(str, path)))
def test_whatever_is_another_value_is_told(path: tuple[str | int, ...]) -> None:
    difference = compare(BEFORE, Bank.model_validate(altered(DATA, path)))
    assert difference.changes
    assert each_once(difference)


LISTS = [
    *(("sections",), ("partners",), ("timetable",), ("return_items",), ("retired",), ("notes",), ("parts",)),
    *(("scales", scale) for scale in DATA["scales"]),
    *(("sections", place, "questions") for place in range(len(DATA["sections"]))),
    *(("system", "types"), ("data_maturity", "elements"), ("parts", 0, "introduction")),
]


@st.composite
def shuffled(draw: st.DrawFn) -> Bank:
    """The bank with things of some of its lists left out, in another order, or in another section."""
    data = deepcopy(DATA)
    for path in draw(st.lists(st.sampled_from(LISTS), min_size=1, max_size=4)):
        parent: Any = data
        for step in path:
            parent = parent[step]
        parent[:] = draw(st.permutations(parent))
        if draw(st.booleans()) and len(parent) > 2 and path != ("sections",):
            parent.pop()
    if draw(st.booleans()):
        one, other = data["sections"][0]["questions"], data["sections"][-1]["questions"]
        other.append(one.pop() | {"id": draw(st.sampled_from(["moved-01", one[0]["id"] + "9"]))})
    return Bank.model_validate(data)


@given(shuffled())
def test_random_edits_are_told_and_no_question_is_lost(bank: Bank) -> None:
    difference = compare(BEFORE, bank)
    assert each_once(difference)
    assert bool(difference.changes) == (not difference.same_content)
    back = compare(bank, BEFORE)
    assert each_once(back)
    assert bool(back.changes) == bool(difference.changes)


def test_a_contradiction_alone_makes_other_content_and_the_same_workbooks() -> None:
    bank = BEFORE.model_copy(update={"contradictions": ()})
    difference = compare(BEFORE, bank)
    assert [(change.what, change.how) for change in difference.changes] == [("contradiction", "removed")]
    assert not difference.same_content
    assert bank.content_hash == BEFORE.content_hash


def test_changes_are_told_in_one_order() -> None:
    changes = compare(BEFORE, AFTER).changes
    order = [(list(What).index(change.what), list(How).index(change.how)) for change in changes]
    assert order == sorted(order)
    assert {change.how for change in changes} == set(How)
    assert {change.what for change in changes} == set(What) - {What.SCALE}
