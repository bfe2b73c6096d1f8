"""The same respondent twice: which submission counts, and what changed between them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.findings.suggestion import fold
from ehsg_cli.submission.dates import read_date
from ehsg_cli.submission.model import NamedBy
from ehsg_cli.wording import counted, listed, quote

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from ehsg_cli.findings.model import Finding
    from ehsg_cli.submission.model import Answer, Source, Submission

_MOST_CHANGES = 6  # shown in a message; the merged workbook has them all


class Duplicates(StrEnum):
    """What to do where the same respondent sent several submissions."""

    LATEST = "latest"
    ALL = "all"
    ERROR = "error"


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

    A file name is no organisation: many partners send a file of the same name.
    """
    respondent, source = submission.respondent, submission.source
    name = fold(respondent.completed_by) or fold(respondent.email)
    if respondent.named_by is NamedBy.FILE:
        return (name,) if name else (source.file, source.row)
    return fold(respondent.organisation), name


def sort_out(
    submissions: Iterable[Submission],
    policy: Duplicates,
    *,
    earlier: Collection[str] = (),
    replaced: Iterable[tuple[Submission, Submission]] = (),
) -> SortedOut:
    """Let each respondent's latest submission count, unless the policy is that all do.

    The latest is the one with the latest date completed or, where none can be read, last saved; one that
    answers nothing never takes the place of one that does.

    Args:
        submissions: What was sent, in any order; a file without a question takes no part.
        policy: What to do with several of the same respondent.
        earlier: Files that were merged before: where nothing else tells, the others are later.
        replaced: Submissions that are known not to count, each with one that counts instead of it.
    """
    answering = {submission.source: submission for submission in submissions if submission.answers}
    known = {
        before.source: after
        for before, after in replaced
        if {before.source, after.source} <= answering.keys()
    }
    latest = _latest((sent for source, sent in answering.items() if source not in known), policy, earlier)
    instead = known | {before.source: after for before, after in latest.superseded}
    pairs = [(answering[source], _counting(after, instead)) for source, after in known.items()]
    return SortedOut(
        latest.counted,
        [*latest.superseded, *pairs],
        [*latest.findings, *(_not_counted(*pair, policy) for pair in pairs)],
    )


def _counting(submission: Submission, instead: Mapping[Source, Submission]) -> Submission:
    """The submission, or the one that counts in the end where it is superseded itself."""
    later = instead.get(submission.source)
    return _counting(later, instead) if later else submission


def _latest(submissions: Iterable[Submission], policy: Duplicates, earlier: Collection[str]) -> SortedOut:
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
    yield _not_counted(before, latest, policy)
    if _told(before) == _told(after):
        yield codes.MERGE_WHICH_IS_LATER(_place(before), other=_place(after))


def _not_counted(before: Submission, latest: Submission, policy: Duplicates) -> Finding:
    """The finding that a submission does not count, which one does instead, and what differs."""
    code = codes.MERGE_TWICE if policy is Duplicates.ERROR else codes.MERGE_SUPERSEDED
    return code(
        _place(before),
        organisation=quote(before.respondent.organisation),
        other=_place(latest),
        changes=in_words(changes(before.answers, latest.answers)),
    )


def _place(submission: Submission) -> Location:
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
