"""A return without personal data is still the same return."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import PurePath

import pytest

from ehsg_cli.checks.privacy import people_known, respondents_of
from ehsg_cli.checks.redacted import left_in, removed_from_return, removed_from_submission
from ehsg_cli.findings.model import Finding, Severity
from ehsg_cli.partnership.conservation import conservation
from ehsg_cli.partnership.model import Decision, PartnershipReturn, Superseded
from ehsg_cli.partnership.redaction import PERSON, redact_return, redact_submission
from ehsg_cli.partnership.to_book import return_book
from ehsg_cli.submission.model import NamedBy, Respondent, Source, Submission
from ehsg_cli.wording import quote
from ehsg_cli.workbook.write import write_book
from tests.render.everywhere import typed_everywhere
from tests.render.returns import PARTICIPANTS, small_return

LONG = f"Please do ring Nora Quill at home, or at work if she is there, on {'07700 900123'} at any time."


def sample() -> PartnershipReturn:
    """Two respondents of one name, a third whose file is called by them, and a finding that quotes a plan."""
    one, two, three = PARTICIPANTS
    nora = replace(one.respondent, completed_by="Nora Quill", email="nora.quill@example.org")
    sam = replace(two.respondent, completed_by="Sam Ash", email="")
    merged = small_return(decisions={"families-01": Decision(raw="Yes", choice="yes", plan=LONG)}, items={})
    return replace(
        merged,
        participants=(
            replace(one, respondent=nora),
            replace(two, respondent=sam, source=replace(two.source, file="Nora Quill.xlsx")),
            three,
        ),
        superseded=(Superseded(participant=replace(one, id="earlier", respondent=nora), by=one.id),),
        findings=(Finding("M101", Severity.WARNING, f"Odd: {quote(LONG)}"),),
    )


def redacted(*, keep_respondents: bool = False) -> PartnershipReturn:
    merged = sample()
    return redact_return(merged, people_known(respondents_of(merged)), keep_respondents=keep_respondents)


def test_respondents_have_a_number_and_one_person_has_one() -> None:
    copy = redacted()
    names = [each.respondent.completed_by for each in copy.participants]
    assert names[:2] == ["[name 1 removed]", "[name 2 removed]"]
    assert copy.superseded[0].participant.respondent.completed_by == "[name 1 removed]"
    assert copy.participants[0].respondent.email == "[e-mail address 1 removed]"
    assert copy.participants[1].respondent.email == ""


def test_respondents_may_be_kept() -> None:
    before, copy = sample(), redacted(keep_respondents=True)
    assert [each.respondent.completed_by for each in copy.participants] == [
        each.respondent.completed_by for each in before.participants
    ]
    assert copy.rows[0].decision.plan != before.rows[0].decision.plan


def test_files_are_called_otherwise_and_findings_quote_what_is_left() -> None:
    copy = redacted()
    assert copy.participants[1].source.file == "workbook-2.xlsx"
    assert copy.findings[0].message == f"Odd: {quote(copy.rows[0].decision.plan)}"
    assert "Nora" not in copy.findings[0].message


@pytest.mark.parametrize("file", ["in/nora_quill.xlsx", "QuillNora2.xlsx", "nquill.xlsx", "Quill.xlsx"])
def test_whatever_way_a_file_is_called_by_a_person_its_copy_is_numbered(file: str) -> None:
    before = sample()
    unnamed = Respondent(organisation=PurePath(file).stem, completed_by="Nora Quill", named_by=NamedBy.FILE)
    two = replace(before.participants[1], respondent=unnamed, source=Source(file=file, sha256=""))
    finding = Finding("S101", Severity.WARNING, f"Named by the file, {PurePath(file).stem}: {file}")
    named = replace(before, participants=(before.participants[0], two), findings=(finding,))
    copy = redact_return(named, people_known(respondents_of(named)))
    assert copy.participants[1].source.file == "workbook-2.xlsx"
    assert copy.participants[1].respondent.organisation == "Organisation 2"
    assert copy.findings[0].message == "Named by the file, Organisation 2: workbook-2.xlsx"
    sent = Submission(source=two.source, respondent=unnamed)
    assert redact_submission(sent, people_known([unnamed])).source.file == "workbook-1.xlsx"


def test_a_file_that_is_called_by_nobody_keeps_its_name() -> None:
    before = sample()
    file = replace(before.participants[1].source, file="received/north police (2).xlsx")
    named = replace(before, participants=(replace(before.participants[1], source=file),))
    copy = redact_return(named, people_known(respondents_of(before)))
    assert copy.participants[0].source.file == "received/north police (2).xlsx"


def test_everything_that_was_counted_still_is() -> None:
    before, copy = sample(), redacted()
    assert conservation(copy) == conservation(before)
    assert [row.tally for row in copy.rows] == [row.tally for row in before.rows]
    assert [each.source.sha256 for each in copy.participants] == [
        each.source.sha256 for each in before.participants
    ]


def test_a_person_asked_for_by_name_is_removed() -> None:
    merged = sample()
    personal = [item.id for item in merged.bank.return_items if item.personal]
    named = replace(merged, items={**merged.items, **dict.fromkeys(personal, "Somebody Else")})
    copy = redact_return(named, people_known(respondents_of(named)))
    assert personal
    assert {copy.items[item] for item in personal} == {PERSON}
    messages = [each.message for each in removed_from_return(named, {}, people_known(()))]
    assert any("S******* E***" in message for message in messages)


def test_what_was_removed_is_listed_masked() -> None:
    merged = sample()
    known = people_known(respondents_of(merged))
    listed = removed_from_return(merged, {}, known)
    assert {each.code for each in listed} == {"P301"}
    assert not any("Quill" in each.message or "900123" in each.message for each in listed)
    kept = removed_from_return(merged, {}, known, keep_respondents=True)
    assert {each.message for each in kept} < {each.message for each in listed}


def test_what_is_left_in_a_copy_is_found() -> None:
    merged = sample()
    known = people_known(respondents_of(merged))
    data = write_book(return_book(merged))
    assert {each.code for each in left_in(data, "a.xlsx", known)} == {"P302"}
    assert left_in(write_book(return_book(redacted())), "a.xlsx", known) == ()
    assert left_in(b"nothing", "a.xlsx", known)


def test_a_submission_without_personal_data() -> None:
    merged = sample()
    one = merged.participants[0]
    answers = tuple(given.answer for given in merged.answers if given.participant == one.id)
    spoken = tuple(replace(answer, comment=LONG) for answer in answers[:1])
    sent = Submission(source=one.source, respondent=one.respondent, answers=spoken)
    known = people_known([one.respondent])
    copy = redact_submission(sent, known)
    assert copy.respondent.completed_by == "[name 1 removed]"
    assert "[telephone number removed]" in copy.answers[0].comment
    assert len(removed_from_submission(sent, known)) >= 4
    assert redact_submission(sent, known, keep_respondents=True).respondent == sent.respondent


@pytest.mark.parametrize(
    "text",
    [
        "07700 900123 " * 2_500,
        '=HYPERLINK("mailto:o@example.org")',
        "<b>o@example.org</b> &amp; 07700\u00a0900\u200b123\r\n_x000D_ NE98 9XZ\x0b\x00",
        "o\u202e@\u2066example.org ０７７００ ９００１２３",
        "ring 07700\n900123 | jane dot smith at example dot org",
        "x" * 15_990 + " 07700 900123 " + "y" * 20_000,
        "DOB 1/2/2010; NHS 999 000 0018, UPN Y000123419001, AA000001A" + "\ud800\ufffe",
    ],
)
def test_wherever_it_is_typed_it_is_gone(text: str) -> None:
    merged = typed_everywhere(text)
    known = people_known(respondents_of(merged))
    data = write_book(return_book(redact_return(merged, known)))
    assert left_in(data, "a.xlsx", known) == ()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        content = re.sub(r"\s+", "", "".join(package.read(name).decode() for name in package.namelist()))
    assert not [each for each in ("900123", "example.org", "9990000018", "Y0001234") if each in content]
