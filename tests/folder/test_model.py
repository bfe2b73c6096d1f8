from __future__ import annotations

from datetime import date
from pathlib import Path

from ehsg_cli.bank import library
from ehsg_cli.folder.model import Event, ReturnFolder, SettingsFile

NORTH = Path("north")


def folder(**settings: object) -> ReturnFolder:
    return ReturnFolder(NORTH, SettingsFile.model_validate({"folder": 1, "bank": "2022", **settings}))


def test_every_part_goes_out_from_the_folder() -> None:
    made = folder(bank="our.yaml", received="in/here", theme="../theme.yaml", template="ours")
    assert made.bank == str(NORTH / "our.yaml")
    assert made.blank == NORTH / "blank"
    assert made.received == NORTH / "in" / "here"
    assert [path.name for path in (made.merged, made.json, made.page)] == [
        "return.xlsx",
        "return.json",
        "return.html",
    ]
    assert {path.parent for path in (made.merged, made.json, made.page)} == {NORTH / "output"}
    assert made.theme == NORTH / ".." / "theme.yaml"
    assert made.template == NORTH / "ours"


def test_a_built_in_bank_stays_as_it_is_named() -> None:
    assert folder(bank=2020).bank == "2020"


def test_a_list_of_partners_that_nobody_named_may_be_missing(tmp_path: Path) -> None:
    settings = folder().settings
    assert ReturnFolder(tmp_path, settings).partners is None
    (tmp_path / "partners.csv").touch()
    assert ReturnFolder(tmp_path, settings).partners == tmp_path / "partners.csv"
    assert folder(partners="who.csv").partners == NORTH / "who.csv"


def test_severities_keep_their_order_and_are_in_capitals() -> None:
    assert list(folder(severity={"c2": "off", "C203": "error"}).severities.items()) == [
        ("C2", "off"),
        ("C203", "error"),
    ]
    assert folder(severity=None).severities == {}


def test_dates_of_the_partnership_stand_among_those_of_the_bank() -> None:
    bank = library.load("2020")
    meeting = {"date": "1 May 2020", "event": "We meet"}
    dates = folder(timetable=[meeting]).timetable(bank)
    assert Event(date=date(2020, 5, 1), event="We meet") in dates
    assert len(dates) == len(bank.timetable) + 1
    assert [each.date for each in dates] == sorted(each.date for each in dates)
    assert len(folder().timetable(bank)) == len(bank.timetable)


def test_dates_of_the_bank_that_contradict_the_partnership_are_left_out() -> None:
    bank = library.load("2022")
    dates = folder(answers_due="27 June 2022").timetable(bank)
    assert [each.date for each in dates] == [date(2022, 6, 27), date(2022, 7, 1)]
    assert folder(answers_due="2 July 2022").timetable(bank) == ()
