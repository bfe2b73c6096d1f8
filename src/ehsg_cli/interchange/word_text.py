"""The text of a part of a Word document, as it shows once all changes are accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from docx.oxml.ns import qn

from ehsg_cli.interchange.words import is_prompt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.styles.style import BaseStyle

Element = Any  # an lxml element; python-docx does not say so of its own

_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
# What is deleted, not text, or text that stands beside
_PASSED_OVER = frozenset(
    map(
        qn,
        (
            "w:del",
            "w:moveFrom",
            "w:txbxContent",
            "w:tbl",
            "w:rPr",
            "w:pPr",
            "w:sdtPr",
            "w:instrText",
            "w:delText",
            "w:object",
        ),
    )
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LISTS = ("w:dropDownList", "w:comboBox", "w:ddList")
_OFF = {"0", "false", "off"}


class Run(NamedTuple):
    """A stretch of text that looks the same."""

    text: str
    is_bold: bool | None


def text_of(element: Element) -> str:
    """All of its text."""
    return "".join(run.text for run in runs_of(element))


def runs_of(element: Element) -> Iterator[Run]:
    """Its text, piece by piece; placeholders of controls that nobody has filled in are none."""
    for child in element:
        if child.tag == qn("w:r"):
            yield Run("".join(_pieces(child)), _bold(child))
        elif child.tag in _PASSED_OVER or child.tag == _FALLBACK or _is_placeholder(child):
            continue
        else:
            yield from runs_of(child)


def _pieces(run: Element) -> Iterator[str]:
    for child in run:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield "" if child.get(qn("w:type")) in {"page", "column"} else _SIGNS[child.tag]


def _bold(run: Element) -> bool | None:
    """Whether the run says that it is bold; none where it says nothing."""
    bold = run.find(f"{qn('w:rPr')}/{qn('w:b')}")
    return None if bold is None else bold.get(qn("w:val"), "1") not in _OFF


def _is_placeholder(element: Element) -> bool:
    settings = element.find(qn("w:sdtPr")) if element.tag == qn("w:sdt") else None
    return settings is not None and settings.find(qn("w:showingPlcHdr")) is not None


def choices_of(element: Element) -> tuple[str, ...]:
    """What the first drop-down list within it offers, but for the line that asks to choose."""
    for name in _LISTS:
        for control in element.iter(qn(name)):
            items = (item for item in control if item.tag in {qn("w:listItem"), qn("w:listEntry")})
            shown = (item.get(qn("w:displayText")) or item.get(qn("w:val")) or "" for item in items)
            return tuple(text.strip() for text in shown if text.strip() and not is_prompt(text))
    return ()


def styles_of(style: BaseStyle | None) -> Iterator[Any]:
    """A style and those it is based on, each once."""
    seen: set[str] = set()
    while style is not None and style.style_id not in seen:
        seen.add(style.style_id)
        yield style
        style = getattr(style, "base_style", None)
