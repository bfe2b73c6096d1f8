from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ehsg_cli.progress.model import Progress
from ehsg_cli.progress.reminders import Sender, reminder
from ehsg_cli.render.letters import letters
from ehsg_cli.submission.model import Submission
from tests.banks import SMALL
from tests.partnership.submissions import SCHOOL, submission
from tests.progress.people import THREE, assessed, named

BUILT_IN = "chase/reminder.txt.j2"
LEAD = Sender("Ann Lead", "Northshire County Council", "lead@example.org")


def text(progress: Progress, name: str, workbook: str = "") -> str:
    (letter,) = letters(
        BUILT_IN, [{"reminder": reminder(progress, named(progress, name), LEAD, workbook)}], None
    )
    return letter


def by(sent: Submission, email: str, name: str = "Robin Typist") -> Submission:
    return replace(sent, respondent=replace(sent.respondent, email=email, completed_by=name))


def test_who_has_begun_is_told_the_very_questions_that_are_open() -> None:
    said = text(assessed(THREE), "A school")
    assert said.startswith("Subject: Small Guide 2024: the rest of your answers (due 30 September 2024)\n\n")
    assert "1 of 3 questions. 2 questions are still open, and listed below; 1 answer is none" in said
    assert (
        "Families (1 of 2 open)\n- families-02: Do you match by hand? "
        "(You wrote “Sometimes”: please choose one of Yes, Mostly yes, Mostly no, No.)\n\nIn words" in said
    )
    assert "In words (all 1 open)\n- words-01: How will you use data?\n" in said
    assert "families-01" not in said
    assert said.endswith("Kind regards\nAnn Lead\nNorthshire County Council\nlead@example.org")


def test_what_one_of_them_answered_is_not_told_as_off_the_scale() -> None:
    sent = [SCHOOL, submission("A school", {"families-02": "No"}, by="Another", copy=2)]
    said = text(assessed(sent), "A school")
    assert "1 question is still open, and listed below.\n" in said
    assert "You wrote" not in said


@pytest.mark.parametrize("name", ["East District", "West District"])
def test_whoever_has_everything_open_is_told_so_and_reads_no_list(name: str) -> None:
    said = text(assessed(THREE), name)
    assert "All 3 questions are still open." in said
    assert not [question for question in SMALL.questions if question in said]
    assert ("There are no answers in it" in said) == (name == "East District")


@pytest.mark.parametrize(
    ("as_of", "sentence"),
    [
        (date(2024, 9, 12), "Please send your answers by 30 September 2024 (in 18 days)."),
        (date(2024, 9, 30), "Please send your answers by 30 September 2024, which is today."),
        (date(2024, 10, 1), "Answers were due on 30 September 2024, 1 day ago. They still count:"),
    ],
)
def test_the_date_is_named_and_whether_it_has_passed(as_of: date, sentence: str) -> None:
    assert sentence in text(assessed(as_of=as_of), "West District")


def test_without_a_date_nothing_is_said_of_one() -> None:
    progress = replace(assessed(), due=None)
    said = text(progress, "West District")
    assert "due" not in said
    assert "Please send your answers as soon as you can." in said


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (
            "A school",
            "a.xlsx, which goes with this message, is your own workbook with the open questions marked.",
        ),
        ("West District", "a.xlsx, which goes with this message, is the workbook to fill in."),
    ],
)
def test_a_workbook_that_goes_with_it_is_named(name: str, sentence: str) -> None:
    assert sentence in text(assessed(THREE), name, "a.xlsx")
    assert "which goes with this message" not in text(assessed(THREE), name)


def test_it_goes_to_the_list_s_contact_else_to_whoever_filled_it_in() -> None:
    progress = assessed([by(SCHOOL, "robin@example.org")])
    police = reminder(progress, named(progress, "North Police"))
    school = reminder(progress, named(progress, "A school"))
    assert (police.contact, police.to) == ("Pat Desk", "desk@police.example.org")
    assert (school.contact, school.to) == ("Robin Typist", "robin@example.org")


def test_nobody_is_called_by_the_name_of_somebody_else_s_address() -> None:
    """The list has an address and no name: the name in the workbook may be another person's."""
    east = replace(SCHOOL, respondent=replace(SCHOOL.respondent, organisation="East District"))
    progress = assessed([by(east, "robin@example.org")])
    said = reminder(progress, named(progress, "East District"))
    assert (said.contact, said.to) == ("", "east@example.org")
    assert "Dear colleagues at East District," in text(progress, "East District")
