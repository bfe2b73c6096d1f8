"""Reminders as drafts, for a mail program to open and a person to look at and send: nothing here does."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime, time
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import TYPE_CHECKING

from ehsg_cli.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_SUBJECT = re.compile(r"subject:[ \t]*(.*)(?:\n+|$)", re.IGNORECASE)
_WORKBOOK = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")
_ONE = re.compile(r"[^<>]*<([^<>]*)>|([^\s<>]+)")  # `Pat Desk <pat@example.org>`, or the address alone
# As RFC 5322 has it without quotation marks; the domain in ASCII
_ADDRESS = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@[\w-]+(?:\.[\w-]+)*", re.ASCII)
_LONGEST = 254  # characters of an address


@dataclass(frozen=True, slots=True)
class Attachment:
    """A workbook that goes with a letter."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A reminder that is written.

    Attributes:
        to: Whom it goes to; nobody where no usable address is known.
        sender: Who it is from, if that is known.
        subject: Its subject, on one line.
        body: Its text.
        day: The day it is written.
    """

    to: tuple[Address, ...]
    sender: Address | None
    subject: str
    body: str
    day: date


def divided(text: str, subject: str) -> tuple[str, str]:
    """Subject and body of a text whose first line may be `Subject: …`.

    Args:
        text: What a template made.
        subject: The subject where the text has none.
    """
    found = _SUBJECT.match(text)
    return (one_line(found[1]) or subject, text[found.end() :]) if found else (subject, text)


def addresses(text: str, name: str = "") -> tuple[Address, ...]:
    """The usable addresses in a cell, which may hold several, with the name of whoever reads them.

    What is no address is left out, whatever it tries to be: a header, a command, a sentence.
    """
    usable = list(dict.fromkeys(filter(None, map(_usable, _pieces(text)))))
    return tuple(Address(one_line(name) if len(usable) == 1 else "", *each.rsplit("@", 1)) for each in usable)


def unusable(text: str) -> list[str]:
    """What in a cell of addresses should be one and is none: all of it or, beside others, what has an @."""
    pieces = _pieces(text)
    odd = [piece for piece in pieces if not _usable(piece)]
    return odd if len(odd) == len(pieces) else [piece for piece in odd if "@" in piece]


def _pieces(text: str) -> list[str]:
    return [piece.strip() for piece in re.split("[,;]", one_line(text)) if piece.strip()]


def _usable(piece: str) -> str:
    """The address in a piece of a cell; empty where it is none that can be written to."""
    found = _ONE.fullmatch(piece)
    address = _ascii(found[1] or found[2]) if found else ""
    return address if len(address) <= _LONGEST and _ADDRESS.fullmatch(address) else ""


def _ascii(address: str) -> str:
    """The address with its domain as the network knows it; empty where there can be no such domain."""
    local, at, domain = address.rpartition("@")
    try:
        plain = domain.encode("idna").decode()
    except UnicodeError:
        return ""
    return f"{local}{at}{plain}" if local.isascii() else ""


def as_eml(letter: Letter, attachments: Iterable[Attachment] = ()) -> bytes:
    """The letter as a draft in the format of RFC 5322; the same letter gives the same bytes.

    `X-Unsent` has Outlook open it to be edited and sent, not as something that has come in.
    """
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["Subject"] = letter.subject
    if letter.sender:
        message["From"] = letter.sender
    if letter.to:
        message["To"] = letter.to
    message["Date"] = format_datetime(datetime.combine(letter.day, time(12), UTC))
    message.set_content(f"{letter.body.rstrip()}\n", cte="quoted-printable")
    for attachment in attachments:
        kind, subkind = _WORKBOOK
        message.add_attachment(attachment.content, kind, subkind, filename=attachment.name)
    if message.is_multipart():  # or its boundary would be another one each time
        message.set_boundary(f"=_{hashlib.sha256(letter.body.encode()).hexdigest()[:32]}")
    return message.as_bytes()


def as_text(letter: Letter) -> str:
    """The letter as text, to be pasted into whatever will send it."""
    to = f"To: {', '.join(map(str, letter.to))}\n" if letter.to else ""
    return f"{to}Subject: {letter.subject}\n\n{letter.body.rstrip()}\n"
