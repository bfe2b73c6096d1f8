from __future__ import annotations

import pytest

from ehsg_cli.findings.suggestion import did_you_mean, fold, named_in_part, nearest

NAMES = ("Mostly yes", "Mostly no", "agreement")


@pytest.mark.parametrize(
    "text", ["Mostly-yes", " MOSTLY  YES ", "mostly\u00a0yes.", "mostly_yes", "Ｍostly yes"]
)
def test_fold_takes_away_what_people_type_differently(text: str) -> None:
    assert fold(text) == "mostly yes"


@pytest.mark.parametrize(
    ("typed", "name"),
    [("agrement", "agreement"), ("MOSTLY-N", "Mostly no"), ("zebra", ""), ("", "")],
)
def test_nearest_is_one_of_the_names_as_it_is_written_or_none(typed: str, name: str) -> None:
    assert nearest(typed, NAMES) == name


def test_where_two_are_as_near_only_a_guess_names_one() -> None:
    assert nearest("Mostly", NAMES) == "Mostly no"
    assert nearest("Mostly", NAMES, surely=True) == ""
    assert nearest("Mostley yes", NAMES, surely=True) == "Mostly yes"


def test_a_suggestion_stands_behind_a_message() -> None:
    assert did_you_mean("agrement", NAMES) == " Did you mean agreement?"
    assert did_you_mean("zebra", NAMES) == ""


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("hoems", "Northshire Homes"),
        ("POLICE", "Northshire Police"),
        ("Northshire", ""),
        ("zebra", ""),
        ("", ""),
    ],
)
def test_a_name_is_known_by_a_word_that_is_its_alone(typed: str, name: str) -> None:
    assert named_in_part(typed, ["Northshire Police", "Northshire Homes"]) == name
