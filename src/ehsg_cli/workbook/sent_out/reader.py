"""The new bank as what reads workbooks of the old one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ehsg_cli.bank.difference.model import Effect
from ehsg_cli.findings.suggestion import fold
from ehsg_cli.workbook.terms import COMMENT, Terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ehsg_cli.bank.difference.model import Difference
    from ehsg_cli.bank.model import Bank, Question

Told = tuple[Effect, str]  # what a change does to answers, and a sentence that says so

LIST_UNPLACED = "the list that they choose from goes to Unplaced (S106)"


@dataclass(frozen=True, slots=True)
class Reader:
    """The new bank, the old one, and how the one understands workbooks of the other.

    Attributes:
        terms: The words of the new bank, by which questions are known again.
        was: The old question of each new one, by the new one's id.
    """

    old: Bank
    new: Bank
    terms: Terms
    was: Mapping[str, Question]

    @classmethod
    def of(cls, difference: Difference) -> Reader:
        """What reads workbooks that were made before a difference."""
        was = {pair.new.id: pair.old for pair in difference.pairs if pair.old and pair.new}
        return cls(difference.old, difference.new, Terms.of(difference.new), was)

    def by_text(self, question: Question) -> str:
        """The new question that the text of an old one in a workbook leads to; an empty text for none."""
        return self.terms.question(question.printed)

    def knows_follow_up(self, heading: str) -> bool:
        """Whether the heading of an old follow-up is still known to head one."""
        return self.terms.headings.get(fold(heading)) == COMMENT
