"""A picture in a file → a `data:` address, so that the page stays one file. Only the picture gets into it."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display, read_bytes
from ehsg_cli.render.pictures import DamagedError, stripped
from ehsg_cli.render.svg import SVG, NeedsOthersError, shown

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 300_000


def read_logo(path: Path) -> str:
    """The picture as a `data:` address, without what its file says of whoever made it.

    What it is, its content says, whatever its name.

    Raises:
        EhsgError: It cannot be read, is too large, damaged or no picture, or needs other files.
    """
    content = read_bytes(path, most=MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise EhsgError(
            f"The logo {display(path)} has more than {MOST_BYTES // 1000} kB.",
            "Save it smaller: the page shows it less than 100 pixels high.",
        )
    kind, picture = _picture(content, path)
    return f"data:{kind};base64,{b64encode(picture).decode()}"


def _picture(content: bytes, path: Path) -> tuple[str, bytes]:
    try:
        if known := stripped(content):
            return known
        if svg := shown(content):
            return SVG, svg
    except DamagedError as error:
        raise EhsgError(f"The logo {display(path)} is damaged.", "Save it anew.") from error
    except NeedsOthersError as error:
        raise EhsgError(
            f"The logo {display(path)} needs other files, which are not in the page.",
            "Save it as a plain SVG with everything in it, or as PNG.",
        ) from error
    raise EhsgError(
        f"{display(path)} is no picture that a page can show.",
        "Save the logo as PNG, JPEG, GIF, WebP or SVG.",
    )
