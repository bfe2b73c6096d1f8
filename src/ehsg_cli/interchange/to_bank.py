"""A form that was understood → a bank."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from ehsg_cli.bank.model import Bank
from ehsg_cli.bank.rules import TAKEN_BESIDE_FOLLOW_UP
from ehsg_cli.errors import EhsgError
from ehsg_cli.findings.suggestion import fold
from ehsg_cli.interchange.draft import answered
from ehsg_cli.interchange.earlier import Earlier
from ehsg_cli.interchange.scales import Scales
from ehsg_cli.interchange.titles import id_of, sheet_title, unused
from ehsg_cli.interchange.wordings import LONGEST, line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ehsg_cli.interchange.draft import Asked, Draft, Section

NO_PUBLISHER, NO_LICENCE, NO_ATTRIBUTION = "Publisher not stated", "Not stated", "Attribution not stated"
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_EDITION = re.compile(r"\s*(?:edition|version|year|date|issued|published)\b.{0,40}$", re.IGNORECASE)
_COPY = re.compile(r"\s*\(\d+(?:-\d+)?\)$")  # what browsers and Forms put behind a file's name
_SECTION_ID = 24  # characters: the ids of questions stand in a narrow column
_FOLLOW_UP = 200
_IN_WORDS = " (in words)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What a person says of the form; what is empty is taken from the form, or is not stated.

    Attributes:
        this_year: The edition where neither the form nor its file's name says a year.
        like: A bank from which partners, return items, scales and the ids of same questions are taken.
    """

    this_year: int
    bank: str = ""
    title: str = ""
    edition: int = 0
    publisher: str = ""
    document: str = ""
    wording: str = "verbatim"
    licence: str = ""
    attribution: str = ""
    like: Bank | None = None


class Retitled(NamedTuple):
    """A heading that is another title in the bank, and the section it is over."""

    number: int
    heading: str
    title: str


@dataclass(frozen=True, slots=True)
class Made:
    """A bank as it is made of a form, and what was done on the way.

    Attributes:
        sections: The sections so far, as plain data.
        refs: The id of each mark that is a section or a question in the bank, by the mark's number.
        asked: The questions that were taken, as they are answered.
        refused: Why a question was not taken, by the mark's number.
        divided: Sections that became several, as their questions are not all answered in the same way.
        texts: The id of each question by its folded text.
        beyond: What a section looks at, where that is more than it can hold.
        moved: Headings of a column of words that say what a section looks at, as it has no such column.
    """

    earlier: Earlier
    scales: Scales
    sections: list[dict[str, Any]] = field(default_factory=list)
    refs: dict[int, str] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    refused: dict[int, str] = field(default_factory=dict)
    retitled: list[Retitled] = field(default_factory=list)
    divided: list[tuple[str, ...]] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    beyond: list[str] = field(default_factory=list)


def make(draft: Draft, file: str, details: Details) -> tuple[Bank, Made]:
    """The bank that a form is, and how it became one.

    Raises:
        EhsgError: None of its questions can be taken.
    """
    title, edition, raw = title_and_edition(draft, file, details)
    made = Made(Earlier(details.like), Scales(details.like))
    for section in draft.sections:
        _add(section, draft, made, title)
    if not made.sections:
        why = next(iter(made.refused.values()))
        raise EhsgError(f"No question of {file} can be taken: {why}.", "Check that it is a form.")
    document = line(details.document) or f"{raw} ({PurePath(file).name})"
    notice = f"The wording of this bank is derived from {document}. It is not the official wording."
    data = {
        "bank": details.bank or id_of(f"{title} {edition}", f"form-{edition}"),
        "edition": edition,
        "revision": 1,
        "title": title,
        "publisher": line(details.publisher) or NO_PUBLISHER,
        "source": {
            "document": document,
            "wording": details.wording,
            "licence": line(details.licence) or NO_LICENCE,
            "attribution": line(details.attribution) or NO_ATTRIBUTION,
            **({"notice": notice} if details.wording == "derived" else {}),
        },
        "scales": made.scales.data,
        "parts": list(_parts(draft, made, title)),
        "sections": [section for section in made.sections if section["questions"]],
    }
    return Bank.model_validate(data | made.earlier.carried_over()), made


