"""A return as people see it: a page to read, the workbook to agree its answers in, a table to analyse."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ehsg_cli.api.arguments import choice_of
from ehsg_cli.api.checking import PersonalDataError, personal_data
from ehsg_cli.partnership import update
from ehsg_cli.workbook.write import write_book

if TYPE_CHECKING:
    from collections.abc import Collection

    from ehsg_cli.partnership.model import PartnershipReturn


def render(  # noqa: PLR0913 - what a page can be told
    merged: PartnershipReturn,
    *,
    format: str = "html",  # noqa: A002 - as the option is called
    detail: str = "summary",
    theme: str | Path | None = None,
    template: str | Path | None = None,
    allow: Collection[str] = (),
    include_personal: bool = False,
) -> str:
    """Render a return as a page to read.

    Args:
        merged: The return.
        format: `html` or `md`.
        detail: `summary`, to publish; `full`, with answers and comments by organisation; `internal`, with
            names and e-mail addresses.
        theme: A theme file, with the name of the area, its logo and colours.
        template: A Jinja template of one's own, or a folder with some.
        allow: What may be published although it is personal, as for `personal_data`.
        include_personal: Whether the page is made whatever is in it. With `internal`, which is not for
            publication, it always is.

    Raises:
        PersonalDataError: The page would publish personal data; its `findings` say which.
        EhsgError: The theme or a template cannot be used; or something is agreed in the return that cannot
            be told to belong to a question.
    """
    from ehsg_cli.checks.run import with_checks  # noqa: PLC0415 - with what is below, slow to load
    from ehsg_cli.render.detail import Detail  # noqa: PLC0415
    from ehsg_cli.render.page import Format  # noqa: PLC0415
    from ehsg_cli.render.page import render as render_page  # noqa: PLC0415
    from ehsg_cli.render.theme_file import look_of  # noqa: PLC0415

    update.refuse_astray(merged)
    level = choice_of(Detail, detail)
    if level is not Detail.INTERNAL and not include_personal:
        _refuse_personal(merged, level, allow)
    own = Path(template) if template else None
    return render_page(
        with_checks(merged),
        format=choice_of(Format, format),
        detail=level,
        template=own,
        look=look_of(Path(theme), own) if theme else None,
    )


def _refuse_personal(merged: PartnershipReturn, detail: str, allow: Collection[str]) -> None:
    if found := personal_data(merged, detail=detail, allow=allow):
        raise PersonalDataError(found)


def workbook(merged: PartnershipReturn) -> bytes:
    """A return as the workbook (.xlsx) in which its answers are agreed; `read_return` reads it again."""
    from ehsg_cli.partnership.to_book import return_book  # noqa: PLC0415 - slow to load

    return write_book(return_book(merged))


def answer_table(
    merged: PartnershipReturn,
    *,
    format: str = "csv",  # noqa: A002 - as the option of render is called
    area: str = "",
) -> bytes:
    """The answers as a long table for analysis: a row for each question and respondent, without their names.

    Args:
        merged: The return.
        format: `csv`, or `parquet`, for which the library pyarrow is needed.
        area: What stands in the column `area`, to tell the returns of several areas apart.

    Raises:
        EhsgError: There is no such format, or pyarrow is not there.
    """
    from ehsg_cli.partnership.as_table import TableFormat, table_bytes  # noqa: PLC0415 - few scripts need it

    return table_bytes(merged, choice_of(TableFormat, format), area)
