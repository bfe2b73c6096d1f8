"""A return folder: made by one command, and every command works in it without arguments."""

from __future__ import annotations

import codecs
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.acceptance.command import COMMAND, ENVIRONMENT, EXAMPLES, ehsg
from tests.conftest import need

EXAMPLE = EXAMPLES / "2020"
SETTINGS = """\
folder: 1
bank: 2020
area: Northshire
date: 30 September 2020
answers_due: 2020-08-31
one_vote_per: organisation
lead: {organisation: Northshire County Council, email: early.help@example.org, name: Early help team}
"""


def receive(folder: Path, *names: str) -> None:
    for name in names:
        shutil.copy(EXAMPLE / "received" / name, folder / "received")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A return folder with three workbooks that came back."""
    ehsg("init", "north", "--bank", "2020", "--partners", EXAMPLE / "partners.csv", cwd=tmp_path)
    made = tmp_path / "north"
    (made / "ehsg.yaml").write_text(SETTINGS, encoding="utf-8")
    receive(made, "police.xlsx", "northshire-homes.xlsx", "county-council.xlsx")
    return made


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A return folder in which all is merged once, not to be changed."""
    path = tmp_path_factory.mktemp("merged")
    ehsg("init", ".", "--bank", "2020", "--partners", EXAMPLE / "partners.csv", cwd=path)
    (path / "ehsg.yaml").write_text(SETTINGS, encoding="utf-8")
    receive(path, "police.xlsx", "northshire-homes.xlsx")
    ehsg("merge", cwd=path, code=None)
    return path


def agree_in_excel(folder: Path, text: str) -> None:
    """Type a plan for the first question as people do, into the workbook itself."""
    path = folder / "output" / "return.xlsx"
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["Return"]
    column = next(cell.column for cell in sheet[1] if cell.value == "Agreed plan")
    sheet.cell(2, column).value = text
    workbook.save(path)


def agreed_plan(folder: Path) -> str | None:
    data: dict[str, Any] = json.loads((folder / "output" / "return.json").read_text(encoding="utf-8"))
    plan: str | None = data["return"][0]["agreed_plan"]
    return plan


def respondents(folder: Path) -> list[str]:
    data: dict[str, Any] = json.loads((folder / "output" / "return.json").read_text(encoding="utf-8"))
    return sorted(each["source"]["file"] for each in data["respondents"])


def test_the_whole_year_without_an_argument(folder: Path) -> None:
    assert "Wrote blank/northshire-police.xlsx" in ehsg("generate", cwd=folder).said
    assert "Checked 3 completed workbooks" in ehsg("check", cwd=folder, code=1).said
    first = ehsg("merge", cwd=folder, code=None).said
    assert "one vote per organisation" in first
    assert "Asked, and not among them: Northshire Clinical Commissioning Group" in first
    assert "Checked 1 merged return" in ehsg("check", cwd=folder, code=1).said
    assert "63 decisions applied" in ehsg("agree", EXAMPLE / "decisions.csv", cwd=folder, code=None).said
    receive(folder, "voluntary-action.xlsx")
    assert "4 respondents merged" in ehsg("merge", cwd=folder, code=None).said
    assert agreed_plan(folder)
    said = ehsg("render", cwd=folder).said
    assert "Wrote output/return.html" in said
    page = (folder / "output" / "return.html").read_text(encoding="utf-8")
    assert "Northshire" in page
    assert "30 September 2020" in page
    assert sorted(path.name for path in (folder / "output").iterdir()) == [
        "return.html",
        "return.json",
        "return.xlsx",
    ]


