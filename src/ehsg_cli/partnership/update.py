"""Late and corrected submissions onto an earlier return, keeping what was decided in it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from ehsg_cli.errors import EhsgError
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.findings.suggestion import fold
from ehsg_cli.partnership.duplicates import changes, in_words
from ehsg_cli.partnership.merge import merge, with_decisions
from ehsg_cli.submission.invitation import Invitation
from ehsg_cli.submission.model import Respondent, Submission
from ehsg_cli.wording import listed, one_line, quote
from ehsg_cli.workbook.remarks import off_scale

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from ehsg_cli.findings.model import Finding
    from ehsg_cli.partnership.model import Decision, Duplicates, PartnershipReturn, Votes
    from ehsg_cli.submission.model import Answer

_Said = dict[str, tuple[str, str]]
_Difference = tuple[str, str, str]

_DECISIONS_ASTRAY = {
    codes.RETURN_UNKNOWN_QUESTION.id,
    codes.RETURN_DECIDED_TWICE.id,
    codes.RETURN_REF_DISAGREES.id,
    codes.RETURN_NOT_CALCULATED.id,
}
_BY_HAND = {codes.RETURN_STRAY.id, codes.RETURN_ROW_GONE.id}
_ON_A_FILE = ("F", "S")  # the codes of findings on one file, whatever it is merged with


def merge_onto(  # noqa: PLR0913 - what a merge can be told
    earlier: PartnershipReturn,
    submissions: Sequence[Submission],
    *,
    invitations: Sequence[Invitation] = (),
    findings: Iterable[Finding] = (),
    folders: Sequence[str] = (),
    duplicates: Duplicates | None = None,
    one_vote_per: Votes | None = None,
) -> PartnershipReturn:
    """Merge submissions onto an earlier return of the same bank.

    Whoever answered earlier stays, unless their file was read again (the same path, or the same bytes) or is
    gone from one of the folders. What was found in other files that are not read now stays, and every
    decision, with a finding where it was made before the partners' answers changed.

    Args:
        earlier: What the submissions are merged onto.
        submissions: What was read now.
        invitations: Who was asked; those of the earlier return, if empty.
        findings: What is already known of the files read now.
        folders: The folders that were searched for them, named as the files are.
        duplicates: What to do with several submissions of the same respondent; as before, if none.
        one_vote_per: Whose answers count once; as before, if none.

    Raises:
        EhsgError: A decision in the earlier return belongs to no question, or two to the same.
    """
    refuse_astray(earlier)
    found = tuple(findings)
    before = _submissions(earlier)
    read = {submission.source.file for submission in submissions}
    seen = read | {finding.location.file for finding in found}
    again = read | _of_the_same_bytes(before, submissions)
    gone = _gone(earlier, before, seen, folders) - again
    over = again | gone
    kept = [sent for sent in before if sent.source.file not in over]
    merged = merge(
        earlier.bank,
        submissions,
        earlier=kept,
        invitations=invitations or _asked(earlier),
        decisions={row.question: row.decision for row in earlier.rows},
        items=earlier.items,
        unplaced=(cell for cell in earlier.unplaced if cell.file not in over),
        findings=(
            *found,
            *_still(earlier, over, seen),
            *(finding for finding in earlier.findings if finding.code in _BY_HAND),
            *_left_out(before, submissions, gone),
            *_corrected(before, submissions),
            *_said_of_kept(earlier, kept),
        ),
        duplicates=duplicates or earlier.duplicates,
        one_vote_per=one_vote_per or earlier.one_vote_per,
    )
    return _with_outdated(merged, earlier)


def refuse_astray(earlier: PartnershipReturn) -> None:
    """Stop if something was decided in a merged workbook that cannot be told to belong to one question.

    Raises:
        EhsgError: It belongs to no question or return item, or two decisions belong to the same.
    """
    for finding in earlier.findings:
        if finding.code in _DECISIONS_ASTRAY:
            raise EhsgError(f"{finding.location}: {finding.message}", finding.remedy)


def _submissions(earlier: PartnershipReturn) -> list[Submission]:
    """What the earlier return was made of: those that count, those superseded, and files without answers."""
    given: dict[str, list[Answer]] = {participant.id: [] for participant in earlier.participants}
    for each in earlier.answers:
        given[each.participant].append(each.answer)
    everybody = [
        *((participant, tuple(given[participant.id])) for participant in earlier.participants),
        *((each.participant, each.answers) for each in earlier.superseded),
    ]
    return [
        *(
            Submission(source=participant.source, respondent=participant.respondent, answers=answers)
            for participant, answers in everybody
        ),
        *(Submission(source=source, respondent=Respondent(organisation="")) for source in earlier.others),
    ]


def _said_of_kept(earlier: PartnershipReturn, kept: Iterable[Submission]) -> Iterator[Finding]:
    """That submissions are kept; and answers off the scale of superseded ones, which may count now."""
    counted = {participant.source for participant in earlier.participants}
    if files := sorted({sent.source.file for sent in kept if sent.source in counted}):
        yield codes.MERGE_KEPT(files=listed(files))
    others = (answer for sent in kept if sent.source not in counted for answer in sent.answers)
    yield from (finding for answer in others for finding in off_scale(answer, earlier.bank))


def _of_the_same_bytes(before: Iterable[Submission], submissions: Iterable[Submission]) -> set[str]:
    contents = {submission.source.sha256 for submission in submissions}
    return {sent.source.file for sent in before if sent.source.sha256 in contents}


def _corrected(before: Iterable[Submission], submissions: Iterable[Submission]) -> list[Finding]:
    """What changed in each workbook that was read before, and is another one now."""
    workbooks = {sent.source.file: sent for sent in before if sent.answers and not sent.source.row}
    pairs = (
        (workbooks[submission.source.file], submission)
        for submission in submissions
        if submission.source.file in workbooks and not submission.source.row
    )
    return [
        codes.MERGE_REPLACED(
            Location(file=now.source.file), changes=in_words(changes(was.answers, now.answers))
        )
        for was, now in pairs
        if was.source.sha256 != now.source.sha256
    ]


def _gone(
    earlier: PartnershipReturn, before: Iterable[Submission], seen: AbstractSet[str], folders: Iterable[str]
) -> set[str]:
    """The earlier files that are in none of the folders any more.

    Only a folder that still holds some earlier file counts: another one may have the same name, as files are
    named from wherever the command runs.
    """
    files = {sent.source.file for sent in before}
    unread = {each.location.file for each in earlier.findings if each.code.startswith(_ON_A_FILE)}
    known = [folder for folder in folders if any(_is_below(file, folder) for file in files & seen)]
    return {file for file in (files | unread) - seen if any(_is_below(file, folder) for folder in known)}


def _is_below(file: str, folder: str) -> bool:
    path = PurePath(file)
    return path.is_relative_to(folder) and path.relative_to(folder).parts[:1] != ("..",)


def _still(earlier: PartnershipReturn, over: Collection[str], seen: Collection[str]) -> list[Finding]:
    """What was found earlier in files that stay; what a file is, is not said again of one seen now."""
    return [
        finding
        for finding in earlier.findings
        if finding.code.startswith(_ON_A_FILE)
        and finding.location.file not in over
        and not (finding.code.startswith("F") and finding.location.file in seen)
    ]


def _left_out(
    before: Iterable[Submission], submissions: Iterable[Submission], gone: Collection[str]
) -> Iterator[Finding]:
    """What counted before and does not now: workbooks that are gone, and responses gone from an export."""
    now = [submission.source for submission in submissions]
    responses, exports = {source.content for source in now}, {source.file for source in now if source.row}
    for sent in before:
        source = sent.source
        if sent.answers and source.file in gone:
            yield codes.MERGE_GONE(Location(file=source.file), what=source.file)
        elif source.row and source.file in exports and source.content not in responses:
            what = f"The response of {quote(sent.respondent.organisation)} in row {source.row}"
            yield codes.MERGE_GONE(Location(file=source.file), what=what)


def _asked(earlier: PartnershipReturn) -> list[Invitation]:
    return [
        Invitation(partner.name, partner.sector, required=partner.required)
        for partner in earlier.partners
        if partner.asked
    ]


def _with_outdated(merged: PartnershipReturn, earlier: PartnershipReturn) -> PartnershipReturn:
    """The return with what changed, since it was made, beside each decision of the earlier one."""
    decisions = {row.question: row.decision for row in merged.rows}
    decided = [question for question, decision in decisions.items() if decision.raw or decision.plan]
    before, now = _said(earlier, decided), _said(merged, decided)
    undecided = {question: replace(decision, outdated="") for question, decision in decisions.items()}
    marked = {
        question: _marked(decisions[question], _differences(before[question], now[question]))
        for question in decided
    }
    return with_decisions(merged, {**undecided, **marked})


def _marked(decision: Decision, differences: Iterable[_Difference]) -> Decision:
    """The decision with the differences noted, beside those that were noted before and still stand."""
    made = f"Agreed as {quote(decision.raw) or 'a plan alone'} before these changes:"
    known = decision.outdated.split("\n")
    changed = _together(known[1:] if known[0] == made else [], differences)
    return replace(decision, outdated="\n".join((made, *changed)) if changed else "")


def _together(known: Iterable[str], differences: Iterable[_Difference]) -> list[str]:
    """The changes noted with more of them: changed on, somebody's change is one; changed back, it is none."""
    lines = dict(enumerate(known))
    of: dict[str, list[int]] = defaultdict(list)  # the lines of each who, or of what may be one's name
    for number, line in lines.items():
        for end in re.finditer("(?= from )", line):
            of[line[: end.start()]].append(number)
    for number, (who, was, now) in enumerate(differences, start=len(lines)):
        begins, ends, first = f"{who} from ", f" to {was}", was
        for other in of[who]:
            if lines.get(other, "").endswith(ends):
                first = lines.pop(other).removeprefix(begins).removesuffix(ends)
        if first != now:
            lines[number] = f"{begins}{first} to {now}"
            of[who].append(number)
    return list(lines.values())


def _differences(before: _Said, now: _Said) -> list[_Difference]:
    """Whose answers to a question changed: who, from what, to what."""
    names = {**before, **now}
    pairs = ((names[who][0], before.get(who), now.get(who)) for who in sorted(names))
    return [(one_line(name), _answer(was), _answer(is_now)) for name, was, is_now in pairs if was != is_now]


def _answer(said: tuple[str, str] | None) -> str:
    return quote(said[1]) if said else "no answer"


def _said(merged: PartnershipReturn, questions: Iterable[str]) -> dict[str, _Said]:
    """By question: each organisation that answered, by its folded name, with its name and its answers."""
    names = {each.id: each.respondent.organisation for each in merged.participants}
    said: dict[str, _Said] = {}
    for question in questions:
        by_organisation: dict[str, list[str]] = {}
        for given in merged.answers_to[question]:
            if text := merged.bank.label(question, given.answer.choice) or given.answer.raw.strip():
                by_organisation.setdefault(names[given.participant], []).append(text)
        said[question] = {
            fold(name): (name, " and ".join(sorted(texts))) for name, texts in by_organisation.items()
        }
    return said
