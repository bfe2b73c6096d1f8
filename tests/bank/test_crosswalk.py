from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ehsg_cli.bank import crosswalk_reading, crosswalk_rules, library
from ehsg_cli.bank.crosswalk import Crosswalk
from ehsg_cli.bank.file import DiskFile
from ehsg_cli.bank.yaml_source import parse
from ehsg_cli.errors import EhsgError
from ehsg_cli.findings.model import Finding
from ehsg_cli.findings.suggestion import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = Path(__file__).parent
BROKEN = HERE / "broken-crosswalks"
OURS = crosswalk_reading.load("2020-2022")
OLD, NEW = library.load("2020"), library.load("2022")


@dataclass(frozen=True)
class InMemory:
    """A file among others that are on no disk."""

    name: str
    files: Mapping[str, bytes]

    def read(self) -> bytes:
        return self.files[self.name]

    def beside(self, path: str) -> InMemory:
        return InMemory(path, self.files)


@pytest.mark.parametrize("path", library.crosswalks(), ids=lambda path: path.stem)
def test_built_in_crosswalks_have_no_findings_and_the_id_they_are_found_by(path: Path) -> None:
    crosswalk, findings = crosswalk_reading.validate(DiskFile(path))
    assert findings == ()
    assert crosswalk is not None
    assert crosswalk.crosswalk == f"ehsg-{path.stem}"


@pytest.mark.parametrize("name", ["2020-2022", "ehsg-2020-2022"])
def test_a_built_in_crosswalk_goes_by_its_editions_and_its_id(name: str) -> None:
    assert crosswalk_reading.load(name) == OURS


def test_ours_says_of_every_question_what_became_of_it() -> None:
    linked = {link.from_ for link in OURS.links}, {link.to for link in OURS.links}
    unmatched = tuple({one.question for one in side} for side in (OURS.unmatched.from_, OURS.unmatched.to))
    for bank, joined, alone in zip((OLD, NEW), linked, unmatched, strict=True):
        assert joined | alone == set(bank.questions)
        assert not joined & alone


def test_ours_gives_each_link_and_each_question_left_alone_a_reason_of_its_own() -> None:
    alone = (*OURS.unmatched.from_, *OURS.unmatched.to)
    reasons = [
        fold(reason) for reason in (*(link.reason for link in OURS.links), *(one.reason for one in alone))
    ]
    assert len(set(reasons)) == len(reasons)
    assert min(len(reason.split()) for reason in reasons) >= 8


def test_ours_carries_an_answer_over_only_where_it_says_so_on_purpose() -> None:
    same = [(link.from_, link.to) for link in OURS.links if link.relation == "same"]
    assert same == [("communities-04", "communities-02")]


def test_questions_that_a_reason_refers_to_are_there() -> None:
    reasons = " ".join(link.reason for link in OURS.links)
    referred = set(re.findall(r"\b[a-z]+(?:-[a-z]+)*-\d\d\b", reasons))
    assert referred
    assert referred <= {*OLD.questions, *NEW.questions}


def test_a_crosswalk_is_no_bank() -> None:
    path = library.crosswalks()[0]
    bank, findings = library.validate(DiskFile(path))
    assert (bank, findings) == (None, ())
    with pytest.raises(EhsgError, match=r"2020-2022\.yaml is a crosswalk, not a question bank"):
        library.load(path)


def test_a_bank_is_no_crosswalk() -> None:
    with pytest.raises(EhsgError, match=r"2022\.yaml is not a crosswalk"):
        crosswalk_reading.load(library.find("2022"))


def test_an_unknown_crosswalk_suggests_the_nearest() -> None:
    with pytest.raises(EhsgError, match=r"no crosswalk 2020-2023, .* Did you mean 2020-2022\?"):
        crosswalk_reading.load("2020-2023")


def test_a_crosswalk_with_errors_is_not_loaded_but_says_why() -> None:
    with pytest.raises(library.BankError, match=r"The crosswalk .*rules\.yaml has errors") as caught:
        crosswalk_reading.load(BROKEN / "rules.yaml")
    assert "B409" in {finding.code for finding in caught.value.findings}


def test_a_crosswalk_with_warnings_is_loaded() -> None:
    crosswalk = crosswalk_reading.load(BROKEN / "left-out.yaml")
    assert [link.whole for link in crosswalk.links] == ["to"]


def test_banks_are_found_beside_the_crosswalk_wherever_it_is_kept() -> None:
    banks = {path.name: path.read_bytes() for path in (HERE / "crosswalked").glob("*.yaml")}
    crosswalk = (BROKEN / "left-out.yaml").read_bytes().replace(b"../crosswalked/", b"")
    _, findings = crosswalk_reading.validate(InMemory("own.yaml", {**banks, "own.yaml": crosswalk}))
    assert {finding.code for finding in findings} == {"B415", "B416"}


def test_a_built_in_bank_needs_no_file(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    text = library.crosswalks()[0].read_text(encoding="utf-8")
    own.write_text(re.sub(r", file: \S+\.yaml", "", text), encoding="utf-8")
    assert crosswalk_reading.load(own).to.file is None


def test_what_is_no_yaml_is_no_crosswalk_whoever_asks() -> None:
    crosswalk, findings = crosswalk_reading.validate(DiskFile(BROKEN / "unreadable.yaml"))
    assert crosswalk is None
    assert [finding.code for finding in findings] == ["B001"]


def test_a_bank_that_breaks_rules_hides_no_mistake_of_the_crosswalk(tmp_path: Path) -> None:
    for path in (HERE / "crosswalked").glob("*.yaml"):
        shutil.copy(path, tmp_path)
    newer = tmp_path / "newer.yaml"
    newer.write_text(newer.read_text().replace("title: Habits", "title: Voice"))
    assert {finding.code for finding in library.validate(DiskFile(newer))[1]} == {"B207"}
    own = tmp_path / "own.yaml"
    own.write_text((BROKEN / "left-out.yaml").read_text().replace("../crosswalked/", ""))
    assert {finding.code for finding in library.validate(DiskFile(own))[1]} == {"B415", "B416"}


def rule_findings(text: str) -> tuple[Finding, ...]:
    document, _ = parse(text.encode())
    assert document is not None
    return crosswalk_rules.check(document, OLD, NEW)


def test_only_so_many_ids_get_a_suggestion() -> None:
    links = "\n".join(f"- {{from: famlies-{number:02}, to: data-01}}" for number in range(50))
    messages = [finding.message for finding in rule_findings(f"links:\n{links}") if finding.code == "B406"]
    assert len(messages) == 50
    assert sum("Did you mean families-" in message for message in messages) == 20


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("{from: big-questions-01, to: data-01, relation: same}", "B409"),  # one is answered in words
        ("{from: data-matching-01, to: data-01, relation: same}", "B409"),  # its mature answer is no
        ("{from: data-matching-02, to: data-01, relation: same}", ""),
        ("{from: data-matching-02, to: data-01, relation: part}", "B410"),
        ("{from: data-matching-02, to: data-01, relation: part, whole: neither}", ""),
        ("{from: data-matching-02, to: data-01, relation: related, whole: neither}", "B411"),
    ],
)
def test_what_a_link_says_must_fit_together(link: str, code: str) -> None:
    found = {finding.code for finding in rule_findings(f"links: [{link}]")} - {"B415"}
    assert found == ({code} if code else set())


def test_the_keys_in_the_model_are_those_in_yaml() -> None:
    with pytest.raises(ValueError, match="from_"):
        Crosswalk.model_validate({"from_": {"bank": "own", "revision": 1}})
