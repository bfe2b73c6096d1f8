from __future__ import annotations

from collections.abc import Iterable

import pytest

from ehsg_cli.partnership.merge import merge
from ehsg_cli.partnership.model import Participant, Votes
from ehsg_cli.partnership.votes import Voter, ballots, voters_of, votes_among
from ehsg_cli.submission.model import Respondent, Source
from tests.banks import SMALL
from tests.partnership.submissions import POLICE, submission

CHOICES = SMALL.choices("families-01")
GIVEN = [
    (Respondent(organisation="Police", sector="police"), "yes"),
    (Respondent(organisation="One school", sector="schools"), "no"),
    (Respondent(organisation="one  School", sector="schools"), "mostly-no"),
    (Respondent(organisation="Another school", sector="schools"), "mostly-yes"),
    (Respondent(organisation="A charity"), "mostly-yes"),
    (Respondent(organisation="Another charity"), "yes"),
]


def participants(people: Iterable[Respondent]) -> list[Participant]:
    source = Source(file="", sha256="")
    return [Participant(id=str(n), respondent=person, source=source) for n, person in enumerate(people)]


PEOPLE = participants(respondent for respondent, _ in GIVEN)


@pytest.mark.parametrize(
    ("one_per", "counted"),
    [
        (Votes.RESPONDENT, ["yes", "no", "mostly-no", "mostly-yes", "mostly-yes", "yes"]),
        (Votes.ORGANISATION, ["yes", "no", "mostly-yes", "mostly-yes", "yes"]),  # the more cautious of two
        (Votes.SECTOR, ["yes", "no", "mostly-yes", "yes"]),  # of two schools, the more cautious again
    ],
)
def test_who_has_one_vote(one_per: Votes, counted: list[str]) -> None:
    voters = voters_of(PEOPLE, one_per)
    given = [(voters[person.id], choice) for person, (_, choice) in zip(PEOPLE, GIVEN, strict=True)]
    assert ballots(given, CHOICES, None) == counted
    assert votes_among(PEOPLE, one_per) == len(counted)


def test_cautious_is_the_other_end_where_no_is_the_mature_answer() -> None:
    two = [(Voter(("one",)), choice) for choice in ("yes", "no")]
    assert ballots(two, CHOICES, "no") == ["yes"]


def test_an_organisation_is_in_one_sector_whoever_of_it_answers() -> None:
    people = [
        Respondent(organisation="Police"),
        Respondent(organisation="Police", sector="police"),
        Respondent(organisation="Headquarters", sector="police"),
    ]
    voters = voters_of(participants(people), Votes.SECTOR)
    assert {voter.units[-1] for voter in voters.values()} == {"police"}


def test_thirty_schools_do_not_outvote_one_police_force_unless_they_may() -> None:
    schools = [
        submission(f"School {number}", {"families-01": "No"}, sector="schools") for number in range(30)
    ]
    everybody = merge(SMALL, [POLICE, *schools])
    assert (everybody.rows[0].tally.counts["no"], everybody.rows[0].tally.suggested) == (30, "no")
    sectors = merge(SMALL, [POLICE, *schools], one_vote_per=Votes.SECTOR)
    assert dict(sectors.rows[0].tally.counts) == {"yes": 1, "mostly-yes": 0, "mostly-no": 0, "no": 1}
    assert sectors.rows[0].tally.consensus == 0.0
