"""What is told of a difference, as the command tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.bank.difference.compare import compare
from ehsg_cli.bank.difference.findings import mistakes
from ehsg_cli.bank.difference.model import Report
from ehsg_cli.bank.difference.places import Places
from ehsg_cli.bank.yaml_source import parse
from ehsg_cli.findings.model import natural_order
from ehsg_cli.workbook.sent_out.explain import explained
from ehsg_cli.workbook.sent_out.wordings import not_listed
from tests.bank.difference.sample import AFTER, BEFORE, FOLDER

if TYPE_CHECKING:
    from ehsg_cli.bank.document import Document
    from ehsg_cli.bank.model import Bank


def document_of(name: str) -> Document:
    document, _ = parse((FOLDER / name).read_bytes(), name)
    assert document
    return document


def report_on(new: Bank, old: Bank = BEFORE, document: Document | None = None) -> Report:
    difference = explained(compare(old, new))
    places = Places.of(document or document_of("before.yaml"))
    found = (*mistakes(difference, places), *not_listed(difference, places))
    return Report("before.yaml", "after.yaml", difference, tuple(sorted(found, key=natural_order)))


def sample() -> Report:
    """The one with every kind of change."""
    return report_on(AFTER, document=document_of("after.yaml"))
