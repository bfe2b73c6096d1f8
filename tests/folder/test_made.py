from __future__ import annotations

import pytest

from ehsg_cli.folder.made import as_text, fingerprint, read_record


def test_a_record_reads_back() -> None:
    record = {"output/return.html": fingerprint(b"a"), "blank/é.xlsx": fingerprint(b"b")}
    assert read_record(as_text(record)) == record
    assert as_text(record) == as_text(dict(reversed(record.items())))
    assert fingerprint(b"a") != fingerprint(b"b")


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", "3", "{", "[" * 100_000, "{}", '{"files": {"a": "b"}}'),
        '{"format": "ehsg-made/1", "files": []}',
        '{"format": "ehsg-made/1", "files": {"a": 3}}',
        '{"format": "ehsg-made/2", "files": {"a": "b"}}',
    ],
)
def test_of_any_other_text_nothing_is_known(text: str) -> None:
    assert read_record(text) == {}
