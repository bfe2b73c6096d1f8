"""What commands answer programs is JSON as the schema says that `ehsg schema` prints."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft7Validator

from ehsg_cli.cli.commands import GROUPS, MAIN
from tests.acceptance.command import EXAMPLES, ROOT, ehsg
from tests.schemas import NAMES, mistakes, schema

if TYPE_CHECKING:
    from pathlib import Path

FORM = ROOT / "tests" / "interchange" / "forms" / "northshire-form.docx"
ANSWERS = (
    ("bank-list", "bank list"),
    ("bank-diff", "bank diff 2020 2022"),
    ("bank-diff", "bank diff 2020 2020"),
    ("bank-import", f"bank import {FORM} -o imported.yaml"),
    ("findings", "bank validate"),
    ("findings", "bank validate partners.csv"),
    ("findings", "check received"),
    ("findings", "check output/merged.xlsx --final"),
    ("findings", "check --accessible received"),
    ("findings", "check partners.csv"),
    ("findings", "merge received -o new.xlsx"),
    ("findings", "agree output/merged.xlsx wrong.yaml"),
    ("findings", "check --privacy received"),
    ("findings", "redact received -o copies"),
    ("status", "status received --partners partners.csv"),
    ("status", "status output/merged.xlsx --as-of 2022-05-01"),
    ("status", "status received --due 2020-09-30 --as-of 2020-10-12"),
    ("upgrade", "upgrade received --to 2022 -o carried"),
    ("upgrade", "upgrade output/merged.xlsx --to 2022 -o carried"),
    ("explanations", "explain"),
    ("explanations", "explain C203 B2"),
    ("written", "init ours --bank 2022 --partners partners.csv"),
    ("written", "chase received --partners partners.csv"),
    ("written", "chase output/merged.xlsx --attach --as text -o letters"),
    ("written", "generate --bank 2022 -o blank.xlsx"),
    ("written", "generate --bank 2020 --partners partners.csv -o blank"),
    ("written", "bank new ours.yaml"),
    ("written", "template export templates"),
    ("written", "demo"),
)
OTHERWISE = ("bank export", "bank schema", "render", "schema")  # the page says why

CASES = [
    (edition, name, command)
    for name, command in ANSWERS
    for edition in ("2020", "2022")
    if edition == "2020"
    or (name != "written" and {"received", "output/merged.xlsx"}.intersection(command.split()))
]


@pytest.fixture
def edition() -> str:
    return "2020"


@pytest.fixture
def folder(edition: str, tmp_path: Path) -> Path:
    made = tmp_path / edition
    shutil.copytree(EXAMPLES / edition, made)
    (made / "wrong.yaml").write_text("nothing-01: Yes\n")
    return made


@pytest.mark.parametrize(("edition", "name", "command"), CASES)
def test_a_command_answers_as_its_schema_says(folder: Path, name: str, command: str) -> None:
    done = ehsg(*command.split(), "--format", "json", "--quiet", cwd=folder, code=None)
    assert not mistakes(done.out, name)
    assert done.code in {0, 1, 2}
    if name == "written":
        written = json.loads(done.out)["written"]
        assert written
        assert all((folder / each["file"]).is_file() for each in written)


def test_every_command_answers_programs_or_the_page_says_why_not() -> None:
    every = {*MAIN, *(f"{name} {each}" for name, group in GROUPS.items() for each in group.summaries)}
    answering = {each for each in every for _, typed in ANSWERS if f"{typed} ".startswith(f"{each} ")}
    assert every - answering == set(OTHERWISE)
    said, _, _ = (ROOT / "docs" / "json.md").read_text(encoding="utf-8").partition("<!-- formats")
    assert all(f"`ehsg {each}" in said for each in every)


@pytest.mark.parametrize("name", NAMES)
def test_every_schema_is_of_something(name: str) -> None:
    assert name in {answer for answer, _ in ANSWERS} | {"return"}


def test_generate_says_which_workbook_is_whose(folder: Path) -> None:
    done = ehsg(
        "generate",
        "--bank",
        "2022",
        "--partners",
        "partners.csv",
        "-o",
        "out",
        "--format",
        "json",
        cwd=folder,
    )
    answer = json.loads(done.out)
    files = {each["partner"]: each["file"] for each in answer["written"]}
    assert len(files) == 10
    assert files["Jobcentre Plus Northshire"] == "out/jobcentre-plus-northshire.xlsx"
    (note,) = answer["notes"]
    assert "not include the official item wording" in note
    assert done.err == ""


@pytest.mark.parametrize("edition", ["2020", "2022"])
def test_a_return_comes_out_of_its_workbook_as_it_went_in(folder: Path) -> None:
    refused = ehsg("render", "output/merged.xlsx", "-o", "return.json", cwd=folder, code=2)
    assert "--detail internal" in refused.err
    assert not (folder / "return.json").exists()
    ehsg("render", "output/merged.xlsx", "-o", "return.json", "--detail", "internal", cwd=folder)
    document = (folder / "return.json").read_text(encoding="utf-8")
    assert document == (folder / "output" / "merged.json").read_text(encoding="utf-8")
    assert not mistakes(document, "return")


@pytest.mark.parametrize("bank", ["2020", "2022"])
def test_a_bank_as_json_is_a_bank(tmp_path: Path, bank: str) -> None:
    ehsg("bank", "export", bank, "-o", "bank.json", cwd=tmp_path)
    made = json.loads((tmp_path / "bank.json").read_text(encoding="utf-8"))
    assert made["bank"] == f"ehsg-{bank}"
    of_banks = json.loads(ehsg("schema", "bank", cwd=tmp_path).out)
    assert not list(Draft7Validator(of_banks).iter_errors(made))


def test_schema_prints_lists_and_writes(tmp_path: Path) -> None:
    listed = ehsg("schema", cwd=tmp_path).out.splitlines()
    assert [line.split()[0] for line in listed] == sorted([*NAMES, "bank", "crosswalk", "ehsg"])
    for name in NAMES:
        printed: Any = json.loads(ehsg("schema", name, cwd=tmp_path).out)
        assert printed == schema(name)
    ehsg("schema", "return", "-o", "return.schema.json", cwd=tmp_path)
    assert json.loads((tmp_path / "return.schema.json").read_text(encoding="utf-8")) == schema("return")
    wrong = ehsg("schema", "retrun", cwd=tmp_path, code=2)
    assert "Did you mean return?" in wrong.err
