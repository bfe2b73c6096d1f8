from __future__ import annotations

import pytest

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Finding, Severity
from ehsg_cli.findings.severities import weighed

BLANK = Finding(codes.CHECK_PARTNER_BLANK.id, Severity.WARNING, "They did not answer.")
FINAL = Finding(codes.CHECK_NOT_AGREED.id, Severity.ERROR, "It is not agreed.")


@pytest.mark.parametrize(
    ("weights", "severity"),
    [
        ({}, Severity.WARNING),
        ({"M": "error", "C2": "error", "C1034": "error"}, Severity.WARNING),
        ({"C": "note"}, Severity.INFO),
        ({"C103": "error", "C": "note", "C1": "off"}, Severity.ERROR),
        ({"C": "off", "C1": "warning"}, Severity.WARNING),
        ({"C1": "error", "C10": "off"}, None),
        ({"C103": "off"}, None),
    ],
)
def test_the_longest_beginning_counts(weights: dict[str, str], severity: Severity | None) -> None:
    assert [found.severity for found in weighed([BLANK], weights)] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("weights", "severity"),
    [
        ({"C": "off"}, Severity.ERROR),
        ({"C20": "note"}, Severity.ERROR),
        ({"C206": "warning", "C": "off"}, Severity.WARNING),
        ({"C206": "off"}, None),
    ],
)
def test_what_makes_a_return_final_goes_by_its_own_code(
    weights: dict[str, str], severity: Severity | None
) -> None:
    assert [found.severity for found in weighed([FINAL], weights)] == ([severity] if severity else [])
    assert {codes.CHECK_NOT_AGREED.id, codes.CHECK_FINAL_ITEM_MISSING.id} == codes.FINAL


def test_nothing_else_changes() -> None:
    other = Finding("S101", Severity.ERROR, "Off the scale.")
    assert weighed([other, BLANK], {"S": "note", "C": "off"}) == (
        Finding("S101", Severity.INFO, "Off the scale."),
    )
