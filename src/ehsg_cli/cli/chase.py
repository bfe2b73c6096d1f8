"""`ehsg chase`: a reminder for each partner who has not finished."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehsg_cli.cli import assessing, completion, limits, options
from ehsg_cli.cli.drafting import How, Kind, drafts
from ehsg_cli.cli.making import as_made, make, say_kept, to_make
from ehsg_cli.cli.reading import bad_addresses
from ehsg_cli.cli.settings import here, lead_missing, or_here
from ehsg_cli.cli.talk import say
from ehsg_cli.cli.written import Answer, AnswerFormat, Written, tell_written
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display
from ehsg_cli.findings.suggestion import fold, named_in_part, nearest
from ehsg_cli.progress.model import State
from ehsg_cli.wording import counted, listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from ehsg_cli.cli.assessing import Read
    from ehsg_cli.progress.model import PartnerProgress, Progress

# How files end that somebody might send by mistake
_TELLING = (".eml", ".txt", "-to-complete.xlsx")


def chase(
    inputs: assessing.Inputs = [],
    partner: Annotated[
        list[str],
        typer.Option(
            "--partner",
            metavar="NAME",
            help="Remind only this partner. May be repeated.",
            autocompletion=completion.partners,
        ),
    ] = [],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="DIR",
            help="The folder for the reminders.",
            show_default="reminders; in a return folder, that among its outputs",
        ),
    ] = None,
    kind: Annotated[
        Kind, typer.Option("--as", help="Drafts for a mail program, where an address is known, or text.")
    ] = Kind.EML,
    template: Annotated[
        Path | None,
        typer.Option("--template", metavar="FILE", help="A Jinja template of your own for the text."),
    ] = None,
    attach: Annotated[
        bool, typer.Option("--attach", help="Let a blank workbook go with it to those who have not begun.")
    ] = False,
    partners: assessing.Partners = None,
    bank: options.BankOverride = "",
    due: assessing.Due = "",
    as_of: assessing.AsOf = "",
    form: AnswerFormat = Answer.TEXT,
    force: options.Force = False,
    limit: limits.Limit = [],
) -> None:
    """Write a reminder for each partner who has not finished, and send none of them.

    Each names the questions that are open and the date. They are drafts: look at them and send them yourself.
    They go to the address on the list of partners or, if there is none, to that on the sheet About you; where
    no address is known, a reminder is text. Whoever has begun gets their own workbook back with its gaps
    marked, NAME-to-complete.xlsx: it is in the draft or, where a reminder is text, beside it.

    In a return folder, reminders that are still as they were made are made again, and those of partners who
    have finished since are removed; what somebody has changed stays.

    For example:

    * `ehsg chase`, in a return folder
    * `ehsg chase received --partners partners.csv -o reminders`
    * `ehsg chase merged.xlsx --partner "Northshire Homes" --as text --attach`
    """
    asked = assessing.Asked(inputs, partners, bank, due, as_of, limits.limits(limit))
    read = assessing.read_progress(asked)
    chosen = _chosen(read.progress, partner)
    folder, place = None if output else here(), _place(output)
    letters = {place / each.name: each for each in drafts(read, chosen, How(kind, template, attach))}
    made, kept = to_make(folder, list(letters), force=force, inputs=read.files)
    others = _others(place, letters)
    gone = as_made(folder, others) if folder and not (inputs or partner or partners) else []
    make(folder, {path: letters[path].content for path in made}, without=gone)
    say_kept(kept)
    left = [path for path in others if path.name.endswith(_TELLING) and path not in gone]
    written = [Written(path, letters[path].partner) for path in made]
    tell_written(
        written, form, [*_of_list(read, chosen, partners), *_remarks(read.progress, chosen, gone, left)]
    )
    if form is Answer.TEXT:
        say(_summary(made) if chosen else _nobody(read.progress))


def _place(output: Path | None) -> Path:
    folder = here()
    return output or (folder.output if folder else Path()) / "reminders"


def _chosen(progress: Progress, names: Sequence[str]) -> tuple[PartnerProgress, ...]:
    """Those of the partners to chase that were named, or all.

    Raises:
        EhsgError: One that was named is nobody, has finished, or was not asked.
    """
    known = {fold(each.name): each for each in progress.partners}
    for name in names:
        if fold(name) not in known:
            raise _nobody_called(name, [each.name for each in progress.partners])
        if not known[fold(name)].is_to_chase:
            why = "has finished" if known[fold(name)].state is State.COMPLETE else "is not on the list"
            raise EhsgError(
                f"{known[fold(name)].name} {why}: there is nothing to remind of.", "Leave it out."
            )
    wanted = set(map(fold, names)) or set(known)
    return tuple(each for each in progress.to_chase if fold(each.name) in wanted)


def _nobody_called(name: str, known: Sequence[str]) -> EhsgError:
    meant = nearest(name, known) or named_in_part(name, known)
    suggestion = f" Did you mean {meant}?" if meant else ""
    return EhsgError(f"There is no partner {name}.{suggestion}", "ehsg status lists them.")


def _others(place: Path, files: Collection[Path]) -> list[Path]:
    """What else lies in the folder, such as reminders of an earlier time."""
    found = sorted(place.glob("*")) if place.is_dir() else []
    return [path for path in found if path.is_file() and path not in files]


def _remarks(
    progress: Progress, chosen: Sequence[PartnerProgress], gone: Sequence[Path], left: Sequence[Path]
) -> Iterator[str]:
    """What to know before any of it is sent."""
    yield from lead_missing("reminders") if chosen else ()
    if progress.unread:
        names = listed(each.file for each in progress.unread)
        yield f"what may be said in {names} is not counted, as ehsg status explains."
    if gone:
        yield f"left from an earlier time, and removed: {', '.join(map(display, gone))}."
    if left:
        yield f"left from an earlier time, and perhaps not true any more: {listed(map(display, left))}."
    for other in progress.unlisted:
        if other.perhaps in {each.name for each in chosen}:
            yield f"{other.perhaps} may have answered already, as {other.name}."


def _of_list(read: Read, chosen: Sequence[PartnerProgress], named: Path | None) -> Iterator[str]:
    """What the list of partners lacks: all of them, without whom silence is nobody's, or an address."""
    file = or_here(named, lambda folder: folder.partners)
    if file and not read.progress.asked:
        yield f"{display(file)} names nobody yet: list the partners in it, and run ehsg chase again."
    names = {each.name for each in chosen}
    yield from bad_addresses(named, (each for each in read.invitations if each.name in names))


def _summary(made: Sequence[Path]) -> str:
    letters = sum(path.suffix != ".xlsx" for path in made)
    return f"{counted(letters, 'reminder')} written; nothing has been sent."


def _nobody(progress: Progress) -> str:
    """Why there is nobody to remind."""
    if not progress.partners:
        return "Nothing has come back, and no list says who was asked: there is nobody to remind."
    who = "Everybody" if progress.asked else "Everybody who has sent something"
    return f"{who} has finished: there is nobody to remind."
