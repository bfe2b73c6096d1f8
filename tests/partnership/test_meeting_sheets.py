from __future__ import annotations

from dataclasses import replace

from ehsg_cli.bank.model import Bank
from ehsg_cli.partnership.meeting_sheets import agenda_sheet, summary_sheet
from ehsg_cli.partnership.merge import merge
from ehsg_cli.partnership.model import Decision, PartnershipReturn
from ehsg_cli.workbook.book import Sheet
from tests.banks import SMALL
from tests.partnership.submissions import POLICE, SCHOOL, submission

HOUSING = submission("Housing", {"families-01": "Mostly yes", "families-02": "Yes", "words-01": " "})
OFTEN = [{"id": name.lower(), "label": name} for name in ("Always", "Yes", "Never")]


def by_header(sheet: Sheet) -> list[dict[str, object]]:
    headers = [column.header for column in sheet.columns]
    return [dict(zip(headers, row, strict=True)) for row in sheet.rows]


def agenda(merged: PartnershipReturn) -> list[dict[str, object]]:
    return by_header(agenda_sheet(merged))


def with_a_second_scale() -> Bank:
    """The small bank with a section on another scale, of which one choice has a name of the first."""
    data = SMALL.model_dump(mode="json")
    data["scales"]["often"] = OFTEN
    section = {"id": "often", "title": "Often", "part": "Questionnaire", "scale": "often"}
    data["sections"].append({**section, "questions": [{"id": "often-01", "text": "How often?"}]})
    return Bank.model_validate(data)


def test_a_section_is_summed_up_in_a_row() -> None:
    merged = merge(SMALL, [POLICE, SCHOOL, HOUSING])
    rows = (replace(merged.rows[0], decision=Decision(raw="Yes", choice="yes")), *merged.rows[1:])
    families, words, everything = by_header(summary_sheet(replace(merged, rows=rows)))
    assert families == {
        "Section": "Families",
        "Questions": 2,
        "Yes": 3,
        "Mostly yes": 1,
        "Mostly no": 0,
        "No": 1,
        "Not answered": 1,  # the school's "Sometimes" is not on the scale
        "Agreed": 1,
        "Split": 1,
    }
    assert (words["Yes"], words["Not answered"], words["Split"]) == (None, 2, None)
    assert everything == families | {"Section": "All sections", "Questions": 3, "Not answered": 3}


def test_what_is_agreed_in_words_counts_as_agreed() -> None:
    merged = merge(SMALL, [POLICE])
    rows = (*merged.rows[:2], replace(merged.rows[2], decision=Decision(raw="Together")))
    assert [row["Agreed"] for row in by_header(summary_sheet(replace(merged, rows=rows)))] == [0, 1, 1]


def test_answers_and_gaps_add_up_to_all_questions_of_all_partners() -> None:
    merged = merge(SMALL, [POLICE, SCHOOL, HOUSING])
    total = by_header(summary_sheet(merged))[-1]
    given = sum(participant.answered for participant in merged.participants)
    assert total["Not answered"] == len(merged.participants) * len(SMALL.questions) - given


def test_only_sections_on_a_scale_are_in_its_chart() -> None:
    merged = merge(SMALL, [POLICE, SCHOOL])
    sheet = summary_sheet(merged)
    (chart,) = sheet.charts
    assert [sheet.rows[row][0] for row in chart.rows] == ["Families"]
    assert [sheet.columns[column].header for column in chart.columns] == [
        "Yes",
        "Mostly yes",
        "Mostly no",
        "No",
    ]
    assert "Mostly yes" in chart.description


def test_each_scale_has_a_chart_of_its_own_with_its_own_choices() -> None:
    bank = with_a_second_scale()
    extra = replace(POLICE.answers[0], question="often-01", raw="Never", choice="never")
    sheet = summary_sheet(merge(bank, [replace(POLICE, answers=(*POLICE.answers, extra))]))
    assert [[sheet.rows[row][0] for row in chart.rows] for chart in sheet.charts] == [["Families"], ["Often"]]
    assert [[sheet.columns[column].header for column in chart.columns] for chart in sheet.charts] == [
        ["Yes", "Mostly yes", "Mostly no", "No"],
        ["Always", "Yes", "Never"],
    ]
    families, _, often, everything = by_header(sheet)
    assert (families["Never"], often["Never"], often["Mostly yes"]) == (None, 1, None)
    assert (families["Yes"], often["Yes"], everything["Yes"]) == (2, 0, 2)


