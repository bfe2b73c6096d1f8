"""`ehsg chase`: a reminder for each partner who has not finished."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehsg_cli.cli import assessing, limits, options
from ehsg_cli.cli.report import say, say_written
from ehsg_cli.cli.settings import here
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display, refuse_existing, slug, unique, write
from ehsg_cli.findings.suggestion import did_you_mean, fold
from ehsg_cli.progress.drafts import Attachment, Letter, addresses, as_eml, as_text, divided
from ehsg_cli.progress.model import State
from ehsg_cli.progress.reminders import Reminder, Sender, reminder
from ehsg_cli.render.letters import letters
from ehsg_cli.submission.invitation import Invitation
from ehsg_cli.wording import counted, listed
from ehsg_cli.workbook.blank import response_workbook
from ehsg_cli.workbook.write import write_book

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from ehsg_cli.progress.model import PartnerProgress, Progress

_TEMPLATE = "chase/reminder.txt.j2"


class ChaseFormat(StrEnum):
    """How reminders are written; the value is not their file ending."""

    EML = "eml"
    TEXT = "text"


def chase(
    inputs: assessing.Inputs = [],
    partner: Annotated[
        list[str],
        typer.Option("--partner", metavar="NAME", help="Remind only this partner. May be repeated."),
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
    form: Annotated[
        ChaseFormat,
        typer.Option("--format", help="Drafts for a mail program, where an address is known, or text."),
    ] = ChaseFormat.EML,
    template: Annotated[
        Path | None,
        typer.Option("--template", metavar="FILE", help="A Jinja template of your own for the text."),
    ] = None,
    attach: Annotated[
        bool, typer.Option("--attach", help="Let the workbook to fill in go with each reminder.")
    ] = False,
    partners: assessing.Partners = None,
    bank: options.BankOverride = "",
    due: assessing.Due = "",
    as_of: assessing.AsOf = "",
    force: options.Force = False,
    limit: limits.Limit = [],
) -> None:
    """Write a reminder for each partner who has not finished, and send none of them.

    Each names the questions that are open and the date. They are drafts: look at them and send them yourself.
    They go to the address on the list of partners or, if there is none, to that on the sheet About you; where
    no address is known, a reminder is text.

    For example:

    * `ehsg chase`, in a return folder
    * `ehsg chase received --partners partners.csv -o reminders`
    * `ehsg chase merged.xlsx --partner "Northshire Homes" --format text --attach`
    """
    asked = assessing.Asked(inputs, partners, bank, due, as_of, limits.limits(limit))
    progress = assessing.read_progress(asked).progress
    chosen = _chosen(progress, partner)
    files = dict(_files(_written(progress, chosen, template, attach=attach), _folder(output), form))
    refuse_existing(files, force=force)
    for path, content in files.items():
        write(path, content)
    say_written(*files)
    for line in _remarks(progress, chosen, _left(_folder(output), files)):
        say(line)


def _folder(output: Path | None) -> Path:
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
            suggestion = did_you_mean(name, [each.name for each in progress.partners])
            raise EhsgError(f"There is no partner {name}.{suggestion}", "ehsg status lists them.")
        if not known[fold(name)].is_to_chase:
            why = "has finished" if known[fold(name)].state is State.COMPLETE else "is not on the list"
            raise EhsgError(
                f"{known[fold(name)].name} {why}: there is nothing to remind of.", "Leave it out."
            )
    wanted = set(map(fold, names)) or set(known)
    return tuple(each for each in progress.to_chase if fold(each.name) in wanted)


def _written(
    progress: Progress, chosen: Sequence[PartnerProgress], template: Path | None, *, attach: bool
) -> Iterator[tuple[str, Letter]]:
    """A short name and a letter for each partner."""
    names = unique(slug(each.name) for each in chosen)
    workbooks = [
        _workbook(progress, each, name) if attach else None for each, name in zip(chosen, names, strict=True)
    ]
    sender = _sender()
    reminders = [
        reminder(progress, each, sender, workbook.name if workbook else "")
        for each, workbook in zip(chosen, workbooks, strict=True)
    ]
    texts = letters(_TEMPLATE, [{"reminder": each} for each in reminders], template)
    for name, each, text, workbook in zip(names, reminders, texts, workbooks, strict=True):
        yield name, _letter(progress, each, text, workbook)


def _letter(progress: Progress, of: Reminder, text: str, workbook: Attachment | None) -> Letter:
    subject, body = divided(text, f"{of.guide}: your answers")
    sender = addresses(of.sender.email, of.sender.name or of.sender.organisation)
    return Letter(
        to=addresses(of.to, of.contact),
        sender=next(iter(sender), None),
        subject=subject,
        body=body,
        day=progress.as_of,
        attachments=(workbook,) if workbook else (),
    )


def _workbook(progress: Progress, partner: PartnerProgress, name: str) -> Attachment | None:
    """The workbook for a partner to fill in: a blank one for whoever has not said anything."""
    if partner.state is State.PART:
        return None
    known = {sector.id for sector in progress.bank.partners}
    invitation = Invitation(partner.name, partner.sector if partner.sector in known else "", partner.email)
    return Attachment(f"{name}.xlsx", write_book(response_workbook(progress.bank, invitation)))


def _files(
    written: Iterable[tuple[str, Letter]], folder: Path, form: ChaseFormat
) -> Iterator[tuple[Path, bytes]]:
    """What to write where; workbooks lie beside a reminder that they cannot be attached to."""
    for name, letter in written:
        if form is ChaseFormat.EML and letter.to:
            yield folder / f"{name}.eml", as_eml(letter)
            continue
        yield folder / f"{name}.txt", as_text(letter).encode()
        yield from ((folder / each.name, each.content) for each in letter.attachments)


def _sender() -> Sender:
    """Who leads the return, as far as the return folder says it."""
    folder = here()
    if not folder:
        return Sender()
    settings = folder.settings
    lead = settings.lead
    return Sender(
        name=(lead.name if lead else "") or "",
        organisation=lead.organisation if lead else "",
        email=(lead.email if lead else "") or "",
        area=settings.area or "",
    )


def _left(folder: Path, files: Collection[Path]) -> list[Path]:
    """Reminders of an earlier time in the folder, which nobody should send by mistake now."""
    found = sorted(folder.glob("*")) if folder.is_dir() else []
    return [path for path in found if path.suffix in {".eml", ".txt"} and path not in files]


def _remarks(progress: Progress, chosen: Sequence[PartnerProgress], left: Sequence[Path]) -> Iterator[str]:
    """What to know before any of it is sent."""
    if left:
        names = listed(display(path) for path in left)
        yield f"Note: left from an earlier time, and perhaps not true any more: {names}."
    for other in progress.unlisted:
        if other.perhaps in {each.name for each in chosen}:
            yield f"Note: {other.perhaps} may have answered already, as {other.name}."
    yield (
        f"{counted(len(chosen), 'reminder')} written; nothing has been sent."
        if chosen
        else ("Everybody has finished: there is nobody to remind.")
    )
