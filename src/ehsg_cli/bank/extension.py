"""A bank that extends another: what it says, put together with what the other says.

The two are put together as trees of YAML, so that whatever is wrong with the result is located in the file
and at the place that it comes from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from ehsg_cli.bank.document import ANY
from ehsg_cli.bank.fields import Heading, Id, Model, Text
from ehsg_cli.bank.model import Question
from ehsg_cli.findings import codes
from ehsg_cli.findings.suggestion import suggesting

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ehsg_cli.bank.document import Document, Path
    from ehsg_cli.findings.model import Finding


class Amendment(Model):
    """What is different about a question or a section; a key with no value takes the value away.

    Attributes:
        title: The title of the question or section.
        text: The question.
        best: The choice at the mature end of the scale.
        formerly: How earlier revisions worded the question.
        part: Title of the part that the section belongs to.
        scale: Id of the scale of the section.
        follow_up: Heading of the free-text column.
        follow_up_formerly: How earlier revisions worded that heading.
        looks_at: What the area is said to look at.
        vision: The statements of the vision for the area.
    """

    title: Text | None = None
    text: Text | None = None
    best: Id | None = None
    formerly: Annotated[tuple[Text, ...] | None, Field(strict=False)] = None
    part: Text | None = None
    scale: Id | None = None
    follow_up: Heading | None = None
    follow_up_formerly: Annotated[tuple[Heading, ...] | None, Field(strict=False)] = None
    looks_at: Text | None = None
    vision: Annotated[tuple[Text, ...] | None, Field(strict=False)] = None


class Addition(Model):
    """Questions that go into a section.

    Attributes:
        section: The section, of the bank that is extended.
        after: The question that they follow; without one, they stand at the end.
        questions: The questions.
    """

    section: Id
    after: Id | None = None
    questions: Annotated[tuple[Question, ...], Field(strict=False, min_length=1)]


class Extension(Model):
    """What a bank says that extends another, beside the keys of any bank.

    `scales`, `parts`, `sections`, `notes`, `retired` and `contradictions` come in addition to those of the
    other bank; any other key takes the place of the other bank's.

    Attributes:
        extends: A built-in bank, or the path of a file from the folder of this one.
        extends_revision: The revision of the other bank that this one was written for.
        remove: Questions left out.
        amend: What is different, by the id of a question or a section.
        add: Questions put in.
    """

    extends: Text
    extends_revision: Annotated[int, Field(ge=1)] | None = None
    remove: Annotated[tuple[Id, ...], Field(strict=False)] = ()
    amend: Annotated[dict[Id, Amendment], Field(default_factory=dict)]
    add: Annotated[tuple[Addition, ...], Field(strict=False)] = ()


OWN_KEYS = tuple(Extension.model_fields)
ADDED = ("scales", "parts", "sections", "notes", "retired", "contradictions")  # to those of the other bank


def extend(local: Document, base: Document) -> Document:
    """The whole bank: the one that is extended, with what the other says of it.

    What makes no sense, such as a question to remove that is not there, is passed over; `check` finds it.
    """
    from ehsg_cli.bank.joining import joined  # noqa: PLC0415 - the JSON Schema of banks needs the models alone
    from ehsg_cli.bank.yaml_document import document  # noqa: PLC0415

    if not local.root or not base.root:
        raise ValueError("a document that was read from a file has a tree")
    root = joined(local.root, base.root, OWN_KEYS)
    return document(root, {**base.sources, **local.sources}, is_partial=local.is_partial or base.is_partial)


def check(local: Document, base: Document) -> Iterator[Finding]:
    """What a bank says of another that makes no sense there."""
    # Each id with the number of its section.
    questions = {id_: path[1] for path, id_ in base.texts("sections", ANY, "questions", ANY, "id")}
    sections = {id_: path[1] for path, id_ in base.texts("sections", ANY, "id")}
    yield from _not_there(local, ("remove", ANY), questions)
    yield from _not_there(local, ("add", ANY, "section"), sections)
    yield from _not_there(local, ("add", ANY, "after"), questions)
    yield from _amendments(local, questions | sections)
    for path, after in local.texts("add", ANY, "after"):
        section = str(local.get(*path[:2], "section"))
        if after in questions and section in sections and questions[after] != sections[section]:
            yield codes.BANK_AFTER_ELSEWHERE(local.at(path), id=after, section=section)
    yield from _names(local, base)


def _names(local: Document, base: Document) -> Iterator[Finding]:
    """Names that are taken, and a revision that is not the one there is."""
    for scale in _keys(local, "scales").keys() & _keys(base, "scales").keys():
        yield codes.BANK_SCALE_TAKEN(local.key_at(("scales", scale)), scale=scale)
    if local.get("bank") is not None and local.get("bank") == base.get("bank"):
        yield codes.BANK_NAMED_AS_BASE(local.at(("bank",)), bank=local.get("bank"))
    written_for, revision = local.get("extends_revision"), base.get("revision")
    if written_for is not None and written_for != revision:
        place = local.at(("extends_revision",))
        yield codes.BANK_OTHER_REVISION(place, written_for=written_for, revision=revision)


def _not_there(local: Document, pattern: Path, known: Collection[str]) -> Iterator[Finding]:
    suggestion = suggesting(known)
    for path, id_ in local.texts(*pattern):
        if id_ not in known:
            yield codes.BANK_NOT_IN_BASE(local.at(path), id=id_, suggestion=suggestion(id_))


def _amendments(local: Document, known: Collection[str]) -> Iterator[Finding]:
    """What is amended and is not there, or is removed."""
    removed = {id_ for _, id_ in local.texts("remove", ANY)}
    suggestion = suggesting(known)
    for id_ in _keys(local, "amend"):
        place = local.key_at(("amend", id_))
        if id_ not in known:
            yield codes.BANK_NOT_IN_BASE(place, id=id_, suggestion=suggestion(id_))
        elif id_ in removed:
            yield codes.BANK_AMENDED_AND_REMOVED(place, id=id_)


def _keys(document: Document, key: str) -> dict[str, None]:
    """The keys of the mapping that a key has; none where it has none."""
    value = document.get(key)
    return dict.fromkeys(map(str, value)) if isinstance(value, dict) else {}
