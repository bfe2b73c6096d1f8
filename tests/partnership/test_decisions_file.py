from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ehsg_cli.errors import EhsgError
from ehsg_cli.findings.model import has_errors
from ehsg_cli.partnership.decisions_file import (
    ANSWER,
    MOST_BYTES,
    MOST_ROWS,
    PLAN,
    VALUE,
    Decisions,
    brief,
    read_decisions,
)

ITEMS = {"strategy"}
EXPECTED = {
    "families-01": {ANSWER: "Mostly yes", PLAN: "Do it,\nthen more"},
    "words-01": {ANSWER: "Café"},
    "strategy": {VALUE: "Attached"},
}


def read(text: str, file: str = "d.csv") -> Decisions:
    return read_decisions(text.encode("utf-8", "surrogatepass"), file, ITEMS)


def written(decisions: Decisions) -> dict[str, dict[str, str]]:
    return {
        entry.ref: {what: text.text for what, text in entry.written.items()} for entry in decisions.entries
    }


def said(decisions: Decisions) -> list[tuple[str, int, int]]:
    return [(found.code, found.location.line, found.location.column) for found in decisions.findings]


@pytest.mark.parametrize(
    "content",
    [
        'ref,agreed answer,agreed plan,value\nfamilies-01,Mostly yes,"Do it,\nthen more",\n'
        "words-01,Café,,\nstrategy,,,Attached\n",
        '\ufeffsep=;\r\nValue;Section;PLAN;Answer;Ref\r\n;x;" Do it,\r\nthen more ";Mostly yes; families-01 '
        "\r\n"
        ";;;;\r\n;x;;Café;words-01\r\nAttached;;;;strategy\r\n",
        'REF\tAgreed\tAgreed-plan\tvalue\nfamilies-01\tMostly yes\t"Do it,\rthen more"\nwords-01\tCafé\n'
        "strategy\t\t\tAttached\t\t\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_csv_is_read_however_a_spreadsheet_program_writes_it(content: str, encoding: str) -> None:
    text = content if encoding == "utf-8" else content.removeprefix("\ufeff")
    decisions = read_decisions(text.encode(encoding), "decisions.csv", ITEMS)
    assert written(decisions) == EXPECTED
    assert decisions.findings == ()


@pytest.mark.parametrize(
    "content",
    [
        "families-01:\n  answer: Mostly yes\n  plan: |\n    Do it,\n    then more\nwords-01: Café\n"
        "strategy: Attached\n",
        '{"families-01": {"Agreed answer": "Mostly yes", "agreed plan": "Do it,\\r\\nthen more"},\n'
        '"words-01": {"agreed": " Café "}, "strategy": {"value": "Attached", "plan": null}}',
    ],
)
@pytest.mark.parametrize("file", ["d.yaml", "D.YML"])
def test_yaml_is_a_text_or_a_block_for_each_ref(content: str, file: str) -> None:
    decisions = read(f"\ufeff{content}", file)
    assert written(decisions) == EXPECTED
    assert decisions.findings == ()


def test_places_are_those_in_the_file() -> None:
    entry = read("# ours\nfamilies-01:\n  answer: No\n  plan: Do it\n", "d.yaml").entries[0]
    assert str(entry.location) == "d.yaml:2:1"
    assert {what: str(text.location) for what, text in entry.written.items()} == {
        ANSWER: "d.yaml:3:11",
        PLAN: "d.yaml:4:9",
    }
    assert read('ref,answer\na,"Yes\nNo"\nb,No\n').entries[1].location.line == 4


@pytest.mark.parametrize(
    ("word", "text"), [("true", "true"), ("False", "false"), ("yes", "yes"), ("no", "no")]
)
def test_a_boolean_is_an_answer_but_no_plan(word: str, text: str) -> None:
    assert written(read(f"a: {word}\n", "d.yaml")) == {"a": {ANSWER: text}}
    plan = read(f"a: {{plan: {word}}}\n", "d.yaml")
    assert has_errors(plan.findings) == (word in {"true", "False"})


@pytest.mark.parametrize(
    "value", ["12", "1.50", "2020-01-01", "[a, b]", "!ours x", "{plan: [a]}", "{plan: 3}"]
)
def test_what_is_not_text_must_be_put_in_quotation_marks(value: str) -> None:
    decisions = read(f"a: Yes\nb: {value}\n", "d.yaml")
    assert {(code, line) for code, line, _ in said(decisions)} == {("D109", 2)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: {answer: Yes, comment: x}\n", [("D110", 1, 18)]),
        ("a: {ref: Yes}\n", [("D110", 1, 5)]),
        ("a: {answer: Yes, agreed: No}\n", [("D103", 1, 18)]),
        ("a: {answer: Yes, answer: No}\n", [("B002", 1, 18)]),
        ("a: Yes\na: No\n", [("B002", 2, 1)]),
        ("a: x: y\n", [("B001", 1, 5)]),
        ("a: b\n---\nc: d\n", [("B001", 2, 1)]),
    ],
)
def test_mistakes_in_yaml_are_found_where_they_are(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert said(read(text, "d.yaml")) == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [("d.yaml", "a:\nb: {}\nc: {answer: , plan: ''}\nd: Yes\n"), ("d.csv", "ref,answer\na,\nb, \nd,Yes\n")],
)
def test_what_is_left_open_decides_nothing(name: str, text: str) -> None:
    decisions = read(text, name)
    assert [entry.ref for entry in decisions.entries] == ["d"]
    assert decisions.findings == ()


def test_mistakes_in_csv_are_found_by_line() -> None:
    decisions = read("ref,answer,plan\na,,\nb,Yes,Do it, then more\n,Yes\n,, \n")
    assert said(decisions) == [("D108", 3, 0)]
    assert decisions.findings[0].message.endswith("last heading: then more")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no column called ref"),
        ("question,answer\na,Yes\n", "no column called ref"),
        ("ref,section\na,Families\n", "no column for what is decided"),
        ("ref,answer,Agreed\na,Yes,No\n", "2 columns for the agreed answer"),
        ("ref,Ref,answer\na,b,No\n", "2 columns for the ref"),
        ("ref,answer\n,,\n", "holds no decision"),
        ('ref,answer\na,"Yes\n', "line 2: this cannot be read as a row of CSV"),
        (f"ref,answer\na,{'x' * 140_000}\n", "line 2: this cannot be read as a row of CSV"),
        ("ref,answer\n" + "a,Yes\n" * (MOST_ROWS + 1), "too large"),
        ("x" * (MOST_BYTES + 1), "too large"),
    ],
)
def test_csv_that_is_no_list_of_decisions(text: str, message: str) -> None:
    with pytest.raises(EhsgError, match=message) as caught:
        read(text)
    assert caught.value.message.startswith("d.csv")
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("text", "message"),
    [
        *((text, "holds no decision") for text in ("", "# nothing yet\n", "{}", "- a\n- b\n", "Yes")),
        ("[" * 5000, "too large"),
        (f"a: [{'x, ' * 100_001}]", "too large"),
    ],
)
def test_yaml_that_is_no_list_of_decisions(text: str, message: str) -> None:
    with pytest.raises(EhsgError, match=message):
        read(text, "d.yaml")


@example(b"\xd0\xcf\x11\xe0", "d.yaml", b"")
@given(
    content=st.one_of(st.binary(), st.text(alphabet='ref,answer:\n"{}[]*&!|- ;\t\\u').map(str.encode)),
    file=st.sampled_from(["d.csv", "d.yaml"]),
    lead=st.sampled_from([b"", b"ref,answer\n", b"a: "]),
)
def test_any_bytes_are_decisions_or_said_to_be_none(content: bytes, file: str, lead: bytes) -> None:
    try:
        decisions = read_decisions(lead + content, file, ITEMS)
    except EhsgError as error:
        decisions, message = None, error.message
    else:
        message = file
    assert message.startswith(file)
    assert decisions is None or decisions.entries or decisions.findings
    for finding in decisions.findings if decisions else ():
        assert finding.location.line
        assert finding.location.file == file


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("two\nlines", "two lines"),
        ("x" * 100, "x" * 80 + " …"),
        ("a" + " " * 900 + "b", "a …"),
        ("a\ud800b", "ab"),
    ],
)
def test_messages_quote_the_beginning_of_a_text(text: str, quoted: str) -> None:
    assert brief(text) == quoted
