"""Reading what a person typed as one of the choices of a scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.findings.suggestion import fold

if TYPE_CHECKING:
    from ehsg_cli.bank.model import Bank, Choice

SHORT_FORMS = {"y": "yes", "true": "yes", "n": "no", "false": "no"}


def recognise_in(bank: Bank, question: str, raw: str) -> str | None:
    """The id of the choice of a question that `raw` means, as `recognise` has it; fast, for many."""
    folded = fold(raw)
    return bank.words[question].get(SHORT_FORMS.get(folded, folded))


def recognise(raw: str, choices: tuple[Choice, ...]) -> str | None:
    """The id of the choice that `raw` means, or none: `MOSTLY-YES ` is `mostly-yes`, `Y` is `yes`."""
    folded = fold(raw)
    meant = SHORT_FORMS.get(folded, folded)
    return next((choice.id for choice in choices if meant in {fold(choice.label), fold(choice.id)}), None)
