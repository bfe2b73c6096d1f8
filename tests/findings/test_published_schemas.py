"""Whatever is found, wherever it is, the documents for other programs are as their schemas have them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import PurePath, PurePosixPath, PureWindowsPath
from string import Formatter
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehsg_cli.findings import codes, sarif
from ehsg_cli.findings.model import Code, Finding, Location, Severity
from ehsg_cli.findings.writers import Format, render
from tests.findings.published import in_junit, in_sarif
from tests.findings.sample import FINDINGS, PARTNER_TEXT

FILES = (
    "banks/own.yaml",
    "../up.yaml",
    "/data/Bündel 100%.docx",
    "C:/Users/A B/own.yaml",
    "C:\\Users\\A B\\own.yaml",
    "C:own.yaml",
    "//server/a share/own.yaml",
    "http://example.org/a?b=c#d",
    "a b,c:d%20[e]{f}?g#h&i='j'\"<k>|l.yaml",
    "a\r\nb\t\0\x1b\x85\ufffe.yaml",
    "half of a pair \ud800, a byte that is no UTF-8 \udcff.yaml",
    "日本 😀.xlsx",
    "-",
    " ",
)
PLACES = (
    Location(),
    Location(sheet="Families", cell="C2"),
    *(
        Location(file=file, **place)
        for file in FILES
        for place in (
            {},
            {"line": 3},
            {"line": 3, "column": 7},
            {"sheet": PARTNER_TEXT},
            {"sheet": "A & B's <sheet>", "cell": "F7"},
        )
    ),
)
ALL_CHARACTERS = st.text(st.characters(exclude_categories=()))
ANY_PLACE = st.builds(
    Location,
    file=ALL_CHARACTERS,
    sheet=ALL_CHARACTERS,
    cell=ALL_CHARACTERS,
    line=st.integers(0),
    column=st.integers(0),
)
ANY_FINDING = st.builds(
    Finding,
    st.sampled_from(list(codes.ALL)),
    st.sampled_from(Severity),
    ALL_CHARACTERS,
    ALL_CHARACTERS,
    ANY_PLACE,
)
CHECKS: dict[Format, Callable[[str], list[str]]] = {Format.SARIF: in_sarif, Format.JUNIT: in_junit}
EACH_FORMAT = pytest.mark.parametrize("form", CHECKS)


def found(code: Code, place: Location) -> Finding:
    """A finding of this kind with text that needs care in every detail."""
    names = {
        name for text in (code.message, code.remedy) for _, name, _, _ in Formatter().parse(text) if name
    }
    return code(place, **dict.fromkeys(names, PARTNER_TEXT))


@EACH_FORMAT
def test_every_kind_of_finding_in_every_kind_of_place(form: Format) -> None:
    findings = [found(code, place) for code in codes.ALL.values() for place in PLACES]
    assert not CHECKS[form](render(findings, form, "1.2.3"))


@EACH_FORMAT
def test_no_finding(form: Format) -> None:
    assert not CHECKS[form](render([], form))


@EACH_FORMAT
@given(findings=st.lists(ANY_FINDING, max_size=3))
def test_any_text_in_any_field(form: Format, findings: list[Finding]) -> None:
    assert not CHECKS[form](render(findings, form))


@pytest.mark.parametrize("system", [PurePosixPath, PureWindowsPath])
def test_sarif_points_at_files_of_any_system(system: type[PurePath], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "PurePath", system)
    assert not in_sarif(render([found(codes.BANK_NOT_YAML, place) for place in PLACES], Format.SARIF))


def test_sarif_gives_windows_paths_as_windows_has_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "PurePath", PureWindowsPath)
    files = ("C:/Users/A B/own.yaml", "//server/share/own.yaml", "banks/own.yaml", "banks\\own.yaml")
    found_there = [found(codes.BANK_NOT_UTF8, Location(file=file)) for file in files]
    results = json.loads(sarif.render(tuple(found_there)))["runs"][0]["results"]
    assert [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in results] == [
        "file:///C:/Users/A%20B/own.yaml",
        "file://server/share/own.yaml",
        "banks/own.yaml",
        "banks/own.yaml",
    ]


def test_sarif_names_the_rule_of_each_result_by_its_place_in_the_list() -> None:
    (run,) = json.loads(render(FINDINGS, Format.SARIF))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


def test_sarif_can_be_read_by_programs_that_refuse_half_a_surrogate_pair() -> None:
    log = json.loads(render(FINDINGS, Format.SARIF))
    assert json.dumps(log, ensure_ascii=False).encode()


def test_junit_names_no_two_cases_of_a_file_alike() -> None:
    finding = codes.CHECK_ITEM_MISSING(Location(file="a.xlsx", sheet="Return items"), prompt="Strategy")
    report = ET.fromstring(render([finding] * 3, Format.JUNIT))  # noqa: S314  we have just written it ourselves
    assert [case.attrib["name"] for case in report.iter("testcase")] == [
        "C203 a.xlsx Return items",
        "C203 a.xlsx Return items (2)",
        "C203 a.xlsx Return items (3)",
    ]


def changed(path: str, value: object) -> Callable[[Any], None]:
    """What sets a part of a SARIF log to a value, or removes it where the value is none."""

    def change(log: Any) -> None:
        *steps, last = (int(step) if step.isdigit() else step for step in path.split("."))
        for step in steps:
            log = log[step]
        log.pop(last) if value is None else log.update({last: value})

    return change


@pytest.mark.parametrize(
    "change",
    [
        changed("version", None),
        changed("version", "2.2.0"),
        changed("runs.0.tool.driver.name", None),
        changed("runs.0.tool.driver.rules.0.id", None),
        changed("runs.0.results.0.level", "info"),
        changed("runs.0.results.0.message", {"markdown": "*bold*"}),
        changed("runs.0.results.0.ruleIndex", -2),
        changed("runs.0.results.0.place", "here"),
        changed("runs.0.results.0.locations.0.physicalLocation.region.startLine", 0),
        changed("runs.0.results.0.locations.0.physicalLocation.region.startColumn", 0),
        changed("runs.0.results.0.locations.0.physicalLocation.artifactLocation.uri", "a b.yaml"),
        changed("runs.0.results.0.locations.0.physicalLocation.artifactLocation.uri", "100%.yaml"),
        changed("runs.0.results.0.locations.0.physicalLocation.artifactLocation.uri", "Bündel.yaml"),
    ],
)
def test_the_sarif_schema_refuses_what_is_wrong(change: Callable[[Any], None]) -> None:
    log = json.loads(render([FINDINGS[3]], Format.SARIF))
    change(log)
    assert in_sarif(json.dumps(log))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("testsuites", "testsweets"),
        ('<testcase classname="banks/own.yaml" name=', "<testcase title="),
        ('tests="1"', ""),
        ('failures="1"', 'failures="1" time="1 s"'),
        ("<failure", "<remark/><failure"),
        ("failure", "passed"),
        ('type="B101"', 'level="B101"'),
    ],
)
def test_the_junit_schema_refuses_what_is_wrong(right: str, wrong: str) -> None:
    document = render([FINDINGS[3]], Format.JUNIT)
    assert right in document
    assert in_junit(document.replace(right, wrong))
