from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.findings.writers import Format, render
from tests.findings.sample import FINDINGS, PARTNER_TEXT

if TYPE_CHECKING:
    from ehsg_cli.findings.model import Finding

MACHINE_FORMATS = [form for form in Format if form is not Format.TEXT]
BOTH_KINDS_OF_PLACE = (FINDINGS[3], FINDINGS[1])
REMIND = "Remind them: ehsg chase writes the e-mails."


def as_json(*findings: Finding) -> Any:
    return json.loads(render(findings, Format.JSON))


def as_sarif(*findings: Finding, version: str = "") -> Any:
    return json.loads(render(findings, Format.SARIF, version))


def as_junit(*findings: Finding) -> ET.Element:
    return ET.fromstring(render(findings, Format.JUNIT))  # noqa: S314  we have just written it ourselves


def test_findings_are_sorted_by_file_and_by_line() -> None:
    found = [finding["location"] for finding in as_json(*FINDINGS)]
    assert [place.get("file", "") for place in found] == sorted(place.get("file", "") for place in found)
    assert [place["line"] for place in found if "line" in place] == [3, 12]


@pytest.mark.parametrize("form", MACHINE_FORMATS)
def test_every_format_can_be_written_to_any_file_that_takes_utf_8(form: Format) -> None:
    render(FINDINGS, form).encode()


def test_json_has_what_is_known_of_the_place_and_no_more() -> None:
    nowhere, in_text, in_workbook = as_json(*BOTH_KINDS_OF_PLACE, FINDINGS[-1])
    assert nowhere["location"] == {}
    assert in_text["location"] == {"file": "banks/own.yaml", "line": 12, "column": 5}
    assert in_workbook == {
        "code": "S101",
        "severity": "error",
        "message": "The answer maybe to families-01 is not one of the choices.",
        "remedy": "Use one of: Yes, Mostly yes, Mostly no, No.",
        "location": {"file": "in/police, north.xlsx", "sheet": "Families", "cell": "C2"},
    }


def test_json_keeps_every_character() -> None:
    assert PARTNER_TEXT in as_json(FINDINGS[0])[0]["message"]
    assert as_json() == []


def test_github_gets_one_escaped_command_a_line() -> None:
    place = Location(file="a,b: 100%.yaml", line=3, column=7)
    finding = codes.BANK_UNUSED_SCALE(place, scale="50%\r\nso, so: ok")
    assert render([finding], Format.GITHUB) == (
        "::warning file=a%2Cb%3A 100%25.yaml,line=3,col=7,title=B204::"
        "No section uses the scale 50%25%0D%0Aso, so: ok. Use it or remove it."
    )


def test_github_has_a_command_for_each_severity_and_the_cell_in_the_message() -> None:
    lines = render(FINDINGS, Format.GITHUB).split("\n")
    assert lines[0] == f"::warning title=C202::Northshire Police was asked and has not answered. {REMIND}"
    assert lines[1].startswith("::notice file=/data/Bündel 100%25.docx,title=F004::")
    assert lines[2].startswith("::error file=banks/own.yaml,line=3,title=B004::")
    assert lines[5].startswith(
        "::error file=in/police%2C north.xlsx,title=S101::Families!C2: The answer maybe"
    )
    assert len(lines) == len(FINDINGS)


def test_sarif_has_the_shape_that_its_schema_requires() -> None:
    log = as_sarif(*FINDINGS, version="1.2.3")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert log["version"] == "2.1.0"
    assert (driver["name"], driver["version"]) == ("ehsg", "1.2.3")
    assert [rule["id"] for rule in driver["rules"]] == list(codes.ALL)
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in driver["rules"])
    assert all("{" not in rule["shortDescription"]["text"] for rule in driver["rules"])
    assert len(run["results"]) == len(FINDINGS)
    assert {result["level"] for result in run["results"]} == {"error", "warning", "note"}
    assert all(result["ruleId"] in codes.ALL and result["message"]["text"] for result in run["results"])


def test_sarif_places_findings_in_text_files_and_in_workbooks() -> None:
    results = as_sarif(*FINDINGS)["runs"][0]["results"]
    places = [result["locations"] for result in results]
    nowhere, absolute, line_only, in_text, _, in_workbook, _ = places
    assert nowhere == []
    assert absolute == [
        {"physicalLocation": {"artifactLocation": {"uri": "file:///data/B%C3%BCndel%20100%25.docx"}}}
    ]
    assert line_only[0]["physicalLocation"]["region"] == {"startLine": 3}
    assert in_text[0]["physicalLocation"] == {
        "artifactLocation": {"uri": "banks/own.yaml"},
        "region": {"startLine": 12, "startColumn": 5},
    }
    assert in_workbook == [
        {
            "physicalLocation": {"artifactLocation": {"uri": "in/police%2C%20north.xlsx"}},
            "logicalLocations": [{"name": "C2", "fullyQualifiedName": "Families!C2"}],
        }
    ]


def test_sarif_says_no_version_where_it_knows_none() -> None:
    assert "version" not in as_sarif()["runs"][0]["tool"]["driver"]


def test_junit_has_a_suite_a_file_and_a_case_a_finding() -> None:
    suites = as_junit(*FINDINGS).findall("testsuite")
    assert [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in suites] == [
        ("ehsg", "1", "0"),
        ("/data/Bündel 100%.docx", "1", "0"),
        ("banks/own.yaml", "2", "2"),
        ("in/police, north.xlsx", "3", "1"),
    ]
    assert all(len(suite.findall("testcase")) == int(suite.attrib["tests"]) for suite in suites)


def test_junit_fails_for_errors_and_speaks_of_the_rest() -> None:
    cases = as_junit(*FINDINGS).findall("testsuite/testcase")
    failed = [case.get("name") for case in cases if case.find("failure") is not None]
    spoken = [case.findtext("system-out", "") for case in cases if case.find("failure") is None]
    assert failed == [
        "B004 banks/own.yaml:3",
        "B101 banks/own.yaml:12:5",
        "S101 in/police, north.xlsx Families!C2",
    ]
    assert spoken[0] == f"warning: Northshire Police was asked and has not answered. {REMIND}"
    assert spoken[1].startswith("info: Not read: .docx files are not read.")


def test_junit_drops_what_xml_cannot_hold_and_nothing_else() -> None:
    (case,) = as_junit(FINDINGS[0]).findall("testsuite/testcase")
    spoken = case.findtext("system-out", "").replace("\n", "\r\n")
    for character in "\x0b\x1b\ud800":
        assert character not in spoken
    assert PARTNER_TEXT.translate(dict.fromkeys(map(ord, "\x0b\x1b\ud800"))) in spoken


def test_junit_passes_one_case_where_nothing_is_found() -> None:
    (suite,) = as_junit().findall("testsuite")
    assert (suite.get("tests"), suite.get("failures")) == ("1", "0")
    assert [case.get("name") for case in suite.findall("testcase")] == ["no findings"]
