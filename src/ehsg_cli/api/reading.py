"""What a return is made of: a bank, blank workbooks for the partners, and what they sent back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ehsg_cli import gathering, merged_return
from ehsg_cli.bank import library
from ehsg_cli.errors import EhsgError
from ehsg_cli.submission.invitation import Invitation, find_sector, too_long
from ehsg_cli.wording import one_line
from ehsg_cli.workbook.blank import response_workbook
from ehsg_cli.workbook.limits import DEFAULT, Limits
from ehsg_cli.workbook.write import write_book

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.gathering import Gathered, Progress
    from ehsg_cli.partnership.model import PartnershipReturn


def load_bank(name_or_path: str | Path) -> Bank:
    """Load a question bank.

    Args:
        name_or_path: A built-in one (`2020`, `ehsg-2022`), or the path of a YAML file.

    Raises:
        EhsgError: There is no such bank, it cannot be read, or it has errors (then `findings` says which).
    """
    return library.load(name_or_path)


def generate(bank: Bank, partner: str = "", *, sector: str = "", protect: bool = False) -> bytes:
    """Make a blank workbook (.xlsx): for a partner, with their name filled in, or for anybody.

    Args:
        bank: The questions.
        partner: The partner's name.
        sector: Which of the bank's sectors the partner is of, by its name or id.
        protect: Whether all but the cells to fill in is locked.

    Raises:
        EhsgError: The bank has no such sector, or the name is too long for a workbook.
    """
    name = one_line(partner)
    if problem := too_long(name):
        raise EhsgError(f"{name[:40]}…: {problem}", "Shorten the name.")
    known = find_sector(sector, bank.partners)
    if sector and not known:
        names = ", ".join(each.name for each in bank.partners)
        raise EhsgError(f"{sector} is not a sector of the bank.", f"Sectors are: {names}.")
    invitation = Invitation(name, known.id if known else "") if name else None
    return write_book(response_workbook(bank, invitation), protect=protect)


def read(
    paths: str | Path | Iterable[str | Path],
    bank: Bank | str = "",
    *,
    limits: Limits = DEFAULT,
    progress: Progress = iter,
) -> Gathered:
    """Read completed workbooks and exports of forms: files, and folders of them (subfolders too).

    A file that cannot be read is a finding, and the others are read.

    Args:
        paths: Files and folders; one, or several.
        bank: The bank to read them by; without one, that which most of them say they were made from.
        limits: How much is read of each file, how long, and with how much memory.
        progress: Given a tuple of the files, gives them one by one; `tqdm.tqdm`, for example.

    Returns:
        Their `submissions`, each with its `findings`; merged `returns` among the files; `findings` on files
        that could not be read; and the `bank`.

    Raises:
        EhsgError: A path does not exist, or the bank is not known, not said or has errors.
    """
    several = [paths] if isinstance(paths, str | Path) else paths
    return gathering.gather(map(Path, several), bank, limits, progress)


def read_return(path: str | Path, bank: Bank | str = "", *, limits: Limits = DEFAULT) -> PartnershipReturn:
    """Read a merged return (.xlsx), with what people have agreed in it.

    Raises:
        EhsgError: It cannot be read, is no merged return or not one of this bank.
    """
    spreadsheet = merged_return.open_merged(Path(path), limits)
    return merged_return.understand_merged(spreadsheet, gathering.bank_of([spreadsheet], bank))
