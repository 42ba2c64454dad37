"""A backtest told in words, for a person; pure."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.backtest.replay.agreement import evenly
from tracker.backtest.replay.measures import WITHIN_DAYS, quantile, reasons
from tracker.backtest.telling.headline import headline, setting
from tracker.backtest.telling.suggesting import to_change, to_set
from tracker.backtest.telling.summary import in_one_go, summary
from tracker.digest.plain import plain as shortened
from tracker.lists.entry.headings import readable_path
from tracker.plural import counted, likely, rate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.backtest.replay.agreement import Comparison
    from tracker.backtest.replay.measures import Point, Share
    from tracker.backtest.telling.report import Report

_MISSED_SHOWN = 15
_EXAMPLES_SHOWN = 3
_UNKNOWN_SHOWN = 5
_ENTRY_SHOWN = 240


def in_words(report: Report, path: str) -> str:
    """The report as a person reads it in a terminal."""
    return "\n".join((path, *(f"  {line}" for line in _lines(report))))


def over_all(reports: Sequence[Report]) -> str:
    """What several pages come to together, for a terminal."""
    said = summary(reports)
    lines = [
        f"  {in_one_go(said)}" if said.recall.whole else "  nothing to compare",
        f"  section as people's  {percent(said.section)}",
        f"  markup as people's   {percent(said.shape)}",
    ]
    return "\n".join((f"all {said.pages} pages", *lines))


def tried(report: Report) -> Sequence[Point]:
    """The settings that were tried; what a limit holds back is seen only beside what people passed over."""
    return (*report.thresholds, *report.budgets) if report.passed_over else report.thresholds


def distinct(report: Report) -> list[Point]:
    """The settings that were tried, and of thresholds that come to the very same the highest alone."""
    points = tried(report)
    same = {
        one.threshold
        for one, higher in pairwise(report.thresholds)
        if (one.recall, one.per_week) == (higher.recall, higher.per_week)
    }
    return [one for one in points if one.per_day or one.threshold not in same]


def percent(share: Share) -> str:
    """A share with what it is of."""
    value = share.value
    return "nothing to measure" if value is None else f"{value:.1%} ({share.part} of {share.whole})"


def _lines(report: Report) -> Iterator[str]:
    yield from headline(report)
    if not (report.texts and report.recall.whole):
        return
    yield from _to_set(report)
    yield replayed(report)
    yield f"recall               {percent(report.recall)}, proposed by the day they were added"
    section = f"by section{looked_at(report)}"
    for title, groups in (("by kind", report.by_kind), (section, report.by_section)):
        for name, share in groups.items():
            yield f"  {title}: {name}  {percent(share)}"
    if report.leads:
        middle, late = quantile(report.leads, 0.5), quantile(report.leads, 0.9)
        yield f"days earlier         {middle:g} or more for half of them, {late:g} or more for a tenth"
    if report.passed_over:
        yield f"proposals a week     {report.per_week:.1f}"
    yield f"section as people's  {percent(report.section)}"
    yield f"markup as people's   {percent(report.shape)}: signs, links and columns, not the words in them"
    yield f"letter for letter    {percent(report.verbatim)}"
    if report.differing:
        yield f"  {counted(len(report.differing), 'addition')} would have had another section or other markup; --json has them all, under `differing`"
    yield from _examples(report)
    if report.passed_over:
        yield f"precision: of papers at least this likely and out {WITHIN_DAYS} days before the end, what people added within {WITHIN_DAYS} days (the others are unknown, not wrong):"
        for threshold, share in report.precision.items():
            yield f"  from {threshold:<5g} {percent(share)}"
    yield from _unknown(report)
    yield "what other settings come to:"
    yield from _curve(report)
    yield from _misses(report)


def _to_set(report: Report) -> Iterator[str]:
    """The suggestion as lines of settings: what to change in those that are there, or what to write."""
    if not (wanted := to_set(report)):
        return
    if report.written is None:
        yield "which is, in tracker.toml:"
        yield from (f"  {line}" for line in wanted.splitlines())
        return
    changes = to_change(report, report.written)
    yield f"which is, in {report.written.file}:" if changes else f"which is what {report.written.file} says"
    yield from (f"  {change}" for change in changes)


def replayed(report: Report) -> str:
    """What it was replayed with."""
    learned = (
        f"; the model learned on from the list {counted(report.learned, 'time')}" if report.learned else ""
    )
    return f"replayed with {report.texts:,} texts{learned}"


def _examples(report: Report) -> Iterator[str]:
    shown = evenly(list(report.examples.items()), _EXAMPLES_SHOWN)
    if shown:
        yield "a few of all, spread evenly: people's entry, and below it what would have been written:"
    for key, one in shown:
        yield f"  {key}  {side_by_side(one)}"
        for who, entry in (("people", one.theirs), ("tracker", one.planned.entry if one.planned else "")):
            yield f"    {who:<7} {shortened(entry, _ENTRY_SHOWN)}"


def _unknown(report: Report) -> Iterator[str]:
    """The surest of what people never added: nobody but they can say whether it was noise."""
    if report.unknown:
        yield "proposed and never added, the surest for a look; --json and --out have more:"
    for one in report.unknown[:_UNKNOWN_SHOWN]:
        yield f"  {one.key}  {likely(one.verdict.probability)}  {one.paper.title}"


def looked_at(report: Report) -> str:
    """Of how many additions the section is known, where it is not known of all."""
    known = sum(share.whole for share in report.by_section.values())
    return f" (of {known} looked at)" if known < report.recall.whole else ""


def side_by_side(one: Comparison) -> str:
    """Where people put a work and where it would have gone."""
    theirs = " > ".join(readable_path(one.section))
    if one.by_now:
        return f"{theirs}; by now, and as planned, under {' > '.join(readable_path(one.by_now))}"
    if one.same_section or one.planned is None:
        return theirs
    return f"{theirs}; planned under {' > '.join(readable_path(one.planned.section))}"


def misses(report: Report) -> str:
    """How many additions were missed, and for which reasons."""
    why = ", ".join(f"{count} {reason}" for reason, count in reasons(report.missed).items())
    return f"missed {len(report.missed)} of {report.additions}: {why}"


def _misses(report: Report) -> Iterator[str]:
    if report.missed:
        yield misses(report)
    unread = sum(not one.title for one in report.missed)
    if unread:
        yield f"{unread} of which no text was given"
    read = [one for one in report.missed if one.title]
    if read:
        yield f"{len(read)} of which {'one was' if unread else 'a text was given'}:"
    for one in read[:_MISSED_SHOWN]:
        yield f"  {one.arxiv_id}  {one.reason}  {one.title}"
    if len(read) > _MISSED_SHOWN:
        yield f"  and {len(read) - _MISSED_SHOWN} more; --json and --out have all"


def _curve(report: Report) -> Iterator[str]:
    for point in distinct(report):
        noise = f", {rate(point.per_week)} a week" if report.passed_over else ""
        yield f"  {setting(point.threshold, point.per_day):<28} recall {point.recall:.1%}{noise}{_beside(point)}"


def _beside(point: Point) -> str:
    """What the order is worth: beside it the two that need no learning."""
    if point.surest_first is None or point.newest_first is None:
        return ""
    return f" (the surest first {point.surest_first:.1%}, the newest first {point.newest_first:.1%})"
