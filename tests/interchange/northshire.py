"""A made-up form, shaped as the official ones are, in every format that forms come in."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import docx
import openpyxl
from openpyxl.worksheet.datavalidation import DataValidation

if TYPE_CHECKING:
    from collections.abc import Iterator

TITLE = "Northshire Early Help Self-Assessment 2024"
WELCOME = (
    "This form helps the partners of Northshire to say together how well families are helped early. "
    "There are no right answers."
)
LEGEND = (
    "Please answer each question with yes, mostly yes, mostly no or no, "
    "and say what you are doing or planning to do."
)
FOLLOW_UP = "What are you doing/planning to do?"
PLANS = "Where do you want to be in one year?"
CHOICES = ("Yes", "Mostly yes", "Mostly no", "No")
FAMILIES = "1. Families"
FAMILIES_INTRO = "Families’ own views of the help they receive, and how easily they find it."
FAMILY_QUESTIONS = (
    "Do families say they know who their main worker is?",
    "One plan: does each family have one plan that all services share?",
    "3 or more services may help a family. Do they meet, and does the family take part?",
)
COMMUNITIES = "2. Communities, neighbourhoods and voluntary groups"
COMMUNITY_QUESTIONS = (
    "Have you mapped local groups, e.g. on a website that residents can use?",
    "Do residents help to design local services?",
)
BIG = "3. The big questions"
BIG_QUESTIONS = (
    "How do you want to use data to improve early help?",
    "What would you like other areas to learn from you?",
)
DATA = "Part B: Data"
SHARING, SYSTEMS = "Data sharing", "Systems"
SHARING_QUESTIONS = ("Do you receive data from health services?", "Do you match data by hand?")
SYSTEM_QUESTIONS = ("Can partners see the case system?", "Does it report outcomes for whole families?")
THANKS = "Thank you. Please return the form to the early help team by 30 September 2024."


def word() -> bytes:
    """The form as a Word document: headings, two- and three-column tables, heading rows, a legend."""
    document = docx.Document()
    document.core_properties.author = ""
    document.add_heading(TITLE, 0)
    document.add_paragraph(WELCOME)
    document.add_heading("About you", 2)
    about = document.add_table(0, 2)
    for label in ("Organisation", "Completed by", "Date"):
        about.add_row().cells[0].text = label
    document.add_heading("Part A: Early help", 1)
    document.add_paragraph(LEGEND)
    document.add_heading(FAMILIES, 2)
    document.add_paragraph(FAMILIES_INTRO)
    _table(
        document,
        ("No.", "Question", "Answer", FOLLOW_UP),
        [(f"1.{n}", text, "", "") for n, text in enumerate(FAMILY_QUESTIONS, 1)],
    )
    document.add_heading(COMMUNITIES, 2)
    _table(
        document,
        ("No.", "Question", "Answer", FOLLOW_UP),
        [(f"2.{n}", text, "", "") for n, text in enumerate(COMMUNITY_QUESTIONS, 1)],
    )
    document.add_heading(BIG, 2)
    _table(document, ("Question", "Your response"), [(text, "") for text in BIG_QUESTIONS])
    document.add_heading(DATA, 1)
    table = _table(document, ("Question", "Answer", PLANS), [])
    for heading, questions in ((SHARING, SHARING_QUESTIONS), (SYSTEMS, SYSTEM_QUESTIONS)):
        cells = table.add_row().cells
        merged = cells[0].merge(cells[2])
        merged.text = heading
        for number, text in enumerate(questions, start=1):
            table.add_row().cells[0].text = f"{number}. {text}"
    document.add_paragraph(THANKS)
    return _saved(document)


def _table(document: Any, headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> Any:
    table = document.add_table(1, len(headings))
    table.style = "Table Grid"
    for cell, text in zip(table.rows[0].cells, headings, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return table


def _saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _numbered(questions: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    return iter(enumerate(questions, start=1))


def sheets() -> bytes:
    """The form as a workbook, a sheet a section; the answers are a drop-down list on a sheet of their own."""
    workbook = openpyxl.Workbook()
    cover = workbook.active
    cover.title = "Introduction"
    for text in (TITLE, WELCOME, LEGEND):
        cover.append([text])
    lists = workbook.create_sheet("Lists")
    for choice in reversed(CHOICES):
        lists.append([choice])
    for title, questions in (("Families", FAMILY_QUESTIONS), ("Communities", COMMUNITY_QUESTIONS)):
        sheet = workbook.create_sheet(title)
        sheet.append(["No.", "Question", "Answer", FOLLOW_UP])
        for number, text in _numbered(questions):
            sheet.append([number, text])
        rule = DataValidation(type="list", formula1="Lists!$A$1:$A$4")
        rule.add(f"C2:C{len(questions) + 1}")
        sheet.add_data_validation(rule)
    sheet = workbook.create_sheet("The big questions")
    sheet.append(["Question", "Response"])
    for text in BIG_QUESTIONS:
        sheet.append([text])
    return _saved(workbook)


def one_sheet() -> bytes:
    """The form on one sheet, its sections set apart by rows with a heading."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in rows():
        sheet.append(row)
    return _saved(workbook)


def rows() -> Iterator[list[str]]:
    yield [TITLE]
    yield [LEGEND]
    yield []
    yield ["", "Question", "Answer", FOLLOW_UP, "Evidence"]
    for title, questions in ((FAMILIES, FAMILY_QUESTIONS), (COMMUNITIES, COMMUNITY_QUESTIONS)):
        yield [title]
        for number, text in _numbered(questions):
            yield [f"{title[0]}.{number}", text]


def comma_separated() -> str:
    """The form as CSV, the section and the answers in columns of their own."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(["Area", "Question", "Answers", "Comments"])
    for title, questions, choices in (
        ("Families", FAMILY_QUESTIONS, "No / Mostly no / Mostly yes / Yes"),
        ("Communities", COMMUNITY_QUESTIONS, "Red / Amber / Green"),
        ("The big questions", BIG_QUESTIONS, ""),
    ):
        writer.writerows([title, text, choices, ""] for text in questions)
    return stream.getvalue()


def _headings() -> Iterator[str]:
    """A question and its follow-up, by turns; Forms numbers those that stand twice."""
    for number, question in _numbered(FAMILY_QUESTIONS):
        yield f"{number}. {question}\u00a0"
        yield f"{FOLLOW_UP}{number if number > 1 else ''}"


def online() -> bytes:
    """The form as the export of an online form, which three partners have filled in."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(
        [
            "ID",
            "Start time",
            "Completion time",
            "Email",
            "Name",
            "Organisation\u00a0",
            *_headings(),
            *BIG_QUESTIONS,
        ]
    )
    answers = (("Yes", "Mostly yes", "No"), ("Mostly yes", "Mostly yes", "Yes"), ("Yes", "Yes", "Mostly no"))
    for number, given in enumerate(answers, start=1):
        said = [text for answer in given for text in (answer, f"A plan of ours, number {number}")]
        who = (f"someone.{number}@partner.example", f"Someone {number}", "Northshire Homes")
        sheet.append([number, "2024-07-01 09:00", "2024-07-01 09:30", *who, *said, "With care", "Patience"])
    return _saved(workbook)
