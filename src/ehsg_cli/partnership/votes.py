"""Who has a vote: thirty schools should not outvote one police force unless the partnership wants them to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ehsg_cli.findings.suggestion import fold
from ehsg_cli.partnership.model import Votes
from ehsg_cli.partnership.tally import cautious_first, lower_median

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ehsg_cli.bank.model import Choice
    from ehsg_cli.partnership.model import Participant

_STEPS = {Votes.RESPONDENT: 0, Votes.ORGANISATION: 1, Votes.SECTOR: 2}


class Voter(NamedTuple):
    """Whose vote a respondent's choice goes into: first their organisation's, then its sector's.

    Attributes:
        units: The groups, the narrowest first; none where every respondent has a vote.
    """

    units: tuple[str, ...]


def voters_of(participants: Iterable[Participant], one_per: Votes) -> Mapping[str, Voter]:
    """Whose vote each participant's choices go into, by participant id.

    An organisation is in the sector that the first of its respondents names; one that names none is a sector
    of its own.
    """
    people = {participant.id: participant.respondent for participant in participants}
    sectors: dict[str, str] = {}
    for respondent in people.values():
        name = fold(respondent.organisation)
        sectors[name] = sectors.get(name) or fold(respondent.sector)
    names = {id_: fold(respondent.organisation) for id_, respondent in people.items()}
    units = {id_: (name, sectors[name] or f"organisation {name}") for id_, name in names.items()}
    return {id_: Voter(unit[: _STEPS[one_per]]) for id_, unit in units.items()}


def votes_among(participants: Iterable[Participant], one_per: Votes) -> int:
    """How many votes there can be on a question."""
    voters = voters_of(participants, one_per)
    return len(voters) if one_per is Votes.RESPONDENT else len({voter.units[-1] for voter in voters.values()})


def ballots(given: Iterable[tuple[Voter, str]], choices: tuple[Choice, ...], best: str | None) -> list[str]:
    """The choices that are counted for one question.

    An organisation's vote is the lower median of its respondents' choices, a sector's that of its
    organisations': with an even split, the more cautious.

    Args:
        given: Which choice, by its id, goes into whose vote.
        choices: The scale, in its order.
        best: Id of the choice at the mature end; the first one if none.
    """
    votes = [(voter.units, choice) for voter, choice in given]
    while any(units for units, _ in votes):
        groups: dict[tuple[str, ...], list[str]] = {}
        for units, choice in votes:
            groups.setdefault(units, []).append(choice)
        votes = [(units[1:], _vote(chosen, choices, best)) for units, chosen in groups.items()]
    return [choice for _, choice in votes]


def _vote(chosen: list[str], choices: tuple[Choice, ...], best: str | None) -> str:
    counts = {choice.id: chosen.count(choice.id) for choice in choices}
    return lower_median(counts, cautious_first(choices, best)) or chosen[0]
