"""The sections, questions and answers of a form, put together from its marks; not yet a bank."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ehsg_cli.findings.suggestion import fold
from ehsg_cli.interchange.choices import DEFAULT, in_order
from ehsg_cli.interchange.report import Role
from ehsg_cli.interchange.wordings import line
from ehsg_cli.interchange.words import is_by_how_much, is_open

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ehsg_cli.interchange.choices import Scale
    from ehsg_cli.interchange.marks import Mark

MOST_CHOICES = 10  # of a scale; longer lists are of schools or places
LONGEST_LABEL = 60


class Asked(NamedTuple):
    """A question: the number of its mark, and how it is answered.

    Attributes:
        scale: None where it is answered in words.
        is_default: Whether the form names no answers, and ours were taken.
    """

    number: int
    mark: Mark
    scale: Scale | None = None
    is_default: bool = False


@dataclass(slots=True)
class Section:
    """A section while it is put together.

    Attributes:
        number: The number of its heading's mark; -1 where the form has no heading.
        choices: What a text within it names as answers.
        general: What a text above it does.
    """

    number: int
    title: str
    part: str
    questions: list[tuple[int, Mark]] = field(default_factory=list)
    looks_at: list[str] = field(default_factory=list)
    vision: list[str] = field(default_factory=list)
    choices: tuple[str, ...] = ()
    general: tuple[str, ...] = ()


@dataclass(slots=True)
class Draft:
    """What a form holds.

    Attributes:
        title: As the form has it; empty where it has none.
        parts: The paragraphs that introduce each part, by its title; that of the whole form is empty.
        general: The answers that a text outside sections names last.
        fallback: The most answers that any text names, wherever it stands.
    """

    title: str = ""
    parts: dict[str, list[str]] = field(default_factory=lambda: {"": []})
    sections: list[Section] = field(default_factory=list)
    general: tuple[str, ...] = ()
    fallback: tuple[str, ...] = ()

    @property
    def texts(self) -> list[str]:
        """The texts around the questions: what introduces parts, and what sections look at."""
        of_sections = (section.looks_at for section in self.sections)
        return [text for texts in (*self.parts.values(), *of_sections) for text in texts]


@dataclass(slots=True)
class _State:
    """How far the form has been read: the part and section it is in, and a list of choices that goes on."""

    draft: Draft = field(default_factory=Draft)
    part: str = ""
    part_rank: int = -1
    section: Section | None = None
    choices: tuple[str, ...] = ()


def drafted(marks: Sequence[Mark]) -> Draft:
    """The form that the marks are of."""
    state = _State()
    for number, mark in enumerate(marks):
        if mark.role in _TAKEN:
            _TAKEN[mark.role](state, number, mark)
        if mark.choices and mark.role is not Role.QUESTION:
            goes_on = len(mark.choices) == 1
            state.choices = (*(state.choices if goes_on else ()), *mark.choices)
            _name_answers(state)
    state.draft.sections = [each for each in state.draft.sections if each.questions]
    return state.draft


def _take_title(state: _State, _number: int, mark: Mark) -> None:
    state.draft.title = state.draft.title or mark.kept


def _take_part(state: _State, _number: int, mark: Mark) -> None:
    state.part, state.part_rank, state.section, state.choices = mark.kept, mark.rank, None, ()
    state.draft.parts.setdefault(mark.kept, [])


def _take_section(state: _State, number: int, mark: Mark) -> None:
    if mark.rank <= state.part_rank:  # it stands beside the parts, and so is one
        _take_part(state, number, mark)
    state.choices = ()
    _begin(state, number, mark.kept)


def _begin(state: _State, number: int, title: str) -> Section:
    """Go on with the section of that title in this part, or begin it."""
    sections = state.draft.sections
    known = (each for each in sections if fold(each.title) == fold(title) and each.part == state.part)
    state.section = next(known, None)
    if not state.section:
        state.section = Section(number, title, state.part, general=state.draft.general)
        sections.append(state.section)
    return state.section


def _take_question(state: _State, number: int, mark: Mark) -> None:
    state.choices = ()
    section = state.section or _begin(state, -1, "")
    section.questions.append((number, mark))


def _take_introduction(state: _State, _number: int, mark: Mark) -> None:
    if mark.rank:  # a heading over nothing but text: it ends the section before
        state.section = None
    state.draft.parts[state.part].append(mark.kept)


def _take_looks_at(state: _State, number: int, mark: Mark) -> None:
    section = state.section or _begin(state, number, "")
    section.looks_at.append(mark.kept)


def _take_vision(state: _State, number: int, mark: Mark) -> None:
    if state.section and mark.kept:
        state.section.vision.append(mark.kept)
    elif mark.kept:
        _take_introduction(state, number, mark)


_TAKEN: dict[Role, Callable[[_State, int, Mark], None]] = {
    Role.TITLE: _take_title,
    Role.PART: _take_part,
    Role.SECTION: _take_section,
    Role.QUESTION: _take_question,
    Role.INTRODUCTION: _take_introduction,
    Role.LOOKS_AT: _take_looks_at,
    Role.VISION: _take_vision,
}


def _name_answers(state: _State) -> None:
    """Remember what a text names as answers: for the section it stands in, else for those that follow."""
    if state.section:
        state.section.choices = state.choices
    else:
        state.draft.general = state.choices
    if len(state.choices) >= len(state.draft.fallback):
        state.draft.fallback = state.choices


def answered(section: Section, fallback: tuple[str, ...]) -> dict[tuple[tuple[str, ...], str], list[Asked]]:
    """The questions of a section by how they are answered: the choices, and the heading of the words beside.

    Args:
        section: The section.
        fallback: The answers that the form names somewhere else, if it does.
    """
    named = _usable(section.choices) or _usable(section.general) or _usable(fallback)
    silent = [mark for _, mark in section.questions if not _usable(mark.choices)]
    in_words = sum(_wants_words(mark, named) for mark in silent) * 2 > len(silent)
    groups: dict[tuple[tuple[str, ...], str], list[Asked]] = {}
    for number, mark in section.questions:
        own = _usable(mark.choices)
        choices = own or (() if in_words else named or DEFAULT)
        scale = in_order(choices) if choices else None
        asked = Asked(number, mark, scale, is_default=bool(choices) and not own and not named)
        groups.setdefault((tuple(map(fold, choices)), mark.follow_up if choices else ""), []).append(asked)
    return groups


def _usable(choices: tuple[str, ...]) -> tuple[str, ...]:
    """The choices, each once; none where there are too many, or too few, to be a scale."""
    labels = {fold(label): line(label) for label in reversed(choices) if line(label)}
    choices = tuple(reversed(labels.values()))
    is_scale = 1 < len(choices) <= MOST_CHOICES and all(len(label) <= LONGEST_LABEL for label in choices)
    return choices if is_scale else ()


def _wants_words(mark: Mark, named: tuple[str, ...]) -> bool:
    """Whether a question beside which no choices stand is answered in words."""
    if mark.choices:
        return True
    if mark.is_answered:
        return is_open(mark.kept) and not mark.follow_up
    return not named or (is_open(mark.kept) and not is_by_how_much(mark.kept))
