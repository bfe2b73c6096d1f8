from __future__ import annotations

import io
import re
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Finding, Location
from ehsg_cli.findings.text import print_findings
from tests import golden
from tests.findings.sample import FINDINGS, PARTNER_TEXT


def printed(
    findings: tuple[Finding, ...], width: int = 100, *, colour: bool = False, every: bool | None = None
) -> str:
    stream = io.StringIO()
    print_findings(
        findings,
        Console(
            file=stream, width=width, force_terminal=colour, color_system="truecolor" if colour else None
        ),
        every=every,
    )
    return stream.getvalue()


def test_findings_as_people_see_them() -> None:
    lines = (line.rstrip() + "\n" for line in printed(FINDINGS).splitlines())
    golden.check("".join(lines), Path(__file__).parent / "golden" / "text.txt")


def test_fewer_lines_than_are_counted_are_counted_too() -> None:
    file = Location(file="a.xlsx")
    alike = [codes.CHECK_UNANSWERED(file, question=f"families-0{each}", text="?") for each in range(1, 5)]
    found = (*alike, codes.SUBMISSION_BLANK(file))
    assert printed(found).splitlines()[-1].rstrip() == "4 errors, 1 warning, in 2 lines"
    assert printed(found, every=False).splitlines()[-1].rstrip() == (
        "4 errors, 1 warning, in 2 lines; --all lists each"
    )
    assert printed(found, every=True).splitlines()[-1].rstrip() == "4 errors, 1 warning"
    assert printed(found[:1], every=False).splitlines()[-1].rstrip() == "1 error"


def test_no_line_is_wider_than_the_terminal_or_100_columns() -> None:
    for width in (40, 80, 100, 200):
        assert max(cell_len(line) for line in printed(FINDINGS, width).splitlines()) <= min(width, 100)


def test_partner_text_comes_out_as_typed_wherever_it_is_wrapped() -> None:
    def squeezed(text: str) -> str:
        return re.sub(r"\s", "", text)

    typed = squeezed(re.sub("[\x0b\x1b\u202e\ud800]", "", PARTNER_TEXT))
    message = "".join(line[26:] for line in printed(FINDINGS[:1]).splitlines()[1:-1])
    assert typed in squeezed(message)
    assert "[red]x[/red] :smile:" in message


def test_no_control_character_reaches_the_terminal() -> None:
    assert re.search("[\0-\x09\x0b-\x1f\x7f-\x9f\u202e\ud800]", printed(FINDINGS)) is None


def test_colour_adds_to_the_words_and_takes_nothing_away() -> None:
    coloured = printed(FINDINGS, colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == printed(FINDINGS)


def test_the_line_is_shown_with_a_caret_under_the_column() -> None:
    lines = {"own.yaml": ["title: x", "  \ttitel: \t日本 ab" + " and so on" * 30]}

    def shown(column: int, width: int = 100) -> list[str]:
        place = Location(file="own.yaml", line=2, column=column)
        finding = codes.BANK_UNKNOWN_KEY(place, parent="question", key="titel", suggestion="")
        stream = io.StringIO()
        print_findings((finding,), Console(file=stream, width=width), lines_of=lines.__getitem__)
        assert max(cell_len(line.rstrip()) for line in stream.getvalue().splitlines()) <= width
        return [line.partition("│ ")[2].rstrip() for line in stream.getvalue().splitlines() if "│" in line]

    assert shown(4)[0].startswith("titel:  日本 ab and so on")
    assert shown(4)[1] == "^"
    assert shown(2)[0].startswith("  titel")
    assert shown(2)[1] == "^"
    for column in (11, 12, 13, 14, 150, 300, 5_000):
        for width in (40, 100):
            line, caret = shown(column, width)
            assert caret.strip() == "^"
            assert caret.index("^") <= cell_len(line) + 1


def test_a_line_that_is_not_there_any_more_is_not_shown() -> None:
    for place in (Location(file="own.yaml", line=9, column=1), Location(file="own.yaml", line=1)):
        stream = io.StringIO()
        finding = codes.BANK_BYTE_ORDER_MARK(place)
        print_findings((finding,), Console(file=stream, width=100), lines_of=lambda _: ["one line"])
        assert "│" not in stream.getvalue()


def test_more_than_anybody_reads_is_counted_only() -> None:
    many = tuple(codes.BANK_NO_NOTICE(Location(file="own.yaml", line=line)) for line in range(1, 3_002))
    assert "1,001 more are not shown here: --format json lists them all." in printed(many)
    assert printed(many).splitlines()[-1] == "3001 errors"
    assert "not shown" not in printed(many[:2_000])


def test_nothing_found_is_said() -> None:
    assert printed(()) == "No findings.\n"


def test_one_of_a_kind_is_counted_in_the_singular() -> None:
    assert printed(FINDINGS[:2]).splitlines()[-1] == "1 error, 1 warning"
    assert printed(FINDINGS).splitlines()[-1] == "3 errors, 3 warnings, 1 note"
