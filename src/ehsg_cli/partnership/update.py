"""Late and corrected submissions onto an earlier return, keeping what was decided in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from ehsg_cli.errors import EhsgError
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.findings.suggestion import fold
from ehsg_cli.partnership.duplicates import Duplicates, changes, in_words
from ehsg_cli.partnership.merge import in_order, merge, outdated
from ehsg_cli.submission.invitation import Invitation
from ehsg_cli.submission.model import NamedBy, Respondent, Submission
from ehsg_cli.wording import quote

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from ehsg_cli.findings.model import Finding
    from ehsg_cli.partnership.model import Decision, PartnershipReturn, Votes
    from ehsg_cli.submission.model import Source

_Said = dict[str, tuple[str, str]]

_DECISIONS_ASTRAY = {codes.RETURN_UNKNOWN_QUESTION.id, codes.RETURN_DECIDED_TWICE.id}
_ON_A_FILE = ("F", "S")  # the codes of findings on one file, whatever it is merged with


def merge_onto(  # noqa: PLR0913 - what a merge can be told
    earlier: PartnershipReturn,
    submissions: Sequence[Submission],
    *,
    invitations: Sequence[Invitation] = (),
    findings: Iterable[Finding] = (),
    folders: Sequence[str] = (),
    duplicates: Duplicates = Duplicates.LATEST,
    one_vote_per: Votes | None = None,
) -> PartnershipReturn:
    """Merge submissions onto an earlier return of the same bank.

    Whoever answered earlier stays, unless their file was read again (the same path, or the same bytes) or is
    gone from one of the folders. Somebody's later submission, or a file of that name from the same
    organisation, supersedes the earlier one. What was found in other files that are not read now stays, and
    every decision, with a finding where it was made before the partners' answers changed.

    Args:
        earlier: What the submissions are merged onto.
        submissions: What was read now.
        invitations: Who was asked; those of the earlier return, if empty.
        findings: What is already known of the files read now.
        folders: The folders that were searched for them, named as the files are.
        duplicates: What to do with several submissions of the same respondent.
        one_vote_per: Whose answers count once; as in the earlier return, if none.

    Raises:
        EhsgError: A decision in the earlier return belongs to no question, or two to the same.
    """
    refuse_astray(earlier)
    found = tuple(findings)
    read = {submission.source.file for submission in submissions}
    seen = read | {finding.location.file for finding in found}
    again = read | _of_the_same_bytes(earlier, submissions)
    gone = _gone(earlier, seen, folders) - again
    over = again | gone
    kept = [sent for sent in _kept(earlier) if sent.source.file not in over]
    renamed = _replaced(kept, submissions, {source.file for source in _sources(earlier)})
    still = _still_superseded(earlier, (*submissions, *kept)) if duplicates is not Duplicates.ALL else ()
    new = {after.source for _, after in renamed}
    replaced = [*renamed, *(pair for pair in still if pair[0].source not in new)]
    merged = merge(
        earlier.bank,
        submissions,
        earlier=kept,
        replaced=replaced,
        invitations=invitations or _asked(earlier),
        decisions={row.question: row.decision for row in earlier.rows},
        items=earlier.items,
        unplaced=(cell for cell in earlier.unplaced if cell.file not in over),
        findings=(
            *found,
            *_still(earlier, over, seen),
            *_left_out(earlier, gone),
            *_corrected(earlier, submissions),
        ),
        duplicates=duplicates,
        one_vote_per=one_vote_per or earlier.one_vote_per,
    )
    return with_outdated(merged, earlier)


def refuse_astray(earlier: PartnershipReturn) -> None:
    """Stop if something was decided in a merged workbook that cannot be told to belong to one question.

    Raises:
        EhsgError: It belongs to no question or return item, or two decisions belong to the same.
    """
    for finding in earlier.findings:
        if finding.code in _DECISIONS_ASTRAY:
            raise EhsgError(f"{finding.location}: {finding.message}", finding.remedy)


def _of_the_same_bytes(earlier: PartnershipReturn, submissions: Iterable[Submission]) -> set[str]:
    contents = {submission.source.sha256 for submission in submissions}
    return {source.file for source in _sources(earlier) if source.sha256 in contents}


def _sources(merged: PartnershipReturn) -> list[Source]:
    """The files of an earlier return."""
    everybody = (*merged.participants, *(each.participant for each in merged.superseded))
    return [*(participant.source for participant in everybody), *merged.others]


def _replaced(
    kept: Iterable[Submission], submissions: Iterable[Submission], before: Collection[str]
) -> list[tuple[Submission, Submission]]:
    """Those of the earlier submissions whose file has the name of a new one from the same organisation."""
    corrected = {
        _named(submission): submission
        for submission in submissions
        if submission.answers
        and submission.source.file not in before
        and not submission.source.row
        and submission.respondent.named_by is not NamedBy.FILE  # which says nothing beyond the file's name
    }
    return [(sent, corrected[_named(sent)]) for sent in kept if _named(sent) in corrected]


def _still_superseded(
    earlier: PartnershipReturn, submissions: Iterable[Submission]
) -> Iterator[tuple[Submission, Submission]]:
    """What was superseded and is the same now, with what superseded it, if that still says anything."""
    by_place, by_bytes = {}, {}
    for sent in submissions:
        by_place[sent.source.file, sent.source.row] = sent
        by_bytes[sent.source.sha256, sent.source.row] = sent
    counted = {participant.id: participant.source for participant in earlier.participants}
    for each in earlier.superseded:
        was, by = each.participant.source, counted.get(each.by)
        before = by_bytes.get((was.sha256, was.row))
        after = by_place.get((by.file, by.row)) or by_bytes.get((by.sha256, by.row)) if by else None
        if before and after and before is not after and any(answer.says_anything for answer in after.answers):
            yield before, after


def _named(sent: Submission) -> tuple[str, str]:
    return PurePath(sent.source.file).name.casefold(), fold(sent.respondent.organisation)


def _corrected(earlier: PartnershipReturn, submissions: Iterable[Submission]) -> list[Finding]:
    """What changed in each workbook that was read before, and is another one now."""
    before = {(sent.source.file, sent.source.row): sent for sent in _kept(earlier) if sent.source.sha256}
    pairs = (
        (before[key], submission)
        for submission in submissions
        if (key := (submission.source.file, submission.source.row)) in before
    )
    return [
        codes.MERGE_REPLACED(
            Location(file=now.source.file), changes=in_words(changes(was.answers, now.answers))
        )
        for was, now in pairs
        if was.source.sha256 != now.source.sha256
    ]


def _gone(earlier: PartnershipReturn, seen: AbstractSet[str], folders: Iterable[str]) -> set[str]:
    """The earlier files that are in none of the folders any more.

    Only a folder that still holds some respondent's file counts: another one may have the same name, as files
    are named from wherever the command runs.
    """
    respondents = {source.file for source in _sources(earlier)}
    others = {each.location.file for each in earlier.findings if each.code.startswith(_ON_A_FILE)}
    known = [folder for folder in folders if any(_is_below(file, folder) for file in respondents & seen)]
    return {
        file for file in (respondents | others) - seen if any(_is_below(file, folder) for folder in known)
    }


def _is_below(file: str, folder: str) -> bool:
    path = PurePath(file)
    return path.is_relative_to(folder) and path.relative_to(folder).parts[:1] != ("..",)


def _kept(earlier: PartnershipReturn) -> list[Submission]:
    """The earlier submissions; what was found in their files is kept with that of the others."""
    return [
        *(
            Submission(
                source=participant.source,
                respondent=participant.respondent,
                answers=tuple(
                    given.answer for given in earlier.answers if given.participant == participant.id
                ),
                findings=(codes.MERGE_KEPT(Location(file=participant.source.file)),),
            )
            for participant in earlier.participants
        ),
        *(
            Submission(
                source=each.participant.source,
                respondent=each.participant.respondent,
                answers=each.answers,
            )
            for each in earlier.superseded
        ),
        *(Submission(source=source, respondent=Respondent(organisation="")) for source in earlier.others),
    ]


def _still(earlier: PartnershipReturn, over: Collection[str], seen: Collection[str]) -> list[Finding]:
    """What was found earlier in files that stay; what a file is, is not said again of one seen now."""
    return [
        finding
        for finding in earlier.findings
        if finding.code.startswith(_ON_A_FILE)
        and finding.location.file not in over
        and not (finding.code.startswith("F") and finding.location.file in seen)
    ]


def _left_out(earlier: PartnershipReturn, gone: Collection[str]) -> list[Finding]:
    return [
        codes.MERGE_GONE(Location(file=participant.source.file), file=participant.source.file)
        for participant in earlier.participants
        if participant.source.file in gone
    ]


def _asked(earlier: PartnershipReturn) -> list[Invitation]:
    return [Invitation(partner.name, partner.sector) for partner in earlier.partners if partner.asked]


def with_outdated(merged: PartnershipReturn, earlier: PartnershipReturn) -> PartnershipReturn:
    """The return with what changed, since it was made, beside each decision of the earlier one."""
    before, now = _said(earlier), _said(merged)
    decisions = {
        row.question: _marked(row.decision, _differences(before[row.question], now[row.question]))
        for row in merged.rows
    }
    findings = (each for each in merged.findings if each.code != codes.MERGE_DECISION_OUTDATED.id)
    return replace(
        merged,
        rows=tuple(replace(row, decision=decisions[row.question]) for row in merged.rows),
        findings=in_order((*findings, *outdated(decisions))),
    )


def _marked(decision: Decision, differences: list[str]) -> Decision:
    """The decision with the differences noted, beside those that were noted before and still stand."""
    made = f"Agreed as {quote(decision.raw)} before these changes: "
    known = decision.outdated.removeprefix(made) if decision.outdated.startswith(made) else ""
    changed = dict.fromkeys((*known.rstrip(".").split("; "), *differences) if known else differences)
    if not decision.raw or not changed:
        return replace(decision, outdated="")
    return replace(decision, outdated=f"{made}{'; '.join(changed)}.")


def _differences(before: _Said, now: _Said) -> list[str]:
    """Whose answers to a question changed, in words."""
    names = {**before, **now}
    pairs = ((names[who][0], before.get(who), now.get(who)) for who in sorted(names))
    return [
        f"{name} from {_answer(was)} to {_answer(is_now)}" for name, was, is_now in pairs if was != is_now
    ]


def _answer(said: tuple[str, str] | None) -> str:
    return quote(said[1]) if said else "no answer"


def _said(merged: PartnershipReturn) -> dict[str, _Said]:
    """By question: each organisation that answered, by its folded name, with its name and its answers."""
    names = {each.id: each.respondent.organisation for each in merged.participants}
    said: dict[str, _Said] = {}
    for question, answers in merged.answers_to.items():
        by_organisation: dict[str, list[str]] = {}
        for given in answers:
            if text := merged.bank.label(question, given.answer.choice) or given.answer.raw.strip():
                by_organisation.setdefault(names[given.participant], []).append(text)
        said[question] = {
            fold(name): (name, " and ".join(sorted(texts))) for name, texts in by_organisation.items()
        }
    return said
