"""What is wrong with a difference between two revisions of a bank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.bank.difference.model import How
from ehsg_cli.findings import codes
from ehsg_cli.wording import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ehsg_cli.bank.difference.model import Difference
    from ehsg_cli.bank.difference.places import Places
    from ehsg_cli.findings.model import Finding, Location


def mistakes(difference: Difference, places: Places) -> tuple[Finding, ...]:
    """Ids that are reused, questions that are gone without a word, a revision that was not raised.

    Args:
        difference: Between two revisions of a bank. Of two banks there is only to say that they are two.
        places: Of the new bank.
    """
    if not difference.same_bank:
        names = {"old": difference.old.bank, "new": difference.new.bank}
        return (codes.BANK_TWO_BANKS(places.document.at(("bank",)), **names),)
    return (
        *_reused(difference, places),
        *_not_retired(difference, places),
        *_not_raised(difference, places),
    )


def _reused(difference: Difference, places: Places) -> Iterator[Finding]:
    for change in difference.changes:
        if change.how is How.REUSED:
            place = places.question(change.id, "id", "text")
            yield codes.BANK_REUSED_ID(place, id=change.id, was=quote(change.was))


def _not_retired(difference: Difference, places: Places) -> Iterator[Finding]:
    old, new = difference.old, difference.new
    asked = {each.id: each.text for each in old.retired} | {id_: q.text for id_, q in old.questions.items()}
    known = {*new.questions, *(each.id for each in new.retired)}
    now = {pair.old.id: pair.new.id for pair in difference.pairs if pair.old and pair.new}
    for id_, text in asked.items():
        if id_ not in known:
            yield codes.BANK_NOT_RETIRED(
                _where_it_was(difference, places, id_),
                id=id_,
                text=quote(text),
                entry=_entry(max(new.revision, old.revision + 1), now.get(id_)),
            )


def _entry(revision: int, replaced_by: str | None) -> str:
    """What the list of retired questions has of one, beside its id."""
    if replaced_by:
        return f"its text, revision: {revision}, a reason and replaced_by: {replaced_by}"
    return f"its text, revision: {revision} and a reason"


def _where_it_was(difference: Difference, places: Places, question: str) -> Location:
    """The section that asked a question."""
    section = difference.old.section_of.get(question)
    if section:
        return places.gone(question, section.id)
    return places.key("retired")


def _not_raised(difference: Difference, places: Places) -> Iterator[Finding]:
    old, new = difference.old.revision, difference.new.revision
    if not difference.same_content and new <= old:
        yield codes.BANK_REVISION_NOT_RAISED(
            places.document.at(("revision",)), old=old, new=new, next=old + 1
        )
