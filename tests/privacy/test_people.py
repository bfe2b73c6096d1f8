from __future__ import annotations

import pytest

from ehsg_cli.privacy.find import find
from ehsg_cli.privacy.people import NOBODY, people

SMITH = {("jane", "smith")}


@pytest.mark.parametrize(
    ("field", "whole"),
    [
        ("Jane Smith", SMITH),
        ("Smith, Jane", SMITH),
        ("Jane Smith, Team Manager", SMITH),
        ("Ms Jane A. Smith (Early Help)", SMITH),
        ("Jane Smith / Early Help team", SMITH),
        ("Jane Smith and the team", SMITH),
        ("JANE SMITH", SMITH),
        ("jane smith", SMITH),
        ("Jane smith, head of service", SMITH),
        ("smith, jane", SMITH),
        ("Jane Smith - SENCO", SMITH),
        ("Jane Smith, Head of Service", SMITH),
        ("Smith, Jane, Head of Service", SMITH),
        ("Jane Smith Head of Children's Services", SMITH),
        ("Jane Smith: head teacher", SMITH),
        ("Head of Service Jane Smith", SMITH),
        ("Early Help Team Manager: Jane Smith", SMITH),
        ("Early Help manager (Jane Smith)", SMITH),
        ("SENCO - Jane Smith", SMITH),
        ("Headteacher Jane Smith and Sam Jones, Team Manager", {*SMITH, ("sam", "jones")}),
        ("Jane Smith and the Early Help team", SMITH),
        ("Jane Ward Headteacher", {("jane", "ward")}),
        ("PC 1234 Jane Smith of Northshire Homes", SMITH),
        ("Jane Smith on behalf of Northshire Homes", SMITH),
        ("Jane Smith and Sam Jones", {*SMITH, ("sam", "jones")}),
        ("José Núñez de la Cruz", {("jose", "cruz")}),
        ("Ann Hill-Green", {("ann", "hill"), ("ann", "green")}),
        ("Early Help team", set()),
        ("Pastoral and attendance team", set()),
        ("Jane Smith QPM", SMITH),
        ("Head of Service", set()),
        ("Young People's Lead", set()),
        ("as above", set()),
        ("the early help team", set()),
        ("written together with all of the schools", set()),
        ("Head of School, Hillside", set()),
        ("Transition and SEND team", set()),
        ("Attendance Support Officer", set()),
        ("Quayside Lettings team", set()),
        ("Quayside Lettings Manager", set()),
        ("Head of Quayside Lettings", set()),
        ("Quayside lettings team", set()),
        ("Inclusion and Quayside Lettings", set()),
        ("Principal Educational Psychologist", set()),
        ("Maternity team (Northshire Homes)", set()),
        ("Prevention and vulnerability command", set()),
        ("Northshire Homes", set()),
        ("jane.smith@example.org", set()),
        ("", set()),
    ],
)
def test_a_field_names_people(field: str, whole: set[tuple[str, str]]) -> None:
    assert people([field], organisations=["Northshire Homes"]).whole == whole


@pytest.mark.parametrize(
    "field", ["Jane, Manager", "Manager, Jane", "Jane (Head of Service)", "Jane - SENCO"]
)
def test_a_first_name_beside_a_role_is_one(field: str) -> None:
    assert people([field]).single == {"jane"}


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("sam.jones@example.org", {("sam", "jones")}),
        ("early.help@example.org", set()),
        ("northshire.homes@example.org", set()),
        ("info@example.org", set()),
        ("", set()),
    ],
)
def test_an_address_may_be_made_of_a_name(address: str, whole: set[tuple[str, str]]) -> None:
    known = people([], [address], ["Northshire Homes"])
    assert known.whole == whole
    assert known.single == frozenset()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Will Young called", ["Will Young"]),
        ("Will young people come?", []),
        ("Mr Young", ["Young"]),
        ("W. Young and A Young person", ["W. Young"]),
        ("Young", []),
        ("Jane's turn", ["Jane"]),
        ("St Jane's School and Jane Street", []),
        ("Jane Ann Smith", ["Jane Ann Smith"]),
        ("jane smith", ["jane smith"]),
        ("Smith,\nJane", ["Smith,\nJane"]),
        ("J.Smith", ["J.Smith"]),
        ("Jané Smíth", ["Jané Smíth"]),
        ("Janet Smithson", []),
    ],
)
def test_names_are_told_from_words(text: str, found: list[str]) -> None:
    known = people(["Jane Smith", "Will Young"])
    assert [text[span.start : span.end] for span in find(text, known)] == found


