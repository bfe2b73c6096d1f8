"""Findings on question banks, and on any YAML."""

from __future__ import annotations

from ehsg_cli.findings.model import Code, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

# Question banks: YAML
BANK_NOT_YAML = Code("B001", ERROR, "Not valid YAML: {problem}.", "Correct the YAML at this place.")
BANK_DUPLICATE_KEY = Code(
    "B002",
    ERROR,
    "The key {key} stands twice in the same block; line {first} has it first.",
    "Remove one of the two.",
)
BANK_NOT_MAPPING = Code(
    "B003",
    ERROR,
    "The file is not a question bank.",
    "Start one with ehsg bank new, or make one of a form with ehsg bank import.",
)
BANK_NOT_UTF8 = Code("B004", ERROR, "Not UTF-8 from here on: it is saved as {encoding}.", "Save it as UTF-8.")
BANK_DOCUMENT = Code(
    "B010", ERROR, "This is a workbook or a document, not YAML.", "Make a bank of it with ehsg bank import."
)
BANK_TOO_LARGE = Code(
    "B005", ERROR, "Too large or too deep for a bank: {problem}.", "Check that it is the right file."
)
BANK_NOT_PLAIN = Code(
    "B006",
    ERROR,
    "A bank is made of keys, lists and plain values; this is {what}.",
    "Write it in plain YAML.",
)
BANK_BYTE_ORDER_MARK = Code(
    "B007",
    WARNING,
    "The file begins with a byte-order mark, which nobody sees and some tools stumble over.",
    "Save it as UTF-8 without a byte-order mark (BOM).",
)
BANK_SILENCES_NOTHING = Code(
    "B008", WARNING, "This comment silences nothing: {problem}.", "Correct or remove the comment."
)
BANK_UNREADABLE = Code("B009", ERROR, "Not read: {problem}", "Check the file and that you may read it.")

# Question banks: schema
BANK_UNKNOWN_KEY = Code(
    "B101", ERROR, "Unknown key in this {parent}: {key}.{suggestion}", "Rename or remove it."
)
BANK_MISSING_KEY = Code("B102", ERROR, "This {parent} has no {key}.", "Add {key}.")
BANK_WRONG_VALUE = Code("B103", ERROR, "{key}: {problem}.", "Correct the value.")

