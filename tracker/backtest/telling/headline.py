"""The first lines of what a backtest tells: what would have been found, how early, with what noise, and what to set; pure."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tracker.backtest.replay.days import HORIZON_DAYS
from tracker.backtest.replay.measures import quantile
from tracker.backtest.telling.suggesting import suggested_point
from tracker.plural import rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.backtest.telling.report import Report

_GAP = timedelta(days=7)
"""So long arXiv never announces nothing."""
_NO_LIMIT = "; every limit that was tried loses more than a twentieth of what is found without"


def headline(report: Report) -> Iterator[str]:
    """What a person wants to know first: what would have been found, how early, with what noise, and what to set."""
    start, end = report.span
    yield (
        f"people added {report.additions} arXiv papers from {start} to {end};"
        f" of {report.recall.whole + report.out_before} a text was given"
    )
    yield from _beside_them(report)
    found = report.recall
    if found.value is None:
        yield from _nothing(report)
        return
    yield from _out_before(report)
    early = f", a median of {quantile(report.leads, 0.5):g} days before" if report.leads else ""
    yield (
        f"at {setting(report.setting.threshold, report.setting.per_day)}: {found.part} of"
        f" {'the others' if report.out_before else 'these'} ({found.value:.1%})"
        f" would have been proposed by the day they were added{early}"
    )
    if not report.passed_over:
        yield (
            "what noise comes with that, and so which setting to take, is seen only with"
            f" texts of what people passed over: --texts, or `tracker poll --since {start} --source arxiv` collects them"
        )
        return
    theirs = f" {report.elsewhere} they put on other pages," if report.elsewhere else ""
    waiting = (
        f", {report.waiting} of papers that were out before {start}, which come once"
        if report.waiting
        else ""
    )
    yield (
        f"noise: {report.per_week:.1f} proposals a week, {report.proposed} in all{waiting};"
        f" {found.part} of them people added,{theirs} the others are unknown, not wrong"
    )
    yield from _seen_in_part(report)
    same = report.suggested == report.setting
    limited = "" if report.suggested.per_day else _NO_LIMIT
    yield f"suggested: {'just this' if same else suggestion(report)}{limited}"


def _beside_them(report: Report) -> Iterator[str]:
    """What came to the page in that time and is none of the additions."""
    if report.by_tracker:
        yield f"{report.by_tracker} more came by a tracker's own commits; people took these, and added them not by themselves"
    if report.by_bots:
        yield f"{report.by_bots} more came by commits of bots, from no file that people had changed: nobody added them by hand"
    if report.collected:
        yield f"{report.collected} more came in one go, more than stood there: collected before, nobody can say when, so not counted as added"


def _out_before(report: Report) -> Iterator[str]:
    if report.out_before:
        yield (
            f"{report.out_before} of these had been out for more than {HORIZON_DAYS} days when the replay began:"
            " no setting finds them, so no share is of them"
        )


def _nothing(report: Report) -> Iterator[str]:
    """Why there is nothing to compare, and what to give instead."""
    start, _ = report.span
    (first, last), (begun, ended) = report.texts_of, report.lived
    if report.texts and (last < begun or ended < first):
        yield (
            f"nothing to compare: the texts are of {first} to {last}, the page's versions of {begun} to {ended};"
            " give texts of what was announced while people kept it with --texts, or get those of their additions with --fetch FILE"
        )
        return
    if not report.additions:
        yield (
            f"nothing to replay from {start} on: is this the file to which people add papers, did they add any then"
            " (what stood in its first commit was not added), and do their links lead to arXiv?"
        )
    elif not report.texts:
        yield (
            "no texts: --fetch FILE gets those of the additions from arXiv; to see the noise as well, give all that was"
            f" announced with --texts, or let `tracker poll --since {start} --source arxiv` collect it first"
        )
    elif report.out_before:
        yield from _out_before(report)
    else:
        yield (
            "nothing to compare: no text is of a paper that people added in that time; give texts of what was announced"
            " while they kept the list with --texts, or get those of their additions with --fetch FILE"
        )
    if report.passed_over:
        yield f"noise: {report.per_week:.1f} proposals a week, {report.proposed} in all"


def _seen_in_part(report: Report) -> Iterator[str]:
    """Where the texts of what people passed over are of a part of the time, the rest of it looks as if there were no noise."""
    (start, end), (first, last) = report.span, report.noise_seen
    late, early = first - start > _GAP, end - last > _GAP
    if late or early:
        advice = f"; --since {first} leaves out what was before" if late else ""
        yield (
            f"texts of what people passed over are given from {first} to {last} alone: noise is seen only there,"
            f" and what is told of it and suggested is too good{advice}"
        )


def setting(threshold: float, per_day: int) -> str:
    """A setting in words."""
    return f"threshold {threshold:g}, " + (f"{per_day} a day" if per_day else "no limit")


def suggestion(report: Report) -> str:
    """The suggested setting, and what it comes to: the figures around it are often those of another."""
    words = setting(report.suggested.threshold, report.suggested.per_day)
    point = suggested_point(report)
    return f"{words}: recall {point.recall:.1%}, {rate(point.per_week)} a week" if point else words
