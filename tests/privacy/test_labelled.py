"""How well personal data is found in sentences as partners write them."""

from __future__ import annotations

import sys

import pytest

from ehsg_cli.privacy.model import Kind
from tests.privacy.labelled import KNOWN, KNOWN_LATER, differences, scores, sentences, table

PARTS = {"tuned.txt": KNOWN, "held_out.txt": KNOWN, "mended.txt": KNOWN_LATER}  # and whose names are known
# Precision and recall of all kinds
FLOORS = {"tuned.txt": (0.99, 0.99), "held_out.txt": (0.93, 0.94), "mended.txt": (0.99, 0.99)}
OF_EACH_KIND = {"tuned.txt": 0.99, "held_out.txt": 0.85, "mended.txt": 0.99}


def test_there_are_enough_of_them_and_half_are_clean() -> None:
    every = [sentence for part in PARTS for sentence in sentences(part)]
    clean = [sentence for sentence in every if not sentence.spans]
    assert len(every) >= 300
    assert len({sentence.text for sentence in every}) == len(every)
    assert 0.45 <= len(clean) / len(every) <= 0.55
    assert {span.kind for sentence in sentences("held_out.txt") for span in sentence.spans} == set(Kind)


@pytest.mark.parametrize("part", PARTS)
def test_precision_and_recall(part: str, capsys: pytest.CaptureFixture[str]) -> None:
    labelled = sentences(part)
    found = scores(labelled, PARTS[part])
    with capsys.disabled():
        sys.stdout.write(f"\n{part}: {len(labelled)} sentences\n{table(found)}\n")
    wrong = "\n".join(differences(labelled, PARTS[part]))
    precision, recall = FLOORS[part]
    assert found["all"].precision >= precision, wrong
    assert found["all"].recall >= recall, wrong
    for kind in Kind:
        assert min(found[kind.value].precision, found[kind.value].recall) >= OF_EACH_KIND[part], wrong
