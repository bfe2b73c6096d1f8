"""`ehsg check --privacy`: what must not be published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.checks.privacy import people_known, personal_in_return, personal_in_submission, respondents_of
from ehsg_cli.cli.reading import invitations_from, understand_merged
from ehsg_cli.cli.settings import allowed_here
from ehsg_cli.partnership.typed import decision_cells

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.cli.reading import Gathered
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.privacy.people import People
    from ehsg_cli.submission.model import Respondent


def people_here(respondents: Iterable[Respondent], bank: Bank, partners: Path | None = None) -> People:
    """Whose names to look for: the respondents' and those on the list of partners.

    Without one, that of the return folder is taken, if there is one.
    """
    return people_known(respondents, invitations_from(partners, bank))


def personal(
    gathered: Gathered, bank: Bank, typed: Collection[str], partners: Path | None
) -> tuple[Finding, ...]:
    """What is personal in everything that was named; a name in one file is looked for in all."""
    allowed = allowed_here(typed)
    returns = [(understand_merged(item, bank), decision_cells(item)) for item in gathered.returns]
    known = people_here(
        (
            *(respondent for merged, _ in returns for respondent in respondents_of(merged)),
            *(submission.respondent for submission in gathered.submissions),
        ),
        bank,
        partners,
    )
    return (
        *(each for merged, cells in returns for each in personal_in_return(merged, cells, known, allowed)),
        *(each for sent in gathered.submissions for each in personal_in_submission(sent, known, allowed)),
    )
