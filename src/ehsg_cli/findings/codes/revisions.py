"""Findings on what changed in a question bank since workbooks were sent out."""

from __future__ import annotations

from ehsg_cli.findings.model import Code, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

BANK_REUSED_ID = Code(
    "B301",
    ERROR,
    "The id {id} asks something else now; it was: {was}",
    "Give this question an id of its own. If it does ask the same, put the old wording under its formerly.",
)
BANK_NOT_RETIRED = Code(
    "B302",
    ERROR,
    "The question {id} is gone, and retired does not list it: {text}",
    "List it there with {entry}.",
)
BANK_REVISION_NOT_RAISED = Code(
    "B303",
    ERROR,
    "The bank changed, and its revision did not go up: it was {old} and is {new}.",
    "Set revision: {next}; or compare the other way round.",
)
BANK_OLD_WORDING = Code(
    "B304",
    WARNING,
    "{id} is worded anew, and its old wording is not under formerly: without a Ref, answers in workbooks "
    "sent out are not found.",
    "Put under its formerly: {wording}",
)
BANK_TWO_BANKS = Code(
    "B305",
    INFO,
    "{old} and {new} are two banks: what their ids and revisions say is not compared.",
    "Nothing, if two banks are what you want to compare.",
)
BANK_OLD_FOLLOW_UP = Code(
    "B306",
    WARNING,
    "The follow-up of {section} is worded anew, and the old wording is not under follow_up_formerly: in "
    "workbooks sent out the column is taken by its place.",
    "Put under its follow_up_formerly: {wording}",
)
BANK_AFTER_ELSEWHERE = Code(
    "B255",
    ERROR,
    "{id} is no question of the section {section}, so nothing of that section can follow it.",
    "Name a question of that section, or leave out after.",
)
BANK_SCALE_TAKEN = Code(
    "B256",
    ERROR,
    "The bank that this one extends has a scale {scale} already, which its own sections use.",
    "Give the scale a name of its own, and amend the sections that are to use it.",
)
BANK_NAMED_AS_BASE = Code(
    "B257",
    ERROR,
    "{bank} is the bank that this one extends.",
    "Give this bank an id of its own, so that their workbooks can be told apart.",
)
