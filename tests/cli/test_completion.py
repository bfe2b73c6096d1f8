from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ehsg_cli.cli import completion
from ehsg_cli.files import resource
from ehsg_cli.findings import codes

if TYPE_CHECKING:
    from pathlib import Path

LIST = (
    "organisation,sector\nNorthshire Police,Police\nNorthshire Homes & Co,Housing\nSt Mary's School,Schools\n"
)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("_EHSG_COMPLETE", raising=False)


def values(offered: list[tuple[str, str]]) -> list[str]:
    return [value for value, _ in offered]


def test_banks_are_built_in_ones_and_yaml_files(tmp_path: Path) -> None:
    (tmp_path / "banks").mkdir()
    for name in ("banks/ours.yaml", "banks/note.txt", "2024.yml", "2024.csv"):
        (tmp_path / name).touch()
    built_in = [path.stem for path in sorted(resource("banks").glob("*.yaml"))]
    assert values(completion.banks("20")) == [*built_in, "2024.yml"]
    assert set(values(completion.banks(""))) > {*built_in, "ehsg-2022", "2024.yml", "banks/ours.yaml"}
    assert values(completion.banks("ba")) == ["banks/ours.yaml"]
    assert values(completion.banks("banks/o")) == ["banks/ours.yaml"]
    assert values(completion.banks(f"{tmp_path.as_posix()}/20")) == [f"{tmp_path.as_posix()}/2024.yml"]
    assert values(completion.banks("nowhere/")) == []


def test_codes_in_either_case_and_behind_commas() -> None:
    assert values(completion.finding_codes("")) == list(codes.ALL)
    assert values(completion.finding_codes("c10")) == ["C101", "C102", "C103"]
    assert values(completion.finding_codes("B2,c101")) == ["B2,C101"]
    assert values(completion.finding_codes("zebra")) == []
    assert dict(completion.finding_codes("c203"))["C203"] == "The return item is not filled in: …"


def test_partners_of_the_list_beside() -> None:
    assert completion.partners("") == []


def test_partners_of_the_return_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ehsg.yaml").write_text("folder: 1\nbank: 2022\n")
    (tmp_path / "partners.csv").write_text(LIST)
    (tmp_path / "received").mkdir()
    monkeypatch.chdir(tmp_path / "received")
    assert values(completion.partners("north")) == ["Northshire Police", "Northshire Homes & Co"]


@pytest.mark.parametrize(
    "line", ["partners: who.csv", 'partners: "who.csv"  # asked', "partners:   'who.csv'"]
)
def test_partners_of_the_list_that_the_settings_name(tmp_path: Path, line: str) -> None:
    (tmp_path / "ehsg.yaml").write_text(f"folder: 1\n{line}\n")
    (tmp_path / "partners.csv").write_text("name\nSomebody else\n")
    (tmp_path / "who.csv").write_text(LIST)
    assert values(completion.partners("St")) == ["St Mary's School"]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"", b"sector\nPolice\n", b'name\n"open\n'])
def test_a_list_that_cannot_be_read_offers_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "partners.csv").write_bytes(content)
    assert completion.partners("") in ([], [("open", "partner")])


@pytest.mark.parametrize(
    ("shell", "words", "written"),
    [
        ("complete_bash", "ehsg generate --partner Northshire\\ H", r"Northshire\ Homes\ \&\ Co"),
        ("complete_bash", 'ehsg generate --partner "Northshire H', "Northshire Homes & Co"),
        ("complete_powershell", "", "'Northshire Homes & Co'"),
        ("complete_zsh", "", "Northshire Homes & Co"),
        ("complete_fish", "", "Northshire Homes & Co"),
    ],
)
def test_names_are_written_as_the_shell_reads_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: str, words: str, written: str
) -> None:
    (tmp_path / "partners.csv").write_text(LIST)
    monkeypatch.setenv("_EHSG_COMPLETE", shell)
    monkeypatch.setenv("COMP_WORDS", words)
    assert values(completion.partners("Northshire H")) == [written]


def test_a_quotation_mark_in_a_name_does_not_end_it_in_powershell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "partners.csv").write_text(LIST)
    monkeypatch.setenv("_EHSG_COMPLETE", "complete_powershell")
    assert values(completion.partners("st")) == ["'St Mary''s School'"]
