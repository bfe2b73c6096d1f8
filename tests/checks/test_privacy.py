"""What must not be published, as findings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ehsg_cli.checks.privacy import (
    people_known,
    personal_in_return,
    personal_in_submission,
    respondents_of,
)
from ehsg_cli.checks.redacted import removed_from_submission
from ehsg_cli.findings.model import Severity
from ehsg_cli.partnership.model import Decision, Partner, PartnershipReturn, Superseded
from ehsg_cli.partnership.said import Reach
from ehsg_cli.privacy.people import NOBODY
from ehsg_cli.submission.invitation import Invitation
from ehsg_cli.submission.model import Answer, NamedBy, Origin, Respondent, Source, Submission, Unplaced
from ehsg_cli.workbook import layout
from tests.render.returns import PARTICIPANTS, small_return

EACH_KIND = {
    "1": "nora@example.org",
    "2": "07700 900123",
    "3": "999 000 0018",
    "4": "Y000123419001",
    "5": "AA 00 00 01 A",
    "6": "born on 12/03/2011",
    "7": "NE98 9XZ",
    "8": "Nora Quill",
}
KNOWN = people_known([Respondent(organisation="North Police", completed_by="Nora Quill")])
SOURCE = Source(file="a.xlsx", sha256="")


def submission(comment: str) -> Submission:
    origin = Origin(file="a.xlsx", sheet="Families", answer_cell="C2", comment_cell="D2")
    answer = Answer(question="families-01", choice="yes", raw="Yes", comment=comment, origin=origin)
    return Submission(source=SOURCE, respondent=PARTICIPANTS[0].respondent, answers=(answer,))


@pytest.mark.parametrize(("number", "text"), EACH_KIND.items())
def test_each_kind_has_a_code_where_it_is_published_and_where_it_is_not(number: str, text: str) -> None:
    plan = Decision(raw="Yes", choice="yes", plan=f"Note: {text}")
    agreed = small_return(decisions={"families-01": plan})
    (published,) = personal_in_return(agreed, {}, KNOWN, reach=Reach.PUBLISHED)
    (written,) = personal_in_submission(submission(f"Note: {text}"), KNOWN)
    assert (published.code, published.severity) == (f"P10{number}", Severity.ERROR)
    assert (written.code, written.severity) == (f"P20{number}", Severity.WARNING)
    assert text not in published.message + written.message
    assert (written.location.sheet, written.location.cell) == ("Families", "D2")


def test_a_decision_is_named_by_its_cell() -> None:
    merged = small_return(decisions={"families-01": Decision(plan="07700 900123")})
    cells = {(layout.RETURN, "families-01", layout.AGREED_PLAN): "K2"}
    (finding,) = personal_in_return(merged, cells, NOBODY, reach=Reach.PUBLISHED)
    assert (finding.location.sheet, finding.location.cell) == (layout.RETURN, "K2")


def test_what_reaches_no_page_is_looked_at_only_in_all() -> None:
    cell = Unplaced(file="a.xlsx", sheet="Rough", cell="A1", text="07700 900123")
    merged = replace(small_return(decisions={}, items={}), unplaced=(cell,))
    here = [each.location.sheet for each in personal_in_return(merged, {}, NOBODY)]
    assert "Rough" in here
    shown = personal_in_return(merged, {}, NOBODY, reach=Reach.SHOWN)
    assert "Rough" not in [each.location.sheet for each in shown]


def test_contacts_on_the_list_are_known_as_well() -> None:
    known = people_known([], [Invitation("North Police", contact="Nora Quill", email="t.ash@example.org")])
    (finding,) = personal_in_submission(submission("Ask Quill."), known)
    assert finding.code == "P208"


def test_a_file_called_by_a_person_does_not_make_the_name_that_of_an_organisation() -> None:
    respondent = Respondent(organisation="Nora Quill", completed_by="Nora Quill", named_by=NamedBy.FILE)
    assert people_known([respondent]).single == {"nora", "quill"}


def test_those_whose_later_workbook_counts_are_known_too() -> None:
    earlier = replace(PARTICIPANTS[0], id="earlier")
    merged = replace(small_return(), superseded=(Superseded(participant=earlier, by=PARTICIPANTS[0].id),))
    assert len(respondents_of(merged)) == len(merged.participants) + 1


PHONE = "07700 900123"


def found_in(merged: PartnershipReturn, reach: Reach) -> list[str]:
    found = personal_in_return(merged, {}, NOBODY, reach=reach)
    return [each.message for each in found if "telephone" in each.message]


def test_partners_who_did_not_answer_are_looked_at() -> None:
    silent = Partner(name=f"Hub {PHONE}", sector=f"Schools {PHONE}", asked=True)
    merged = replace(small_return(items={}), partners=(silent,))
    assert [" in the name of a partner " in each for each in found_in(merged, Reach.PUBLISHED)] == [True]
    assert [" in the sector of a partner " in each for each in found_in(merged, Reach.SHOWN)] == [False, True]


def test_what_they_say_of_themselves_is_looked_at() -> None:
    respondent = Respondent(organisation=f"Hub {PHONE}", sector=f"S {PHONE}", role=f"Lead {PHONE}")
    participant = replace(PARTICIPANTS[0], respondent=respondent)
    merged = replace(small_return(items={}), participants=(participant,))
    assert [len(found_in(merged, reach)) for reach in Reach] == [1, 2, 3]
    sent = replace(submission("Nothing."), respondent=respondent)
    assert [each.code for each in personal_in_submission(sent, NOBODY)] == ["P102", "P202", "P202"]
    assert len(removed_from_submission(sent, NOBODY)) == 3


def test_an_organisation_that_only_a_file_is_called_by_is_on_no_page() -> None:
    respondent = Respondent(organisation=f"Hub {PHONE}", named_by=NamedBy.FILE)
    merged = replace(small_return(items={}), participants=(replace(PARTICIPANTS[0], respondent=respondent),))
    assert [len(found_in(merged, reach)) for reach in Reach] == [0, 0, 1]


def test_of_an_earlier_workbook_nothing_is_on_a_page() -> None:
    earlier = replace(PARTICIPANTS[0], id="e", respondent=Respondent(organisation=f"Hub {PHONE}"))
    merged = replace(small_return(items={}), superseded=(Superseded(participant=earlier, by="north-police"),))
    assert [len(found_in(merged, reach)) for reach in Reach] == [0, 0, 1]
