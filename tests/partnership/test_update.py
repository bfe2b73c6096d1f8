from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from ehsg_cli.errors import EhsgError
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Code, Finding, Location
from ehsg_cli.partnership.as_json import to_json
from ehsg_cli.partnership.merge import assemble, merge
from ehsg_cli.partnership.model import Decision
from ehsg_cli.partnership.update import merge_onto
from ehsg_cli.submission.answers import recognise
from ehsg_cli.submission.invitation import Invitation
from ehsg_cli.submission.model import NamedBy, Submission, Unplaced
from tests.banks import SMALL
from tests.partnership.submissions import POLICE, SCHOOL, decided, submission


def moved(sent: Submission, folder: str, **answers: str) -> Submission:
    """The submission from a file of that name in another folder, with these answers (`q1` for the first)."""
    name = sent.source.file.rpartition("/")[2]
    changed = tuple(
        replace(answer, raw=raw, choice=recognise(raw, SMALL.choices(answer.question)))
        for number, answer in enumerate(sent.answers, start=1)
        for raw in [answers.get(f"q{number}", answer.raw)]
    )
    path = f"{folder}/{name}"
    changed = tuple(replace(answer, origin=replace(answer.origin, file=path)) for answer in changed)
    typed = sum(bool(answer.raw) for answer in changed) - sum(bool(answer.raw) for answer in sent.answers)
    source = replace(sent.source, file=path, sha256=f"{folder}{answers}", cells=sent.source.cells + typed)
    return replace(sent, source=source, answers=changed)


