"""Drawings of the backtest's page; pure."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from tracker.digest.charts import drawn
from tracker.digest.model import Figure, Series

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.backtest.telling.report import Report

_LEADS = (0, 1, 3, 7, 14, 30, 60)


def drawings(report: Report) -> Iterable[str]:
    """How early, and what other settings come to."""
    bins = list(zip(_LEADS, (*_LEADS[1:], None), strict=True))
    counts = tuple(
        sum(low <= lead and (high is None or lead < high) for lead in report.leads) for low, high in bins
    )
    yield _figure(
        "steps",
        "How many days earlier",
        tuple(f"{low}+" for low, _ in bins),
        counts,
        "Additions by the days that the proposal came before them.",
    )
    budgets = report.budgets if report.passed_over else ()
    for title, points in (("Threshold", report.thresholds), ("Budget a day", budgets)):
        labels = tuple(
            f"{point.per_day}" if points is budgets else f"{point.threshold:g}" for point in points
        )
        yield _figure(
            "shares",
            f"Recall by {title.casefold()}, %",
            labels,
            tuple(100 * point.recall for point in points),
            f"Share of people's additions that are proposed in time, by {title.casefold()}.",
        )
        if report.passed_over:
            yield _figure(
                "steps",
                f"Proposals a week by {title.casefold()}",
                labels,
                tuple(point.per_week for point in points),
                f"How many papers are proposed in a week, by {title.casefold()}.",
            )


def _figure(name: str, title: str, labels: tuple[str, ...], values: tuple[float, ...], caption: str) -> str:
    figure = Figure(name, title, "", labels, (Series(title, values),), caption)
    if figure.empty:
        return ""
    return f"<figure><figcaption>{escape(title)}</figcaption>{drawn(figure)}</figure>"
