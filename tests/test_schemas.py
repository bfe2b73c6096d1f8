"""What we write as JSON is as our schemas say, whatever it is made of, and they say all of it."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ehsg_cli import api
from ehsg_cli.bank.difference import as_json as difference
from ehsg_cli.bank.difference.model import Effect, How, What
from ehsg_cli.bank.difference.words import Kind
from ehsg_cli.findings import as_json, codes
from ehsg_cli.interchange.report import Role
from ehsg_cli.progress.model import State
from ehsg_cli.submission.model import NamedBy, Route
from ehsg_cli.upgrade.model import Agreed, Cause, Fate, More, Relation
from tests import corpus
from tests.bank.difference.reports import sample
from tests.banks import MIDDLING
from tests.filling import filled_workbook
from tests.findings.sample import FINDINGS
from tests.said import filled
from tests.schemas import FOLDER, NAMES, mistakes, schema

EXAMPLES = Path(__file__).parents[1] / "examples"
RETURN = (EXAMPLES / "2020" / "output" / "merged.json").read_text(encoding="utf-8")
HOSTILE_SEEDS = tuple(corpus.SEEDS)[:12]


def parts(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each part of a schema that says what keys there are, with its name."""
    whole = schema(name)
    every = {name: whole, **whole.get("$defs", {})}
    yield from ((title, part) for title, part in every.items() if "properties" in part)


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one_and_says_what_every_key_means(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    assert schema(name)["title"]
    assert schema(name)["description"].endswith(".")
    for title, part in parts(name):
        assert part["additionalProperties"] is False, title
        assert set(part["required"]) <= set(part["properties"]), title
        assert all(value.get("description") or "const" in value for value in part["properties"].values()), (
            title
        )


def test_findings_are_described_alike_everywhere() -> None:
    described = {
        json.dumps([schema(name)["$defs"][part] for part in ("finding", "location")])
        for name in NAMES
        if "finding" in schema(name).get("$defs", {})
    }
    assert len(described) == 1


def named(enum: type[Any]) -> list[str]:
    return [each.name.lower().replace("_", "-") for each in enum]


@pytest.mark.parametrize(
    ("name", "part", "key", "values"),
    [
        ("findings", "finding", "severity", list(api.Severity)),
        ("return", "", "one_vote_per", list(api.Votes)),
        ("return", "", "duplicates", list(api.Duplicates)),
        ("return", "respondent", "named_by", named(NamedBy)),
        ("return", "origin", "route", named(Route)),
        ("bank-diff", "change", "what", list(What)),
        ("bank-diff", "change", "how", list(How)),
        ("bank-diff", "change", "effect", list(Effect)),
        ("bank-diff", "run", "kind", list(Kind)),
        ("bank-import", "taken", "as", named(Role)),
        ("status", "partner", "state", list(State)),
        ("upgrade", "question", "fate", list(Fate)),
        ("upgrade", "question", "cause", [*Cause, None]),
        ("upgrade", "decision", "agreed", list(Agreed)),
        ("upgrade", "material", "relation", list(Relation)),
        ("upgrade", "material", "asks_more", [*More, None]),
        ("explanations", "explanation", "severity", list(api.Severity)),
    ],
)
def test_the_choices_are_those_of_the_code(name: str, part: str, key: str, values: list[str]) -> None:
    where = schema(name)["$defs"][part] if part else schema(name)
    assert sorted(map(str, where["properties"][key]["enum"])) == sorted(map(str, values))


def test_every_code_can_be_said() -> None:
    made = [api.Finding(code.id, code.severity, "", "", api.Location()) for code in codes.ALL.values()]
    assert not mistakes(as_json.render(tuple(made)), "findings")


def test_findings_none_some_and_odd_ones() -> None:
    assert not mistakes(as_json.render(()), "findings")
    assert not mistakes(as_json.render(tuple(FINDINGS)), "findings")


def test_a_difference() -> None:
    assert not mistakes(difference.render(sample()), "bank-diff")


def test_a_return_of_hostile_workbooks(tmp_path: Path) -> None:
    for seed in HOSTILE_SEEDS:
        (tmp_path / f"{seed}.xlsx").write_bytes(corpus.sent(seed).data)
        (tmp_path / f"again-{seed}.xlsx").write_bytes(filled_workbook(MIDDLING, filled(MIDDLING, seed)))
    (tmp_path / "empty.xlsx").write_bytes(b"")
    (tmp_path / "broken.xlsx").write_bytes(b"PK\3\4 and no more")
    (tmp_path / "notes.txt").write_text("none")
    merged = api.merge(api.read(tmp_path, MIDDLING))
    document = api.to_json(merged)
    assert not mistakes(document, "return")
    made = json.loads(document)
    assert all(made[key] for key in ("respondents", "answers", "unplaced", "findings", "superseded"))
    assert any(answer["notes"] for answer in made["answers"])


def test_a_return_of_nothing() -> None:
    empty = api.merge(api.Gathered(MIDDLING, (), (), ()))
    assert not mistakes(api.to_json(empty), "return")


def test_every_key_of_a_return_is_missed_and_no_other_is_let_in() -> None:
    data = json.loads(RETURN)
    assert not mistakes(RETURN, "return")
    for path, key in keys(data):
        without = copy.deepcopy(data)
        inside(without, path).pop(key)
        assert mistakes(json.dumps(without), "return"), (path, key)
    for path in {path for path, _ in keys(data)}:
        more = copy.deepcopy(data)
        inside(more, path)["surprise"] = 1.5
        assert mistakes(json.dumps(more), "return"), path


def keys(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every key in a document, once for each list and mapping it may be in, but the counts by choice."""
    if isinstance(data, list):
        for number in range(min(len(data), 1)):
            yield from keys(data[number], (*path, number))
    elif isinstance(data, dict) and path[-1:] != ("counts",):
        for key, value in data.items():
            if key not in {"file", "sheet", "cell"} or "location" not in path:
                yield path, key
            yield from keys(value, (*path, key))


def inside(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def test_there_is_a_file_for_each_name() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {f"{name}.schema.json" for name in NAMES}
