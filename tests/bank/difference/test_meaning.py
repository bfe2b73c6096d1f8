"""How often words tell a question that was reworded from another one. Run with -s to see the measures."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from ehsg_cli.bank import library
from ehsg_cli.bank.difference.meaning import asks_the_same, shared

FILE = Path(__file__).parent / "meanings.yaml"
SAME, ANOTHER = "same", "another"

_Case = tuple[str, str]  # the old wording, the new one


@cache
def cases(edition: str, meaning: str) -> tuple[_Case, ...]:
    data = YAML(typ="safe", pure=True).load(FILE.read_text(encoding="utf-8"))
    questions = library.load(edition).questions
    return tuple((questions[case["id"]].text, case["now"]) for case in data[int(edition)][meaning])


def say(text: str) -> None:
    print(text)  # noqa: T201 - for whoever measures anew, with pytest -s


def measured(edition: str) -> tuple[float, float]:
    """Precision and recall of telling reused ids."""
    wrong = sum(not asks_the_same(*case) for case in cases(edition, SAME))
    right = sum(not asks_the_same(*case) for case in cases(edition, ANOTHER))
    return right / (right + wrong), right / len(cases(edition, ANOTHER))


@pytest.mark.parametrize(
    ("edition", "precision", "recall"),
    [("2020", 0.94, 0.94), ("2022", 0.94, 0.90)],
    ids=["chosen by", "held out"],
)
def test_reused_ids_are_told_from_reworded_questions(edition: str, precision: float, recall: float) -> None:
    found = measured(edition)
    counts = f"{len(cases(edition, SAME))} reworded, {len(cases(edition, ANOTHER))} reused"
    say(f"\n{edition}: {counts}: precision {found[0]:.3f}, recall {found[1]:.3f}")
    for was, now in (*cases(edition, SAME), *cases(edition, ANOTHER)):
        is_same = (was, now) in cases(edition, SAME)
        if asks_the_same(was, now) is not is_same:
            say(f"  {'same' if is_same else 'another'}, {shared(was, now):.2f} shared: {was} → {now}")
    assert found[0] >= precision
    assert found[1] >= recall


def test_there_are_enough_cases_of_every_sort() -> None:
    assert len(cases("2020", SAME)) + len(cases("2022", SAME)) >= 60
    assert len(cases("2020", ANOTHER)) + len(cases("2022", ANOTHER)) >= 50


def test_hardly_any_two_questions_of_a_bank_are_taken_for_one() -> None:
    questions = [question.text for question in library.load("2020").questions.values()]
    pairs = list(combinations(questions, 2))
    taken = sum(asks_the_same(*pair) for pair in pairs)
    say(f"\n{taken} of {len(pairs)} pairs of questions")
    assert taken <= len(pairs) * 0.003


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Why?", "Why?"),
        ("Is it so?", "IS  IT – so"),
        ("Do you plan to?", "Do you plan to, and when do you do it?"),
        ("Isn’t there a plan?", "Isn't there a written plan?"),
    ],
)
def test_short_questions_are_known_by_all_their_words(was: str, now: str) -> None:
    assert asks_the_same(was, now)
    assert asks_the_same(now, was)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Why?", "How?"),
        ("Is there a plan?", "Is there no plan?"),
        ("Is there a plan?", "Isn't there a plan?"),
        ("Data?", "…"),
        ("…", "!"),
    ],
)
def test_other_words_or_one_that_turns_it_round_make_another_question(was: str, now: str) -> None:
    assert not asks_the_same(was, now)
    assert not asks_the_same(now, was)
