"""Nothing that a partner typed is lost: counted here by another program, cell by cell."""

from __future__ import annotations

import json
import re
import shutil
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest

from ehsg_cli.partnership.merge import merge
from ehsg_cli.partnership.to_book import return_book
from ehsg_cli.workbook.write import write_book
from tests.acceptance.command import EXAMPLES, Done, ehsg
from tests.banks import MIDDLING
from tests.conservation import (
    LISTS,
    Printed,
    contents,
    exactly_placed,
    listed,
    lost,
    missing_from,
    partners_own,
    plain,
)
from tests.corpus import SEEDS, sent
from tests.filling import filled_workbook
from tests.mutations import MUTATIONS, Mutation, mutated
from tests.said import filled, submission

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ehsg_cli.submission.model import Submission
    from tests.conservation import Content
    from tests.corpus import Planted

LINE = re.compile(
    r"(\d[\d,]*) files?, (\d[\d,]*) cells? with content: .*?"
    r"(\d[\d,]*) placed, (\d[\d,]*) unplaced, (\d[\d,]*) lost"
)
BATCH = 10


@cache
def printed() -> Printed:
    return Printed.of(MIDDLING)


def lost_on_reading(there: list[Content], read: Submission) -> list[str]:
    """What stands in a workbook and nowhere in what was read from it, in words."""
    return [f"lost on reading: {_shown(each)}" for each in lost(there, read, MIDDLING, printed())]


def lost_on_writing(there: list[Content], *read: Submission) -> list[str]:
    """What stands in workbooks and not in the merged workbook that is made of them, in words."""
    merged = write_book(return_book(merge(MIDDLING, read)))
    missing = missing_from(merged, partners_own(there, printed()))
    return [f"not in the merged workbook: {_shown(each)}" for each in missing]


def misplaced(there: list[Content], read: Submission, written: tuple[Planted, ...]) -> list[str]:
    """What was written into a workbook and has no place from there, in words."""
    planted = {(plant.sheet, plant.cell, plant.kind) for plant in written}
    return [
        f"neither placed from there nor unplaced: {_shown(content)}"
        for content in there
        if (content.sheet, content.cell, content.kind) in planted
        and not (content.sheet == LISTS and printed().has(content))
        and not listed(content, read)
        and not exactly_placed(content, read, MIDDLING)
    ]


def _shown(content: Content) -> str:
    return f"{content.sheet}!{content.cell} {content.kind} {content.text[:40]!r}"


def test_the_count_sees_what_is_lost() -> None:
    """A reader that drops a cell or a note would be found out."""
    whole = next(each for each in map(sent, SEEDS) if len({plant.kind for plant in each.planted}) == 3)
    nothing = submission(filled_workbook(MIDDLING, filled(MIDDLING, 0)), MIDDLING)
    there = contents(whole.data)
    assert {content.kind for content in lost(there, nothing, MIDDLING, printed())} == {
        "value",
        "formula",
        "note",
    }
    assert len(lost_on_writing(there, nothing)) > len(whole.planted) // 2
    assert len(misplaced(there, nothing, whole.planted)) == len(whole.planted)


@pytest.mark.parametrize("mutation", MUTATIONS.values(), ids=str)
def test_a_mutation_loses_nothing(mutation: Mutation) -> None:
    data = mutated(filled_workbook(MIDDLING, filled(MIDDLING, 9)), [mutation])
    there, read = contents(data), submission(data, MIDDLING)
    assert not [*lost_on_reading(there, read), *lost_on_writing(there, read)]


@pytest.mark.parametrize("first", SEEDS[::BATCH])
def test_random_edits_lose_nothing(first: int) -> None:
    batch = [sent(seed) for seed in SEEDS[first - SEEDS.start :][:BATCH]]
    there = [contents(each.data) for each in batch]
    read = [submission(each.data, MIDDLING, f"in/{each.seed}.xlsx") for each in batch]
    found = [
        f"{each}: {problem}"
        for each, content, what in zip(batch, there, read, strict=True)
        for problem in (*lost_on_reading(content, what), *misplaced(content, what, each.planted))
    ]
    found += lost_on_writing(list(chain.from_iterable(there)), *read)
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def counted(done: Done) -> tuple[int, ...]:
    """What the command says it counted: files, contents, placed, unplaced, lost."""
    said = LINE.search(" ".join(done.err.split()))
    assert said, done.err
    return tuple(int(number.replace(",", "")) for number in said.groups())


def texts(data: Any) -> Iterator[str]:
    """Every text in JSON."""
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list):
        for item in data:
            yield from texts(item)
    elif isinstance(data, str):
        yield plain(data)


@pytest.mark.parametrize("edition", ["2020", "2022"])
def test_the_command_counts_the_worked_example(tmp_path: Path, edition: str) -> None:
    received = EXAMPLES / edition / "received"
    shutil.copytree(received, tmp_path / "received")
    done = ehsg("merge", "received", "-o", "merged.xlsx", "--json", "merged.json", cwd=tmp_path, code=None)
    files, cells, placed, unplaced, gone = counted(done)
    each = [contents(path.read_bytes()) for path in received.iterdir()]
    assert (files, cells, gone) == (len(each), sum(map(len, each)), 0)
    assert placed + unplaced == cells
    assert unplaced == len(json.loads((tmp_path / "merged.json").read_text("utf-8"))["unplaced"])


def test_the_command_counts_both_sides_of_a_whole_corpus(tmp_path: Path) -> None:
    (tmp_path / "received").mkdir()
    (tmp_path / "middling.yaml").write_text(json.dumps(MIDDLING.model_dump(mode="json")), encoding="utf-8")
    own: list[tuple[int, Content]] = []
    cells = 0
    for seed in SEEDS:
        data = sent(seed).data
        (tmp_path / "received" / f"{seed:03}.xlsx").write_bytes(data)
        there = contents(data)
        cells += len(there)
        own += [(seed, content) for content in partners_own(there, printed())]
    merge_all = ("merge", "received", "--bank", "middling.yaml", "-o", "merged.xlsx", "--json", "merged.json")
    done = ehsg(*merge_all, cwd=tmp_path, code=None)
    assert done.code in {0, 1}
    merged = json.loads((tmp_path / "merged.json").read_text("utf-8"))
    in_json = set(texts({**merged, "findings": []}))
    framed = "\n".join(in_json)
    sectors = {sector.name for sector in MIDDLING.partners}  # which are there by their ids
    missing = [
        f"{seed}: {_shown(content)}"
        for seed, content in own
        if plain(content.text) not in (in_json if content.kind == "value" else framed)
        and content.text not in sectors
    ]
    assert not missing, "\n".join(missing)
    files, counted_cells, placed, unplaced, gone = counted(done)
    assert (files, counted_cells, gone) == (len(SEEDS), cells, 0)
    assert placed + unplaced == cells
    assert unplaced == len(merged["unplaced"])
