"""What is not YAML does not hide what is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ehsg_cli.bank.document import ANY
from ehsg_cli.bank.library import find
from ehsg_cli.bank.yaml_source import parse

BROKEN = ('"not closed', "[not closed", "a: b: c", "*not-an-anchor", "@at", "{a: b", "'it''s'n't", "\tx: y")
TEXT = find("2022").read_text(encoding="utf-8")
LINES = TEXT.splitlines()
ONE_LINERS = [index for index, line in enumerate(LINES) if line.lstrip().startswith('text: "')]


@given(places=st.sets(st.sampled_from(ONE_LINERS), min_size=1, max_size=6), slip=st.sampled_from(BROKEN))
def test_each_slip_is_found_and_everything_else_is_read(places: set[int], slip: str) -> None:
    lines = [
        f"{line.partition('text:')[0]}text: {slip}" if index in places else line
        for index, line in enumerate(LINES)
    ]
    document, findings = parse("\n".join(lines).encode())
    assert document is not None
    assert document.is_partial
    assert sorted({finding.location.line for finding in findings if finding.code == "B001"}) == sorted(
        index + 1 for index in places
    )
    read = [text for _, text in document.texts("sections", ANY, "questions", ANY, "text")]
    whole, _ = parse(TEXT.encode())
    assert whole is not None
    every = [text for _, text in whole.texts("sections", ANY, "questions", ANY, "text")]
    assert len(read) == len(every) - len(places)


def test_a_list_may_stand_right_below_its_key() -> None:
    document, findings = parse(b"a: b: c\nitems:\n- x: 1\n- y: z: 2\n- w: 3\nlast: 1\n")
    assert document is not None
    assert document.data == {"items": [{"x": 1}, {"w": 3}], "last": 1}
    assert [finding.location.line for finding in findings] == [1, 4]


def test_places_are_those_in_the_file() -> None:
    document, _ = parse(b"# head\na: b: c\n\nitems:\n  - x: [1\n  - y:\n      deep: text\n")
    assert document is not None
    place = document.at(("items", 0, "y", "deep"))
    assert (place.line, place.column) == (7, 13)


def test_thousands_of_slips_do_not_take_for_ever() -> None:
    _, findings = parse(b"".join(b"key%d: a: b\n" % number for number in range(20_000)))
    assert 900 < len(findings) < 1_100
