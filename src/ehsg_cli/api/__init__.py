"""What scripts may rely on: the job of each command as a function, without a terminal.

    from ehsg_cli import api

    sent = api.read("received")
    merged = api.merge(sent, partners="partners.csv")
    findings = api.check(merged)

Nothing here prints, exits, or writes a file: functions give back text or bytes, and whoever calls them writes
those. What a person should know of the files is in findings (`code`, `severity`, `message`, `remedy`,
`location`). Whatever a function cannot go on after is an `EhsgError`, with a `message` and a `remedy`. The
same input gives the same output. Names and arguments stay as they are until the next major version.
"""

from __future__ import annotations

from ehsg_cli.api.checking import PersonalDataError, check, personal_data
from ehsg_cli.api.merging import agree, merge
from ehsg_cli.api.reading import generate, load_bank, read, read_return
from ehsg_cli.api.showing import answer_table, render, workbook
from ehsg_cli.bank.model import Bank
from ehsg_cli.errors import EhsgError
from ehsg_cli.findings.model import Finding, Location, Severity, has_errors
from ehsg_cli.gathering import Gathered
from ehsg_cli.partnership.as_json import to_json
from ehsg_cli.partnership.as_records import answer_records, question_records
from ehsg_cli.partnership.model import Duplicates, PartnershipReturn, Votes
from ehsg_cli.submission.model import Submission
from ehsg_cli.workbook.limits import Limits

__all__ = (
    "Bank",
    "Duplicates",
    "EhsgError",
    "Finding",
    "Gathered",
    "Limits",
    "Location",
    "PartnershipReturn",
    "PersonalDataError",
    "Severity",
    "Submission",
    "Votes",
    "agree",
    "answer_records",
    "answer_table",
    "check",
    "generate",
    "has_errors",
    "load_bank",
    "merge",
    "personal_data",
    "question_records",
    "read",
    "read_return",
    "render",
    "to_json",
    "workbook",
)
