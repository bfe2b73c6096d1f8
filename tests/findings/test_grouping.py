from __future__ import annotations

import re
from dataclasses import replace
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehsg_cli.findings import codes
from ehsg_cli.findings.grouping import FEWEST, grouped, ungrouped
from ehsg_cli.findings.model import Code, Finding, Location

SEVERAL = [code for code in codes.ALL.values() if code.several]


def blank(organisation: str, question: str, file: str = "in/a.xlsx") -> Finding:
    place = Location(file=file, sheet="Families", cell=f"C{int(question[-2:]) + 1}")
    return codes.CHECK_PARTNER_BLANK(place, organisation=organisation, question=question, text="Is it: so?")


def off_scale(raw: str, question: str, choices: str = "Yes, No") -> Finding:
    place = Location(file="in/a.xlsx", sheet="Families", cell="C2")
    return codes.SUBMISSION_OFF_SCALE(place, raw=raw, question=question, suggestion="", choices=choices)


def said(findings: list[Finding]) -> list[tuple[str, int]]:
    return [(group.finding.message, group.more) for group in grouped(findings)]


def test_what_one_partner_left_open_is_one_line() -> None:
    findings = [blank("A school", f"families-{number:02}") for number in range(1, 10)]
    (group,) = grouped(findings)
    assert group.finding.message == (
        "A school did not answer 9 questions: families-01, families-02, families-03, families-04, "
        "families-05, families-06, families-07 and 2 more."
    )
    assert group.more == 8
    assert group.finding == replace(findings[0], message=group.finding.message)


def test_two_say_more_by_themselves() -> None:
    findings = [blank("A school", "families-01"), blank("A school", "families-02")]
    assert [group.finding for group in grouped(findings)] == findings


def test_what_differs_in_cause_stays_apart() -> None:
    of_two = [
        blank(who, f"families-0{number}", file)
        for number in range(1, 4)
        for who, file in (("A", "a.xlsx"), ("B", "a.xlsx"), ("A", "b.xlsx"))
    ]
    assert said(of_two) == [
        ("A did not answer 3 questions: families-01, families-02, families-03.", 2),
        ("B did not answer 3 questions: families-01, families-02, families-03.", 2),
        ("A did not answer 3 questions: families-01, families-02, families-03.", 2),
    ]
    scales = [off_scale("Maybe", f"families-0{number}", f"Scale {number % 2}") for number in range(6)]
    assert [more for _, more in said(scales)] == [2, 2]
    answers = [off_scale(f"Maybe {number}", f"families-0{number}") for number in range(4)]
    assert [more for _, more in said(answers)] == [0] * 4


@pytest.mark.parametrize(
    "raw", ["Maybe", "Close to home", "{question}", "a\nb", "is not one of the choices."]
)
def test_the_same_answer_off_the_scale_is_one_line_whatever_it_says(raw: str) -> None:
    findings = [off_scale(raw, f"families-{number:02}") for number in range(1, 15)]
    ((message, more),) = said(findings)
    assert message.startswith(f"The answer {raw} to 14 questions is not one of the choices: families-01, ")
    assert more == 13


def test_the_same_text_without_a_place_is_one_line_at_the_first_of_its_cells() -> None:
    findings = [
        codes.SUBMISSION_UNPLACED(Location(file="a.xlsx", sheet="Data", cell=f"F{row}"), text="See e-mail")
        for row in range(1, 31)
    ]
    other = codes.SUBMISSION_UNPLACED(Location(file="a.xlsx", sheet="Data", cell="F99"), text="Else")
    first, second = grouped([*findings, other])
    assert (first.finding, first.more) == (findings[0], 29)
    assert (second.finding, second.more) == (other, 0)


def test_findings_beside_a_line_of_a_file_are_never_put_together() -> None:
    lines = (Location(file="a.yaml", line=line) for line in range(1, 4))
    findings = [codes.BANK_UNKNOWN_QUESTION(line, id="a-01", suggestion="") for line in lines]
    assert grouped(findings) == ungrouped(findings)


def test_codes_that_are_not_known_any_more_and_long_messages_are_taken_as_they_are() -> None:
    unknown = [Finding("Z999", codes.ALL["C101"].severity, "Same")] * 4
    assert said(unknown) == [("Same", 3)]
    long = [blank("A" * 5_000, f"families-0{number}") for number in range(1, 5)]
    assert [more for _, more in said(long)] == [0] * 4


@pytest.mark.parametrize("code", SEVERAL, ids=lambda code: code.id)
def test_the_line_for_several_says_what_the_messages_say(code: Code) -> None:
    names = {name for _, name, *_ in Formatter().parse(code.message) if name}
    used = {name for _, name, *_ in Formatter().parse(code.several) if name}
    assert "count" in used
    assert used - {"count"} <= names | {f"{name}s" for name in names}
    listing = [name.removesuffix("s") for name in used - names - {"count"}]
    assert len(listing) == 1
    values = dict.fromkeys(names, "same")
    findings = [code(None, **(values | {listing[0]: f"it-{number:02}"} | _free(code))) for number in range(4)]
    ((message, more),) = said(findings)
    assert more == 3
    assert "4 " in message
    assert "it-00, it-01, it-02, it-03" in message


def _free(code: Code) -> dict[str, str]:
    """Values for what only the remedy names."""
    return dict.fromkeys(re.findall(r"{(\w+)}", code.remedy), "choices")


@given(st.lists(st.sampled_from([blank("A", "families-01"), off_scale("M", "b-01"), off_scale("M", "b-02")])))
def test_every_finding_is_counted_once(findings: list[Finding]) -> None:
    groups = grouped(findings)
    assert sum(1 + group.more for group in groups) == len(findings)
    assert all(group.more == 0 or group.more + 1 >= FEWEST for group in groups)
