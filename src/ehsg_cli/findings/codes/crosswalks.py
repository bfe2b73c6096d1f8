"""Findings on crosswalks between question banks."""

from __future__ import annotations

from ehsg_cli.findings.model import Code, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

CROSSWALK_UNKNOWN_BANK = Code(
    "B401",
    ERROR,
    "There is no built-in question bank {bank}.{suggestion}",
    "Use the id of a built-in bank, or add file: the path of the bank's file from the folder of this one.",
)
CROSSWALK_BANK_NOT_READ = Code(
    "B402", ERROR, "This side has no bank: {problem}", "Correct file, or the file that it names."
)
CROSSWALK_OTHER_BANK = Code(
    "B403", ERROR, "This is the bank {found}, not {bank}.", "Write bank: {found}, or name the other bank."
)
CROSSWALK_OTHER_REVISION = Code(
    "B404",
    ERROR,
    "{bank} is at revision {found}, and this was written for revision {revision}.",
    "Look again at the links of the questions that differ; then write revision: {found}.",
)
CROSSWALK_ONE_BANK = Code(
    "B405",
    ERROR,
    "Both sides are {bank}.",
    "Name two banks. From one revision of a bank to the next, questions keep their ids.",
)
CROSSWALK_UNKNOWN_QUESTION = Code(
    "B406", ERROR, "There is no question {id} in {bank}.{suggestion}", "Use the id of a question of {bank}."
)
CROSSWALK_PAIR_TWICE = Code(
    "B407",
    ERROR,
    "{source} and {target} are linked twice; line {first} has it first.",
    "Keep one of the two.",
)
CROSSWALK_SAME_TWICE = Code(
    "B408",
    ERROR,
    "{id} cannot be the same as {other}: line {first} has it as the same as {earlier}.",
    "Make one of the two links part or related.",
)
CROSSWALK_SAME_ANSWERS = Code(
    "B409",
    ERROR,
    "{source} and {target} cannot be the same: their {what} differ, so that no answer carries over.",
    "Make the link part or related.",
)
CROSSWALK_NO_WHOLE = Code(
    "B410",
    ERROR,
    "This link is part, and does not say of which question.",
    "Add whole: from, to, or neither where each asks something that the other does not.",
)
CROSSWALK_STRAY_WHOLE = Code(
    "B411", ERROR, "This link has whole, but is {relation}, not part.", "Remove whole."
)
CROSSWALK_NO_REASON = Code("B412", ERROR, "The reason says nothing.", "Say why, in a sentence.")
CROSSWALK_LINKED_UNMATCHED = Code(
    "B413",
    ERROR,
    "{id} is listed as unmatched, but line {first} links it.",
    "Remove it here, or remove its links.",
)
CROSSWALK_UNMATCHED_TWICE = Code(
    "B414", ERROR, "{id} is listed as unmatched twice; line {first} has it first.", "Keep one of the two."
)
CROSSWALK_LEFT_OUT = Code(
    "B415",
    WARNING,
    "{count} of {bank} without a link, and not listed as unmatched: {ids}.",
    "Link them, or list each under unmatched: {side}, with the reason.",
)
CROSSWALK_ORDER = Code(
    "B416",
    WARNING,
    "{this} stands after {previous}, which comes later in the banks.",
    "Put them in the order of the banks: first of from, then of to.",
)
