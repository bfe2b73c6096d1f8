from __future__ import annotations

from pathlib import Path

import pytest

from ehsg_cli.errors import EhsgError
from ehsg_cli.progress.reminders import Reminder, Sender, reminder
from ehsg_cli.render.letters import letters, written
from tests.progress.people import THREE, assessed

START = "chase/reminder.txt.j2"


def reminders() -> list[dict[str, object]]:
    progress = assessed(THREE)
    return [{"reminder": reminder(progress, each, Sender())} for each in progress.to_chase]


def own(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "own.j2"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_letter_for_each_in_their_order() -> None:
    made = letters(START, reminders(), None)
    assert [text.splitlines()[2] for text in made] == [
        "Dear colleagues at A school,",
        "Dear colleagues at East District,",
        "Dear colleagues at West District,",
    ]


def test_a_template_of_ones_own_is_used_and_nothing_in_it_is_escaped(tmp_path: Path) -> None:
    template = own(
        tmp_path, "{{ reminder.partner }} & <co>: {{ '<b>' }} {{ reminder.questions | counted('question') }}"
    )
    assert letters(START, reminders(), template)[0] == "A school & <co>: <b> 3 questions"


def test_it_can_have_ours_in_it(tmp_path: Path) -> None:
    template = own(tmp_path, '{% include "ehsg/chase/reminder.txt.j2" %}\n\nPS: ring us.')
    assert letters(START, reminders(), template)[0].endswith("Kind regards\n\nPS: ring us.")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{{ remainder.partner }}", "there is no remainder here. Did you mean reminder?"),
        ("\n{{ reminder.partners }}", "line 2: Reminder has no partners. Did you mean partner?"),
        ("{% if %}", "line 1"),
        ("{{ reminder.__class__.__mro__ }}", "line 1"),
        ("{{ 'a' * 50000001 }}", "makes a page of more than 50,000,000 characters"),
    ],
)
def test_what_is_wrong_with_a_template_is_said(tmp_path: Path, text: str, problem: str) -> None:
    made = written(START, reminders(), own(tmp_path, text))
    assert isinstance(made, EhsgError)
    assert problem in made.message


def test_what_is_wrong_comes_back_from_the_other_process(tmp_path: Path) -> None:
    with pytest.raises(EhsgError, match="Reminder has no nothing"):
        letters(START, reminders(), own(tmp_path, "{{ reminder.nothing }}"))


def test_a_folder_is_no_letter(tmp_path: Path) -> None:
    with pytest.raises(EhsgError, match="is a folder"):
        letters(START, reminders(), tmp_path)


def test_characters_that_no_letter_can_hold_are_left_out() -> None:
    (made,) = letters(START, [{"reminder": _named("Pat\ud800\x00")}], None)
    assert "Dear colleagues at Pat," in made


def _named(name: str) -> Reminder:
    return Reminder(
        partner=name,
        contact="",
        to="",
        guide="Small Guide 2024",
        state="nothing",
        answered=0,
        questions=3,
        sections=(),
        off_scale=0,
        due="",
        when="",
        is_late=False,
        workbook="",
        sender=Sender(),
    )
