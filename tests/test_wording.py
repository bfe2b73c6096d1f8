from __future__ import annotations

from datetime import date

from ehsg_cli.wording import counted, date_in_words, one_line


def test_counted() -> None:
    assert [counted(1, "question"), counted(0, "question"), counted(2, "reply", "replies")] == [
        "1 question",
        "0 questions",
        "2 replies",
    ]


def test_date_in_words() -> None:
    assert date_in_words(date(2020, 9, 30)) == "30 September 2020"


def test_one_line() -> None:
    assert one_line(" North\n\tPolice\x00\u200b  HQ ") == "North Police HQ"
    assert one_line("\x00\n") == ""
