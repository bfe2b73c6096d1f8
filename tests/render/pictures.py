"""Small pictures of every kind, with and without what programs and cameras write beside them."""

from __future__ import annotations

import struct
import zlib

PERSON = b"Test Respondent 001"
_EXIF = b"Exif\0\0MM\0*" + PERSON
_XMP = b"<x:xmpmeta>" + PERSON + b"</x:xmpmeta>"


def png(*, about: bool = False) -> bytes:
    """One white dot."""
    parts = [(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), (b"gAMA", struct.pack(">I", 45455))]
    if about:
        parts += [
            (kind, b"Author\0" + PERSON) for kind in (b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"tIME", b"prVw")
        ]
    parts += [(b"IDAT", zlib.compress(b"\0\xff")), (b"IEND", b"")]
    chunks = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks) + (PERSON if about else b"")


def jpeg(*, about: bool = False) -> bytes:
    """The parts of a progressive one: two scans, with bytes in them that are no markers."""
    kept = {
        0xE0: b"JFIF\0\1\1",
        0xE2: b"ICC_PROFILE\0\1\1",
        0xEE: b"Adobe\0d",
        0xDB: b"tables",
        0xC2: b"frame",
    }
    said = {0xE1: _EXIF, 0xE0: b"JFXX\0" + PERSON, 0xED: b"Photoshop 3.0\0" + PERSON, 0xFE: PERSON}
    scan = _segment(0xDA, b"scan") + b"a\xff\0b\xff\xd0c"
    return b"".join(
        (
            b"\xff\xd8",
            *(_segment(*each) for each in kept.items()),
            *(_segment(*each) for each in said.items() if about),
            scan,
            b"\xff" * about + _segment(0xFE, PERSON) if about else b"",
            _segment(0xC4, b"codes"),
            scan,
            b"\xff\xd9",
            PERSON if about else b"",
        )
    )


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def gif(*, about: bool = False) -> bytes:
    """One dot, twice, for ever."""
    frame = b"!\xf9\4\0\0\0\0\0" + b",\0\0\0\0\1\0\1\0\x80" + bytes(6) + b"\2\2L\1\0"
    said = b"!\xfe" + _blocks(PERSON) + b"!\xff" + _blocks(b"XMP DataXMP", _XMP) + b"!\1" + _blocks(PERSON)
    loops = b"!\xff" + _blocks(b"NETSCAPE2.0", b"\1\0\0")
    head = b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + b"\xff" * 6
    return head + loops + (said if about else b"") + frame * 2 + b";" + (PERSON if about else b"")


def _blocks(*parts: bytes) -> bytes:
    return b"".join(bytes((len(part),)) + part for part in parts) + b"\0"


def webp(*, about: bool = False) -> bytes:
    """The parts of an extended one."""
    flags = 0b101100 if about else 0b100000
    parts = {b"VP8X": bytes((flags,)) + bytes(9), b"ICCP": b"profile", b"VP8L": b"/picture"}
    parts |= {b"EXIF": _EXIF, b"XMP ": _XMP, b"note": PERSON} if about else {}
    chunks = b"".join(
        struct.pack("<4sI", kind, len(body)) + body + b"\0" * (len(body) % 2) for kind, body in parts.items()
    )
    return struct.pack("<4sI4s", b"RIFF", len(chunks) + 4, b"WEBP") + chunks + (PERSON if about else b"")