def test_what_is_agreed_in_the_workbook_outlives_every_merge(folder: Path) -> None:
    ehsg("merge", cwd=folder, code=None)
    agree_in_excel(folder, "A plan typed at the meeting")
    for _ in range(2):
        ehsg("merge", cwd=folder, code=None)
        assert agreed_plan(folder) == "A plan typed at the meeting"
    said = ehsg("merge", "--force", cwd=folder, code=2).said
    assert "would be lost" in said
    assert "Leave out --force" in said
    ours = folder / "output" / "return.json"
    ours.write_text('{"mine": 1}')
    said = ehsg("merge", cwd=folder, code=2).said
    assert "It is no return that ehsg wrote: move it away first." in said  # with --force it would begin anew
    ours.unlink()
    (folder / "received" / "police.xlsx").unlink()
    ehsg("merge", cwd=folder, code=None)
    assert respondents(folder) == ["received/county-council.xlsx", "received/northshire-homes.xlsx"]


def test_a_workbook_that_came_back_empty_is_no_answer(folder: Path) -> None:
    ehsg("generate", "--partner", "Riverside Academy", "--partner", "Somebody Else", cwd=folder)
    for path in (folder / "blank").iterdir():
        shutil.copy(path, folder / "received")
    said = ehsg("merge", cwd=folder, code=None).said
    assert "3 respondents merged" in said
    assert "Sent an empty workbook back: Riverside Academy, Somebody Else." in said
    silent = next(line for line in said.split(". ") if line.startswith("Asked, and not among them"))
    assert "Riverside Academy" in silent
    assert "Somebody Else" not in silent
    data = json.loads((folder / "output" / "return.json").read_text(encoding="utf-8"))
    assert [each["id"] for each in data["respondents"] if not each["answered"]] == [
        "riverside-academy",
        "somebody-else",
    ]
    assert "1 January 2020" not in ehsg("status", "--as-of", "2020-09-12", cwd=folder).out


def test_the_same_from_a_folder_inside(folder: Path) -> None:
    outputs = [folder / "output" / name for name in ("return.xlsx", "return.json", "return.html")]
    for command in ("generate", "merge", "render"):
        ehsg(command, cwd=folder, code=None)
    before = [path.read_bytes() for path in outputs]
    inside = folder / "received"
    assert "Wrote ../blank/northshire-police.xlsx" in ehsg("generate", cwd=inside).said
    assert "Wrote ../output/return.xlsx" in ehsg("merge", cwd=inside, code=None).said
    ehsg("render", cwd=inside)
    assert "../output/return.xlsx" not in ehsg("check", "police.xlsx", cwd=inside, code=None).said
    assert [path.read_bytes() for path in outputs] == before
    assert respondents(folder)[0] == "received/county-council.xlsx"


def test_a_late_workbook_alone_joins_the_others(folder: Path) -> None:
    ehsg("merge", cwd=folder, code=None)
    late = folder / "late"
    late.mkdir()
    shutil.copy(EXAMPLE / "received" / "voluntary-action.xlsx", late)
    assert "4 respondents merged" in ehsg("merge", "late/voluntary-action.xlsx", cwd=folder, code=None).said
    assert "late/voluntary-action.xlsx" in respondents(folder)


def test_a_page_that_somebody_edited_is_not_replaced(folder: Path) -> None:
    ehsg("merge", cwd=folder, code=None)
    page = folder / "output" / "return.html"
    ehsg("render", cwd=folder)
    made = page.read_bytes()
    ehsg("render", cwd=folder)
    page.write_bytes(made + b"<!-- by hand -->")
    said = ehsg("render", cwd=folder, code=2).said
    assert "output/return.html is not as ehsg made it" in said
    assert "--force" in said
    assert page.read_bytes() == made + b"<!-- by hand -->"
    ehsg("render", "--force", cwd=folder)
    assert page.read_bytes() == made
    (folder / ".ehsg-made.json").write_text("[" * 100_000)
    assert "is not as ehsg made it" in ehsg("render", cwd=folder, code=2).said


