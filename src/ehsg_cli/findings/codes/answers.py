"""Findings on what the answers say: plans, contradictions, who was to answer, and when."""

from __future__ import annotations

from ehsg_cli.findings.model import Code, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

# Plans
CHECK_AGREED_WITHOUT_PLAN = Code(
    "C301",
    WARNING,
    "{question} is agreed as {answer}, and there is no plan: {text}",
    "Agree on the sheet Return what will be done, by whom and by when.",
    several="{count} of the less mature answers are agreed without a plan: {questions}.",
)
CHECK_AGREED_MOSTLY_WITHOUT_PLAN = Code(
    "C302",
    INFO,
    "{question} is agreed as {answer}, and no plan says what is still to be done: {text}",
    "Nothing, if nothing is planned; else write it on the sheet Return.",
    several="{count} answers short of the best are agreed without a plan for the rest: {questions}.",
)
CHECK_WITHOUT_PLAN = Code(
    "C303",
    INFO,
    "{question} is answered {answer}, and nothing is said about plans: {text}",
    "If something is planned, write it beside the answer.",
    several="Beside {count} of the less mature answers nothing is said about plans: {questions}.",
)
CHECK_AGREED_PLAN_SAYS_NOTHING = Code(
    "C304",
    WARNING,
    "The agreed {what} for {question} says nothing: “{said}” {why}.",
    "Write on the sheet Return what will be done, by whom and by when.",
    several="{count} agreed texts say nothing, as “{said}” {why}: {questions}.",
)
CHECK_PLAN_SAYS_NOTHING = Code(
    "C305",
    WARNING,
    "What is said to {question} says nothing: “{said}” {why}.",
    "Ask what was meant; or clear the cell, if nothing was.",
    several="{count} texts say nothing, as “{said}” {why}: {questions}.",
)

# Contradictions
CHECK_CONTRADICTION = Code(
    "C311",
    WARNING,
    "{organisation} gives answers that contradict each other: {answers}. {reason}",
    "Ask them which of the answers holds.",
)
CHECK_AGREED_CONTRADICTION = Code(
    "C312",
    WARNING,
    "What is agreed contradicts itself: {answers}. {reason}",
    "Agree on the sheet Return which of the answers holds.",
)

# Who was to answer, and when
CHECK_REQUIRED_NOT_ANSWERED = Code(
    "C321",
    ERROR,
    "{organisation} has not answered, and the list of partners says that it is required.",
    "Remind them (ehsg chase writes the e-mails); or change required in the list of partners.",
    several="{count} partners have not answered, and the list of partners says that they are required: "
    "{organisations}.",
)
CHECK_LOW_RESPONSE = Code(
    "C322",
    WARNING,
    "Of {asked} partners asked in {sector}, {answered} answered: fewer than half.",
    "Remind the others; or say in the return how few of them it rests on.",
)
CHECK_LATE = Code(
    "C323",
    INFO,
    "{organisation}: {how} {day}, after {due}, when answers were due.",
    "Nothing, if it should count all the same.",
)
