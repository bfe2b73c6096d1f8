from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehsg_cli.submission.dates import read_date


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2020-07-14", "2020-07-14T00:00:00"),
        ("2020-07-14 09:05", "2020-07-14T09:05:00"),
        ("14/07/2020", "2020-07-14T00:00:00"),
        ("3/7/20", "2020-07-03T00:00:00"),
        ("14.7.2020", "2020-07-14T00:00:00"),
        ("14 July 2020", "2020-07-14T00:00:00"),
        ("Tuesday, 14th of July 2020", "2020-07-14T00:00:00"),
        ("14 jul 20", "2020-07-14T00:00:00"),
        ("July 14, 2020", "2020-07-14T00:00:00"),
        ("14-Jul-2020", "2020-07-14T00:00:00"),
        ("07/14/2020", ""),  # no month 14, and we do not guess
        ("last week", ""),
        ("", ""),
    ],
)
def test_days_are_read_as_people_here_write_them(typed: str, day: str) -> None:
    assert read_date(typed) == day


@given(st.text())
def test_any_text_is_a_day_or_none(text: str) -> None:
    day = read_date(text)
    assert day == "" or read_date(day) == day
