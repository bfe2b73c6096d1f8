"""What a level of detail must not show, taken out before anything else sees the return.

Everything a page holds is made from what `cut` gives back, so no template can show what was left out here.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ehsg_cli.findings.model import Finding
from ehsg_cli.partnership.each_text import each_text
from ehsg_cli.partnership.model import GivenAnswer
from ehsg_cli.privacy.find import find, folded
from ehsg_cli.privacy.model import Kind
from ehsg_cli.privacy.shown import replaced
from ehsg_cli.render.detail import Detail
from ehsg_cli.render.text import clean
from ehsg_cli.submission.model import Answer, NamedBy, Note, Origin, Respondent, Source, Unplaced

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.partnership.model import Participant, Partner, PartnershipReturn

LEFT_OUT = "[left out]"
ADDRESS_LEFT_OUT = "[e-mail address left out]"
OTHER_SECTOR = "Other"
UNNAMED = "Organisation not named"

_AUTHOR = re.compile(r"^[^\n:]{1,60}:\s*\n")  # Excel puts who wrote a note on a line of its own

_NOWHERE = Origin(file="", sheet="")


def cut(partnership_return: PartnershipReturn, detail: Detail) -> tuple[PartnershipReturn, int]:
    """The return with only what `detail` may show, and how many different e-mail addresses were masked in it.

    What is left out becomes an empty text, or `LEFT_OUT` where it matters that there was something.
    """
    cleaned = each_text(partnership_return, clean)
    if detail is Detail.INTERNAL:
        return cleaned, 0
    anonymous = _without_people(cleaned, detail)
    addresses: set[str] = set()

    def mask(text: str) -> str:
        spans = find(text, kinds=(Kind.EMAIL,))
        addresses.update(folded(text[span.start : span.end]) for span in spans)
        return replaced(text, spans, lambda _, __: ADDRESS_LEFT_OUT)

    return each_text(anonymous, mask), len(addresses)


def _without_people(whole: PartnershipReturn, detail: Detail) -> PartnershipReturn:
    ids = {participant.id: f"participant-{n}" for n, participant in enumerate(whole.participants, start=1)}
    from_file = {p.id for p in whole.participants if p.respondent.named_by is NamedBy.FILE}
    personal = {item.id for item in whole.bank.return_items if item.personal}
    return replace(
        whole,
        participants=tuple(_participant(p, ids[p.id], whole.bank, detail) for p in whole.participants),
        answers=tuple(_answer(given, ids.get(given.participant, ""), detail) for given in whole.answers),
        rows=tuple(replace(row, decision=replace(row.decision, outdated="")) for row in whole.rows),
        superseded=(),
        others=(),
        items={
            item: LEFT_OUT if value and item in personal else value for item, value in whole.items.items()
        },
        partners=tuple(_partner(partner, ids, from_file, whole.bank, detail) for partner in whole.partners),
        unplaced=tuple(Unplaced(file="", sheet="", cell="", text="") for _ in whole.unplaced),
        findings=tuple(Finding(finding.code, finding.severity, "") for finding in whole.findings),
    )


def _participant(participant: Participant, id: str, bank: Bank, detail: Detail) -> Participant:  # noqa: A002
    known = participant.respondent
    respondent = Respondent(
        organisation=UNNAMED if known.named_by is NamedBy.FILE else known.organisation,
        sector=_sector(known.sector, bank, detail),
        named_by=known.named_by,
    )
    return replace(participant, id=id, respondent=respondent, source=Source(file="", sha256=""))


def _partner(
    partner: Partner, ids: Mapping[str, str], from_file: set[str], bank: Bank, detail: Detail
) -> Partner:
    """A partner on the list keeps the list's name; one known from a file's name alone has none."""
    named = partner.asked or not from_file.intersection(partner.participants)
    return replace(
        partner,
        name=partner.name if named else UNNAMED,
        sector=_sector(partner.sector, bank, detail),
        participants=tuple(ids.get(participant, "") for participant in partner.participants),
    )


def _sector(sector: str, bank: Bank, detail: Detail) -> str:
    """A sector typed by hand is somebody's own words."""
    known = not sector or any(sector == each.id for each in bank.partners)
    return sector if known or detail is Detail.FULL else OTHER_SECTOR


def _answer(given: GivenAnswer, participant: str, detail: Detail) -> GivenAnswer:
    """The answer made anew of what may be shown."""
    answer, shown = given.answer, detail is not Detail.SUMMARY
    return GivenAnswer(
        participant=participant,
        answer=Answer(
            question=answer.question,
            choice=answer.choice,
            raw=answer.raw if shown else answer.raw and LEFT_OUT,
            comment=answer.comment if shown else answer.comment and LEFT_OUT,
            notes=tuple([_note(note, shown=shown) for note in answer.notes]),
            origin=_NOWHERE,
            route=answer.route,
        ),
    )


def _note(note: Note, *, shown: bool) -> Note:
    return Note(cell="", text=_AUTHOR.sub("", note.text) if shown else LEFT_OUT)
