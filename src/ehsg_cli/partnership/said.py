"""Every text in a return that somebody wrote, with its cell, and how far it goes."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING

from ehsg_cli.findings.model import Location
from ehsg_cli.submission.model import NamedBy
from ehsg_cli.workbook import layout

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ehsg_cli.bank.model import ReturnItem
    from ehsg_cli.partnership.model import PartnershipReturn
    from ehsg_cli.partnership.typed import Place
    from ehsg_cli.submission.model import Answer, Respondent, Source, Submission, Unplaced


class Reach(IntEnum):
    """How far a text goes.

    Attributes:
        PUBLISHED: Onto every page that is made of the return.
        SHOWN: Onto a page that also has what the organisations said.
        KEPT: No further than the merged workbook, and pages for internal use.
    """

    PUBLISHED = 1
    SHOWN = 2
    KEPT = 3


@dataclass(frozen=True, slots=True)
class Said:
    """A text that somebody wrote.

    Attributes:
        what: What it is, as a sentence names it: `the comment on families-01`.
    """

    text: str
    what: str
    location: Location
    reach: Reach


def said_in_return(
    merged: PartnershipReturn, cells: Mapping[Place, str], reach: Reach = Reach.KEPT
) -> Iterator[Said]:
    """Every text in a return, but for who filled the workbooks in, and what is asked for such a person.

    Args:
        merged: The return.
        cells: Where in the merged workbook its decisions stand.
        reach: Those that go that far, or further.
    """
    every = itertools.chain(
        _agreed(merged, cells),
        *(said_of_themselves(each.respondent, each.source) for each in merged.participants),
        _of_the_silent(merged),
        _in_answers(merged) if reach >= Reach.SHOWN else (),
        _beside_the_return(merged) if reach >= Reach.KEPT else (),
    )
    return (said for said in every if said.reach <= reach)


def _in_answers(merged: PartnershipReturn) -> Iterator[Said]:
    for given in merged.answers:
        yield from said_in_answer(given.answer, Reach.SHOWN)


def _beside_the_return(merged: PartnershipReturn) -> Iterator[Said]:
    for each in merged.superseded:
        for said in said_of_themselves(each.participant.respondent, each.participant.source):
            yield replace(said, reach=Reach.KEPT)
        for answer in each.answers:
            yield from said_in_answer(answer, Reach.KEPT)
    yield from map(said_beside, merged.unplaced)


def _agreed(merged: PartnershipReturn, cells: Mapping[Place, str]) -> Iterator[Said]:
    for row in merged.rows:
        decision, ref = row.decision, row.question
        for text, column, what in (
            ("" if decision.choice else decision.raw, layout.AGREED, "the agreed answer to"),
            (decision.plan, layout.AGREED_PLAN, "the agreed plan for"),
        ):
            cell = cells.get((layout.RETURN, ref, column), "")
            place = Location(file=merged.file, sheet=layout.RETURN, cell=cell)
            yield Said(text, f"{what} {ref}", place, Reach.PUBLISHED)
    for item in merged.bank.return_items:
        if not item.personal:
            yield said_of_item(merged, item, cells, Reach.PUBLISHED)


def said_of_item(
    merged: PartnershipReturn, item: ReturnItem, cells: Mapping[Place, str], reach: Reach
) -> Said:
    """What is filled in for a return item."""
    cell = cells.get((layout.RETURN_ITEMS, item.id, layout.VALUE), "")
    place = Location(file=merged.file, sheet=layout.RETURN_ITEMS, cell=cell)
    return Said(merged.items[item.id], f"the return item {item.title}", place, reach)


def said_of_themselves(respondent: Respondent, source: Source) -> Iterator[Said]:
    """What somebody who answered says of their organisation, their sector and their role, as they typed it.

    An organisation that only the name of a file tells stands on no page.
    """
    place = Location(file=source.file, sheet="" if source.row else layout.ABOUT_YOU)
    named = Reach.KEPT if respondent.named_by is NamedBy.FILE else Reach.PUBLISHED
    yield Said(respondent.organisation, "the name of the organisation", place, named)
    yield Said(respondent.sector, "the sector", place, Reach.SHOWN)
    yield Said(respondent.role, "the role", place, Reach.KEPT)


def _of_the_silent(merged: PartnershipReturn) -> Iterator[Said]:
    """What the list of partners says of those who did not answer, which pages name as well."""
    place = Location(file=merged.file, sheet=layout.PARTNERS)
    for partner in merged.partners:
        if partner.asked and not partner.participants:
            yield Said(partner.name, "the name of a partner who did not answer", place, Reach.PUBLISHED)
            yield Said(partner.sector, "the sector of a partner who did not answer", place, Reach.SHOWN)


def said_in_answer(answer: Answer, reach: Reach) -> Iterator[Said]:
    """An answer that is no choice, its comment, and the notes beside them."""
    origin, ref = answer.origin, answer.question
    for text, what, cell in (
        ("" if answer.choice else answer.raw, "the answer to", origin.answer_cell),
        (answer.comment, "the comment on", origin.comment_cell),
        *((note.text, "a note on", note.cell) for note in answer.notes),
    ):
        if text:
            place = Location(file=origin.file, sheet=origin.sheet, cell=cell)
            yield Said(text, f"{what} {ref}", place, reach)


def said_in_submission(submission: Submission) -> Iterator[Said]:
    """Every text of one respondent's, but for their name, address and date."""
    yield from said_of_themselves(submission.respondent, submission.source)
    for answer in submission.answers:
        yield from said_in_answer(answer, Reach.SHOWN)
    yield from map(said_beside, submission.unplaced)


def said_beside(cell: Unplaced) -> Said:
    """A text without a place in the return."""
    place = Location(file=cell.file, sheet=cell.sheet, cell=cell.cell)
    return Said(cell.text, "a text without a place", place, Reach.KEPT)
