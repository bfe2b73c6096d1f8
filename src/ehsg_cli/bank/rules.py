"""What a bank must keep to beyond its schema: one small function a rule.

The rules look at the document rather than at the finished bank, and pass over whatever is malformed, so that
everything wrong with a bank comes to light in one run.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from ehsg_cli.bank import contradiction_rules, wording_rules
from ehsg_cli.bank.document import ANY
from ehsg_cli.bank.fields import as_date
from ehsg_cli.findings import codes
from ehsg_cli.findings.suggestion import fold, suggesting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ehsg_cli.bank.document import Document, Path
    from ehsg_cli.findings.model import Finding


_SECTIONS = ("sections", ANY)
_QUESTIONS = (*_SECTIONS, "questions", ANY)
_ELEMENTS = ("data_maturity", "elements", ANY)
_CONTRADICTIONS = ("contradictions", ANY)

# Each kind of id, and how many leading steps of the path its namespace shares: a scale is one of its own.
_IDS = (
    (("partners", ANY, "id"), 0),
    (("scales", ANY, ANY, "id"), 2),
    ((*_SECTIONS, "id"), 0),
    ((*_QUESTIONS, "id"), 0),
    (("system", "types", ANY, "id"), 0),
    ((*_ELEMENTS, "id"), 0),
    (("return_items", ANY, "id"), 0),
    (("retired", ANY, "id"), 0),
    ((*_CONTRADICTIONS, "id"), 0),
)

_NOT_STATED = "not stated"  # as `fold` gives it: how what stands for a licence ends that nobody has named yet

_SHEET_TITLE_MAX = 31
_NOT_IN_SHEET_TITLE = re.compile(r"[\[\]:*?/\\]")
# The workbook's own sheets, and one that Excel keeps for itself.
_TAKEN_SHEET_TITLES = {"read me", "about you", "lists", "history"}
# The columns beside the follow-up in a response, and beside the choices in a return.
TAKEN_BESIDE_FOLLOW_UP = ("Ref", "Question", "Answer")
TAKEN_BESIDE_CHOICES = (
    *("Ref", "Section", "Question"),
    *("Suggested answer", "Consensus", "Agreed answer", "Agreed plan", "Changed since it was agreed"),
)
_TAKEN_HEADINGS = (
    ((*_SECTIONS, "follow_up"), TAKEN_BESIDE_FOLLOW_UP),
    (("scales", ANY, ANY, "label"), TAKEN_BESIDE_CHOICES),
)


def check(document: Document) -> tuple[Finding, ...]:
    """Everything that breaks a rule."""
    return tuple(finding for rule in RULES for finding in rule(document))


def _repeated(
    document: Document, pattern: Path, *, same: Callable[[str], str] = str, shared: int = 0
) -> Iterator[tuple[Path, str, str]]:
    """The texts that have come before, with their path and the line on which they came first."""
    first: dict[tuple[Path, str], Path] = {}
    for path, text in document.texts(*pattern):
        earlier = first.setdefault((path[:shared], same(text)), path)
        if earlier != path:
            yield path, text, document.line(earlier, seen_from=path)


def _ids_are_unique(document: Document) -> Iterator[Finding]:
    for pattern, shared in _IDS:
        for path, text, first in _repeated(document, pattern, shared=shared):
            yield codes.BANK_DUPLICATE_ID(document.at(path), id=text, first=first)


def _questions_differ(document: Document) -> Iterator[Finding]:
    for path, _, first in _repeated(document, (*_QUESTIONS, "text"), same=fold):
        yield codes.BANK_DUPLICATE_TEXT(document.at(path), first=first)


def _choices_differ(document: Document) -> Iterator[Finding]:
    for path, label, first in _repeated(document, ("scales", ANY, ANY, "label"), same=fold, shared=2):
        yield codes.BANK_SAME_CHOICES(document.at(path), label=label, first=first)


def _labels_are_written_alike(document: Document) -> Iterator[Finding]:
    """A label of two scales is one column of the return; Excel takes no second one in other capitals."""
    first: dict[str, tuple[Path, str]] = {}
    for path, label in document.texts("scales", ANY, ANY, "label"):
        earlier, other = first.setdefault(" ".join(label.casefold().split()), (path, label))
        if label != other and path[:2] != earlier[:2]:
            line = document.line(earlier, seen_from=path)
            yield codes.BANK_LABEL_CASE(document.at(path), label=label, other=other, first=line)


def _headings_are_free(document: Document) -> Iterator[Finding]:
    for pattern, taken in _TAKEN_HEADINGS:
        for path, text in document.texts(*pattern):
            if fold(text) in map(fold, taken):
                yield codes.BANK_TAKEN_HEADING(document.at(path), text=text)


def _scales_are_defined(document: Document) -> Iterator[Finding]:
    known = dict.fromkeys(_keys(document, "scales"))
    suggestion = suggesting(known)
    for path, scale in document.texts(*_SECTIONS, "scale"):
        if scale not in known:
            yield codes.BANK_UNKNOWN_SCALE(document.at(path), scale=scale, suggestion=suggestion(scale))


def _scales_are_used(document: Document) -> Iterator[Finding]:
    used = {scale for _, scale in document.texts(*_SECTIONS, "scale")}
    for scale in _keys(document, "scales"):
        if scale not in used:
            yield codes.BANK_UNUSED_SCALE(document.key_at(("scales", scale)), scale=scale)


def _best_is_an_end(document: Document) -> Iterator[Finding]:
    choices: defaultdict[object, list[str]] = defaultdict(list)
    for path, choice in document.texts("scales", ANY, ANY, "id"):
        choices[path[1]].append(choice)
    for path, best in document.texts(*_QUESTIONS, "best"):
        there = choices[str(document.get(*path[:2], "scale"))]
        ends = (*there[:1], *there[-1:])
        if ends and best not in ends:
            yield codes.BANK_BEST_NOT_END(document.at(path), best=best, choices=", ".join(ends))


def _scale_is_there(document: Document) -> Iterator[Finding]:
    for pattern in ((*_SECTIONS, "follow_up"), (*_QUESTIONS, "best")):
        for path, _ in document.texts(*pattern):
            if document.get(*path[:2], "scale") is None:
                yield codes.BANK_NO_SCALE(document.key_at(path), key=path[-1])


def _question_ids_name_their_section(document: Document) -> Iterator[Finding]:
    last: defaultdict[Path, int] = defaultdict(int)
    for path, question in document.texts(*_QUESTIONS, "id"):
        last[path[:2]] = max(last[path[:2]], _number(question))
    for path, question in document.texts(*_QUESTIONS, "id"):
        section = document.get(*path[:2], "id")
        if isinstance(section, str) and not re.fullmatch(rf"{re.escape(section)}-[0-9]{{2,}}", question):
            free = f"{section}-{last[path[:2]] + 1:02}"
            yield codes.BANK_QUESTION_ID(document.at(path), id=question, section=section, free=free)


def _question_ids_ascend(document: Document) -> Iterator[Finding]:
    """Within a section; a local bank may put its own questions among those of the one it extends."""
    last: dict[tuple[Path, str], str] = {}
    for path, question in document.texts(*_QUESTIONS, "id"):
        place = document.at(path)
        earlier = last.get((path[:2], place.file), "")
        if _number(question) < _number(earlier):
            yield codes.BANK_ID_ORDER(place, id=question, earlier=earlier)
        last[path[:2], place.file] = question


def _number(question_id: str) -> int:
    """The number at the end of an id, of as many digits as a number may have; 0 without one."""
    digits = re.search(r"[0-9]{1,18}$", question_id)
    return int(digits[0]) if digits else 0


def _dates_ascend(document: Document) -> Iterator[Finding]:
    dates = [
        (path, day) for path, value in document.each("timetable", ANY, "date") if (day := as_date(value))
    ]
    for (_, earlier), (path, day) in pairwise(dates):
        if day < earlier:
            yield codes.BANK_DATE_ORDER(document.at(path), date=day, earlier=earlier)


def _retired_ids_rest(document: Document) -> Iterator[Finding]:
    retired = {id_: path for path, id_ in document.texts("retired", ANY, "id")}
    for path, question in document.texts(*_QUESTIONS, "id"):
        if question in retired:
            line = document.line(retired[question], seen_from=path)
            yield codes.BANK_RETIRED_IN_USE(document.at(path), id=question, first=line)


def _titles_can_name_sheets(document: Document) -> Iterator[Finding]:
    for path, title in document.texts(*_SECTIONS, "title"):
        for problem in _sheet_title_problems(title):
            yield codes.BANK_SHEET_TITLE(document.at(path), title=title, problem=problem)


def _sheet_title_problems(title: str) -> Iterator[str]:
    length = len(title.encode("utf-16-le", "surrogatepass")) // 2  # as Excel counts
    if length > _SHEET_TITLE_MAX:
        yield f"it has {length} characters, and {_SHEET_TITLE_MAX} are the most"
    if signs := sorted(set(_NOT_IN_SHEET_TITLE.findall(title))):
        yield f"it holds {' '.join(signs)}"
    if title.startswith("'") or title.endswith("'"):
        yield "it begins or ends with an apostrophe"
    if title.casefold() in _TAKEN_SHEET_TITLES:
        yield "another sheet has that name"


def _titles_name_one_sheet_each(document: Document) -> Iterator[Finding]:
    for path, title, first in _repeated(document, (*_SECTIONS, "title"), same=str.casefold):
        problem = f"line {first} has the same title"
        yield codes.BANK_SHEET_TITLE(document.at(path), title=title, problem=problem)


def _parts_are_defined(document: Document) -> Iterator[Finding]:
    known = dict.fromkeys(title for _, title in document.texts("parts", ANY, "title"))
    suggestion = suggesting(known)
    for path, part in document.texts(*_SECTIONS, "part"):
        if part not in known:
            yield codes.BANK_UNKNOWN_PART(document.at(path), part=part, suggestion=suggestion(part))


def _questions_named_are_there(document: Document) -> Iterator[Finding]:
    known = {question for _, question in document.texts(*_QUESTIONS, "id")}
    suggestion = suggesting(sorted(known))
    named = (
        document.texts(*_ELEMENTS, "questions", ANY),
        document.texts("retired", ANY, "replaced_by"),
        document.texts(*_CONTRADICTIONS, "answers", ANY, "question"),
    )
    for path, question in chain.from_iterable(named):
        if question not in known:
            yield codes.BANK_UNKNOWN_QUESTION(document.at(path), id=question, suggestion=suggestion(question))


def _sectors_named_are_there(document: Document) -> Iterator[Finding]:
    known = {sector for _, sector in document.texts("partners", ANY, "id")}
    suggestion = suggesting(sorted(known))
    for path, sector in document.texts("system", "types", ANY, "sectors", ANY):
        if sector not in known:
            yield codes.BANK_UNKNOWN_SECTOR(document.at(path), id=sector, suggestion=suggestion(sector))


def _derived_wording_says_so(document: Document) -> Iterator[Finding]:
    if document.get("source", "wording") == "derived" and not document.get("source", "notice"):
        yield codes.BANK_NO_NOTICE(document.at(("source", "wording")))


def _terms_are_stated(document: Document) -> Iterator[Finding]:
    for key in ("licence", "attribution"):
        for path, terms in document.texts("source", key):
            if fold(terms).endswith(_NOT_STATED):
                yield codes.BANK_NOT_STATED(document.at(path), key=key)


def _keys(document: Document, *path: str) -> list[str]:
    return [str(steps[-1]) for steps, _ in document.each(*path, ANY)]


RULES: tuple[Callable[[Document], Iterator[Finding]], ...] = (
    _ids_are_unique,
    _questions_differ,
    _choices_differ,
    _labels_are_written_alike,
    _headings_are_free,
    _scales_are_defined,
    _scales_are_used,
    _best_is_an_end,
    _scale_is_there,
    _question_ids_name_their_section,
    _question_ids_ascend,
    _dates_ascend,
    _retired_ids_rest,
    _titles_can_name_sheets,
    _titles_name_one_sheet_each,
    _parts_are_defined,
    _questions_named_are_there,
    _sectors_named_are_there,
    _derived_wording_says_so,
    _terms_are_stated,
    contradiction_rules.check,
    wording_rules.check,
)
