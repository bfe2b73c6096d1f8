"""Type into workbooks with LibreOffice. Runs under whichever Python has `uno`, so it needs nothing of ours.

The job, as JSON on stdin: `{"soffice": …, "seconds": …, "workbooks": [{"open": file, "save": file,
"password": …, "typed": [[sheet, cell, text], …]}, …]}`; how a file to save ends says its format. One
LibreOffice with a profile of its own does it all, and is ended when it is done or out of time.
"""

from __future__ import annotations

import importlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

Uno = Any  # what LibreOffice hands out
uno: Uno = importlib.import_module("uno")

QUIET = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck")
EXCEL = "Calc MS Excel 2007 XML"
FILTERS = {".ods": "calc8", ".xls": "MS Excel 97"}


def main() -> None:
    job = json.load(sys.stdin)
    with libreoffice(job["soffice"], job["seconds"]) as context:
        services = context.ServiceManager
        desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        dispatcher = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        for workbook in job["workbooks"]:
            fill(desktop, dispatcher, workbook)
        with suppress(Exception):  # it is gone before it can answer
            desktop.terminate()


@contextmanager
def libreoffice(soffice: str, seconds: float) -> Iterator[Uno]:
    """A LibreOffice, as the context in which its services are made."""
    pipe = f"ehsg{uuid.uuid4().hex}"
    profile = Path(tempfile.mkdtemp())
    process = subprocess.Popen(
        [soffice, f"-env:UserInstallation={profile.as_uri()}", f"--accept=pipe,name={pipe};urp;", *QUIET],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    end = threading.Timer(seconds, kill, [process])
    end.start()
    try:
        yield connect(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext", process)
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
    finally:
        end.cancel()
        kill(process)
        process.wait()
        shutil.rmtree(profile, ignore_errors=True)


def kill(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice and what it started: on Linux the program itself is a child of a shell script."""
    with suppress(OSError):  # it has ended already
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)


def connect(address: str, process: subprocess.Popen[bytes]) -> Uno:
    services = uno.getComponentContext().ServiceManager
    resolver = services.createInstance("com.sun.star.bridge.UnoUrlResolver")
    while process.poll() is None:
        with suppress(uno.getClass("com.sun.star.connection.NoConnectException")):
            return resolver.resolve(address)
        time.sleep(0.2)
    raise SystemExit(f"LibreOffice ended with {process.returncode}")


def fill(desktop: Uno, dispatcher: Uno, workbook: dict[str, Any]) -> None:
    document = desktop.loadComponentFromURL(
        Path(workbook["open"]).as_uri(), "_blank", 0, properties(Hidden=True)
    )
    view = document.CurrentController
    for name, cell, text in workbook["typed"]:
        sheet = document.Sheets.getByName(name)
        view.setActiveSheet(sheet)
        if text.startswith("="):
            as_text(document, sheet.getCellRangeByName(cell))
        do(dispatcher, view, "GoToCell", ToPoint=cell)
        do(dispatcher, view, "EnterString", StringName=text)
    target = Path(workbook["save"])
    excel = target.suffix not in FILTERS
    password = workbook["password"]
    secret = {"EncryptionData": encryption(password)} if excel else {"Password": password}
    settings = properties(FilterName=FILTERS.get(target.suffix, EXCEL), **(secret if password else {}))
    document.storeToURL(target.as_uri(), settings)
    document.close(True)


def do(dispatcher: Uno, view: Uno, command: str, **arguments: str) -> None:
    dispatcher.executeDispatch(view.Frame, f".uno:{command}", "", 0, properties(**arguments))


def as_text(document: Uno, cell: Uno) -> None:
    """Format a cell as text, as people must before they can type `= …` into it and not get a formula."""
    cell.NumberFormat = document.NumberFormats.queryKey(
        "@", uno.createUnoStruct("com.sun.star.lang.Locale"), False
    )


def encryption(password: str) -> Uno:
    """What LibreOffice's own dialog hands over when a workbook is to be saved with a password."""
    named = {"OOXPassword": password, "CryptoType": "Standard"}
    pair = "com.sun.star.beans.NamedValue"
    return uno.Any(f"[]{pair}", tuple(uno.createUnoStruct(pair, *item) for item in named.items()))


def properties(**values: Uno) -> tuple[Uno, ...]:
    name = "com.sun.star.beans.PropertyValue"
    return tuple(uno.createUnoStruct(name, key, 0, value, 0) for key, value in values.items())


if __name__ == "__main__":
    main()
