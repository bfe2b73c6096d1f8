"""Reminders to those who have not finished, as a mail program and a person read them."""

from __future__ import annotations

import email
import io
import json
import shutil
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ehsg_cli.bank import library
from tests.acceptance.command import EXAMPLES, ehsg

EXAMPLE = EXAMPLES / "2020"
BANK = library.load("2020")
LIST = (
    "organisation,sector,required,contact,email,locality\n"
    "Northshire Police,Police,yes,Pat,pat@police.example.org,\n"
    "Northshire Homes,Housing partners,,Desk; Lee,lee@homes.example.org,\n"
    '"Jobcentre ""Plus""\r\nBcc: all@example.org",JobCentre Plus,yes,'
    '"Zoë\r\nBcc: x@example.org",zoe@bücher.example,\n'
    "Elsewhere Academy,Schools,,,,\n"
)
FILES = ["elsewhere-academy.txt", "jobcentre-plus-bcc-all-example-org.eml", "northshire-homes.eml"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A return folder in which one has finished, one has begun and two have sent nothing."""
    (tmp_path / "received").mkdir()
    for name in ("police", "northshire-homes"):
        shutil.copy(EXAMPLE / "received" / f"{name}.xlsx", tmp_path / "received")
    (tmp_path / "partners.csv").write_bytes(LIST.encode())
    (tmp_path / "ehsg.yaml").write_text(
        "folder: 1\nbank: 2020\narea: Northshire\nanswers_due: 2020-09-15\n"
        "lead: {organisation: Northshire County Council, name: Ann Lead, email: lead@example.org}\n",
        "utf-8",
    )
    return tmp_path


def read(path: Path) -> EmailMessage:
    return email.message_from_bytes(path.read_bytes(), policy=default)


def body(message: EmailMessage) -> str:
    part = message.get_body()
    assert part
    return str(part.get_content()).replace("\r\n", "\n")


def homes(folder: Path) -> dict[str, Any]:
    """How far Northshire Homes are."""
    status = json.loads(ehsg("status", "--format", "json", "--as-of", "2020-09-12", cwd=folder).out)
    (found,) = (each for each in status["partners"] if each["name"] == "Northshire Homes")
    return dict(found)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_in_a_return_folder_it_needs_no_arguments(folder: Path) -> None:
    done = ehsg("chase", "--as-of", "2020-09-12", cwd=folder)
    assert names(folder / "output" / "reminders") == FILES
    assert "3 reminders written; nothing has been sent." in done.said
    message = read(folder / "output" / "reminders" / "northshire-homes.eml")
    assert message["X-Unsent"] == "1"
    assert message["From"] == "Ann Lead <lead@example.org>"
    assert [str(each) for each in message["To"].addresses] == ['"Desk; Lee" <lee@homes.example.org>']
    assert (
        message["Subject"] == "Early Help System Guide 2020: the rest of your answers (due 15 September 2020)"
    )


def test_a_reminder_names_every_open_question_and_no_other(folder: Path) -> None:
    ehsg("chase", "--as-of", "2020-09-12", cwd=folder)
    said = body(read(folder / "output" / "reminders" / "northshire-homes.eml"))
    still_open = {question for section in homes(folder)["sections"] for question in section["open"]}
    assert len(still_open) == 41
    listed = {
        line.removeprefix("- ").partition(": ")[0] for line in said.splitlines() if line.startswith("- ")
    }
    assert listed == still_open
    for question in still_open:
        assert " ".join(BANK.questions[question].text.split()) in said


def test_hostile_names_make_no_headers(folder: Path) -> None:
    ehsg("chase", "--as-of", "2020-10-12", cwd=folder)
    message = read(folder / "output" / "reminders" / FILES[1])
    assert "Bcc" not in message
    (to,) = message["To"].addresses
    assert (to.display_name, to.addr_spec) == ("Zoë Bcc: x@example.org", "zoe@xn--bcher-kva.example")
    said = body(message)
    assert said.startswith(
        'Dear Zoë Bcc: x@example.org,\n\nWe have not had an answer from Jobcentre "Plus" Bcc:'
    )
    assert "Answers were due on 15 September 2020, 27 days ago." in said
    assert "All 69 questions are still open." in said


def test_the_workbooks_go_with_it(folder: Path) -> None:
    ehsg("chase", "--as-of", "2020-09-12", "--attach", cwd=folder)
    reminders = folder / "output" / "reminders"
    assert names(reminders) == ["elsewhere-academy.txt", "elsewhere-academy.xlsx", *FILES[1:]]
    for draft, workbook in (
        (FILES[1], "jobcentre-plus-bcc-all-example-org.xlsx"),
        (FILES[2], "northshire-homes-to-complete.xlsx"),
    ):
        (attached,) = read(reminders / draft).iter_attachments()
        assert attached.get_filename() == workbook
        assert openpyxl.load_workbook(io.BytesIO(attached.get_content()))["Families"]
        assert f"{workbook}, which goes with this message," in body(read(reminders / draft))


def test_the_copy_with_the_gaps_marked_is_read_back_as_it_was(folder: Path) -> None:
    ehsg("chase", "--as-of", "2020-09-12", cwd=folder)
    message = read(folder / "output" / "reminders" / "northshire-homes.eml")
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "northshire-homes-to-complete.xlsx"
    assert "northshire-homes-to-complete.xlsx, which goes with this message, is your own" in body(message)
    (folder / "received" / "northshire-homes.xlsx").write_bytes(attached.get_content())
    assert (homes(folder)["state"], homes(folder)["answered"]) == ("part-done", 28)


def test_the_same_again_gives_the_same_bytes(folder: Path) -> None:
    command = ("chase", "--as-of", "2020-09-12", "--attach")
    ehsg(*command, cwd=folder)
    reminders = folder / "output" / "reminders"
    before = {path.name: path.read_bytes() for path in reminders.iterdir()}
    assert "3 reminders written" in ehsg(*command, cwd=folder).said
    assert {path.name: path.read_bytes() for path in reminders.iterdir()} == before


def test_what_somebody_has_changed_is_not_replaced(folder: Path) -> None:
    ehsg("chase", "--as-of", "2020-09-12", cwd=folder)
    draft = folder / "output" / "reminders" / "northshire-homes.eml"
    made = draft.read_bytes()
    draft.write_bytes(made + b"PS: see you on Friday\r\n")
    done = ehsg("chase", "--as-of", "2020-09-13", cwd=folder)
    assert "Kept output/reminders/northshire-homes.eml, which was changed after it was made" in done.said
    assert "2 reminders written" in done.said
    assert draft.read_bytes() == made + b"PS: see you on Friday\r\n"
    ehsg("chase", "--as-of", "2020-09-12", "--force", cwd=folder)
    assert draft.read_bytes() == made


def test_in_a_folder_that_is_named_nothing_is_replaced_unasked_and_nothing_removed(folder: Path) -> None:
    ehsg("chase", "-o", "out", cwd=folder)
    assert "exists already" in ehsg("chase", "-o", "out", cwd=folder, code=2).said
    (folder / "out" / "northshire-homes.eml").write_text("mine", "utf-8")
    (folder / "partners.csv").write_text("organisation,sector\nNorthshire Homes,\n", "utf-8")
    ehsg("chase", "-o", "out", "--force", cwd=folder)
    assert (folder / "out" / "elsewhere-academy.txt").exists()


def test_reminders_that_are_not_true_any_more_are_removed_and_named(folder: Path) -> None:
    no_address = LIST.replace("Desk; Lee,lee@homes.example.org", ",nowhere")
    (folder / "partners.csv").write_bytes(no_address.encode())
    ehsg("chase", "--as-of", "2020-09-12", cwd=folder)
    reminders = folder / "output" / "reminders"
    (reminders / "notes.docx").write_bytes(b"mine")
    for name in ("northshire-homes.txt", "northshire-homes-to-complete.xlsx"):
        assert (reminders / name).exists()
    (reminders / "elsewhere-academy.txt").write_text("changed by hand", "utf-8")
    (folder / "received" / "northshire-homes.xlsx").unlink()
    only = LIST.splitlines()[:2]
    (folder / "partners.csv").write_text("\n".join([*only, "Another school,Schools,,,,"]), "utf-8")
    said = ehsg("chase", "--as-of", "2020-09-13", cwd=folder).said
    assert (
        "left from an earlier time, and removed: output/reminders/jobcentre-plus-bcc-all-example-org.eml, "
        "output/reminders/northshire-homes-to-complete.xlsx, output/reminders/northshire-homes.txt." in said
    )
    left = "left from an earlier time, and perhaps not true any more: output/reminders/elsewhere-academy.txt."
    assert left in said
    assert names(reminders) == ["another-school.txt", "elsewhere-academy.txt", "notes.docx"]


def test_where_nobody_is_said_to_ask_that_is_noted(folder: Path) -> None:
    said = (ehsg(command, cwd=folder).said for command in ("chase", "generate"))
    assert not [each for each in said if "has no lead" in each]
    (folder / "ehsg.yaml").write_text("folder: 1\nbank: 2020\n", "utf-8")
    assert "Note: ehsg.yaml has no lead: the reminders do not say who asks." in ehsg("chase", cwd=folder).said
    inside = ehsg("generate", "--format", "json", cwd=folder / "received")
    assert "../ehsg.yaml has no lead: the workbooks do not say who asks." in json.loads(inside.out)["notes"]


def test_what_is_no_address_is_said_with_its_line(folder: Path) -> None:
    listed = LIST.replace("lee@homes.example.org", "lee(at)homes").replace(",pat@police", ",pat@@police")
    (folder / "partners.csv").write_bytes(listed.encode())
    bad = "partners.csv, line 3: lee(at)homes is no e-mail address."
    said = ehsg("chase", cwd=folder).said
    assert f"Note: {bad}" in said
    assert "pat@@police" not in said  # who has finished
    assert names(folder / "output" / "reminders")[-1] == "northshire-homes.txt"
    notes = json.loads(ehsg("generate", "--format", "json", cwd=folder).out)["notes"]
    assert [note for note in notes if "no e-mail address" in note] == [
        "partners.csv, line 2: pat@@police.example.org is no e-mail address.",
        bad,
    ]


def test_where_one_partner_is_named_the_reminders_of_the_others_stay(folder: Path) -> None:
    long = "Elsewhere Academy, whose name goes on for more than sixty characters, "
    (folder / "partners.csv").write_text(f'{LIST}"{long}East"\n"{long}West"\n', "utf-8")
    ehsg("chase", "--as-of", "2020-09-12", cwd=folder)
    reminders = folder / "output" / "reminders"
    before = {path.name: path.read_bytes() for path in reminders.iterdir()}
    said = ehsg("chase", "--as-of", "2020-09-12", "--partner", f"{long}West", cwd=folder).said
    assert "-2.txt" in said
    assert "removed" not in said
    assert {path.name: path.read_bytes() for path in reminders.iterdir()} == before


def test_only_some_are_reminded(folder: Path) -> None:
    ehsg("chase", "--partner", "northshire HOMES", "--as", "text", "-o", "out", cwd=folder)
    assert names(folder / "out") == ["northshire-homes-to-complete.xlsx", "northshire-homes.txt"]
    text = (folder / "out" / "northshire-homes.txt").read_text("utf-8")
    assert text.startswith('To: "Desk; Lee" <lee@homes.example.org>\nSubject: Early Help')


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("--partner", "Northshire Hoems"),
            "There is no partner Northshire Hoems. Did you mean Northshire Homes?",
        ),
        (("--partner", "hoems"), "There is no partner hoems. Did you mean Northshire Homes?"),
        (("--partner", "Northshire Police"), "Northshire Police has finished"),
        (("--template", "received"), "received is a folder"),
        (
            ("--template", "wrong.j2"),
            "The template wrong.j2, line 1: Reminder has no parner. Did you mean partner?",
        ),
        (("--template", "endless.j2"), "endless.j2"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    (folder / "wrong.j2").write_text("{{ reminder.parner }}", "utf-8")
    (folder / "endless.j2").write_text("{% include 'ehsg/nothing' %}", "utf-8")
    assert said in ehsg("chase", *arguments, cwd=folder, code=2).said
    assert not (folder / "output").exists()


def test_a_template_of_ones_own(folder: Path) -> None:
    (folder / "own.j2").write_text("Subject: To {{ reminder.partner }}\n\nPlease & <thank you>.", "utf-8")
    ehsg("chase", "--template", "own.j2", "--partner", "Northshire Homes", cwd=folder)
    message = read(folder / "output" / "reminders" / "northshire-homes.eml")
    assert message["Subject"] == "To Northshire Homes"
    assert body(message) == "Please & <thank you>.\n"


def test_from_a_merged_return_outside_a_folder(tmp_path: Path) -> None:
    merged = EXAMPLE / "output" / "merged.xlsx"
    ehsg("chase", merged, "--as-of", "2020-09-12", cwd=tmp_path)
    assert names(tmp_path / "reminders") == [
        "jobcentre-plus-northshire.txt",
        "northshire-homes.eml",
    ]
    message = read(tmp_path / "reminders" / "northshire-homes.eml")
    assert "From" not in message
    assert message["To"].addresses[0].addr_spec.endswith(".example")  # from About you


def test_where_all_have_finished_there_is_nobody_to_remind(tmp_path: Path) -> None:
    done = ehsg("chase", EXAMPLE / "received" / "police.xlsx", cwd=tmp_path)
    assert "Everybody who has sent something has finished: there is nobody to remind." in done.said
    assert names(tmp_path) == []
    only = tmp_path / "p.csv"
    only.write_text("organisation\nNorthshire Police\n", "utf-8")
    done = ehsg("chase", EXAMPLE / "received" / "police.xlsx", "--partners", only, cwd=tmp_path)
    assert done.said == "Everybody has finished: there is nobody to remind."


def test_a_list_that_names_nobody_yet_is_not_taken_for_everybody(tmp_path: Path) -> None:
    ehsg("init", ".", "--bank", "2020", cwd=tmp_path)
    to_do = "partners.csv names nobody yet: list the partners in it, and run ehsg chase again."
    said = ehsg("chase", cwd=tmp_path).said
    assert to_do in said
    assert "Everybody" not in said
    assert not (tmp_path / ".ehsg-made.json").exists()
    assert to_do in json.loads(ehsg("chase", "--format", "json", cwd=tmp_path).out)["notes"]
    shutil.copy(EXAMPLE / "received" / "northshire-homes.xlsx", tmp_path / "received")
    said = ehsg("chase", cwd=tmp_path).said
    assert "1 reminder written" in said
    assert to_do in said


def test_who_may_have_answered_under_another_name_is_pointed_out(folder: Path) -> None:
    (folder / "partners.csv").write_text("organisation,sector\nNorthshire Police HQ,Police\n", "utf-8")
    said = ehsg("chase", "--as-of", "2020-09-12", cwd=folder).said
    assert "Note: Northshire Police HQ may have answered already, as Northshire Police." in said
