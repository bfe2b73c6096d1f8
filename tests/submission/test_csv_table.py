from __future__ import annotations

import pytest

from ehsg_cli.errors import EhsgError
from ehsg_cli.submission.csv_table import Line, read_table

HEADINGS = {"ref": "ref", "agreed plan": "plan", "plan": "plan"}


def test_rows_keep_their_line_and_what_stands_beyond_the_headings() -> None:
    text = 'REF,Section,"Agreed\nplan"\n\na,x," two\nlines "\n,,\nb\nc,x,Do it, then, stop\n'
    table = read_table(text, "list.csv", HEADINGS, needed="ref", example="ref,plan")
    assert table.columns == ("ref", "", "plan")
    assert table.lines == (
        Line(4, {"ref": "a", "plan": " two\nlines "}),
        Line(7, {"ref": "b"}),
        Line(8, {"ref": "c", "plan": "Do it"}, (" then", " stop")),
    )


@pytest.mark.parametrize("text", ["", "\n", "\nref,plan\n", "plan\nx\n", "\0\1", "sep=;\n"])
def test_a_table_without_the_needed_column(text: str) -> None:
    with pytest.raises(EhsgError, match=r"list\.csv has no column called ref in its first line") as caught:
        read_table(text, "list.csv", HEADINGS, needed="ref", example="ref,plan")
    assert caught.value.remedy == "Give it a first line such as: ref,plan"
