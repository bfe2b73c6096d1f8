"""Whose names to look for: those who filled in workbooks, and whom the list of partners names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import dropwhile, groupby, product, takewhile
from typing import TYPE_CHECKING, NamedTuple, Self

from ehsg_cli.privacy.ordinary_words import ROLES, ROLES_BEGIN, ROLES_OR_NAMES, SMALL, TITLES
from ehsg_cli.privacy.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

WORD = re.compile(r"([^\W\d_]+(?:'(?!s\b)[^\W\d_]+)*)(?:'s\b)?", re.IGNORECASE)  # the word, and its genitive
_BESIDE = re.compile(r"[(\[][^)\]]*[)\]]?|\s[-|]\s.*|\bon behalf of\b.*", re.IGNORECASE | re.DOTALL)
_EDGE = re.compile(r"[()\[\]]|\s[-|]\s|\bon behalf of\b", re.IGNORECASE)
_OR = re.compile(r"[/;:\r\n]")
_AND = re.compile(r"\band\b|\bwith\b|[&+]", re.IGNORECASE)
_WITH_TEAM = re.compile(r"(?:\band|\bwith|&)\s(?:the\s|my\s)?(?:team|colleagues)$", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_]+(?:['.-]*[^\W\d_]+)*\.?")
# Thai, Lao, Burmese, Khmer, Korean as taken apart, Japanese and Chinese
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff]{2,}")
_PARTICLES = frozenset({"al", "bin", "da", "de", "del", "der", "di", "du", "la", "le", "van", "von", "y"})
_MOST = 300  # characters of a field
_MOST_WORDS = 6  # of a name
_MOST_SMALL = 3  # of one that is written without capitals; more of them are a sentence

# The parts of the first name, and those of the last, of which there may be none
_Name = tuple[list[str], list[str]]


@dataclass(frozen=True, slots=True)
class People:
    """Names as they may turn up in a text, folded.

    Attributes:
        whole: A first and a last name, which stand together.
        initials: The first letter of a first name, and the last name.
        titled: First and last names of which each is one with a title before it.
        single: Those of them which may stand alone.
        words: Every word of a name, initials among them: with which one begins.
        telling: Those of which one stands in every text that has a name in it.
        unspaced: Whole names in a script that puts no spaces between words.
    """

    whole: frozenset[tuple[str, str]] = frozenset()
    initials: frozenset[tuple[str, str]] = frozenset()
    titled: frozenset[str] = frozenset()
    single: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    unspaced: frozenset[str] = frozenset()


NOBODY = People()


class _NoPeople(NamedTuple):
    """Words that are nobody's name: those of roles, those of each organisation, and all of them together."""

    each: tuple[frozenset[str], ...]
    every: frozenset[str]

    @classmethod
    def of(cls, *each: frozenset[str]) -> Self:
        return cls(each, frozenset().union(*each))


def people(names: Iterable[str], addresses: Iterable[str] = (), organisations: Iterable[str] = ()) -> People:
    """The people whom fields such as Completed by name.

    Args:
        names: What stands in those fields: `Jane Smith`, `Smith, Jane (manager)`, `J. Smith and Sam Jones`.
            Teams and roles are passed over.
        addresses: E-mail addresses such as `jane.smith@example.org`. Such a name is looked for whole only, as
            nobody said that it is one.
        organisations: What the organisations are called: a word of these is nobody's name by itself.
    """
    no_people = _NoPeople.of(
        ROLES | ROLES_OR_NAMES, *(frozenset(folded_words(name)) for name in organisations)
    )
    known = [name for field in names for name in _names(field, no_people)]
    guessed = [name for address in addresses for name in _names_in_address(address, no_people)]
    pairs = {pair for name in (*known, *guessed) for pair in product(*name)}
    titled = frozenset(word for name in known for part in name for word in part if len(word) > 1)
    words = frozenset(word for name in (*known, *guessed) for part in name for word in part)
    return People(
        whole=frozenset(pair for pair in pairs if len(pair[0]) > 1),
        initials=frozenset((first[0], last) for first, last in pairs),
        titled=titled,
        single=titled.difference(no_people.every, SMALL, _PARTICLES),
        words=words | {word[0] for word in words},
        telling=frozenset(word for word in words if len(word) > 1) | {last for _, last in pairs},
        unspaced=frozenset(
            whole for first, last in known if _UNSPACED.fullmatch(whole := "".join((*first, *last)))
        ),
    )


def folded_words(text: str) -> list[str]:
    """The words of a text, as names are compared."""
    return [fold_word(match[1]) for match in WORD.finditer(plain(text).text)]


def fold_word(word: str) -> str:
    """A word as names are compared: `O'Brien` is `obrien`."""
    return word.casefold().replace("'", "")


def _names(field: str, no_people: _NoPeople) -> Iterator[_Name]:
    """Each person that a field names; what stands in brackets or behind a dash is mostly a role."""
    text = plain(field[:_MOST]).text
    yield from list(_listed(_BESIDE.sub(" ", text), no_people)) or _listed(_EDGE.sub(";", text), no_people)


