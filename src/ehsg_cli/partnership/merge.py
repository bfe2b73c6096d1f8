"""Many submissions to one return."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from ehsg_cli.files import slug, unique
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location, natural_order
from ehsg_cli.findings.suggestion import fold
from ehsg_cli.partnership.conservation import lost
from ehsg_cli.partnership.duplicates import place_of, sort_out
from ehsg_cli.partnership.model import (
    Decision,
    Duplicates,
    GivenAnswer,
    Participant,
    PartnershipReturn,
    Row,
    Superseded,
    Votes,
)
from ehsg_cli.partnership.partners import partners_of
from ehsg_cli.partnership.tally import is_answered, tally
from ehsg_cli.partnership.votes import Voter, ballots, voters_of
from ehsg_cli.workbook import layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.submission.invitation import Invitation
    from ehsg_cli.submission.model import Source, Submission, Unplaced


def merge(  # noqa: PLR0913 - what a merge can be told
    bank: Bank,
    submissions: Iterable[Submission],
    *,
    earlier: Iterable[Submission] = (),
    invitations: Sequence[Invitation] = (),
    decisions: Mapping[str, Decision] | None = None,
    items: Mapping[str, str] | None = None,
    unplaced: Iterable[Unplaced] = (),
    findings: Iterable[Finding] = (),
    duplicates: Duplicates = Duplicates.LATEST,
    one_vote_per: Votes = Votes.RESPONDENT,
) -> PartnershipReturn:
    """Make one return of many submissions; their order does not matter.

    Args:
        bank: The questions.
        submissions: What the partners sent. A copy of a file counts once; a file without a question of the
            bank takes no part, and all its text is unplaced.
        earlier: Submissions of an earlier merge: where nothing else tells, the others are later.
        invitations: Who was asked, where that is known.
        decisions: What was agreed, by question id.
        items: What was filled in once, by return item id.
        unplaced: Text without a place that is already known, from files other than the submissions'.
        findings: What is already known, such as files that could not be read.
        duplicates: What to do with several submissions of the same respondent.
        one_vote_per: Whose answers count once.
    """
    known = list(earlier)
    once, repeated = _once_each((*submissions, *known))
    answering = [submission for submission in once if submission.answers]
    sent = sort_out(answering, duplicates, {each.source.file for each in known})
    counted = sorted(sent.counted, key=_order)
    over = sorted(sent.superseded, key=lambda pair: _order(pair[0]))
    ids = unique(slug(each.respondent.organisation) for each in (*counted, *(before for before, _ in over)))
    id_of = {each.source: id_ for id_, each in zip(ids, counted, strict=False)}
    merged = assemble(
        bank,
        participants=[
            Participant(id=id_of[each.source], respondent=each.respondent, source=each.source)
            for each in counted
        ],
        answers=[
            GivenAnswer(participant=id_of[each.source], answer=answer)
            for each in counted
            for answer in each.answers
        ],
        superseded=[
            _superseded(before, id_, id_of[after.source])
            for (before, after), id_ in zip(over, ids[len(counted) :], strict=True)
        ],
        others=[submission.source for submission in once if not submission.answers],
        invitations=invitations,
        decisions=decisions,
        items=items,
        unplaced=(*unplaced, *(cell for submission in once for cell in submission.unplaced)),
        findings=[
            *findings,
            *repeated,
            *sent.findings,
            *_same_organisation(counted, one_vote_per),
            *(finding for submission in once for finding in submission.findings),
        ],
        one_vote_per=one_vote_per,
        duplicates=duplicates,
    )
    return replace(merged, findings=_by_file((*_of_concern(merged), *lost(merged))))


def _of_concern(merged: PartnershipReturn) -> Iterator[Finding]:
    """The findings but for those on submissions that do not count any more, and so are nobody's concern."""
    count = {participant.source.file for participant in merged.participants}
    over = {each.participant.source.file for each in merged.superseded} - count
    for finding in merged.findings:
        if not (finding.code.startswith("S") and finding.location.file in over):
            yield finding


def _superseded(submission: Submission, id_: str, by: str) -> Superseded:
    participant = Participant(id=id_, respondent=submission.respondent, source=submission.source)
    answers = tuple(answer for answer in submission.answers if answer.says_anything)
    return Superseded(participant=participant, by=by, answers=answers)


def assemble(  # noqa: PLR0913 - the parts a return is made of
    bank: Bank,
    *,
    participants: Sequence[Participant] = (),
    answers: Iterable[GivenAnswer] = (),
    invitations: Sequence[Invitation] = (),
    decisions: Mapping[str, Decision] | None = None,
    items: Mapping[str, str] | None = None,
    unplaced: Iterable[Unplaced] = (),
    findings: Iterable[Finding] = (),
    superseded: Iterable[Superseded] = (),
    others: Iterable[Source] = (),
    one_vote_per: Votes = Votes.RESPONDENT,
    duplicates: Duplicates = Duplicates.LATEST,
) -> PartnershipReturn:
    """Make a return of its parts: count, suggest, and say who took part and who did not.

    The order of the answers does not matter, nor that of the files with unplaced text.
    """
    given = _in_order(answers, bank, participants)
    decided = decisions or {}
    heard = {each.participant for each in given if each.answer.says_anything}
    sectors = {each.respondent.sector for each in participants if each.id in heard}
    return PartnershipReturn(
        bank=bank,
        participants=_counted(participants, given, bank),
        answers=given,
        rows=_rows(bank, given, participants, decided, one_vote_per),
        items={item.id: (items or {}).get(item.id, "") for item in bank.return_items},
        partners=partners_of(participants, invitations),
        missing_sectors=tuple(
            sector.id for sector in bank.partners if sector.required and sector.id not in sectors
        ),
        unplaced=tuple(sorted(unplaced, key=lambda cell: cell.file)),
        findings=_by_file((*findings, *_outdated(decided))),
        one_vote_per=one_vote_per,
        duplicates=duplicates,
        superseded=tuple(superseded),
        others=tuple(sorted(others, key=lambda source: source.file)),
    )


