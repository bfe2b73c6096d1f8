from __future__ import annotations

from collections.abc import Callable

import pytest

from ehsg_cli.bank.difference.telling import about, compared, headed, verdict
from tests.bank.difference.reports import report_on, sample
from tests.bank.difference.sample import BEFORE, Data, edited, question, section


def retire(data: Data) -> None:
    gone = section(data, "families")["questions"].pop()
    data["retired"].append({"id": gone["id"], "text": gone["text"], "revision": 4, "reason": "Asked twice."})


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda data: data.update(revision=3), "No change."),
        (lambda _: None, "Safe: nothing changed but the revision."),
        (
            lambda data: data.update(summary="Short."),
            "Safe: answers in workbooks already sent out keep their place.",
        ),
        (
            lambda data: question(data, "families-02").update(best="no"),
            "Safe: no answer in workbooks already sent out is lost. Worth a look: 1 change.",
        ),
        (retire, "Take care: by 1 change, answers in workbooks already sent out are lost."),
        (
            lambda data: section(data, "families")["questions"].pop(),
            "Not safe for workbooks already sent out: 1 error.",
        ),
        (lambda data: data.update(revision=2), "Not safe for workbooks already sent out: 1 error."),
        (
            lambda data: data.update(bank="other-2024"),
            "Two banks: the one reads workbooks of the other only where questions are worded the same.",
        ),
    ],
)
def test_the_verdict_is_as_bad_as_the_worst(edit: Callable[[Data], object], expected: str) -> None:
    assert verdict(report_on(edited(edit))) == expected


def test_what_was_compared() -> None:
    assert compared(sample().difference) == (
        "Small Guide 2024 (small-2024), revision 3 → 4. 14 questions before, 14 now; 4 unchanged."
    )
    assert compared(report_on(BEFORE).difference).startswith("Small Guide 2024 (small-2024), revision 3. 14 ")
    other = report_on(edited(lambda data: data.update(bank="other-2024"))).difference
    assert compared(other).startswith("small-2024 revision 3 → other-2024 revision 4. ")


def test_every_heading_stands_once() -> None:
    headings = [heading for heading, _ in headed(sample().difference)]
    assert len(headings) == len(set(headings)) > 25
    assert {change for _, group in headed(sample().difference) for change in group} == set(
        sample().difference.changes
    )


def test_a_change_is_about_what_happened_to_what() -> None:
    said = {about(change) for change in sample().difference.changes}
    assert {
        "question reused",
        "question: best",
        "section: follow up",
        "date",
        "fact",
        "part: introduction",
    } <= said
