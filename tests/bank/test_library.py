from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ehsg_cli.bank import library
from ehsg_cli.bank.file import DiskFile
from ehsg_cli.errors import EhsgError

WARNING_ONLY = """
bank: own-2025
edition: 2025
revision: 1
title: Our guide
publisher: The partnership
source: {document: Guide, wording: verbatim, licence: OGL-UK-3.0, attribution: Ours}
scales:
  unused: [{id: "yes", label: "Yes"}, {id: "no", label: "No"}]
parts: [{title: One}]
sections:
  - {id: words, title: Words, part: One, questions: [{id: words-01, text: Why?}]}
"""


@pytest.mark.parametrize("path", library.built_in(), ids=lambda path: path.stem)
def test_built_in_banks_have_no_findings_and_the_id_they_are_found_by(path: Path) -> None:
    bank, findings = library.validate(DiskFile(path))
    assert findings == ()
    assert bank is not None
    assert bank.bank == f"ehsg-{path.stem}"
    assert str(bank.edition) == path.stem


def test_built_in_banks_are_sorted_by_name() -> None:
    assert [path.name for path in library.built_in()] == ["2020.yaml", "2022.yaml"]


@pytest.mark.parametrize("name", ["2020", "ehsg-2020"])
def test_a_built_in_bank_goes_by_its_edition_and_its_id(name: str) -> None:
    assert library.load(name).bank == "ehsg-2020"


@pytest.mark.parametrize("kind", [str, Path])
def test_a_bank_can_be_given_as_a_path(tmp_path: Path, kind: type[str | Path]) -> None:
    copy = tmp_path / "our own.yaml"
    shutil.copy(library.find("2022"), copy)
    assert library.load(kind(copy)).bank == "ehsg-2022"


def test_an_unknown_name_suggests_the_nearest_and_lists_them_all() -> None:
    with pytest.raises(EhsgError, match=r"no question bank esgh-2020, .* Did you mean ehsg-2020\?") as caught:
        library.find("esgh-2020")
    assert caught.value.remedy == "Use one of 2020, ehsg-2020, 2022, ehsg-2022, or the path of a YAML file."


def test_a_name_like_no_other_suggests_nothing() -> None:
    with pytest.raises(EhsgError) as caught:
        library.find("zebra.yaml")
    assert caught.value.message == "There is no question bank zebra.yaml, and no file of that name."


def test_a_folder_is_no_bank(tmp_path: Path) -> None:
    with pytest.raises(EhsgError, match="no file of that name"):
        library.load(tmp_path)


def test_a_bank_with_errors_is_not_loaded_but_says_why(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("bank: own-2025\n", encoding="utf-8")
    with pytest.raises(library.BankError, match=r"own\.yaml has errors") as caught:
        library.load(path)
    assert caught.value.remedy == f'To see them: ehsg bank validate "{path.as_posix()}"'
    assert {finding.code for finding in caught.value.findings} == {"B102"}
    assert {finding.location.file for finding in caught.value.findings} == {path.as_posix()}


def test_a_bank_with_warnings_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(WARNING_ONLY, encoding="utf-8")
    _, findings = library.validate(DiskFile(path))
    assert [finding.code for finding in findings] == ["B204"]
    assert library.load(path).bank == "own-2025"


def test_a_file_that_cannot_be_read_is_an_error_not_a_finding(tmp_path: Path) -> None:
    with pytest.raises(EhsgError):
        library.validate(DiskFile(tmp_path / "gone.yaml"))
