"""Starting a bank, as somebody does who has never seen one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest

from ehsg_cli.bank.yaml_source import parse
from tests.acceptance.command import ehsg

if TYPE_CHECKING:
    from pathlib import Path

YEAR_IN_NAME = "northshire-2031.yaml"


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--extends", "2022"),
        ("--extends", "2020", "--title", 'Ours: "the" one\nand more', "--publisher", "# Council: ours"),
        ("--title", "- ours # not a comment", "--publisher", "{ours}", "--edition", "2019", "--id", "x"),
    ],
)
def test_a_new_bank_is_valid_and_makes_a_workbook(tmp_path: Path, options: tuple[str, ...]) -> None:
    made = ehsg("bank", "new", YEAR_IN_NAME, *options, cwd=tmp_path)
    assert "Next: edit northshire-2031.yaml" in made.err
    found = ehsg("bank", "validate", YEAR_IN_NAME, "--format", "json", cwd=tmp_path).findings
    assert {finding["code"] for finding in found} <= {"B223"}
    assert bool(found) is ("--extends" not in options)
    ehsg("generate", "--bank", YEAR_IN_NAME, "-o", "blank.xlsx", cwd=tmp_path)
    assert (tmp_path / "blank.xlsx").is_file()
    document, _ = parse((tmp_path / YEAR_IN_NAME).read_bytes())
    schema = json.loads((tmp_path / "bank.schema.json").read_text(encoding="utf-8"))
    assert document is not None
    jsonschema.Draft7Validator(schema).validate(json.loads(json.dumps(document.data, default=str)))


def test_the_name_of_the_file_says_id_title_and_year(tmp_path: Path) -> None:
    ehsg("bank", "new", "Northshire 2031 (draft).yaml", cwd=tmp_path)
    text = (tmp_path / "Northshire 2031 (draft).yaml").read_text(encoding="utf-8")
    assert '\nbank: "northshire-2031-draft"\nedition: 2031\n' in text
    assert '\ntitle: "Northshire 2031 draft"\n' in text


def test_one_may_extend_a_file_elsewhere(tmp_path: Path) -> None:
    ehsg("bank", "new", "county.yaml", "--extends", "2022", cwd=tmp_path)
    ehsg("bank", "new", "districts/west.yaml", "--extends", "county.yaml", cwd=tmp_path)
    assert 'extends: "../county.yaml"' in (tmp_path / "districts" / "west.yaml").read_text(encoding="utf-8")
    ehsg("bank", "validate", "districts", cwd=tmp_path)


def test_nothing_of_yours_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "bank.schema.json").write_text("mine", encoding="utf-8")
    assert "exists already" in ehsg("bank", "new", "own.yaml", cwd=tmp_path, code=2).said
    assert not (tmp_path / "own.yaml").exists()
    ehsg("bank", "new", "own.yaml", "--force", cwd=tmp_path)
    assert "exists already" in ehsg("bank", "new", "own.yaml", cwd=tmp_path, code=2).said
    ehsg("bank", "new", "other.yaml", cwd=tmp_path)  # the schema is ours, and may be renewed


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("own.txt",), "End its name in .yaml."),
        (("own.yaml", "--id", "Not An Id"), "small letters, digits and single hyphens"),
        (("own.yaml", "--extends", "2002"), "Did you mean 2022?"),
        (("ehsg-2022.yaml", "--extends", "2022"), "Give it another with --id."),
        (("own.yaml", "--edition", "22"), "2000"),
        (("own.yaml", "--extends", "2022", "--edition", "x"), "integer"),
    ],
)
def test_what_cannot_be_started_says_why(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    assert said in ehsg("bank", "new", *arguments, cwd=tmp_path, code=2).said
    assert list(tmp_path.iterdir()) == []


def test_the_schema_can_be_printed_or_written(tmp_path: Path) -> None:
    printed = ehsg("bank", "schema", cwd=tmp_path).out
    ehsg("bank", "schema", "-o", "bank.schema.json", cwd=tmp_path)
    assert (tmp_path / "bank.schema.json").read_text(encoding="utf-8") == printed
    assert json.loads(ehsg("bank", "schema", "--crosswalk", cwd=tmp_path).out)["title"] == "ehsg crosswalk"
    ehsg("bank", "schema", "-o", "bank.schema.json", cwd=tmp_path, code=2)


@pytest.mark.parametrize(
    ("name", "bank"),
    [
        ("2026.yaml", "2026"),
        ("2026-09-30.yaml", "2026-09-30"),
        ("null.yaml", "null"),
        ("1e5.yaml", "1e5"),
        ("Ynys Môn 2026.yaml", "ynys-mon-2026"),
        ("Llŷn.yaml", "llyn"),
        ("a\nb.yaml", "a-b"),
    ],
)
def test_any_name_of_a_file_makes_an_id_and_a_valid_bank(tmp_path: Path, name: str, bank: str) -> None:
    ehsg("bank", "new", name, "--title", "  ", cwd=tmp_path)
    document, _ = parse((tmp_path / name).read_bytes())
    assert document is not None
    assert document.get("bank") == bank
    ehsg("bank", "validate", name, cwd=tmp_path)
