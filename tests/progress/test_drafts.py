"""Drafts as a mail program reads them, whatever stands in the list of partners."""

from __future__ import annotations

import email
from datetime import date
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehsg_cli.progress.drafts import Attachment, Letter, addresses, as_eml, as_text, divided, unusable

HEADERS = [
    "X-Unsent",
    "Subject",
    "From",
    "To",
    "Date",
    "Content-Type",
    "Content-Transfer-Encoding",
    "MIME-Version",
]


def letter(**parts: Any) -> Letter:
    usual: dict[str, Any] = {
        "to": addresses("pat@example.org", "Pat Desk"),
        "sender": Address("Ann Lead", "lead", "example.org"),
        "subject": "Answers",
        "body": "Dear Pat,\n\nThank you.\n",
        "day": date(2024, 9, 12),
    }
    return Letter(**(usual | parts))


def read(draft: bytes) -> EmailMessage:
    return email.message_from_bytes(draft, policy=default)


def content(message: EmailMessage) -> str:
    """Its text, with line ends as Python has them."""
    return str(message.get_content()).replace("\r\n", "\n")


def test_a_draft_is_read_back_whole() -> None:
    message = read(as_eml(letter(body="Café – “open” to all\n\n" + "a long line " * 50)))
    assert message.keys() == HEADERS
    assert message["X-Unsent"] == "1"
    assert message["To"] == "Pat Desk <pat@example.org>"
    assert message["Date"].datetime.date() == date(2024, 9, 12)
    assert content(message).startswith("Café – “open” to all\n\na long line a long")
    assert message.defects == []


def test_every_line_of_a_draft_is_one_that_mail_can_carry() -> None:
    draft = as_eml(letter(subject="Grüße " * 40, body="ü" * 3000))
    assert draft.isascii()
    lines = draft.split(b"\r\n")
    assert max(map(len, lines)) <= 998
    assert not [line for line in lines if b"\n" in line or b"\r" in line]


def test_workbooks_go_with_it_and_it_is_the_same_each_time() -> None:
    two = (Attachment("a.xlsx", b"PK\0"), Attachment('grüße, "b".xlsx', b"\xff"))
    assert as_eml(letter(), two) == as_eml(letter(), two)
    found = list(read(as_eml(letter(), two)).iter_attachments())
    assert [(each.get_filename(), each.get_content()) for each in found] == [
        ("a.xlsx", b"PK\0"),
        ('grüße, "b".xlsx', b"\xff"),
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("pat@example.org", ["pat@example.org"]),
        (" Pat Desk <pat@example.org> ", ["pat@example.org"]),
        ("pat@example.org; lee@example.org, pat@example.org", ["pat@example.org", "lee@example.org"]),
        ("pat@bücher.example", ["pat@xn--bcher-kva.example"]),
        ('"Desk, Pat" <pat@example.org>', ["pat@example.org"]),
        ("pat@example.org\r\nBcc: all@example.org", []),
        ("pat@example.org\x00,lee@example.org", ["pat@example.org", "lee@example.org"]),
        ("pät@example.org", []),
        ("a:b@example.org", []),
        ("@example.org", []),
        ("not an address", []),
        ("pat@", []),
        ("pat@.example", []),
        ("pat@example..org", []),
        ("", []),
        ("pat" * 100 + "@example.org", []),
    ],
)
def test_addresses_that_can_be_used(typed: str, found: list[str]) -> None:
    assert [each.addr_spec for each in addresses(typed)] == found


HOSTILE = (
    "Pat\r\nBcc: all@example.org",
    "Pat\nX-Evil: 1\n\nBody",
    'Desk, Pat "the boss" <x@example.org>',
    "=?utf-8?q?a?=\r\n b",
    "Pat\u2028Bcc: a@example.org",
    "Пат Деск 🙂",
    "a" * 3000,
    "\ud800",
    "\x00\x07",
)


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("typed", ["pat@example.org", "pat@example.org\r\nBcc: all@example.org"])
def test_nothing_in_a_name_or_an_address_becomes_a_header(name: str, typed: str) -> None:
    message = read(as_eml(letter(to=addresses(typed, name) or addresses("x@example.org", name))))
    assert message.keys() == HEADERS
    assert len(message["To"].addresses) == 1
    assert content(message) == "Dear Pat,\n\nThank you.\n"


@given(st.text(), st.text(), st.text())
def test_whatever_is_typed_a_draft_has_its_headers_and_its_text(name: str, typed: str, subject: str) -> None:
    to = addresses(f"{typed}@example.org", name)
    told, body = divided(f"Subject: {subject}\n\nHello", "Answers")
    message = read(as_eml(letter(to=to, subject=told, body="Hello")))
    assert message.keys() == [header for header in HEADERS if to or header != "To"]
    assert content(message) == "Hello\n"
    assert body.endswith("Hello")
    assert told


def test_the_first_line_of_a_text_may_be_its_subject() -> None:
    assert divided("Subject: Two  words\n\n\nDear Pat", "Answers") == ("Two words", "Dear Pat")
    assert divided("Dear Pat", "Answers") == ("Answers", "Dear Pat")
    assert divided("subject:\nDear Pat", "Answers") == ("Answers", "Dear Pat")


def test_as_text_it_can_be_pasted() -> None:
    assert (
        as_text(letter()) == "To: Pat Desk <pat@example.org>\nSubject: Answers\n\nDear Pat,\n\nThank you.\n"
    )
    assert as_text(letter(to=())).startswith("Subject: Answers\n\nDear")


@pytest.mark.parametrize(
    ("typed", "odd"),
    [
        ("", []),
        ("pat@example.org; Desk <lee@bücher.example>", []),
        ("Desk, Pat <pat@example.org>", []),
        ("nowhere", ["nowhere"]),
        ("pat@example.org, lee@@example.org", ["lee@@example.org"]),
        (f"{'a' * 255}@example.org", [f"{'a' * 255}@example.org"]),
    ],
)
def test_what_should_be_an_address_and_is_none_is_told(typed: str, odd: list[str]) -> None:
    assert unusable(typed) == odd
