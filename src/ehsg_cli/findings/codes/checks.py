"""Findings on what is missing."""

from __future__ import annotations

from ehsg_cli.findings.model import Code, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

CHECK_UNANSWERED = Code(
    "C101",
    ERROR,
    "{question} has no answer: {text}",
    "Choose an answer there.",
    several="{count} questions have no answer: {questions}.",
)
CHECK_NOBODY_ANSWERED = Code(
    "C102",
    ERROR,
    "{question} has no answer from any partner, and none is agreed: {text}",
    "Ask the partners, or agree one.",
    several="{count} questions have no answer from any partner, and none is agreed: {questions}.",
)
CHECK_PARTNER_BLANK = Code(
    "C103",
    WARNING,
    "{organisation} did not answer {question}: {text}",
    "Ask them to fill it in: ehsg chase writes the e-mail.",
    several="{organisation} did not answer {count} questions: {questions}.",
)
CHECK_NO_REQUIRED_PARTNER = Code(
    "C201",
    ERROR,
    "No answer from {sector}, whom the guide asks to involve as a minimum.",
    "Ask them to answer; or check the sector on the sheets About you.",
    several="No answer from {count} kinds of partner whom the guide asks to involve as a minimum: {sectors}.",
)
CHECK_ASKED_NOT_ANSWERED = Code(
    "C202",
    WARNING,
    "{organisation} was asked and has not answered.",
    "Remind them: ehsg chase writes the e-mails.",
    several="{count} partners were asked and have not answered: {organisations}.",
)
CHECK_ITEM_MISSING = Code(
    "C203", WARNING, "The return item is not filled in: {prompt}", "Fill it in on Return items."
)
CHECK_AGREED_OFF_SCALE = Code(
    "C204",
    ERROR,
    "The agreed answer {raw} to {question} is not one of the choices.",
    "Use one of: {choices}.",
)
CHECK_NO_CONDITIONAL_PARTNER = Code(
    "C205",
    WARNING,
    "No answer from {sector}, whom the guide asks to involve as a minimum ({condition}).",
    "Ask them to answer if there are any in your area; or check the sector on the sheets About you.",
)
CHECK_NOT_AGREED = Code(
    "C206",
    ERROR,
    "{question} has no agreed answer: {text}",
    "Fill in the agreed answer on the sheet Return.",
    several="{count} questions have no agreed answer: {questions}.",
)
CHECK_STILL_TO_AGREE = Code(
    "C207",
    INFO,
    "{open} of {questions} questions are not agreed yet: {refs}.",
    "Agree them on the sheet Return. With --final, each is an error.",
)
CHECK_FINAL_ITEM_MISSING = Code(
    "C208", ERROR, "The return item is required and not filled in: {prompt}", "Fill it in on Return items."
)
# Only sought where a return is to be final: a general setting of severities leaves these as they are.
FINAL = frozenset({CHECK_NOT_AGREED.id, CHECK_FINAL_ITEM_MISSING.id})
