"""What people mistype: each is said in plain words, with what was probably meant and what helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.acceptance.command import EXAMPLES, ehsg

if TYPE_CHECKING:
    from pathlib import Path

RECEIVED = EXAMPLES / "2020" / "received"
POLICE = RECEIVED / "police.xlsx"
MERGED = EXAMPLES / "2020" / "output" / "merged.xlsx"
PARTNERS = EXAMPLES / "2020" / "partners.csv"


@pytest.mark.parametrize(
    ("typed", "said", "helps"),
    [
        ("mrege", "There is no command ehsg mrege. Did you mean ehsg merge?", "ehsg --help"),
        ("bank lst", "There is no command ehsg bank lst. Did you mean ehsg bank list?", "ehsg bank --help"),
        ("template exprt", "Did you mean ehsg template export?", "ehsg template --help"),
        ("validate", "There is no command ehsg validate. Did you mean ehsg bank validate?", "ehsg --help"),
        ("bank generate", "Did you mean ehsg generate?", "ehsg bank --help"),
        ("xyzzy", "There is no command ehsg xyzzy.", "ehsg --help"),
        ("--vers", "ehsg has no option --vers. Did you mean --version?", "ehsg --help"),
        ("merge --ouput x", "ehsg merge has no option --ouput. Did you mean --output?", "ehsg merge --help"),
        ("check x --bnak 2022", "ehsg check has no option --bnak. Did you mean --bank?", "ehsg check --help"),
        ("check x --zebra", "ehsg check has no option --zebra.", "ehsg check --help"),
        (
            "check x --format jsn",
            "--format jsn: expected one of text, json, github, sarif, junit. Did you mean json?",
            "ehsg check --help",
        ),
        (
            "merge x -o y.xlsx --duplicates lates",
            "--duplicates lates: expected one of latest, all, error. Did you mean latest?",
            "ehsg merge --help",
        ),
        ("check x --select C2O3", "starts with C2O3. Did you mean C203?", "ehsg explain lists them all."),
        ("check x --ignore Z", "starts with Z.", "ehsg explain lists them all."),
        ("generate --bank 2202 -o x.xlsx", "Did you mean 2022?", "Use one of 2020"),
        ("generate --bank ehsg-202 -o x.xlsx", "Did you mean ehsg-2022?", "Use one of 2020"),
        ("agree", "ehsg agree needs DECISIONS.", "Name the file that says what was agreed."),
        ("check", "ehsg check needs INPUT.", "ehsg init makes one"),
        ("generate", "ehsg generate needs --bank BANK.", "ehsg init makes one"),
        ("merge", "ehsg merge needs -o MERGED.xlsx.", "ehsg init makes one"),
        ("redact x.xlsx", "ehsg redact needs -o DIR_OR_FILE.", "ehsg init makes one"),
        ("render", "ehsg render needs MERGED.xlsx.", "ehsg init makes one"),
        ("bank diff 2020", "ehsg bank diff needs NEW.", "A YAML file, a built-in name"),
        (
            "bank export 2020",
            "ehsg bank export needs -o FILE.",
            "The file to write: .csv, .xlsx,",
        ),
        ("bank diff 2020 2022 2024", "ehsg bank diff does not take so much: 2024.", "ehsg bank diff --help"),
        ("bank export 2020 -o", "-o stands without a value.", "Write one behind it"),
        ("bank new x.yaml --edition soon", "--edition: ", "ehsg bank new --help"),
    ],
)
def test_wrong_usage(tmp_path: Path, typed: str, said: str, helps: str) -> None:
    done = ehsg(*typed.split(), cwd=tmp_path, code=2)
    assert done.out == ""
    first, *rest = done.err.splitlines()
    assert first.startswith("Error: ")
    assert said in first
    assert all(line.startswith("       ") for line in rest)
    assert helps in done.said
    assert "│" not in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_group_alone_shows_its_help(tmp_path: Path) -> None:
    done = ehsg("bank", cwd=tmp_path, code=2)
    assert "validate" in done.said
    assert "Error" not in done.said


@pytest.mark.parametrize(
    ("arguments", "said", "helps"),
    [
        (("render", POLICE, "-o", "x.html"), "a partner's workbook, not a merged return", "ehsg merge"),
        (("render", RECEIVED, "-o", "x.html"), "is a folder, not a merged return", "ehsg merge"),
        (("render", PARTNERS, "-o", "x.html"), "is no workbook", "ehsg merge has written"),
        (("agree", POLICE, PARTNERS), "a partner's workbook, not a merged return", "ehsg merge"),
        (("agree", PARTNERS, MERGED), "is no workbook", "ehsg merge has written"),
        (("agree", MERGED, POLICE, "-o", "y.xlsx"), "and a list is wanted here", "ehsg merge"),
        (("check", PARTNERS), "None of the files holds answers", "ehsg generate"),
        (("merge", MERGED, "-o", "y.xlsx"), "None of the files holds answers", "ehsg render"),
        (("bank", "validate", POLICE), "This is a workbook or a document", "ehsg bank import"),
        (("bank", "validate", PARTNERS), "is not a question bank", "ehsg bank import"),
        (("render", MERGED, "-o", "x.pdf"), "does not say a format", "a browser prints the .html as PDF"),
    ],
)
def test_a_file_of_another_kind_is_told_with_the_command_that_helps(
    tmp_path: Path, arguments: tuple[object, ...], said: str, helps: str
) -> None:
    done = ehsg(*arguments, cwd=tmp_path, code=None)
    assert done.code in {1, 2}
    assert said in done.said
    assert helps in done.said
    assert list(tmp_path.iterdir()) == []
