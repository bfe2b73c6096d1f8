"""Telling what a person typed from what we wrote into the blank workbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ehsg_cli.findings.suggestion import fold
from ehsg_cli.workbook import layout
from ehsg_cli.workbook.blank import cover, scale_lists, sector_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.workbook.grid import Grid


@dataclass(frozen=True, slots=True)
class Template:
    """The texts of a bank's blank workbook.

    Attributes:
        texts: What stands in it anywhere but in its lists.
        lists: What stands below the heading of each list, by heading. A choice counts as ours only there:
            anywhere else somebody chose it.
        follow_ups: The headings of free-text columns, folded.
    """

    texts: frozenset[str]
    lists: Mapping[str, frozenset[str]]
    follow_ups: frozenset[str]

    @classmethod
    def of(cls, bank: Bank) -> Template:
        """The texts of this bank's blank workbook."""
        lists = {**sector_list(bank), **scale_lists(bank)}
        sheet = cover(bank, {})
        follow_ups = [section.follow_up for section in bank.sections if section.follow_up]
        headings = (
            layout.REF,
            layout.QUESTION,
            layout.ANSWER,
            *layout.ABOUT_HEADERS,
            *layout.ABOUT_FIELDS.values(),
        )
        questions = (layout.question_text(question) for question in bank.questions.values())
        return cls(
            frozenset(
                (sheet.title, *sheet.lines, *headings, *follow_ups, *bank.questions, *questions, *lists)
            ),
            {name: frozenset(values) for name, values in lists.items()},
            frozenset(map(fold, follow_ups)),
        )

    def typed(self, grid: Grid) -> Iterator[tuple[int, int, str]]:
        """Row, column and text of the cells with content that is not ours."""
        heads = [cell.strip() for cell in grid.rows[0]] if grid.rows else []
        for row, column, text in grid.cells():
            stripped = text.strip()
            in_list = column < len(heads) and stripped in self.lists.get(heads[column], ())
            if (
                not in_list
                and stripped not in self.texts
                and stripped.partition(": ")[0] not in layout.IDENTITY
            ):
                yield row, column, text
