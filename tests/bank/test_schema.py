from __future__ import annotations

from ehsg_cli.bank import schema
from ehsg_cli.bank.model import Bank
from ehsg_cli.bank.yaml_source import parse


def messages(text: str) -> list[str]:
    document, _ = parse(text.encode())
    assert document is not None
    bank, findings = schema.build(document, Bank)
    assert bank is None
    return [finding.message for finding in findings if finding.code == "B103"]


def test_a_broken_character_is_named() -> None:
    expected = "title: expected text without broken characters, found the text “\\ud800”."
    assert messages('title: "\\ud800"\n') == [expected]


def test_a_list_is_not_too_short_because_its_entries_have_errors() -> None:
    assert messages("scales: {agreement: [{}, {}]}\nparts: [{}]\n") == []


def test_a_scale_named_like_a_key_is_still_a_scale() -> None:
    document, _ = parse(b'scales: {source: [{id: "yes", label: "Yes", sorce: x}, {id: "no", label: "No"}]}\n')
    assert document is not None
    _, findings = schema.build(document, Bank)
    assert "Unknown key in this choice: sorce." in [finding.message for finding in findings]
