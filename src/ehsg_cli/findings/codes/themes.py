"""Findings on a council's theme."""

from __future__ import annotations

from ehsg_cli.findings.model import Code, Severity

ERROR = Severity.ERROR

THEME_NOT_PLAIN = Code(
    "T101",
    ERROR,
    "This is a list, a tag or something else that a theme file does not have.",
    "Write a key, a colon and a value.",
)
THEME_UNKNOWN_COLOUR = Code(
    "T102",
    ERROR,
    "The style sheet has no colour {name}.{suggestion}",
    "Use one of: {known}.",
)
THEME_CONTRAST = Code("T103", ERROR, "This colour cannot be used: {problem}.", "{remedy}")
THEME_LOGO = Code("T104", ERROR, "{problem}", "{remedy}")
