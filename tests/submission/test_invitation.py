from __future__ import annotations

import pytest

from ehsg_cli.errors import EhsgError
from ehsg_cli.submission.invitation import Invitation, read_invitations
from tests.banks import SMALL

EXPECTED = (Invitation("North Police", "police", "a@police.example"), Invitation("A school"))


@pytest.mark.parametrize(
    "text",
    [
        "name,sector,email\nNorth Police,Police,a@police.example\nA school,,\n",
        "Organisation;E-mail;Sector\nNorth Police;a@police.example;police\n;;\nA school;;\n",
        "email\tnotes\tpartner\tTYPE\na@police.example\tx\tNorth Police\tPOLICE\n\t\tA school\n",
        'name,sector,email\r\n"North Police",Police,a@police.example\r\n\r\nA school\r\n',
    ],
)
def test_a_list_of_partners_is_read_however_a_spreadsheet_program_writes_it(text: str) -> None:
    assert read_invitations(text, "partners.csv", SMALL.partners) == EXPECTED


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
    ],
)
def test_a_list_with_a_mistake_says_what_and_in_which_line(text: str, message: str) -> None:
    with pytest.raises(EhsgError) as caught:
        read_invitations(text, "partners.csv", SMALL.partners)
    assert message in caught.value.message
    assert caught.value.remedy
