from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ehsg_cli.errors import EhsgError
from ehsg_cli.folder.discovery import SETTINGS
from ehsg_cli.folder.model import Event, Lead, Limit, ReturnFolder
from ehsg_cli.folder.read import MOST_BYTES, read_folder
from ehsg_cli.partnership.model import Duplicates, Votes
from ehsg_cli.render.detail import Detail

if TYPE_CHECKING:
    from pathlib import Path

    from ehsg_cli.findings.model import Finding

LEAST = "folder: 1\nbank: 2022\n"


def read(root: Path, text: str | bytes) -> tuple[ReturnFolder | None, tuple[Finding, ...]]:
    (root / SETTINGS).write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_folder(root)


def test_all_that_the_settings_may_say(tmp_path: Path) -> None:
    for name in ("who.csv", "theme.yaml", "page.html.j2", "own.yaml"):
        (tmp_path / name).touch()
    folder, findings = read(
        tmp_path,
        """\
folder: 1
bank: own.yaml
area: Northshire
date: 2022-05-31
answers_due: 29 April 2022
timetable:
  - {date: 6/5/2022, event: The partnership meets}
lead:
  organisation: Northshire County Council
  email: early.help@northshire.example
  name: Early help team
partners: who.csv
blank: to send
received: came back
output: made
one_vote_per: organisation
duplicates: all
detail: full
theme: theme.yaml
template: page.html.j2
severity:
  C203: error
  s1: off
limits: {seconds: 120}
""",
    )
    assert not findings
    assert folder
    said = folder.settings
    assert said.date == date(2022, 5, 31)
    assert said.answers_due == date(2022, 4, 29)
    assert said.timetable == (Event(date=date(2022, 5, 6), event="The partnership meets"),)
    assert said.lead == Lead(
        organisation="Northshire County Council",
        email="early.help@northshire.example",
        name="Early help team",
    )
    assert (said.one_vote_per, said.duplicates, said.detail) == (
        Votes.ORGANISATION,
        Duplicates.ALL,
        Detail.FULL,
    )
    assert said.limits == Limit(seconds=120)
    assert folder.severities == {"C203": "error", "S1": "off"}
    assert folder.partners == tmp_path / "who.csv"


@pytest.mark.parametrize(
    "text", [LEAST, f"\ufeff{LEAST}", LEAST.replace("\n", "\r\n"), f"{LEAST}area:\nseverity:\n"]
)
def test_the_least_that_they_say(tmp_path: Path, text: str) -> None:
    folder, findings = read(tmp_path, text)
    assert not findings
    assert folder
    assert folder.bank == "2022"
    assert folder.received == tmp_path / "received"


