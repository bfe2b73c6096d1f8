"""A difference in words that every format for people shares: headings, lines, and whether it is safe."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from ehsg_cli.bank.difference.model import Change, Effect, How, What
from ehsg_cli.bank.difference.words import Kind, Run, runs, shortened
from ehsg_cli.findings.model import Severity
from ehsg_cli.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ehsg_cli.bank.difference.model import Difference, Report
    from ehsg_cli.bank.model import Bank

_MANY: Mapping[What, str] = {
    What.SERVICES: "Types of services",
    What.ELEMENT: "Elements of data maturity",
}
_HEADINGS: Mapping[tuple[What, str], str] = {
    (What.QUESTION, How.REUSED): "Ids that ask something else now",
    (What.QUESTION, How.RENUMBERED): "Questions with a new id",
    (What.QUESTION, "text"): "Questions reworded",
    (What.QUESTION, "title"): "Titles of questions",
    (What.QUESTION, "best"): "Best answers",
    (What.QUESTION, "formerly"): "Earlier wordings of questions",
    (What.SECTION, "id"): "Sections with a new id",
    (What.SECTION, "title"): "Titles of sections",
    (What.SECTION, "follow_up"): "Follow-ups of sections",
    (What.SECTION, "follow_up_formerly"): "Earlier wordings of follow-ups",
    (What.CHOICE, "label"): "Choices relabelled",
    (What.RETURN_ITEM, "prompt"): "Return items reworded",
    (What.SECTOR, "name"): "Sectors renamed",
    (What.PART, "introduction"): "Introductions of parts",
    (What.DATE, "date"): "Dates changed",
    (What.RETIRED, How.ADDED): "Listed as retired",
    (What.RETIRED, How.REMOVED): "No longer listed as retired",
}
_FACTS = "Facts about the bank"


def headed(difference: Difference) -> Iterator[tuple[str, list[Change]]]:
    """The changes in groups, each with its heading."""
    return ((heading, list(group)) for heading, group in groupby(difference.changes, key=_heading))


def _heading(change: Change) -> str:
    if change.what is What.FACT:
        return _FACTS
    many = _MANY.get(change.what, f"{change.what.capitalize()}s")
    if change.how in {How.REWORDED, How.CHANGED}:
        return _HEADINGS.get((change.what, change.field)) or f"{many}: {_words(change.field)}"
    return _HEADINGS.get((change.what, change.how)) or f"{many} {change.how}"


def about(change: Change) -> str:
    """What happened to what, in two words or three."""
    if change.how is not How.CHANGED:
        return f"{change.what} {change.how}"
    says_it = change.what in {What.FACT, What.DATE}
    return change.what.value if says_it else f"{change.what}: {_words(change.field)}"


def _words(field: str) -> str:
    return field.replace("_", " ")


def lines(change: Change) -> tuple[tuple[Run, ...], ...]:
    """What to show of a change: what it is called, what became of it, and more to know, a line each."""
    called = (Run(Kind.KEPT, change.label),)
    note = (Run(Kind.KEPT, change.note),)
    return tuple(line for line in (called, *_became(change), note) if line and line[0].text)


def _became(change: Change) -> tuple[tuple[Run, ...], ...]:
    match change.how:
        case How.ADDED:
            return ((Run(Kind.KEPT, change.now),),)
        case How.REMOVED | How.RETIRED:
            return ((Run(Kind.KEPT, change.was),),)
        case How.REUSED:
            return ((Run(Kind.REMOVED, change.was),), (Run(Kind.ADDED, change.now),))
        case _:
            return (shortened(runs(change.was, change.now)),)


def compared(difference: Difference) -> str:
    """Which banks these are, and how many questions they have."""
    old, new = difference.old, difference.new
    before, after = len(old.questions), len(new.questions)
    questions = f"{counted(before, 'question')} before, {after} now; {_unchanged(difference)} unchanged"
    return f"{_revisions(old, new)}. {questions}."


def _revisions(old: Bank, new: Bank) -> str:
    if old.bank != new.bank:
        return f"{old.bank} revision {old.revision} → {new.bank} revision {new.revision}"
    raised = f"{old.revision} → {new.revision}" if old.revision != new.revision else str(old.revision)
    return f"{new.name} ({new.bank}), revision {raised}"


def _unchanged(difference: Difference) -> int:
    """How many questions are in both banks, and the same in every way."""
    touched = {change.id for change in difference.changes if change.what is What.QUESTION}
    return sum(bool(pair.old and pair.new and pair.new.id not in touched) for pair in difference.pairs)


def verdict(report: Report) -> str:
    """Whether workbooks already sent out are read as before by the new bank, in a sentence."""
    difference = report.difference
    errors = sum(finding.severity is Severity.ERROR for finding in report.findings)
    effects = Counter(change.effect for change in difference.changes)
    lost, look = (counted(effects[effect], "change") for effect in (Effect.LOST, Effect.LOOK))
    verdicts = (
        (difference.same_content, "No change."),
        (errors, f"Not safe for workbooks already sent out: {counted(errors, 'error')}."),
        (not effects, "Safe: nothing changed but the revision."),
        (
            not difference.same_bank,
            "Two banks: the one reads workbooks of the other only where questions are worded the same.",
        ),
        (effects[Effect.LOST], f"Take care: by {lost}, answers in workbooks already sent out are lost."),
        (
            effects[Effect.LOOK],
            f"Safe: no answer in workbooks already sent out is lost. Worth a look: {look}.",
        ),
        (True, "Safe: answers in workbooks already sent out keep their place."),
    )
    return next(text for holds, text in verdicts if holds)
