"""Commands that cannot be carried out as asked: each says why and what to do, and writes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.acceptance.command import EXAMPLES, ROOT, ehsg

if TYPE_CHECKING:
    from pathlib import Path

POLICE = EXAMPLES / "2020" / "received" / "police.xlsx"
MERGED = EXAMPLES / "2020" / "output" / "merged.xlsx"
GENERATE = ("generate", "--bank", "2020")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    "command",
    [
        ("generate", "-o", "blank", "--bank"),
        ("check", str(POLICE), "--bank"),
        ("merge", str(POLICE), "-o", "merged.xlsx", "--bank"),
        ("render", str(MERGED), "-o", "return.html", "--bank"),
        ("bank", "validate"),
    ],
)
def test_an_unknown_bank(tmp_path: Path, command: tuple[str, ...]) -> None:
    said = ehsg(*command, "ehsg-2002", cwd=tmp_path, code=2).said
    assert "ehsg-2002" in said
    assert "Did you mean ehsg-20" in said
    assert names(tmp_path) == []


def test_a_bank_with_mistakes(tmp_path: Path) -> None:
    good = (ROOT / "banks" / "2022.yaml").read_text(encoding="utf-8").splitlines()
    lines = [line.replace("edition: 2022", "edition: next year").replace("title:", "titel:") for line in good]
    (tmp_path / "ours.yaml").write_text("\n".join([*lines, "colour: green"]), encoding="utf-8")
    findings = ehsg("bank", "validate", "ours.yaml", "--format", "json", cwd=tmp_path, code=1).findings
    places = {(found["location"]["line"], found["location"]["column"]) for found in findings}
    assert {found["location"]["file"] for found in findings} == {"ours.yaml"}
    for line, (before, after) in enumerate(zip(good, lines, strict=True), start=1):
        if before != after:
            assert any(line == place for place, _ in places), f"{line}: {after}"
    assert (len(lines) + 1, 1) in places
    said = ehsg("generate", "--bank", "ours.yaml", "-o", "blank", cwd=tmp_path, code=2).said
    assert "ours.yaml has errors" in said
    assert "To see them: ehsg bank validate" in said
    assert names(tmp_path) == ["ours.yaml"]


def test_an_empty_folder_of_banks(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    assert "ours" in ehsg("bank", "validate", "ours", cwd=tmp_path, code=2).said


@pytest.mark.parametrize(
    "command",
    [
        (*GENERATE, "-o", "there.xlsx"),
        ("merge", str(POLICE), "-o", "there.xlsx"),
        ("merge", str(POLICE), "-o", "new.xlsx", "--json", "there.xlsx"),
        ("render", str(MERGED), "--format", "html", "-o", "there.xlsx"),
    ],
)
def test_an_output_that_exists(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "there.xlsx").write_text("ours")
    said = ehsg(*command, cwd=tmp_path, code=2).said
    assert "there.xlsx exists already" in said
    assert "--force" in said
    assert (tmp_path / "there.xlsx").read_text() == "ours"
    assert names(tmp_path) == ["there.xlsx"]
    ehsg(*command, "--force", cwd=tmp_path)
    assert (tmp_path / "there.xlsx").read_bytes() != b"ours"


def test_one_workbook_of_several_exists(tmp_path: Path) -> None:
    (tmp_path / "blank").mkdir()
    (tmp_path / "blank" / "b.xlsx").write_text("ours")
    said = ehsg(*GENERATE, "--partner", "A", "--partner", "B", "-o", "blank", cwd=tmp_path, code=2).said
    assert "blank/b.xlsx exists already" in said
    assert names(tmp_path / "blank") == ["b.xlsx"]


def test_two_outputs_of_the_same_name(tmp_path: Path) -> None:
    command = ("merge", POLICE, "-o", "out.xlsx", "--json", "out.xlsx")
    assert "outputs are the same file" in ehsg(*command, cwd=tmp_path, code=2).said
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    "command",
    [(*GENERATE, "-o"), ("merge", str(POLICE), "-o"), ("render", str(MERGED), "--format", "html", "-o")],
)
def test_a_place_where_nothing_can_be_written(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "file").write_text("ours")
    assert "file/out.xlsx" in ehsg(*command, "file/out.xlsx", cwd=tmp_path, code=2).said
    (tmp_path / "out.xlsx").mkdir()
    assert "out.xlsx is a folder" in ehsg(*command, "out.xlsx", cwd=tmp_path, code=2).said


LONG = "N" * 300


@pytest.mark.parametrize(
    "command",
    [
        ("generate", "--bank", LONG, "-o", "blank"),
        (*GENERATE, "-o", LONG),
        ("check", LONG),
        ("merge", str(POLICE), "-o", f"{LONG}.xlsx"),
        ("render", str(MERGED), "-o", f"{LONG}.html"),
        ("demo", LONG),
        ("demo", "file/folder"),
    ],
)
def test_a_name_that_no_file_can_have(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "file").write_text("ours")
    done = ehsg(*command, cwd=tmp_path, code=2)
    assert LONG in done.said or "file/folder" in done.said
    assert names(tmp_path) == ["file"]


@pytest.mark.parametrize("output", ["taken/merged.xlsx", "taken/below/merged.xlsx"])
def test_a_folder_that_cannot_be_made(tmp_path: Path, output: str) -> None:
    (tmp_path / "taken").write_text("a file, where a folder would have to be")
    said = ehsg("merge", POLICE, "-o", output, cwd=tmp_path, code=2).said
    assert f"Cannot write {output}" in said
    assert names(tmp_path) == ["taken"]


def test_every_mistake_in_a_list_is_a_line_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("name,sector,required\nA,Polise,\nA,,perhaps\n", "utf-8")
    done = ehsg("generate", "--bank", "2020", "--partners", "p.csv", "-o", "out", cwd=tmp_path, code=2)
    assert [line.strip() for line in done.err.splitlines()[:3]] == [
        "Error: p.csv, line 2: Polise is not a sector of the bank. Did you mean Police?",
        "p.csv, line 3: A stands in line 2 already.",
        "p.csv, line 3: required is yes or no, and not perhaps.",
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("sector,email\nPolice,a@b.example\n", "has no column called name"),
        (
            "name,sector\nNorthshire Police,Polise\n",
            "line 2: Polise is not a sector of the bank. Did you mean Police",
        ),
        ("name,sector\nA,Police\n ,Schools\n", "line 3: the partner has no name"),
        ("name,sector\n", "names no partner"),
        ("", "has no column called name"),
        ('name,sector\n"A,Police\nB,Schools\n', "line 2"),
        (f"name,sector\nA,Police\nB,{'x' * 140_000}\n", "line 3"),
        ("\0\1\2", "has no column called name"),
    ],
)
def test_a_list_of_partners_with_a_mistake(tmp_path: Path, content: str, words: str) -> None:
    (tmp_path / "list.csv").write_text(content, encoding="utf-8")
    said = ehsg(*GENERATE, "--partners", "list.csv", "-o", "out.xlsx", cwd=tmp_path, code=2).said
    assert "list.csv" in said
    assert words in said
    assert names(tmp_path) == ["list.csv"]


def test_a_list_of_partners_with_a_mistake_when_merging(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("name,sector\nA,Polise\n")
    said = ehsg("merge", POLICE, "--partners", "list.csv", "-o", "out.xlsx", cwd=tmp_path, code=2).said
    assert "list.csv, line 2" in said
    assert names(tmp_path) == ["list.csv"]


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [
        ("<h1>\n{% if page %}\n", 2, "endif"),
        ("<h1>\n\n{{ page.nonsense }}\n", 3, "nonsense"),
        ("{% include 'ours/missing.html' %}", 1, "missing.html"),
        ("{{ 1 / 0 }}", 1, "division by zero"),
    ],
)
def test_a_template_with_a_mistake(tmp_path: Path, template: str, line: int, words: str) -> None:
    (tmp_path / "ours.html.j2").write_text(template)
    command = ("render", MERGED, "-o", "return.html", "--template", "ours.html.j2")
    said = ehsg(*command, cwd=tmp_path, code=2).said
    assert f"ours.html.j2, line {line}:" in said
    assert words in said
    assert names(tmp_path) == ["ours.html.j2"]


@pytest.mark.parametrize("name", ["", "   "])
def test_a_partner_without_a_name(tmp_path: Path, name: str) -> None:
    assert (
        "--partner needs a name" in ehsg(*GENERATE, "--partner", name, "-o", "b", cwd=tmp_path, code=2).said
    )
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", [LONG, "😀" * 101])
def test_a_partner_with_a_name_too_long_for_a_workbook(tmp_path: Path, name: str) -> None:
    said = ehsg(*GENERATE, "--partner", name, "-o", "blank", cwd=tmp_path, code=2).said
    assert "200 are the most" in said
    (tmp_path / "list.csv").write_text(f"name,sector\nA,\n{name},Police\nB,Polise\n", encoding="utf-8")
    said = ehsg(*GENERATE, "--partners", "list.csv", "-o", "blank", cwd=tmp_path, code=2).said
    assert "list.csv, line 3: the name has" in said
    assert "line 4: Polise" in said
    assert names(tmp_path) == ["list.csv"]


UNUSUAL = (
    *("Ŵyth Môr / Ελλάδα 教育 😀", "N" * 200, "CON", "St Mary's School", "St. Mary’s School!", "../../up"),
    *("=1+1", '<b>"R&D"</b>', "two\nlines", "…"),
)


def test_partners_with_unusual_names(tmp_path: Path) -> None:
    """Each has a workbook of their own, under a file name that every system takes, and keeps their name."""
    options = [word for name in UNUSUAL for word in ("--partner", name)]
    done = ehsg(*GENERATE, *options, "-o", "blank", cwd=tmp_path)
    assert len(names(tmp_path / "blank")) == len(UNUSUAL)
    assert "Warning" not in done.err
    assert names(tmp_path) == ["blank"]
    assert not {"con.xlsx", "aux.xlsx"}.intersection(names(tmp_path / "blank"))
    given = [openpyxl.load_workbook(path)["About you"]["B2"].value for path in (tmp_path / "blank").iterdir()]
    assert sorted(given) == sorted(" ".join(name.split()) for name in UNUSUAL)
    merge = ("merge", "blank", "-o", "merged.xlsx", "--json", "merged.json", "--ignore", "S106")
    ehsg(*merge, cwd=tmp_path)
    ehsg("render", "merged.xlsx", "-o", "return.html", "--detail", "internal", cwd=tmp_path)


@pytest.mark.parametrize("command", [("merge", str(POLICE)), ("check",), ("frob",), ("render", str(MERGED))])
def test_a_command_that_lacks_something(tmp_path: Path, command: tuple[str, ...]) -> None:
    assert "--help" in ehsg(*command, cwd=tmp_path, code=2).err
    assert names(tmp_path) == []


def test_the_help_is_there_without_a_command(tmp_path: Path) -> None:
    assert "ehsg demo" in ehsg(cwd=tmp_path, code=None).said


def test_a_name_on_two_lines_of_a_list(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text('name,sector\r\n"Northshire\nPolice",Police\r\n', newline="")
    ehsg(*GENERATE, "--partners", "list.csv", "-o", "blank", cwd=tmp_path)
    assert names(tmp_path / "blank") == ["northshire-police.xlsx"]
