"""`tracker add`: one paper, model or dataset by hand, written the way the list writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.facts.rephrasing import Rephraser
    from tracker.lists.candidate import Candidate
    from tracker.lists.outcome import Outcome
    from tracker.recordfile import Record
    from tracker.settings.facts import FactsSettings


def add(
    context: typer.Context,
    works: Annotated[
        list[str] | None, typer.Argument(help="arXiv ids or addresses of papers, models or datasets.")
    ] = None,
    *,
    page: Annotated[Path, typer.Option("--list", help="The list's file.")] = Path("README.md"),
    record: Annotated[
        Path | None, typer.Option("--record", help="Facts as JSON lines, for work offline.")
    ] = None,
    write: Annotated[
        bool, typer.Option("--write", help="Change the file instead of showing the diff.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Insert what the classifier would refuse.")] = False,
    as_lines: Annotated[bool, typer.Option("--json", help="One line of JSON a record.")] = False,
) -> None:
    """Add works by hand: finds their facts, the section and the place, and shows the diff.

    \b
    Example:
      tracker add 2401.12345 --list README.md
      tracker add --record papers.jsonl --list README.md --write
    """  # noqa: D301 - \b keeps the example's lines apart
    del as_lines  # a diff for people comes with the next step; scripts get the same lines either way
    from tracker.clock import now
    from tracker.errors import UsageError
    from tracker.lists.addition import plan_addition
    from tracker.lists.outcome import Addition, Refused
    from tracker.lists.page import Unreadable, read_page
    from tracker.lists.steering import Steering
    from tracker.recordfile import read_record_file
    from tracker.settings.load import environment, load

    if works or record is None:
        raise UsageError("give --record FILE.jsonl with the facts")
    rephraser = _rephraser(load(context.obj).facts, environment())
    data = page.read_bytes()
    steering = Steering(0, 0) if force else Steering()
    today = now().date()
    for one in read_record_file(record):
        read = read_page(data)
        outcome: Outcome
        if isinstance(read, Unreadable):
            outcome = Refused(read.reason)
        else:
            outcome = plan_addition(read, _candidate(one, rephraser), steering, today)
        if isinstance(outcome, Addition):
            data = outcome.new_bytes
        _say(outcome)
    if write and data != page.read_bytes():
        page.write_bytes(data)


def _rephraser(settings: FactsSettings, environment: Mapping[str, str]) -> Rephraser | None:
    if not settings.rephrase_url:
        return None
    from tracker.facts.endpoint import endpoint_for

    return endpoint_for(settings, environment)


def _candidate(record: Record, rephraser: Rephraser | None) -> Candidate:
    from tracker.facts.edge import facts_of_record
    from tracker.lists.candidate import candidate_for

    known = facts_of_record(record)
    return candidate_for(record.paper, record.kind, record.section, known, rephraser)


def _say(outcome: Outcome) -> None:
    from tracker.cli.output import json_line
    from tracker.lists.outcome import Addition

    if isinstance(outcome, Addition):
        json_line(
            {
                "status": "added",
                "section": list(outcome.section),
                "line": outcome.line,
                "inserted": list(outcome.inserted),
                "fidelity": outcome.fidelity,
                "reason": outcome.reason,
            }
        )
    else:
        json_line({"status": type(outcome).__name__.lower(), "reason": outcome.reason})
