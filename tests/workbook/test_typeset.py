from __future__ import annotations

import time

import pytest

from ehsg_cli.workbook.typeset import line_count

QUESTION = "Do families say they know who their whole family worker is?"  # 48 digits wide in Arial


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 10, 1),
        ("Yes", 10, 1),
        ("Yes\nNo\n", 10, 3),
        (QUESTION, 60, 1),
        (QUESTION, 30, 2),
        (QUESTION, 20, 3),
        ("i" * 30, 20, 1),  # a narrow letter
        ("W" * 40, 20, 4),  # a wide one, in a word that has to break
        ("x" * 10_000, 10, 27),
        ("\n" * 10_000, 10, 27),
    ],
)
def test_text_takes_the_lines_it_takes_in_excel(text: str, room: float, lines: int) -> None:
    assert line_count(text, room, 27) == lines


def test_a_very_long_text_is_not_measured_to_its_end() -> None:
    start = time.perf_counter()
    line_count("word " * 1_000_000, 40, 27)
    assert time.perf_counter() - start < 1
