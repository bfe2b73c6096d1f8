"""The answers that a form offers: where a text names them, and which of them is best."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ehsg_cli.findings.suggestion import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DEFAULT = ("Yes", "Mostly yes", "Mostly no", "No")  # those of the 2020 guide
# Scales that are often used, best first
_KNOWN = tuple(
    tuple(scale.split(", "))
    for scale in (
        "yes, mostly yes, mostly no, no",
        "yes, mostly, partly, no",
        "yes, partly, no",
        "yes, partially, no",
        "yes, in part, no",
        "yes, somewhat, no",
        "yes, no",
        "strongly agree, agree, neither agree nor disagree, disagree, strongly disagree",
        "strongly agree, agree, neutral, disagree, strongly disagree",
        "strongly agree, agree, disagree, strongly disagree",
        "agree, disagree",
        "fully met, mostly met, partly met, not met",
        "fully met, partially met, not met",
        "met, partly met, not met",
        "met, partially met, not met",
        "fully in place, mostly in place, partly in place, not in place",
        "fully in place, partly in place, not in place",
        "fully in place, partially in place, not in place",
        "in place, partly in place, not in place",
        "fully, mostly, partly, not at all",
        "fully, partially, not at all",
        "green, amber, red",
        "always, usually, sometimes, rarely, never",
        "always, often, sometimes, rarely, never",
        "always, often, sometimes, never",
        "embedded, established, developing, emerging",
        "embedded, developing, emerging, not started",
        "outstanding, good, requires improvement, inadequate",
        "excellent, good, fair, poor",
        "very good, good, fair, poor",
        "high, medium, low",
        "completed, in progress, not started",
        "true, false",
    )
)
_SETS = {frozenset(scale): scale for scale in _KNOWN}
_RANK = {label: place / (len(scale) - 1) for scale in reversed(_KNOWN) for place, label in enumerate(scale)}
_LABELS = sorted(_RANK, key=len, reverse=True)
_WORDED = "|".join(label.replace(" ", r"[\s-]+") for label in _LABELS)
_LABEL = re.compile(rf"\b(?:{_WORDED})\b", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,/;|•·–—'\"‘’“”()-]*(?:\b(?:or|and)\b)?[\s,/;|'\"‘’“”()-]*", re.IGNORECASE)
_UNSURE = {"don t know", "do not know", "not sure", "unsure", "n a", "not applicable", "not known", "unknown"}
_ANNOUNCED = re.compile(
    r"^\s*(?:(?:possible |available )?(?:answers?|responses?|ratings?|scale|options|choices|key)"
    r"(?: (?:scale|options|key))?"
    r"|(?:please )?(?:choose|select|answer|tick|use)(?: (?:one of|from|one))?(?: the following)?)"
    r"\s*:\s*(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
# A scale of numbers, of which the ends are explained: from 1 (not yet) to 5 (fully embedded)
_FROM_TO = re.compile(
    r"\bfrom (?P<first>\d)\s*(?:\((?P<low>[^()]{1,40})\))?\s*to (?P<last>\d)(?!\d|\s*\w)"
    r"\s*(?:\((?P<high>[^()]{1,40})\))?",
    re.IGNORECASE,
)
_COMMA = r"\s*,\s*(?:or\s+|and\s+)?|\s+or\s+"
_SEPARATORS = (r"[☐☑☒□■◻◯○●❏▢]", r"\n", r"\s*[/|]\s*", r"\s*;\s*", _COMMA)
_NUMBERED = re.compile(r"^\d+\b ?")
_LONGEST = 60
_MOST = 10
_WORDS = 5  # of a choice


class Scale(NamedTuple):
    """Choices, best first.

    Attributes:
        is_turned: Whether the form gives them the other way round.
        is_sure: Whether it can be told which end is best.
        left_out: What the form offers for where the question does not apply, or nobody knows.
    """

    labels: tuple[str, ...]
    is_turned: bool = False
    is_sure: bool = True
    left_out: tuple[str, ...] = ()


def listed_choices(text: str) -> tuple[str, ...]:
    """The choices that a text is a list of: "Yes / No", "☐ Yes ☐ No", a line each; else nothing."""
    text = text.strip().rstrip(".")
    for separator in _SEPARATORS:
        pieces = [" ".join(piece.split()) for piece in re.split(separator, text)]
        labels = tuple(dict.fromkeys(filter(None, pieces)))
        if _are_labels(labels) and (separator != _COMMA or any(map(_is_telling, labels))):
            return tuple({"y": "Yes", "n": "No"}.get(label.casefold(), label) for label in labels)
    return ()


def _are_labels(labels: tuple[str, ...]) -> bool:
    if not 2 <= len(labels) <= _MOST or len({fold(label) for label in labels}) < len(labels):
        return False
    return all(
        len(label) <= _LONGEST
        and not label.endswith(("?", ":"))
        and len(_NUMBERED.sub("", fold(label)).split()) <= _WORDS
        for label in labels
    )


def _is_telling(label: str) -> bool:
    """Whether it surely is a choice: known from other scales, or numbered."""
    return is_answer_word(label) or _NUMBERED.match(fold(label)) is not None


def named_choices(text: str) -> tuple[str, ...]:
    """The choices that a sentence names, in its order: "please answer yes, mostly yes, mostly no or no"."""
    if announced := _ANNOUNCED.match(text):
        labels = listed_choices(announced["rest"])
        if labels:
            return labels
    if ends := _FROM_TO.search(text):
        return _numbers(ends)
    if re.search(r"\bRAG\b", text):
        return ("Green", "Amber", "Red")
    if re.search(r"\bY ?/ ?N\b", text):
        return ("Yes", "No")
    runs = (run for run in _runs(text) if frozenset(map(fold, run)) in _SETS)
    longest = max(runs, key=len, default=())
    return tuple(label[:1].upper() + label[1:] for label in longest)


def _numbers(ends: re.Match[str]) -> tuple[str, ...]:
    """The numbers from one to another, with what is said of the first and the last."""
    first, last = int(ends["first"]), int(ends["last"])
    steps = range(first, last + 1) if first < last else range(first, last - 1, -1)
    meant = {first: ends["low"], last: ends["high"]}
    return tuple(f"{number} ({meant[number]})" if meant.get(number) else str(number) for number in steps)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Known choices that stand one after the other, each time once."""
    run: list[str] = []
    end = 0
    for match in _LABEL.finditer(text):
        if run and not _BETWEEN.fullmatch(text[end : match.start()]):
            yield tuple(run)
            run = []
        run.append(" ".join(match[0].replace("-", " ").split()))
        end = match.end()
    yield tuple(run)


