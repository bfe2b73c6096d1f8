"""What a person should know of how a form became a bank."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.interchange.draft import LONGEST_LABEL, MOST_CHOICES
from ehsg_cli.interchange.report import Role
from ehsg_cli.interchange.to_bank import title_and_edition
from ehsg_cli.interchange.wordings import asks
from ehsg_cli.wording import counted, listed, quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.interchange.choices import Scale
    from ehsg_cli.interchange.draft import Draft
    from ehsg_cli.interchange.marks import Mark
    from ehsg_cli.interchange.report import Taken
    from ehsg_cli.interchange.source import Source
    from ehsg_cli.interchange.to_bank import Details, Made

_MOST_PLACES = 6


class Outcome(NamedTuple):
    """A form, what was recognised in it, and the bank that it became."""

    source: Source
    details: Details
    marks: Sequence[Mark]
    draft: Draft
    made: Made
    bank: Bank


def noted(outcome: Outcome) -> Iterator[Finding]:
    """All of it, what was not taken first."""
    marks, made = outcome.marks, outcome.made
    yield from _not_taken(marks, made)
    yield from _answers(made, outcome.bank)
    yield from _sections(marks, made)
    yield from _wordings(marks)
    yield from _responses(marks)
    yield from _about(outcome)


def _not_taken(marks: Sequence[Mark], made: Made) -> Iterator[Finding]:
    for number, why in made.refused.items():
        yield codes.IMPORT_REFUSED(marks[number].location, why=why, text=quote(marks[number].text))
    left = [mark for mark in marks if mark.role is Role.NOT_TAKEN]
    for mark in left:
        if asks(mark.text) and not mark.note:
            why = "nothing says what it belongs to"
            yield codes.IMPORT_REFUSED(mark.location, why=why, text=quote(mark.text))
    yield from not_taken([mark for mark in left if mark.note or not asks(mark.text)])


def not_taken(rest: Sequence[Mark] | Sequence[Taken]) -> Iterator[Finding]:
    """That some texts have no place in a bank, and where they stand."""
    if rest:
        yield codes.IMPORT_NOT_TAKEN(_file(rest), count=counted(len(rest), "text"), places=_places(rest))


def _answers(made: Made, bank: Bank) -> Iterator[Finding]:
    scales = {asked.scale: asked for asked in reversed(made.asked) if asked.scale}
    assumed = [asked for asked in made.asked if asked.is_default]
    if assumed:
        first = assumed[0]
        labels = ", ".join(first.scale.labels) if first.scale else ""
        count = counted(len(assumed), "question")
        yield codes.IMPORT_SCALE_ASSUMED(first.mark.location, count=count, labels=labels)
    yield from _added(made)
    for scale, asked in reversed(scales.items()):
        yield from _scale(scale, asked.mark.location)
    for asked in made.asked:
        if asked.mark.choices and not asked.scale:
            yield codes.IMPORT_NO_SCALE(
                asked.mark.location,
                ref=made.refs[asked.number],
                answers=len(asked.mark.choices),
                most=MOST_CHOICES,
                longest=LONGEST_LABEL,
            )
    in_words = [section.title for section in bank.sections if not section.scale]
    if in_words:
        yield codes.IMPORT_IN_WORDS(_file([asked.mark for asked in made.asked]), sections=listed(in_words))


def _scale(scale: Scale, location: Location) -> Iterator[Finding]:
    """What was done to a scale that a form has, or cannot be told of it."""
    labels = ", ".join(scale.labels)
    if scale.left_out:
        left = listed(map(quote, scale.left_out))
        yield codes.IMPORT_NO_POINT(location, labels=left, scale=labels)
    if scale.is_turned:
        yield codes.IMPORT_SCALE_TURNED(location, labels=labels)
    elif not scale.is_sure:
        yield codes.IMPORT_SCALE_UNSURE(location, labels=labels, first=scale.labels[0])


def _added(made: Made) -> Iterator[Finding]:
    """The answers that were added to those that somebody gave, once for each scale."""
    completed = {asked.mark.choices: asked.mark for asked in reversed(made.asked) if asked.mark.added}
    for choices, mark in reversed(completed.items()):
        seen = listed(label for label in choices if label not in mark.added)
        yield codes.IMPORT_ANSWERS_ADDED(mark.location, seen=seen, added=listed(mark.added))


def _sections(marks: Sequence[Mark], made: Made) -> Iterator[Finding]:
    for retitled in made.retitled:
        location = marks[retitled.number].location if retitled.number >= 0 else Location()
        yield codes.IMPORT_RETITLED(location, heading=retitled.heading, title=retitled.title)
    for titles in made.divided:
        yield codes.IMPORT_DIVIDED(_file(marks), first=titles[0], titles=listed(titles))
    for prompt in dict.fromkeys(made.moved):
        yield codes.IMPORT_PROMPT_MOVED(_file(marks), prompt=prompt)


def _wordings(marks: Sequence[Mark]) -> Iterator[Finding]:
    numbered = [mark for mark in marks if mark.note.startswith("without “")]
    if numbered:
        examples = listed((mark.note.removeprefix("without ") for mark in numbered), 3)
        count = counted(len(numbered), "wording")
        yield codes.IMPORT_NUMBERS(_file(numbered), count=count, examples=examples)
    spaced = [mark for mark in marks if _is_spaced(mark)]
    if spaced:
        yield codes.IMPORT_SPACES(
            _file(spaced), count=counted(len(spaced), "wording"), places=_places(spaced)
        )


def _is_spaced(mark: Mark) -> bool:
    """Whether the wording in the bank differs from that in the form in white space within it."""
    is_wording = mark.role in {Role.QUESTION, Role.INTRODUCTION, Role.LOOKS_AT, Role.VISION, Role.FOLLOW_UP}
    return is_wording and mark.kept not in mark.text and not mark.note.startswith("behind")


def _responses(marks: Sequence[Mark]) -> Iterator[Finding]:
    answers = [mark for mark in marks if mark.role is Role.ANSWER]
    if answers:
        yield codes.IMPORT_ANSWERS(
            _file(answers), count=counted(len(answers), "place"), places=_places(answers)
        )


def _about(outcome: Outcome) -> Iterator[Finding]:
    source, details, _, draft, made, bank = outcome
    location = Location(file=source.file)
    _, _, raw = title_and_edition(draft, source.file, details)
    if not (details.title or draft.title):
        yield codes.IMPORT_TITLE_ASSUMED(location, title=bank.title)
    said = " ".join([raw, source.file, *draft.texts])
    if not details.edition and str(bank.edition) not in said:
        yield codes.IMPORT_EDITION_ASSUMED(location, edition=bank.edition)
    unsaid = {"publisher": details.publisher, "licence": details.licence, "attribution": details.attribution}
    missing = [name for name, said in unsaid.items() if not said]
    if missing:
        options = listed(f"--{name}" for name in missing)
        yield codes.IMPORT_NOT_STATED(location, missing=listed(missing), options=options)
    if details.like:
        yield codes.IMPORT_LIKE(location, bank=details.like.bank, same=counted(made.earlier.same, "question"))


def _file(marks: Sequence[Mark] | Sequence[Taken]) -> Location:
    return Location(file=marks[0].location.file)


def _places(marks: Iterable[Mark] | Iterable[Taken]) -> str:
    return listed((place_of(mark.location) for mark in marks), _MOST_PLACES)


def place_of(location: Location) -> str:
    """The place within the file, in words."""
    return " ".join(filter(None, (location.sheet, location.cell))) or f"line {location.line}"