@pytest.mark.parametrize(
    ("name", "organisation", "text", "found"),
    [
        ("Anna Church", "Trinity Church", "Anna Church left", ["Anna Church"]),
        ("Anna Church", "Trinity Church", "A. Church left", ["A. Church"]),
        ("Anna Church", "Trinity Church", "Mrs Church left", ["Church"]),
        ("Anna Church", "Trinity Church", "Anna left", ["Anna"]),
        ("Anna Church", "Trinity Church", "The Church hall, a Church school, anna church", []),
        ("Anna Church", "Anna Freud Centre", "Anna Church left", ["Anna Church"]),
        ("Jane Ward", "Northshire Trust", "Jane Ward and J Ward left Ward 7", ["Jane Ward", "J Ward"]),
        ("Kidz Korner", "Kidz Korner Nursery", "Kidz Korner is closed", []),
        ("School Nurse", "Northshire Trust", "Ask the School Nurse", []),
    ],
)
def test_a_word_of_an_organisation_is_no_name_by_itself(
    name: str, organisation: str, text: str, found: list[str]
) -> None:
    known = people([name], organisations=["Northshire Council", organisation])
    assert [text[span.start : span.end] for span in find(text, known)] == found


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        (
            "jane smith",
            "Ask Smith or Jane, jane smith or J. Smith",
            ["Smith", "Jane", "jane smith", "J. Smith"],
        ),
        ("محمد علي", "اتصل محمد علي غدا، أو محمد", ["محمد علي", "محمد"]),
        ("राम शर्मा", "कृपया राम शर्मा से, या शर्मा", ["राम शर्मा", "शर्मा"]),
        ("李小龍", "請聯絡李小龍。", ["李小龍"]),
        ("李 小龍", "請聯絡李小龍。", ["李小龍"]),
        ("Søren Łuczak", "Soren Luczak, SOREN LUCZAK, Søren", ["Soren Luczak", "SOREN LUCZAK", "Søren"]),
        ("Soren Groß", "Søren Gross, Soren GROẞ", ["Søren Gross", "Soren GROẞ"]),
        ("Siân O'Brien", "O’Brien's turn; siân o'brien", ["O’Brien", "siân o'brien"]),
        ("Nguyễn Văn An", "An early start: Nguyen An", ["Nguyen An"]),
        ("J. X", "J. X left", ["J. X"]),
        ("김민준", "담당자는 김민준은 아니다", ["김민준"]),
    ],
)
def test_names_of_every_script_are_found(name: str, text: str, found: list[str]) -> None:
    assert [text[span.start : span.end] for span in find(text, people([name]))] == found


def test_an_address_may_be_made_of_a_word_of_an_organisation() -> None:
    known = people([], ["anna.church@example.org"], ["Trinity Church"])
    assert known.whole == {("anna", "church")}


def test_nobody_is_looked_for_where_nobody_is_known() -> None:
    assert find("Jane Smith", NOBODY) == ()


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Ba U", "Ask B. U today", ["B. U"]),
        ("Ba U", "Ask Ba U today", ["Ba U"]),
        ("Sam O'Brien", "o'brien, S O'BRIEN'S and Obrien", ["S O'BRIEN", "Obrien"]),
        ("Jane Smith", "A plan of a J and an S", []),
    ],
)
def test_a_name_is_found_by_whichever_of_its_words_stands_there(
    name: str, text: str, found: list[str]
) -> None:
    assert [text[span.start : span.end] for span in find(text, people([name]))] == found


def test_nothing_is_in_an_empty_text() -> None:
    assert find("", people(["Jane Smith"])) == ()