def test_a_scale_without_answers_has_no_chart() -> None:
    assert summary_sheet(merge(SMALL, [])).charts == ()
    assert len(summary_sheet(merge(with_a_second_scale(), [POLICE])).charts) == 1


def test_a_choice_named_like_a_column_has_a_column_of_its_own() -> None:
    data = SMALL.model_dump(mode="json")
    data["scales"]["agreement"][3]["label"] = "SPLIT"
    sheet = summary_sheet(merge(Bank.model_validate(data), [POLICE, SCHOOL]))
    row = by_header(sheet)[0]
    assert (row["SPLIT-2"], row["Split"]) == (1, 1)
    assert sheet.columns[sheet.charts[0].columns[-1]].header == "SPLIT-2"


def test_the_furthest_apart_come_first_then_the_guides_order() -> None:
    near = submission("Police", {"families-01": "Yes", "families-02": "Yes"})
    far = submission("School", {"families-01": "Mostly yes", "families-02": "No"})
    rows = agenda(merge(SMALL, [near, far]))
    assert [(row["No."], row["Ref"], row["How far apart"]) for row in rows] == [
        (1, "families-02", "Split"),
        (2, "families-01", "Differ"),
    ]
    alike = submission("School", {"families-01": "No", "families-02": "No"})
    assert [row["Ref"] for row in agenda(merge(SMALL, [near, alike]))] == ["families-01", "families-02"]


def test_an_item_of_the_agenda_says_who_said_what() -> None:
    merged = merge(SMALL, [POLICE, SCHOOL, HOUSING])
    rows = (replace(merged.rows[0], decision=Decision(raw="perhaps")), *merged.rows[1:])
    (item,) = agenda(replace(merged, rows=rows))
    assert item == {
        "No.": 1,
        "Ref": "families-01",
        "Section": "Families",
        "Question": "One worker: Do families know their worker?",
        "Partners say": "Yes: North Police\nMostly yes: Housing\nNo: A school",
        "Suggested answer": "Mostly yes",
        "Consensus": merged.rows[0].tally.consensus,
        "How far apart": "Split",
        "Agreed so far": "perhaps",
    }


def test_organisations_without_a_name_and_two_workbooks_of_one_are_told() -> None:
    sent = [
        submission("", {"families-01": "Yes"}),
        submission("A\nschool", {"families-01": "No"}, by="One"),
        submission("A school", {"families-01": "No"}, by="Two", copy=2),
    ]
    (item,) = agenda(merge(SMALL, sent))
    assert item["Partners say"] == "Yes: Not named\nNo: A school (2)"


def test_an_agreed_answer_is_shown_by_its_label() -> None:
    merged = merge(SMALL, [POLICE, SCHOOL])
    rows = (replace(merged.rows[0], decision=Decision(raw="MOSTLY-NO", choice="mostly-no")), *merged.rows[1:])
    assert agenda(replace(merged, rows=rows))[0]["Agreed so far"] == "Mostly no"


def test_an_agenda_without_items_says_so() -> None:
    for sent in ([], [POLICE], [POLICE, submission("B", {"families-01": "yes", "families-02": "YES"})]):
        (item,) = agenda(merge(SMALL, sent))
        assert str(item["Question"]).startswith("Nothing to talk over")
        assert not any(value for header, value in item.items() if header != "Question")


def test_what_partners_say_fits_a_cell() -> None:
    sent = [
        submission("x" * 20_000 + str(n), {"families-01": answer}) for n, answer in enumerate(("Yes", "No"))
    ]
    (item,) = agenda(merge(SMALL, sent))
    assert str(item["Partners say"]).endswith("(cut: a cell holds no more)")
