"""`ehsg check`: what is missing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehsg_cli.checks.participation import required_missing
from ehsg_cli.checks.run import check_return, check_submission
from ehsg_cli.cli import limits, options
from ehsg_cli.cli.check_accessible import check_accessible
from ehsg_cli.cli.check_privacy import personal
from ehsg_cli.cli.reading import gather, understand_merged
from ehsg_cli.cli.report import nothing_read, report, say
from ehsg_cli.errors import EhsgError
from ehsg_cli.partnership.merge import merge
from ehsg_cli.wording import counted

if TYPE_CHECKING:
    from ehsg_cli.bank.model import Bank
    from ehsg_cli.cli.reading import Gathered
    from ehsg_cli.findings.model import Finding


def check(
    inputs: Annotated[
        list[Path],
        typer.Argument(
            metavar="INPUT",
            help="A merged return, a completed workbook, or a folder of them; any with --accessible.",
        ),
    ],
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
    allow: options.Allow = [],
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

    With --accessible, any workbook is held against the UK Government Analysis Function's checklist for
    accessible spreadsheets, and no question bank is needed: what the checklist calls essential is an error,
    good practice and what can only be estimated a warning, what people have to decide a note. Language,
    spelling, and whether titles and descriptions are good ones, nobody but people can check.

    With --privacy, what people wrote is searched for e-mail addresses, telephone, NHS, unique pupil and
    National Insurance numbers, postcodes, dates of birth and the names of those who answered; each is shown
    masked, with its cell. In what is published it is an error, in partners' own words a warning. Names of
    anybody else, children above all, and stories that tell who somebody is, nobody but people can find.

    For example:

    * `ehsg check merged.xlsx`
    * `ehsg check merged.xlsx --final`
    * `ehsg check received/police.xlsx`
    * `ehsg check received --format github`
    * `ehsg check --accessible any-workbook.xlsx`
    * `ehsg check --privacy merged.xlsx --allow early.help@example.org`
    """
    if accessible:
        _refuse_with_accessible({"--final": final, "--bank": bool(bank), "--privacy": privacy})
        raise typer.Exit(check_accessible(inputs, limits.limits(limit), form, select, ignore))
    gathered = gather(inputs, bank, limits.limits(limit))
    if not gathered.bank or not gathered.holds_answers:
        unread = (finding for submission in gathered.submissions for finding in submission.findings)
        raise typer.Exit(nothing_read((*gathered.findings, *unread), form, select, ignore))
    if privacy:
        _refuse_with_privacy(final=final)
        code = report((*gathered.findings, *personal(gathered, gathered.bank, allow)), form, select, ignore)
        say(_checked(gathered, "for personal data"))
        raise typer.Exit(code)
    if final:
        _refuse_submissions(gathered)
    several = len(inputs) > 1 or inputs[0].is_dir()
    findings = (*gathered.findings, *_findings(gathered, gathered.bank, several=several, final=final))
    code = report(findings, form, select, ignore)
    say(_checked(gathered, f"against the {gathered.bank.name}"))
    raise typer.Exit(code)


def _refuse_with_accessible(others: dict[str, bool]) -> None:
    """Stop if an option was given that is about answers."""
    for option, is_given in others.items():
        if is_given:
            raise EhsgError(
                f"{option} is about the answers in a workbook, --accessible about the workbook itself.",
                "Check the two one after the other.",
            )


def _refuse_with_privacy(*, final: bool) -> None:
    """Stop if the two were asked for that answer different questions."""
    if final:
        raise EhsgError(
            "--final is about what is missing, --privacy about what must not be there.",
            "Check the two one after the other.",
        )


def _refuse_submissions(gathered: Gathered) -> None:
    """Stop if something else than a merged return is to be final."""
    for submission in gathered.submissions:
        raise EhsgError(
            f"--final is for a merged return, and {submission.source.file} is none.",
            "Name the merged return alone, or leave out --final.",
        )


def _findings(gathered: Gathered, bank: Bank, *, several: bool, final: bool) -> tuple[Finding, ...]:
    """What is wrong with each return and each submission, and with who took part where there are several."""
    of_returns = (
        finding
        for item in gathered.returns
        for finding in check_return(understand_merged(item, bank), final=final)
    )
    of_submissions = (finding for item in gathered.submissions for finding in check_submission(item, bank))
    missing = required_missing(merge(bank, gathered.submissions)) if several and gathered.submissions else ()
    return (*of_returns, *of_submissions, *missing)


def _checked(gathered: Gathered, how: str) -> str:
    answering = [submission for submission in gathered.submissions if submission.answers]
    kinds = (
        (len(gathered.returns), "merged return"),
        (sum(not sent.source.row for sent in answering), "completed workbook"),
        (sum(sent.source.row > 0 for sent in answering), "response"),
    )
    what = " and ".join(counted(number, kind) for number, kind in kinds if number)
    return f"Checked {what} {how}."
