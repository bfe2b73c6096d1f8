from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from ehsg_cli.workbook.book import Book, Column, Look, Rule, Sheet
from ehsg_cli.workbook.highlights import LOOKS
from ehsg_cli.workbook.write import write_book

COLUMNS = (Column("Ref", 10), Column("Suggested answer", 10), Column("Agreed {answer}", 10))
NOT_COLOURS = {"bold", "italic", "underline", "num_format", "border"}


def rules_of(*rules: Rule, rows: int = 3) -> dict[str, list[Any]]:
    sheet = Sheet("S", COLUMNS, (("a", "b", "c"),) * rows, rules=rules)
    book = Book(title="A", subject="B", sheets=(sheet,), lists={}, properties={})
    written = openpyxl.load_workbook(io.BytesIO(write_book(book)))["S"]
    return {str(cells.sqref): cells.rules for cells in written.conditional_formatting}


def test_a_rule_names_the_cells_of_its_own_row() -> None:
    rules = rules_of(Rule('AND({Ref}<>"",{Suggested answer}={Ref})', Look.CHANGED, ("Suggested answer",)))
    assert [(cells, rule[0].formula) for cells, rule in rules.items()] == [
        ("B2:B4", ['AND($A2<>"",$B2=$A2)'])
    ]
    (rule,) = rules["B2:B4"]
    assert (rule.dxf.font.b, rule.dxf.font.u) == (True, "single")


def test_a_rule_without_columns_is_for_the_whole_row() -> None:
    assert [*rules_of(Rule('{Ref}="a"', Look.TOTAL))] == ["A2:C4"]


def test_a_table_without_rows_keeps_its_rules_for_the_first_one() -> None:
    assert [*rules_of(Rule('{Ref}="a"', Look.TOTAL, ("Ref",)), rows=0)] == ["A2"]


def test_the_first_rule_wins() -> None:
    looks = (Look.SAME, Look.SPLIT, Look.DIFFER)
    rules = rules_of(*(Rule("{Ref}=1", look, ("Ref",)) for look in looks))["A2:A4"]
    in_order = sorted(rules, key=lambda rule: int(rule.priority))
    assert [rule.dxf.numFmt.formatCode[1] for rule in in_order] == ["✓", "✗", "!"]


@pytest.mark.parametrize("look", list(Look))
def test_every_look_can_be_told_without_colours(look: Look) -> None:
    assert LOOKS[look].keys() & NOT_COLOURS


def test_no_two_looks_are_the_same_but_for_colour() -> None:
    seen = [
        tuple(sorted((key, str(value)) for key, value in LOOKS[look].items() if key in NOT_COLOURS))
        for look in Look
    ]
    assert len(set(seen)) == len(seen)
