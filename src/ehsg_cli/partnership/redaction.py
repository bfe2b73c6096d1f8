"""A return, or what one respondent said, without the personal data in it.

Words stand in its place, so that people know that something was there, and every cell that was counted still
counts. Who answered loses name and address, and is told from others by a number.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from ehsg_cli.findings.suggestion import fold
from ehsg_cli.partnership.each_text import each_text
from ehsg_cli.partnership.said import said_in_return
from ehsg_cli.privacy.find import find
from ehsg_cli.privacy.labels import names_somebody
from ehsg_cli.privacy.shown import removed
from ehsg_cli.submission.model import NamedBy
from ehsg_cli.wording import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from ehsg_cli.partnership.model import Participant, PartnershipReturn
    from ehsg_cli.privacy.people import People
    from ehsg_cli.submission.model import Respondent, Source, Submission

    Clean = Callable[[str], str]

PERSON = "[personal details removed]"


def redact_return(
    merged: PartnershipReturn, known: People, allowed: Collection[str] = (), *, keep_respondents: bool = False
) -> PartnershipReturn:
    """The return without personal data: in what people wrote, in names of files, in findings that quote it.

    Args:
        merged: The return.
        known: Whose names to take out.
        allowed: What may stay.
        keep_respondents: Whether it may still be seen who filled the workbooks in.
    """
    clean = cleaner(known, allowed)
    names = _other_names(merged, known, clean)
    blanked = each_text(
        _without_quotations(merged, names, clean), lambda text: names.get(text) or clean(text)
    )
    shown = merged if keep_respondents else _anonymous(merged)
    return replace(
        blanked,
        participants=tuple(map(_with_respondent, blanked.participants, shown.participants)),
        superseded=tuple(
            replace(each, participant=_with_respondent(each.participant, other.participant))
            for each, other in zip(blanked.superseded, shown.superseded, strict=True)
        ),
        items={
            **blanked.items,
            **{item.id: shown.items[item.id] for item in merged.bank.return_items if item.personal},
        },
    )


def redact_submission(
    submission: Submission, known: People, allowed: Collection[str] = (), *, keep_respondents: bool = False
) -> Submission:
    """What one respondent said, without personal data; the arguments are those of `redact_return`."""
    clean, respondent = cleaner(known, allowed), submission.respondent
    numbered = _numbered([(submission.source, respondent)])
    names = {old: new for old, new in numbered.items() if is_telling(old, known, clean)}
    blanked = each_text(submission, lambda text: names.get(text) or clean(text))
    shown = respondent if keep_respondents else _unnamed(respondent, 1)
    return replace(blanked, respondent=_with_person(blanked.respondent, shown))


def cleaner(known: People, allowed: Collection[str]) -> Clean:
    """What takes everything personal out of a text."""
    return lambda text: removed(text, find(text, known, allowed))


def _other_names(merged: PartnershipReturn, known: People, clean: Clean) -> dict[str, str]:
    """Other names for respondents and files that have something personal in theirs; no two get the same."""
    people = (*merged.participants, *(each.participant for each in merged.superseded))
    ids = {each.id: f"respondent-{number}" for number, each in enumerate(people, start=1)}
    sources = (
        *((each.source, each.respondent) for each in people),
        *((each, None) for each in merged.others),
    )
    names = {**ids, **_numbered(sources)}
    return {old: new for old, new in names.items() if is_telling(old, known, clean)}


def _numbered(sources: Iterable[tuple[Source, Respondent | None]]) -> dict[str, str]:
    """Numbers for files, and for organisations of which only the name of the file says who they are."""
    every = tuple(sources)
    files = dict.fromkeys(source.file for source, _ in every)
    organisations = {
        respondent.organisation: f"Organisation {number}"
        for number, (_, respondent) in enumerate(every, start=1)
        if respondent and respondent.named_by is NamedBy.FILE
    }
    named = {file: f"workbook-{n}{PurePath(file).suffix}" for n, file in enumerate(files, start=1)}
    return {**organisations, **named}


def is_telling(label: str, known: People, clean: Clean) -> bool:
    """Whether what a file or a respondent is called has something personal in it."""
    return clean(label) != label or names_somebody(label, known)


def _without_quotations(
    merged: PartnershipReturn, names: Mapping[str, str], clean: Clean
) -> PartnershipReturn:
    """The return; where a finding quotes the beginning of a text, or a name, it has what becomes of that."""
    texts = {said.text for said in said_in_return(merged, {})}
    quoted = {quote(text): quote(new) for text in sorted(texts) if (new := clean(text)) != text}
    others = sorted({**quoted, **names}.items(), key=lambda pair: -len(pair[0]))

    def told(message: str) -> str:
        for old, new in others:
            message = message.replace(old, new)
        return message

    return replace(
        merged,
        findings=tuple(replace(each, message=told(each.message)) for each in merged.findings),
        rows=tuple(
            replace(row, decision=replace(row.decision, outdated=told(row.decision.outdated)))
            for row in merged.rows
        ),
    )


def _anonymous(merged: PartnershipReturn) -> PartnershipReturn:
    """The return without names and addresses of respondents; those of one person have one number."""
    people = (*merged.participants, *(each.participant for each in merged.superseded))
    known = list(dict.fromkeys(_who(each.respondent) for each in people))

    def unnamed(participant: Participant) -> Participant:
        number = 1 + known.index(_who(participant.respondent))
        return replace(participant, respondent=_unnamed(participant.respondent, number))

    return replace(
        merged,
        participants=tuple(map(unnamed, merged.participants)),
        superseded=tuple(replace(each, participant=unnamed(each.participant)) for each in merged.superseded),
        items={item: value and PERSON for item, value in merged.items.items()},
    )


def _who(respondent: Respondent) -> str:
    return fold(respondent.completed_by) or fold(respondent.email)


def _unnamed(respondent: Respondent, number: int) -> Respondent:
    return replace(
        respondent,
        completed_by=f"[name {number} removed]" if respondent.completed_by.strip() else "",
        email=f"[e-mail address {number} removed]" if respondent.email.strip() else "",
    )


def _with_respondent(participant: Participant, shown: Participant) -> Participant:
    return replace(participant, respondent=_with_person(participant.respondent, shown.respondent))


def _with_person(respondent: Respondent, shown: Respondent) -> Respondent:
    """A respondent with the name and the address of another."""
    return replace(respondent, completed_by=shown.completed_by, email=shown.email)
