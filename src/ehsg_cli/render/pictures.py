"""Pictures without what else is in their files: who made them, when, where, with what.

Of each format, only the parts that the picture is shown from are kept.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PNG = frozenset(
    (
        b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"acTL", b"fcTL", b"fdAT", b"IEND",  # the picture, moving or not
        b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"bKGD", b"pHYs",  # its colours and proportions
    )
)  # fmt: skip
_WEBP = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_WEBP_ABOUT = 0b1100  # in VP8X: that there is EXIF, and XMP
_JPEG_MARKER = re.compile(rb"\xff+([^\x00\xff])")
_JPEG_AFTER_SCAN = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")
_JPEG_SCAN, _JPEG_END = 0xDA, 0xD9
_JPEG_ABOUT = frozenset((*range(0xE0, 0xF0), 0xFE))  # what programs say, and comments
_JPEG_COLOURS = (b"JFIF\0", b"ICC_PROFILE\0", b"Adobe")  # but these say how the picture is shown
_GIF_TIMING = b"\xf9"
_GIF_LOOPS = (b"\x0bNETSCAPE2.0", b"\x0bANIMEXTS1.0")


class DamagedError(ValueError):
    """A picture is not whole. Never leaves the reading of a logo, which says so."""


def stripped(content: bytes) -> tuple[str, bytes] | None:
    """The media type of a picture, which its content says, and the picture alone; none if it is no picture.

    Raises:
        DamagedError: It is not whole.
    """
    known = next(((kind, strip) for start, kind, strip in _KINDS if start.match(content)), None)
    return (known[0], b"".join(known[1](io.BytesIO(content)))) if known else None


def _png(stream: io.BytesIO) -> Iterator[bytes]:
    yield _take(stream, 8)
    kind = b""
    while kind != b"IEND":
        head = _take(stream, 8)
        length, kind = struct.unpack(">I4s", head)
        body, check = _take(stream, length), _take(stream, 4)
        if zlib.crc32(kind + body) != int.from_bytes(check):
            raise DamagedError
        if kind in _PNG:
            yield head + body + check


def _jpeg(stream: io.BytesIO) -> Iterator[bytes]:
    content, at = stream.getvalue(), 2
    yield content[:at]
    marker = 0
    while marker != _JPEG_END:
        found = _found(_JPEG_MARKER.match(content, at))
        marker, at = found[1][0], found.end()
        length = int.from_bytes(content[at : at + 2]) if marker != _JPEG_END else 0
        segment = content[at : at + length]
        if len(segment) < length or (length < 2 and marker != _JPEG_END):
            raise DamagedError
        if marker not in _JPEG_ABOUT or segment[2:].startswith(_JPEG_COLOURS):
            yield b"\xff" + found[1] + segment
        at += length
        if marker == _JPEG_SCAN:
            end = _found(_JPEG_AFTER_SCAN.search(content, at)).start()
            yield content[at:end]
            at = end


def _gif(stream: io.BytesIO) -> Iterator[bytes]:
    head = _take(stream, 13)
    yield head + _take(stream, _gif_colours(head[10]))
    while (mark := _take(stream, 1)) != b";":
        if mark == b",":
            about = _take(stream, 9)
            yield mark + about + _take(stream, _gif_colours(about[8]) + 1) + _gif_blocks(stream)
        elif mark == b"!":
            label, blocks = _take(stream, 1), _gif_blocks(stream)
            if label == _GIF_TIMING or blocks.startswith(_GIF_LOOPS):
                yield mark + label + blocks
        else:
            raise DamagedError
    yield mark


def _gif_colours(flags: int) -> int:
    """The length of a table of colours."""
    return 3 * 2 ** ((flags & 0b111) + 1) if flags & 0x80 else 0


def _gif_blocks(stream: io.BytesIO) -> bytes:
    blocks = b""
    while (length := _take(stream, 1)) != b"\0":
        blocks += length + _take(stream, length[0])
    return blocks + length


def _webp(stream: io.BytesIO) -> Iterator[bytes]:
    (size,) = struct.unpack("<I", _take(stream, 12)[4:8])
    kept = b"".join(_webp_parts(io.BytesIO(_take(stream, max(size - 4, 0)))))
    yield struct.pack("<4sI4s", b"RIFF", len(kept) + 4, b"WEBP") + kept


def _webp_parts(stream: io.BytesIO) -> Iterator[bytes]:
    while head := stream.read(8):
        if len(head) < 8:
            raise DamagedError
        kind, length = struct.unpack("<4sI", head)
        body = _take(stream, length)
        stream.read(length % 2)
        if kind == b"VP8X":
            body = bytes([body[0] & ~_WEBP_ABOUT]) + body[1:] if body else body
        if kind in _WEBP:
            yield head + body + b"\0" * (length % 2)


def _take(stream: io.BytesIO, length: int) -> bytes:
    taken = stream.read(length)
    if len(taken) < length:
        raise DamagedError
    return taken


def _found(match: re.Match[bytes] | None) -> re.Match[bytes]:
    if not match:
        raise DamagedError
    return match


_KINDS: tuple[tuple[re.Pattern[bytes], str, Callable[[io.BytesIO], Iterator[bytes]]], ...] = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png", _png),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg", _jpeg),
    (re.compile(rb"GIF8[79]a"), "image/gif", _gif),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "image/webp", _webp),
)
