"""`tracker doctor`: looks for what stands in the way, and says what to do about it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.output import Exit, data, json_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.doctor.finding import Finding, Probe


def doctor(
    context: typer.Context,
    *,
    offline: Annotated[
        bool, typer.Option("--offline", help="Ask nobody; look at this machine only.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One line of JSON a finding.")] = False,
) -> None:
    """Say what stands in the way, and how to mend it.

    Looks at settings, versions, workflows, memory, sources, token and repositories.

    Ends with 1 where something does not work, with 3 where something works, but not for ever or not for everybody.

    \b
    Example:
      tracker doctor
      tracker doctor --offline --json
    """
    from tracker.clock import now
    from tracker.doctor.finding import Level
    from tracker.doctor.probes import local_probes, remote_probes
    from tracker.settings.load import environment, load
    from tracker.settings.places import settings_file

    settings = load(context.obj)
    probes = list(local_probes(settings, context.obj or settings_file(), environment(), now()))
    if not offline:
        probes += remote_probes(settings, environment(), now)
    levels = set()
    for finding in _waited_for(probes, quiet=as_json):
        levels.add(finding.level)
        if as_json:
            json_line({key: str(value) for key, value in asdict(finding).items()})
        else:
            data(_told(finding))
    if Level.FAULT in levels:
        raise typer.Exit(Exit.FAILURE)
    if Level.WARNING in levels:
        raise typer.Exit(Exit.PARTIAL)


def _waited_for(probes: Iterable[Probe], *, quiet: bool) -> Iterator[Finding]:
    """Each finding, with a word to whoever waits for it; none while it is printed, for the two share the terminal."""
    from tracker.cli.watching import watch
    from tracker.doctor.examination import examine

    step = "looking around"

    def about_to(now: str) -> None:
        nonlocal step
        step = now
        tell(step)

    findings = examine(probes, about_to)
    while True:
        with watch(quiet=quiet) as tell:
            tell(step)
            finding = next(findings, None)
        if finding is None:
            return
        yield finding


_MARKS = {"fine": "ok  ", "unknown": "?   ", "warning": "note", "fault": "FAIL"}


def _told(finding: Finding) -> str:
    line = f"{_MARKS[finding.level.value]} {finding.area}: {finding.what}: {finding.found}"
    return f"{line}\n       → {finding.advice}" if finding.advice else line
