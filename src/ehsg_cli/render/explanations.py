"""What a page says about itself: the notices at its top, and how the return was made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehsg_cli.partnership.model import Votes
from ehsg_cli.render.detail import Detail
from ehsg_cli.render.privacy import ADDRESS_LEFT_OUT
from ehsg_cli.render.questions import words
from ehsg_cli.render.view import Fact, Licence, Notice
from ehsg_cli.wording import counted, date_in_words

if TYPE_CHECKING:
    from ehsg_cli.bank.model import Bank
    from ehsg_cli.partnership.model import PartnershipReturn
    from ehsg_cli.render.view import Summary

_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"'`]+")

_WARNINGS = {
    Detail.FULL: Notice(
        title="Read this version before you publish it",
        text="It shows what each organisation answered and wrote. The names of those who filled in the "
        "workbooks are left out, but partners' own words may still name people.",
    ),
    Detail.INTERNAL: Notice(
        title="For the partnership only",
        text="This version names people, e-mail addresses and files. Do not publish it.",
    ),
}

_ALONE = Notice(
    title="One respondent",
    text="Only one respondent has answered, so the numbers of this version are what that respondent said.",
)

_ONE_VOTE = {
    Votes.RESPONDENT: "Each respondent counts once, whatever the size of the organisation.",
    Votes.ORGANISATION: "Each organisation counts once, with the lower median of its respondents' answers.",
    Votes.SECTOR: "Each sector counts once, with the lower median of its organisations' answers, and each of "
    "these with that of its respondents'.",
}

_METHOD = (
    Fact(
        label="Suggested answer",
        text="The lower median: the answers are put in order from the least to the most mature, and the "
        "middle one is taken; with an even number, the lower of the two in the middle. "
        "Answers are never averaged.",
    ),
    Fact(
        label="Agreement",
        text="1 + Σ pᵢ·log₂(1 − |xᵢ − μ| / d), the consensus measure of Tastle and Wierman (2007) for "
        "ordinal scales: the choices stand at equal steps xᵢ, pᵢ is the share of respondents who gave choice "
        "i, μ the mean position and d the width of the scale. It measures spread; it is not a score.",
    ),
)


def warnings(bank: Bank, detail: Detail, summary: Summary) -> tuple[Notice, ...]:
    """What to know before reading."""
    alone = _ALONE if detail is Detail.SUMMARY and summary.respondents == 1 else None
    return tuple(filter(None, (_derived(bank), _WARNINGS.get(detail), alone)))


def remarks(shown: PartnershipReturn, detail: Detail, summary: Summary, addresses: int) -> tuple[Notice, ...]:
    """What else to know about this version.

    Args:
        shown: The return, cut to `detail` already.
        detail: How much of it is shown.
        summary: The return in a minute.
        addresses: How many different e-mail addresses were masked.
    """
    left_out = _left_out(shown) if detail is Detail.SUMMARY else None
    return tuple(filter(None, (left_out, _who_counts(summary, shown.one_vote_per), _masked(addresses))))


def _left_out(shown: PartnershipReturn) -> Notice:
    comments = sum(bool(words(given.answer)) for given in shown.answers)
    return Notice(
        title="What this version leaves out",
        text=f"Who filled in the workbooks, and partners' own words ({counted(comments, 'comment')}), stay "
        "with the partnership. What the partnership agreed is shown as it was written, but for e-mail "
        "addresses.",
    )


def _derived(bank: Bank) -> Notice | None:
    if bank.source.wording != "derived":
        return None
    return Notice(title="Not the official wording", text=bank.source.notice or _WORDING["derived"])


def _who_counts(summary: Summary, one_vote_per: Votes) -> Notice:
    respondents = counted(summary.respondents, "respondent")
    organisations = counted(summary.organisations, "organisation")
    return Notice(
        title=f"{respondents} from {organisations}",
        text=f"{_ONE_VOTE[one_vote_per]} Anyone who gave no answer to a question is not counted for it.",
    )


def _masked(addresses: int) -> Notice | None:
    if not addresses:
        return None
    were = "e-mail address is" if addresses == 1 else "different e-mail addresses are"
    return Notice(
        title="E-mail addresses",
        text=f"{addresses} {were} left out of the words on this page: where one stood, it says "
        f"“{ADDRESS_LEFT_OUT}”.",
    )


def method(bank: Bank, one_vote_per: Votes) -> tuple[Fact, ...]:
    """How the return was made, and from what."""
    return (
        Fact(
            label="Counting",
            text=f"{_ONE_VOTE[one_vote_per]} A blank, or an answer that is not on the scale, is not counted "
            "as any choice.",
        ),
        *_METHOD,
        Fact(
            label="Question bank",
            text=f"{bank.bank}, edition {bank.edition}, revision {bank.revision}, "
            f"content hash {bank.content_hash}",
        ),
        Fact(label="Source", text=f"{bank.source.document}. Published by: {bank.publisher}"),
        Fact(label="Wording", text=_WORDING[bank.source.wording]),
        *((Fact(label="Who leads", text=bank.lead),) if bank.lead else ()),
    )


_WORDING = {
    "verbatim": "The questions are in the source's own words.",
    "derived": "The questions are derived from the source; the official wording is not included.",
}


def timetable(bank: Bank) -> tuple[Fact, ...]:
    """The dates of the edition."""
    return tuple(Fact(label=date_in_words(event.date), text=event.event) for event in bank.timetable)


def licence(bank: Bank) -> Licence:
    """On what terms the questions are used."""
    url = bank.source.licence_url or ""
    return Licence(
        attribution=bank.source.attribution,
        name=bank.source.licence,
        url=url if _WEB_ADDRESS.fullmatch(url) else "",
    )
