from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ehsg_cli.interchange.import_file import import_file
from ehsg_cli.interchange.to_bank import Details
from ehsg_cli.workbook.isolated import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ehsg_cli.interchange.report import Imported


@pytest.fixture(scope="module")
def take() -> Iterator[Callable[[bytes | str, str], Imported]]:
    """What becomes of a file's content, given with its name."""
    with Reader() as reader:

        def take(content: bytes | str, file: str) -> Imported:
            data = content if isinstance(content, bytes) else content.encode()
            return import_file(data, file, Details(this_year=2030), reader)

        yield take