def _by_file(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings sorted by file."""
    return tuple(sorted(findings, key=natural_order))


def with_decisions(merged: PartnershipReturn, decisions: Mapping[str, Decision]) -> PartnershipReturn:
    """The return with other decisions, and what is to know of them told anew."""
    others = (each for each in merged.findings if each.code != codes.MERGE_DECISION_OUTDATED.id)
    rows = tuple(replace(row, decision=decisions[row.question]) for row in merged.rows)
    return replace(merged, rows=rows, findings=_by_file((*others, *_outdated(decisions))))


def _outdated(decisions: Mapping[str, Decision]) -> list[Finding]:
    """A finding for each decision that is older than the answers it rests on."""
    return [
        codes.MERGE_DECISION_OUTDATED(
            Location(sheet=layout.RETURN),
            question=question,
            outdated=decision.outdated.replace("\n", "; ").replace(":;", ":"),
        )
        for question, decision in decisions.items()
        if decision.outdated
    ]


def _in_order(
    answers: Iterable[GivenAnswer], bank: Bank, participants: Sequence[Participant]
) -> tuple[GivenAnswer, ...]:
    """The answers in the order of the bank's questions, then of the participants."""
    question = {id_: number for number, id_ in enumerate(bank.questions)}
    person = {participant.id: number for number, participant in enumerate(participants)}
    return tuple(
        sorted(answers, key=lambda given: (question[given.answer.question], person[given.participant]))
    )


def _counted(
    participants: Iterable[Participant], answers: Iterable[GivenAnswer], bank: Bank
) -> tuple[Participant, ...]:
    """The participants with how many questions each answered."""
    answered = Counter(given.participant for given in answers if is_answered(bank, given.answer))
    return tuple(replace(participant, answered=answered[participant.id]) for participant in participants)


def _rows(
    bank: Bank,
    answers: Iterable[GivenAnswer],
    participants: Iterable[Participant],
    decisions: Mapping[str, Decision],
    one_vote_per: Votes,
) -> tuple[Row, ...]:
    """A row for each question: how the partners answered, and what was decided."""
    voters = voters_of(participants, one_vote_per)
    chosen: dict[str, list[tuple[Voter, str]]] = {question: [] for question in bank.questions}
    for given in answers:
        if given.answer.choice:
            chosen[given.answer.question].append((voters[given.participant], given.answer.choice))
    return tuple(
        Row(
            question=question.id,
            tally=tally(choices, question.best, ballots(chosen[question.id], choices, question.best)),
            decision=decisions.get(question.id, Decision()),
        )
        for question in bank.questions.values()
        for choices in [bank.choices(question.id)]
    )


def _once_each(submissions: Iterable[Submission]) -> tuple[list[Submission], list[Finding]]:
    """The submissions in their order, each file once; a finding for each copy left out."""
    by_file = sorted(submissions, key=lambda submission: submission.source.file)
    first: dict[str, Submission] = {}
    for submission in by_file:
        first.setdefault(submission.source.content, submission)
    pairs = ((submission.source, first[submission.source.content].source) for submission in by_file)
    copies = {copy.file: original for copy, original in pairs if copy.file != original.file}
    same = {source.file: source.sha256 for source in (submission.source for submission in by_file)}
    return sorted(first.values(), key=_order), [
        (codes.MERGE_SAME_FILE if same[copy] == original.sha256 else codes.MERGE_SAME_RESPONSES)(
            Location(file=copy), other=original.file
        )
        for copy, original in copies.items()
    ]


def _order(submission: Submission) -> tuple[str, str, str, int]:
    respondent, source = submission.respondent, submission.source
    return fold(respondent.organisation), fold(respondent.completed_by), source.file, source.row


def _same_organisation(submissions: list[Submission], one_vote_per: Votes) -> list[Finding]:
    """A finding for each further submission of an organisation: they all count, which may not be meant."""
    together = "" if one_vote_per is Votes.RESPONDENT else "; together they have one vote"
    return [
        codes.MERGE_SAME_ORGANISATION(
            place_of(later),
            organisation=later.respondent.organisation,
            other=place_of(group[0]),
            together=together,
        )
        for group in _groups(submissions)
        for later in group[1:]
    ]


def _groups(submissions: list[Submission]) -> list[list[Submission]]:
    """Submissions of the same organisation together; they are sorted by it already."""
    return [list(group) for _, group in groupby(submissions, lambda item: fold(item.respondent.organisation))]
