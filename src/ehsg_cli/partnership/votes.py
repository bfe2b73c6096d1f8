"""Who has a vote: thirty schools should not outvote one police force unless the partnership wants them to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.findings.suggestion import fold
from ehsg_cli.partnership.model import Votes
from ehsg_cli.partnership.tally import cautious_first, lower_median

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ehsg_cli.bank.model import Choice
    from ehsg_cli.submission.model import Respondent


def _organisation(respondent: Respondent) -> str:
    return fold(respondent.organisation)


def _sector(respondent: Respondent) -> str:
    """The sector; an organisation that names none stands for itself."""
    return fold(respondent.sector) or f"organisation {_organisation(respondent)}"


# A sector's vote is made of its organisations' votes, and theirs of their respondents'.
_STEPS: dict[Votes, tuple[Callable[[Respondent], str], ...]] = {
    Votes.RESPONDENT: (),
    Votes.ORGANISATION: (_organisation,),
    Votes.SECTOR: (_organisation, _sector),
}


def ballots(
    given: Iterable[tuple[Respondent, str]], one_per: Votes, choices: tuple[Choice, ...], best: str | None
) -> list[str]:
    """The choices that are counted for one question.

    An organisation's vote is the lower median of its respondents' choices, a sector's that of its
    organisations': with an even split, the more cautious.

    Args:
        given: Who gave which choice, by its id.
        one_per: Who has one vote.
        choices: The scale, in its order.
        best: Id of the choice at the mature end; the first one if none.
    """
    votes = list(given)
    for unit in _STEPS[one_per]:
        groups: dict[str, list[tuple[Respondent, str]]] = {}
        for respondent, choice in votes:
            groups.setdefault(unit(respondent), []).append((respondent, choice))
        votes = [(group[0][0], _vote(group, choices, best)) for group in groups.values()]
    return [choice for _, choice in votes]


def voters(respondents: Iterable[Respondent], one_per: Votes) -> int:
    """How many votes there can be on a question."""
    people = list(respondents)
    units = _STEPS[one_per][-1:]
    return len({unit(respondent) for unit in units for respondent in people}) if units else len(people)


def _vote(group: list[tuple[Respondent, str]], choices: tuple[Choice, ...], best: str | None) -> str:
    chosen = [choice for _, choice in group]
    counts = {choice.id: chosen.count(choice.id) for choice in choices}
    return lower_median(counts, cautious_first(choices, best)) or chosen[0]
