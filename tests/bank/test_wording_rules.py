"""The accidents of a real extraction are found, and the guide's own wording is not taken for one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ehsg_cli.bank.file import DiskFile
from ehsg_cli.bank.library import find, validate

HERE = Path(__file__).parent
HEAD = (HERE / "broken" / "not-stated.yaml").read_text(encoding="utf-8").partition("sections:")[0]


def found(tmp_path: Path, *texts: str) -> list[list[str]]:
    """The codes of the findings on each text, as that of a question."""
    questions = "".join(
        f"  - id: x-{number:02}\n    text: {text!r}\n".replace("\\'", "''")
        for number, text in enumerate(texts, 1)
    )
    section = f"sections:\n- id: x\n  title: X\n  part: One\n  scale: agreement\n  questions:\n{questions}"
    path = tmp_path / "bank.yaml"
    path.write_text(HEAD + section, encoding="utf-8")
    lines = [
        index for index, line in enumerate(path.read_text().splitlines(), 1) if line.startswith("    text:")
    ]
    findings = validate(DiskFile(path))[1]
    return [[one.code for one in findings if one.location.line == line] for line in lines]


def extracted() -> list[str]:
    """The questions of the guide as copying them from the PDF gives them, with the numbers in them."""
    text = (HERE / "guide" / "2020.txt").read_text(encoding="utf-8")
    part = text[text.index("\nFamilies\n1\n") : text.index("Data Maturity\nData is hugely")]
    blocks = [" ".join(block.split()) for block in part.split("\n\n")]
    return [block for block in blocks if re.search(r"(?<=[a-z,?] )\d{1,2} [a-z]", block)]


def test_numbers_that_an_extraction_puts_into_sentences_are_found(tmp_path: Path) -> None:
    texts = extracted()
    codes = found(tmp_path, *(text.replace("'", "’").replace('"', "") for text in texts))
    missed = [text for text, of_text in zip(texts, codes, strict=True) if not {"B219", "B224"} & {*of_text}]
    assert len(texts) > 10
    assert missed == []


def test_the_guide_as_it_was_meant_is_clean() -> None:
    assert validate(DiskFile(find("2020")))[1] == ()


@pytest.mark.parametrize(
    "text",
    [
        "Do you reply within 20 days, or 4 weeks?",
        "Is there support for children aged 5 to 11, and for those of 16 or 17 years?",
        "Is there a plan for Key Stage 2 and for level 3 work, in 2 or more places?",
        "Do you know that that is so, and that it had had an effect?",
        "Are pre- and post-natal services joined up – at least in part – in your area…?",
        "Is 24/7 support there, e.g. by telephone (see section 4 of the guide)?",
        "Are in-house staff let in in-house, from 9 am to 5 pm, in 9 out of 10 cases?",
        "Is there long- as well as short-term help.  Is £10\u00a0000 enough in Ward 5 or week 6?",
        "Has the number risen since 1 April, by 10 per cent or by 1.5 points?",
    ],
)
def test_what_people_write_is_no_accident(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == [[]]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Do families set outcomes alongside 4 professionals?", "B224"),
        ("Do families set outcomes alongside 1 professionals?", "B219"),
        ("Do criminal justice services practice whole family working 9 and act as workers?", "B224"),
        ("Do you, e.g. in probation? 10", "B219"),
        ("1 Have you mapped local assets?", "B219"),
        ("Do you do you know?", None),
        ("Do the the families know?", "B218"),
        ("Is there an eﬀect?", "B220"),
        ("Is there inter- operability?", "B220"),
        ("Do you know ?", "B220"),
        ("Do you  know?", "B220"),
        (" Do you know?", "B217"),
        ("Do you know? ", "B217"),
        ("   ", "B222"),
    ],
)
def test_an_accident_is_found(tmp_path: Path, text: str, code: str | None) -> None:
    assert found(tmp_path, text) == [[code] if code else []]
