"""Banks out to people who do not read YAML and in again, and somebody's form in as a bank."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from ehsg_cli.bank import library
from tests import golden
from tests.acceptance.command import ROOT, ehsg
from tests.acceptance.libreoffice import Typing, type_into
from tests.interchange import northshire
from tests.workbook.parts import unzipped, xlsx, zipped

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = Path(__file__).parent / "golden"
FORM = ROOT / "tests" / "interchange" / "forms" / "northshire-form.docx"
ENDINGS = (".docx", ".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".md", ".txt", ".doc", ".pdf", "")


def test_from_a_form_to_a_blank_workbook_in_three_commands(tmp_path: Path) -> None:
    shutil.copy(FORM, tmp_path)
    done = ehsg("bank", "import", "northshire-form.docx", "-o", "northshire.yaml", cwd=tmp_path)
    checked = ehsg("bank", "validate", "northshire.yaml", cwd=tmp_path)
    ehsg("generate", "--bank", "northshire.yaml", "-o", "blank.xlsx", cwd=tmp_path)
    golden.check(done.out, GOLDEN / "import-northshire.txt")
    assert "11 questions in 5 sections" in done.err
    assert checked.out.endswith("\n2 warnings\n")  # neither licence nor attribution is stated
    workbook = openpyxl.load_workbook(tmp_path / "blank.xlsx")
    assert workbook.sheetnames == [
        *("Read me", "About you", "Families", "Communities, neighbourhoods", "The big questions"),
        *("Data sharing", "Systems", "Lists"),
    ]
    asked = [row[1].value for sheet in workbook.worksheets[2:7] for row in sheet.iter_rows(min_row=2)]
    assert asked == [
        *(*northshire.FAMILY_QUESTIONS, *northshire.COMMUNITY_QUESTIONS, *northshire.BIG_QUESTIONS),
        *(*northshire.SHARING_QUESTIONS, *northshire.SYSTEM_QUESTIONS),
    ]
    assert [cell.value for cell in workbook["Families"][1]] == [
        "Ref",
        "Question",
        "Answer",
        northshire.FOLLOW_UP,
    ]
    rules = workbook["Families"].data_validations.dataValidation
    assert {rule.formula1 for rule in rules} == {"scale_agreement"}


@pytest.mark.parametrize("bank", ["2020", "2022"])
@pytest.mark.parametrize("file", ["bank.csv", "bank.xlsx", "bank.md"])
def test_an_exported_bank_comes_back_the_same(tmp_path: Path, bank: str, file: str) -> None:
    ehsg("bank", "export", bank, "-o", file, cwd=tmp_path)
    done = ehsg("bank", "import", file, "-o", "again.yaml", cwd=tmp_path)
    assert "No findings." in done.out
    again, before = library.load(tmp_path / "again.yaml"), library.load(bank)
    assert (again, again.content_hash) == (before, before.content_hash)
    ehsg("bank", "validate", "again.yaml", cwd=tmp_path)


def test_the_format_of_an_export_may_be_said(tmp_path: Path) -> None:
    refused = ehsg("bank", "export", "2020", "-o", "bank.docx", cwd=tmp_path, code=2)
    assert "--format" in refused.err
    ehsg("bank", "export", "2020", "-o", "bank.txt", "--format", "csv", cwd=tmp_path)
    ehsg("bank", "import", "bank.txt", "-o", "again.yaml", cwd=tmp_path)
    assert library.load(tmp_path / "again.yaml") == library.load("2020")


def test_outputs_are_not_overwritten(tmp_path: Path) -> None:
    shutil.copy(FORM, tmp_path / "form.docx")
    ehsg("bank", "export", "2020", "-o", "bank.csv", cwd=tmp_path)
    ehsg("bank", "import", "form.docx", "-o", "bank.yaml", cwd=tmp_path)
    for command in (("export", "2020", "-o", "bank.csv"), ("import", "form.docx", "-o", "bank.yaml")):
        assert "exists already" in ehsg("bank", *command, cwd=tmp_path, code=2).err
    assert (
        "also to be read"
        in ehsg("bank", "import", "bank.yaml", "-o", "bank.yaml", "--force", cwd=tmp_path, code=2).err
    )
    ehsg("bank", "import", "form.docx", "-o", "bank.yaml", "--force", cwd=tmp_path)


@pytest.mark.parametrize("name", ["bank.csv", "bank.xlsx", "bank"])
def test_a_bank_is_written_to_a_yaml_file_only(tmp_path: Path, name: str) -> None:
    shutil.copy(FORM, tmp_path / "form.docx")
    refused = ehsg("bank", "import", "form.docx", "-o", name, cwd=tmp_path, code=2)
    assert "End its name in .yaml." in refused.err
    assert not (tmp_path / name).exists()


def test_a_workbook_that_generate_made_is_no_form(tmp_path: Path) -> None:
    ehsg("generate", "--bank", "2020", "-o", "blank.xlsx", cwd=tmp_path)
    refused = ehsg("bank", "import", "blank.xlsx", "-o", "again.yaml", cwd=tmp_path, code=2)
    assert "is a response workbook of the bank" in refused.err
    assert not (tmp_path / "again.yaml").exists()


def test_what_a_person_says_of_the_form_goes_into_the_bank(tmp_path: Path) -> None:
    said = (
        *("--id", "ours-2023", "--title", "Our guide", "--edition", "2023", "--publisher", "Our council"),
        *(
            "--document",
            "Our form, 2023",
            "--licence",
            "OGL-UK-3.0",
            "--attribution",
            "Ours.",
            "--wording",
            "derived",
        ),
        *("--like", "2020", "--format", "json"),
    )
    done = ehsg("bank", "import", FORM, "-o", "ours.yaml", *said, cwd=tmp_path)
    bank = library.load(tmp_path / "ours.yaml")
    assert (bank.bank, bank.title, bank.edition, bank.publisher) == (
        "ours-2023",
        "Our guide",
        2023,
        "Our council",
    )
    assert bank.source.model_dump(exclude={"licence_url"}) == {
        "document": "Our form, 2023",
        "wording": "derived",
        "licence": "OGL-UK-3.0",
        "attribution": "Ours.",
        "notice": "The wording of this bank is derived from Our form, 2023. It is not the official wording.",
    }
    assert bank.partners == library.load("2020").partners
    report = json.loads(done.out)
    assert report["format"] == "ehsg-bank-import/1"
    assert {key: report["bank"][key] for key in ("id", "sections", "questions")} == {
        "id": "ours-2023",
        "sections": 5,
        "questions": 11,
    }
    asked = {
        "location": {"sheet": "table 2", "cell": "B2"},
        "as": "question",
        "ref": "families-11",  # the bank it is like has ten others there
        "text": northshire.FAMILY_QUESTIONS[0],
        "note": None,
    }
    assert asked in report["taken"]
    assert "I116" not in {finding["code"] for finding in report["findings"]}


def test_questions_worded_the_same_keep_their_ids(tmp_path: Path) -> None:
    known = "One worker: Do families say they know who their whole family worker is?"
    lines = ["Area,Question,Answer", "Families,Do families meet?,", f"Families,{known},"]
    (tmp_path / "form.csv").write_text("\n".join(lines))
    ehsg("bank", "import", "form.csv", "-o", "a.yaml", "--like", "2020", cwd=tmp_path)
    assert list(library.load(tmp_path / "a.yaml").questions) == ["families-11", "families-01"]


def test_a_question_that_cannot_be_taken_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "form.csv").write_text("Question,Answer\nDo they meet?,\nDo they meet?,\n")
    done = ehsg("bank", "import", "form.csv", "-o", "a.yaml", cwd=tmp_path, code=1)
    assert "I101" in done.out
    assert (tmp_path / "a.yaml").exists()


def test_an_export_that_lost_what_a_bank_needs_is_not_written(tmp_path: Path) -> None:
    ehsg("bank", "export", "2022", "-o", "bank.csv", cwd=tmp_path)
    text = (tmp_path / "bank.csv").read_text(encoding="utf-8").replace("Edition,2022\n", "")
    (tmp_path / "bank.csv").write_text(text, encoding="utf-8")
    done = ehsg("bank", "import", "bank.csv", "-o", "a.yaml", cwd=tmp_path, code=1)
    assert "B102" in done.out
    assert "Nothing was written" in done.err
    assert not (tmp_path / "a.yaml").exists()


@pytest.mark.parametrize("ending", ENDINGS)
def test_random_bytes_are_no_form(tmp_path: Path, ending: str) -> None:
    for start in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        name = f"odd{len(start)}{ending}"
        (tmp_path / name).write_bytes(start + random.Random(7).randbytes(3_000))  # noqa: S311
        done = ehsg("bank", "import", name, "-o", "a.yaml", cwd=tmp_path, code=2)
        assert name in done.err
    assert not (tmp_path / "a.yaml").exists()


def bomb() -> bytes:
    return zipped({**unzipped(FORM.read_bytes()), "word/media/image1.png": bytes(400_000_000)})


HOSTILE: dict[str, Callable[[], bytes]] = {
    "nothing.docx": lambda: b"",
    "nothing.csv": lambda: b"",
    "blank.csv": lambda: b"\n\n ,,\n",
    "picture.docx": lambda: b"\x89PNG\r\n\x1a\n" + bytes(500),
    "picture.xlsx": lambda: b"\x89PNG\r\n\x1a\n" + bytes(500),
    "picture.csv": lambda: b"\x89PNG\r\n\x1a\n" + bytes(500),
    "cut short.docx": lambda: FORM.read_bytes()[:20_000],
    "bomb.docx": bomb,
    "rows.csv": lambda: (
        b"Question,Answer\n" + b"".join(b"Is it so, %d?,\n" % number for number in range(10_000))
    ),
    "rows.xlsx": lambda: xlsx(lambda sheet: [sheet.append([f"Is it so, {row}?"]) for row in range(10_000)]),
    "letter.csv": lambda: b"Dear all,\nplease find our answers below.\n",
    "quotes.csv": lambda: b'Question,"Answer\nIs it so?,\n',
    "budget.xlsx": lambda: xlsx(lambda sheet: sheet.append(["Rent", 1200])),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_no_form_says_what_to_do(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(HOSTILE[name]())
    done = ehsg("bank", "import", name, "-o", "a.yaml", cwd=tmp_path, code=2, gigabytes=4)
    error, remedy = done.err.splitlines()[:2]
    assert error.startswith("Error: ")
    assert name in error
    assert remedy.strip()
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.libreoffice
def test_an_encrypted_form(tmp_path: Path) -> None:
    (tmp_path / "plain.xlsx").write_bytes(northshire.sheets())
    type_into(Typing(tmp_path / "plain.xlsx", tmp_path / "form.xlsx", password="our secret"))  # noqa: S106
    assert "password" in ehsg("bank", "import", "form.xlsx", "-o", "a.yaml", cwd=tmp_path, code=2).err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere.docx", "-o", "a.yaml"), "nowhere.docx"),
        ((".", "-o", "a.yaml"), "."),
        ((FORM, "-o", "a.yaml", "--id", "Our Bank"), "small letters"),
        ((FORM, "-o", "a.yaml", "--edition", "1066"), "equal to 2000"),
        ((FORM, "-o", "a.yaml", "--like", "1999"), "1999"),
        ((FORM, "-o", "a.yaml", "--title", "x" * 9000), "too long"),
        ((FORM,), "needs -o BANK.yaml"),
    ],
)
def test_wrong_usage(tmp_path: Path, arguments: tuple[object, ...], said: str) -> None:
    assert said in ehsg("bank", "import", *arguments, cwd=tmp_path, code=2).said
    assert list(tmp_path.iterdir()) == []
