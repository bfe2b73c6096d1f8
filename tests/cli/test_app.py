"""What the one error boundary makes of streams and files that the system refuses."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from ehsg_cli.cli import app, talk
from tests.acceptance.command import COMMAND, ENVIRONMENT

NOT_ON_WINDOWS = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
CHECK = ("check", str(Path(__file__).parents[2] / "examples" / "2020" / "received"))


def in_shell(redirection: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = ["sh", "-c", f'exec "$@" {redirection}', "sh", *COMMAND, *arguments]
    return subprocess.run(
        command, cwd=cwd, capture_output=True, check=False, encoding="utf-8", env=ENVIRONMENT
    )


@NOT_ON_WINDOWS
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "arguments", [("bank", "list"), ("--help",), ("--version",), CHECK, (*CHECK, "--format", "json")]
)
def test_a_full_disk_behind_stdout_is_told(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = in_shell(">/dev/full", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("Error: No space left on device.\n")
    assert "Exception" not in done.stderr
    assert in_shell(">/dev/full 2>/dev/full", *arguments, cwd=tmp_path).returncode == 2
    assert in_shell("2>/dev/full", "check", "gone", cwd=tmp_path).returncode == 2


@NOT_ON_WINDOWS
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--help",), 0),
        (("explain",), 0),
        (("explain", "--format", "json"), 0),
        (CHECK, 1),
        ((*CHECK, "--format", "json"), 1),
        (("check", "gone"), 2),
    ],
)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_who_has_left_changes_nothing(
    tmp_path: Path, arguments: tuple[str, ...], code: int, unbuffered: str
) -> None:
    there = in_shell(">/dev/null", *arguments, cwd=tmp_path)
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*COMMAND, *arguments],
        cwd=tmp_path,
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
        encoding="utf-8",
        env=ENVIRONMENT | {"PYTHONUNBUFFERED": unbuffered},
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (code, there.stderr)


@NOT_ON_WINDOWS
@pytest.mark.parametrize("closed", [">&-", ">&- 2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize(("arguments", "code"), [(("bank", "list"), 0), (CHECK, 1), (("check", "gone"), 2)])
def test_closed_streams_change_nothing(
    tmp_path: Path, closed: str, arguments: tuple[str, ...], code: int
) -> None:
    done = in_shell(closed, *arguments, cwd=tmp_path)
    assert done.returncode == code
    assert "bug" not in done.stderr


def test_what_the_system_refuses_is_said_with_the_files_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied", "ours/list.csv")

    monkeypatch.delenv("EHSG_DEBUG", raising=False)
    monkeypatch.setattr(app, "app", refuse)
    with pytest.raises(SystemExit) as caught:
        app.main()
    assert caught.value.code == talk.USAGE
    assert capsys.readouterr().err.startswith("Error: ours/list.csv: Permission denied.\n")
