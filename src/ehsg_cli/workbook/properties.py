"""What a spreadsheet says of itself as a document: when it was last saved, and its custom properties."""

from __future__ import annotations

import io
import struct
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from ehsg_cli.submission.dates import when_saved
from ehsg_cli.workbook.package import Kind, attribute, local, opened, parsed, related

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from ehsg_cli.workbook.package import Archive

_SUMMARY = "\x05SummaryInformation"
_LAST_SAVED = 13  # the number of that property in it
_FILETIME = 64  # its type: tenths of microseconds since
_FILETIME_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


def modified(data: bytes, kind: Kind) -> str:
    """When the document says it was last saved: ISO, UTC, in seconds; empty if it does not properly say.

    What says no time zone passes for UTC. A workbook of ours that nobody has saved since does not say it.
    """
    try:
        saved = _last_saved(data) if kind is Kind.XLS else _dated(_core(opened(data), kind), kind)
        return when_saved(saved.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds"))
    except Exception:  # whatever a damaged file leads to
        return ""


def custom(data: bytes, kind: Kind) -> dict[str, str]:
    """Its custom properties, which some programs drop; none if there are none or they cannot be read."""
    try:
        return dict(_custom_ods(data) if kind is Kind.ODS else _custom_excel(data))
    except Exception:
        return {}


def _core(archive: Archive, kind: Kind) -> Element:
    if kind is Kind.ODS:
        return parsed(archive, "meta.xml")
    return parsed(archive, next(part for _, what, part in related(archive, "") if what == "core-properties"))


def _dated(properties: Element, kind: Kind) -> datetime:
    name = "date" if kind is Kind.ODS else "modified"
    said = next(each.text or "" for each in properties.iter() if local(each) == name)
    saved = datetime.fromisoformat(said.strip())
    return saved if saved.tzinfo else saved.replace(tzinfo=UTC)


def _last_saved(data: bytes) -> datetime:
    """From a property set: its one section starts where byte 44 says, with the places of its properties."""
    from xlrd.compdoc import CompDoc  # noqa: PLC0415 - few files are .xls

    stream = CompDoc(data, logfile=io.StringIO()).get_named_stream(_SUMMARY)
    (section,) = struct.unpack_from("<I", stream, 44)
    (count,) = struct.unpack_from("<I", stream, section + 4)
    places = struct.iter_unpack("<II", stream[section + 8 : section + 8 + 8 * count])
    place = section + dict(places)[_LAST_SAVED]
    kind, ticks = struct.unpack_from("<IQ", stream, place)
    if kind != _FILETIME or not ticks:
        raise ValueError("no time")
    return _FILETIME_EPOCH + timedelta(microseconds=ticks // 10)


def _custom_excel(data: bytes) -> Iterator[tuple[str, str]]:
    archive = opened(data)
    for _, what, part in related(archive, ""):
        if what == "custom-properties":
            for each in parsed(archive, part):
                yield each.get("name", ""), "".join(each.itertext())


def _custom_ods(data: bytes) -> Iterator[tuple[str, str]]:
    for each in parsed(opened(data), "meta.xml").iter():
        if local(each) == "user-defined":
            yield attribute(each, "name"), "".join(each.itertext())