def said(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    return [(finding.code, finding.location.file) for finding in findings]


def test_merging_onto_nothing_is_merging() -> None:
    assert to_json(merge_onto(assemble(SMALL), [POLICE, SCHOOL])) == to_json(merge(SMALL, [POLICE, SCHOOL]))


def test_what_was_decided_stays() -> None:
    again = merge_onto(decided(merge(SMALL, [POLICE])), [POLICE])
    assert again.rows[0].decision == Decision(raw="Mostly yes", choice="mostly-yes", plan="Do it")
    assert again.items == {"strategy": "Attached", "officer": ""}
    assert again.findings == ()


def test_a_decision_made_before_the_answers_changed_is_kept_and_named() -> None:
    later = merge_onto(decided(merge(SMALL, [POLICE])), [POLICE, SCHOOL])
    assert later.rows[0].decision.raw == "Mostly yes"
    assert [finding.code for finding in later.findings] == ["M103"]
    assert later.findings[0].message.startswith(
        "families-01: Agreed as Mostly yes before these changes: A school from no answer to No."
    )


def test_whoever_is_not_among_the_late_ones_stays_with_all_they_said() -> None:
    note = Unplaced(file=SCHOOL.source.file, sheet="Families", cell="F7", text="See this")
    finding = codes.SUBMISSION_UNPLACED(
        Location(file=SCHOOL.source.file, sheet="Families", cell="F7"), text="See"
    )
    source = replace(SCHOOL.source, cells=SCHOOL.source.cells + 1)
    earlier = merge(SMALL, [replace(SCHOOL, source=source, unplaced=(note,), findings=(finding,))])
    both = merge_onto(earlier, [POLICE])
    assert [participant.id for participant in both.participants] == ["a-school", "north-police"]
    assert both.answers == merge(SMALL, [POLICE, SCHOOL]).answers
    assert both.unplaced == (note,)
    assert said(both.findings) == [("M104", ""), ("S106", SCHOOL.source.file)]
    assert SCHOOL.source.file in both.findings[0].message


def test_a_corrected_file_takes_the_place_of_the_earlier_one() -> None:
    corrected = submission("North Police", {"families-01": "No"}, sector="police")
    assert corrected.source.file == POLICE.source.file
    later = merge_onto(merge(SMALL, [POLICE]), [corrected])
    assert [given.answer.raw for given in later.answers_to["families-01"]] == ["No"]
    (finding,) = later.findings
    assert finding.code == "M110"
    assert "3 answers changed: families-01 from Yes to No" in finding.message


def test_the_same_file_under_another_name_counts_once() -> None:
    renamed = replace(POLICE, source=replace(POLICE.source, file="in/renamed.xlsx"))
    assert len(merge_onto(merge(SMALL, [POLICE]), [renamed]).participants) == 1


def test_who_was_asked_is_remembered_unless_there_is_a_new_list() -> None:
    earlier = merge(SMALL, [POLICE], invitations=[Invitation("East District", "district")])
    assert [partner.name for partner in merge_onto(earlier, [POLICE]).partners if partner.asked] == [
        "East District"
    ]
    asked = merge_onto(earlier, [POLICE], invitations=[Invitation("West District")]).partners
    assert [partner.name for partner in asked if partner.asked] == ["West District"]


@pytest.mark.parametrize("code", [codes.RETURN_UNKNOWN_QUESTION, codes.RETURN_DECIDED_TWICE])
def test_a_decision_gone_astray_stops_the_update(code: Code) -> None:
    astray = code(Location(file="m.xlsx", sheet="Return", cell="A3"), ref="families-99", text="Yes")
    with pytest.raises(EhsgError, match=r"m\.xlsx Return!A3: .*families-99"):
        merge_onto(merge(SMALL, [POLICE], findings=[astray]), [POLICE])


def test_a_corrected_file_from_another_folder_takes_the_place_of_the_earlier_one() -> None:
    corrected = moved(POLICE, "late", q1="No")
    renamed = replace(corrected, source=replace(corrected.source, file="late/NORTH POLICE-1.XLSX"))
    for late in (corrected, renamed):
        later = merge_onto(merge(SMALL, [POLICE, SCHOOL]), [late])
        assert [given.answer.raw for given in later.answers_to["families-01"]] == ["No", "No"]
        assert said(later.findings) == [
            ("M104", ""),
            ("M106", POLICE.source.file),
            ("M108", POLICE.source.file),
        ]
        (superseded,) = later.superseded
        assert (superseded.participant.source, superseded.by) == (POLICE.source, "north-police")


def test_a_file_of_the_same_name_that_somebody_else_completed_counts_too() -> None:
    """In whatever order they come: the name of a file says nothing of who filled it in."""
    someone_else = replace(POLICE.respondent, completed_by="Another team")
    late = replace(moved(POLICE, "late", q1="No"), respondent=someone_else)
    for first, second in (([POLICE], [late]), ([late], [POLICE])):
        both = merge_onto(merge(SMALL, first), second)
        assert len(both.participants) == 2
        assert both.rows == merge(SMALL, [POLICE, late]).rows


def test_a_superseded_file_that_is_gone_from_its_folder_is_left_out() -> None:
    late = moved(POLICE, "in/late", q1="No")
    first = merge_onto(merge(SMALL, [POLICE, SCHOOL]), [late])
    later = merge_onto(first, [late, SCHOOL], folders=["in"])
    assert later.superseded == ()


def test_files_of_one_name_from_two_organisations_or_known_by_nothing_else_both_count() -> None:
    other = replace(moved(SCHOOL, "late"), respondent=replace(SCHOOL.respondent, organisation="B school"))
    nameless = replace(SCHOOL, respondent=replace(SCHOOL.respondent, named_by=NamedBy.FILE))
    assert len(merge_onto(merge(SMALL, [SCHOOL]), [other]).participants) == 2
    assert len(merge_onto(merge(SMALL, [nameless]), [moved(nameless, "late", q1="Yes")]).participants) == 2


def test_two_respondents_of_an_organisation_with_files_of_one_name_both_stay() -> None:
    someone_else = replace(POLICE, respondent=replace(POLICE.respondent, completed_by="Another team"))
    other = moved(someone_else, "east", q1="No")
    later = merge_onto(merge(SMALL, [POLICE, other]), [other])
    assert [participant.source.file for participant in later.participants] == [
        POLICE.source.file,
        other.source.file,
    ]


def test_whose_file_is_gone_from_a_folder_that_is_merged_again_is_left_out() -> None:
    earlier = decided(merge(SMALL, [POLICE, SCHOOL]))
    for folder in ("in", "."):
        later = merge_onto(earlier, [POLICE], folders=[folder])
        assert [participant.id for participant in later.participants] == ["north-police"]
        assert later.rows[0].decision.raw == earlier.rows[0].decision.raw
        assert "A school from No to no answer" in later.rows[0].decision.outdated
        assert said(later.findings) == [("M103", ""), ("M105", SCHOOL.source.file)]
        assert later.findings[1].message.startswith(f"{SCHOOL.source.file} is not there any more")


def test_whose_file_lay_elsewhere_or_cannot_be_read_now_stays() -> None:
    above = moved(SCHOOL, "..")
    for folders in ((), ("late",), ("i",), ("..",)):
        assert len(merge_onto(merge(SMALL, [POLICE, SCHOOL]), [POLICE], folders=folders).participants) == 2
    assert len(merge_onto(merge(SMALL, [POLICE, above]), [POLICE], folders=["."]).participants) == 2
    broken = codes.FILE_EMPTY(Location(file=SCHOOL.source.file))
    later = merge_onto(merge(SMALL, [POLICE, SCHOOL]), [POLICE], folders=["in"], findings=[broken])
    assert said(later.findings) == [("M104", ""), ("F003", SCHOOL.source.file)]


def test_another_folder_that_only_has_the_same_name_leaves_nobody_out() -> None:
    """Files are named from wherever the command runs, and late ones may be in a folder of their own."""
    late = submission("East", {"families-01": "Yes"})
    assert len(merge_onto(merge(SMALL, [POLICE, SCHOOL]), [late], folders=["in"]).participants) == 3


def test_what_was_found_in_files_that_are_no_answers_stays_until_they_are_read_again_or_gone() -> None:
    note = Unplaced(file="in/budget.xlsx", sheet="Sheet1", cell="A1", text="Budget")
    found = codes.FILE_NO_QUESTIONS(Location(file="in/budget.xlsx"), bank=SMALL.bank)
    budget = replace(
        submission("Budget", {}),
        answers=(),
        unplaced=(note,),
        findings=(found,),
        source=replace(SCHOOL.source, file="in/budget.xlsx", sha256="b", cells=1),
    )
    earlier = merge(SMALL, [POLICE, budget])
    late = merge_onto(earlier, [SCHOOL])
    assert late.unplaced == (note,)
    assert said(late.findings) == [("M104", ""), ("F006", "in/budget.xlsx")]
    again = merge_onto(late, [POLICE, SCHOOL, budget])
    assert (again.unplaced, again.findings) == ((note,), (found,))
    gone = merge_onto(late, [POLICE, SCHOOL], folders=["in"])
    assert (gone.unplaced, gone.findings) == ((), ())


def test_a_decision_is_outdated_where_answers_are_swapped_or_in_words() -> None:
    earlier = merge(SMALL, [POLICE, SCHOOL])
    agreed = tuple(replace(row, decision=Decision(raw="Yes", choice="yes")) for row in earlier.rows)
    swapped = [moved(POLICE, "late", q1="No", q3="In other words"), moved(SCHOOL, "late", q1="Yes")]
    later = merge_onto(replace(earlier, rows=agreed), swapped)
    assert later.rows[0].tally == earlier.rows[0].tally
    outdated = [finding for finding in later.findings if finding.code == "M103"]
    assert [finding.message.split(":")[0] for finding in outdated] == ["families-01", "words-01"]


def test_an_outdated_decision_stays_named_until_it_is_changed() -> None:
    later = merge_onto(decided(merge(SMALL, [POLICE])), [POLICE, SCHOOL])
    again = merge_onto(later, [POLICE, SCHOOL])
    assert [finding.code for finding in again.findings] == ["M103"]
    changed = replace(again.rows[0], decision=Decision(raw="No", choice="no"))
    assert merge_onto(replace(again, rows=(changed, *again.rows[1:])), [POLICE, SCHOOL]).findings == ()
