from __future__ import annotations

import json

import pytest

from ehsg_cli.partnership.as_json import to_json
from ehsg_cli.partnership.as_records import answer_records, question_records
from ehsg_cli.partnership.merge import merge
from ehsg_cli.partnership.model import PartnershipReturn
from tests.banks import SMALL
from tests.partnership.submissions import POLICE, SCHOOL, decided


@pytest.fixture
def merged() -> PartnershipReturn:
    return decided(merge(SMALL, (POLICE, SCHOOL)))


def test_answers_as_records(merged: PartnershipReturn) -> None:
    records = answer_records(merged)
    assert len(records) == len(merged.answers) == 2 * len(SMALL.questions)
    assert len({tuple(record) for record in records}) == 1
    assert {type(value) for record in records for value in record.values()} == {str, type(None)}
    assert {record["organisation"] for record in records} == {"North Police", "A school"}
    kept = ("question", "respondent", "answer", "raw", "comment")
    in_json = json.loads(to_json(merged))["answers"]
    assert [[record[key] for key in kept] for record in records] == [
        [each[key] for key in kept] for each in in_json
    ]


def test_questions_as_records(merged: PartnershipReturn) -> None:
    first, *_, words = question_records(merged)
    assert first == {
        "question": "families-01",
        "section": "Families",
        "text": SMALL.questions["families-01"].printed,
        "votes_yes": 1,
        "votes_mostly-yes": 0,
        "votes_mostly-no": 0,
        "votes_no": 1,
        "suggested": "no",
        "consensus": 0.0,
        "agreed": "mostly-yes",
        "agreed_plan": "Do it",
    }
    assert set(words) == set(first)
    assert words["votes_yes"] is None
    assert words["agreed"] is None
