"""Wrong usage in our words: what `typer` says in a box becomes an error with a remedy, as all others are.

`typer` keeps the types of its errors and of what they hold to itself; hence any, and the guarded look-ups.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ehsg_cli.errors import EhsgError
from ehsg_cli.findings.suggestion import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

_TOO_MANY = re.compile(r"unexpected extra argument\S* \((?P<beyond>.*)\)")
_NOT_A_CHOICE = re.compile(r"'(?P<typed>[^']*)' is not one of (?P<choices>'.*')")


def in_our_words(error: Any) -> EhsgError | None:  # noqa: ANN401
    """What is wrong and what to do, or none where the help was shown instead and says it all."""
    message = error.format_message().strip()
    if not message:
        return None
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "ehsg"
    parameter = getattr(error, "param", None)
    if option := getattr(error, "option_name", ""):
        return _about_option(error, option, command)
    if parameter and "Missing" in message:
        return _missing(parameter, command)
    if found := _TOO_MANY.search(message):
        message = f"{command} does not take so much: {found['beyond']}."
    return EhsgError(_invalid(error, parameter, message), f"What it takes is in: {command} --help")


def no_command(typed: str, within: str, known: Mapping[str, str]) -> EhsgError:
    """That there is no such command.

    Args:
        typed: What was typed.
        within: The command that it would be part of: `ehsg`, or a group such as `ehsg bank`.
        known: What is typed after `ehsg` for a command, by what people may look for.
    """
    named = known.get(typed) or known.get(nearest(typed, known), "")
    meant = f" Did you mean ehsg {named}?" if named else ""
    return EhsgError(
        f"There is no command {within} {typed}.{meant}", f"To see those there are: {within} --help"
    )


def _about_option(error: Any, option: str, command: str) -> EhsgError:  # noqa: ANN401
    """That there is no such option, or that it lacks its value."""
    help_ = f"What it takes is in: {command} --help"
    if not hasattr(error, "possibilities"):
        return EhsgError(f"{option} stands without a value.", "Write one behind it, with a space between.")
    parameters = getattr(getattr(error.ctx, "command", None), "params", ())
    known = [name for each in parameters for name in each.opts if name.startswith("--")]
    return EhsgError(f"{command} has no option {option}.{did_you_mean(option, known)}", help_)


def _missing(parameter: Any, command: str) -> EhsgError:  # noqa: ANN401
    """What a command cannot do without: an option by its shortest name, an argument by what stands for it."""
    wanted = parameter.metavar or ""
    if parameter.param_type_name == "option":
        wanted = f"{min(parameter.opts, key=len)} {wanted}".strip()
    says = " ".join((getattr(parameter, "help", "") or "").split())
    return EhsgError(f"{command} needs {wanted}.", f"{wanted}: {says} For all it takes: {command} --help")


def _invalid(error: Any, parameter: Any, message: str) -> str:  # noqa: ANN401
    """What is wrong with the value of an option or argument."""
    name = parameter.get_error_hint().replace("'", "").split(" / ")[-1] if parameter else ""
    if found := _NOT_A_CHOICE.search(message):
        choices = re.findall("'([^']*)'", found["choices"])
        suggestion = did_you_mean(found["typed"], choices)
        return f"{name} {found['typed']}: expected one of {', '.join(choices)}.{suggestion}"
    said = error.message.removeprefix("Value error, ").rstrip(".") if name else message.rstrip(".")
    return f"{name}: {said}." if name else f"{said}."
