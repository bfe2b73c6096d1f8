from __future__ import annotations

from dataclasses import replace

import pytest

from ehsg_cli.bank import library
from ehsg_cli.checks.run import check_return, check_submission
from ehsg_cli.findings.model import Finding, Severity
from ehsg_cli.partnership.merge import merge
from ehsg_cli.partnership.model import Decision, PartnershipReturn
from ehsg_cli.submission.invitation import Invitation
from tests.banks import SMALL
from tests.partnership.submissions import POLICE, SCHOOL, first_answers, planned, submission


def shown(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{finding.code} {finding.location} {finding.message}".replace("  ", " ") for finding in findings]


def test_a_complete_submission_has_no_findings() -> None:
    assert check_submission(planned(POLICE), SMALL) == ()


def test_open_questions_of_a_submission_are_errors_with_their_cell() -> None:
    assert shown(check_submission(SCHOOL, SMALL)) == [
        "C101 in/A school-1.xlsx Families!C2 words-01 has no answer: How will you use data?"
    ]


def test_nothing_is_asked_of_a_file_without_questions() -> None:
    assert check_submission(replace(SCHOOL, answers=()), SMALL) == ()


def test_a_question_whose_row_is_gone_is_open_too() -> None:
    without = replace(planned(POLICE), answers=planned(POLICE).answers[:2])
    assert shown(check_submission(without, SMALL)) == [
        "C101 in/North Police-1.xlsx In words words-01 has no answer: How will you use data?"
    ]


def test_a_return_names_what_nobody_answered_and_who_is_missing() -> None:
    merged = merge(SMALL, [SCHOOL], invitations=[Invitation("East District", "district")])
    assert shown(check_return(merged)) == [
        "C102 Return words-01 has no answer from any partner, and none is agreed: How will you use data?",
        "C201 No answer from Police, whom the guide asks to involve as a minimum.",
        "C205 No answer from District Councils, whom the guide asks to involve as a minimum "
        "(where applicable).",
        "C202 East District was asked and has not answered.",
        "C203 Return items The return item is not filled in: Strategy.",
        "C207 Return 3 of 3 questions are not agreed yet: families-01, families-02, words-01.",
        "C103 in/A school-1.xlsx Families!C2 A school did not answer words-01: How will you use data?",
    ]


def test_who_sent_an_empty_workbook_has_not_answered() -> None:
    empty = submission("North Police", {}, sector="police")
    blank = replace(first_answers(POLICE, 1).answers[0], raw="", choice=None, comment="")
    merged = merge(
        SMALL,
        [SCHOOL, replace(empty, answers=(blank,))],
        invitations=[Invitation("North Police", "police"), Invitation("A school", "schools")],
    )
    told = [finding.message for finding in check_return(merged) if finding.code in {"C201", "C202"}]
    assert told == [
        "No answer from Police, whom the guide asks to involve as a minimum.",
        "North Police was asked and has not answered.",
    ]


def test_an_agreed_answer_closes_a_question_and_must_be_on_the_scale() -> None:
    district = submission("East", dict.fromkeys(SMALL.questions, "Yes"), sector="district")
    merged = merge(SMALL, [first_answers(POLICE, 2), first_answers(district, 2)])
    agreed = replace(
        merged,
        rows=(
            replace(merged.rows[0], decision=Decision(raw="Perhaps")),
            merged.rows[1],
            replace(merged.rows[2], decision=Decision(raw="Like this")),
        ),
        items={"strategy": "Attached", "officer": ""},
    )
    assert [finding.code for finding in check_return(agreed)] == ["C204", "C207", "C103", "C103"]


def test_what_is_wrong_with_a_merged_workbook_is_found_in_that_file() -> None:
    merged = replace(merge(SMALL, [SCHOOL], invitations=[Invitation("East District")]), file="merged.xlsx")
    agreed = replace(
        merged, rows=(replace(merged.rows[0], decision=Decision(raw="Perhaps")), *merged.rows[1:])
    )
    places = {finding.code: str(finding.location) for finding in check_return(agreed)}
    assert places == {
        "C102": "merged.xlsx Return",
        "C103": "in/A school-1.xlsx Families!C2",
        "C201": "merged.xlsx",
        "C202": "merged.xlsx",
        "C203": "merged.xlsx Return items",
        "C204": "merged.xlsx Return",
        "C205": "merged.xlsx",
        "C207": "merged.xlsx Return",
    }


def test_a_decision_older_than_the_answers_is_found_on_the_sheet_where_it_stands() -> None:
    old = Decision(
        raw="No", choice="no", plan="By May", outdated="Agreed as No before this:\nA from No to Yes"
    )
    merged = merge(SMALL, [planned(POLICE)], decisions={"families-01": old})
    (finding,) = (
        found for found in check_return(replace(merged, file="merged.xlsx")) if found.code == "M103"
    )
    assert str(finding.location) == "merged.xlsx Return"


def all_agreed() -> PartnershipReturn:
    district = submission("East", dict.fromkeys(SMALL.questions, "Yes"), sector="district")
    merged = replace(merge(SMALL, [POLICE, district]), items={"strategy": "Attached", "officer": ""})
    decisions = (Decision(raw="Yes", choice="yes"), Decision(raw="No", choice="no"), Decision(raw="In words"))
    return replace(
        merged, rows=tuple(map(lambda row, made: replace(row, decision=made), merged.rows, decisions))
    )


def test_a_return_in_which_all_is_agreed_is_final() -> None:
    assert check_return(all_agreed()) == check_return(all_agreed(), final=True) == ()


@pytest.mark.parametrize("decision", [Decision(), Decision(plan="Do it"), Decision(raw="Perhaps")])
def test_a_final_return_has_every_question_agreed(decision: Decision) -> None:
    first, *others = all_agreed().rows
    merged = replace(all_agreed(), rows=(replace(first, decision=decision), *others), file="merged.xlsx")
    off_scale = ["C204"] if decision.raw else []
    still, final = check_return(merged), check_return(merged, final=True)
    assert [finding.code for finding in still] == [*off_scale, "C207"]
    assert [finding.code for finding in final] == [*off_scale, "C206"]
    assert shown(still[-1:]) == ["C207 merged.xlsx Return 1 of 3 questions are not agreed yet: families-01."]
    assert shown(final[-1:]) == [
        "C206 merged.xlsx Return families-01 has no agreed answer: Do families know their worker?"
    ]
    assert (still[-1].severity, final[-1].severity) == (Severity.INFO, Severity.ERROR)


def test_a_final_return_has_its_required_items() -> None:
    merged = replace(all_agreed(), items={"strategy": "", "officer": ""})
    assert [(found.code, found.severity) for found in check_return(merged)] == [("C203", Severity.WARNING)]
    assert [(found.code, found.severity) for found in check_return(merged, final=True)] == [
        ("C208", Severity.ERROR)
    ]
    assert shown(check_return(merged, final=True)) == [
        "C208 Return items The return item is required and not filled in: Strategy."
    ]


def test_many_questions_to_agree_are_named_in_part() -> None:
    merged = merge(library.load("2020"), [])
    (finding,) = (found for found in check_return(merged) if found.code == "C207")
    assert finding.message == (
        "69 of 69 questions are not agreed yet: families-01, families-02, families-03, families-04, "
        "families-05, families-06, families-07 and 62 more."
    )
