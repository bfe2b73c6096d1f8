from __future__ import annotations

from dataclasses import replace

from ehsg_cli.partnership.merge import merge
from ehsg_cli.partnership.respondents import submission_of
from ehsg_cli.submission.model import Unplaced
from tests.banks import SMALL
from tests.partnership.submissions import POLICE, SCHOOL

STRAY = Unplaced(file=SCHOOL.source.file, sheet="Families", cell="F9", text="By the way")


def test_a_submission_comes_out_of_a_return_as_it_went_in() -> None:
    school = replace(SCHOOL, unplaced=(STRAY,))
    merged = merge(SMALL, [POLICE, school])
    assert submission_of(merged, "a-school") == school
    assert submission_of(merged, "north-police") == POLICE


def test_what_stands_beside_a_form_s_responses_is_nobody_s() -> None:
    row = replace(SCHOOL, source=replace(SCHOOL.source, row=2, response="a"), unplaced=(STRAY,))
    assert submission_of(merge(SMALL, [row]), "a-school").unplaced == ()
