from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehsg_cli.bank.file import DiskFile
from ehsg_cli.bank.library import load, validate
from ehsg_cli.findings.model import has_errors

if TYPE_CHECKING:
    from ehsg_cli.bank.model import Bank

HEAD = "bank: own-2022\nextends: ehsg-2022\nrevision: 4\n"


def extended(folder: Path, said: str, head: str = HEAD) -> Bank:
    path = folder / "own.yaml"
    path.write_text(head + dedent(said), encoding="utf-8")
    bank, findings = validate(DiskFile(path))
    assert not has_errors(findings), findings
    assert bank is not None
    return bank


def test_without_more_it_is_the_other_bank_under_its_own_name(tmp_path: Path) -> None:
    base, own = load("2022"), extended(tmp_path, "")
    assert (own.bank, own.revision) == ("own-2022", 4)
    assert own.model_copy(update={"bank": base.bank, "revision": base.revision}) == base


def test_questions_are_added_removed_and_amended(tmp_path: Path) -> None:
    own = extended(
        tmp_path,
        """
        remove: [communities-01, leaders-01, leaders-02]
        amend:
          workforce-01: {text: "Other words?", title: "A title", formerly: ["Old words?"], best: "no"}
          workforce-02: {title: null}
          communities: {follow_up: "And then?", looks_at: null}
        add:
          - {section: workforce, after: workforce-01, questions: [{id: workforce-51, text: "New?"}]}
          - {section: workforce, questions: [{id: workforce-52, text: "Newer?"}]}
          - {section: communities, after: communities-01, questions: [{id: communities-51, text: "Instead?"}]}
        """,
    )
    assert [id_ for id_ in own.questions if not id_.startswith(("family", "data"))] == [
        *("workforce-01", "workforce-51", "workforce-02", "workforce-52", "communities-51", "communities-02"),
    ]
    amended = own.questions["workforce-01"]
    assert (amended.text, amended.title, amended.best) == ("Other words?", "A title", "no")
    assert amended.formerly == ("Old words?",)
    communities = own.section_of["communities-02"]
    assert (communities.follow_up, communities.looks_at) == ("And then?", None)


def test_what_is_named_takes_the_place_of_what_was_there_or_is_added_to_it(tmp_path: Path) -> None:
    base = load("2022")
    own = extended(
        tmp_path,
        """
        title: Our own
        partners: [{id: police, name: Police}]
        notes: ["One more."]
        parts: [{title: Ours}]
        scales: {sure: [{id: high, label: High}, {id: low, label: Low}]}
        sections:
          - {id: local, title: Local, part: Ours, scale: sure, questions: [{id: local-01, text: "Sure?"}]}
        """,
    )
    assert own.title == "Our own"
    assert [sector.id for sector in own.partners] == ["police"]
    assert own.notes == (*base.notes, "One more.")
    assert [section.id for section in own.sections] == [*(section.id for section in base.sections), "local"]
    assert [choice.id for choice in own.choices("local-01")] == ["high", "low"]
    assert own.choices("data-01") == base.choices("data-01")


def test_nothing_is_left_of_what_only_removed_questions_used(tmp_path: Path) -> None:
    base = load("2020")
    gone = [id_ for id_, section in base.section_of.items() if section.part != "The Big Questions"]
    head = HEAD.replace("2022", "2020")
    own = extended(
        tmp_path, f"remove: [{', '.join(gone)}]\ndata_maturity:\n", head.replace("own-2020", "own")
    )
    assert list(own.questions) == ["big-questions-01", "big-questions-02", "big-questions-03"]
    assert own.scales == {}
    assert [part.title for part in own.parts] == ["The Big Questions"]
    kept = extended(tmp_path, "remove: [data-sharing-01]", head)
    assert kept.data_maturity
    assert base.data_maturity
    assert "data-sharing-01" in base.data_maturity.elements[0].questions
    assert "data-sharing-01" not in kept.data_maturity.elements[0].questions


