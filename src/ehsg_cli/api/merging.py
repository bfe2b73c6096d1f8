"""What the partners sent, as one return, and what they agreed on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ehsg_cli import gathering
from ehsg_cli.api.arguments import choice_of, invited
from ehsg_cli.errors import EhsgError
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Finding, Location
from ehsg_cli.partnership import decisions, update
from ehsg_cli.partnership.decisions_file import read_decisions
from ehsg_cli.partnership.merge import assemble
from ehsg_cli.partnership.model import Duplicates, PartnershipReturn, Votes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ehsg_cli.gathering import Gathered
    from ehsg_cli.submission.invitation import Invitation


def merge(  # noqa: PLR0913 - what a merge can be told
    sent: Gathered,
    *,
    onto: PartnershipReturn | None = None,
    partners: str | Path | Iterable[Invitation] | None = None,
    folders: Iterable[str | Path] = (),
    duplicates: Duplicates | str | None = None,
    one_vote_per: Votes | str | None = None,
) -> PartnershipReturn:
    """Merge what the partners sent into one return.

    Args:
        sent: What was read.
        onto: An earlier return of the same bank: who is in it and what was agreed stays.
        partners: Who was asked: a CSV file with the column organisation and, where that is known, sector,
            required, contact, email and locality; or that list, as read.
        folders: Folders that were read whole: whose file is gone from them is left out of an earlier return.
        duplicates: Of several submissions of one respondent, `latest` counts, or `all`, or it is an `error`;
            if not said, as in the earlier return, else the latest.
        one_vote_per: `respondent`, `organisation` or `sector`; if not said, as in the earlier return, else
            respondent.

    Raises:
        EhsgError: Nothing could be read, the list of partners has mistakes, or what is agreed in the earlier
            return cannot be told to belong to a question.
    """
    if not sent.bank:
        raise EhsgError("None of the files could be read.", "See the findings on them.")
    returns = (codes.FILE_IS_MERGED(Location(file=each.source.file)) for each in sent.returns)
    return update.merge_onto(
        onto or assemble(sent.bank),
        sent.submissions,
        invitations=invited(partners, sent.bank),
        findings=(*sent.findings, *returns),
        folders=tuple(gathering.relative(Path(folder)) for folder in folders),
        duplicates=choice_of(Duplicates, duplicates) if duplicates else None,
        one_vote_per=choice_of(Votes, one_vote_per) if one_vote_per else None,
    )


def agree(merged: PartnershipReturn, path: str | Path) -> tuple[PartnershipReturn, tuple[Finding, ...]]:
    """Fill in what the partnership agreed, from a file (.csv or .yaml).

    Returns:
        The return with the decisions in it, and a finding for each that takes the place of another. If
        anything is wrong with a decision, the return is as it was, and the findings are errors.

    Raises:
        EhsgError: The file cannot be read or holds no decision; or something is agreed in the return that
            cannot be told to belong to a question.
    """
    update.refuse_astray(merged)
    items = {item.id for item in merged.bank.return_items}
    file = Path(path)
    return decisions.apply(merged, read_decisions(gathering.read_list(file), gathering.relative(file), items))
