"""Where what a command says goes, whoever may have closed it."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_STANDARD = {1, 2}  # the descriptors of stdout and stderr


class _Patient(io.FileIO):
    """A stream that a reader may leave, as `| head` does: nobody wants the rest, and nothing is wrong.

    Attributes:
        is_given_up: Whether nothing more is to be written, as there was no room and that has been said.
    """

    is_given_up = False

    def write(self, data: ReadableBuffer, /) -> int:
        """Write, or take what nobody reads as written."""
        if self.is_given_up:
            return memoryview(data).nbytes
        try:
            return super().write(data)
        except BrokenPipeError:
            return memoryview(data).nbytes


def ready() -> None:
    """Make stdout and stderr such that nothing stops the command while it speaks, but for a full disk."""
    sys.stdout = _ready(sys.stdout, at_once=False)
    sys.stderr = _ready(sys.stderr, at_once=True)


def flush() -> None:
    """Write what is left for stdout while it can still be said that there is no room for it."""
    try:
        sys.stdout.flush()
    except OSError:
        raw = getattr(getattr(sys.stdout, "buffer", None), "raw", None)
        if isinstance(raw, _Patient):
            # Or Python tries again when it lets go of the stream and, since 3.13, says so
            raw.is_given_up = True
        sys.stdout = _nowhere()
        raise


def _ready(stream: TextIO | None, *, at_once: bool) -> TextIO:
    """The stream, on which what is said is seen at once, or when it is flushed."""
    if stream is None:  # whoever runs the command has closed it
        return _nowhere()
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    stream.reconfigure(errors="replace")  # a Windows code page cannot show all that partners write
    raw = getattr(stream.buffer, "raw", stream.buffer)
    if not isinstance(raw, io.FileIO) or raw.fileno() not in _STANDARD:
        return stream
    patient = _Patient(raw.fileno(), "wb", closefd=False)
    binary = patient if at_once else io.BufferedWriter(patient)
    return io.TextIOWrapper(
        binary,
        stream.encoding,
        stream.errors,
        line_buffering=stream.line_buffering,
        write_through=at_once,
    )


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")
