"""What GitHub Actions shows on the page of a job: how it went, and of a dry run what would have been done."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli.output import say
from tracker.plural import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from state.records import SourceReport
    from tracker.forge.rehearsal import Would
    from tracker.job.report import ListReport, RunReport

ROOM = 900_000
"""GitHub shows no summary of more than a mebibyte."""
_ESCAPED = re.compile(r"[%\r\n]")
"""What would end a message to the runner, or be taken for an escape in it."""
_TICKS = re.compile("`+")


def add_to_page(text: str, environment: Mapping[str, str]) -> None:
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
    add_to_page(of_lines([text]), environment)
    if environment.get("GITHUB_ACTIONS") == "true":
        say(f"::error title=Tracker::{_ESCAPED.sub(_escaped, text)}", ours=True)


def of_lines(lines: Iterable[str]) -> str:
    """The page's part for what is told in some lines."""
    return titled("", _fenced("text", "\n".join(lines)))


def titled(what: str, text: str) -> str:
    """A part of the page under its heading, which says what came of it where that is one line."""
    return f"### {f'tracker: {what}' if what else 'tracker'}\n\n{text.rstrip()}\n"


def of_run(report: RunReport, would: Iterable[Would], *, dry_run: bool = False, note: str = "") -> str:
    """The page's part for one run: what came of it in a line, then of each list, of what is in trouble, and the rest folded."""
    from state.records import Outcome
    from tracker.job.report import in_a_line, worked

    model = f"Model: {report.learned}" if report.learned else ""
    hint = "`tracker doctor` says what stands in the way." if report.outcome is Outcome.FAILED else ""
    parts = [
        _lists(report.lists),
        _plain(note),
        _sources(report.sources),
        _plain(model),
        hint,
        f"{worked(report)}.",
    ]
    parts = list(filter(None, parts))
    room = ROOM - sum(map(len, parts))
    for one in would:
        part = _folded(one)
        if len(part) > room:
            parts.append("What else would be done is in the log of the step.")
            break
        parts.append(part)
        room -= len(part)
    return titled(in_a_line(report, dry_run=dry_run), "\n\n".join(parts))


def _lists(lists: Sequence[ListReport]) -> str:
    """How each list stands, and why one failed."""
    if not lists:
        return ""
    rows = [
        "| List | Outcome | In the pull request | New | Waiting | Unsure | Left out | Already there |",
        "|---|---|--:|--:|--:|--:|--:|--:|",
    ]
    for one in lists:
        numbers = (one.proposed, one.new, one.backlog, one.unsure, one.refused, one.duplicates)
        name = _plain(one.list)
        named = f"[{name}]({one.pull_request})" if one.pull_request else name
        known = one.counted
        rows.append(
            f"| {named} | {one.outcome.value} | {' | '.join(str(n) if known else '–' for n in numbers)} |"
        )
    why = [f"- {_plain(one.list)}: {_plain(one.reason)}" for one in lists if one.reason]
    return "\n".join([*rows, *(["", *why] if why else [])])


def _sources(sources: Sequence[SourceReport]) -> str:
    """How each source did, those in trouble before the fold."""
    from tracker.job.report import source_told

    if not sources:
        return ""
    unwell = [f"- {_plain(source_told(one))}" for one in sources if not one.outcome.well]
    well = [f"- {_plain(source_told(one))}" for one in sources if one.outcome.well]
    told = []
    if unwell:
        told += ["Not every source answered in full; the next run asks again:", "\n".join(unwell)]
    if well:
        told.append(_fold(f"{counted(len(well), 'source')} answered", "\n".join(well)))
    return "\n\n".join(told)


def _plain(text: str) -> str:
    """Words of ours with what they quote from outside, which shows itself and does nothing."""
    from tracker.forge import escape

    return escape.for_body(text, 600)


def _fold(summary: str, *inside: str) -> str:
    return "\n\n".join([f"<details><summary>{summary}</summary>", *inside, "</details>"])


def _folded(one: Would) -> str:
    """One thing that a dry run would have done; the first look at it is one line."""
    from tracker.forge import escape
    from tracker.pullrequest.marks import shown

    body = [shown(one.pull.body).rstrip()] if one.pull else []
    diff = [_fenced("diff", one.diff)] if one.diff else []
    head = f"Would {escape.for_body(one.what, 300)}"
    if not body and not diff:
        return head
    return _fold(head, *body, *diff)


def _fenced(language: str, text: str) -> str:
    """A code block that nothing in it can end."""
    fence = "`" * max(3, 1 + max(map(len, _TICKS.findall(text)), default=0))
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def _escaped(found: re.Match[str]) -> str:
    return f"%{ord(found[0]):02X}"
