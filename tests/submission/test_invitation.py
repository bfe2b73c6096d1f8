from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehsg_cli.errors import EhsgError
from ehsg_cli.files import as_text
from ehsg_cli.submission.invitation import Invitation, organisations, read_invitations
from tests.banks import SMALL

EXPECTED = (Invitation("North Police", "police", "a@police.example"), Invitation("A school"))


@pytest.mark.parametrize(
    "text",
    [
        "name,sector,email\nNorth Police,Police,a@police.example\nA school,,\n",
        "Organisation;E-mail;Sector\nNorth Police;a@police.example;police\n;;\nA school;;\n",
        "email\tnotes\tpartner\tTYPE\na@police.example\tx\tNorth Police\tPOLICE\n\t\tA school\n",
        'name,sector,email\r\n"North Police",Police,a@police.example\r\n\r\nA school\r\n',
        'name,sector,email\r\n"North\nPolice",Police,a@police.example\r\nA school',
        'sep=;\r\nname;sector;email\r"North\r\nPolice";Police;a@police.example\rA school',
        "name,sector,email\nNorth\u2028Police,Police,a@police.example\nA\x85school,,\n",
    ],
)
def test_a_list_of_partners_is_read_however_a_spreadsheet_program_writes_it(text: str) -> None:
    assert read_invitations(text, "partners.csv", SMALL.partners) == EXPECTED


FULL = (
    Invitation("Müller & Söhne", "police", "a@police.example", True, "Control room", "North"),
    Invitation("A school", required=False, locality="=East"),
)
LIST = (
    "Organisation,Sector,Required,Contact,E-mail,Locality\r\n"
    "Müller & Söhne,Police,Yes,Control room,a@police.example,North\r\n"
    "A school,,no,,,=East\r\n"
)


@pytest.mark.parametrize(
    "content",
    [
        LIST.encode("utf-8-sig"),
        LIST.encode("utf-8"),
        LIST.encode("cp1252"),
        LIST.replace(",", ";").encode("cp1252"),
        LIST.replace(",", "\t").encode("utf-16"),
    ],
    ids=["CSV UTF-8", "without a mark", "CSV", "CSV with semicolons", "Unicode text"],
)
def test_a_list_is_read_however_excel_saves_it(content: bytes) -> None:
    assert read_invitations(as_text(content), "partners.csv", SMALL.partners) == FULL


@pytest.mark.parametrize("typed", ["yes", "Y", "TRUE", "1", "x", "✓", " Yes "])
def test_required_however_people_type_it(typed: str) -> None:
    (invitation,) = read_invitations(f"organisation,required\nA,{typed}\n", "p.csv", SMALL.partners)
    assert invitation.required


@pytest.mark.parametrize("typed", ["no", "N", "False", "0", "", "-", "optional"])
def test_not_required_however_people_type_it(typed: str) -> None:
    (invitation,) = read_invitations(f"organisation,required\nA,{typed}\n", "p.csv", SMALL.partners)
    assert not invitation.required


def test_a_name_beside_an_organisation_is_that_of_its_contact() -> None:
    (invitation,) = read_invitations("name,organisation\nJo,A school\n", "p.csv", SMALL.partners)
    assert invitation == Invitation("A school", contact="Jo")


def test_rows_to_fill_in_name_nobody_yet() -> None:
    text = "organisation,sector,required,contact\n,Police,yes,\nA school,,,\n"
    assert read_invitations(text, "p.csv", SMALL.partners) == (Invitation("A school"),)
    with pytest.raises(EhsgError, match="names no partner"):
        read_invitations(text.replace("A school", ""), "p.csv", SMALL.partners)
    assert read_invitations(text.replace("A school", ""), "p.csv", SMALL.partners, may_be_empty=True) == ()
    with pytest.raises(EhsgError, match="line 2: the partner has no name"):
        read_invitations("organisation,sector,required,contact\n,Police,yes,Jo\n", "p.csv", SMALL.partners)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "partners.csv has no column called name"),
        ("who,sector\nX,Police\n", "partners.csv has no column called name"),
        ("name,sector\n", "partners.csv names no partner"),
        ("name,sector\nX,Police\n ,Police\n", "partners.csv, line 3: the partner has no name"),
        (
            "name,sector\nX,Polise\n",
            "partners.csv, line 2: Polise is not a sector of the bank. Did you mean Police?",
        ),
        ("sep=,\nname,sector\nX,\n\n,Police\n", "partners.csv, line 5: the partner has no name"),
        ('name,sector\n"A\nB",Police\na  b,\n', "partners.csv, line 4: a b stands in line 2 already"),
        (f"name\nA\n{'N' * 201}\n", "line 3: the name has 201 characters, and 200 are the most"),
        (f"name\n{'😀' * 101}\n", "line 2: the name has 202 characters, and 200 are the most"),
        ("name,required\nA,perhaps\n", "line 2: required is yes or no, and not perhaps."),
        (f"name,locality\nA,{'e' * 201}\n", "line 2: the locality has 201 characters, and 200 are the most"),
        (f"name,email\nA,{'e' * 255}\n", "line 2: the email has 255 characters, and 254 are the most"),
        ('name,sector\nX,\n"A,Police\nB,\n', "partners.csv, line 3: this cannot be read as a row of CSV"),
        (f"name\nX\n{'x' * 140_000}", "partners.csv, line 3: this cannot be read as a row of CSV"),
    ],
)
def test_a_list_with_a_mistake_says_what_and_in_which_line(text: str, message: str) -> None:
    with pytest.raises(EhsgError) as caught:
        read_invitations(text, "partners.csv", SMALL.partners)
    assert message in caught.value.message
    assert caught.value.remedy


def test_all_lines_with_a_mistake_are_told_at_once() -> None:
    with pytest.raises(EhsgError) as caught:
        read_invitations(f"name,sector\n{'N' * 300},\nX,Polise\n,Police\n", "p.csv", SMALL.partners)
    assert [line.partition(": ")[0] for line in caught.value.message.split("\n")] == [
        f"p.csv, line {n}" for n in (2, 3, 4)
    ]


@pytest.mark.parametrize("first", ["", "sep=,\n"])
def test_what_the_columns_mean_is_told_by_the_headings_alone(first: str) -> None:
    listed = read_invitations(f"{first}name,sector\nPartner,\n", "p.csv", SMALL.partners)
    assert listed == (Invitation("Partner"),)
    beside = read_invitations(f"{first}partner,name\nA school,Pat\n", "p.csv", SMALL.partners)
    assert beside == (Invitation("A school", contact="Pat"),)


def test_names_are_those_that_a_list_is_read_with_whatever_else_is_wrong() -> None:
    text = 'name,sector\n\'=A school,Polise\n"B\nschool\x1b[0m",\n,Police\n'
    assert organisations(text, "p.csv") == ["=A school", "B school[0m"]


CELLS = st.text(st.sampled_from("name,;\t\"'=\n\r\x00\x1b\u202ea ") | st.characters())


@given(st.lists(CELLS).map("\n".join), st.sampled_from(["", "name\n", "sep=;\norganisation;name\n"]))
def test_any_text_gives_names_on_one_line_or_is_refused(text: str, header: str) -> None:
    names: list[str] = []
    with suppress(EhsgError):
        names = organisations(header + text, "p.csv")
    assert all(name and name.isprintable() for name in names)
