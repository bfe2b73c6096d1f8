"""Reading what a person typed as one of the choices of a scale."""

from __future__ import annotations

import difflib
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ehsg_cli.bank.model import Choice

_SHORT_FORMS = {"y": "yes", "true": "yes", "n": "no", "false": "no"}


def fold(text: str) -> str:
    """The text without what people type differently: case, spaces of any kind, punctuation, hyphens."""
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", text).casefold()).strip()


def recognise(raw: str, choices: tuple[Choice, ...]) -> str | None:
    """The id of the choice that `raw` means, or none: `MOSTLY-YES ` is `mostly-yes`, `Y` is `yes`."""
    folded = fold(raw)
    meant = _SHORT_FORMS.get(folded, folded)
    return next((choice.id for choice in choices if meant in {fold(choice.label), fold(choice.id)}), None)


def nearest(raw: str, names: tuple[str, ...]) -> str:
    """The one of `names` that `raw` most looks like, or an empty text where none is near."""
    by_fold = {fold(name): name for name in names}
    close = difflib.get_close_matches(fold(raw), by_fold, n=1, cutoff=0.6)
    return by_fold[close[0]] if close else ""


def did_you_mean(raw: str, names: tuple[str, ...]) -> str:
    """A sentence that suggests the nearest of `names`, to put behind a message; empty where none is near."""
    close = nearest(raw, names)
    return f" Did you mean {close}?" if close else ""
