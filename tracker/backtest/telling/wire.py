"""A backtest as one object a page, and one for all pages together, for a program; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.backtest.replay.measures import WITHIN_DAYS, quantile, reasons
from tracker.backtest.telling.suggesting import suggests, to_change, to_set
from tracker.backtest.telling.summary import summary
from tracker.backtest.telling.text import tried
from tracker.lists.entry.headings import readable_path

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.backtest.replay.agreement import Comparison
    from tracker.backtest.replay.measures import Missed, Point, Share
    from tracker.backtest.telling.report import Report


def as_json(report: Report, path: str) -> dict[str, object]:
    """Every figure, by the names that programs know."""
    return {
        "path": path,
        "since": report.span[0].isoformat(),
        "until": report.span[1].isoformat(),
        "texts": report.texts,
        "passed_over": report.passed_over,
        "noise_seen": [day.isoformat() for day in report.noise_seen] if report.passed_over else None,
        "learned": report.learned,
        "additions": report.additions,
        "additions_with_text": report.recall.whole + report.out_before,
        "out_before": report.out_before,
        "by_tracker": report.by_tracker,
        "by_bots": report.by_bots,
        "collected": report.collected,
        "threshold": report.setting.threshold,
        "per_day": report.setting.per_day,
        "recall": _rounded(report.recall),
        "recall_by_kind": _shares(report.by_kind),
        "recall_by_section": _shares(report.by_section),
        "lead_days_median": quantile(report.leads, 0.5),
        "lead_days_p90": quantile(report.leads, 0.9),
        "proposals_per_week": round(report.per_week, 1) if report.passed_over else None,
        "elsewhere": report.elsewhere,
        "precision": {
            f"{threshold:g}": _rounded(share) if report.passed_over else None
            for threshold, share in report.precision.items()
        },
        "precision_within_days": WITHIN_DAYS,
        "section_agreement": _rounded(report.section),
        "shape_agreement": _rounded(report.shape),
        "verbatim_agreement": _rounded(report.verbatim),
        "compared": report.compared,
        "examples": [_example(key, one) for key, one in report.examples.items()],
        "differing": [_example(key, one) for key, one in report.differing.items()],
        "missed": [_missed(one) for one in report.missed],
        "missed_by_reason": reasons(report.missed),
        "suggested": {
            "threshold": report.suggested.threshold,
            "per_day": report.suggested.per_day,
            "settings": to_set(report),
            "changes": None if report.written is None else to_change(report, report.written),
        }
        if suggests(report)
        else None,
        "curve": [_point(point, noise=bool(report.passed_over)) for point in tried(report)],
        "unknown": [
            {
                "arxiv_id": one.key,
                "title": one.paper.title,
                "vlm": round(one.verdict.probability, 4),
                "visible": one.visible.isoformat(),
            }
            for one in report.unknown
        ],
    }


def together(reports: Sequence[tuple[str, Report]]) -> dict[str, object]:
    """What several pages come to, by the names that one has; what hangs on each page's own setting is null."""
    said = summary([report for _, report in reports])
    found = {key for _, report in reports for key in report.found}
    missed = {
        one.arxiv_id: one for _, report in reports for one in report.missed if one.arxiv_id not in found
    }
    return {
        **dict.fromkeys(as_json(reports[0][1], "")),
        "pages": [path for path, _ in reports],
        "since": said.span[0].isoformat(),
        "until": said.span[1].isoformat(),
        "additions": said.additions,
        "additions_with_text": said.with_text,
        "out_before": said.with_text - said.recall.whole,
        "per_day": said.per_day,
        "recall": _rounded(said.recall),
        "lead_days_median": quantile(said.leads, 0.5),
        "lead_days_p90": quantile(said.leads, 0.9),
        "proposals_per_week": None if said.per_week is None else round(said.per_week, 1),
        "proposals_per_week_as_suggested": None if said.as_suggested is None else round(said.as_suggested, 1),
        "section_agreement": _rounded(said.section),
        "shape_agreement": _rounded(said.shape),
        "verbatim_agreement": _rounded(said.verbatim),
        "missed": [_missed(one) for one in missed.values()],
        "missed_by_reason": reasons(missed.values()),
    }


def _missed(one: Missed) -> dict[str, str]:
    return {"arxiv_id": one.arxiv_id, "reason": one.reason, "why": one.why.value, "title": one.title}


def _shares(groups: Mapping[str, Share]) -> dict[str, float | None]:
    return {name: _rounded(share) for name, share in groups.items()}


def _rounded(share: Share) -> float | None:
    return None if share.value is None else round(share.value, 4)


def _example(key: str, one: Comparison) -> dict[str, object]:
    return {
        "arxiv_id": key,
        "section": list(readable_path(one.section)),
        "entry": one.theirs,
        "planned_section": list(readable_path(one.planned.section)) if one.planned else None,
        "planned": one.planned.entry if one.planned else None,
    }


def _point(point: Point, *, noise: bool) -> dict[str, float | None]:
    return {
        "threshold": point.threshold,
        "per_day": point.per_day,
        "recall": round(point.recall, 4),
        "proposals_per_week": round(point.per_week, 1) if noise else None,
        "recall_surest_first": None if point.surest_first is None else round(point.surest_first, 4),
        "recall_newest_first": None if point.newest_first is None else round(point.newest_first, 4),
    }
