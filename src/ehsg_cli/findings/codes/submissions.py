"""Findings on what a partner's workbook holds."""

from __future__ import annotations

from ehsg_cli.findings.model import Code, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

SUBMISSION_OFF_SCALE = Code(
    "S101",
    ERROR,
    "The answer {raw} to {question} is not one of the choices.{suggestion}",
    "Use one of: {choices}.",
    several="The answer {raw} to {count} questions is not one of the choices: {questions}.",
)
SUBMISSION_ANSWERED_TWICE = Code(
    "S102",
    ERROR,
    "{question} is answered twice: {raw} here, {other} in {other_cell}.",
    "Ask the sender which answer counts, and clear the other.",
)
SUBMISSION_OTHER_BANK = Code(
    "S103",
    ERROR,
    "Made from the bank {found}, read as {bank}: only answers to questions worded the same are taken.",
    "Send its sender the workbook of {bank}; or name its own bank with --bank, apart from the others.",
)
SUBMISSION_BLANK = Code(
    "S107", WARNING, "No question is answered in it.", "Ask the sender for the completed workbook."
)
SUBMISSION_NO_NAME = Code(
    "S104",
    WARNING,
    "Nothing says which organisation this is; taken from {route}: {organisation}.",
    "Fill in Organisation on the sheet About you; or, in a form, as a question called Organisation.",
)
SUBMISSION_UNKNOWN_SECTOR = Code(
    "S105",
    WARNING,
    "The sector {sector} is not one of the bank's.{suggestion}",
    "Choose the sector from the list on the sheet About you.",
)
SUBMISSION_UNPLACED = Code(
    "S106",
    WARNING,
    "Text with no place in the return: {text}",
    "It is kept on the sheet Unplaced. Move it to a cell that is asked for, and merge again.",
)
SUBMISSION_OTHER_ROUTE = Code(
    "S108",
    INFO,
    "Found by {route}, not by a Ref: {questions}.",
    "Nothing, if the answers are right. In a workbook, the Ref column is best left as it is.",
)
SUBMISSION_ASSUMED_COLUMN = Code(
    "S109",
    WARNING,
    "No column here is headed {wanted}; {taken} was taken for it.",
    "Check that the column holds what it was taken for, or put the heading back.",
)
SUBMISSION_REF_DISAGREES = Code(
    "S110",
    WARNING,
    "The Ref says {question}, but the question beside it is {beside}; the Ref was followed.",
    "Ask the sender: sorting a single column sets answers beside the wrong question.",
)
SUBMISSION_NOT_CALCULATED = Code(
    "S111",
    WARNING,
    "A formula whose result the file does not hold: {formula}",
    "Open the workbook in Excel, save it and merge again; or type the answer in its place.",
)
SUBMISSION_OTHER_REVISION = Code(
    "S112",
    WARNING,
    "Made from {found} of {bank}, read by revision {revision}: answers are placed by their Ref. {changes}",
    "Nothing, if the answers still fit the questions as they are now; else send the sender the new workbook.",
)
SUBMISSION_REPEATED = Code(
    "S113",
    INFO,
    "Stands twice with the same answer, counted once: {questions}.",
    "Nothing; the copies are on the sheet Unplaced.",
)
SUBMISSION_NOT_HELD = Code(
    "S114",
    WARNING,
    "Characters that no workbook can hold ({characters}); in the merged workbook a mark stands for each.",
    "Nothing, if they do not matter; the JSON that merge --json writes has the text as it was.",
)
