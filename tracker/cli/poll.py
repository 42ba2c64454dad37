"""`tracker poll`: only fetch and remember."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.output import ended_as, json_line, say, show
from tracker.cli.when import METAVAR, day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from state.records import SourceReport

_SINCE = typer.Option(
    parser=day,
    metavar=METAVAR,
    help="Look back to this day, from arXiv's OAI-PMH: 2026-01-31, or 7d, 2w, 36h.",
)
_ARCHIVE = typer.Option(
    metavar="FILE",
    help="Import a dump of the old Papers with Code (JSON or JSON.gz) instead; may be repeated.",
)


def poll(
    context: typer.Context,
    *,
    since: Annotated[date | None, _SINCE] = None,
    only: Annotated[
        list[str] | None, typer.Option("--source", metavar="NAME", help="Only this source; may be repeated.")
    ] = None,
    archive: Annotated[list[Path] | None, _ARCHIVE] = None,
    refused: Annotated[bool, typer.Option("--refused", help="Name what was refused, and why.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of text.")] = False,
) -> None:
    """Ask every source what is new, and only remember it.

    Nothing is judged and nothing proposed.

    \b
    Example:
      tracker poll
      tracker poll --since 2w --source arxiv
      tracker poll --archive papers-with-abstracts.json.gz
    """
    from tracker import clock, wiring
    from tracker.cli.watching import watch
    from tracker.errors import UsageError
    from tracker.http.opening import open_door
    from tracker.job.poll import poll as poll_all
    from tracker.job.report import RunReport
    from tracker.settings.load import environment, load
    from tracker.sources.addresses import Addresses
    from tracker.sources.origin import Reach
    from tracker.sources.registry import archives_from, sources_from

    if archive and (since or only):
        raise UsageError("--archive reads a file and asks no source: leave out --since and --source")
    for one in archive or ():
        _need(one)
    settings = load(context.obj)
    with (
        wiring.store(settings, environment()) as store,
        watch(quiet=as_json) as tell,
        open_door(settings.http, environment(), tell, wiring.shared_pace(store, settings)) as door,
    ):
        sources = (
            archives_from(archive)
            if archive
            else sources_from(
                settings.sources, door, Addresses.from_environment(environment()), Reach(since, only or ())
            )
        )
        reports = poll_all(sources, store, clock.now())
        requests = dict(door.requests)
    if as_json:
        json_line(_as_json(reports, requests, refused=refused))
    else:
        _say(reports, requests, refused=refused)
    raise typer.Exit(ended_as(RunReport(sources=reports).outcome))


def _need(path: Path) -> None:
    """A file that cannot even be opened makes the call a wrong one, and no source that failed."""
    from tracker.errors import no_access

    try:
        path.open("rb").close()
    except OSError as error:
        raise no_access("read", path, error) from error


def _as_json(
    reports: Sequence[SourceReport], requests: dict[str, int], *, refused: bool
) -> dict[str, object]:
    from tracker.job.report import source_json

    rows: dict[str, object] = {}
    for report in reports:
        row = source_json(report)
        if refused:
            row["refused"] = [{"key": one.key, "reason": one.reason} for one in report.refused]
        # several dumps are one source; each after the first gets its number
        rows[f"{report.source}:{len(rows) + 1}" if report.source in rows else report.source] = row
    return {"sources": rows, "http": requests}


def _say(reports: Sequence[SourceReport], requests: dict[str, int], *, refused: bool) -> None:
    from tracker.job.report import source_told
    from tracker.plural import counted

    for report in reports:
        show(source_told(report))
        for one in report.refused if refused else ():
            show(f"  not {one.key}: {one.reason}")
    total = sum(requests.values())
    each = ", ".join(f"{count} to {host}" for host, count in requests.items())
    say(counted(total, "request") + (f": {each}" if each else ""))
