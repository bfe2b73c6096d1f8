from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ehsg_cli.checks import timeliness
from ehsg_cli.checks.run import check_return, check_submission
from ehsg_cli.partnership.merge import merge
from tests.banks import SMALL
from tests.partnership.submissions import POLICE, planned

DUE = date(2024, 9, 20)
UNDATED = SMALL.model_copy(update={"timetable": ()})


@pytest.mark.parametrize(
    ("completed", "saved", "message"),
    [
        ("21 September 2024", "", "completed on 21 September 2024, after 20 September 2024"),
        ("2024-09-20", "2024-12-24T10:00:00", ""),
        ("20/9/24", "", ""),
        ("", "2024-09-21T00:10:00Z", "last saved on 21 September 2024, after 20 September 2024"),
        ("", "2024-09-20T23:59:59Z", ""),
        ("soon", "2024-09-21T00:00:00", "last saved on 21 September 2024"),
        ("soon", "some time", ""),
        ("", "", ""),
    ],
)
def test_who_was_late_and_how_that_is_known(completed: str, saved: str, message: str) -> None:
    sent = replace(
        planned(POLICE),
        respondent=replace(POLICE.respondent, date=completed),
        source=replace(POLICE.source, modified=saved),
    )
    found = [each for each in check_submission(sent, UNDATED, due=DUE) if each.code == "C323"]
    in_return = [each for each in check_return(merge(UNDATED, [sent]), due=DUE) if each.code == "C323"]
    assert found == in_return
    assert len(found) == bool(message)
    assert all(message in each.message and each.location.file == sent.source.file for each in found)


def test_without_a_day_nobody_is_late() -> None:
    sent = replace(planned(POLICE), respondent=replace(POLICE.respondent, date="2099-01-01"))
    assert timeliness.due_by(UNDATED) is None
    assert check_submission(sent, UNDATED) == ()


def test_what_is_said_comes_before_the_last_date_of_the_timetable() -> None:
    assert timeliness.due_by(SMALL) == date(2024, 9, 30)
    assert timeliness.due_by(SMALL, DUE) == DUE
    sent = replace(planned(POLICE), respondent=replace(POLICE.respondent, date="25/9/2024"))
    assert check_submission(sent, SMALL) == ()
    assert [found.code for found in check_submission(sent, SMALL, due=DUE)] == ["C323"]