@pytest.mark.parametrize(
    ("line", "place", "message"),
    [
        ("are: Northshire", "3:1", "Unknown key in this settings file: are. Did you mean area?"),
        ("answer_due: 2022-05-31", "3:1", "Did you mean answers_due?"),
        ("answers_due: soon", "3:14", "answers_due: expected a date like 2020-09-30, found the text “soon”."),
        ("answers_due: 2022-02-30", "3:14", "answers_due: expected a date like 2020-09-30"),
        ("timetable: [{date: 2022-05-31, evnt: x}]", "3:32", "Unknown key in this event: evnt."),
        ("one_vote_per: person", "3:15", "expected 'respondent', 'organisation' or 'sector'"),
        ("detail: all", "3:9", "expected 'summary', 'full' or 'internal', found the text “all”."),
        ("lead: {email: a@b.example}", "3:1", "This lead has no organisation."),
        ("lead: {organisation: A, email: nobody}", "3:32", "email: expected an e-mail address"),
        ("partners: who.csv", "3:11", "partners: there is no who.csv."),
        ("theme: /nowhere/theme.yaml", "3:8", "theme: there is no /nowhere/theme.yaml."),
        ('template: "a\\tb"', "3:11", "template: expected text on one line, without control characters"),
        (f"theme: {'x' * 190}", "3:8", "theme: there is no xxx"),
        ("output: ../elsewhere", "3:9", "output: ../elsewhere is not inside the return folder"),
        ("output: /tmp/elsewhere", "3:9", "output: /tmp/elsewhere is not inside the return folder"),
        (r"blank: C:\elsewhere", "3:8", r"blank: C:\elsewhere is not inside the return folder"),
        (r"blank: a\..\..\b", "3:8", "is not inside the return folder"),
        ("blank: received", "3:8", "blank is the folder received, or lies in it"),
        ("output: received/made", "3:9", "output is the folder received, or lies in it"),
        ("received: .", "3:11", "is the folder received, or lies in it"),
        ("allow: early.help@example.org", "3:8", "allow: expected a list"),
        ("allow: [0300]", "3:9", "entry 1 of allow: expected text"),
        ("severity: {C999: off}", "3:12", "There is no finding whose code starts with C999."),
        ("severity: {C203: off, c203: error}", "3:23", "c203 is the same code as C203, which stands above"),
        ("severity: {C20: of}", "3:17", "C20: expected 'error', 'warning', 'note' or 'off'"),
        ("limits: {second: 3}", "3:10", "Unknown key in this limit: second. Did you mean seconds?"),
        ("limits: {rows: 0}", "3:16", "rows: expected 1 or more, found the number 0."),
        ("area: !x y", "3:7", "This is a list, a tag or something else"),
        ("area: a\nbank: 2020", "4:1", "The key bank stands twice in the same block; line 2 has it first."),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, line: str, place: str, message: str) -> None:
    folder, findings = read(tmp_path, f"{LEAST}{line}\n")
    assert folder is None
    told = {f"{each.location.line}:{each.location.column}": each for each in findings}
    assert message in told[place].message
    assert told[place].remedy


@pytest.mark.parametrize(
    ("bank", "message"),
    [
        ("2021", "There is no question bank 2021, and no file of that name. Did you mean 2022?"),
        ("our.yaml", "There is no question bank our.yaml"),
        ("[2022]", "bank: expected text, found a list of 1."),
        ("", "bank: expected text, found nothing."),
    ],
)
def test_a_bank_that_is_none(tmp_path: Path, bank: str, message: str) -> None:
    folder, findings = read(tmp_path, f"folder: 1\nbank: {bank}\n")
    assert folder is None
    assert message in findings[0].message


def test_every_mistake_is_told_at_once_in_order(tmp_path: Path) -> None:
    _, findings = read(
        tmp_path, "folder: 2\nbank: 1999\nsoon: x\ndetail: y\noutput: ..\nseverity: {Q: off}\n"
    )
    assert [finding.location.line for finding in findings] == [1, 2, 3, 4, 5, 6]
    assert {finding.location.file for finding in findings} == {(tmp_path / SETTINGS).as_posix()}


@pytest.mark.parametrize("text", ["", "# nothing\n", "- a\n- list\n", "words\n", "3\n"])
def test_what_holds_no_settings_is_told_apart(tmp_path: Path, text: str) -> None:
    with pytest.raises(EhsgError) as caught:
        read(tmp_path, text)
    assert "does not hold the settings of a return folder" in caught.value.message
    assert "ehsg init" in caught.value.remedy


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(EhsgError) as caught:
        read(tmp_path, LEAST + "#" * MOST_BYTES)
    assert "too large" in caught.value.message


def test_a_file_that_asks_for_billions_of_values_is_not_read(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    folder, findings = read(tmp_path, LEAST + "\n".join(lines))
    assert folder is None
    assert findings[0].code == "R107"


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-32"])
def test_other_encodings_are_named(tmp_path: Path, encoding: str) -> None:
    folder, findings = read(tmp_path, f"{LEAST}area: Café Côte\n".encode(encoding))
    assert folder is None
    assert findings[0].code == "B004"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(max_size=60).map(lambda text: f"{LEAST}area: {text}".encode("utf-8", "surrogatepass")),
    )
)
def test_no_bytes_break_it(tmp_path: Path, content: bytes) -> None:
    with suppress(EhsgError):
        folder, findings = read(tmp_path, content)
        assert (folder is None) == any(finding.severity == "error" for finding in findings)
