"""What a bank says of answers that cannot all be true."""

from itertools import groupby
from typing import Annotated

from pydantic import Field

from ehsg_cli.bank.fields import Id, Model, Text


class ContradictingAnswer(Model):
    """An answer that takes part in a contradiction.

    Attributes:
        question: Id of the question.
        answer: Id of the choice. Several of one question stand for any of them.
    """

    question: Id
    answer: Id

    def __str__(self) -> str:
        """What it is in words, such as `data-matching-01: yes`."""
        return f"{self.question}: {self.answer}"


class Contradiction(Model):
    """Answers to two questions or more that cannot all be true.

    Whoever gives one of the answers listed to each of the questions contradicts themselves.

    Attributes:
        id: Stable id.
        reason: Why they contradict each other, in a sentence that people are shown.
        answers: The answers.
    """

    id: Id
    reason: Text
    answers: Annotated[tuple[ContradictingAnswer, ...], Field(strict=False, min_length=2)]

    @property
    def by_question(self) -> dict[str, frozenset[str]]:
        """The answers listed to each question, in the order in which the questions come first."""
        order = list(dict.fromkeys(each.question for each in self.answers))
        pairs = sorted(self.answers, key=lambda each: order.index(each.question))
        return {
            question: frozenset(each.answer for each in group)
            for question, group in groupby(pairs, key=lambda each: each.question)
        }
