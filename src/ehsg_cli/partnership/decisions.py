"""Decisions from a file onto a return: all of them, or none where one is wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ehsg_cli.findings import codes
from ehsg_cli.findings.suggestion import did_you_mean, fold
from ehsg_cli.partnership.decisions_file import ANSWER, PLAN, VALUE, brief
from ehsg_cli.partnership.merge import with_decisions
from ehsg_cli.partnership.model import Decision
from ehsg_cli.submission.answers import recognise
from ehsg_cli.workbook.book import NOT_HELD, fitting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.partnership.decisions_file import Decisions, Entry
    from ehsg_cli.partnership.model import PartnershipReturn, Row

_QUESTION, _ITEM = "question", "return item"


def apply(merged: PartnershipReturn, decisions: Decisions) -> tuple[PartnershipReturn, tuple[Finding, ...]]:
    """The return with the decisions in it, and a finding for each that takes the place of another.

    What is not filled in stays as it was; an answer that is, is confirmed if it was older than the partners'
    answers. Where anything is wrong with the decisions, the return is as it was, and the findings, errors
    all, say everything that is wrong.
    """
    bank = merged.bank
    refs = {fold(ref): ref for ref in (*bank.questions, *(item.id for item in bank.return_items))}
    given = tuple(replace(entry, ref=refs.get(fold(entry.ref), entry.ref)) for entry in decisions.entries)
    wrong = (*decisions.findings, *_problems(given, bank))
    if wrong:
        return merged, wrong
    entries = {entry.ref: entry for entry in given}
    made = {row.question: _decision(row, entries.get(row.question), bank) for row in merged.rows}
    items = {item: _value(entries.get(item), VALUE, value) for item, value in merged.items.items()}
    agreed = replace(with_decisions(merged, made), items=items)
    return agreed, _replaced(merged, agreed, given)


def _problems(entries: tuple[Entry, ...], bank: Bank) -> Iterator[Finding]:
    kinds = dict.fromkeys(bank.questions, _QUESTION) | {item.id: _ITEM for item in bank.return_items}
    first: dict[str, Entry] = {}
    for entry in entries:
        if not entry.ref:
            text = brief(" ".join(written.text for written in entry.written.values()))
            yield codes.DECISION_NO_REF(entry.location, text=text)
        elif entry.ref not in kinds:
            suggestion = did_you_mean(entry.ref, kinds)
            yield codes.DECISION_UNKNOWN_REF(entry.location, ref=brief(entry.ref), suggestion=suggestion)
        else:
            if (earlier := first.setdefault(entry.ref, entry)) is not entry:
                yield codes.DECISION_TWICE(entry.location, ref=entry.ref, first=earlier.location.line)
            yield from _wrong_with(entry, kinds[entry.ref], bank)


def _wrong_with(entry: Entry, kind: str, bank: Bank) -> Iterator[Finding]:
    """What is wrong with what one entry says, each text by itself."""
    for what, written in entry.written.items():
        if (what == VALUE) != (kind == _ITEM):
            yield codes.DECISION_MISPLACED(written.location, ref=entry.ref, kind=kind, what=what)
        elif problem := _misfit(written.text):
            yield codes.DECISION_DOES_NOT_FIT(written.location, ref=entry.ref, what=what, problem=problem)
        elif what == ANSWER and (choices := bank.choices(entry.ref)) and not recognise(written.text, choices):
            labels = [choice.label for choice in choices]
            yield codes.DECISION_OFF_SCALE(
                written.location,
                raw=brief(written.text),
                ref=entry.ref,
                suggestion=did_you_mean(written.text, labels, surely=True),
                choices=", ".join(labels),
            )


def _misfit(text: str) -> str:
    """Why a cell cannot hold a text; empty if it can."""
    if found := NOT_HELD.search(text):
        return f"no workbook holds the character U+{ord(found[0]):04X}"
    return "" if fitting(text) == text else f"its {len(text):,} characters are more than a cell holds"


def _decision(row: Row, entry: Entry | None, bank: Bank) -> Decision:
    """What is decided of a row now; an answer of the scale is written as its label, as a drop-down would."""
    typed = _value(entry, ANSWER, row.decision.raw)
    choice = recognise(typed, bank.choices(row.question))
    same = choice is not None and choice == row.decision.choice
    raw = row.decision.raw if same else bank.label(row.question, choice) or typed
    plan = _value(entry, PLAN, row.decision.plan)
    since = "" if entry and ANSWER in entry.written else row.decision.outdated
    return Decision(raw=raw, choice=choice, plan=plan, outdated=since)


def _value(entry: Entry | None, what: str, before: str) -> str:
    return entry.written[what].text if entry and what in entry.written else before


def _replaced(
    before: PartnershipReturn, after: PartnershipReturn, entries: tuple[Entry, ...]
) -> tuple[Finding, ...]:
    """A finding for each decision that takes the place of a different one."""
    was, now = _standing(before), _standing(after)
    return tuple(
        codes.DECISION_REPLACED(
            written.location,
            what=what,
            ref=entry.ref,
            before=brief(was[entry.ref, what]),
            after=brief(now[entry.ref, what]),
        )
        for entry in entries
        for what, written in entry.written.items()
        if was[entry.ref, what] not in ("", now[entry.ref, what])
    )


def _standing(merged: PartnershipReturn) -> Mapping[tuple[str, str], str]:
    """Everything that is decided in a return, by ref and what it is."""
    answers = {(row.question, ANSWER): row.decision.raw for row in merged.rows}
    plans = {(row.question, PLAN): row.decision.plan for row in merged.rows}
    return answers | plans | {(item, VALUE): value for item, value in merged.items.items()}
