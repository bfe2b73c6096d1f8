"""`ehsg init`: a return folder to begin with."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest

from ehsg_cli.folder.read import read_folder
from ehsg_cli.folder.starting import COLUMNS
from tests.acceptance.command import EXAMPLES, ehsg

if TYPE_CHECKING:
    from pathlib import Path

PARTS = ["blank", "ehsg.schema.json", "ehsg.yaml", "output", "partners.csv", "received"]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_is_made_and_what_comes_next(tmp_path: Path) -> None:
    done = ehsg(
        "init",
        "north shire",
        "--bank",
        "2022",
        "--area",
        "North: “shire” #1",
        "--answers-due",
        "29/4/2022",
        cwd=tmp_path,
    )
    made = tmp_path / "north shire"
    assert names(made) == PARTS
    assert 'in the folder "north shire"' in done.err
    for command in ("generate", "status", "chase", "merge", "agree", "check", "render"):
        assert f"ehsg {command} " in done.err
    folder, findings = read_folder(made)
    assert not findings
    assert folder
    assert folder.settings.area == "North: “shire” #1"
    assert str(folder.settings.answers_due) == "2022-04-29"
    assert folder.bank == "2022"


def test_the_same_again_makes_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        ehsg("init", name, "--bank", "2020", "--area", "Northshire", cwd=tmp_path)
    for name in ("ehsg.yaml", "partners.csv", "ehsg.schema.json"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_every_setting_that_is_a_remark_works_once_it_is_none(tmp_path: Path) -> None:
    ehsg("init", ".", "--bank", "2020", cwd=tmp_path)
    text = (tmp_path / "ehsg.yaml").read_text(encoding="utf-8")
    uncommented = re.sub(
        r"^# (?=(?:  |[a-z_]+:(?: [^ ]+| \".*\")?$|answers_due))", "", text, flags=re.MULTILINE
    )
    assert uncommented.count("\n#") < text.count("\n#") - 12
    (tmp_path / "ehsg.yaml").write_text(uncommented, encoding="utf-8")
    (tmp_path / "theme.yaml").touch()
    (tmp_path / "templates").mkdir()
    folder, findings = read_folder(tmp_path)
    assert not findings
    assert folder
    assert all(value is not None for value in folder.settings.model_dump().values())


def test_the_list_of_partners_opens_in_excel(tmp_path: Path) -> None:
    ehsg("init", ".", "--bank", "2020", cwd=tmp_path)
    content = (tmp_path / "partners.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbforganisation,sector,required,contact,email,locality\r\n")
    assert content.count(b"\r\n") == content.count(b"\n")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    assert {row["sector"]: row["required"] for row in rows}["Police"] == "yes"
    assert {row["sector"]: row["required"] for row in rows}["Other"] == "no"
    assert not any(row["organisation"] for row in rows)


def test_a_list_that_somebody_has_is_copied_whole(tmp_path: Path) -> None:
    lines = (
        "Organisation;Sector;Telephone;E-mail",
        '"Café; Bar";Police;01632 960001;',
        '=HYPERLINK("x");Schools;0;',
    )
    theirs = "".join(f"{line}\r\n" for line in lines)
    (tmp_path / "list.csv").write_bytes(theirs.encode("cp1252"))
    ehsg("init", "n", "--bank", "2020", "--partners", "list.csv", cwd=tmp_path)
    assert (tmp_path / "n" / "partners.csv").read_bytes().decode("utf-8") == (
        "\ufeffOrganisation,Sector,Telephone,E-mail\r\nCafé; Bar,Police,01632 960001,\r\n"
        '"\'=HYPERLINK(""x"")",Schools,0,\r\n'
    )
    said = ehsg("generate", cwd=tmp_path / "n").said
    assert "Wrote blank/café-bar.xlsx" in said
    assert "Wrote blank/hyperlink-x.xlsx" in said


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--bank", "2021"), "Did you mean 2022?"),
        (("--bank", "2020", "--answers-due", "soon"), "--answers-due soon is no date."),
        (("--bank", "2020", "--area", "x" * 201), "201 characters"),
        (("--bank", "2020", "--partners", "gone.csv"), "gone.csv"),
        (("--bank", "2020", "--partners", "bad.csv"), "line 2: Polise is not a sector"),
        (
            ("--bank", "2020", "--partners", str(EXAMPLES / "2020" / "received" / "police.xlsx")),
            "is an Excel workbook",
        ),
        ((), "--bank"),
    ],
)
def test_what_cannot_be_done_leaves_nothing_behind(
    tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    (tmp_path / "bad.csv").write_text("organisation,sector\nA,Polise\n")
    assert message in ehsg("init", "n", *arguments, cwd=tmp_path, code=2).said
    assert names(tmp_path) == ["bad.csv"]


def test_what_is_there_already_stays(tmp_path: Path) -> None:
    (tmp_path / "received").mkdir()
    (tmp_path / "received" / "a.xlsx").write_bytes(b"theirs")
    (tmp_path / "partners.csv").write_text("name,sector\nNorth Police,Police\n")
    said = ehsg("init", ".", "--bank", "2020", cwd=tmp_path).said
    assert "Kept partners.csv" in said
    assert (tmp_path / "partners.csv").read_text() == "name,sector\nNorth Police,Police\n"
    assert (tmp_path / "received" / "a.xlsx").read_bytes() == b"theirs"
    assert names(tmp_path) == PARTS
    assert "is a return folder already" in ehsg("init", ".", "--bank", "2022", cwd=tmp_path, code=2).said
    (tmp_path / "ehsg.yaml").unlink()
    said = ehsg(
        "init", ".", "--bank", "2020", "--partners", EXAMPLES / "2020" / "partners.csv", cwd=tmp_path, code=2
    ).said
    assert "partners.csv exists already" in said


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "n").write_text("x")
    assert "n is a file" in ehsg("init", "n", "--bank", "2020", cwd=tmp_path, code=2).said
    (tmp_path / "m").mkdir()
    (tmp_path / "m" / "output").write_text("x")
    assert "m/output is a file" in ehsg("init", "m", "--bank", "2020", cwd=tmp_path, code=2).said
    assert names(tmp_path / "m") == ["output"]
