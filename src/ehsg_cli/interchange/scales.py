"""The scales of a bank while it is made: each set of answers once, a label written the same everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.findings.suggestion import fold
from ehsg_cli.interchange.choices import DEFAULT
from ehsg_cli.interchange.titles import id_of, unused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ehsg_cli.bank.model import Bank

_AGREEMENT = tuple(map(fold, DEFAULT))
_LONGEST_ID = 40


class Scales:
    """Scales by id, as plain data.

    Args:
        like: A bank whose ids and labels are used where its scales have the same answers.
    """

    def __init__(self, like: Bank | None) -> None:
        self.data: dict[str, list[dict[str, str]]] = {}
        self._ids: dict[tuple[str, ...], str] = {}
        self._labels: dict[str, str] = {}
        self._like = {
            tuple(fold(choice.label) for choice in choices): (
                name,
                [{"id": choice.id, "label": choice.label} for choice in choices],
            )
            for name, choices in (like.scales.items() if like else ())
        }

    def id_of(self, labels: Sequence[str]) -> str:
        """The id of the scale of these answers, best first, which is added if need be."""
        folded = tuple(map(fold, labels))
        if folded not in self._ids:
            name, choices = self._like.get(folded) or self._made(folded, labels)
            self._ids[folded] = unused(name, self.data)
            self.data[self._ids[folded]] = choices
        return self._ids[folded]

    def _made(self, folded: tuple[str, ...], labels: Sequence[str]) -> tuple[str, list[dict[str, str]]]:
        ids: list[str] = []
        for number, label in enumerate(labels, start=1):
            ids.append(unused(id_of(label, f"choice-{number}"), ids))
        same = (self._labels.setdefault(fold(label), label) for label in labels)
        choices = [{"id": id_, "label": label} for id_, label in zip(ids, same, strict=True)]
        name = (
            "agreement"
            if folded == _AGREEMENT
            else id_of(f"{labels[0]} to {labels[-1]}", "answers", _LONGEST_ID)
        )
        return name, choices
