"""A model's figures as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import JsonValue

    from classifiers.measuring import Interval
    from tracker.training.scoring import Miss, Score


def as_json(found: Score) -> dict[str, object]:
    """Every figure of a score, without the curves' points."""
    return {
        "model_version": found.model_version,
        "papers": found.papers,
        "positive": found.positive,
        "precision": _interval(found.precision),
        "recall": _interval(found.recall),
        "f1": _interval(found.f1),
        "pr_auc": _interval(found.area),
        "recall_with_unsure": _rounded(found.found),
        "unsure": round(found.unsure, 4),
        "calibration_error": round(found.calibration_error, 4),
        "calibration": [
            {"count": step.count, "said": round(step.said, 4), "true": round(step.true, 4)}
            for step in found.reliability
        ],
        "kind_macro_f1": _rounded(found.kind_macro_f1),
        "confusion": {
            kind.value: dict(zip((other.value for other in found.kinds), row, strict=True))
            for kind, row in zip(found.kinds, found.confusion.tolist(), strict=True)
        },
        "worst": [_miss(miss) for miss in found.worst],
    }


def figures(found: Score) -> dict[str, JsonValue]:
    """The few figures that a model's manifest keeps."""
    return {
        "papers": found.papers,
        "pr_auc": _rounded(found.area.value if found.area else None),
        "f1": _rounded(found.f1.value if found.f1 else None),
        "recall_with_unsure": _rounded(found.found),
        "unsure": round(found.unsure, 4),
        "kind_macro_f1": _rounded(found.kind_macro_f1),
    }


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 4)


def _interval(interval: Interval | None) -> dict[str, float | None] | None:
    if interval is None:
        return None
    low, high = interval.bounds or (None, None)
    return {"value": round(interval.value, 4), "low": _rounded(low), "high": _rounded(high)}


def _miss(miss: Miss) -> dict[str, object]:
    return {
        "arxiv_id": miss.paper.arxiv_id,
        "title": miss.paper.title,
        "relevant": miss.relevant,
        "said": miss.verdict.relevant.value,
        "vlm": round(miss.verdict.probability, 4),
        "reasons": [{"term": reason.term, "weight": reason.weight} for reason in miss.verdict.reasons],
    }
