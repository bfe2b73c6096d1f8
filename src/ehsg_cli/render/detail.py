"""How much of a return a rendered page shows."""

from __future__ import annotations

from enum import StrEnum

from ehsg_cli.partnership.said import Reach


class Detail(StrEnum):
    """Who a page is for, and so what it may hold.

    Attributes:
        SUMMARY: To publish: what was agreed and how many gave which answer; nobody's own words.
        FULL: For the partners: answers and comments by organisation as well; no names of people.
        INTERNAL: For whoever puts the return together: everything, with its origin.
    """

    SUMMARY = "summary"
    FULL = "full"
    INTERNAL = "internal"


REACHES = {  # how far a text has to go to be on a page that is published
    Detail.SUMMARY: Reach.PUBLISHED,
    Detail.FULL: Reach.SHOWN,
}
