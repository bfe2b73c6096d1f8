"""Plans that are missing, and plans that say nothing.

An answer at the mature end of its scale needs no plan; the less mature half needs one most. What is agreed
counts more than what one partner says, who may answer for what others do: docs/decisions/0003.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ehsg_cli.checks.hollow import Hollow, hollow
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.partnership.tally import cautious_first
from ehsg_cli.wording import quote
from ehsg_cli.workbook import layout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.partnership.model import PartnershipReturn
    from ehsg_cli.submission.model import Answer, Submission

_AGREED = {True: codes.CHECK_AGREED_WITHOUT_PLAN, False: codes.CHECK_AGREED_MOSTLY_WITHOUT_PLAN}


class _Said(NamedTuple):
    """What is said to one question: a choice, if any, and what is planned or, without a scale, the answer."""

    question: str
    choice: str | None
    text: str


def agreed_without_plan(merged: PartnershipReturn) -> Iterator[Finding]:
    """A finding for each agreed answer short of the best that has no plan beside it, the immature first."""
    location, bank = Location(file=merged.file, sheet=layout.RETURN), merged.bank
    agreed = (_Said(row.question, row.decision.choice, row.decision.plan) for row in merged.rows)
    without = [said for said in agreed if _lacks_plan(said, bank)]
    for immature, code in _AGREED.items():
        for said in without:
            if _is_immature(said, bank) is immature:
                yield code(location, **_names(said, bank))


def without_plan(submission: Submission, bank: Bank) -> Iterator[Finding]:
    """A finding for each answer of the less mature half that has nothing beside it."""
    for answer in submission.answers:
        said = _Said(answer.question, answer.choice, answer.comment)
        if _lacks_plan(said, bank) and not answer.notes and _is_immature(said, bank):
            yield codes.CHECK_WITHOUT_PLAN(_place(answer, in_words=False), **_names(said, bank))


def agreed_plans_say_something(merged: PartnershipReturn) -> Iterator[Finding]:
    """A finding for each agreed plan, and each answer agreed in words, that says nothing."""
    location = Location(file=merged.file, sheet=layout.RETURN)
    for row in merged.rows:
        decision, in_words = row.decision, not merged.bank.choices(row.question)
        text, what = (decision.raw, "answer") if in_words else (decision.plan, "plan")
        said = _Said(row.question, decision.choice, text)
        if why := _why_hollow(said, merged.bank):
            yield codes.CHECK_AGREED_PLAN_SAYS_NOTHING(
                location, question=row.question, what=what, said=quote(text), why=why
            )


def plans_say_something(submission: Submission, bank: Bank) -> Iterator[Finding]:
    """A finding for each text of a partner, beside an answer or for one, that says nothing."""
    for answer in submission.answers:
        in_words = not bank.choices(answer.question)
        text = answer.raw if in_words else answer.comment
        if why := _why_hollow(_Said(answer.question, answer.choice, text), bank):
            yield codes.CHECK_PLAN_SAYS_NOTHING(
                _place(answer, in_words=in_words), question=answer.question, said=quote(text), why=why
            )


def _lacks_plan(said: _Said, bank: Bank) -> bool:
    """Whether a plan is asked for beside an answer short of the best, and there is none."""
    is_asked = bool(bank.section_of[said.question].follow_up)
    return is_asked and _needs_plan(said, bank) and not said.text.strip()


def _why_hollow(said: _Said, bank: Bank) -> Hollow | None:
    """Why a text says nothing; none where nothing more need be said.

    Beside the best answer, a dash or “n/a” says that no more is to be done, but “tbc” is published as it
    stands. Where there is no answer yet, that is what is missing. To a question in words, yes, none and the
    like are answers.
    """
    question, section = bank.questions[said.question], bank.section_of[said.question]
    why = hollow(said.text, (question.printed, question.text, *section.follow_ups))
    on_scale = bool(bank.choices(said.question))
    if why is Hollow.POINTER or (on_scale and _needs_plan(said, bank)):
        return why
    says_so = why is Hollow.NO_MORE or (on_scale and not any(map(str.isalnum, said.text)))
    return None if says_so or (on_scale and not said.choice) else why


def _needs_plan(said: _Said, bank: Bank) -> bool:
    """Whether an answer is a choice of its scale, and not the best one."""
    return bool(said.choice) and said.choice != _order(said.question, bank)[-1]


def _is_immature(said: _Said, bank: Bank) -> bool:
    """Whether an answer is in the less mature half of its scale; the middle of three is not."""
    order = _order(said.question, bank)
    return said.choice in order[: len(order) // 2]


def _order(question: str, bank: Bank) -> list[str]:
    return cautious_first(bank.choices(question), bank.questions[question].best)


def _names(said: _Said, bank: Bank) -> dict[str, str]:
    label = bank.label(said.question, said.choice)
    return {"question": said.question, "answer": label, "text": bank.questions[said.question].text}


def _place(answer: Answer, *, in_words: bool) -> Location:
    """The cell of what is planned or, of a question in words, of the answer."""
    origin = answer.origin
    cell = origin.answer_cell if in_words else origin.comment_cell
    return Location(file=origin.file, sheet=origin.sheet, cell=cell)
