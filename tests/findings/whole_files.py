"""Whole files around the lines of an explanation: a bank, a crosswalk, a bank that extends another."""

from __future__ import annotations

import re

BANK = """\
bank: northshire-2025
edition: 2025
revision: 1
title: Northshire questions
publisher: Northshire Council
source:
  document: Northshire questions, 2025
  wording: verbatim
  licence: OGL-UK-3.0
  attribution: Northshire Council
partners:
  - {id: police, name: Police, required: true}
  - {id: schools, name: Schools}
scales:
  agreement:
    - {id: "yes", label: "Yes"}
    - {id: mostly-yes, label: "Mostly yes"}
    - {id: mostly-no, label: "Mostly no"}
    - {id: "no", label: "No"}
parts:
  - title: Questionnaire
sections:
"""
SECTION = """\
id: families
title: Families
part: Questionnaire
scale: agreement
questions:
  - {id: families-01, text: Do families know whom to ask for help?}
"""
EXTENDING = """\
bank: northshire-2025
revision: 1
title: Northshire questions
"""
CROSSWALK = """\
crosswalk: northshire-2020-2025
revision: 1
title: From our questions of 2020 to those of 2025
from: {bank: northshire-2020, revision: 1, file: 2020.yaml}
to: {bank: northshire-2025, revision: 1, file: 2025.yaml}
links:
  - {from: families-01, to: families-01, relation: same, reason: Both ask the same.}
  - {from: families-02, to: families-02, relation: related, reason: Both are about early help.}
unmatched:
  to:
    - {question: words-01, reason: Asked for the first time.}
"""
_TWO_QUESTIONS = """\
questions:
  - {id: families-01, text: Do families know whom to ask for help?}
  - {id: families-02, text: Do families get help early?}
"""
_IN_WORDS = """\
  - id: words
    title: In your words
    part: Questionnaire
    questions:
      - {id: words-01, text: What would help families most?}
"""
_BESIDE_QUESTIONS = {"revision", "retired", "contradictions"}  # keys of a bank, not of a section
_KEY = re.compile(r"^(\w+):", re.MULTILINE)


def bank(lines: str) -> str:
    """A bank with these lines in place of its own for the same keys.

    Lines with `questions:` are those of its section; lines without a key are all there is.
    """
    keys = _KEY.findall(lines)
    if not keys:
        return lines
    if "extends" in keys:
        return _with(EXTENDING, lines)
    if "questions" not in keys:
        return _with(BANK, lines) + ("" if "sections" in keys else _as_entry(SECTION))
    of_section = "".join(part for part in _parts(lines) if _key(part) not in _BESIDE_QUESTIONS)
    of_bank = "".join(part for part in _parts(lines) if _key(part) in _BESIDE_QUESTIONS)
    return _with(BANK, of_bank) + _as_entry(_with(SECTION, of_section))


def crosswalk(lines: str) -> str:
    """A crosswalk with these lines in place of its own for the same keys."""
    return _with(CROSSWALK, lines)


def banks_of_the_crosswalk() -> dict[str, str]:
    """The two banks that the crosswalk links, by the names of their files."""
    older = bank(_TWO_QUESTIONS).replace("bank: northshire-2025", "bank: northshire-2020")
    return {"2020.yaml": older, "2025.yaml": bank(_TWO_QUESTIONS) + _IN_WORDS}


def _with(whole: str, lines: str) -> str:
    """The lines in place of those of the whole with the same keys; a new key goes before the last."""
    parts = {_key(part): part for part in _parts(whole)}
    replaced = dict.fromkeys(_KEY.findall(lines))
    last = list(parts)[-1] if parts else ""
    kept = [part for key, part in parts.items() if key not in replaced]
    if last and last not in replaced:
        return "".join([*kept[:-1], lines, kept[-1]])
    return "".join([*kept, lines])


def _parts(text: str) -> list[str]:
    return [part for part in re.split(r"^(?=\w+:)", text, flags=re.MULTILINE) if part]


def _key(part: str) -> str:
    found = _KEY.match(part)
    return found[1] if found else ""


def _as_entry(section: str) -> str:
    """A section as an entry of the list of sections."""
    indented = "".join(f"    {line}\n" for line in section.splitlines())
    return indented.replace("    ", "  - ", 1)
