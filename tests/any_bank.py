"""Banks of any content that the rules allow, for properties that must hold for all of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from ehsg_cli.bank.model import Bank
from ehsg_cli.bank.rules import TAKEN_BESIDE_CHOICES, TAKEN_BESIDE_FOLLOW_UP
from ehsg_cli.findings.suggestion import fold

# What some format, or some program that opens it, could take for something else
ODDITIES = (
    "yes", "null", "~", "2020-09-30", "1e5", "0123", "TRUE", "#N/A", "=1+1", "+44", "-x", "@name",
    "'=1+1", "''", "- a", "? a", ": a", "a: b", "a #b", "&a", "*a", "!a", "%a", "{a}", "[a]", "a, b",
    "'a'", '"a"', '" a "', "`a`", "| a |", "a \\| b", "\\", "a\\", "<b>", "a<br>b", "<br>", "&amp;",
    "# a", "#12", "1. a", "1) a", "---", "***", "~~a~~", "$a$", "_a_", "![a](b)", "[a](b)",
    "http://a.example", "www.a.example", "a@b.example", ":tada:", "a/b", "a / b", " a", "a ", "a  b", " ",
    "\n", "a\nb", "a\n\nb", "\na", "a\n", "a\n b", "a \nb", "\u00a0", "a\u00a0b", "\u2028a", "\ufeffa",
    "\u202ea", "_x000D_", "_x0041_", "Questions", "Sections", "Best answer", "Yes", "No", "é", "😀", "ﬁ",
)  # fmt: skip
_CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
LINES = st.text(_CHARACTERS, min_size=1, max_size=30) | st.sampled_from(
    [x for x in ODDITIES if "\n" not in x]
)
TEXTS = st.text(_CHARACTERS | st.just("\n"), min_size=1, max_size=30) | st.sampled_from(ODDITIES)
LONG = st.lists(TEXTS, min_size=20, max_size=30).map(" ".join)
IDS = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True) | st.sampled_from(
    ("yes", "no", "n", "1", "may-1")
)
DATES = st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(date.isoformat)
_TEXTS = TEXTS | LONG


def _free(taken: tuple[str, ...]) -> Any:
    return LINES.filter(lambda text: len(text) <= 60 and fold(text) not in set(map(fold, taken)))


def _record(always: dict[str, Any], /, **optional: Any) -> Any:
    return st.fixed_dictionaries(always, optional=optional)


def _several(strategy: Any, *, least: int = 0, most: int = 3, by: str = "id") -> Any:
    return st.lists(strategy, min_size=least, max_size=most, unique_by=lambda item: item[by])


TITLES = LINES.filter(
    lambda text: (
        len(text.encode("utf-16-le")) <= 62
        and not set(text) & set("[]:*?/\\")
        and text.strip("'") == text
        and text.casefold() not in {"read me", "about you", "lists", "history"}
    )
)
SCALES = st.lists(
    _record({"id": IDS, "label": _free(TAKEN_BESIDE_CHOICES)}), min_size=2, max_size=4,
    unique_by=(lambda choice: choice["id"], lambda choice: fold(choice["label"])),
)  # fmt: skip
SECTORS = _record({"id": IDS, "name": _TEXTS}, required=st.booleans(), condition=_TEXTS)
RETIRED = _record(
    {"id": IDS, "text": _TEXTS, "revision": st.integers(1, 99), "reason": _TEXTS}, replaced_by=IDS
)
ITEMS = _record(
    {"id": IDS, "title": _TEXTS, "prompt": _TEXTS}, required=st.booleans(), personal=st.booleans()
)
SOURCE = _record(
    {"document": _TEXTS, "wording": st.just("verbatim"), "licence": _TEXTS, "attribution": _TEXTS},
    licence_url=_TEXTS,
    notice=_TEXTS,
)


@st.composite
def _sections(draw: st.DrawFn, scales: dict[str, Any], parts: list[str]) -> list[dict[str, Any]]:
    ids = draw(st.lists(IDS, min_size=1, max_size=3, unique=True))
    titles = draw(st.lists(TITLES, min_size=len(ids), max_size=len(ids), unique_by=str.casefold))
    texts = draw(st.lists(_TEXTS, min_size=len(ids), max_size=8, unique_by=fold))
    return [
        draw(
            _section(
                {"id": id_, "title": title, "part": draw(st.sampled_from(parts))},
                texts[start :: len(ids)],
                scales,
            )
        )
        for start, (id_, title) in enumerate(zip(ids, titles, strict=True))
    ]


@st.composite
def _section(draw: st.DrawFn, named: dict[str, str], texts: list[str], scales: Any) -> dict[str, Any]:
    scale = draw(st.sampled_from([None, *scales]))
    section = draw(
        _record(
            {key: st.just(value) for key, value in named.items()},
            title_inferred=st.booleans(),
            looks_at=_TEXTS,
            vision=st.lists(_TEXTS, max_size=2),
            follow_up_formerly=st.lists(LINES, max_size=2),
        )
    )
    extra: dict[str, Any] = {"title": _TEXTS, "formerly": st.lists(_TEXTS, max_size=2)}
    if scale:
        extra["best"] = st.sampled_from([scales[scale][0]["id"], scales[scale][-1]["id"]])
        section |= {"scale": scale} | draw(_record({}, follow_up=_free(TAKEN_BESIDE_FOLLOW_UP)))
    questions = [
        draw(_record({"id": st.just(f"{named['id']}-{number:02}"), "text": st.just(text)}, **extra))
        for number, text in enumerate(texts, start=1)
    ]
    data: dict[str, Any] = section | {"questions": questions}
    return data


def _contradictions(sections: list[dict[str, Any]], scales: dict[str, Any]) -> Any:
    """Answers that can be given to two questions or more; none where the bank has no such questions."""
    given = [
        [{"question": question["id"], "answer": choice["id"]} for choice in scales[section["scale"]]]
        for section in sections
        if "scale" in section
        for question in section["questions"]
    ]
    if len(given) < 2:
        return st.just([])
    answers = st.tuples(*map(st.sampled_from, given[:3])).map(list)
    return _several(_record({"id": IDS, "reason": _TEXTS, "answers": answers}))


@st.composite
def banks(draw: st.DrawFn) -> Bank:
    """Any bank at all that `ehsg bank validate` finds no error in."""
    scales = draw(st.dictionaries(IDS, SCALES, max_size=2))
    parts = draw(
        st.lists(
            _record({"title": _TEXTS}, introduction=st.lists(_TEXTS, max_size=2)), min_size=1, max_size=3
        )
    )
    sections = draw(_sections(scales, [part["title"] for part in parts]))
    questions = st.sampled_from([question["id"] for section in sections for question in section["questions"]])
    partners = draw(_several(SECTORS))
    kinds = [partner["id"] for partner in partners]
    services = _record(
        {"id": IDS, "title": _TEXTS, "services": st.lists(_TEXTS, min_size=1, max_size=3)},
        sectors=st.lists(st.sampled_from(kinds), max_size=3) if kinds else st.just([]),
    )
    element = _record({"id": IDS, "text": _TEXTS}, questions=st.lists(questions, max_size=3))
    data = draw(
        _record(
            {
                "bank": IDS,
                "edition": st.integers(2000, 2999),
                "revision": st.integers(1, 999),
                "title": _TEXTS,
                "publisher": _TEXTS,
                "source": SOURCE,
                "scales": st.just(scales),
                "parts": st.just(parts),
                "sections": st.just(sections),
            },
            summary=_TEXTS,
            lead=_TEXTS,
            vision=_TEXTS,
            notes=st.lists(_TEXTS, max_size=3),
            timetable=st.lists(_record({"date": DATES, "event": _TEXTS}), max_size=2),
            partners=st.just(partners),
            retired=_several(RETIRED),
            system=_record({"statement": _TEXTS, "types": _several(services, least=1)}, mapping=_TEXTS),
            data_maturity=_record(
                {"statement": _TEXTS, "mapping": _TEXTS, "elements": _several(element, least=1)}
            ),
            return_items=_several(ITEMS),
            contradictions=_contradictions(sections, scales),
        )
    )
    return Bank.model_validate(data)
