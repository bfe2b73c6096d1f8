"""What kind of spreadsheet a file is, whatever it is called, and the parts of one that is a zip archive."""

from __future__ import annotations

import io
import posixpath
import zipfile
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.etree.ElementTree import XML, Element

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_KEPT = 1_000_000  # bytes
_ENCRYPTED_PARTS = (  # by their names in an encrypted .xlsx and in an .ods that LibreOffice 24.8 encrypted
    "EncryptedPackage".encode("utf-16-le"),
    b"encrypted-package",
)


class Kind(Enum):
    """A format of spreadsheets, by what is in the file."""

    XLSX = auto()
    XLSB = auto()
    ODS = auto()
    XLS = auto()
    UNKNOWN = auto()


def kind_of(data: bytes) -> Kind:
    """The format of a file's bytes; an encrypted `.xlsx` is an OLE file and passes for `.xls`."""
    if data.startswith(_OLE):
        return Kind.XLS
    try:
        names = opened(data).namelist()
    except Exception:  # zipfile raises more than it documents
        return Kind.UNKNOWN
    if "content.xml" in names:
        return Kind.ODS
    if "xl/workbook.bin" in names:
        return Kind.XLSB
    return Kind.XLSX if "[Content_Types].xml" in names else Kind.UNKNOWN


def is_encrypted(data: bytes) -> bool:
    """Whether a file that cannot be read is encrypted."""
    if any(part in data for part in _ENCRYPTED_PARTS):
        return True
    kind = kind_of(data)
    try:
        if kind is Kind.ODS:
            return b"encryption-data" in opened(data).read("META-INF/manifest.xml")
        return kind is Kind.XLS and _is_encrypted_xls(data)
    except Exception:
        return False


def _is_encrypted_xls(data: bytes) -> bool:
    import xlrd  # noqa: PLC0415 - few files are .xls

    try:
        xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), on_demand=True)
    except xlrd.XLRDError as error:
        return "encrypted" in str(error)
    return False


class Archive(zipfile.ZipFile):
    """A zip archive in memory, which holds nothing open. Of what is unpacked, small parts are kept."""

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data))
        self._unpacked: dict[str, bytes] = {}

    def unpacked(self, part: str) -> bytes:
        """A part, unpacked."""
        if part in self._unpacked:
            return self._unpacked[part]
        content = self.read(part)
        if len(content) < _KEPT:
            self._unpacked[part] = content
        return content


@lru_cache(maxsize=1)  # a file is looked at from several sides, then comes the next
def opened(data: bytes) -> Archive:
    """The archive that the bytes are."""
    return Archive(data)


def parsed(archive: Archive, part: str) -> Element:
    """A part of the archive as XML."""
    return XML(archive.unpacked(part))


def local(element: Element) -> str:
    """An element's name without its namespace, which differs between editions of the formats."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """An attribute by its name without namespace; empty if it has none."""
    return next((text for key, text in element.items() if key.rpartition("}")[2] == name), "")


def related(archive: Archive, part: str) -> Iterator[tuple[str, str, str]]:
    """The parts that a part of an Excel file refers to: id, kind of relation, name; of `""`: the workbook."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations in archive.namelist():
        for each in parsed(archive, relations):
            if each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))
                yield each.get("Id", ""), each.get("Type", "").rpartition("/")[2], target.lstrip("/")


def sheets(archive: Archive, kinds: Collection[str] = ("worksheet",)) -> Iterator[tuple[str, str]]:
    """Name and part of every sheet of an Excel file, of those kinds: that has cells, if nothing is said.

    Raises:
        ValueError: There is no workbook in the file.
    """
    workbook = next((part for _, what, part in related(archive, "") if what == "officeDocument"), "")
    if not workbook:
        raise ValueError("there is no workbook in it")
    parts = {name: part for name, what, part in related(archive, workbook) if what in kinds}
    for each in parsed(archive, workbook).iter():
        if local(each) == "sheet" and attribute(each, "id") in parts:
            yield each.get("name", ""), parts[attribute(each, "id")]
