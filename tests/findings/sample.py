"""One finding of each kind of place and severity, for every writer."""

from __future__ import annotations

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location

# As somebody might paste it: markup of every kind we write, a terminal command, a turned reading direction.
PARTNER_TEXT = (
    "[red]x[/red] :smile: <b>&amp;</b> 100%, 1:2::error::\x1b[31mred\x0b\r\nnext line \u202eturned\ud800 "
    + "and on and on " * 12
    + "w" * 120
)

FINDINGS = (
    codes.SUBMISSION_UNPLACED(
        Location(file="in/police, north.xlsx", sheet="Families", cell="F7"), text=PARTNER_TEXT
    ),
    codes.SUBMISSION_OFF_SCALE(
        Location(file="in/police, north.xlsx", sheet="Families", cell="C2"),
        raw="maybe",
        question="families-01",
        suggestion="",
        choices="Yes, Mostly yes, Mostly no, No",
    ),
    codes.SUBMISSION_UNKNOWN_SECTOR(
        Location(file="in/police, north.xlsx", sheet="About you", cell="B3"),
        sector="Polise",
        suggestion=" Did you mean Police?",
    ),
    codes.BANK_UNKNOWN_KEY(
        Location(file="banks/own.yaml", line=12, column=5), parent="question", key="titel", suggestion=""
    ),
    codes.BANK_NOT_UTF8(Location(file="banks/own.yaml", line=3), encoding="UTF-16"),
    codes.FILE_OTHER_TYPE(Location(file="/data/Bündel 100%.docx"), kind=".docx files"),
    codes.CHECK_ASKED_NOT_ANSWERED(organisation="Northshire Police"),
)
