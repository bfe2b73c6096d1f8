from __future__ import annotations

import pytest
import typer

from ehsg_cli.cli import limits
from ehsg_cli.workbook.limits import DEFAULT, Limits


def test_limits_are_as_they_are_unless_they_are_named() -> None:
    assert limits.limits([]) == DEFAULT
    assert limits.limits(["cells=7", "seconds=5", "cells=9"]) == Limits(cells=9, seconds=5)
    every = ["unpacked=1", "rows=2", "cells=3", "seconds=4", "memory=5"]
    assert limits.limits(every) == Limits(1, 2, 3, 4, 5)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (
            "cell=7",
            "no limit cell. Did you mean cells? The limits are unpacked, rows, cells, seconds, memory.",
        ),
        ("colour", "There is no limit colour. The limits are"),
        ("cells", "The limit cells is a whole number from 1, as in cells=5000000."),
        ("cells=0", "whole number"),
        ("cells=-1", "whole number"),
        ("cells=1e6", "whole number"),
        ("cells=²", "whole number"),
    ],
)
def test_a_limit_that_makes_no_sense(typed: str, words: str) -> None:
    with pytest.raises(typer.BadParameter) as raised:
        limits.limits([typed])
    assert words in str(raised.value)
