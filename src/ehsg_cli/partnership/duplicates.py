"""The same respondent twice: which submission counts, and what changed between them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.findings.suggestion import fold
from ehsg_cli.partnership.model import Duplicates
from ehsg_cli.submission.dates import read_date
from ehsg_cli.submission.model import NamedBy
from ehsg_cli.wording import counted, listed, quote

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from ehsg_cli.findings.model import Finding
    from ehsg_cli.submission.model import Answer, Submission

_MOST_CHANGES = 6  # shown in a message; the merged workbook has them all


@dataclass(frozen=True, slots=True)
class SortedOut:
    """Which submissions count.

    Attributes:
        counted: Those that do.
        superseded: Those that do not, each with the one that counts instead.
        findings: What to know about it.
    """

    counted: list[Submission]
    superseded: list[tuple[Submission, Submission]]
    findings: list[Finding]


def same_respondent(submission: Submission) -> tuple[object, ...]:
    """What is the same in two submissions of one respondent: organisation, and name or else e-mail.

    A file name is no organisation: many partners send a file of the same name. Nor are two responses to a
    form one person's where neither says who gave it.
    """
    respondent, source = submission.respondent, submission.source
    if respondent.named_by is NamedBy.FILE:
        return (source.file, source.row)
    name = fold(respondent.completed_by) or fold(respondent.email)
    return fold(respondent.organisation), name or source.response


def sort_out(
    submissions: Iterable[Submission], policy: Duplicates, earlier: Collection[str] = ()
) -> SortedOut:
    """Let each respondent's latest submission count, unless the policy is that all do.

    The latest is the one with the latest date completed or, where none can be read, last saved; one that
    answers nothing never takes the place of one that does.

    Args:
        submissions: What was sent, in any order.
        policy: What to do with several of the same respondent.
        earlier: Files that were merged before: where nothing else tells, the others are later.
    """
    groups: dict[tuple[object, ...], list[Submission]] = defaultdict(list)
    for submission in submissions:
        groups[same_respondent(submission)].append(submission)
    if policy is Duplicates.ALL:
        return SortedOut([sent for group in groups.values() for sent in group], [], [])
    ordered = [sorted(group, key=lambda sent: _when(sent, earlier)) for group in groups.values()]
    return SortedOut(
        [group[-1] for group in ordered],
        [(before, group[-1]) for group in ordered for before in group[:-1]],
        [
            finding
            for group in ordered
            for pair in pairwise(group)
            for finding in _findings(*pair, group[-1], policy)
        ],
    )


def _when(submission: Submission, earlier: Collection[str]) -> tuple[object, ...]:
    source = submission.source
    return (*_told(submission), source.file not in earlier, source.file, source.row)


def _told(submission: Submission) -> tuple[bool, str, str]:
    """What tells when something was sent: whether it says anything, the day, the moment it was saved."""
    says_anything = any(answer.says_anything for answer in submission.answers)
    modified = submission.source.modified
    return says_anything, read_date(submission.respondent.date) or modified, modified


def _findings(
    before: Submission, after: Submission, latest: Submission, policy: Duplicates
) -> Iterable[Finding]:
    code = codes.MERGE_TWICE if policy is Duplicates.ERROR else codes.MERGE_SUPERSEDED
    organisation, other = quote(before.respondent.organisation), place_of(latest)
    changed = in_words(changes(before.answers, latest.answers))
    yield code(place_of(before), organisation=organisation, other=other, changes=changed)
    if not (before.respondent.completed_by or before.respondent.email):
        yield codes.MERGE_NOBODY_NAMED(place_of(before), organisation=organisation, other=other)
    if _told(before) == _told(after):
        yield codes.MERGE_WHICH_IS_LATER(place_of(before), other=place_of(after))


def place_of(submission: Submission) -> Location:
    """The file and, for a response to a form, its row."""
    source = submission.source
    sheet = submission.answers[0].origin.sheet if source.row and submission.answers else ""
    return Location(file=source.file, sheet=sheet, cell=f"A{source.row}" if sheet else "")


def changes(before: Iterable[Answer], after: Iterable[Answer]) -> list[tuple[str, str, str]]:
    """Question, earlier and later answer of each question whose answer differs; empty texts for none."""
    old, new = ({answer.question: answer for answer in answers} for answers in (before, after))
    pairs = ((question, old.get(question), new.get(question)) for question in (old | new))
    return [(question, _raw(was), _raw(now)) for question, was, now in pairs if _meant(was) != _meant(now)]


def _raw(answer: Answer | None) -> str:
    return answer.raw.strip() if answer else ""


def _meant(answer: Answer | None) -> str:
    return (answer.choice or answer.raw.strip()) if answer else ""


def in_words(changed: list[tuple[str, str, str]]) -> str:
    """What changed, as a sentence for a message."""
    if not changed:
        return "The answers are the same."
    one_by_one = (
        f"{question} from {quote(was) or 'none'} to {quote(now) or 'none'}" for question, was, now in changed
    )
    return f"{counted(len(changed), 'answer')} changed: {listed(one_by_one, _MOST_CHANGES)}."
