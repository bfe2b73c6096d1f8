"""Thousands of slips in one bank take seconds, not minutes."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from ehsg_cli.bank.file import DiskFile
from ehsg_cli.bank.library import find, validate

HEAD = (
    (Path(__file__).parent / "broken" / "not-stated.yaml")
    .read_text(encoding="utf-8")
    .partition("sections:")[0]
)
ASKED = "sections:\n- id: x\n  title: X\n  part: One\n  scale: agreement\n  questions:\n"
EXTENDING = "bank: own\nextends: ehsg-2020\nrevision: 1\n"
MANY = 4_000
SLIPS = {
    "numbers in a text": f"{HEAD}{ASKED}  - id: x-01\n    text: {'1 b ' * 40_000}\n",
    "doubled words": f"{HEAD}{ASKED}  - id: x-01\n    text: {' '.join(f'w{n} w{n}' for n in range(MANY))}\n",
    "ids out of pattern": HEAD + ASKED + "".join(f"  - {{id: y-{n}, text: Do {n}?}}\n" for n in range(MANY)),
    "unknown parts": HEAD
    + "sections:\n"
    + "".join(
        f"- {{id: x{n}, title: T{n}, part: P{n}, scale: a, questions: [{{id: x{n}-01, text: Q{n}}}]}}\n"
        for n in range(MANY)
    ),
    "unknown replacements": HEAD
    + ASKED
    + "".join(f"  - {{id: x-{n:04}, text: Do {n}?}}\n" for n in range(MANY))
    + "retired:\n"
    + "".join(
        f"- {{id: y-{n:04}, text: T, revision: 1, reason: R, replaced_by: z-{n:04}}}\n" for n in range(MANY)
    ),
    "unknown ids to remove": f"{EXTENDING}remove: [{', '.join(f'families-{n}' for n in range(20_000))}]\n",
    "codes in a comment": f"{HEAD}# ehsg: ignore {' '.join(['B218'] * 200_000)}\n",
}


@pytest.mark.parametrize("name", SLIPS)
def test_thousands_of_slips(tmp_path: Path, name: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(SLIPS[name], encoding="utf-8")
    start = time.process_time()
    _, findings = validate(DiskFile(path))
    assert findings
    assert time.process_time() - start < 20


@pytest.mark.parametrize(
    "said",
    [
        'extends: "a\\0.yaml"',
        'extends: "a\\ud800.yaml"',
        "extends: 2020-2022.yaml",
        "extends: 2022",
        '"\\ud800": x',
        "extends:",
    ],
)
def test_odd_names_are_findings(tmp_path: Path, said: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(f"bank: own\nrevision: 1\n{said}\n", encoding="utf-8")
    _, findings = validate(DiskFile(path))
    assert any(finding.severity == "error" for finding in findings)


def test_a_crosswalk_to_a_bank_with_a_scale_that_is_not_there(tmp_path: Path) -> None:
    bank = find("2022").read_text(encoding="utf-8").replace("scale: agreement", "scale: agrement")
    (tmp_path / "own.yaml").write_text(bank, encoding="utf-8")
    links = "links: [{from: data-01, to: data-01, relation: same, reason: Why not.}]"
    side = "{bank: ehsg-2022, revision: 1, file: own.yaml}"
    path = tmp_path / "crosswalk.yaml"
    path.write_text(
        f"crosswalk: own\nrevision: 1\ntitle: Ours\nfrom: {side}\nto: {side}\n{links}\n", encoding="utf-8"
    )
    assert validate(DiskFile(path))[1]
