"""What GitHub Actions shows on the page of a job: how it went, and of a dry run what would have been done."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli.output import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.forge.rehearsal import Would
    from tracker.job.report import RunReport

ROOM = 900_000
"""GitHub shows no summary of more than a mebibyte."""
_ESCAPED = re.compile(r"[%\r\n]")
"""What would end a message to the runner, or be taken for an escape in it."""
_TICKS = re.compile("`+")


def put(text: str, environment: Mapping[str, str]) -> None:
    """Add to the page of the job, where there is one; what was done is done either way."""
    file = environment.get("GITHUB_STEP_SUMMARY")
    if not file:
        return
    try:
        with Path(file).open("a", encoding="utf-8") as page:
            page.write(text)
    except OSError as error:
        say(f"cannot write the summary to {file}: {error.strerror}")


def call_for_a_person(failed: Sequence[object], environment: Mapping[str, str]) -> None:
    """Let the job's last step end it in red where something has to be mended: what went well is saved before."""
    file = environment.get("GITHUB_OUTPUT")
    if not file or not failed:
        return
    try:
        with Path(file).open("a", encoding="utf-8") as outputs:
            outputs.write(f"failed={len(failed)}\n")
    except OSError as error:
        say(f"cannot write the outputs to {file}: {error.strerror}")


def tell_fault(text: str, environment: Mapping[str, str]) -> None:
    """Put what stopped a command where whoever started the workflow by hand looks first: on the job's page."""
    put(of_lines([text]), environment)
    if environment.get("GITHUB_ACTIONS") == "true":
        say(f"::error title=Tracker::{_ESCAPED.sub(_escaped, text)}", ours=True)


def of_lines(lines: Iterable[str]) -> str:
    """The page's part for what is told in some lines."""
    return titled("", _fenced("text", "\n".join(lines)))


def titled(what: str, text: str) -> str:
    """A part of the page under its heading, which says what came of it where that is one line."""
    return f"### {f'tracker: {what}' if what else 'tracker'}\n\n{text.rstrip()}\n"


def of_run(report: RunReport, would: Iterable[Would], *, dry_run: bool = False, note: str = "") -> str:
    """The page's part for one run: what came of it in a line, where that leads to, and the report as a log shows it."""
    from tracker.job.report import told

    parts = [f"- {one.list}: <{one.pull_request}>" for one in report.lists if one.pull_request]
    parts.append(_fenced("text", "\n".join(filter(None, [told(report), note]))))
    room = ROOM - sum(map(len, parts))
    for one in would:
        part = _folded(one)
        if len(part) > room:
            parts.append("What else would be done is in the log of the step.")
            break
        parts.append(part)
        room -= len(part)
    return titled(in_a_line(report, dry_run=dry_run), "\n\n".join(parts))


def in_a_line(report: RunReport, *, dry_run: bool) -> str:
    """What came of a run; that nothing is new is told only where everything was looked at."""
    from state.records import Outcome
    from tracker.plural import counted

    new = sum(one.new for one in report.lists)
    found = f"{counted(new, 'new entry', 'new entries')} {'would be proposed' if dry_run else 'proposed'}"
    match report.outcome:
        case Outcome.NEW:
            return found
        case Outcome.QUIET:
            return "nothing new to propose"
        case Outcome.DEGRADED:
            return (
                f"{found}, but part of the run did not go well" if new else "part of the run did not go well"
            )
        case Outcome.FAILED:
            return f"the run failed; {found} all the same" if new else "the run failed"


def _folded(one: Would) -> str:
    """One thing that a dry run would have done; the first look at it is one line."""
    from tracker.forge import escape
    from tracker.pullrequest.marks import shown

    body = [shown(one.pull.body).rstrip()] if one.pull else []
    diff = [_fenced("diff", one.diff)] if one.diff else []
    head = f"Would {escape.for_body(one.what, 300)}"
    if not body and not diff:
        return head
    return "\n\n".join([f"<details><summary>{head}</summary>", *body, *diff, "</details>"])


def _fenced(language: str, text: str) -> str:
    """A code block that nothing in it can end."""
    fence = "`" * max(3, 1 + max(map(len, _TICKS.findall(text)), default=0))
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def _escaped(found: re.Match[str]) -> str:
    return f"%{ord(found[0]):02X}"
