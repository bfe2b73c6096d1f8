"""`ehsg chase`: a reminder for each partner who has not finished."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehsg_cli.cli import assessing, completion, limits, options
from ehsg_cli.cli.drafting import How, Kind, drafts
from ehsg_cli.cli.settings import here
from ehsg_cli.cli.talk import say
from ehsg_cli.cli.written import Answer, AnswerFormat, Written, tell_written
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display, refuse_existing, write
from ehsg_cli.findings.suggestion import did_you_mean, fold
from ehsg_cli.progress.model import State
from ehsg_cli.wording import counted, listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from ehsg_cli.progress.model import PartnerProgress, Progress


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
        bool, typer.Option("--attach", help="Let the workbook to fill in go with each reminder.")
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
    marked: NAME-to-complete.xlsx, beside the draft or, with --attach, in it.

    For example:

    * `ehsg chase`, in a return folder
    * `ehsg chase received --partners partners.csv -o reminders`
    * `ehsg chase merged.xlsx --partner "Northshire Homes" --as text --attach`
    """
    asked = assessing.Asked(inputs, partners, bank, due, as_of, limits.limits(limit))
    read = assessing.read_progress(asked)
    chosen = _chosen(read.progress, partner)
    folder = _folder(output)
    made = list(drafts(read, chosen, How(kind, template, attach)))
    targets = [folder / each.name for each in made]
    refuse_existing(targets, force=force, inputs=read.files)
    for path, each in zip(targets, made, strict=True):
        write(path, each.content)
    written = [Written(folder / each.name, each.partner) for each in made]
    tell_written(written, form, tuple(_remarks(read.progress, chosen, _left(folder, targets))))
    if form is Answer.TEXT:
        say(_summary(chosen))


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


def _left(folder: Path, files: Collection[Path]) -> list[Path]:
    """Reminders of an earlier time in the folder, which nobody should send by mistake now."""
    found = sorted(folder.glob("*")) if folder.is_dir() else []
    return [path for path in found if path.suffix in {".eml", ".txt"} and path not in files]


def _remarks(progress: Progress, chosen: Sequence[PartnerProgress], left: Sequence[Path]) -> Iterator[str]:
    """What to know before any of it is sent."""
    if left:
        names = listed(display(path) for path in left)
        yield f"left from an earlier time, and perhaps not true any more: {names}."
    for other in progress.unlisted:
        if other.perhaps in {each.name for each in chosen}:
            yield f"{other.perhaps} may have answered already, as {other.name}."


def _summary(chosen: Sequence[PartnerProgress]) -> str:
    if not chosen:
        return "Everybody has finished: there is nobody to remind."
    return f"{counted(len(chosen), 'reminder')} written; nothing has been sent."
