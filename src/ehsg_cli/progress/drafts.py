"""Reminders as drafts, for a mail program to open and a person to look at and send. Nothing here sends any."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime, time
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, getaddresses
from typing import TYPE_CHECKING

from ehsg_cli.bank.fields import EMAIL_PATTERN
from ehsg_cli.wording import one_line

if TYPE_CHECKING:
    from datetime import date

_SUBJECT = re.compile(r"subject:[ \t]*(.*)(?:\n+|$)", re.IGNORECASE)
_WORKBOOK = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")
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
        attachments: What goes with it.
    """

    to: tuple[Address, ...]
    sender: Address | None
    subject: str
    body: str
    day: date
    attachments: tuple[Attachment, ...] = ()


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

    What is no address is left out, whatever it tries to be: a header, another recipient, a command.
    """
    found = [_ascii(address) for _, address in getaddresses([one_line(text).replace(";", ",")])]
    usable = [each for each in found if len(each) <= _LONGEST and re.fullmatch(EMAIL_PATTERN, each)]
    return tuple(
        Address(one_line(name) if len(usable) == 1 else "", *each.rsplit("@", 1))
        for each in dict.fromkeys(usable)
    )


def _ascii(address: str) -> str:
    """The address with its domain as the network knows it; empty where there can be no such domain."""
    local, at, domain = address.rpartition("@")
    try:
        plain = domain.encode("idna").decode()
    except UnicodeError:
        return ""
    return f"{local}{at}{plain}" if local.isascii() else ""


def as_eml(letter: Letter) -> bytes:
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
    for attachment in letter.attachments:
        kind, subkind = _WORKBOOK
        message.add_attachment(attachment.content, kind, subkind, filename=attachment.name)
    if letter.attachments:  # or it would be another one each time
        message.set_boundary(f"=_{hashlib.sha256(letter.body.encode()).hexdigest()[:32]}")
    return message.as_bytes()


def as_text(letter: Letter) -> str:
    """The letter as text, to be pasted into whatever will send it."""
    to = f"To: {', '.join(map(str, letter.to))}\n" if letter.to else ""
    return f"{to}Subject: {letter.subject}\n\n{letter.body.rstrip()}\n"
