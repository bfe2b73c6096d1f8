"""A merged return carried into a later revision of its bank: nothing that was agreed is lost.

Into another edition no return is carried: what a partnership agreed is its answer to other questions.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ehsg_cli.bank.model import Question, ReturnItem, Section
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.partnership.conservation import lost
from ehsg_cli.partnership.from_book import read_return
from ehsg_cli.partnership.merge import assemble
from ehsg_cli.partnership.update import refuse_astray
from ehsg_cli.submission.answers import recognise
from ehsg_cli.submission.invitation import Invitation
from ehsg_cli.submission.model import Unplaced
from ehsg_cli.upgrade.carry import once_each
from ehsg_cli.upgrade.model import Agreed, Dropped
from ehsg_cli.upgrade.revisions import outcome, with_parts
from ehsg_cli.wording import quote
from ehsg_cli.workbook import layout
from ehsg_cli.workbook.grid import cell_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.partnership.model import Decision, PartnershipReturn
    from ehsg_cli.submission.model import Answer
    from ehsg_cli.upgrade.model import Outcome
    from ehsg_cli.workbook.grid import Record, Spreadsheet

_TOLD_ANEW = {
    codes.MERGE_DECISION_OUTDATED.id,
    codes.RETURN_ROW_GONE.id,  # of questions that the earlier revision did not have
    codes.MERGE_LOST.id,
}
_WHAT = {layout.AGREED: Agreed.ANSWER, layout.AGREED_PLAN: Agreed.PLAN, layout.VALUE: Agreed.ITEM}
_IN_WORDS = {Agreed.ANSWER: "agreed answer", Agreed.PLAN: "agreed plan", Agreed.ITEM: "return item"}


@dataclass(frozen=True, slots=True, kw_only=True)
class UpgradedReturn:
    """A return carried into a later revision of its bank.

    Attributes:
        before: As it was, with the questions that are retired now.
        after: As it is now.
        outcomes: What became of each question, in the order of the sheet.
        decisions: What was agreed on questions and items that are not asked any more.
        findings: What somebody should look at.
    """

    bank: Bank
    before: PartnershipReturn
    after: PartnershipReturn
    outcomes: tuple[Outcome, ...]
    decisions: tuple[Dropped, ...]
    findings: tuple[Finding, ...]


def upgraded_return(spreadsheet: Spreadsheet, reading: Bank, target: Bank) -> UpgradedReturn:
    """Carry a merged return into a later revision of its bank.

    What was agreed stays with its question, as long as that is the same question in the same or other words.
    What was agreed on any other, and what partners answered to it, moves to Unplaced.

    Args:
        spreadsheet: The merged workbook.
        reading: The bank to read it by: of the earlier revision, or the later one with what is retired.
        target: The bank of the later revision.

    Raises:
        EhsgError: A decision belongs to no question, or two to the same; or a sheet or column is gone.
    """
    rows = tuple(spreadsheet.grid(layout.RETURN).table())
    items = tuple(spreadsheet.grid(layout.RETURN_ITEMS).table())
    before = read_return(spreadsheet, _with_removed(reading, rows, items))
    refuse_astray(before)
    asked = _asked(before, rows)
    outcomes = tuple(once_each([outcome(question, was, target) for question, was in asked.items()]))
    now = {each.question: each.now for each in outcomes if each.now}
    decisions = tuple(_dropped(rows, items, now, target, spreadsheet.source.file))
    after = replace(_carried(before, now, map(_unplaced, decisions), target), file=before.file)
    found = (*after.findings, *lost(after))
    findings = (*_of_decisions(decisions, outcomes), *_of_wordings(outcomes, target, before.file))
    return UpgradedReturn(
        bank=target,
        before=before,
        after=replace(after, findings=found),
        outcomes=outcomes,
        decisions=decisions,
        findings=(*findings, *lost(after)),
    )


def _asked(before: PartnershipReturn, rows: Iterable[Record]) -> dict[str, str]:
    """How the questions were worded of which the return says anything, in the order of its bank.

    The row of one may have been deleted; its answers are there all the same.
    """
    shown = {row[layout.REF].strip(): row[layout.QUESTION].strip() for row in rows}
    spoken_of = {*shown, *(answer.question for answer in _every_answer(before))}
    return {
        id_: shown.get(id_, question.printed)
        for id_, question in before.bank.questions.items()
        if id_ in spoken_of
    }


def _with_removed(bank: Bank, rows: Iterable[Record], items: Iterable[Record]) -> Bank:
    """The bank with the questions and return items of the workbook whose ids it does not know."""
    removed = {
        ref: text
        for row in rows
        if (ref := row[layout.REF].strip()) and ref not in bank.questions
        if (text := row[layout.QUESTION].strip())
    }
    known = {item.id for item in bank.return_items}
    gone = {row[layout.REF].strip(): row for row in items if row[layout.REF].strip() not in {"", *known}}
    section = Section.model_construct(
        id="removed",
        title="Removed",
        part=bank.parts[0].title,
        questions=tuple(Question.model_construct(id=ref, text=text) for ref, text in removed.items()),
    )
    others = (
        ReturnItem.model_construct(id=ref, title=row[layout.ITEM], prompt=row[layout.PROMPT])
        for ref, row in gone.items()
    )
    return with_parts(
        bank,
        sections=(*bank.sections, *([section] if removed else [])),
        return_items=(*bank.return_items, *others),
    )


def _carried(
    before: PartnershipReturn, now: Mapping[str, str], decisions: Iterable[Unplaced], target: Bank
) -> PartnershipReturn:
    given = [each for each in before.answers if each.answer.question in now]
    return assemble(
        target,
        participants=before.participants,
        answers=[replace(each, answer=_moved(each.answer, now, target)) for each in given],
        invitations=[Invitation(each.name, each.sector) for each in before.partners if each.asked],
        decisions={
            now[row.question]: _decision(row.decision, now[row.question], target)
            for row in before.rows
            if row.question in now
        },
        items=before.items,
        unplaced=(*before.unplaced, *_answers_listed(_every_answer(before), now), *decisions),
        findings=[each for each in before.findings if each.code not in _TOLD_ANEW],
        superseded=[
            replace(
                each,
                answers=tuple(
                    _moved(answer, now, target) for answer in each.answers if answer.question in now
                ),
            )
            for each in before.superseded
        ],
        others=before.others,
        one_vote_per=before.one_vote_per,
        duplicates=before.duplicates,
    )


def _every_answer(before: PartnershipReturn) -> Iterator[Answer]:
    yield from (each.answer for each in before.answers)
    yield from (answer for each in before.superseded for answer in each.answers)


def _moved(answer: Answer, now: Mapping[str, str], target: Bank) -> Answer:
    question = now[answer.question]
    return replace(answer, question=question, choice=recognise(answer.raw, target.choices(question)))


def _decision(decision: Decision, question: str, target: Bank) -> Decision:
    return replace(decision, choice=recognise(decision.raw, target.choices(question)))


def _answers_listed(answers: Iterable[Answer], now: Mapping[str, str]) -> Iterator[Unplaced]:
    """What partners said to questions that are not carried."""
    for answer in answers:
        origin = answer.origin
        texts = (
            (origin.answer_cell, answer.raw),
            (origin.comment_cell, answer.comment),
            *((note.cell, note.text) for note in answer.notes),
        )
        for cell, text in texts if answer.question not in now else ():
            if text.strip():
                yield Unplaced(file=origin.file, sheet=origin.sheet, cell=cell, text=text)


def _dropped(
    rows: Iterable[Record], items: Iterable[Record], now: Mapping[str, str], target: Bank, file: str
) -> Iterator[Dropped]:
    """What was agreed on questions and items that are not carried."""
    kept = {item.id for item in target.return_items}
    for row, columns, is_kept in (
        *((row, (layout.AGREED, layout.AGREED_PLAN), row[layout.REF].strip() in now) for row in rows),
        *((row, (layout.VALUE,), row[layout.REF].strip() in kept) for row in items),
    ):
        for column in columns if not is_kept else ():
            if text := row[column].strip():
                yield Dropped(
                    ref=row[layout.REF].strip(),
                    what=_WHAT[column],
                    text=text,
                    file=file,
                    sheet=row.sheet,
                    cell=cell_name(row.number - 1, row.header.index(column)),
                )


def _unplaced(each: Dropped) -> Unplaced:
    """It as text without a place, saying what it is."""
    text = f"{each.ref}, {_IN_WORDS[each.what]}: {each.text}"
    return Unplaced(file=each.file, sheet=each.sheet, cell=each.cell, text=text)


def _of_decisions(decisions: Iterable[Dropped], outcomes: Iterable[Outcome]) -> Iterator[Finding]:
    why = {each.question: each.why for each in outcomes}
    for each in decisions:
        location = Location(file=each.file, sheet=each.sheet, cell=each.cell)
        reason = why.get(each.ref) or "The bank has no such return item."
        said = quote(f"{_IN_WORDS[each.what]}: {each.text}")
        yield codes.UPGRADE_DECISION_LISTED(location, question=each.ref, text=said, why=reason)


def _of_wordings(outcomes: Iterable[Outcome], target: Bank, file: str) -> Iterator[Finding]:
    for each in outcomes:
        if not each.declared:
            code = codes.UPGRADE_REWORDED if each.now else codes.UPGRADE_ASKS_ELSE
            now = target.questions[each.question].printed
            location = Location(file=file, sheet=layout.RETURN)
            yield code(location, question=each.question, was=quote(each.was), now=quote(now))
