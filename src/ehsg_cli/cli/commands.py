"""The commands there are, each loaded when it is run: nobody waits for what they do not use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import typer
from typer.core import TyperCommand, TyperGroup

from ehsg_cli.cli.quiet import Quiet

if TYPE_CHECKING:
    from collections.abc import Mapping

UsageError = cast("type[Exception]", typer.BadParameter.__bases__[0])  # which typer keeps to itself

# What each does, as it is listed: the first sentence of its own help. The command `x` is the function `x` of
# the module `x` in this folder; of a group such as `bank`, the function `bank_x` of the module `bank_x`.
MAIN = {
    "demo": "Run the whole job on a worked example and say what it made and where.",
    "init": "Make a return folder, in which every command knows what to work on and where to put it.",
    "generate": "Make blank Excel workbooks for partners to fill in.",
    "status": "Say who has answered and how completely, who is missing, and how long there is to go.",
    "chase": "Write a reminder for each partner who has not finished, and send none of them.",
    "merge": "Merge partners' completed workbooks into one return.",
    "agree": "Fill in what the partnership agreed in a merged return, from a file.",
    "explain": "Explain what a finding is about, why it matters and how to mend it.",
    "check": "Find what is missing: questions without an answer, answers off the scale, partners who did not "
    "answer.",
    "redact": "Write copies of workbooks without the personal data in them, and list what was removed.",
    "render": "Render a merged return as a page to read: HTML, Markdown or Word; or as JSON for programs.",
    "upgrade": "Carry filled workbooks into another edition or revision of their bank.",
    "schema": "Print the JSON Schema of what ehsg writes or reads as JSON or YAML; without NAME, list them.",
}
BANK = {
    "export": "Write a question bank as CSV, Excel or Markdown, for review by people who do not read YAML; "
    "or JSON.",
    "import": "Make a question bank of somebody's form, or of an exported bank, and say what was taken for "
    "what.",
    "list": "List the built-in question banks.",
    "diff": "Say what changed in a question bank, and what that means for workbooks already sent out.",
    "validate": "Find every mistake in question banks in one go, each with its file, line and column.",
    "new": "Start a question bank of your own, or one that extends another, to go on with in any editor.",
    "schema": "Print the JSON Schema of question banks, for editors.",
}
TEMPLATE = {
    "export": "Write the built-in templates and the style sheet of the return into a folder, to be changed.",
}


class Group(NamedTuple):
    """Commands that belong together: what they are about, and what each does."""

    help: str
    summaries: Mapping[str, str]


GROUPS = {
    "bank": Group(
        "Question banks: start, check and compare them; take them in and out of other formats.", BANK
    ),
    "template": Group("Templates of the return: make its pages look as you want.", TEMPLATE),
}


def group(summaries: Mapping[str, str], **settings: Any) -> typer.Typer:  # noqa: ANN401  as typer takes them
    """A group of commands that are loaded when they are run, listed with their summaries until then."""
    made = typer.Typer(
        cls=_Group,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode="markdown",
        **settings,
    )
    for name, summary in summaries.items():
        made.command(name, help=summary)(_not_loaded)
    return made


# Contexts, parameters and commands are of types that typer keeps to itself: hence any.
class _Command(TyperCommand):
    """A command whose help names what is typed as people call it."""

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401
        """What the command takes, --help as well."""
        return _without_types(super().get_params(ctx))


class _Group(TyperGroup):
    """Commands that stand in lists by their summaries, and are loaded when one of them is asked for."""

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401
        """What the group takes, --help as well."""
        return _without_types(super().get_params(ctx))

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[Any, Any, list[str]]:  # noqa: ANN401
        """The name and the command that the first argument names, and the other arguments."""
        if args[0] not in self.commands and not (ctx.resilient_parsing or args[0].startswith("-")):
            from ehsg_cli.cli import usage  # noqa: PLC0415

            raise usage.no_command(args[0], ctx.command_path, _known(str(self.name)))
        name, command, rest = super().resolve_command(ctx, args)
        is_whole = command is None or isinstance(command, TyperGroup)
        return name, command if is_whole else _loaded(str(self.name), str(name)), rest


def _known(group_name: str) -> dict[str, str]:
    """What is typed for a command, by what people may look for: those of the group go before the others."""
    within = {f"{name} {command}": name for name, each in GROUPS.items() for command in each.summaries}
    others = {typed.partition(" ")[2]: typed for typed in within}
    ours = {typed.partition(" ")[2]: typed for typed, name in within.items() if name == group_name}
    return others | {name: name for name in (*MAIN, *GROUPS)} | ours


def _loaded(group_name: str, name: str) -> Any:  # noqa: ANN401
    function = f"{group_name}_{name}" if group_name in GROUPS else name
    single = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode="markdown")
    single.command(name, cls=_Command)(getattr(import_module(f"{__package__}.{function}"), function))
    command: Any = typer.main.get_command(single)
    command.params.append(_quiet())
    return command


def _without_types(params: list[Any]) -> list[Any]:
    """Options and arguments whose help does not say <bool> or <list[Path]>."""
    for each in params:
        if getattr(each, "is_flag", False):
            each.metavar = ""
        elif each.param_type_name == "argument":
            each.display_type_rich = _no_type  # its metavar is its name
    return params


def _no_type(ctx: Any) -> str:  # noqa: ANN401, ARG001 - as typer calls it
    return ""


def _quiet() -> Any:  # noqa: ANN401
    """The option that every command takes, whichever others it has."""
    carrier = typer.Typer(add_completion=False)

    @carrier.command()
    def carry(quiet: Quiet = False) -> None: ...

    return typer.main.get_command(carrier).params[0]


def _not_loaded() -> None:
    """What stands for a command until it is loaded."""
