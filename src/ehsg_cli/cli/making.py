"""Making in a return folder again what was made there earlier, and never what somebody has changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.cli.reading import relative
from ehsg_cli.cli.talk import say
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display, read_bytes, read_text, refuse_existing, remove, write
from ehsg_cli.folder.made import RECORD, as_text, fingerprint, read_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from ehsg_cli.folder.model import ReturnFolder


def as_made(folder: ReturnFolder, paths: Iterable[Path]) -> list[Path]:
    """Those of the files that are there and, byte for byte, as they were made."""
    record = _record(folder)
    return [
        path
        for path in paths
        if path.is_file() and record.get(relative(path, folder.root)) == fingerprint(read_bytes(path))
    ]


def to_make(
    folder: ReturnFolder | None, targets: Sequence[Path], *, force: bool, inputs: Iterable[Path] = ()
) -> tuple[list[Path], list[Path]]:
    """Which outputs are to be made, and which stay, as somebody has changed those of the return folder.

    Args:
        folder: The return folder, if they are its own outputs.
        targets: The outputs.
        force: Whether what is there may be replaced, changed or not.
        inputs: Files to be read, which may not.

    Raises:
        EhsgError: One of those to be made would take the place of something else.
    """
    earlier = as_made(folder, targets) if folder else []
    is_kept = folder is not None and not force
    kept = [path for path in targets if is_kept and path.is_file() and path not in earlier]
    made = [path for path in targets if path not in kept]
    refuse_existing(made, force=force, inputs=inputs, ours=earlier)
    return made, kept


def say_kept(paths: Iterable[Path]) -> None:
    """Say which outputs stay as somebody has changed them."""
    for path in paths:
        say(f"Kept {display(path)}, which was changed after it was made: --force makes it anew.")


def to_replace(folder: ReturnFolder | None, paths: Sequence[Path], *, force: bool) -> list[Path]:
    """Those of some outputs that are there as they were made in a return folder; none outside one.

    Raises:
        EhsgError: One is not as it was made: what somebody has changed in it would be lost.
    """
    earlier = as_made(folder, paths) if folder else []
    changed = [path for path in paths if path.is_file() and path not in earlier]
    if folder and not force and changed:
        raise EhsgError(
            f"{display(changed[0])} is not as ehsg made it: what was changed in it would be lost.",
            "Use --force to replace it, or name another file with -o.",
        )
    return earlier


def make(
    folder: ReturnFolder | None, contents: Mapping[Path, bytes], *, without: Iterable[Path] = ()
) -> None:
    """Write files, each whole or not at all; in a return folder, note how each of them was made.

    Args:
        folder: The return folder, if they are its own outputs.
        contents: What to write.
        without: Outputs of an earlier time that are not wanted any more, to be removed.
    """
    for path, content in contents.items():
        write(path, content)
    for path in without:
        remove(path)
    if folder:
        made = {relative(path, folder.root): fingerprint(content) for path, content in contents.items()}
        before = _record(folder)
        now = {name: was for name, was in before.items() if (folder.root / name).exists()} | made
        if now != before:
            write(folder.root / RECORD, as_text(now))


def _record(folder: ReturnFolder) -> dict[str, str]:
    file = folder.root / RECORD
    return read_record(read_text(file)) if file.is_file() else {}
