"""Which tables a bank is made of when people review it, and what stands in their columns.

All formats are written and read by this one table of tables. The first column of each holds ids, numbers,
dates or fixed words and never free text, so that in a CSV file the name of a table, alone in its row, is no
row of the table before.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Holds(Enum):
    """What stands in a column.

    `PARENT` is the id of the record that the row belongs to, `POSITION` the row's own number, by which rows
    of other tables name it, and `SHOWN` something that another table keeps and that stands here to be read.
    """

    TEXT = auto()
    NUMBER = auto()
    DATE = auto()
    FLAG = auto()
    CHOICE = auto()
    PARENT = auto()
    POSITION = auto()
    SHOWN = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """A column.

    Attributes:
        header: Its heading.
        key: The key of its value in the bank; empty where the row is a single text, or the bank has none.
        width: In characters.
    """

    header: str
    key: str = ""
    holds: Holds = Holds.TEXT
    width: int = 24

    @property
    def is_kept(self) -> bool:
        """Whether its value is a part of the record that the row is."""
        return self.holds not in {Holds.PARENT, Holds.POSITION, Holds.SHOWN}


@dataclass(frozen=True, slots=True)
class Spec:
    """A table: a list of the bank, or one in each record of another table.

    Attributes:
        path: The keys that lead to the list from the bank or, where it is of parts of records, from these.
        of: The table of the records that its rows are parts of; empty where the list is one of the bank.
    """

    name: str
    path: tuple[str, ...]
    fields: tuple[Field, ...]
    of: str = ""

    @property
    def is_texts(self) -> bool:
        """Whether its rows are single texts."""
        return not any(field.key for field in self.fields)


REF, SECTION, ANSWERS, BEST = "Ref", "Section", "Answers", "Best answer"
QUESTIONS, SECTIONS, SCALES, PARTS = "Questions", "Sections", "Scales", "Parts"
RETIRED = "Retired questions"
FOLLOW_UP, PART = "Follow-up", "Part"
PART_NUMBER = "Part no."
# Columns that only show something: the table that keeps it, and the column that tells of which row it is
KEPT_IN = {SECTION: SECTIONS, ANSWERS: SCALES, FOLLOW_UP: SECTIONS, PART: PARTS}
NAMED_BY = {SECTION: REF, ANSWERS: REF, FOLLOW_UP: REF, PART: PART_NUMBER}

SPECS = (
    Spec(
        QUESTIONS,
        ("questions",),
        (
            Field(REF, "id", width=20),
            Field(SECTION, holds=Holds.SHOWN, width=20),
            Field("Title", "title", width=18),
            Field("Question", "text", width=64),
            Field(ANSWERS, holds=Holds.SHOWN, width=32),
            Field(BEST, "best", Holds.CHOICE, width=14),
            Field(FOLLOW_UP, holds=Holds.SHOWN, width=32),
        ),
        of=SECTIONS,
    ),
    Spec(
        SECTIONS,
        ("sections",),
        (
            Field(SECTION, "id", width=18),
            Field("Title", "title"),
            Field("Title inferred", "title_inferred", Holds.FLAG, width=12),
            Field(PART, "part", width=30),
            Field("Scale", "scale", width=14),
            Field(FOLLOW_UP, "follow_up", width=36),
            Field("Looks at", "looks_at", width=50),
        ),
    ),
    Spec(
        "Vision",
        ("vision",),
        (Field(SECTION, holds=Holds.PARENT, width=18), Field("Statement", width=90)),
        of=SECTIONS,
    ),
    Spec(
        SCALES,
        ("scales",),
        (
            Field("Scale", holds=Holds.PARENT, width=18),
            Field("Choice", "id", width=18),
            Field("Label", "label"),
        ),
    ),
    Spec(PARTS, ("parts",), (Field("No.", holds=Holds.POSITION, width=8), Field("Title", "title", width=60))),
    Spec(
        "Introductions",
        ("introduction",),
        (
            Field(PART_NUMBER, holds=Holds.PARENT, width=10),
            Field(PART, holds=Holds.SHOWN, width=30),
            Field("Paragraph", width=90),
        ),
        of=PARTS,
    ),
    Spec(
        "Partners",
        ("partners",),
        (
            Field("Partner", "id", width=18),
            Field("Name", "name", width=40),
            Field("Required", "required", Holds.FLAG, width=12),
            Field("Condition", "condition", width=30),
        ),
    ),
    Spec(
        "Timetable",
        ("timetable",),
        (Field("Date", "date", Holds.DATE, width=14), Field("Event", "event", width=80)),
    ),
    Spec(
        "Return items",
        ("return_items",),
        (
            Field("Item", "id", width=22),
            Field("Title", "title", width=30),
            Field("Prompt", "prompt", width=70),
            Field("Required", "required", Holds.FLAG, width=12),
            Field("Names a person", "personal", Holds.FLAG, width=12),
        ),
    ),
    Spec(
        "Service types",
        ("system", "types"),
        (Field("Type", "id", width=18), Field("Title", "title", width=50)),
    ),
    Spec(
        "Services",
        ("services",),
        (Field("Type", holds=Holds.PARENT, width=18), Field("Service", width=70)),
        of="Service types",
    ),
    Spec(
        "Kinds of partner by type",
        ("sectors",),
        (Field("Type", holds=Holds.PARENT, width=18), Field("Sector", width=24)),
        of="Service types",
    ),
    Spec(
        "Data maturity",
        ("data_maturity", "elements"),
        (Field("Element", "id", width=18), Field("Text", "text", width=90)),
    ),
    Spec(
        "Data maturity questions",
        ("questions",),
        (Field("Element", holds=Holds.PARENT, width=18), Field(REF, width=24)),
        of="Data maturity",
    ),
    Spec(
        "Contradictions",
        ("contradictions",),
        (Field("Contradiction", "id", width=18), Field("Reason", "reason", width=90)),
    ),
    Spec(
        "Contradicting answers",
        ("answers",),
        (
            Field("Contradiction", holds=Holds.PARENT, width=18),
            Field(REF, "question", width=24),
            Field("Choice", "answer", width=18),
        ),
        of="Contradictions",
    ),
    Spec("Notes", ("notes",), (Field("No.", holds=Holds.POSITION, width=8), Field("Note", width=100))),
    Spec(
        RETIRED,
        ("retired",),
        (
            Field(REF, "id", width=20),
            Field("Question", "text", width=60),
            Field("Since revision", "revision", Holds.NUMBER, width=12),
            Field("Reason", "reason", width=50),
            Field("Replaced by", "replaced_by", width=20),
        ),
    ),
    Spec(
        "Earlier wordings",
        ("formerly",),
        (Field(REF, holds=Holds.PARENT, width=20), Field("Question", width=90)),
        of=QUESTIONS,
    ),
    Spec(
        "Earlier follow-ups",
        ("follow_up_formerly",),
        (Field(SECTION, holds=Holds.PARENT, width=20), Field("Heading", width=90)),
        of=SECTIONS,
    ),
)

# The first table: how to review, and what a bank says but once, with the keys that lead to its value
BANK = "Bank"
PROPERTY, VALUE = "Property", "Value"
PROPERTIES = {
    "Id": ("bank",),
    "Edition": ("edition",),
    "Revision": ("revision",),
    "Title": ("title",),
    "Publisher": ("publisher",),
    "Document": ("source", "document"),
    "Wording": ("source", "wording"),
    "Licence": ("source", "licence"),
    "Licence address": ("source", "licence_url"),
    "Attribution": ("source", "attribution"),
    "Notice": ("source", "notice"),
    "Summary": ("summary",),
    "Lead": ("lead",),
    "National vision": ("vision",),
    "Statement of the system": ("system", "statement"),
    "Mapping of the system": ("system", "mapping"),
    "Statement of data maturity": ("data_maturity", "statement"),
    "Mapping of data maturity": ("data_maturity", "mapping"),
}
NUMBERS = frozenset({"Edition", "Revision"})
# Lines of the same table that are no part of the bank: what to do with it, and by what changes are known
HOW_TO, CONTENTS, CONTENT = "How to review", "Rows when exported", "Content when exported"
BESIDE = frozenset({HOW_TO, CONTENTS, CONTENT})
REVIEWING = (
    "Edit the texts where they stand, and leave what is in the first column of each table as it is. In "
    "Questions, the columns Section, Answers and Follow-up only stand to be read and are not read back, nor "
    "is Part in Introductions: edit these in Sections, Scales and Parts. A new question needs a Ref of its "
    "own: the next number of its section. Where Best answer is empty, the first of the answers is the best. "
    "Put remarks into columns of your own, to the right of the others."
)


def depth(spec: Spec) -> int:
    """How many lists the table's list is in: records come before their parts."""
    return 1 + next(depth(each) for each in SPECS if each.name == spec.of) if spec.of else 0
