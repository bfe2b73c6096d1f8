from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ehsg_cli.errors import EhsgError
from ehsg_cli.folder.discovery import SETTINGS
from ehsg_cli.folder.read import read_folder
from ehsg_cli.folder.starting import partners_copied, partners_text, settings_text
from ehsg_cli.submission.invitation import Invitation, read_invitations
from tests.banks import SMALL

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("area", ["Northshire", 'A "quoted" #1: area', "Côte\\nord", "{x}", "yes"])
def test_the_settings_say_what_they_were_made_of(tmp_path: Path, area: str) -> None:
    text = settings_text(SMALL, "2022", area, date(2022, 4, 29))
    (tmp_path / SETTINGS).write_text(text, encoding="utf-8")
    (tmp_path / "partners.csv").touch()
    folder, findings = read_folder(tmp_path)
    assert not findings
    assert folder
    assert (folder.settings.area, folder.settings.answers_due) == (area, date(2022, 4, 29))
    assert folder.bank == "2022"
    assert max(map(len, text.splitlines())) <= 120


def test_a_new_list_has_a_row_for_each_sector_and_names_nobody() -> None:
    text = partners_text(SMALL)
    assert text.count("\r\n") == 1 + len(SMALL.partners)
    assert read_invitations(text.lstrip("\ufeff"), "p.csv", SMALL.partners, may_be_empty=True) == ()


def test_a_copied_list_reads_as_the_one_it_was_made_of() -> None:
    theirs = 'sep=;\nname;sector;phone\n\n=1+1;;"01632 960001"\n"-A; B";Police;@x\n'
    copied = partners_copied(theirs, "p.csv")
    assert copied == "\ufeffname,sector,phone\r\n'=1+1,,01632 960001\r\n'-A; B,Police,'@x\r\n"
    expected = (Invitation("=1+1"), Invitation("-A; B", "police"))
    assert read_invitations(copied.lstrip("\ufeff"), "p.csv", SMALL.partners) == expected
    assert partners_copied(copied.lstrip("\ufeff"), "p.csv") == copied
    with pytest.raises(EhsgError):
        partners_copied('name\n"A', "p.csv")
