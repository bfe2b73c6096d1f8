"""Findings of merging workbooks, and on files of decisions."""

from __future__ import annotations

from ehsg_cli.findings.model import Code, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

# Merging
MERGE_SAME_FILE = Code(
    "M101", INFO, "The same file, byte for byte, as {other}; counted once.", "Remove one of them."
)
MERGE_SAME_ORGANISATION = Code(
    "M102",
    WARNING,
    "{organisation} answered already in {other}; both are counted{together}.",
    "If this replaces the other, remove the other's file and merge again.",
)
MERGE_DECISION_OUTDATED = Code(
    "M103",
    WARNING,
    "{question}: {outdated}. The decision is kept.",
    "Look again; then change the agreed answer, or clear its cell in the column Changed since it was agreed.",
    several="{count} decisions are older than the answers they rest on, and are kept: {questions}.",
)

MERGE_KEPT = Code(
    "M104",
    INFO,
    "Kept as merged before, as they are not among the files merged now: {files}.",
    "To leave one out, merge the folder it was in again, without it.",
)
MERGE_GONE = Code(
    "M105",
    WARNING,
    "{what} is not there any more: left out; its answers were in the earlier return.",
    "If it should count, put it back and merge again with --update.",
)
MERGE_SUPERSEDED = Code(
    "M106",
    INFO,
    "Not counted: {organisation} answered again in {other}. {changes}",
    "Nothing, if that is the later one; what this one said is on the sheet Superseded.",
)
MERGE_TWICE = Code(
    "M107",
    ERROR,
    "{organisation} answered twice; {other} was taken as the later. {changes}",
    "Ask them which one counts, and remove the other.",
)
MERGE_WHICH_IS_LATER = Code(
    "M108",
    WARNING,
    "Nothing says whether this or {other} is later: the order of the file names decided.",
    "Ask them which one counts, and remove the other.",
)
MERGE_NOBODY_NAMED = Code(
    "M111",
    WARNING,
    "Neither this nor {other} says who in {organisation} completed it: taken for the same respondent's.",
    "If they are from two people, have each fill in Completed by, or merge with --duplicates all.",
)
MERGE_SAME_RESPONSES = Code(
    "M112", INFO, "Holds responses to the form that are in {other} too; each is counted once.", "Nothing."
)
MERGE_LOST = Code(
    "M109",
    ERROR,
    "{lost} of its {cells} are neither in the return nor listed as unplaced.",
    "If rows were deleted from the merged workbook, merge the file again; if not, please report it as a bug.",
)
MERGE_REPLACED = Code(
    "M110",
    INFO,
    "This file has changed since it was last merged. {changes}",
    "Nothing, if it was corrected.",
)
RETURN_UNKNOWN_QUESTION = Code(
    "M201",
    ERROR,
    "What is agreed here belongs to no question or return item ({ref}): {text}",
    "Put the right Ref back in this row. If the question bank has a later revision than this return, first "
    "carry the return into it: ehsg upgrade.",
)
RETURN_DECIDED_TWICE = Code(
    "M202",
    ERROR,
    "{ref} is agreed a second time here: {text}",
    "Keep one row for each Ref on this sheet.",
)
RETURN_REF_DISAGREES = Code(
    "M203",
    ERROR,
    "Something is agreed for {ref} here, but the question beside it is {beside}: a column was sorted alone.",
    "Undo the sorting, or put each Ref back beside its question; then sort whole rows.",
)
RETURN_STRAY = Code(
    "M204",
    WARNING,
    "What is typed here has no place in a merged workbook: {text}",
    "The next merge with --update keeps it on the sheet Unplaced only; move it to Return or Return items.",
)
RETURN_NOT_CALCULATED = Code(
    "M205",
    ERROR,
    "A formula whose result the file does not hold: {formula}",
    "Open the workbook in Excel and save it, or type what is agreed in its place.",
)
RETURN_ROW_GONE = Code(
    "M206", WARNING, "There is no row any more for {refs}: nothing is agreed there.", "Put the rows back."
)

# Decisions
DECISION_NO_REF = Code(
    "D101", ERROR, "This row has no Ref: {text}", "Put the Ref of a question or return item into it."
)
DECISION_UNKNOWN_REF = Code(
    "D102",
    ERROR,
    "There is no question or return item {ref}.{suggestion}",
    "Use a Ref from the sheets Return and Return items.",
)
DECISION_TWICE = Code(
    "D103", ERROR, "{ref} is decided twice; line {first} has it first.", "Keep one of the two."
)
DECISION_OFF_SCALE = Code(
    "D104",
    ERROR,
    "The agreed answer {raw} to {ref} is not one of the choices.{suggestion}",
    "Use one of: {choices}.",
)
DECISION_MISPLACED = Code(
    "D105",
    ERROR,
    "{ref} is a {kind}, which has no {what}.",
    "Give a question an agreed answer and an agreed plan, a return item a value.",
)
DECISION_DOES_NOT_FIT = Code(
    "D107", ERROR, "The {what} of {ref} does not fit a cell: {problem}.", "Shorten or reword it."
)
DECISION_MORE_CELLS = Code(
    "D108",
    ERROR,
    "The row of {ref} goes on beyond the last heading: {text}",
    "Put text that holds a separator between quotation marks.",
)
DECISION_NOT_TEXT = Code(
    "D109",
    ERROR,
    "This is a list, a number or something else that is not text.",
    "Put it into quotation marks.",
)
DECISION_UNKNOWN_KEY = Code(
    "D110", ERROR, "{ref} has something that is not known: {key}.{suggestion}", "Use answer, plan or value."
)
DECISION_REPLACED = Code(
    "D201",
    INFO,
    "The {what} of {ref} changes from “{before}” to “{after}”.",
    "If that is not meant, correct the decision and apply it again.",
)
