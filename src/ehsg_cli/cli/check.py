"""`ehsg check`: what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehsg_cli.checks.run import check_participation, check_return, check_submission
from ehsg_cli.cli import limits, options
from ehsg_cli.cli.reading import gather, invitations_from, understand_merged
from ehsg_cli.cli.report import nothing_read, report
from ehsg_cli.cli.settings import bank_here, here, needed
from ehsg_cli.cli.talk import say
from ehsg_cli.errors import EhsgError
from ehsg_cli.partnership.merge import merge
from ehsg_cli.submission.dates import read_day
from ehsg_cli.wording import counted

if TYPE_CHECKING:
    from datetime import date

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.cli.reading import Gathered
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.folder.model import ReturnFolder


def check(
    inputs: Annotated[
        list[Path],
        typer.Argument(
            metavar="INPUT",
            help="A merged return, a completed workbook, or a folder of them; any with --accessible.",
            show_default="in a return folder: its merged return or, before there is one, the folder received",
        ),
    ] = [],
    final: Annotated[
        bool,
        typer.Option(
            "--final",
            help="Of a merged return: every question must be agreed, every required return item filled in.",
        ),
    ] = False,
    accessible: Annotated[
        bool,
        typer.Option(
            "--accessible",
            help="Of any .xlsx or .xlsm workbook: whether people can use it who see badly or not at all.",
        ),
    ] = False,
    privacy: Annotated[
        bool,
        typer.Option(
            "--privacy",
            help="What must not be published: addresses, numbers and dates of birth of people, and "
            "respondents' names.",
        ),
    ] = False,
    due: Annotated[
        str,
        typer.Option(
            "--due",
            metavar="DATE",
            help="The day by which answers were due; if not said, the last of the timetable.",
        ),
    ] = "",
    partners: options.Partners = None,
    allow: options.Allow = [],
    every: options.Every = False,
    bank: options.BankOverride = "",
    form: options.FindingsFormat = None,
    select: options.Select = [],
    ignore: options.Ignore = [],
    limit: limits.Limit = [],
) -> None:
    """Find what is missing: questions without an answer, answers off the scale, partners who did not answer.

    Of a partner's workbook, every open question is an error, with its cell. Of a merged return, a question
    that nobody answered is an error, one that a single partner left open a warning, and a note says which
    questions are still to be agreed; with --final, each of those is an error. Of a folder or several
    workbooks it also says which of the partners the guide requires are missing.

    It looks at what is said, too: plans that are missing where one is needed or that say nothing, answers
    that contradict each other by the bank's own statement, decisions older than the answers they rest on;
    and at who said it: required partners, sectors of which few answered, answers that came late.

    What has one cause is one line, and is counted one by one; --all lists each. How much a finding matters
    can be set in the ehsg.yaml of a return folder, under severity.

    With --accessible, any workbook is held against the UK Government Analysis Function's checklist for
    accessible spreadsheets, and no question bank is needed: what the checklist calls essential is an error,
    good practice and what can only be estimated a warning, what people have to decide a note. Language,
    spelling, and whether titles and descriptions are good ones, nobody but people can check.

    With --privacy, what people wrote is searched for e-mail addresses, telephone, NHS, unique pupil and
    National Insurance numbers, postcodes, dates of birth and the names of those who answered; each is shown
    masked, with its cell. In what is published it is an error, in partners' own words a warning. Names of
    anybody else, children above all, and stories that tell who somebody is, nobody but people can find.

    For example:

    * `ehsg check`
    * `ehsg check merged.xlsx`
    * `ehsg check merged.xlsx --final`
    * `ehsg check received/police.xlsx`
    * `ehsg check received --format github`
    * `ehsg check --accessible any-workbook.xlsx`
    * `ehsg check --privacy merged.xlsx --partners partners.csv --allow early.help@example.org`
    """
    inputs = needed(inputs, _usual, "ehsg check", "INPUT")
    about_answers = {"--final": final, "--due": bool(due)}
    if accessible:
        from ehsg_cli.cli.check_accessible import check_accessible  # noqa: PLC0415

        _refuse_together(
            "--accessible",
            {**about_answers, "--privacy": privacy, "--partners": bool(partners), "--bank": bool(bank)},
        )
        code = check_accessible(inputs, limits.limits(limit), form, select, ignore, every=every)
        raise typer.Exit(code)
    day = _due(due)
    gathered = gather(inputs, bank_here(bank), limits.limits(limit))
    if not gathered.bank or not gathered.holds_answers:
        raise typer.Exit(nothing_read(gathered.every_finding, form, select, ignore))
    if privacy:
        _refuse_together("--privacy", about_answers)
        from ehsg_cli.cli.check_privacy import personal  # noqa: PLC0415

        found = personal(gathered, gathered.bank, allow, partners)
        code = report((*gathered.findings, *found), form, select, ignore, every=every)
        say(_checked(gathered, "for personal data"))
        raise typer.Exit(code)
    if final:
        _refuse_submissions(gathered)
    several = len(inputs) > 1 or inputs[0].is_dir()
    found = _findings(gathered, gathered.bank, _How(several=several, final=final, due=day, partners=partners))
    code = report((*gathered.findings, *found), form, select, ignore, every=every)
    say(_checked(gathered, f"against the {gathered.bank.name}"))
    raise typer.Exit(code)


def _usual(folder: ReturnFolder) -> list[Path]:
    """What is checked where nothing is named: the merged return, as soon as there is one."""
    return [folder.merged if folder.merged.is_file() else folder.received]


@dataclass(frozen=True, slots=True, kw_only=True)
class _How:
    """How to check: several workbooks together or one, a final return, due by a day, asked of whom."""

    several: bool
    final: bool
    due: date | None
    partners: Path | None


def _due(typed: str) -> date | None:
    """The day by which answers were due, as typed or as the return folder has it, if either says so."""
    if not typed:
        folder = here()
        return folder.settings.answers_due if folder else None
    day = read_day(typed)
    if not day:
        raise EhsgError(f"--due {typed} is not plainly a date.", "Write it like 2020-09-30.")
    return day


_ABOUT = {
    "--accessible": "is about the workbook itself, not about what is in it",
    "--privacy": "is about what must not be there, not about what is missing",
}


def _refuse_together(alone: str, others: dict[str, bool]) -> None:
    """Stop if an option was given that asks for another check than one that is made alone."""
    for option, is_given in others.items():
        if is_given:
            raise EhsgError(
                f"{option} and {alone} do not go together: {alone} {_ABOUT[alone]}.",
                "Leave out one of the two.",
            )


def _refuse_submissions(gathered: Gathered) -> None:
    """Stop if something else than a merged return is to be final."""
    for submission in gathered.submissions:
        raise EhsgError(
            f"--final is for a merged return, and {submission.source.file} is none.",
            "Name the merged return alone, or leave out --final.",
        )


def _findings(gathered: Gathered, bank: Bank, how: _How) -> tuple[Finding, ...]:
    """What is wrong with each return and each submission, and with who took part where there are several."""
    of_returns = (
        finding
        for item in gathered.returns
        for finding in check_return(understand_merged(item, bank), final=how.final, due=how.due)
    )
    of_submissions = (
        finding for item in gathered.submissions for finding in check_submission(item, bank, due=how.due)
    )
    return (*of_returns, *of_submissions, *(_missing(gathered, bank, how.partners) if how.several else ()))


def _missing(gathered: Gathered, bank: Bank, partners: Path | None) -> tuple[Finding, ...]:
    """Who is missing among several workbooks; by the list of partners too, where there is one."""
    if not gathered.submissions:
        return ()
    return check_participation(
        merge(bank, gathered.submissions, invitations=invitations_from(partners, bank))
    )


def _checked(gathered: Gathered, how: str) -> str:
    answering = [submission for submission in gathered.submissions if submission.answers]
    kinds = (
        (len(gathered.returns), "merged return"),
        (sum(not sent.source.row for sent in answering), "completed workbook"),
        (sum(sent.source.row > 0 for sent in answering), "response"),
    )
    what = " and ".join(counted(number, kind) for number, kind in kinds if number)
    return f"Checked {what} {how}."