def test_a_redacted_copy_is_made_again_unless_somebody_changed_it(folder: Path) -> None:
    ehsg("merge", cwd=folder, code=None)
    ehsg("redact", cwd=folder, code=None)
    copy = folder / "output" / "return-redacted.xlsx"
    made = copy.read_bytes()
    assert "Wrote output/return-redacted.xlsx" in ehsg("redact", cwd=folder, code=None).said
    assert copy.read_bytes() == made
    copy.write_bytes(made + b"\0")
    said = ehsg("redact", cwd=folder, code=2).said
    assert "output/return-redacted.xlsx is not as ehsg made it" in said
    assert copy.read_bytes() == made + b"\0"
    ehsg("redact", "--force", cwd=folder, code=None)
    assert copy.read_bytes() == made
    assert "exists already" in ehsg("redact", "-o", copy, cwd=folder, code=2).said


def test_other_formats_have_names_of_their_own(merged: Path) -> None:
    said = ehsg("render", "--format", "md", cwd=merged).said
    assert "Wrote output/return.md" in said
    (merged / "output" / "return.md").unlink()


def test_blank_workbooks_that_somebody_filled_in_are_kept(folder: Path) -> None:
    ehsg("generate", cwd=folder)
    police, homes = (folder / "blank" / f"northshire-{name}.xlsx" for name in ("police", "homes"))
    made = homes.read_bytes()
    shutil.copy(EXAMPLE / "received" / "police.xlsx", police)
    with (folder / "partners.csv").open("a", encoding="utf-8", newline="") as stream:
        stream.write("A new partner,Schools,\r\n")
    said = ehsg("generate", cwd=folder).said
    assert "Kept blank/northshire-police.xlsx, which was changed after it was made" in said
    assert "Wrote blank/a-new-partner.xlsx" in said
    assert police.read_bytes() == (EXAMPLE / "received" / "police.xlsx").read_bytes()
    assert homes.read_bytes() == made
    ehsg("generate", "--force", cwd=folder)
    assert police.read_bytes() != (EXAMPLE / "received" / "police.xlsx").read_bytes()


def test_blank_workbooks_of_the_bank_before_are_removed_unless_somebody_changed_them(tmp_path: Path) -> None:
    ehsg("init", ".", "--bank", "2022", cwd=tmp_path)
    ehsg("generate", cwd=tmp_path)
    ehsg("generate", "--partner", "A school", cwd=tmp_path)
    ehsg("generate", "--bank", "2020", "--partner", "Police", cwd=tmp_path)
    settings = tmp_path / "ehsg.yaml"
    settings.write_text(settings.read_text("utf-8").replace('bank: "2022"', "bank: 2020"), "utf-8")
    with (tmp_path / "blank" / "a-school.xlsx").open("ab") as stream:
        stream.write(b"\0")
    said = ehsg("generate", cwd=tmp_path).said
    assert "Note: made from another bank, and removed: blank/ehsg-2022.xlsx." in said
    assert sorted(path.name for path in (tmp_path / "blank").iterdir()) == [
        "a-school.xlsx",
        "ehsg-2020.xlsx",
        "police.xlsx",
    ]
    assert "removed" not in ehsg("generate", cwd=tmp_path).said


def test_a_blank_workbook_says_who_asks_and_by_when(folder: Path) -> None:
    ehsg("generate", cwd=folder)
    path = folder / "blank" / "northshire-police.xlsx"
    lines = [row[0] for row in openpyxl.load_workbook(path)["Read me"].iter_rows(values_only=True)]
    assert lines[1:5] == [
        "Who asks, and by when",
        "Who asks: Northshire County Council",
        "Please answer by: 31 August 2020",
        "Send it back to: Early help team, early.help@example.org",
    ]
    found = ehsg("check", path, "--format", "json", "--ignore", "C,S107", cwd=folder, code=None).findings
    assert found == []  # nobody typed these lines


def test_one_partner_is_made_as_the_list_has_them(folder: Path) -> None:
    said = ehsg("generate", "--partner", "northshire police", "--partner", "Somebody Else", cwd=folder).said
    assert said == "Wrote blank/northshire-police.xlsx Wrote blank/somebody-else.xlsx"
    workbook = openpyxl.load_workbook(folder / "blank" / "northshire-police.xlsx")
    assert [workbook["About you"][cell].value for cell in ("B2", "B3")] == ["Northshire Police", "Police"]


