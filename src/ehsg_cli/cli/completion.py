"""What the shell offers when somebody presses Tab: banks, partners, codes.

It says nothing where something is wrong, and loads little: people wait for it between two keys.
"""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from ehsg_cli.files import as_text, resource
from ehsg_cli.folder.discovery import SETTINGS, find_root

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Offer = tuple[str, str]  # what is typed, and what it is
_MOST_FILES = 100
_MOST_BYTES = 1_000_000
_PARTNERS = "partners.csv"  # unless the settings of the return folder name another
_NAMED = re.compile(r"""(?m)^partners: *(?P<quote>["']?)(?P<path>[^"'#\n]+?)(?P=quote) *(?:#.*)?$""")


class _Offered(str):
    """A text that has been chosen already; how a shell has it written need not begin with what was typed."""

    __slots__ = ()

    def startswith(self, *_: object) -> bool:
        """Whether it is to be offered, as `typer` asks."""
        return True


def _quietly(offer: Callable[[str], Iterable[Offer]]) -> Callable[[str], list[Offer]]:
    """Offer nothing where something goes wrong: an error would be printed into what somebody types."""

    def offered(incomplete: str) -> list[Offer]:
        try:
            return [(_Offered(_written(text)), what) for text, what in offer(incomplete)]
        except Exception:
            return []

    return offered


@_quietly
def banks(incomplete: str) -> Iterator[Offer]:
    """The built-in banks, and YAML files: those in the folder that is typed, and one folder down."""
    for path in sorted(resource("banks").glob("*.yaml")):
        for name in (path.stem, f"ehsg-{path.stem}"):
            if name.startswith(incomplete):
                yield name, "built-in question bank"
    folder, _, start = incomplete.rpartition("/")
    within = Path(f"{folder}/") if folder or incomplete.startswith("/") else Path()
    found = [path for pattern in ("*.y*ml", "*/*.y*ml") for path in sorted(within.glob(f"{start}{pattern}"))]
    yield from ((path.as_posix(), "file") for path in found[:_MOST_FILES])


@_quietly
def finding_codes(incomplete: str) -> Iterator[Offer]:
    """The codes of findings, also behind others that are parted by commas."""
    from ehsg_cli.findings import codes  # noqa: PLC0415
    from ehsg_cli.findings.model import without_details  # noqa: PLC0415

    before, comma, start = incomplete.rpartition(",")
    for code in codes.ALL.values():
        if code.id.startswith(start.strip().upper()):
            yield f"{before}{comma}{code.id}", without_details(code.message)


@_quietly
def partners(incomplete: str) -> Iterator[Offer]:
    """The partners in the list of the return folder; outside one, in `partners.csv` here."""
    from ehsg_cli.submission.invitation import organisations  # noqa: PLC0415 - few commands take partners

    file = _partners_file()
    if not file.is_file() or file.stat().st_size > _MOST_BYTES:
        return
    typed = incomplete.casefold()
    for name in organisations(as_text(file.read_bytes()), str(file)):
        if name.casefold().startswith(typed):
            yield name, "partner"


def _partners_file() -> Path:
    """The list of partners; looked up in the settings without reading them, which takes too long here."""
    root = find_root(Path.cwd())
    if not root:
        return Path(_PARTNERS)
    named = _NAMED.search(as_text((root / SETTINGS).read_bytes()))
    return root / (named["path"] if named else _PARTNERS)


def _written(text: str) -> str:
    """The text as the shell that asks has it written; zsh and fish see to that themselves."""
    shell = os.environ.get("_EHSG_COMPLETE", "")
    if re.fullmatch(r"[\w./,:@%+~-]*", text):
        return text
    if "power" in shell or "pwsh" in shell:
        return "'" + text.replace("'", "''") + "'"
    return re.sub(r"([^\w./,:@%+~-])", r"\\\1", text) if "bash" in shell and not _in_quotes() else text


def _in_quotes() -> bool:
    """Whether the word that is typed in bash begins with a quotation mark that is not closed yet."""
    try:
        shlex.split(os.environ.get("COMP_WORDS", ""))
    except ValueError:
        return True
    return False
