"""What scripts call does what the commands do, and says nothing."""

from __future__ import annotations

import inspect
import pickle
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ehsg_cli import api
from tests.acceptance.command import ehsg

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture(scope="module")
def sent() -> api.Gathered:
    return api.read(EXAMPLES / "2020" / "received")


@pytest.fixture
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the folder of an example, as files are named from where a program runs."""
    monkeypatch.chdir(EXAMPLES / "2020")


@pytest.mark.usefixtures("at_home")
def test_a_script_makes_what_the_commands_make(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    merged = api.merge(api.read("received"), partners="partners.csv")
    agreed, findings = api.agree(merged, "decisions.csv")
    assert not findings
    output = Path("output")
    assert api.to_json(agreed) == (output / "merged.json").read_text(encoding="utf-8")
    assert api.workbook(agreed) == (output / "merged.xlsx").read_bytes()
    made, shown = tmp_path / "merged.xlsx", tmp_path / "page.md"
    ehsg("merge", "received", "--partners", "partners.csv", "-o", made, cwd=Path.cwd())
    assert api.workbook(merged) == made.read_bytes()
    ehsg("render", output / "merged.xlsx", "-o", shown, "--theme", "theme.yaml", cwd=Path.cwd())
    page = api.render(agreed, format="md", theme="theme.yaml")
    assert page == shown.read_text(encoding="utf-8")
    assert capsys.readouterr() == ("", "")


@pytest.mark.usefixtures("at_home")
@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_script_makes_the_table_that_the_command_makes(tmp_path: Path, form: str) -> None:
    made = tmp_path / f"answers.{form}"
    ehsg("merge", "received", "-o", tmp_path / "merged.xlsx", "--table", made, cwd=Path.cwd())
    merged = api.merge(api.read("received"))
    assert api.answer_table(merged, format=form) == made.read_bytes()
    again = api.read_return(tmp_path / "merged.xlsx")
    assert api.answer_table(again, format=form) == made.read_bytes()
    assert api.answer_table(again, format=form, area="North") != made.read_bytes()


@pytest.mark.usefixtures("at_home")
@pytest.mark.parametrize("final", [False, True])
def test_a_return_that_is_read_again_is_checked_as_by_the_command(final: bool) -> None:
    path = Path("output") / "merged.xlsx"
    options = ("--final",) if final else ()
    said = ehsg("check", path, "--format", "json", *options, cwd=Path.cwd(), code=1).findings
    found = api.check(api.read_return(path), final=final)
    assert [(each["code"], each["message"]) for each in said] == [(each.code, each.message) for each in found]
    assert api.has_errors(found)


@pytest.mark.usefixtures("at_home")
def test_what_was_read_is_checked_submission_by_submission() -> None:
    said = ehsg("check", "received", "--format", "json", cwd=Path.cwd(), code=1).findings
    missing = {"C201"}  # sectors without a partner, which the return says here
    found = api.check(api.read("received"))
    assert [each["message"] for each in said if each["code"] not in missing] == [
        each.message for each in found
    ]


@pytest.mark.usefixtures("at_home")
@pytest.mark.parametrize("final", [False, True])
def test_a_return_among_what_was_read_is_checked_as_the_return(final: bool) -> None:
    path = Path("output") / "merged.xlsx"
    found = api.check(api.read_return(path), final=final)
    assert api.check(api.read(path), final=final) == found
    sent = api.read("received")
    assert api.check(api.read([path, "received"]), final=final) == (*found, *api.check(sent))


def test_a_late_reply_comes_onto_what_was_agreed() -> None:
    received = EXAMPLES / "2020" / "received"
    early = api.merge(api.read(sorted(received.glob("*.xlsx"))[1:]))
    agreed, _ = api.agree(early, EXAMPLES / "2020" / "decisions.csv")
    both = api.merge(api.read(received), onto=agreed)
    assert len(both.participants) == len(early.participants) + 1
    assert [row.decision.raw for row in both.rows] == [row.decision.raw for row in agreed.rows]


def test_blank_workbooks_name_the_partner(tmp_path: Path) -> None:
    blank = tmp_path / "blank.xlsx"
    blank.write_bytes(api.generate(api.load_bank("2022"), " Northshire\nPolice", sector="Police"))
    (submission,) = api.read(blank).submissions
    assert submission.respondent.organisation == "Northshire Police"
    assert submission.respondent.sector == "police"


def test_files_that_cannot_be_read_are_findings(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("none")
    sent = api.read([tmp_path])
    assert sent.bank is None
    assert [finding.code for finding in api.check(sent)] == ["F004"]


def test_progress_is_told_each_file(sent: api.Gathered) -> None:
    seen: list[str] = []

    def shown(files: tuple[Path, ...]) -> tuple[Path, ...]:
        seen.extend(path.name for path in files)
        return files

    again = api.read(EXAMPLES / "2020" / "received", api.load_bank("2020"), progress=shown)
    assert len(seen) == 9
    assert again.submissions == sent.submissions


def merged_2020() -> api.PartnershipReturn:
    return api.read_return(EXAMPLES / "2020" / "output" / "merged.xlsx")


WRONG: dict[str, Callable[[], object]] = {
    "xlsx is none of the choices": lambda: api.answer_table(merged_2020(), format="xlsx"),
    "There is no question bank 2021": lambda: api.load_bank("2021"),
    "nowhere does not exist": lambda: api.read("nowhere"),
    "Pirates is not a sector": lambda: api.generate(api.load_bank("2020"), "A", sector="Pirates"),
    "the name has": lambda: api.generate(api.load_bank("2020"), "x" * 300),
    "None of the files could be read": lambda: api.merge(api.Gathered(None, (), (), ())),
    "everybody is none of the choices": lambda: api.merge(
        api.read(EXAMPLES / "2022" / "received"), one_vote_per="everybody"
    ),
    "docx is none of the choices": lambda: api.render(merged_2020(), format="docx"),
    "brief is none of the choices": lambda: api.render(merged_2020(), detail="brief"),
    "all is none of the choices": lambda: api.personal_data(merged_2020(), detail="all"),
    "not a merged return": lambda: api.read_return(EXAMPLES / "2020" / "received" / "northshire-homes.xlsx"),
    "partners.csv": lambda: api.agree(merged_2020(), EXAMPLES / "2020" / "partners.csv"),
}


@pytest.mark.parametrize("message", WRONG)
def test_what_cannot_be_done_is_an_error_a_person_can_act_on(message: str) -> None:
    with pytest.raises(api.EhsgError) as caught:
        WRONG[message]()
    assert message in caught.value.message
    assert caught.value.remedy


def with_plan(tmp_path: Path, plan: str) -> api.PartnershipReturn:
    """The worked example with a plan agreed."""
    file = tmp_path / "plan.yaml"
    file.write_text(f"families-01: {{plan: {plan}}}\n", encoding="utf-8")
    agreed, findings = api.agree(merged_2020(), file)
    assert not api.has_errors(findings)
    return agreed


def test_a_page_that_would_publish_personal_data_is_not_made(tmp_path: Path) -> None:
    agreed = with_plan(tmp_path, "Ring 07700 900123.")
    for detail in ("summary", "full"):
        with pytest.raises(api.PersonalDataError) as caught:
            api.render(agreed, detail=detail)
        assert [finding.code for finding in caught.value.findings] == ["P102"]
        assert caught.value.findings == api.personal_data(agreed, detail=detail)
        assert "07700" not in caught.value.findings[0].message
        again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - as between processes
        assert again.findings == caught.value.findings
    shown = "Ring 07700 900123."
    assert shown in api.render(agreed, format="md", allow=["07700 900123"])
    assert shown in api.render(agreed, format="md", include_personal=True)
    assert shown in api.render(agreed, format="md", detail="internal")


def test_personal_data_is_found_as_by_the_command(tmp_path: Path) -> None:
    agreed = with_plan(tmp_path, "Ask Ann Northcote on 07700 900123 or at ann@example.org.")
    (tmp_path / "agreed.xlsx").write_bytes(api.workbook(agreed))
    said = ehsg("check", "--privacy", "agreed.xlsx", "--format", "json", cwd=tmp_path, code=1).findings
    found = api.personal_data(agreed)
    assert [(each["code"], each["message"]) for each in said] == [(each.code, each.message) for each in found]
    assert "P108" not in {each.code for each in found}  # so far, a name that nobody knows
    asked = tmp_path / "partners.csv"
    asked.write_text("organisation,contact\nNorthshire Police,Ann Northcote\n", encoding="utf-8")
    more = api.personal_data(agreed, partners=asked)
    assert len(more) == len(found) + 1
    assert "P108" in {each.code for each in more}
    assert not any("Northcote" in each.message for each in (*found, *more))


def test_answers_after_the_day_they_were_due_are_late() -> None:
    late = {each.code for each in api.check(merged_2020(), due=date(2020, 7, 1))}
    assert "C3" in {code[:2] for code in late - {each.code for each in api.check(merged_2020())}}


def test_a_theme_with_a_mistake_is_refused(tmp_path: Path) -> None:
    theme = tmp_path / "theme.yaml"
    theme.write_text('theme: 1\ncolours: {brand: "#ffff99"}\n')
    with pytest.raises(api.EhsgError, match=r"theme.yaml:2:\d+"):
        api.render(merged_2020(), theme=theme)


def test_what_is_public_is_documented_and_typed() -> None:
    for name in api.__all__:
        each = getattr(api, name)
        assert inspect.getdoc(each)
        if inspect.isfunction(each):
            signature = inspect.signature(each)
            assert signature.return_annotation is not inspect.Signature.empty
            assert all(each.annotation is not each.empty for each in signature.parameters.values())


def loaded_by(statement: str) -> set[str]:
    script = f"import sys; before = set(sys.modules); {statement}; print(*(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, encoding="utf-8")
    return set(done.stdout.split())


def test_importing_the_package_loads_nothing_else() -> None:
    assert loaded_by("import ehsg_cli") <= {"ehsg_cli", "__future__"}


def test_the_api_needs_no_terminal_and_no_templates() -> None:
    loaded = {name.partition(".")[0] for name in loaded_by("from ehsg_cli import api")}
    assert "pydantic" in loaded
    assert not loaded & {"typer", "rich", "click", "jinja2", "openpyxl", "docx"}
