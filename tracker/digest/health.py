"""Whether the tracker and its sources were well in a period: what silence means. Pure."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from state.records import Outcome
from tracker.digest.model import Health, SourceHealth
from tracker.digest.plain import plain
from tracker.sourcenames import called, trouble

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime, timedelta

    from state.records import Run, SourceReport
    from tracker.digest.period import Period


_MANY = 3
"""From so many on, sources are told of in one sentence: it is mostly one trouble, and a wall of words hides the news."""


def health_of(runs: Iterable[Run], period: Period, pause: timedelta) -> Health:
    """How the runs of a period went; a longer time than `pause` without one, also from the last run before, is a fault."""
    known = sorted(runs, key=lambda run: (run.started, run.id))
    in_order = [run for run in known if run.started >= period.since]
    sources = _sources(in_order)
    gap = _longest_gap(known, in_order, period)
    # The newest run may be the one that is telling this, so its missing end says nothing.
    unfinished = sum(run.finished is None for run in in_order[:-1])
    faults = list(_faults(in_order, sources, gap, pause))
    return Health(
        runs=len(in_order),
        unfinished=unfinished,
        last_run=in_order[-1].started if in_order else None,
        longest_gap_hours=None if gap is None else round(gap.total_seconds() / 3600, 1),
        sources=sources,
        well=not faults,
        sentence=" ".join(faults) if faults else _all_well(in_order, sources),
    )


def _sources(runs: Sequence[Run]) -> tuple[SourceHealth, ...]:
    reports: dict[str, list[tuple[datetime, SourceReport]]] = {}
    for run in runs:
        for report in run.reports:
            reports.setdefault(report.source, []).append((run.started, report))
    return tuple(_source(name, reports[name]) for name in sorted(reports))


def _source(name: str, reports: Sequence[tuple[datetime, SourceReport]]) -> SourceHealth:
    unwell = [report for _, report in reports if not report.outcome.well]
    last_at, last = reports[-1]
    return SourceHealth(
        source=plain(name, 60),
        polls=len(reports),
        failed=sum(report.outcome is Outcome.FAILED for report in unwell),
        degraded=sum(report.outcome is Outcome.DEGRADED for report in unwell),
        received=sum(report.received for _, report in reports),
        new=sum(report.new for _, report in reports),
        last=last.outcome,
        last_at=last_at,
        reason=plain(unwell[-1].reason, 200) if unwell else "",
    )


def _longest_gap(known: Sequence[Run], runs: Sequence[Run], period: Period) -> timedelta | None:
    """The time before the very first run is no pause: the tracker was not there yet."""
    if not runs:
        return None
    before = [run.started for run in known if run.started < period.since][-1:]
    moments = [*before, *(run.started for run in runs), period.until]
    return max(after - before for before, after in pairwise(moments))


def _faults(
    runs: Sequence[Run], sources: Sequence[SourceHealth], gap: timedelta | None, pause: timedelta
) -> Iterable[str]:
    if not runs:
        yield "The tracker did not run in this period, so that nothing was found does not mean that there was nothing."
        return
    if gap is not None and gap > pause:
        yield f"The schedule paused: {_hours(gap)} passed without a run."
    if not sources:
        yield "No source was asked."
    unwell = [source for source in sources if not source.last.well]
    if len(unwell) < _MANY:
        yield from map(_fault, unwell)
    else:
        names = ", ".join(called(source.source) for source in unwell)
        first = next((f" {called(one.source)}: {one.reason}." for one in unwell if one.reason), "")
        yield (
            f"{len(unwell)} of {len(sources)} sources did not answer in full when they were last asked ({names}), so "
            f"that little was found does not mean that there was little.{first}"
        )
    if unwell:
        yield "What a source did not give comes once it answers again."


def _fault(source: SourceHealth) -> str:
    why = f" ({source.reason})" if source.reason else ""
    bad = source.failed + source.degraded
    often = f", and {bad} of {source.polls} times in all" if source.polls > 1 else ""
    return f"{called(source.source)} {trouble(source.last)} when it was last asked{why}{often}."


def _all_well(runs: Sequence[Run], sources: Sequence[SourceHealth]) -> str:
    polls = sum(source.polls for source in sources)
    bad = sum(source.failed + source.degraded for source in sources)
    every = {1: "The one source", 2: "Both sources"}.get(len(sources), f"All {len(sources)} sources")
    times = "once" if len(runs) == 1 else f"{len(runs)} times"
    recovered = f" {bad} of {polls} polls did not go well, later ones did." if bad else ""
    return f"{every} answered; the tracker ran {times}.{recovered}"


def _hours(gap: timedelta) -> str:
    hours = gap.total_seconds() / 3600
    return f"{hours / 24:.0f} days" if hours >= 72 else f"{hours:.0f} hours"
