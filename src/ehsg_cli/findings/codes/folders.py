"""Findings on the settings of a return folder."""

from __future__ import annotations

from ehsg_cli.findings.model import Code, Severity

ERROR = Severity.ERROR

FOLDER_NOT_PLAIN = Code(
    "R101",
    ERROR,
    "This is a list, a tag or something else that the settings of a return folder do not have.",
    "Write a key, a colon and a value.",
)
FOLDER_UNKNOWN_BANK = Code(
    "R102",
    ERROR,
    "There is no question bank {bank}, and no file of that name.{suggestion}",
    "Use one of {known}, or the path of a YAML file from this folder.",
)
FOLDER_NO_SUCH_FILE = Code(
    "R103",
    ERROR,
    "{key}: there is no {path}.",
    "Correct the path, which goes from the folder of this file; or remove the line.",
)
FOLDER_OUTSIDE = Code(
    "R104",
    ERROR,
    "{key}: {path} is not inside the return folder, and ehsg writes into it.",
    "Name a folder inside it, such as {usual}.",
)
FOLDER_AMONG_RECEIVED = Code(
    "R105",
    ERROR,
    "{key} is the folder received, or lies in it: what is made would be taken for what came back.",
    "Give each a folder of its own.",
)
FOLDER_UNKNOWN_CODE = Code(
    "R106",
    ERROR,
    "There is no finding whose code starts with {code}.{suggestion}",
    "Use a code that ehsg prints, such as C203, or how some begin, such as C2.",
)
FOLDER_TOO_LARGE = Code(
    "R107",
    ERROR,
    "Too large or too deep for the settings of a return folder.",
    "Check that it is the right file.",
)
FOLDER_CODE_TWICE = Code(
    "R108",
    ERROR,
    "{code} is the same code as {other}, which stands above: upper and lower case do not matter.",
    "Remove one of the two.",
)
