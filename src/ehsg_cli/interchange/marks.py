"""What each text of a form was recognised as, in the order of the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ehsg_cli.findings.model import Location
    from ehsg_cli.interchange.report import Role

# Ranks of headings beside those of a document's own, which are 0 for its title, 1, 2, …
SHEET, BOLD, ROW, COLUMN = 10, 20, 30, 40


@dataclass(frozen=True, slots=True)
class Mark:
    """A text, and what it was recognised as.

    Attributes:
        role: Of a heading, `SECTION` until it is known what stands below it; of other text, `INTRODUCTION`.
        kept: The wording that goes into the bank; empty where none does.
        rank: Of a heading, how high it stands: the lower the number, the higher.
        title: The short title that stands beside a question.
        choices: The answers that the text names or that a question has, as the form has them.
        follow_up: The heading of the words that go with a question's answer.
        added: Those of the choices that the form does not have, but scales that are often used.
        is_answered: Whether a question has a place beside it for an answer.
    """

    location: Location
    role: Role
    text: str
    kept: str = ""
    rank: int = 0
    title: str = ""
    choices: tuple[str, ...] = ()
    follow_up: str = ""
    added: tuple[str, ...] = ()
    is_answered: bool = False
    note: str = ""
