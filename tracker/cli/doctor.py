"""`tracker doctor`: looks for what stands in the way, and says what to do about it."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.output import Exit, json_line, say, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tracker.doctor.finding import Finding, Level, Probe


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

    Exit code 1 if something does not work, 3 if something works, but not for ever or not for everybody.

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
    levels: Counter[Level] = Counter()
    for finding in _waited_for(probes, quiet=as_json):
        levels[finding.level] += 1
        if as_json:
            json_line({key: str(value) for key, value in asdict(finding).items()})
        else:
            show(_told(finding))
    if not as_json:
        say(f"\n{in_all(levels)}")
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


def in_all(levels: Mapping[Level, int]) -> str:
    """What it comes to, at the end, where a terminal still shows it."""
    from tracker.doctor.finding import Level
    from tracker.plural import counted

    faults = levels.get(Level.FAULT, 0)
    words = [f"{counted(faults, 'thing')} to mend (FAIL)" if faults else "Nothing stands in the way"]
    if notes := levels.get(Level.WARNING, 0):
        words.append(f"{counted(notes, 'thing')} to know of (note)")
    if unknown := levels.get(Level.UNKNOWN, 0):
        words.append(f"{counted(unknown, 'thing')} that could not be looked at (?)")
    return f"{', '.join(words)}."


_MARKS = {"fine": "ok  ", "unknown": "?   ", "warning": "note", "fault": "FAIL"}


def _told(finding: Finding) -> str:
    line = f"{_MARKS[finding.level.value]} {finding.area}: {finding.what}: {finding.found}"
    return f"{line}\n       → {finding.advice}" if finding.advice else line
