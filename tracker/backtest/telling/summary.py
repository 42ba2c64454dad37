"""The few figures that say what the tracker would have been worth, for one page and over all pages of a list; pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.backtest.replay.measures import Share, quantile
from tracker.backtest.telling.suggesting import suggested_point
from tracker.plural import counted, rate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from tracker.backtest.telling.report import Report


@dataclass(frozen=True, slots=True)
class Summary:
    """What was found of people's additions, how early, with how much to look at, and how well it was written."""

    pages: int
    span: tuple[date, date]
    additions: int
    with_text: int
    """Of these, those whose text was given, be they found or out too long before."""
    recall: Share
    leads: Sequence[int]
    per_week: float | None
    """None where noise is not seen."""
    per_day: int | None
    """At most so many proposals a day for each page, 0 without a limit; None where that differs from page to page."""
    as_suggested: float | None
    """How many proposals a week the suggested settings make; None where none is suggested or tried."""
    section: Share
    shape: Share
    verbatim: Share


def summary(reports: Sequence[Report]) -> Summary:
    """Over all pages: what was added to two of them is one addition, and was found where it was on either."""
    if len(reports) == 1:
        (one,) = reports
        additions, recall, leads = one.additions, one.recall, one.leads
        with_text = recall.whole + one.out_before
    else:
        findable = {key for one in reports for key in one.findable}
        found: dict[str, int] = {}
        for one in reports:
            for key, days in one.found.items():
                found[key] = max(days, found.get(key, 0))
        additions = len({key for one in reports for key in one.added})
        recall, leads = Share(len(found), len(findable)), sorted(found.values())
        with_text = len(findable.union(*(one.read for one in reports)))
    budgets = {one.setting.per_day for one in reports}
    starts, ends = zip(*(one.span for one in reports), strict=True)
    return Summary(
        len(reports),
        (min(starts), max(ends)),
        additions,
        with_text,
        recall,
        leads,
        sum(one.per_week for one in reports) if all(one.passed_over for one in reports) else None,
        budgets.pop() if len(budgets) == 1 else None,
        _as_suggested(reports),
        _sum(one.section for one in reports),
        _sum(one.shape for one in reports),
        _sum(one.verbatim for one in reports),
    )


def in_one_go(said: Summary) -> str:
    """A summary in one or two sentences."""
    start, end = said.span
    where = f" to {counted(said.pages, 'page')}" if said.pages > 1 else ""
    words = (
        f"From {start} to {end} people added {counted(said.additions, 'arXiv paper')}{where}."
        f" Of {said.recall.whole} whose texts were given the tracker would have proposed {said.recall.part}"
        " by the day people added them"
    )
    if said.leads:
        words += f", half of them {quantile(said.leads, 0.5):g} days before or more"
    if said.per_week is not None:
        words += f", among {rate(said.per_week)} proposals to look at in a week"
    return f"{words}."


def _as_suggested(reports: Sequence[Report]) -> float | None:
    points = [suggested_point(one) for one in reports if one.passed_over]
    weeks = [point.per_week for point in points if point]
    return sum(weeks) if len(weeks) == len(reports) else None


def _sum(shares: Iterable[Share]) -> Share:
    each = list(shares)
    return Share(sum(one.part for one in each), sum(one.whole for one in each))
