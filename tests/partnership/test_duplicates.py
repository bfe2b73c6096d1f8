from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from ehsg_cli.partnership.merge import merge
from ehsg_cli.partnership.model import Duplicates
from ehsg_cli.partnership.to_book import return_book
from ehsg_cli.partnership.update import merge_onto
from ehsg_cli.submission.model import NamedBy, Submission
from ehsg_cli.workbook.write import write_book
from tests.banks import SMALL
from tests.partnership.submissions import SCHOOL, submission


def dated(day: str, modified: str = "", copy: int = 1, by: str = "A team", **answers: str) -> Submission:
    """A submission of the police; `q1` is the answer to the first question."""
    first = answers.get("q1", "Yes")
    sent = submission("North Police", {"families-01": first}, sector="police", by=by, copy=copy)
    return replace(
        sent,
        respondent=replace(sent.respondent, date=day),
        source=replace(sent.source, modified=modified, cells=sent.source.cells + bool(day)),
    )


def counted(*submissions: Submission) -> list[str]:
    merged = merge(SMALL, submissions)
    assert merge(SMALL, submissions[::-1]) == merged
    return [participant.source.file for participant in merged.participants]


FIRST = dated("1 July 2024", copy=1)
SECOND = dated("03/07/2024", copy=2, q1="No")


def test_the_latest_of_one_respondent_counts() -> None:
    merged = merge(SMALL, [SECOND, FIRST, SCHOOL])
    assert [participant.id for participant in merged.participants] == ["a-school", "north-police"]
    assert merged.participants[1].source == SECOND.source
    (superseded,) = merged.superseded
    assert (superseded.participant.id, superseded.by) == ("north-police-2", "north-police")
    assert [answer.raw for answer in superseded.answers] == ["Yes"]
    (finding,) = merged.findings
    assert (finding.code, finding.location.file) == ("M106", FIRST.source.file)
    assert "1 answer changed: families-01 from Yes to No." in finding.message


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (dated("30 June 2024"), dated("2024-07-01 09:00", copy=2)),
        (dated("", "2024-06-30T10:00:00"), dated("", "2024-06-30T10:00:01", copy=2)),
        (dated("2024-06-30"), dated("", "2024-07-02T10:00:00", copy=2)),
        (dated("soon", "2024-07-01T10:00:00"), dated("2 July 2024", "2024-06-01T00:00:00", copy=2)),
        (dated("1 July 2024", "2024-07-01T10:00:00"), dated("1 July 2024", "2024-07-01T11:00:00", copy=2)),
    ],
)
def test_later_is_the_day_completed_and_else_the_day_saved(earlier: Submission, later: Submission) -> None:
    assert counted(earlier, later) == [later.source.file]


def test_a_blank_workbook_never_takes_the_place_of_a_filled_one() -> None:
    blank = dated("31 December 2024", copy=2)
    nothing = tuple(replace(answer, raw="", choice=None, comment="") for answer in blank.answers)
    blank = replace(blank, answers=nothing, source=replace(blank.source, cells=4))
    assert counted(FIRST, blank) == [FIRST.source.file]


def test_where_nothing_tells_which_is_later_the_files_names_decide_and_a_finding_says_so() -> None:
    one, two = dated("1 July 2024", copy=1), dated("1 July 2024", copy=2, q1="No")
    merged = merge(SMALL, [two, one])
    assert [participant.source.file for participant in merged.participants] == [two.source.file]
    assert [finding.code for finding in merged.findings] == ["M106", "M108"]


def test_two_people_of_one_organisation_are_two_respondents() -> None:
    merged = merge(SMALL, [FIRST, dated("2 July 2024", copy=2, by="Another team")])
    assert len(merged.participants) == 2
    assert [finding.code for finding in merged.findings] == ["M102"]


def test_an_e_mail_address_tells_people_apart_who_give_no_name() -> None:
    one, two = (dated("1 July 2024", copy=copy, by="") for copy in (1, 2))
    assert len(counted(one, two)) == 1
    other = replace(two, respondent=replace(two.respondent, email="b@x.example"))
    other = replace(other, source=replace(other.source, cells=other.source.cells + 1))
    assert len(counted(one, other)) == 2


def test_who_names_nobody_is_warned_about() -> None:
    merged = merge(SMALL, [dated("1 July 2024", by=""), dated("2 July 2024", copy=2, by="", q1="No")])
    assert [finding.code for finding in merged.findings] == ["M106", "M111"]


def test_an_answer_off_the_scale_of_one_that_counts_again_is_named_again() -> None:
    odd = dated("1 July 2024", q1="Sometimes")
    first = merge(SMALL, [odd, SECOND, SCHOOL])
    assert len(first.superseded) == 1
    back = merge_onto(first, [SCHOOL, odd], folders=["in"])
    assert [participant.source for participant in back.participants] == [SCHOOL.source, odd.source]
    alone = merge_onto(first, [SECOND], duplicates=Duplicates.ALL)
    assert "S101" in {finding.code for finding in alone.findings}


def test_what_to_do_with_several_is_remembered() -> None:
    first = merge(SMALL, [FIRST, SECOND], duplicates=Duplicates.ALL)
    assert len(merge_onto(first, [SCHOOL]).participants) == 3
    assert len(merge_onto(first, [SCHOOL], duplicates=Duplicates.LATEST).participants) == 2


def test_files_that_have_but_a_name_in_common_are_not_one_respondents() -> None:
    def unnamed(sent: Submission) -> Submission:
        respondent = replace(sent.respondent, organisation="response", named_by=NamedBy.FILE)
        return replace(sent, respondent=respondent, source=replace(sent.source, cells=sent.source.cells - 1))

    one, two = unnamed(dated("", copy=1, by="")), unnamed(dated("", copy=2, by="", q1="No"))
    assert len(counted(one, two)) == 2


@pytest.mark.parametrize(
    ("policy", "respondents", "found"),
    [
        (Duplicates.LATEST, 1, ["M106"]),
        (Duplicates.ERROR, 1, ["M107"]),
        (Duplicates.ALL, 2, ["M102"]),
    ],
)
def test_what_to_do_with_a_second_one_is_a_choice(
    policy: Duplicates, respondents: int, found: list[str]
) -> None:
    merged = merge(SMALL, [FIRST, SECOND], duplicates=policy)
    assert len(merged.participants) == respondents
    assert [finding.code for finding in merged.findings] == found


def test_the_order_in_which_files_come_changes_no_byte() -> None:
    third = dated("2 July 2024", copy=3)
    books = {
        write_book(return_book(merge(SMALL, order))) for order in permutations([FIRST, SECOND, third, SCHOOL])
    }
    assert len(books) == 1


def test_a_late_correction_supersedes_what_was_merged_before_and_a_later_merge_keeps_both() -> None:
    earlier = merge(SMALL, [FIRST, SCHOOL])
    later = merge_onto(earlier, [SECOND])
    assert [each.participant.source for each in later.superseded] == [FIRST.source]
    again = merge_onto(later, [SCHOOL])
    assert (again.superseded, again.answers) == (later.superseded, later.answers)
    assert [finding.code for finding in again.findings] == ["M104", "M106"]


def test_what_is_read_now_is_later_than_what_was_merged_before_where_nothing_else_tells() -> None:
    before, now = dated("", copy=2), dated("", copy=1, q1="No")
    later = merge_onto(merge(SMALL, [before]), [now])
    assert [participant.source for participant in later.participants] == [now.source]
