"""Findings on files that should be read."""

from __future__ import annotations

from ehsg_cli.findings.model import Code, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

FILE_NOT_WORKBOOK = Code(
    "F001",
    ERROR,
    "Not a spreadsheet, or damaged: {problem}.",
    "If Excel opens it, save it as .xlsx from there; else ask for it again.",
)
FILE_ENCRYPTED = Code(
    "F002",
    ERROR,
    "Encrypted: it has a password or a sensitivity label.",
    "Ask the sender to save it without a password, or with a label that does not encrypt.",
)
FILE_EMPTY = Code(
    "F003",
    ERROR,
    "The file is empty (0 bytes); it may not have been downloaded from the cloud yet.",
    "Open it once so that it downloads, or ask the sender for it again.",
)
FILE_OTHER_TYPE = Code(
    "F004",
    INFO,
    "Not read: {kind} are not read.",
    "If it holds answers, save it as .xlsx and merge again.",
)
FILE_IS_MERGED = Code(
    "F005", INFO, "Not read as a submission: it is a merged return.", "Keep merged returns out of the folder."
)
FILE_NO_QUESTIONS = Code(
    "F006",
    ERROR,
    "No question of the bank {bank} was found in it.",
    "Check that it is a completed response workbook of this bank.",
)
FILE_OTHER_SPREADSHEET = Code(
    "F008",
    ERROR,
    "Not read: {kind} are not read, and this one may hold answers.",
    "Open it, save it as .xlsx, and merge again.",
)
FILE_TOO_LARGE = Code(
    "F007",
    ERROR,
    "Too large to read: {problem}.",
    "Ask the sender for it again, with everything beyond the tables deleted; if it has to be so large, raise "
    "the limit: --limit {limit}=….",
)
FILE_READER_FAILED = Code(
    "F009",
    ERROR,
    "Not read: reading it {problem}.",
    "Ask the sender to open it and save it as .xlsx.",
)
FILE_NOTES_NOT_READ = Code(
    "F010",
    WARNING,
    "The notes (comments) on its cells are not read, as it is an .xlsb file; its cells are.",
    "If they matter, open it, save it as .xlsx, and merge again.",
)
FILE_PARTLY_READ = Code(
    "F011",
    WARNING,
    "The notes (comments) on its cells, its error values and formulas without a result could not be read: "
    "{problem}; the other cells are.",
    "Open it, save it as .xlsx, and merge again.",
)
