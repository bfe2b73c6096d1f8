from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.partnership.decisions import apply
from ehsg_cli.partnership.decisions_file import ANSWER, Decisions, Entry, Written, read_decisions
from ehsg_cli.partnership.merge import merge
from ehsg_cli.partnership.model import Decision, PartnershipReturn
from ehsg_cli.partnership.to_book import return_book
from ehsg_cli.partnership.update import merge_onto
from ehsg_cli.workbook.write import write_book
from tests.banks import SMALL
from tests.partnership.submissions import POLICE, SCHOOL, decided, submission
from tests.partnership.test_book import read_back, whole

PLACE = Location(file="d.csv", line=2)


def given_in(text: str, file: str = "d.yaml") -> Decisions:
    return read_decisions(text.encode(), file, {item.id for item in SMALL.return_items})


def wrong_with(text: str, file: str = "d.yaml") -> list[str]:
    before = decided(merge(SMALL, [POLICE, SCHOOL]))
    after, findings = apply(before, given_in(text, file))
    assert after is before
    return [f"{finding.code} {finding.location.line} {finding.message}" for finding in findings]


def test_decisions_take_their_places_and_the_rest_stays() -> None:
    before = whole()
    text = "families-01: {answer: 'MOSTLY-NO '}\nfamilies-02: y\nwords-01: {plan: Later}\nofficer: Us\n"
    after, findings = apply(before, given_in(text))
    first, second, third = before.rows
    rows = (
        replace(first, decision=Decision(raw="Mostly no", choice="mostly-no", plan="=1+1")),
        replace(second, decision=Decision(raw="Yes", choice="yes")),
        replace(third, decision=Decision(raw="In words", plan="Later")),
    )
    assert after == replace(before, rows=rows, items={"strategy": "Attached", "officer": "Us"})
    assert [(found.code, found.location.line, found.message) for found in findings] == [
        ("D201", 1, "The agreed answer of families-01 changes from “Mostly yes” to “Mostly no”."),
        ("D201", 2, "The agreed answer of families-02 changes from “Perhaps” to “Yes”."),
    ]


def test_the_same_decision_again_changes_nothing() -> None:
    before = whole()
    rows = (replace(before.rows[0], decision=replace(before.rows[0].decision, raw="mostly yes")),)
    typed = replace(before, rows=(*rows, *before.rows[1:]))
    for merged in (before, typed):
        assert apply(merged, given_in("families-01: MOSTLY YES\nstrategy: Attached\n")) == (merged, ())


def test_a_workbook_holds_what_was_decided() -> None:
    plan = "=1+1\n\u000b _x000D_ \u202bעברית 😀"
    entry = Entry(ref="families-02", location=PLACE, written={"agreed plan": Written(plan, PLACE)})
    after, _ = apply(whole(), Decisions((entry,)))
    assert read_back(write_book(return_book(after))) == after
    assert after.rows[1].decision == Decision(raw="Perhaps", plan=plan)


@settings(max_examples=40, deadline=None)
@given(text=st.text(st.characters(exclude_categories=[])))
def test_any_text_is_held_by_a_workbook_or_refused(text: str) -> None:
    content = f'ref,answer\nwords-01,"{text.replace(chr(34), chr(34) * 2)}"\nfamilies-01,Yes\n'
    decisions = read_decisions(content.encode("utf-8", "surrogatepass"), "d.csv", set())
    after, findings = apply(whole(), decisions)
    if any(finding.code != "D201" for finding in findings):
        assert after == whole()
    else:
        assert read_back(write_book(return_book(after))) == after


