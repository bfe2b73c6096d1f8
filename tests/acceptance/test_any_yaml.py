"""Whatever stands in a bank's place, validating it ends soon, in little memory, with findings or exit 2."""

from __future__ import annotations

import json
import os
import random
import sys
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from ehsg_cli.bank.library import find
from tests.acceptance.command import COMMAND, ENVIRONMENT, ROOT, Done
from tests.acceptance.hostile_yaml import CONTENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    Record = Callable[[str, object], None]

if sys.platform == "linux":
    from tests.acceptance.measured import measured
else:
    pytest.skip("what a command takes is limited and measured on Linux", allow_module_level=True)

# What a slow machine may take; the address space is larger than the memory that is used of it.
SECONDS, MEGABYTES, ADDRESS_SPACE = 20, 500, 2_000

SUITE = json.loads((ROOT / "tests" / "bank" / "yaml-test-suite.json").read_text(encoding="utf-8"))
NOT_YAML = {"B001", "B002", "B004", "B005", "B006"}
# What by the suite is not YAML, and ruamel.yaml reads all the same.
READ_ALL_THE_SAME = {"9C9N", "9JBA", "CVW2", "DK95-01", "G5U8", "QB6E", "SU5Z", "U99R", "Y79Y-03", "YJV2"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "banks"
    made.mkdir()
    return made


def validated(bank: str, folder: Path, record: Record) -> Done:
    """Run `ehsg bank validate` in the folder, within the time and the memory it may take."""
    command = [*COMMAND, "bank", "validate", bank, "--format", "json"]
    limits = {"seconds": 3 * SECONDS, "megabytes": ADDRESS_SPACE}
    out, err, used = measured(command, folder, ENVIRONMENT, **limits)
    done = Done(used.code, out.decode(), err.decode())
    record("took", f"{used.seconds:.2f} s, {used.megabytes:.0f} MB")
    print(f"{bank}: {used.seconds:.2f} s, {used.megabytes:.0f} MB, exit {used.code}, {len(out):,} bytes said")  # noqa: T201
    assert "Traceback" not in done.err
    assert done.code in {1, 2}, done.said[-2000:]
    assert used.seconds < SECONDS
    assert used.megabytes < MEGABYTES
    return done


def errors_by_file(done: Done) -> dict[str, set[str]]:
    """The codes of the errors found in each file."""
    found: dict[str, set[str]] = defaultdict(set)
    for finding in done.findings:
        if finding["severity"] == "error":
            found[finding["location"]["file"]].add(finding["code"])
    return found


def put(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    for name, content in files:
        (folder / name).write_bytes(content)


@pytest.mark.parametrize("kind", CONTENTS)
def test_any_content(kind: str, folder: Path, record_property: Record) -> None:
    put(folder, [("own.yaml", CONTENTS[kind]())])
    done = validated("own.yaml", folder, record_property)
    assert done.code == 1
    assert errors_by_file(done)["own.yaml"]


def link_to(target: str) -> Callable[[Path], None]:
    return lambda place: place.symlink_to(target)


def link_to_a_pipe(place: Path) -> None:
    os.mkfifo(place.with_name("pipe"))
    place.symlink_to("pipe")


def sparse(place: Path) -> None:
    place.touch()
    os.truncate(place, 100_000_000)


NO_BANKS: dict[str, Callable[[Path], None]] = {
    "a folder": os.mkdir,
    "a pipe": os.mkfifo,
    "a link to a pipe": link_to_a_pipe,
    "a link to itself": link_to("own.yaml"),
    "a link to nothing": link_to("gone.yaml"),
    "a link to endless zeros": link_to("/dev/zero"),
    "a file that nobody can read, not even root": link_to("/proc/self/mem"),
    "100 MB of holes": sparse,
}


@pytest.mark.parametrize("kind", NO_BANKS)
def test_what_is_no_file_of_text(kind: str, folder: Path, record_property: Record) -> None:
    NO_BANKS[kind](folder / "own.yaml")
    alone = validated("own.yaml", folder, record_property)
    assert alone.code == 2 or errors_by_file(alone)["own.yaml"]
    put(folder, [("broken.yaml", b"bank: own\n")])
    assert errors_by_file(validated(".", folder, record_property))["broken.yaml"]


def test_a_bank_with_line_ends_of_an_old_mac_is_a_bank(folder: Path, record_property: Record) -> None:
    broken = find("2020").read_bytes().replace(b"revision:", b"revison:", 1).replace(b"\n", b"\r")
    put(folder, [("own.yaml", broken)])
    done = validated("own.yaml", folder, record_property)
    assert {finding["code"] for finding in done.findings} == {"B101", "B102"}


def test_the_yaml_test_suite(folder: Path, record_property: Record) -> None:
    put(folder, ((f"{case['id']}.yaml", case["yaml"].encode()) for case in SUITE))
    found = errors_by_file(validated(".", folder, record_property))
    assert {name.removesuffix(".yaml") for name in found} == {case["id"] for case in SUITE}
    refused = {name.removesuffix(".yaml") for name, codes in found.items() if codes & NOT_YAML}
    assert {case["id"] for case in SUITE if case["fails"]} - refused == READ_ALL_THE_SAME


def test_random_bytes(folder: Path, record_property: Record) -> None:
    chance = random.Random(4)  # noqa: S311  the same bytes each time
    put(folder, ((f"{each:03}.yaml", chance.randbytes(chance.randrange(2_000))) for each in range(200)))
    assert len(errors_by_file(validated(".", folder, record_property))) == 200


def test_5000_files(folder: Path, record_property: Record) -> None:
    put(folder, ((f"{each:04}.yaml", b"bank: own\nquestions: [\n") for each in range(5_000)))
    assert len(errors_by_file(validated(".", folder, record_property))) == 5_000