# Question banks: rules beyond the schema
BANK_DUPLICATE_ID = Code(
    "B201",
    ERROR,
    "The id {id} is used twice; line {first} has it first.",
    "Give one of them an id of its own.",
)
BANK_DUPLICATE_TEXT = Code(
    "B202",
    ERROR,
    "The same question stands twice; line {first} has it first.",
    "Remove or reword one of them.",
)
BANK_UNKNOWN_SCALE = Code(
    "B203", ERROR, "The scale {scale} is not defined under scales.{suggestion}", "Use or define a scale."
)
BANK_UNUSED_SCALE = Code("B204", WARNING, "No section uses the scale {scale}.", "Use it or remove it.")
BANK_BEST_NOT_END = Code(
    "B205",
    ERROR,
    "best: {best} is not the first or last choice of the section's scale.",
    "Use one of: {choices}.",
)
BANK_QUESTION_ID = Code(
    "B206",
    ERROR,
    "The question id {id} is not {section}- followed by a number of two digits or more.",
    "Use an id like {free}.",
)
BANK_SHEET_TITLE = Code(
    "B207", ERROR, "The section title {title} cannot name an Excel sheet: {problem}.", "Shorten or reword it."
)
BANK_UNKNOWN_PART = Code(
    "B208", ERROR, "The part {part} is not one of parts.{suggestion}", "Use or define a part."
)
BANK_UNKNOWN_QUESTION = Code(
    "B209", ERROR, "There is no question {id}.{suggestion}", "Use the id of a question."
)
BANK_UNKNOWN_SECTOR = Code(
    "B225",
    ERROR,
    "The kind of partner {id} is not one of partners.{suggestion}",
    "Use the id of one of partners.",
)
BANK_NO_NOTICE = Code(
    "B210", ERROR, "The wording is derived, but source has no notice that says so.", "Add source: notice."
)
BANK_NO_SCALE = Code(
    "B211",
    ERROR,
    "There is {key} here, but the section has no scale.",
    "Add a scale to the section, or remove {key}.",
)
BANK_SAME_CHOICES = Code(
    "B212",
    ERROR,
    "The choice {label} reads the same as an earlier one (line {first}).",
    "Make the labels differ.",
)
BANK_TAKEN_HEADING = Code(
    "B213", ERROR, "{text} is the heading of another column in the workbooks.", "Reword it."
)
BANK_LABEL_CASE = Code(
    "B214",
    ERROR,
    "The choice {label} differs from {other} (line {first}) in capitals or spaces alone.",
    "Write both the same way, or reword one.",
)
BANK_ID_ORDER = Code(
    "B215",
    WARNING,
    "The question id {id} is out of order: {earlier} stands before it.",
    "Order the questions by their ids, or give a new question the next free id.",
)
BANK_DATE_ORDER = Code(
    "B216",
    WARNING,
    "{date} is earlier than the date before it in the timetable, {earlier}.",
    "Correct the date, or order the timetable by date.",
)
BANK_OUTER_SPACE = Code("B217", WARNING, "{key} {where} with {what}.", "Remove it.")
BANK_DOUBLED_WORD = Code("B218", WARNING, "The same word twice: {word} {word}.", "Remove one of the two.")
BANK_STRAY_NUMBER = Code(
    "B219",
    WARNING,
    "The number {number} may not belong here: “{text}”",
    "If it is the number of the question, or of a page, remove it.",
)
BANK_NUMBER_WITHIN = Code(
    "B224",
    INFO,
    "A number in the middle of a sentence, {number}: “{text}”",
    "Nothing, if it counts something. If it is the number of a question, or of a page, remove it.",
)
BANK_ODD_SIGN = Code(
    "B220", WARNING, "Here is {what}: “{text}”", "Type the words anew, if this came with copying them."
)
BANK_RETIRED_IN_USE = Code(
    "B221",
    ERROR,
    "{id} is a question of this bank and also retired (line {first}): an id is never used again.",
    "Give the question a new id, or take it out of retired.",
)
BANK_BLANK = Code("B222", ERROR, "{key} holds nothing but space.", "Fill it in, or remove it.")
BANK_NOT_STATED = Code(
    "B223",
    WARNING,
    "The {key} is not stated, so nobody knows whether they may use the wording.",
    "Ask whoever published the questions, and fill it in.",
)
BANK_NO_SUCH_ANSWER = Code(
    "B226",
    ERROR,
    "{answer} is not one of the choices of {question}.{suggestion}",
    "Use the id of one of them: {choices}.",
)
BANK_ONE_QUESTION = Code(
    "B227",
    ERROR,
    "The contradiction {id} is about {question} alone, to which nobody gives two answers.",
    "Add an answer to another question, or remove the contradiction.",
)

# Question banks: extending another
BANK_NO_BASE = Code(
    "B251",
    ERROR,
    "The bank to extend, {name}, cannot be used. {problem}",
    "Name a built-in bank, or the path of a YAML file from the folder of this one.",
)
BANK_NOT_IN_BASE = Code(
    "B252",
    ERROR,
    "There is no {id} in the bank that this one extends.{suggestion}",
    "Use an id of that bank.",
)
BANK_AMENDED_AND_REMOVED = Code(
    "B253", ERROR, "{id} is amended here and removed as well.", "Keep one of the two."
)
BANK_OTHER_REVISION = Code(
    "B254",
    WARNING,
    "Written for revision {written_for} of the bank that it extends, which is at revision {revision} now.",
    "See what changed with ehsg bank diff, then correct extends_revision.",
)