def test_everything_wrong_is_said_at_once_and_nothing_is_applied() -> None:
    text = (
        "ref,answer,plan,value\nfamilies-01,Mostly yess,,\nfamilies-1,Yes,,\n,Yes,A plan,\nstrategy,Yes,,x\n"
        "families-02,Yes,,x\nfamilies-02,No,,\nwords-01,,,\nofficer,,a,\nwords-01,x,y,,z\n"
    )
    assert wrong_with(text, "d.csv") == [
        "D108 10 The row of words-01 goes on beyond the last heading: z",
        "D104 2 The agreed answer Mostly yess to families-01 is not one of the choices. "
        "Did you mean Mostly yes?",
        "D102 3 There is no question or return item families-1. Did you mean families-01?",
        "D101 4 This row has no Ref: Yes A plan",
        "D105 5 strategy is a return item, which has no agreed answer.",
        "D105 6 families-02 is a question, which has no value.",
        "D103 7 families-02 is decided twice; line 6 has it first.",
        "D105 9 officer is a return item, which has no agreed plan.",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('"a\\uD800b"', "no workbook holds the character U+D800"),
        ('"\\uFFFE"', "no workbook holds the character U+FFFE"),
        ("x" * 32_768, "its 32,768 characters are more than a cell holds"),
        ("😀" * 16_384, "its 16,384 characters are more than a cell holds"),
    ],
)
def test_what_no_cell_holds_is_refused_and_not_cut(text: str, problem: str) -> None:
    assert wrong_with(f"families-01: {{plan: {text}}}\n") == [
        f"D107 1 The agreed plan of families-01 does not fit a cell: {problem}."
    ]
    long = "x" * 32_767
    after, _ = apply(whole(), given_in(f"families-01: {{plan: {long}}}\n"))
    assert after.rows[0].decision.plan == long


def test_a_decision_made_anew_is_out_of_date_no_more() -> None:
    def outdated(merged: PartnershipReturn) -> list[str]:
        return [found.message.split(":")[0] for found in merged.findings if found.code == "M103"]

    agreed = decided(merge(SMALL, [POLICE]))
    rows = (
        *agreed.rows[:1],
        replace(agreed.rows[1], decision=Decision(raw="No", choice="no")),
        agreed.rows[2],
    )
    late = submission("East", {"families-01": "No", "families-02": "No"})
    later = merge_onto(replace(agreed, rows=rows), [POLICE, late])
    assert outdated(later) == ["families-01", "families-02"]
    after, _ = apply(later, given_in("families-01: Mostly no\nfamilies-02: {plan: As it is}\n"))
    assert outdated(after) == ["families-02"]
    again = merge_onto(after, [POLICE, late])
    assert outdated(again) == ["families-02"]
    assert [row.decision for row in again.rows] == [row.decision for row in after.rows]
    confirmed, _ = apply(again, given_in("families-02: No\n"))
    assert outdated(confirmed) == []


def test_a_note_on_what_is_replaced_quotes_long_texts_in_part() -> None:
    before = whole(plan="old\n" * 500)
    _, (finding,) = apply(before, given_in(f"families-01: {{plan: {'new ' * 500}}}\n"))
    assert finding.code == codes.DECISION_REPLACED.id
    assert "from “old old" in finding.message
    assert "to “new new" in finding.message
    assert len(finding.message) < 300


def test_what_was_read_is_not_taken_for_a_decision_without_an_answer() -> None:
    merged = merge(SMALL, [POLICE])
    after, findings = apply(merged, given_in("families-01: {plan: Do it}\n"))
    assert (after.rows[0].decision, findings) == (Decision(plan="Do it"), ())
    assert not after.rows[0].is_agreed
    entry = Entry(ref="families-01", location=PLACE, written={ANSWER: Written("N", PLACE)})
    assert apply(merged, Decisions((entry,)))[0].rows[0].is_agreed


@pytest.mark.parametrize("ref", ["FAMILIES-01", "families 01", " Families-01 "])
def test_a_ref_is_known_however_it_is_typed(ref: str) -> None:
    after, _ = apply(whole(), given_in(f'"{ref}": No\n'))
    assert after.rows[0].decision.choice == "no"


def test_csv_that_excel_saved_as_unicode_text_is_read() -> None:
    content = "ref\tanswer\nfamilies-01\tNo\n".encode("utf-16")
    after, _ = apply(whole(), read_decisions(content, "d.csv", set()))
    assert after.rows[0].decision.choice == "no"
