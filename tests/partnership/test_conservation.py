from __future__ import annotations

from dataclasses import replace

from ehsg_cli.partnership.conservation import Conservation, by_file, conservation
from ehsg_cli.partnership.merge import merge
from ehsg_cli.submission.model import Note, Unplaced
from tests.banks import SMALL
from tests.partnership.submissions import POLICE, SCHOOL

NOTE = Unplaced(file=SCHOOL.source.file, sheet="Families", cell="F7", text="See attached")


def test_every_cell_is_counted_on_both_sides() -> None:
    noted = (
        replace(SCHOOL.answers[0], notes=(Note(cell="C2", text="really?"),)),
        *SCHOOL.answers[1:],
    )
    source = replace(SCHOOL.source, cells=SCHOOL.source.cells + 22, printed=20)
    school = replace(SCHOOL, answers=noted, unplaced=(NOTE,), source=source)
    merged = merge(SMALL, [POLICE, school])
    assert merged.findings == ()
    assert by_file(merged) == {
        SCHOOL.source.file: Conservation(cells=27, placed=26, unplaced=1),
        POLICE.source.file: Conservation(cells=7, placed=7, unplaced=0),
    }
    assert conservation(merged) == Conservation(cells=34, placed=33, unplaced=1, files=2)


def test_what_is_missing_from_the_return_is_an_error_that_names_the_file() -> None:
    source = replace(SCHOOL.source, cells=SCHOOL.source.cells + 3)
    merged = merge(SMALL, [POLICE, replace(SCHOOL, source=source)])
    assert conservation(merged).lost == 3
    (finding,) = merged.findings
    assert (finding.code, finding.location.file) == ("M109", SCHOOL.source.file)
    assert finding.message.startswith("3 of its 8 cells with content are neither")


def test_a_copy_counts_once_and_a_file_without_answers_too() -> None:
    copy = replace(SCHOOL, source=replace(SCHOOL.source, file="in/copy.xlsx"))
    budget = replace(
        SCHOOL,
        answers=(),
        unplaced=(replace(NOTE, file="in/budget.xlsx"),),
        source=replace(SCHOOL.source, file="in/budget.xlsx", sha256="b", cells=1),
    )
    assert set(by_file(merge(SMALL, [SCHOOL, copy, budget]))) == {SCHOOL.source.file, "in/budget.xlsx"}
    assert conservation(merge(SMALL, [SCHOOL, copy, budget])).lost == 0