def title_and_edition(draft: Draft, file: str, details: Details) -> tuple[str, int, str]:
    """The title without the year at its end; the year; the title as the form or its file's name has it."""
    name = " ".join(re.split(r"[\s_-]+", _COPY.sub("", PurePath(file).stem))).strip()
    raw = line(details.title) or draft.title or name[:1].upper() + name[1:] or "Form"
    lines = (text for text in draft.texts if _EDITION.match(text))
    year = next((match[1] for text in (raw, *lines, name) if (match := _YEAR.search(text))), "")
    edition = details.edition or int(year or details.this_year)
    title = re.sub(rf"[\s,(–-]*\b{edition}(?:\s*[/–-]\s*(?:20)?\d\d)?\)?\s*$", "", raw)
    return title or raw, edition, raw


def _add(section: Section, draft: Draft, made: Made, title: str) -> None:
    """Add a section: as several, where its questions are not all answered in the same way."""
    heading = section.title or "Questions"
    groups = answered(section, draft.fallback)
    titles: list[str] = []
    for (_, follow_up), asked in groups.items():
        in_words = bool(titles) and not asked[0].scale
        taken = {each["title"].casefold() for each in made.sections}
        name = sheet_title(heading, taken, _IN_WORDS if in_words else "")
        data = _section(name, section, asked, follow_up, made) | {"part": section.part or title}
        if data["questions"]:
            if name != heading and not titles:
                made.retitled.append(Retitled(section.number, heading, name))
            titles.append(name)
            made.refs.setdefault(section.number, data["id"])
            made.sections.append(data)
    if len(titles) > 1:
        made.divided.append(tuple(titles))


def _section(name: str, section: Section, asked: list[Asked], follow_up: str, made: Made) -> dict[str, Any]:
    """A section as plain data; what only says something of the whole stands in the first of several."""
    taken = {each["id"] for each in made.sections}
    id_ = unused(made.earlier.section(name) or id_of(name, "section", _SECTION_ID), taken)
    is_first = section.number not in made.refs
    has_column = bool(asked[0].scale) and _can_head(follow_up)
    prompts = (
        () if has_column else dict.fromkeys(each.mark.follow_up for each in asked if each.mark.follow_up)
    )
    made.moved.extend(prompts)
    heading = [section.title] if is_first and section.title and section.title != name else []
    texts = [*heading, *(section.looks_at if is_first else ()), *prompts]
    looks_at = "\n".join(texts)
    made.beyond.extend(texts if len(looks_at) > LONGEST else ())
    return {
        "id": id_,
        "title": name,
        **({"scale": made.scales.id_of(asked[0].scale.labels)} if asked[0].scale else {}),
        **({"follow_up": follow_up} if has_column else {}),
        **({"looks_at": looks_at} if 0 < len(looks_at) <= LONGEST else {}),
        **({"vision": list(pieces(section.vision))} if section.vision and is_first else {}),
        "questions": list(_questions(id_, asked, made)),
    }


def _can_head(follow_up: str) -> bool:
    """Whether a text can be the heading of the column beside the answer."""
    return 0 < len(follow_up) <= _FOLLOW_UP and fold(follow_up) not in map(fold, TAKEN_BESIDE_FOLLOW_UP)


def _questions(section: str, asked: Iterable[Asked], made: Made) -> Iterator[dict[str, str]]:
    for question in asked:
        text = question.mark.kept
        if len(text) > LONGEST:
            made.refused[question.number] = f"it is longer than {LONGEST:,} characters"
        elif fold(text) in made.texts:
            made.refused[question.number] = f"it stands twice, first as {made.texts[fold(text)]}"
        else:
            ref = made.earlier.ref(section, question.mark, set(made.refs.values()))
            made.refs[question.number] = made.texts[fold(text)] = ref
            made.asked.append(question)
            yield {"id": ref, **({"title": question.mark.title} if question.mark.title else {}), "text": text}


def _parts(draft: Draft, made: Made, title: str) -> Iterator[dict[str, Any]]:
    """The parts that have sections; what introduces the whole form introduces the first of them."""
    used = dict.fromkeys(section["part"] for section in made.sections)
    others = [text for name, texts in draft.parts.items() if (name or title) not in used for text in texts]
    for number, part in enumerate(used):
        own = [text for name, texts in draft.parts.items() if (name or title) == part for text in texts]
        yield {"title": part, "introduction": list(pieces(own if number else [*others, *own, *made.beyond]))}


def pieces(texts: Iterable[str]) -> Iterator[str]:
    """The texts, one that is longer than a bank takes in several pieces."""
    for text in texts:
        yield from (text[start : start + LONGEST] for start in range(0, len(text), LONGEST))
