"""Is there anything personal in what is published, or in what partners wrote?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import select
from ehsg_cli.partnership.said import Reach, said_in_return, said_in_submission
from ehsg_cli.privacy.find import find
from ehsg_cli.privacy.model import Kind
from ehsg_cli.privacy.people import people
from ehsg_cli.privacy.shown import excerpt
from ehsg_cli.submission.model import NamedBy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from ehsg_cli.findings.model import Code, Finding
    from ehsg_cli.partnership.model import PartnershipReturn
    from ehsg_cli.partnership.said import Said
    from ehsg_cli.partnership.typed import Place
    from ehsg_cli.privacy.people import People
    from ehsg_cli.submission.invitation import Invitation
    from ehsg_cli.submission.model import Respondent, Submission

_PUBLISHED: Mapping[Kind, Code] = {
    Kind.EMAIL: codes.PRIVACY_EMAIL,
    Kind.TELEPHONE: codes.PRIVACY_TELEPHONE,
    Kind.NHS: codes.PRIVACY_NHS,
    Kind.PUPIL: codes.PRIVACY_PUPIL,
    Kind.INSURANCE: codes.PRIVACY_INSURANCE,
    Kind.BIRTH: codes.PRIVACY_BIRTH,
    Kind.POSTCODE: codes.PRIVACY_POSTCODE,
    Kind.NAME: codes.PRIVACY_NAME,
}
_WRITTEN: Mapping[Kind, Code] = {
    Kind.EMAIL: codes.PRIVACY_EMAIL_SAID,
    Kind.TELEPHONE: codes.PRIVACY_TELEPHONE_SAID,
    Kind.NHS: codes.PRIVACY_NHS_SAID,
    Kind.PUPIL: codes.PRIVACY_PUPIL_SAID,
    Kind.INSURANCE: codes.PRIVACY_INSURANCE_SAID,
    Kind.BIRTH: codes.PRIVACY_BIRTH_SAID,
    Kind.POSTCODE: codes.PRIVACY_POSTCODE_SAID,
    Kind.NAME: codes.PRIVACY_NAME_SAID,
}
EVERYTHING = Reach.KEPT
_LEFT_OUT = (codes.PRIVACY_EMAIL.id, codes.PRIVACY_EMAIL_SAID.id)  # by pages that are published


def people_known(respondents: Iterable[Respondent], invitations: Iterable[Invitation] = ()) -> People:
    """Whose names to look for: those who filled workbooks in, and the contacts on the list of partners."""
    answered, asked = tuple(respondents), tuple(invitations)
    called = (each.organisation for each in answered if each.named_by is not NamedBy.FILE)
    return people(
        names=(*(each.completed_by for each in answered), *(each.contact for each in asked)),
        addresses=(*(each.email for each in answered), *(each.email for each in asked)),
        organisations=(*called, *(each.name for each in asked)),
    )


def respondents_of(merged: PartnershipReturn) -> tuple[Respondent, ...]:
    """Everybody who filled in a workbook of a return, those whose later one counts among them."""
    earlier = (each.participant for each in merged.superseded)
    return tuple(participant.respondent for participant in (*merged.participants, *earlier))


def personal_in_return(
    merged: PartnershipReturn,
    cells: Mapping[Place, str],
    known: People,
    allowed: Collection[str] = (),
    reach: Reach = EVERYTHING,
) -> tuple[Finding, ...]:
    """A finding for each thing that is personal in a return.

    Args:
        merged: The return.
        cells: Where in the merged workbook its decisions stand.
        known: Whose names to look for.
        allowed: What may be published.
        reach: The texts that are looked at go that far, or further.
    """
    every = said_in_return(merged, cells, reach)
    return tuple(finding for said in every for finding in _personal(said, known, allowed))


def personal_on_page(
    merged: PartnershipReturn,
    cells: Mapping[Place, str],
    known: People,
    allowed: Collection[str],
    reach: Reach,
) -> tuple[Finding, ...]:
    """A finding for each thing that a page would publish: what is personal, but what it leaves out itself."""
    return select(personal_in_return(merged, cells, known, allowed, reach), (), _LEFT_OUT)


def personal_in_submission(
    submission: Submission, known: People, allowed: Collection[str] = ()
) -> tuple[Finding, ...]:
    """A finding for each thing that is personal in what one respondent wrote, About you left out."""
    every = said_in_submission(submission)
    return tuple(finding for said in every for finding in _personal(said, known, allowed))


def _personal(said: Said, known: People, allowed: Collection[str]) -> Iterator[Finding]:
    table = _PUBLISHED if said.reach is Reach.PUBLISHED else _WRITTEN
    spans = find(said.text, known, allowed)
    for span in spans:
        yield table[span.kind](said.location, what=said.what, shown=excerpt(said.text, spans, span))
