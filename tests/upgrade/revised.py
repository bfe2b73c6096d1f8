"""A second revision of the 2020 bank in which everything happens that happens to questions."""

from __future__ import annotations

from typing import Any

from ehsg_cli.bank import library
from ehsg_cli.bank.model import Bank

REWORDED, UNDECLARED, ELSE = "families-01", "families-06", "families-02"
RENUMBERED, RENUMBERED_TO = "families-05", "families-11"
RETIRED, REPLACED, REPLACED_BY = "big-questions-02", "big-questions-03", "big-questions-04"
NEW = "families-12"
TEXTS = {
    REWORDED: "Does each family say that it knows the one worker it turns to?",
    UNDECLARED: "Do families know how to navigate the local services and how to get help early?",
    ELSE: "Is there one form of assessment for all partners?",
}


def revision_2() -> Bank:
    """The bank: reworded, renumbered, replaced, retired and new questions."""
    first = library.load("2020")
    data: dict[str, Any] = first.model_dump()
    sections = {section["id"]: section for section in data["sections"]}
    families, big = sections["families"], sections["big-questions"]
    old = {question["id"]: question for section in data["sections"] for question in section["questions"]}
    gone = {RENUMBERED, RETIRED, REPLACED}
    for section in (families, big):
        section["questions"] = [
            question | {"text": TEXTS.get(question["id"], question["text"])}
            for question in section["questions"]
            if question["id"] not in gone
        ]
    families["questions"][0] |= {"formerly": [first.questions[REWORDED].printed], "title": None}
    families["questions"] += [
        {"id": RENUMBERED_TO, "text": old[RENUMBERED]["text"]},
        {"id": NEW, "text": "Do families choose who works with them?"},
    ]
    big["questions"] += [{"id": REPLACED_BY, "text": "Which systems will your data model need next year?"}]
    data["retired"] = [
        _retired(old[RENUMBERED], RENUMBERED_TO, "It moved to the end."),
        _retired(old[RETIRED], None, "Nobody could answer it."),
        _retired(old[REPLACED], REPLACED_BY, "It is asked more plainly."),
    ]
    return Bank.model_validate(data | {"revision": 2})


def _retired(question: dict[str, Any], by: str | None, reason: str) -> dict[str, Any]:
    named = {"id": question["id"], "text": question["text"], "revision": 2, "reason": reason}
    return named | ({"replaced_by": by} if by else {})
