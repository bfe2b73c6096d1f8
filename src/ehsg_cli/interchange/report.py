"""What became of a file: what was taken for what, place by place, and what a person should know."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ehsg_cli.findings.as_json import plain

if TYPE_CHECKING:
    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding, Location

FORMAT = "ehsg-bank-import/1"


class Role(StrEnum):
    """What something in a file was taken for."""

    TABLE = "table of the bank"
    TITLE = "title"
    PART = "part"
    SECTION = "section"
    INTRODUCTION = "introduction"
    LOOKS_AT = "looks at"
    VISION = "vision"
    HEADING = "column heading"
    NUMBER = "number"
    SHORT_TITLE = "short title"
    QUESTION = "question"
    CHOICES = "answer choices"
    FOLLOW_UP = "follow-up"
    AGAIN = "said before"
    SHEET = "name of a sheet"
    ABOUT = "asked on About you"
    WHO = "about who answers"
    BLANK = "a place to answer"
    ANSWER = "somebody's answer"
    MACHINE = "made by the program"
    NOT_TAKEN = "not taken"


NAMES_ANSWERS = "names the answers"
# What a bank has no place for
LEFT_OUT = frozenset({Role.NOT_TAKEN, Role.ANSWER})


@dataclass(frozen=True, slots=True)
class Taken:
    """A text of the file, and what it was taken for.

    Attributes:
        text: As it stands in the file; of what may be personal, how much there is of it.
        ref: What it is in the bank: the id of a section or question; empty where it is no record of its own.
        note: How it was changed; empty where it is word for word in the bank, or not at all.
    """

    location: Location
    role: Role
    text: str
    ref: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file became.

    Attributes:
        kind: What it was taken to be, in words: "a Word document".
        bank: None where no bank can be made of it.
    """

    file: str
    kind: str
    bank: Bank | None
    taken: tuple[Taken, ...] = ()
    findings: tuple[Finding, ...] = ()


def as_json(imported: Imported) -> str:
    """The report for scripts: each text of the file with its place and what it was taken for, by its `Role`.

    In ASCII, like findings, which it holds as `as_json` has them.
    """
    bank = imported.bank
    report = {
        "format": FORMAT,
        "file": imported.file,
        "kind": imported.kind,
        "bank": bank
        and {
            "id": bank.bank,
            "edition": bank.edition,
            "revision": bank.revision,
            "title": bank.title,
            "sections": len(bank.sections),
            "questions": len(bank.questions),
        },
        "taken": [_plain(taken) for taken in imported.taken],
        "findings": [plain(finding) for finding in imported.findings],
    }
    return json.dumps(report, indent=2)


def _plain(taken: Taken) -> dict[str, object]:
    location = {part: getattr(taken.location, part) for part in ("sheet", "cell", "line")}
    return {
        "location": {part: value for part, value in location.items() if value},
        "as": taken.role.name.lower().replace("_", "-"),
        "ref": taken.ref or None,
        "text": taken.text,
        "note": taken.note or None,
    }
