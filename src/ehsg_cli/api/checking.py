"""What is missing, and what must not be published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli import merged_return
from ehsg_cli.api.arguments import choice_of, invited
from ehsg_cli.errors import EhsgError
from ehsg_cli.partnership.model import PartnershipReturn

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date
    from pathlib import Path

    from ehsg_cli.findings.model import Finding
    from ehsg_cli.gathering import Gathered
    from ehsg_cli.submission.invitation import Invitation


def check(
    what: PartnershipReturn | Gathered, *, final: bool = False, due: date | None = None
) -> tuple[Finding, ...]:
    """Find what is missing, and all else that a person should know.

    Args:
        what: A return; or what was read, of which each submission and each merged return is checked by
            itself. Who has not answered at all is for the return to say.
        final: Whether, in a return, every question must be agreed and every required item filled in.
        due: The day by which answers were due; without it, the last of the bank's timetable.

    Raises:
        EhsgError: A merged return among what was read is one of another bank, or lacks a sheet or column.
    """
    from ehsg_cli.checks.run import check_return, check_submission  # noqa: PLC0415 - merging needs no checks

    if isinstance(what, PartnershipReturn):
        return check_return(what, final=final, due=due)
    bank = what.bank
    if not bank:
        return what.findings
    merged = (merged_return.understand_merged(each, bank) for each in what.returns)
    found = (
        *(check_return(each, final=final, due=due) for each in merged),
        *(check_submission(each, bank, due=due) for each in what.submissions),
    )
    return (*what.findings, *(finding for findings in found for finding in findings))


class PersonalDataError(EhsgError):
    """A page that would publish personal data, and was not made.

    Attributes:
        findings: Each thing in it that is personal, masked.
    """

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(
            "The page would publish personal data.",
            "See the findings, and take it out; or say that it may be there, with allow or include_personal.",
        )
        self.findings = findings

    def __reduce__(self) -> tuple[type[PersonalDataError], tuple[object, ...]]:
        """How it comes whole from another process."""
        return type(self), (self.findings,)


def personal_data(
    merged: PartnershipReturn,
    *,
    detail: str = "internal",
    allow: Collection[str] = (),
    partners: str | Path | Iterable[Invitation] | None = None,
) -> tuple[Finding, ...]:
    """Find what is personal in what people wrote: addresses, numbers, dates of birth, respondents' names.

    Names of anybody else nobody but people can find.

    Args:
        merged: The return.
        detail: What is looked at: `summary` or `full`, what such a page would publish; `internal`, all of it.
        allow: Addresses, numbers, postcodes and names that may be published.
        partners: Who was asked, as for `merge`: the contacts' names are looked for, too.

    Raises:
        EhsgError: There is no such detail, or the list of partners has mistakes.
    """
    from ehsg_cli.checks.privacy import (  # noqa: PLC0415 - with what is below, slow to load
        people_known,
        personal_in_return,
        personal_on_page,
        respondents_of,
    )
    from ehsg_cli.render.detail import REACHES, Detail  # noqa: PLC0415

    known = people_known(respondents_of(merged), invited(partners, merged.bank))
    reach = REACHES.get(choice_of(Detail, detail))
    if reach is None:
        return personal_in_return(merged, {}, known, allow)
    return personal_on_page(merged, {}, known, allow, reach)
