"""What the shape of a workbook tells: its drop-down lists, wherever their choices are, and merged cells."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from ehsg_cli.interchange.shape import NONE, read_shape
from ehsg_cli.workbook.limits import DEFAULT
from tests.workbook.parts import unzipped, zipped

if TYPE_CHECKING:
    from collections.abc import Callable

    from ehsg_cli.interchange.report import Imported

    Take = Callable[[bytes | str, str], Imported]

ROWS = (("Question", "Answer"), ("Do they meet?",), ("Is there a plan?",))


def workbook(formula: str, *, name: str = "", rows: tuple[tuple[str, ...], ...] = ROWS) -> bytes:
    """A form whose answers are a drop-down list with this formula; the sheet Choices has three answers."""
    made: Any = openpyxl.Workbook()
    sheet = made.active
    for row in rows:
        sheet.append(row)
    choices = made.create_sheet("Choices")
    for number, text in enumerate(("Yes", "Partly", "No"), start=2):
        choices[f"C{number}"] = text
    if name:
        made.defined_names[name] = DefinedName(name, attr_text="Choices!$C$2:$C$4")
    rule = DataValidation(type="list", formula1=formula)
    rule.add("B2:B1000")
    sheet.add_data_validation(rule)
    return saved(made)


def saved(made: Any) -> bytes:
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def labels(imported: Imported) -> list[str]:
    assert imported.bank
    return [choice.label for choices in imported.bank.scales.values() for choice in choices]


@pytest.mark.parametrize(
    ("formula", "name", "expected"),
    [
        ('"Yes,Partly,No"', "", ["Yes", "Partly", "No"]),
        ("Choices!$C$2:$C$4", "", ["Yes", "Partly", "No"]),
        ("Choices!$C:$C", "", ["Yes", "Partly", "No"]),
        ("'Choices'!C2:C4", "", ["Yes", "Partly", "No"]),
        ("rating", "rating", ["Yes", "Partly", "No"]),
        ('INDIRECT("x")', "", ["Yes", "Partly", "No"]),  # named on the sheet Choices all the same
    ],
)
def test_the_choices_of_a_drop_down_list(take: Take, formula: str, name: str, expected: list[str]) -> None:
    imported = take(workbook(formula, name=name), "form 2024.xlsx")
    assert labels(imported) == expected
    roles = {taken.text: taken.role.value for taken in imported.taken}
    assert roles["Partly"] == "answer choices"


def test_lists_of_newer_kind(take: Take) -> None:
    """Excel writes a list on another sheet as an extension of the format."""
    parts = unzipped(workbook('"a,b"'))
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    start, _, rest = sheet.partition("<dataValidations")
    _, _, end = rest.partition("</dataValidations>")
    newer = (
        '<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
        'uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations '
        'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation type="list">'
        "<x14:formula1><xm:f>Choices!$C$2:$C$4</xm:f></x14:formula1><xm:sqref>B2:B3</xm:sqref>"
        "</x14:dataValidation></x14:dataValidations></ext></extLst>"
    )
    parts["xl/worksheets/sheet1.xml"] = (
        f"{start}{end.replace('</worksheet>', newer + '</worksheet>')}".encode()
    )
    assert labels(take(zipped(parts), "form 2024.xlsx")) == ["Yes", "Partly", "No"]


def test_a_damaged_shape_is_no_shape() -> None:
    parts = unzipped(workbook('"a,b"'))
    assert read_shape(zipped({**parts, "xl/worksheets/sheet1.xml": b"<"}), "a.xlsx", DEFAULT) == (NONE, ())
    assert read_shape(b"no workbook", "a.xlsx", DEFAULT) == (NONE, ())


def test_a_merged_row_is_a_heading_and_a_merged_sentence_a_text(take: Take) -> None:
    made: Any = openpyxl.Workbook()
    sheet = made.active
    for row in (
        ("Question", "Answer", "Comments"),
        ("Leaders",),
        ("Some words about leaders.",),
        ("We share a plan",),
        ("Data",),
        ("We share data",),
    ):
        sheet.append(row)
    for number in (2, 3, 5):
        sheet.merge_cells(f"A{number}:C{number}")
    imported = take(saved(made), "form 2024.xlsx")
    assert imported.bank
    assert [(section.title, section.looks_at) for section in imported.bank.sections] == [
        ("Leaders", "Some words about leaders."),
        ("Data", None),
    ]


def test_a_sheet_whose_heading_repeats_its_name_is_one_section(take: Take) -> None:
    made: Any = openpyxl.Workbook()
    made.remove(made.active)
    for title in ("Leaders", "Data"):
        sheet = made.create_sheet(title)
        sheet.append([title])
        for row in ROWS:
            sheet.append([f"{text} ({title})" if text.endswith("?") else text for text in row])
    imported = take(saved(made), "form 2024.xlsx")
    assert imported.bank
    assert [part.title for part in imported.bank.parts] == ["Form"]
    assert [section.title for section in imported.bank.sections] == ["Leaders", "Data"]


def test_notes_on_cells_are_listed(take: Take) -> None:
    made: Any = openpyxl.Workbook()
    for row in ROWS:
        made.active.append(row)
    made.active["A2"].comment = Comment("Is this one needed?", "somebody")
    imported = take(saved(made), "form 2024.xlsx")
    left = [(taken.text, taken.location.cell) for taken in imported.taken if taken.role == "not taken"]
    assert left == [("Is this one needed?", "A2")]
