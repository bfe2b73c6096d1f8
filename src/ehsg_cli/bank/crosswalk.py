"""A crosswalk: which questions of one bank speak to which questions of another, and why.

Two questions of different banks may ask about all the same things, about some of the same, or about different
things that have to do with each other. That is all that a link says; whether answers agree is another matter.
"""

from typing import Annotated, Literal

from pydantic import Field

from ehsg_cli.bank.fields import Heading, Id, Model, Text

Relation = Literal["same", "part", "related"]
Whole = Literal["from", "to", "neither"]


class Side(Model):
    """One of the two banks.

    Attributes:
        revision: The revision that was read to write the crosswalk.
        file: Path of the bank's YAML file from the folder of the crosswalk; a built-in bank needs none.
    """

    bank: Id
    revision: Annotated[int, Field(ge=1)]
    file: Heading | None = None


class Link(Model):
    """A question of the one bank that speaks to a question of the other.

    Attributes:
        relation: One of three.

            - `same`: each asks about everything that the other asks about. An answer to one is an answer to
              the other, and carries over.
            - `part`: there is something that both ask about, but one or each asks about more. No answer
              carries over; what was said is a start.
            - `related`: nothing is asked about by both, but what was said to one helps to think about the
              other: it is a means of it, say, or a condition. Nothing carries over.
        whole: With `part`, and only there: which of the two asks about everything that the other asks about,
            and more; `neither` where each asks about something that the other does not.
    """

    from_: Annotated[Id, Field(alias="from")]
    to: Id
    relation: Relation
    whole: Whole | None = None
    reason: Text


class UnmatchedQuestion(Model):
    """A question that speaks to none of the other bank, so that leaving it out is deliberate."""

    question: Id
    reason: Text


class Unmatched(Model):
    """The questions of either bank that speak to none of the other."""

    from_: Annotated[tuple[UnmatchedQuestion, ...], Field(alias="from", strict=False)] = ()
    to: Annotated[tuple[UnmatchedQuestion, ...], Field(strict=False)] = ()


class Crosswalk(Model):
    """What the questions of one bank have to do with those of another.

    Attributes:
        crosswalk: Stable id, such as `ehsg-2020-2022`.
        revision: How many times it has been edited, counting from 1.
        notes: Remarks of ours on how it was written.
        links: In the order of the one bank, then of the other.
    """

    crosswalk: Id
    revision: Annotated[int, Field(ge=1)]
    title: Text
    from_: Annotated[Side, Field(alias="from")]
    to: Side
    notes: Annotated[tuple[Text, ...], Field(strict=False)] = ()
    links: Annotated[tuple[Link, ...], Field(strict=False, min_length=1)]
    unmatched: Unmatched = Unmatched()
