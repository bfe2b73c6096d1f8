"""The models that a guide explains itself by: the map of the early help system, and that of data maturity."""

from typing import Annotated

from pydantic import Field

from ehsg_cli.bank.fields import Id, Model, Text


class ServiceType(Model):
    """One type of service of the early help system.

    Attributes:
        id: Stable id.
        title: What it is called.
        services: The services of that type.
        sectors: Ids of the kinds of partner that offer such services.
    """

    id: Id
    title: Text
    services: Annotated[tuple[Text, ...], Field(strict=False, min_length=1)]
    sectors: Annotated[tuple[Id, ...], Field(strict=False)] = ()


class SystemMap(Model):
    """The early help system as types of services.

    Attributes:
        statement: What is said of it as a whole.
        mapping: Whose reading it is which kinds of partner are of which type.
        types: The types.
    """

    statement: Text
    mapping: Text | None = None
    types: Annotated[tuple[ServiceType, ...], Field(strict=False, min_length=1)]


class Element(Model):
    """An element of the data maturity model, and the questions that speak to it.

    Attributes:
        id: Stable id.
        text: The element, in the source's words.
        questions: Ids of the questions.
    """

    id: Id
    text: Text
    questions: Annotated[tuple[Id, ...], Field(strict=False)] = ()


class DataMaturity(Model):
    """The data maturity model.

    Attributes:
        statement: What is said of it as a whole.
        elements: The elements, in their order.
        mapping: Whose reading the mapping of questions to elements is.
    """

    statement: Text
    mapping: Text
    elements: Annotated[tuple[Element, ...], Field(strict=False, min_length=1)]