def test_a_bank_may_extend_one_that_extends_another(tmp_path: Path) -> None:
    (tmp_path / "county").mkdir()
    (tmp_path / "county" / "county.yaml").write_text(HEAD + "remove: [data-01]\n", encoding="utf-8")
    own = extended(
        tmp_path, "remove: [data-02]", "bank: district\nextends: county/county.yaml\nrevision: 1\n"
    )
    assert [section.id for section in own.sections] == ["family-voice", "workforce", "communities", "leaders"]


def test_too_many_banks_do_not(tmp_path: Path) -> None:
    for number in range(9):
        head = HEAD if not number else f"bank: own-{number}\nextends: {number - 1}.yaml\nrevision: 1\n"
        (tmp_path / f"{number}.yaml").write_text(head, encoding="utf-8")
    _, findings = validate(DiskFile(tmp_path / "8.yaml"))
    assert [finding.code for finding in findings] == ["B251"]


def test_in_a_circle_of_banks_each_is_told_that_it_cannot_be(tmp_path: Path) -> None:
    for name, other in (("a", "b"), ("b", "c"), ("c", "a")):
        text = f"bank: {name}\nextends: ./{other}.yaml\nrevision: 1\n"
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    for name in "abc":
        assert [finding.code for finding in validate(DiskFile(tmp_path / f"{name}.yaml"))[1]] == ["B251"]


@pytest.mark.parametrize("key", ["remove", "amend", "add", "sections", "scales", "parts", "notes", "retired"])
@given(
    value=st.recursive(
        st.sampled_from(["null", "true", "7", "text", "''", "data-01", "2022-01-01"]),
        lambda inner: (
            st.lists(inner, max_size=2).map(lambda parts: f"[{', '.join(parts)}]")
            | st.dictionaries(st.sampled_from(["id", "section", "questions", "after", "data-01"]), inner).map(
                lambda parts: "{" + ", ".join(f"{key}: {part}" for key, part in parts.items()) + "}"
            )
        ),
        max_leaves=4,
    )
)
def test_whatever_is_said_of_the_other_bank_is_a_bank_or_findings(
    key: str, value: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("own") / "own.yaml"
    path.write_text(f"{HEAD}{key}: {value}\n", encoding="utf-8")
    bank, findings = validate(DiskFile(path))
    assert bank is not None or has_errors(findings)


OWN_CONTRADICTION = """
contradictions:
  - id: warehouse
    reason: A lake that is used for everything is no warehouse.
    answers:
      - {question: data-matching-03, answer: "yes"}
      - {question: data-matching-04, answer: "yes"}
"""


@pytest.mark.parametrize(
    ("said", "contradictions"),
    [
        ("", ["matching-by-hand", "matching-automatically"]),
        (OWN_CONTRADICTION, ["matching-by-hand", "matching-automatically", "warehouse"]),
        ("remove: [data-matching-02]", []),
        ("remove: [data-matching-02]" + OWN_CONTRADICTION, ["warehouse"]),
        (
            """
            scales: {rag: [{id: "yes", label: Green}, {id: amber, label: Amber}, {id: "no", label: Red}]}
            amend: {data-matching: {scale: rag}, data-matching-01: {best: null}}
            """,
            [],
        ),
    ],
)
def test_contradictions_are_added_and_those_that_nobody_can_give_are_gone(
    said: str, contradictions: list[str], tmp_path: Path
) -> None:
    own = extended(tmp_path, said, head="bank: own-2020\nextends: ehsg-2020\nrevision: 1\n")
    assert [each.id for each in own.contradictions] == contradictions


def test_a_contradiction_with_what_this_bank_removes_is_a_mistake_where_it_says_so_itself(
    tmp_path: Path,
) -> None:
    path = tmp_path / "own.yaml"
    removed = "remove: [data-matching-03]\n" + OWN_CONTRADICTION
    path.write_text("bank: own-2020\nextends: ehsg-2020\nrevision: 1\n" + removed, encoding="utf-8")
    _, findings = validate(DiskFile(path))
    assert [(finding.code, finding.location.line) for finding in findings] == [("B209", 10)]
