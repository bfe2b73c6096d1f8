"""What lies above the cells of an Excel workbook, with its alternative text, which openpyxl does not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.workbook.accessible import Drawing
from ehsg_cli.workbook.grid import cell_name
from ehsg_cli.workbook.package import attribute, local, parsed, related, sheets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from ehsg_cli.workbook.package import Archive

_ANCHORS = {"twoCellAnchor", "oneCellAnchor", "absoluteAnchor"}
_KINDS = {"pic": "picture", "graphicFrame": "chart", "sp": "shape", "grpSp": "group of shapes"}


def read_drawings(archive: Archive) -> dict[str, tuple[Drawing, ...]]:
    """What lies on each sheet that has anything, by the sheet's name; lines are left out."""
    found = {
        name: tuple(_on_sheet(archive, part)) for name, part in sheets(archive, ("worksheet", "chartsheet"))
    }
    return {name: drawings for name, drawings in found.items() if drawings}


def _on_sheet(archive: Archive, sheet: str) -> Iterator[Drawing]:
    for _, what, part in related(archive, sheet):
        if what == "drawing":
            for anchor in parsed(archive, part):
                if local(anchor) in _ANCHORS and (drawing := _drawing(anchor)):
                    yield drawing


def _drawing(anchor: Element) -> Drawing | None:
    """The outermost thing that is anchored there; none for a mere line."""
    thing = next((each for each in anchor.iter() if local(each) in _KINDS), None)
    said = next((each for each in anchor.iter() if local(each) == "cNvPr"), None)
    if thing is None or said is None:
        return None
    texts = (each.text or "" for each in thing.iter() if local(each) == "t")
    return Drawing(
        kind=_KINDS[local(thing)],
        name=said.get("name", ""),
        cell=_corner(anchor),
        description=(said.get("descr") or said.get("title") or "").strip(),
        words=" ".join(texts).strip() if local(thing) in {"sp", "grpSp"} else "",
        is_decorative=any(
            local(each) == "decorative" and attribute(each, "val") == "1" for each in said.iter()
        ),
    )


def _corner(anchor: Element) -> str:
    start = next((each for each in anchor if local(each) == "from"), None)
    if start is None:
        return ""
    place = {local(each): int(each.text or 0) for each in start}
    return cell_name(place["row"], place["col"])