def test_what_is_typed_wins(merged: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ehsg("generate", "--bank", "2022", "--partner", "A school", "-o", out, cwd=merged)
    assert [path.name for path in out.iterdir()] == ["a-school.xlsx"]
    ehsg(
        "merge",
        "received/police.xlsx",
        "-o",
        out / "m.xlsx",
        "--one-vote-per",
        "sector",
        cwd=merged,
        code=None,
    )
    assert sorted(path.name for path in out.iterdir()) == ["a-school.xlsx", "m.xlsx"]
    ehsg(
        "render",
        out / "m.xlsx",
        "-o",
        out / "r.md",
        "--area",
        "Elsewhere",
        "--date",
        "2021-01-01",
        cwd=merged,
    )
    text = (out / "r.md").read_text(encoding="utf-8")
    assert "Elsewhere" in text
    assert "Northshire:" not in text
    assert "1 January 2021" in text
    assert "exists already" in ehsg("render", out / "m.xlsx", "-o", out / "r.md", cwd=merged, code=2).said


def test_before_anything_came_back_it_is_said_what_is_missing(tmp_path: Path) -> None:
    ehsg("init", "ünïcode folder", "--bank", "2022", cwd=tmp_path)
    made = tmp_path / "ünïcode folder"
    assert "The folder received is empty" in ehsg("merge", cwd=made, code=2).said
    assert "The folder received is empty" in ehsg("check", cwd=made, code=2).said
    assert (
        "There is no output/return.xlsx yet. Make it with: ehsg merge"
        in ehsg("render", cwd=made, code=2).said
    )
    assert "Make it with: ehsg merge" in ehsg("agree", "d.csv", cwd=made, code=2).said
    assert "ehsg agree needs DECISIONS" in ehsg("agree", cwd=made, code=2).said
    said = ehsg("generate", cwd=made).said
    assert "Wrote blank/ehsg-2022.xlsx" in said
    assert "partners.csv names nobody yet" in said


def test_sectors_that_must_answer_and_are_not_on_the_list_are_named(tmp_path: Path) -> None:
    ehsg("init", "n", "--bank", "2020", cwd=tmp_path)
    file = tmp_path / "n" / "partners.csv"
    text = file.read_bytes().decode("utf-8-sig")
    file.write_bytes(
        codecs.BOM_UTF16_LE
        + text.replace(",Police", "North Police,Police").replace(",", "\t").encode("utf-16-le")
    )
    said = ehsg("generate", cwd=tmp_path / "n").said
    assert "Wrote blank/north-police.xlsx" in said
    assert "names nobody yet from: District Councils, Clinical Commissioning Group" in said
    assert "Police." not in said


@pytest.mark.parametrize("command", [("generate",), ("merge",), ("check",), ("render",), ("agree", "d.csv")])
def test_outside_a_return_folder_it_is_said_what_is_missing(tmp_path: Path, command: tuple[str, ...]) -> None:
    said = ehsg(*command, cwd=tmp_path, code=2).said
    assert f"ehsg {command[0]} needs " in said
    assert "ehsg init" in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "code", "message"),
    [
        (b"", 2, "does not hold the settings of a return folder"),
        (b"- a\n- list\n", 2, "does not hold the settings of a return folder"),
        (b"folder: 1\nbank: [2020\n", 1, "B001 Not valid YAML"),
        (b"PK\x03\x04\x00\x00", 1, "B001"),
        (bytes(range(256)), 1, "B004"),
        (SETTINGS.encode("utf-16"), 1, "UTF-16"),
        (SETTINGS.replace("Northshire", "Côte").encode("cp1252"), 1, "Windows-1252"),
        (SETTINGS.encode() + b"#" * 200_000, 2, "too large"),
        (b"folder: 1\nbank: 2021\n", 1, "There is no question bank 2021"),
        (b"folder: 1\nbank: 2020\nanswer_due: 2020-08-31\n", 1, "Did you mean answers_due?"),
        (b"folder: 1\nbank: 2020\nanswers_due: next week\n", 1, "expected a date like 2020-09-30"),
        (b"folder: 1\nbank: 2020\noutput: /tmp\n", 1, "is not inside the return folder"),
        (b"folder: 1\nbank: 2020\nblank: ../..\n", 1, "is not inside the return folder"),
        (b"folder: 1\nbank: 2020\ntheme: gone.yaml\n", 1, "there is no gone.yaml"),
        (b"folder: 1\nbank: 2020\npartners: ./received\n", 1, "there is no ./received"),
        (b'folder: 1\nbank: "a\\0b.yaml"\n', 1, "without control characters"),
    ],
)
def test_with_mistakes_in_the_settings_nothing_is_done(
    tmp_path: Path, content: bytes, code: int, message: str
) -> None:
    (tmp_path / "received").mkdir()
    shutil.copy(EXAMPLE / "received" / "police.xlsx", tmp_path / "received")
    (tmp_path / "ehsg.yaml").write_bytes(content)
    said = ehsg("merge", cwd=tmp_path / "received", code=code).said
    assert message in said
    assert "../ehsg.yaml" in said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ehsg.yaml", "received"]


