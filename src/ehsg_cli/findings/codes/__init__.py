"""Every kind of finding there is, a table for what each is about. A code is never reused for another meaning.

First letter: `A` accessibility of a workbook, `B` question bank (and any YAML), `C` what is missing, `D` a
file of decisions, `F` a file, `I` bringing a bank in from another format, `M` merging, `P` what must not be
published, `R` a return folder, `S` a submission, `T` a council's theme, `U` carrying a workbook into another
edition.
"""

from __future__ import annotations

from ehsg_cli.findings.codes.accessibility import *  # noqa: F403
from ehsg_cli.findings.codes.answers import *  # noqa: F403
from ehsg_cli.findings.codes.banks import *  # noqa: F403
from ehsg_cli.findings.codes.checks import *  # noqa: F403
from ehsg_cli.findings.codes.crosswalks import *  # noqa: F403
from ehsg_cli.findings.codes.files import *  # noqa: F403
from ehsg_cli.findings.codes.folders import *  # noqa: F403
from ehsg_cli.findings.codes.interchange import *  # noqa: F403
from ehsg_cli.findings.codes.merging import *  # noqa: F403
from ehsg_cli.findings.codes.privacy import *  # noqa: F403
from ehsg_cli.findings.codes.revisions import *  # noqa: F403
from ehsg_cli.findings.codes.submissions import *  # noqa: F403
from ehsg_cli.findings.codes.themes import *  # noqa: F403
from ehsg_cli.findings.codes.upgrades import *  # noqa: F403
from ehsg_cli.findings.model import Code

ALL: dict[str, Code] = {
    code.id: code
    for code in sorted(
        (value for value in vars().values() if isinstance(value, Code)), key=lambda code: code.id
    )
}
