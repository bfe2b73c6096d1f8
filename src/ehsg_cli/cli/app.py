"""The commands together, and the one place where errors become exit codes."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated, NoReturn

import typer

import ehsg_cli
from ehsg_cli.cli import commands, streams
from ehsg_cli.cli.quiet import Quiet
from ehsg_cli.cli.talk import BUG, OK, USAGE, insist, put, say_error
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display

_DEBUG = "EHSG_DEBUG"
_PLUGINS = "PYDANTIC_DISABLE_PLUGINS"  # or pydantic looks for some in all that is installed, for 5 ms
_HELP = """Run an Early Help System Guide self-assessment, from question bank to return.

generate blank workbooks for the partners, merge what they send back, agree the answers, check that none
is missing, and render the return. Start with: ehsg demo

Exit codes: 0 clean, 1 at least one finding is an error, 2 wrong usage or nothing readable, 3 a bug,
130 interrupted."""

app = commands.group(commands.MAIN, name="ehsg", help=_HELP)
for _name, _group in commands.GROUPS.items():
    app.add_typer(commands.group(_group.summaries, name=_name, help=_group.help))


def _show_version(wanted: bool) -> None:
    if wanted:
        put(f"ehsg {ehsg_cli.__version__}")
        raise typer.Exit(OK)


def _set_debug(wanted: bool) -> None:
    if wanted:
        os.environ[_DEBUG] = "1"


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit."),
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", callback=_set_debug, help="Show where in the program an error arose.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Options before the command."""


def main() -> None:
    """Run the command line and exit; nobody sees a traceback without `--debug`."""
    os.environ.setdefault(_PLUGINS, "__all__")
    streams.ready()
    try:
        _run()
    except EhsgError as error:
        _raise_if_debugging()
        _stop(error)
    except OSError as error:
        _raise_if_debugging()
        _stop(_refused(error))
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        _raise_if_debugging()
        what = f"{type(error).__name__}: {error}"
        insist(f"This is a bug in ehsg {ehsg_cli.__version__}, not in your files: {what}")
        insist("Please report it with the command you ran and what it says when run as: ehsg --debug …")
        sys.exit(BUG)


def _run() -> None:
    try:
        code = app(prog_name="ehsg", standalone_mode=False)  # or typer shows what is wrong in its own way
    except commands.UsageError as error:
        from ehsg_cli.cli import usage  # noqa: PLC0415

        if said := usage.in_our_words(error):
            raise said from error
        code = USAGE
    finally:
        streams.flush()
        gc.freeze()  # or Python goes through everything on its way out, a tenth of the time of --version
    sys.exit(code or OK)


def _stop(error: EhsgError) -> NoReturn:
    with suppress(OSError):  # the disk behind stderr may be the one that is full
        say_error(error)
    sys.exit(USAGE)


def _refused(error: OSError) -> EhsgError:
    """What the system says that nobody below has put in words: a name no file can have, a full disk."""
    place = f"{display(Path(str(error.filename)))}: " if error.filename else ""
    return EhsgError(
        f"{place}{error.strerror or error}.",
        "Check the name, that you may use the file and its folder, and that there is room on the disk.",
    )


def _raise_if_debugging() -> None:
    """Let the exception that is being handled through, with its traceback, where that was asked for."""
    if os.environ.get(_DEBUG):
        raise  # noqa: PLE0704
