"""A file as it is at a revision of the git repository that the command runs in."""

from __future__ import annotations

import posixpath
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from ehsg_cli.errors import EhsgError

if TYPE_CHECKING:
    from typing import Self

_PREFIX = "git:"


@dataclass(frozen=True, slots=True)
class GitFile:
    """A file at a revision.

    Attributes:
        revision: A commit, in any of the ways that git knows: `HEAD`, `v1.0`, `origin/main`.
        path: The path, from the current folder, with forward slashes.
    """

    revision: str
    path: str

    @classmethod
    def named(cls, name: str) -> Self | None:
        """The file that `git:REVISION:PATH` names; none for a name that does not begin like that.

        Raises:
            EhsgError: It begins like that, and the revision or the path is missing.
        """
        if not name.startswith(_PREFIX):
            return None
        revision, _, path = name.removeprefix(_PREFIX).partition(":")
        if not revision or not path:
            raise EhsgError(f"{name} does not say which file.", "Write it as in git:HEAD:banks/2020.yaml.")
        return cls(revision, PurePath(path).as_posix())

    @property
    def name(self) -> str:
        """How it was named: `git:HEAD:banks/2020.yaml`."""
        return f"{_PREFIX}{self.revision}:{self.path}"

    def read(self) -> bytes:
        """Its content.

        Raises:
            EhsgError: There is no git, no repository, no such revision, or no such file in it.
        """
        done = _git("cat-file", "blob", "--end-of-options", f"{self.revision}:./{self.path}", name=self.name)
        if done.returncode:
            raise self._not_there(done.stderr)
        return done.stdout

    def beside(self, path: str) -> GitFile:
        """The file at a path that is relative to the folder of this one, at the same revision."""
        joined = posixpath.join(posixpath.dirname(self.path), PurePath(path).as_posix())
        return GitFile(self.revision, posixpath.normpath(joined))

    def _not_there(self, said: bytes) -> EhsgError:
        """Why git could not read it."""
        if _git("rev-parse", "--git-dir", name=self.name).returncode:
            message = f"Cannot read {self.name}: git knows no repository here."
            return EhsgError(message, f"Run the command inside the repository. git says: {_first(said)}")
        commit = f"{self.revision}^{{commit}}"
        if _git("rev-parse", "--verify", "--quiet", "--end-of-options", commit, name=self.name).returncode:
            message = f"Cannot read {self.name}: there is no revision {self.revision}."
            return EhsgError(message, "Check its name; in a shallow clone, fetch it first.")
        message = f"Cannot read {self.name}: {self.revision} has no file {self.path}, from this folder."
        return EhsgError(message, f"Check the path, and the folder you are in. git says: {_first(said)}")


def _git(*arguments: str, name: str) -> subprocess.CompletedProcess[bytes]:
    """Run git, which shall ask nobody anything.

    Raises:
        EhsgError: There is no git. One in the current folder, where Windows looks first, does not count: it
            would be the repository's own.
    """
    program = shutil.which("git")
    if not program or Path(program).resolve().parent == Path.cwd():
        raise EhsgError(
            f"git is needed to read {name}, and is not there.", "Install it, or name a file instead."
        )
    command = (program, *arguments)
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)  # noqa: S603


def _first(said: bytes) -> str:
    """The first line of what git says."""
    return next(iter(said.decode(errors="replace").splitlines()), "nothing")
