"""The 2020 bank against the guide's own text, character for character."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ehsg_cli.bank import library
from ehsg_cli.workbook.layout import question_text

GUIDE = (Path(__file__).parent / "guide" / "2020.txt").read_text(encoding="utf-8").split("--------\n", 1)[1]
BANK = library.load("2020")
SECTIONS = {
    "families": 10, "communities": 8, "workforce": 14, "leaders": 9, "big-questions": 3,
    "data-sharing": 4, "data-matching": 4, "case-management": 5, "reporting": 5, "use-of-data": 7,
}  # fmt: skip
# Column headings of the questionnaires, which the extraction puts in odd places.
HEADINGS = (
    "Where do you want to be in one year and how will this feed into longer-term plans?",
    "Where do you want to be in one year and Answer how will this feed into longer-term plans?",
    "Where do you want to be in one year and Answer how does this feed into longer-term plans?",
    "What are you doing/planning to do?",
    "Answer",
)


def joined(text: str) -> str:
    """The text on one line, without the question numbers that stand alone or begin a line."""
    lines = [re.sub(r"^\d{1,2} (?=\S)", "", line.strip()) for line in text.splitlines()]
    return " ".join(line for line in lines if line and not re.fullmatch(r"\d{1,2}", line))


def questionnaires() -> str:
    """The part of the guide with the questions, without the column headings."""
    start, end = GUIDE.index("\nFamilies\n1\n\nOne worker"), GUIDE.index("\nStrategy\nWe think")
    text = joined(GUIDE[start:end])
    for heading in HEADINGS:
        text = text.replace(heading, "")
    return " ".join(text.split())


def test_there_are_69_questions_in_the_guides_sections() -> None:
    assert {section.id: len(section.questions) for section in BANK.sections} == SECTIONS
    assert len(BANK.questions) == 69
    assert list(BANK.questions) == [
        f"{section}-{number:02}" for section, count in SECTIONS.items() for number in range(1, count + 1)
    ]


def test_each_question_is_the_guides_in_the_guides_order_and_nothing_is_left_over() -> None:
    rest, between = questionnaires(), []
    for question in BANK.questions.values():
        before, found, rest = rest.partition(question_text(question))
        assert found, f"{question.id} is not in the guide, or not here"
        between.append(before)
    left = " ".join("".join((*between, rest)).split())
    titles = [section.title for section in BANK.sections if section.id != "big-questions"]
    for text in (*titles, "The Big Questions The Big Questions", *data_chapter()):
        assert text in left
        left = left.replace(text, "", 1)
    assert left.split() == []


def data_chapter() -> tuple[str, ...]:
    """What stands between the questionnaires: the chapter on data, and their introductions."""
    start, end = GUIDE.index("\nData Maturity\nData is"), GUIDE.index("\nThe Big Questions\n\nThe Big")
    introduction = GUIDE[GUIDE.index("Data Questionnaire\n") : GUIDE.index("\nData sharing\nDo you")]
    return joined(GUIDE[start:end]), joined(introduction)


def test_titles_are_the_guides_own() -> None:
    titles = {question.id: question.title for question in BANK.questions.values() if question.title}
    assert titles == {"families-01": "One worker", "families-02": "One family", "families-03": "One Plan"}


def test_only_matching_by_hand_is_better_without() -> None:
    (question,) = (question for question in BANK.questions.values() if question.best)
    assert (question.text, question.best) == ("Do you primarily match data feeds manually?", "no")


@pytest.mark.parametrize("section", BANK.sections, ids=lambda section: section.id)
def test_follow_ups_are_as_each_section_has_them(section: object) -> None:
    prompts = {
        **dict.fromkeys(
            ["families", "communities", "workforce", "leaders"], "What are you doing/planning to do?"
        ),
        **dict.fromkeys(
            ["data-sharing", "data-matching", "case-management", "reporting"],
            "Where do you want to be in one year and how will this feed into longer-term plans?",
        ),
        "use-of-data": "Where do you want to be in one year and how does this feed into longer-term plans?",
        "big-questions": None,
    }
    assert section in BANK.sections
    assert all(found.follow_up == prompts[found.id] for found in BANK.sections if found is section)


def test_everything_else_that_is_quoted_stands_in_the_guide() -> None:
    guide = joined(GUIDE)
    system, maturity = BANK.system, BANK.data_maturity
    assert system
    assert maturity
    statements = [statement for section in BANK.sections for statement in section.vision]
    quoted = [
        *statements,
        *(line for part in BANK.parts for line in part.introduction),
        *(BANK.summary or "").splitlines(),
        BANK.vision or "",
        BANK.lead or "",
        system.statement,
        maturity.statement,
        *(element.text for element in maturity.elements),
    ]
    assert len(statements) == 16
    assert len(maturity.elements) == 6
    missing = [text for text in quoted if joined(text) not in guide]
    assert missing == []


def test_every_service_of_the_system_is_there() -> None:
    system = BANK.system
    assert system
    plain = joined(GUIDE).casefold()
    for kind in system.types:
        listed = re.split(f"{re.escape(kind.title.casefold())} includes?;", plain)[1].split(".", 1)[0]
        services = ", ".join(kind.services).casefold()
        assert re.sub(r",? and ", ", ", listed.strip()) == re.sub(r",? and ", ", ", services)


def test_who_must_be_involved_is_the_guides_list() -> None:
    required = [sector.name for sector in BANK.partners if sector.required]
    assert required == [
        "District Councils", "Police", "Clinical Commissioning Group", "JobCentre Plus", "Schools",
        "Housing partners", "Voluntary and Community Sector",
    ]  # fmt: skip


def test_the_2022_bank_says_what_it_is() -> None:
    bank = library.load("2022")
    assert bank.source.wording == "derived"
    assert "official item wording" in (bank.source.notice or "")
    inferred = [section.title for section in bank.sections if section.title_inferred]
    assert inferred == ["Workforce", "Communities", "Leaders", "Data"]
    assert [section.id for section in bank.sections] == [
        "family-voice", "workforce", "communities", "leaders", "data",
    ]  # fmt: skip
    assert [event.date.isoformat() for event in bank.timetable] == ["2022-06-26", "2022-06-27", "2022-07-01"]
    assert any("names no answer scale" in note for note in bank.notes)
