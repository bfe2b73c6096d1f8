"""Pandoc at work: Markdown → Word, in an empty folder, from nothing but our text, within a time limit."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from ehsg_cli.errors import EhsgError
from ehsg_cli.render.word import dressed, prepared

_OLDEST = (2, 17)  # that this was tried with; reading in a sandbox came with 2.15
_SECONDS = 120
# GitHub's Markdown, without what makes something else of words: `:smile:`, bare addresses, `[^1]`, `[x]`.
_READ = "gfm-emoji-autolink_bare_uris-footnotes-task_lists-yaml_metadata_block"
_INSTALL = (
    "Install it from https://pandoc.org/installing.html; or end the output in .html or .md, which need no "
    "other program."
)
_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows


def find() -> str:
    """The program Pandoc.

    Raises:
        EhsgError: There is none, or it is too old. One in the current folder, where Windows looks first,
            does not count.
    """
    program = shutil.which("pandoc")
    if not program or Path(program).resolve().parent == Path.cwd():
        raise EhsgError("Pandoc is needed to write Word documents, and is not there.", _INSTALL)
    said = _run(program, "--version").decode(errors="replace")
    version = re.match(r"pandoc\S* (\d+)\.(\d+)", said)
    if not version or (int(version[1]), int(version[2])) < _OLDEST:
        oldest = ".".join(map(str, _OLDEST))
        found = next(iter(said.splitlines()), "") or "no version"
        raise EhsgError(f"Pandoc {oldest} or later is needed; {program} says: {found}.", _INSTALL)
    return program


def word_document(program: str, markdown: str) -> bytes:
    """A page of Markdown as a Word document.

    Args:
        program: Pandoc.
        markdown: The page.

    Raises:
        EhsgError: Pandoc cannot do it.
    """
    tree = _run(program, "--sandbox", f"--from={_READ}", "--to=json", given=markdown.encode())
    try:
        return dressed(_run(program, "--from=json", "--to=docx", "--output=-", given=prepared(tree)))
    except (ValueError, KeyError, zipfile.BadZipFile) as error:
        raise _failed(f"what it writes is not understood ({error})") from error


def _run(program: str, *arguments: str, given: bytes = b"") -> bytes:
    """What it writes to stdout. Its data folder is an empty one: no file of the user's changes the result."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            done = subprocess.run(  # noqa: S603 - no shell, and no argument that anybody typed
                (program, f"--data-dir={folder}", *arguments),
                input=given,
                capture_output=True,
                check=False,
                cwd=folder,
                timeout=_SECONDS,
                creationflags=_NO_WINDOW,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise _failed(str(error)) from error
    if done.returncode:
        raise _failed(done.stderr.decode(errors="replace"))
    return done.stdout


def _failed(said: str) -> EhsgError:
    problem = " ".join(said.split()) or "it does not say why"
    return EhsgError(f"Pandoc failed: {problem}", "Try a newer Pandoc, or end the output in .html or .md.")