@pytest.mark.parametrize("command", [("generate",), ("merge",), ("check",), ("render",), ("agree", "d.csv")])
def test_no_command_goes_on_with_mistakes_in_the_settings(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "ehsg.yaml").write_text("folder: 1\n")
    assert "This settings file has no bank." in ehsg(*command, cwd=tmp_path, code=1).said


def test_a_mistake_is_shown_in_its_line(tmp_path: Path) -> None:
    (tmp_path / "ehsg.yaml").write_text("folder: 1\nbank: 2020\ndetial: full\nseverity: {C9: off}\n")
    done = ehsg("check", cwd=tmp_path, code=1)
    assert "detial: full" in done.out
    assert "^" in done.out
    assert "Did you mean detail?" in done.said
    assert "no finding whose code starts with C9" in done.said
    assert "Nothing was done" in done.err


def test_a_bank_of_ones_own_and_a_theme_from_the_folder_above(tmp_path: Path) -> None:
    ehsg("bank", "new", "our.yaml", "--title", "Ours", cwd=tmp_path)
    (tmp_path / "look.yaml").write_text(
        'theme: 1\narea: Theme area\nlogo_text: "x"\ncolours: {brand: "#103d4d"}\n'
    )
    ehsg("init", "deep/return", "--bank", "our.yaml", cwd=tmp_path)
    made = tmp_path / "deep" / "return"
    text = (made / "ehsg.yaml").read_text(encoding="utf-8")
    assert 'bank: "../../our.yaml"' in text
    (made / "ehsg.yaml").write_text(text.replace("# theme: theme.yaml", "theme: ../../look.yaml"))
    ehsg("generate", cwd=made)
    (blank,) = (made / "blank").iterdir()
    workbook = openpyxl.load_workbook(blank)
    workbook["Families"]["C2"] = "Yes"
    workbook.save(made / "received" / "a.xlsx")
    ehsg("merge", cwd=made, code=None)
    ehsg("render", cwd=made)
    assert "Theme area" in (made / "output" / "return.html").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="there, a folder is not shut by its mode")
@pytest.mark.parametrize("command", ["generate", "merge"])
def test_a_folder_that_may_not_be_written(folder: Path, command: str) -> None:
    shut = (folder / "output", folder / "blank", folder)
    typed: tuple[str, ...] = (*COMMAND, command)
    if os.geteuid() == 0:  # to whom the folder is not shut
        need(shutil.which("setpriv"), "setpriv")
        typed = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", *typed)
    for path in shut:
        path.chmod(0o555)
    try:
        ran = subprocess.run(
            typed, cwd=folder, capture_output=True, check=False, env=ENVIRONMENT, encoding="utf-8"
        )
    finally:
        for path in shut:
            path.chmod(0o755)
    assert ran.returncode == 2
    assert "Permission denied" in ran.stderr
    assert list((folder / "output").iterdir()) == list((folder / "blank").iterdir()) == []


