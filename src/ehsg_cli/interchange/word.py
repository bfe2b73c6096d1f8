"""A Word document as a source: its paragraphs and tables in their order, and what stands beside them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.interchange.source import Kind, Source
from ehsg_cli.workbook.limits import TooLargeError
from ehsg_cli.workbook.package import is_encrypted, opened

if TYPE_CHECKING:
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.workbook.limits import Limits

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # how older Word documents begin, and encrypted ones


def read_word(data: bytes, file: str, limits: Limits) -> tuple[Source | None, tuple[Finding, ...]]:
    """Read a `.docx` file, whatever it is called.

    Args:
        data: The file's bytes.
        file: Its name, for locations.
        limits: How large it may be, unpacked.

    Returns:
        What stands in it, or nothing and why it cannot be read.
    """
    location = Location(file=file)
    if not data:
        return None, (codes.FILE_EMPTY(location),)
    if data.startswith(_OLE):
        encrypted = is_encrypted(data)
        return None, (codes.FILE_ENCRYPTED(location) if encrypted else codes.IMPORT_OLD_WORD(location),)
    try:
        limits.check_unpacked(sum(part.file_size for part in opened(data).infolist()))
        return _source(data, file), ()
    except TooLargeError as error:
        return None, (codes.FILE_TOO_LARGE(location, problem=error.problem, limit=error.limit),)
    except MemoryError:
        raise
    except Exception as error:  # zipfile, lxml and python-docx raise more than they document
        problem = " ".join(str(error).split()) or type(error).__name__
        return None, (codes.IMPORT_NOT_WORD(location, problem=problem),)


def _source(data: bytes, file: str) -> Source:
    import docx  # noqa: PLC0415 - slow to import, and few files are Word documents

    from ehsg_cli.interchange.word_beside import asides_of  # noqa: PLC0415
    from ehsg_cli.interchange.word_blocks import blocks_of  # noqa: PLC0415

    document = docx.Document(io.BytesIO(data))
    return Source(
        file,
        Kind.WORD,
        tuple(blocks_of(document, file)),
        tuple(asides_of(document, file)),
        title=document.core_properties.title,
    )