def in_order(labels: Sequence[str]) -> Scale:
    """The choices with the best first, as far as their words tell which that is."""
    unsure = tuple(label for label in labels if fold(label) in _UNSURE)
    sure = tuple(label for label in labels if label not in unsure)
    if len(sure) < 2:
        return Scale((*labels,), is_sure=False)
    ranks = [rank for label in sure if (rank := _rank(label)) is not None]
    if len(ranks) > 1 and ranks[0] > ranks[-1]:
        return Scale((*reversed(sure),), is_turned=True, left_out=unsure)
    return Scale(sure, is_sure=len(ranks) > 1 and ranks[0] < ranks[-1], left_out=unsure)


def _rank(label: str) -> float | None:
    """How far down a scale a choice stands, from 0 to 1; none where its words do not tell."""
    folded = _NUMBERED.sub("", fold(label))
    if folded in _RANK:
        return _RANK[folded]
    words = folded.split()
    if words and words[0] in {"not", "no", "never", "none", "inadequate", "red"}:
        return 1.0
    return (
        0.0
        if words and words[0] in {"fully", "always", "yes", "embedded", "green", "outstanding", "excellent"}
        else None
    )


def is_answer_word(text: str) -> bool:
    """Whether a text is a choice of some scale that is often used."""
    return fold(text) in _RANK or fold(text) in _UNSURE


def whole_scale(answers: Sequence[str]) -> tuple[str, ...]:
    """The shortest often used scale that has all of these answers, best first; nothing if there is none."""
    said = frozenset(map(fold, answers)) - _UNSURE
    scale = min((scale for scale in _KNOWN if said and said <= set(scale)), key=len, default=())
    return tuple(label[:1].upper() + label[1:] for label in scale)