def test_the_demo_is_not_for_a_return_folder(folder: Path) -> None:
    assert "lies in a return folder" in ehsg("demo", cwd=folder, code=2).said
    assert not (folder / "ehsg-demo").exists()


def test_what_stands_in_the_way_of_an_output(folder: Path) -> None:
    (folder / "output" / "return.xlsx").write_bytes(b"something else")
    said = ehsg("merge", cwd=folder, code=2).said
    assert "output/return.xlsx" in said
    assert (folder / "output" / "return.xlsx").read_bytes() == b"something else"
    (folder / "output" / "return.xlsx").unlink()
    (folder / "output" / "return.json").write_text('{"mine": 1}')
    assert "output/return.json exists already" in ehsg("merge", cwd=folder, code=2).said
    (folder / "output" / "return.json").unlink()
    shutil.rmtree(folder / "output")
    (folder / "output").write_text("a file")
    assert ehsg("merge", cwd=folder, code=2).said


OTHER = EXAMPLES / "2022"


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("check", OTHER / "received" / "police.xlsx"), "They were made from another: name that with --bank"),
        (("redact", OTHER / "received" / "police.xlsx", "-o", "x.xlsx"), "name that with --bank"),
        (("merge", OTHER / "received", "-o", "x.xlsx"), "name that with --bank"),
        (("check", OTHER / "output" / "merged.xlsx"), "Use --bank ehsg-2022."),
        (("render", OTHER / "output" / "merged.xlsx", "-o", "x.html"), "Use --bank ehsg-2022."),
    ],
)
def test_a_file_of_another_bank_is_refused_with_the_option_that_helps(
    merged: Path, command: tuple[object, ...], said: str
) -> None:
    assert said in ehsg(*command, cwd=merged, code=2).said
    assert not list(merged.glob("x.*"))


def test_nobody_is_said_to_have_finished_whose_file_is_of_another_bank(tmp_path: Path) -> None:
    ehsg("init", ".", "--bank", "2020", cwd=tmp_path)
    done = ehsg("chase", OTHER / "received" / "police.xlsx", cwd=tmp_path)
    assert "police.xlsx is not counted" in done.said
    assert "finished" not in done.said


@pytest.mark.parametrize(
    "command",
    [
        ("bank", "validate", "2020"),
        ("bank", "validate", "mistaken.yaml"),
        ("check", "--accessible", EXAMPLE / "output" / "merged.xlsx"),
        ("generate", "--bank", "2020", "-o", "made.xlsx"),
        ("merge", EXAMPLE / "received", "-o", "made.xlsx", "--bank", "2020", "--json", "made.json"),
        ("upgrade", EXAMPLE / "received" / "police.xlsx", "--to", "2022", "-o", "made.xlsx"),
    ],
)
def test_mistakes_in_the_settings_are_said_once_and_before_anything_is_done(
    tmp_path: Path, command: tuple[object, ...]
) -> None:
    (tmp_path / "ehsg.yaml").write_text("folder: 1\nbank: 2020\narea: [x]\n", encoding="utf-8")
    (tmp_path / "mistaken.yaml").write_text("bank: mistaken\n", encoding="utf-8")
    done = ehsg(*command, cwd=tmp_path, code=1)
    assert done.out.count("area: expected text") == 1
    assert done.err == "Nothing was done: correct ehsg.yaml, and run the command again.\n"
    assert not list(tmp_path.glob("made*"))


def test_no_copy_takes_the_place_of_its_original_wherever_in_the_folder_it_is_made(folder: Path) -> None:
    before = (folder / "received" / "police.xlsx").read_bytes()
    for name in ("police.xlsx", "../received/police.xlsx"):
        done = ehsg("redact", name, "-o", "police.xlsx", "--force", cwd=folder / "received", code=2)
        assert "police.xlsx is also to be read." in done.err
    assert (folder / "received" / "police.xlsx").read_bytes() == before