def _listed(text: str, no_people: _NoPeople) -> Iterator[_Name]:
    for piece in _OR.split(text):
        parts = [_without_roles(part, no_people) for part in piece.split(",")]
        named = [part for part in parts if any(part)]
        if [[len(words) for words in part] for part in named] == [[1], [1]]:  # `Smith, Jane`
            named = [[[*named[1][0], *named[0][0]]]]
        for part in named:
            yield from _names_together(part, no_people)


def _without_roles(text: str, no_people: _NoPeople) -> list[list[str]]:
    """The words of each name in `Jane Smith and Team Manager Sam Jones`; none for what is a role alone.

    In a sentence, such as `written by all of us`, a name has a capital.
    """
    named = _WITH_TEAM.sub("", text.strip())
    is_sentence = not SMALL.isdisjoint(named.split())
    return [
        [] if is_sentence and words[:1] and words[0].islower() else words
        for each in _AND.split(named)
        for words in _apart_from_roles(each.split(), no_people) or [[]]
    ]


def _apart_from_roles(words: list[str], no_people: _NoPeople) -> list[list[str]]:
    """The words, or what of them is a name beside a role: `Headteacher Jane Smith`.

    Of a single word nobody can tell, nor of what a role says more of: `Tenancy Sustainment Manager`.
    """
    if not any(map(_is_role, words)):
        return [words]
    places = (
        list(run) for is_role, run in groupby(range(len(words)), lambda n: _is_role(words[n])) if not is_role
    )
    names = (_trimmed(run, lambda place: fold_word(words[place]) in no_people.every) for run in places)
    return [
        words[name[0] : name[-1] + 1]
        for name in names
        if len(name) > 1
        and not any(words[place][0].islower() and words[place] not in _PARTICLES for place in name)
        and (name[0] == 0 or words[name[0] - 1] not in SMALL)
        and _may_follow(words[name[-1] + 1 :])
    ]


def _may_follow(words: list[str]) -> bool:
    """Whether words may stand behind a name: none, or those with which a role begins."""
    return not words or words[0] in SMALL or not ROLES_BEGIN.isdisjoint(folded_words(words[0]))


def _is_role(word: str) -> bool:
    return word in SMALL or not ROLES.isdisjoint(folded_words(word))


def _trimmed(places: list[int], is_known: Callable[[int], bool]) -> list[int]:
    """The places of a name beside a role, without what may belong to that: `Jane Smith Head` of service."""
    after = list(dropwhile(is_known, places))
    while len(after) > 2 and is_known(after[-1]):
        after.pop()
    return after


def _names_together(words: list[list[str]], no_people: _NoPeople) -> Iterator[_Name]:
    """The names in `Jane Smith and Sam Jones`; of `Jane Smith and the Early Help team`, that before the team.

    A single word beside what is no name is none: `Transition and SEND`.
    """
    found = [_name(each, no_people) for each in words]
    together = list(takewhile(bool, found))
    yield from (name for name in together if name and (name[1] or all(found)))


def _name(words: list[str], no_people: _NoPeople) -> _Name | None:
    """The name that words make; none if they make none.

    Of middle names nothing is kept.
    """
    called = [word for word in words if fold_word(word.strip(".")) not in TITLES and not word.isdecimal()]
    parts = [folded_words(word.replace(".", " ")) for word in called]
    every = [part for each in parts for part in each]
    is_name = (
        len(called) <= _MOST_WORDS
        and all(map(_NAME.fullmatch, called))
        and _may_be_written_so(called)
        and _may_be_name(every, no_people)
    )
    if not called or not is_name:
        return None
    return (
        (every[:1], every[1:])
        if len(parts) == 1 and "." in called[0]
        else (parts[0], parts[-1] * (len(parts) > 1))
    )


def _may_be_written_so(words: Sequence[str]) -> bool:
    """Whether words are written as a name is: with capitals or, where they are few, without."""
    small = any(word[0].islower() and word not in _PARTICLES for word in words)
    return not small or len(words) <= _MOST_SMALL


def _may_be_name(words: Collection[str], no_people: _NoPeople) -> bool:
    """Whether words may be a name: not those of a role or of one organisation alone, as `Trinity Church`."""
    is_one = no_people.every.issuperset(words) and any(each.issuperset(words) for each in no_people.each)
    return ROLES.isdisjoint(words) and not is_one


def _names_in_address(address: str, no_people: _NoPeople) -> Iterator[_Name]:
    """The name that an address of two words before its @ is made of."""
    words = [fold_word(word) for word in re.split(r"[._-]", plain(address).text.partition("@")[0])]
    if (
        len(words) == 2
        and all(map(str.isalpha, words))
        and _may_be_name(words, no_people)
        and len(words[1]) > 1
    ):
        yield words[:1], words[1:]
