"""A difference between two banks as Markdown, for a comment on a pull request."""

from __future__ import annotations

import re
from itertools import accumulate, groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from ehsg_cli.bank.difference.model import Effect
from ehsg_cli.bank.difference.telling import about, compared, lines, verdict
from ehsg_cli.bank.difference.words import Kind
from ehsg_cli.findings.text import printable
from ehsg_cli.render.text import as_markdown
from ehsg_cli.wording import counted, one_line

if TYPE_CHECKING:
    from ehsg_cli.bank.difference.model import Change, Report
    from ehsg_cli.bank.difference.words import Run
    from ehsg_cli.findings.model import Finding

_MOST = 60_000  # characters; GitHub takes no comment of more than 65,536
_MARKS = {Kind.KEPT: "", Kind.REMOVED: "~~", Kind.ADDED: "**"}
# What GitHub makes something of in any text: mentions, issues, emoji. A space without width comes between.
_ACTIVE = re.compile(r"[@#](?=\w)|(?<=\bGH)-(?=\d)|:(?=[\w+-]+:)", re.IGNORECASE)
_UNSEEN = "&#8203;"

# What changes do to answers in workbooks sent out, the worst first; what does nothing to them is folded away.
_HEADS = {
    Effect.LOST: "### Answers in workbooks already sent out are lost ({number})\n\n{table}",
    Effect.LOOK: "### Worth a look ({number})\n\n{table}",
    Effect.NONE: "<details><summary>Answers keep their place ({number})</summary>\n\n{table}\n\n</details>",
}
_TABLE_HEAD = "| | Change | Workbooks already sent out |\n|---|---|---|"


def render(report: Report) -> str:
    """The report; its first line says whether it is safe, its last one what is too long for a comment."""
    difference = report.difference
    blocks = [
        f"**{_escaped(verdict(report))}** {_code(report.old_name)} → {_code(report.new_name)}",
        _escaped(compared(difference)),
        "\n".join(map(_finding, report.findings)),
    ]
    rows = [
        (effect, _row(change))
        for effect in _HEADS
        for change in difference.changes
        if change.effect is effect
    ]
    kept = _fitting(rows, _MOST - sum(map(len, blocks)))
    blocks += [
        _table(effect, [row for _, row in group]) for effect, group in groupby(kept, key=itemgetter(0))
    ]
    left_out = len(rows) - len(kept)
    return "\n\n".join(
        filter(None, [*blocks, f"And {counted(left_out, 'more change')}." if left_out else ""])
    )


def _fitting(rows: list[tuple[Effect, str]], room: int) -> list[tuple[Effect, str]]:
    """The first of the rows, as many as there is room for."""
    lengths = accumulate(len(row) + 1 for _, row in rows)
    return rows[: sum(length <= room for length in lengths)]


def _finding(finding: Finding) -> str:
    told = _escaped(f"{finding.message} {finding.remedy}")
    return f"- **{finding.severity} {finding.code}** {_code(str(finding.location))}: {told}"


def _table(effect: Effect, rows: list[str]) -> str:
    return _HEADS[effect].format(number=len(rows), table="\n".join((_TABLE_HEAD, *rows)))


def _row(change: Change) -> str:
    shown = "<br>".join(" ".join(map(_run, line)) for line in lines(change))
    return f"| {_code(change.id)}<br>{about(change)} | {shown} | {_escaped(change.means)} |"


def _run(run: Run) -> str:
    mark, text = _MARKS[run.kind], _escaped(run.text)
    return f"{mark}{text}{mark}" if text else ""


def _code(name: str) -> str:
    """A name that is to be typed as it stands, unless signs are in it that no code in a table can hold."""
    return _escaped(name) if {"`", "|"} & set(name) else f"`{one_line(name)}`"


def _escaped(text: str) -> str:
    """Markdown that shows the text and nothing else, on GitHub either."""
    shown = as_markdown("\n".join(map(printable, text.splitlines())))
    return _ACTIVE.sub(rf"\g<0>{_UNSEEN}", shown)
