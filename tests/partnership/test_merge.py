from __future__ import annotations

import json
from dataclasses import replace
from itertools import permutations
from typing import Any

from ehsg_cli.partnership.as_json import is_return, to_json
from ehsg_cli.partnership.merge import merge
from ehsg_cli.submission.invitation import Invitation
from tests.banks import SMALL
from tests.partnership.submissions import POLICE, SCHOOL, decided, submission


def test_the_order_of_the_submissions_does_not_matter() -> None:
    third = submission("Zebra", {"families-01": "No"})
    outputs = {to_json(merge(SMALL, order)) for order in permutations([POLICE, SCHOOL, third])}
    assert len(outputs) == 1


def test_every_answer_is_there_and_counted() -> None:
    merged = merge(SMALL, [POLICE, SCHOOL])
    assert [(given.participant, given.answer.raw) for given in merged.answers] == [
        ("a-school", "No"),
        ("north-police", "Yes"),
        ("a-school", "Sometimes"),
        ("north-police", "Yes"),
        ("a-school", ""),
        ("north-police", "With care"),
    ]
    first, second, words = merged.rows
    assert dict(first.tally.counts) == {"yes": 1, "mostly-yes": 0, "mostly-no": 0, "no": 1}
    assert (first.tally.suggested, first.tally.consensus) == ("no", 0.0)
    assert (second.tally.suggested, second.tally.consensus) == ("yes", 1.0)
    assert (dict(words.tally.counts), words.tally.suggested) == ({}, None)
    assert [participant.answered for participant in merged.participants] == [1, 3]


def test_a_copy_counts_once_and_a_second_workbook_of_an_organisation_counts_too() -> None:
    copy = replace(POLICE, source=replace(POLICE.source, file="in/North Police-2.xlsx"))
    second = submission("North Police", {"families-01": "No"}, sector="police", by="Another team", copy=3)
    merged = merge(SMALL, [POLICE, copy, second])
    assert [participant.id for participant in merged.participants] == ["north-police", "north-police-2"]
    assert sorted(finding.code for finding in merged.findings) == ["M101", "M102"]


def test_a_file_without_questions_takes_no_part_and_is_not_forgotten() -> None:
    other = replace(submission("Budget", {}), answers=(), findings=())
    assert merge(SMALL, [POLICE, other]).participants[0].id == "north-police"
    assert len(merge(SMALL, [POLICE, other]).participants) == 1


def test_who_was_asked_who_answered_and_which_sectors_are_missing() -> None:
    asked = [Invitation("NORTH POLICE", "police"), Invitation("East District", "district")]
    merged = merge(SMALL, [POLICE, SCHOOL], invitations=asked)
    assert [(partner.name, partner.asked, partner.participants) for partner in merged.partners] == [
        ("NORTH POLICE", True, ("north-police",)),
        ("East District", True, ()),
        ("A school", False, ("a-school",)),
    ]
    assert merged.missing_sectors == ("district",)


def test_a_sector_that_only_sent_an_empty_workbook_is_still_missing() -> None:
    nothing = dict.fromkeys(SMALL.questions, "")
    empty = submission("North Police", nothing, sector="police")
    empty = replace(empty, answers=tuple(replace(answer, comment="") for answer in empty.answers))
    merged = merge(SMALL, [empty, SCHOOL])
    assert merged.answering == {"a-school"}
    assert merged.missing_sectors == ("police", "district")
    other = submission("South Police", {"families-01": "Yes"}, sector="police")
    assert merge(SMALL, [empty, other]).missing_sectors == ("district",)


def test_json_holds_what_the_contract_says() -> None:
    data: dict[str, Any] = json.loads(to_json(decided(merge(SMALL, [POLICE, SCHOOL]))))
    assert data["format"] == "ehsg-return/1"
    assert data["bank"]["id"] == "small-2024"
    assert (data["bank"]["edition"], data["bank"]["revision"]) == (2024, 3)
    assert data["respondents"][1]["source"] == {"file": POLICE.source.file, "sha256": POLICE.source.sha256}
    assert data["answers"][0] == {
        "question": "families-01",
        "respondent": "a-school",
        "answer": "no",
        "raw": "No",
        "comment": "A school says so",
        "notes": [],
        "origin": {
            "file": "in/A school-1.xlsx",
            "sheet": "Families",
            "answer_cell": "C2",
            "comment_cell": "D2",
            "route": "ref",
        },
    }
    whole = {"files": 2, "cells": 12, "placed": 12, "unplaced": 0, "lost": 0}
    assert (data["one_vote_per"], data["conservation"]) == ("respondent", whole)
    assert (data["answers"][2]["answer"], data["answers"][2]["raw"]) == (None, "Sometimes")
    assert data["return"][0]["agreed"] == "mostly-yes"
    assert data["return"][0]["agreed_plan"] == "Do it"
    assert data["return"][1]["agreed"] is None
    assert data["items"] == [{"id": "strategy", "value": "Attached"}, {"id": "officer", "value": None}]


def test_a_return_in_json_is_told_from_anything_else() -> None:
    assert is_return(to_json(merge(SMALL, [POLICE])))
    assert not any(map(is_return, ("", "notes", "[]", '{"format": "ehsg-return/2"}', "[" * 100_000)))
