"""Findings of carrying a workbook into another edition or revision of its bank."""

from __future__ import annotations

from ehsg_cli.findings.model import Code, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

UPGRADE_REWORDED = Code(
    "U101",
    WARNING,
    "{question} is worded anew, and the bank does not list its old wording: “{was}” is now “{now}”. The "
    "answer was kept.",
    "Read both. If they ask the same, put the old wording under formerly in the bank; else clear the answer.",
)
UPGRADE_ASKS_ELSE = Code(
    "U102",
    WARNING,
    "{question} asks something else now, so the answer was not kept as one: “{was}” is now “{now}”.",
    "What was said is listed, on Not asked any more or Unplaced. If it does ask the same, put the old "
    "wording under formerly in the bank and run this again.",
)
UPGRADE_ALREADY = Code(
    "U103",
    INFO,
    "It is at revision {revision} of {bank} already: nothing was written for it.",
    "Nothing.",
)
UPGRADE_NEWER = Code(
    "U104",
    ERROR,
    "It was made from revision {found} of {bank}, and the bank is at revision {revision}: nothing was "
    "written for it.",
    "Name the bank in its latest revision with --to.",
)
UPGRADE_OTHER_BANK = Code(
    "U105",
    ERROR,
    "It was made from the bank {found}, not from {bank} as the others: nothing was written for it.",
    "Carry it over on its own.",
)
UPGRADE_RETURN_ANEW = Code(
    "U106",
    ERROR,
    "What is agreed in a merged return of {found} is agreed on other questions than those of {bank}: nothing "
    "was written for it.",
    "Carry over the partners' workbooks, merge these, and agree anew; the return of {found} stays as it is.",
)
UPGRADE_DECISION_LISTED = Code(
    "U107",
    WARNING,
    "What was agreed for {question} has no place now, and is on the sheet Unplaced: {text}",
    "{why}",
)
UPGRADE_LOST = Code(
    "U108",
    ERROR,
    "{lost} of its {cells} are neither carried over nor listed.",
    "Please report it as a bug.",
)
