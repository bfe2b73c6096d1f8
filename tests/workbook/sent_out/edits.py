"""Edits of a bank, each with the codes of what a merge then says of a workbook sent out before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bank.difference.sample import Data, question, section

if TYPE_CHECKING:
    from collections.abc import Callable

NEW = "Is there a budget?"


def change_question(id_: str, **fields: object) -> Callable[[Data], None]:
    return lambda data: question(data, id_).update(fields)


def change_section(id_: str, **fields: object) -> Callable[[Data], None]:
    return lambda data: section(data, id_).update(fields)


def change(field: str, place: int, **fields: object) -> Callable[[Data], None]:
    return lambda data: data[field][place].update(fields)


def remove(field: str, place: int) -> Callable[[Data], None]:
    return lambda data: data[field].pop(place)


def add(field: str, **thing: object) -> Callable[[Data], None]:
    return lambda data: data[field].append(thing)


def turn(field: str) -> Callable[[Data], None]:
    return lambda data: data[field].reverse()


def change_choice(place: int, **fields: object) -> Callable[[Data], None]:
    return lambda data: data["scales"]["agreement"][place].update(fields)


def remove_question(data: Data) -> None:
    section(data, "families")["questions"].pop(1)


def retire_question(data: Data) -> None:
    gone = section(data, "families")["questions"].pop(1)
    data["retired"].append({"id": gone["id"], "text": gone["text"], "revision": 4, "reason": "Asked twice."})


def join_questions(data: Data) -> None:
    """One question takes the place of two, and knows the wordings of both."""
    gone = section(data, "families")["questions"].pop()
    question(data, "families-05")["formerly"] = [gone["text"]]


def add_question(data: Data) -> None:
    section(data, "families")["questions"].append({"id": "families-07", "text": NEW})


def reword(data: Data) -> None:
    question(data, "families-04")["text"] = "Do you collect feedback from families on services they received?"


def reword_and_list(data: Data) -> None:
    question(data, "families-04")["formerly"] = [question(data, "families-04")["text"]]
    reword(data)


def swap(data: Data) -> None:
    one, other = question(data, "families-03"), question(data, "families-04")
    one["text"], other["text"] = other["text"], one["text"]


def renumber(data: Data) -> None:
    question(data, "families-06")["id"] = "families-08"


def renumber_and_reword(data: Data) -> None:
    question(data, "families-01").update(
        id="families-08",
        title="Whole family worker",
        text="Do families say who their whole family worker is?",
        formerly=[question(data, "families-01")["text"]],  # but not as workbooks print it, with its old title
    )


def move_within(data: Data) -> None:
    questions = section(data, "families")["questions"]
    questions.insert(0, questions.pop())


def move_to(other: str, id_: str) -> Callable[[Data], None]:
    def move(data: Data) -> None:
        section(data, other)["questions"].append(section(data, "families")["questions"].pop() | {"id": id_})

    return move


def rename_section(data: Data) -> None:
    families = section(data, "families")
    families["id"] = "family"
    for each in families["questions"]:
        each["id"] = each["id"].replace("families", "family")


def say_twice(data: Data) -> None:
    """A question is worded as another one was, whose wording changes too, under its own id."""
    question(data, "data-03")["formerly"] = [question(data, "data-04")["text"]]
    question(data, "data-04")["text"] = "Do you use a large data warehouse to match and report data?"


def use_another_scale(data: Data) -> None:
    section(data, "board")["scale"] = "agreement"
    del data["scales"]["frequency"]


def use_a_longer_scale(data: Data) -> None:
    data["scales"]["longer"] = [*data["scales"]["frequency"], {"id": "unsure", "label": "Unsure"}]
    section(data, "board")["scale"] = "longer"


def rename_follow_up(data: Data) -> None:
    families = section(data, "families")
    families.update(follow_up="What next?", follow_up_formerly=[families["follow_up"]])


def drop_follow_up_that_another_has(data: Data) -> None:
    section(data, "data")["follow_up_formerly"] = [section(data, "families")["follow_up"]]
    section(data, "families")["follow_up"] = None


# The edit; its S codes; its C and M codes, which the sentences name as well.
EDITS: dict[str, tuple[Callable[[Data], object], str, str]] = {
    "a question is removed": (remove_question, "S106", "M201"),
    "a question is retired": (retire_question, "S106", "M201"),
    "two questions are joined": (join_questions, "S102 S106", ""),
    "a question is added": (add_question, "", "C103"),
    "a question is reworded": (reword, "S106", ""),
    "a question is reworded, and says so": (reword_and_list, "", ""),
    "a question is typed otherwise": (
        change_question("words-02", text="What are your  Next steps"),
        "",
        "",
    ),
    "a title is another one": (change_question("families-01", title="A worker"), "S106", ""),
    "a question asks something else": (change_question("families-04", text=NEW), "S106", ""),
    "two questions change their ids": (swap, "S106 S110", ""),
    "a question has a new id": (renumber, "S106 S108", "M201"),
    "a question has a new id and wording": (renumber_and_reword, "S106", ""),
    "a section has a new id": (rename_section, "S106 S108", "M201"),
    "a wording is that of another question": (say_twice, "S106 S110", ""),
    "a question is moved": (move_within, "", ""),
    "a question is moved to a like section": (move_to("data", "data-05"), "S106 S108", "M201"),
    "a question is moved to another scale": (move_to("board", "board-03"), "S101 S106 S108", "M201"),
    "no is the best answer": (change_question("families-02", best="no"), "", ""),
    "the first answer is said to be best": (change_question("families-02", best="yes"), "", ""),
    "an earlier wording is left out": (change_question("board-02", formerly=[]), "", ""),
    "an earlier wording is added": (change_question("board-01", formerly=["Is the board there?"]), "", ""),
    "a section has a new title": (change_section("families", title="All families"), "", ""),
    "sections change places": (turn("sections"), "", ""),
    "a section has a vision": (change_section("families", vision=["We are heard."]), "", ""),
    "a section has another scale": (use_another_scale, "S101 S106", ""),
    "a section has a longer scale": (use_a_longer_scale, "", ""),
    "a section has no scale": (change_section("board", scale=None), "", ""),
    "a section in words has a scale": (change_section("words", scale="agreement"), "S101", ""),
    "a follow-up is reworded": (change_section("families", follow_up="What next?"), "S106 S109", ""),
    "a follow-up is reworded, and says so": (rename_follow_up, "", ""),
    "a follow-up is gone": (change_section("families", follow_up=None), "S106", ""),
    "a follow-up is gone that another has": (drop_follow_up_that_another_has, "", ""),
    "a follow-up is new": (change_section("board", follow_up="What next?"), "", ""),
    "a choice has a new label": (change_choice(1, label="Largely yes"), "S106", ""),
    "a choice has a new label and id": (change_choice(1, label="Partly", id="partly"), "S101 S106", ""),
    "a choice has a new id": (change_choice(1, id="largely"), "", ""),
    "a choice has the id of another's label": (
        lambda data: data["scales"].update(
            agreement=[
                {"id": "yes", "label": "Yes"},
                {"id": "partly", "label": "Partly"},
                {"id": "mostly-yes", "label": "Hardly"},
                {"id": "no", "label": "No"},
            ]
        ),
        "S101 S106",
        "",
    ),
    "a choice is gone": (lambda data: data["scales"]["agreement"].pop(1), "S101 S106", ""),
    "a choice is new": (
        lambda data: data["scales"]["agreement"].append({"id": "unsure", "label": "Unsure"}),
        "S106",
        "",
    ),
    "choices change places": (lambda data: data["scales"]["agreement"].reverse(), "", ""),
    "scales change places": (
        lambda data: data.update(scales=dict(reversed(data["scales"].items()))),
        "",
        "",
    ),
    "a return item is gone": (remove("return_items", 0), "", "M201"),
    "a return item has a new id": (change("return_items", 0, id="plan"), "", "M201"),
    "a return item is reworded": (change("return_items", 0, prompt="Send your strategy."), "", ""),
    "a return item is new": (add("return_items", id="plan", title="Plan", prompt="Send it."), "", ""),
    "a sector is gone": (remove("partners", 0), "S105 S106", ""),
    "a sector has a new name": (change("partners", 0, name="Constabulary"), "S106", ""),
    "a sector has a new name and id": (change("partners", 0, name="Law", id="law"), "S105 S106", ""),
    "a sector is new": (add("partners", id="fire", name="Fire and rescue"), "S106", ""),
    "a sector is required": (change("partners", 2, required=True), "", ""),
    "sectors change places": (turn("partners"), "", ""),
    "a part introduces itself otherwise": (change("parts", 0, introduction=["Respond."]), "S106", ""),
    "a part introduces itself at last": (change("parts", 1, introduction=["In your words."]), "", ""),
    "a part is gone": (
        lambda data: (change_section("words", part="Questionnaire")(data), data["parts"].pop(1)),
        "",
        "",
    ),
    "a part has a new title": (
        lambda data: (
            [change_section(id_, part="Form")(data) for id_ in ("families", "data", "board")],
            data["parts"][0].update(title="Form"),
        ),
        "S106",
        "",
    ),
    "a date is another day": (change("timetable", 1, date="2024-10-31"), "S106", ""),
    "a date is reworded": (change("timetable", 1, event="Results wanted"), "S106", ""),
    "a date is new": (add("timetable", date="2024-12-01", event="Party"), "", ""),
    "the guide has a new title": (lambda data: data.update(title="Guide"), "S106", ""),
    "the guide has a new edition": (lambda data: data.update(edition=2025), "S106", ""),
    "the guide has a new publisher": (lambda data: data.update(publisher="Us"), "S106", ""),
    "the guide has a new document": (lambda data: data["source"].update(document="Guide"), "S106", ""),
    "the guide is attributed": (lambda data: data["source"].update(attribution="Ours."), "S106", ""),
    "there is a notice": (lambda data: data["source"].update(notice="Draft."), "", ""),
    "there is another licence": (lambda data: data["source"].update(licence="None"), "", ""),
    "there is another summary": (lambda data: data.update(summary="Short."), "", ""),
    "a retired question is forgotten": (remove("retired", 0), "", ""),
    "a type of services is gone": (lambda data: data["system"]["types"].pop(), "", ""),
    "an element is reworded": (
        lambda data: data["data_maturity"]["elements"][0].update(text="Feeds"),
        "",
        "",
    ),
    "nothing but the revision": (lambda _: None, "", ""),
}
