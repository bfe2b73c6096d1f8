"""What the contradictions that a bank states must keep to: answers to several questions that can be given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.bank.document import ANY
from ehsg_cli.findings import codes
from ehsg_cli.findings.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ehsg_cli.bank.document import Document
    from ehsg_cli.findings.model import Finding

_CONTRADICTION = ("contradictions", ANY)
_ANSWER = (*_CONTRADICTION, "answers", ANY)


def check(document: Document) -> Iterator[Finding]:
    """Answers that are no choice of their question, and contradictions within a single question."""
    yield from _answers_can_be_given(document)
    yield from _are_between_questions(document)


def _answers_can_be_given(document: Document) -> Iterator[Finding]:
    choices = _choices(document)
    for path, answer in document.texts(*_ANSWER, "answer"):
        question = document.get(*path[:-1], "question")
        known = choices.get(question) if isinstance(question, str) else None
        if known is not None and answer not in known:
            yield codes.BANK_NO_SUCH_ANSWER(
                document.at(path),
                answer=answer,
                question=question,
                suggestion=did_you_mean(answer, known),
                choices=", ".join(known) or "none, as it is answered in words",
            )


def _are_between_questions(document: Document) -> Iterator[Finding]:
    for path, id_ in document.texts(*_CONTRADICTION, "id"):
        asked = [question for _, question in document.texts(*path[:-1], "answers", ANY, "question")]
        if len(asked) > 1 and len(set(asked)) == 1:
            yield codes.BANK_ONE_QUESTION(document.at(path), id=id_, question=asked[0])


def _choices(document: Document) -> dict[str, list[str]]:
    """The ids of the choices of each question; none where it is answered in words."""
    of_scale: dict[object, list[str]] = {None: []}
    for path, choice in document.texts("scales", ANY, ANY, "id"):
        of_scale.setdefault(path[1], []).append(choice)
    scales = (
        (question, document.get(*path[:2], "scale"))
        for path, question in document.texts("sections", ANY, "questions", ANY, "id")
    )
    return {
        question: of_scale[scale]
        for question, scale in scales
        if scale is None or (isinstance(scale, str) and scale in of_scale)
    }
