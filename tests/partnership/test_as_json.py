from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehsg_cli.partnership.as_json import to_json
from ehsg_cli.partnership.merge import assemble, merge
from tests.banks import SMALL
from tests.partnership.submissions import POLICE, SCHOOL


@given(st.text(st.characters(codec=None), max_size=60))
def test_json_is_what_pythons_own_writes_whatever_is_said(text: str) -> None:
    answers = (replace(SCHOOL.answers[0], raw=text, comment=text), *SCHOOL.answers[1:])
    document = to_json(merge(SMALL, [POLICE, replace(SCHOOL, answers=answers)]))
    assert document == f"{json.dumps(json.loads(document), ensure_ascii=False, indent=2)}\n"
    assert text in [answer["raw"] for answer in json.loads(document)["answers"]]


def test_lists_with_nothing_in_them_are_on_one_line() -> None:
    document = to_json(assemble(SMALL))
    assert '\n  "answers": [],\n' in document
    assert document == f"{json.dumps(json.loads(document), ensure_ascii=False, indent=2)}\n"


@pytest.mark.parametrize("text", ["\ud800", "\x00\x1b\x7f", "\u2028", '"\\/'])
def test_letters_that_json_libraries_differ_on_are_as_they_were(text: str) -> None:
    document = to_json(merge(SMALL, [replace(SCHOOL, respondent=replace(SCHOOL.respondent, role=text))]))
    assert f'"role": {json.dumps(text, ensure_ascii=False)}' in document
