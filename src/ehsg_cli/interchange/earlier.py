"""A bank that a new one is to be like: what is taken over from it, and which questions keep their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ehsg_cli.findings.suggestion import fold
from ehsg_cli.workbook.layout import question_text

if TYPE_CHECKING:
    from collections.abc import Collection

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.interchange.marks import Mark


class Earlier:
    """What a bank has in common with an earlier one; of none, nothing.

    Args:
        bank: The earlier one.
    """

    def __init__(self, bank: Bank | None) -> None:
        self._bank = bank
        sections = bank.sections if bank else ()
        self._sections = {fold(section.title): section.id for section in sections}
        self._refs = {
            (section.id, fold(text)): question.id
            for section in sections
            for question in section.questions
            for text in (question.text, question_text(question))
        }
        self._used = {
            *(bank.questions if bank else ()),
            *(each.id for each in (bank.retired if bank else ())),
        }
        self.same = 0

    def section(self, title: str) -> str:
        """The id of the section with that title; empty if there was none."""
        return self._sections.get(fold(title), "")

    def ref(self, section: str, mark: Mark, taken: Collection[str]) -> str:
        """The id of a question: that which it had, or the next that no question has or had."""
        known = self._refs.get((section, fold(mark.kept)), "")
        if known and known not in taken:
            self.same += 1
            return known
        numbers = range(1, len(self._used) + len(taken) + 2)
        free = (ref for number in numbers if (ref := f"{section}-{number:02}") not in self._used)
        return next(ref for ref in free if ref not in taken)

    def carried_over(self) -> dict[str, Any]:
        """The kinds of partner and the return items, as plain data."""
        data = self._bank.model_dump(exclude_defaults=True) if self._bank else {}
        return {key: data[key] for key in ("partners", "return_items") if key in data}
