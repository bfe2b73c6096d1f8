from __future__ import annotations

import json
from typing import Any

from ehsg_cli.bank.difference.as_json import render
from ehsg_cli.bank.difference.model import Effect, How, What
from ehsg_cli.findings import as_json
from tests import golden
from tests.bank.difference.reports import report_on, sample
from tests.bank.difference.sample import BEFORE, FOLDER


def written() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(render(sample()))
    return data


def test_the_difference_for_programs() -> None:
    golden.check(render(sample()) + "\n", FOLDER / "golden" / "difference.json")


def test_its_shape_is_what_it_is_said_to_be() -> None:
    data = written()
    assert data["format"] == "ehsg-bank-diff/1"
    assert set(data) == {
        "format",
        "old",
        "new",
        "same_bank",
        "same_content",
        "questions",
        "changes",
        "findings",
    }
    assert set(data["new"]) == {"name", "bank", "edition", "revision", "content", "questions"}
    for change in data["changes"]:
        assert set(change) == {
            *("what", "how", "id", "field", "label", "old", "new", "note", "words", "effect", "means")
        }
        assert change["what"] in set(What)
        assert change["how"] in set(How)
        assert change["effect"] in set(Effect)
        assert change["means"].endswith(".")


def test_findings_are_as_everywhere() -> None:
    assert written()["findings"] == json.loads(as_json.render(sample().findings))


def test_the_words_make_both_texts() -> None:
    for change in written()["changes"]:
        for text, gone in (("old", "added"), ("new", "removed")):
            kept = " ".join(run["text"] for run in change["words"] if run["kind"] != gone)
            assert not change["words"] or kept == " ".join(change[text].split())


def test_no_change_is_an_empty_list() -> None:
    data = json.loads(render(report_on(BEFORE)))
    assert (data["changes"], data["findings"], data["same_content"]) == ([], [], True)
