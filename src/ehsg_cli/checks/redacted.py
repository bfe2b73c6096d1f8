"""What was taken out of a return or a workbook, and whether anything is still in the copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.partnership.said import Reach, Said, said_in_return, said_in_submission, said_of_item
from ehsg_cli.privacy.find import find
from ehsg_cli.privacy.model import Kind, Span
from ehsg_cli.privacy.shown import excerpt
from ehsg_cli.workbook import layout
from ehsg_cli.workbook.grid import cell_name, read_spreadsheet

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from ehsg_cli.findings.model import Finding
    from ehsg_cli.partnership.model import PartnershipReturn
    from ehsg_cli.partnership.typed import Place
    from ehsg_cli.privacy.people import People
    from ehsg_cli.submission.model import Respondent, Source, Submission


def removed_from_return(
    merged: PartnershipReturn,
    cells: Mapping[Place, str],
    known: People,
    allowed: Collection[str] = (),
    *,
    keep_respondents: bool = False,
) -> tuple[Finding, ...]:
    """A note for each thing that `redact_return` takes out of what people wrote, masked, with its cell."""
    people = (*merged.participants, *(each.participant for each in merged.superseded))
    whole = (said for each in people for said in _of_people(each.respondent, each.source))
    items = (
        said_of_item(merged, item, cells, Reach.KEPT) for item in merged.bank.return_items if item.personal
    )
    respondents = () if keep_respondents else (*items, *whole)
    return (*_whole(respondents), *_parts(said_in_return(merged, cells), known, allowed))


def removed_from_submission(
    submission: Submission, known: People, allowed: Collection[str] = (), *, keep_respondents: bool = False
) -> tuple[Finding, ...]:
    """The same for what `redact_submission` takes out."""
    whole = () if keep_respondents else _of_people(submission.respondent, submission.source)
    return (*_whole(whole), *_parts(said_in_submission(submission), known, allowed))


def left_in(
    data: bytes, file: str, known: People, allowed: Collection[str] = (), *, keep_respondents: bool = False
) -> tuple[Finding, ...]:
    """What is personal in the cells and the notes of a workbook, whatever sheet it stands on.

    Args:
        data: The workbook's bytes.
        file: Its name, for locations.
        known: Whose names to look for.
        allowed: What may be there.
        keep_respondents: Whether those may be named where it says who filled a workbook in.
    """
    spreadsheet, findings = read_spreadsheet(data, file)
    if not spreadsheet:
        return findings
    passed = {layout.ABOUT_YOU, layout.SOURCES, layout.RETURN_ITEMS} if keep_respondents else set()
    cells = (
        (grid.name, row, column, text)
        for grid in spreadsheet.grids
        if grid.name not in passed
        for row, column, text in grid.cells()
    )
    notes = ((note.sheet, note.row, note.column, note.text) for note in spreadsheet.notes)
    return tuple(
        codes.PRIVACY_LEFT(
            Location(file=file, sheet=sheet, cell=cell_name(row, column)),
            kind=span.kind.value,
            shown=excerpt(text, spans, span),
        )
        for sheet, row, column, text in (*cells, *notes)
        for spans in [find(text, known, allowed)]
        for span in spans
    )


def _of_people(respondent: Respondent, source: Source) -> Iterator[Said]:
    """What says who filled a workbook in."""
    place = Location(file=source.file, sheet="" if source.row else layout.ABOUT_YOU)
    for field in ("completed_by", "email"):
        yield Said(getattr(respondent, field), layout.ABOUT_FIELDS[field], place, Reach.KEPT)


def _whole(every: Iterable[Said]) -> Iterator[Finding]:
    """A note for each text that is taken out whole."""
    for said in every:
        if said.text.strip():
            kind = Kind.EMAIL if "@" in said.text else Kind.NAME
            span = Span(0, len(said.text), kind)
            shown = excerpt(said.text, (span,), span)
            yield codes.PRIVACY_REMOVED(said.location, kind=kind.value, what=said.what, shown=shown)


def _parts(every: Iterable[Said], known: People, allowed: Collection[str]) -> Iterator[Finding]:
    for said in every:
        spans = find(said.text, known, allowed)
        for span in spans:
            shown = excerpt(said.text, spans, span)
            yield codes.PRIVACY_REMOVED(said.location, kind=span.kind.value, what=said.what, shown=shown)
