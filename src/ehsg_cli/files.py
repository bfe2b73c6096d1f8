"""Finding inputs, naming files, and writing them so that nothing is ever half there."""

from __future__ import annotations

import codecs
import os
import re
import unicodedata
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from ehsg_cli.errors import EhsgError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from typing import BinaryIO

    Fill = Callable[[BinaryIO], None]

_PACKAGE = Path(__file__).parent
_REPLACE = "Use --force to replace it, or choose another name."
_LOCKS = ("~$", ".~lock.")  # how Excel and LibreOffice begin their names
_LINE_END = re.compile("\r\n|[\n\r]")
_WINDOWS_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def resource(name: str) -> Path:
    """The folder `name` (banks, templates, examples): inside the installed package, or atop the checkout."""
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parents[1] / name


def find_inputs(paths: Iterable[Path], *, may_be_none: bool = False) -> tuple[Path, ...]:
    """The files among `paths` and below the folders among them, each once, sorted.

    Lock files that Excel and LibreOffice leave beside an open workbook, also those that a pattern like `*`
    names, and hidden files and folders inside folders, are passed over.

    Args:
        paths: Files and folders.
        may_be_none: Whether a folder may hold no file, as before the first answer has come.

    Raises:
        EhsgError: A path does not exist, a folder holds no file or may not be read, or all are lock files.
    """
    named = list(paths)
    unlocked = [path for path in named if not (path.name.startswith(_LOCKS) and path.is_file())]
    if named and not unlocked:
        raise EhsgError(
            f"{display(named[0])} only says that the workbook is open in another program.",
            "Name the workbook itself.",
        )
    return tuple(
        sorted(
            {file for path in unlocked for file in _files_of(path, may_be_none)},
            key=lambda path: path.as_posix(),
        )
    )


def _files_of(path: Path, may_be_none: bool) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise EhsgError(f"{display(path)} does not exist.", "Check the name, and the folder you are in.")
    found = [file for file in _below(path) if file.is_file() and not file.name.startswith((*_LOCKS, "."))]
    if not found and not may_be_none:
        raise EhsgError(f"The folder {display(path)} is empty.", "Put the completed workbooks into it.")
    return found


def _below(folder: Path) -> Iterator[Path]:
    """Everything in the folder and those inside it, hidden ones left out, that is not a folder itself."""

    def refuse(error: OSError) -> None:
        raise _cannot("read", Path(error.filename or folder), error) from error

    for parent, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(parent, name) for name in names)


def read_bytes(path: Path, most: int = -1) -> bytes:
    """The content of a file.

    Args:
        path: The file.
        most: How many bytes to read at the most; then a pipe, which might never end, is not read at all.

    Raises:
        EhsgError: It does not exist or may not be read.
    """
    try:
        if most >= 0 and path.exists() and not path.is_file():
            raise EhsgError(f"{display(path)} is not a file.", "Name a file.")
        with path.open("rb") as stream:
            return stream.read(most)
    except OSError as error:
        if path.is_dir():
            raise EhsgError(f"{display(path)} is a folder.", "Name a file in it.") from error
        raise _cannot("read", path, error) from error


def read_text(path: Path) -> str:
    """The content of a text file in UTF-8 (with or without a byte-order mark) or, failing that, Windows-1252.

    Raises:
        EhsgError: It does not exist or may not be read.
    """
    return as_text(read_bytes(path))


def as_text(content: bytes) -> str:
    """Text in UTF-16 with a byte-order mark, in UTF-8 (with one or without) or else in Windows-1252."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def split_lines(text: str) -> list[str]:
    """The lines of a text without their ends, as YAML counts them, whatever system the text is from."""
    return _LINE_END.split(text)


def refuse_existing(
    outputs: Collection[Path],
    *,
    force: bool,
    inputs: Iterable[Path] = (),
    ours: Collection[Path] = (),
    remedy: str = "",
) -> None:
    """Stop before anything is written if one of the outputs would take the place of something else.

    Args:
        outputs: The files to write.
        force: Whether outputs that exist may be replaced.
        inputs: Files to be read, which may not.
        ours: Outputs of an earlier time, which may be replaced, even where they are among the inputs.
        remedy: What to do about one that exists; if not said, to use --force, or another name.

    Raises:
        EhsgError: One exists and `force` is not set; one is a folder, or an input; or two are the same file.
    """
    read = {path.resolve() for path in inputs}
    if len({path.resolve() for path in outputs}) < len(outputs):
        raise EhsgError("Two of the outputs are the same file.", "Give each a name of its own.")
    for path in outputs:
        if path in ours:
            continue
        if path.resolve() in read:
            raise EhsgError(f"{display(path)} is also to be read.", "Choose another output.")
        if path.is_dir():
            raise EhsgError(f"{display(path)} is a folder.", "Name a file to write.")
        if path.exists() and not force:
            raise EhsgError(f"{display(path)} exists already.", remedy or _REPLACE)


def write(path: Path, content: bytes | str | Fill) -> None:
    """Write a file whole or not at all, making its folder first.

    Args:
        path: The file.
        content: Its bytes; its text, which is written as UTF-8; or what writes them into a stream bit by bit.

    Raises:
        EhsgError: It cannot be written: no permission, no space, or held open by another program.
    """
    import tempfile  # noqa: PLC0415 - what reads has no use for it, and it is slow to load

    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.stem[:40]}-", suffix=".tmp", dir=path.parent)
        with os.fdopen(handle, "wb") as stream:
            if callable(content):
                content(stream)
            else:
                stream.write(content.encode() if isinstance(content, str) else content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except OSError as error:
        raise _cannot("write", path, error) from error
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def remove(path: Path) -> None:
    """Remove a file, if it is there.

    Raises:
        EhsgError: It cannot be removed: no permission, or held open by another program.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _cannot("remove", path, error) from error


def _umask() -> int:
    """The process's umask, which can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _cannot(verb: str, path: Path, error: OSError) -> EhsgError:
    shut = "Close it if it is open in another program, and check that you may use the folder."
    remedy = "Check the name, and the folder you are in." if isinstance(error, FileNotFoundError) else shut
    return EhsgError(f"Cannot {verb} {display(path)}: {error.strerror or error}.", remedy)


def display(path: Path) -> str:
    """A path as people and JSON see it: forward slashes, and nothing that is not Unicode text."""
    return os.fsencode(path.as_posix()).decode("utf-8", errors="replace")


def typed(path: Path) -> str:
    """A path as it is typed in a command: in quotation marks where it has spaces."""
    name = display(path)
    return f'"{name}"' if " " in name else name


def slug(text: str) -> str:
    """A short name, safe as a file name everywhere, and an id: `Northshire Police` is `northshire-police`."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("'", "").replace("’", "")
    name = re.sub(r"[\W_]+", "-", plain).strip("-")[:60].strip("-") or "partner"
    return f"{name}-partner" if _WINDOWS_DEVICES.fullmatch(name) else name


def unique(names: Iterable[str]) -> list[str]:
    """The same names, repeats numbered whatever their case: `School`, `school` → `School`, `school-2`."""
    taken: set[str] = set()
    last: dict[str, int] = {}  # the number that each name has got to
    result = []
    for name in names:
        folded = name.casefold()
        numbers = count(last.get(folded, 0) + 1)
        last[folded] = next(n for n in numbers if _numbered(folded, n) not in taken)
        result.append(_numbered(name, last[folded]))
        taken.add(_numbered(folded, last[folded]))
    return result


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name}-{number}"
