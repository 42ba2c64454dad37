"""The page of `tracker evaluate --out`: precision and recall, calibration, kinds and worst errors; no script, nothing loaded."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from tracker.plural import weighed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from classifiers.measuring import Interval
    from state.records import Paper
    from tracker.training.scoring import Score

_SIDE = 320
_MARGIN = 56
_LARGEST = 12
"""How far a dot reaches at most; what is written beside the axes keeps out of it."""
_STYLE = """
:root { color-scheme: light dark; --line: #0969da; --grid: #8884 }
@media (prefers-color-scheme: dark) { :root { --line: #58a6ff } }
html { background: Canvas; color: CanvasText }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: break-word }
.plots { display: flex; flex-wrap: wrap; gap: 1.5rem 2rem; margin: 2rem 0 } figure { margin: 0; width: 24.5rem; max-width: 100% } figcaption { font-weight: 600 }
table { border-collapse: collapse } td, th { padding: .25rem .6rem; text-align: right; border-bottom: 1px solid var(--grid) }
th:first-child, td:first-child { text-align: left } td.own { font-weight: 700 } a { color: var(--line) }
td[style] { background: color-mix(in srgb, var(--line) calc(var(--share) * 40%), transparent) } .note { margin: 0; font-size: .85rem }
svg { display: block; width: 100%; height: auto } svg text { font-size: 12px; fill: currentColor } .wrap { overflow-x: auto } li { margin: .4rem 0 }
"""


def page(found: Score, name: str) -> str:
    """The whole page as HTML."""
    figures = [
        ("Precision", found.precision),
        ("Recall", found.recall),
        ("F1", found.f1),
        ("PR-AUC", found.area),
    ]
    rows = "".join(f"<tr><th>{label}</th>{_interval(value)}</tr>" for label, value in figures)
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Evaluation on {escape(name)}</title><style>{_STYLE}</style>"
        f"<main><h1>Evaluation on {escape(name)}</h1>"
        f"<p>Model <code>{escape(found.model_version)}</code>, {found.papers} papers, {found.positive} of them relevant. "
        f"{_asking(found)}</p>"
        f"{_rolled('figures')}<tr><th>Figure<th>Value<th>95 % from<th>to</tr>{rows}</table></div>"
        f'<div class="plots">{_precision_recall(found)}{_calibration(found)}</div>'
        f"{_confusion(found)}{_worst(found)}</main></html>\n"
    )


def _rolled(name: str) -> str:
    """The beginning of a table that is moved by itself where the window is narrow, with the arrow keys as well."""
    return f'<div class="wrap" role="region" aria-label="{name}" tabindex="0"><table>'


def _asking(found: Score) -> str:
    if found.found is None:
        return f"{found.unsure:.1%} of them would be asked about."
    return (
        f"With <em>unsure</em> looked at by a person, {found.found:.1%} are found"
        f" for {found.unsure:.1%} of papers asked about."
    )


def _interval(value: Interval | None) -> str:
    if value is None:
        return "<td>–<td>–<td>–"
    low, high = (f"{bound:.3f}" for bound in value.bounds) if value.bounds else "––"
    return f"<td>{value.value:.3f}<td>{low}<td>{high}"


def _precision_recall(found: Score) -> str:
    if found.recall is None:
        return ""
    points = list(zip(found.curve.recall.tolist(), found.curve.precision.tolist(), strict=True))
    line = _path([(0.0, 1.0), *points])
    if found.precision is None:
        return _plot("Precision and recall", "No paper was said to be relevant.", "recall", "precision", line)
    across, up = found.recall.value, found.precision.value
    dot = _dot(across, up, 5, f"yes is said with precision {up:.3f} and recall {across:.3f}")
    note = "The dot: what the model calls relevant."
    return _plot("Precision and recall", note, "recall", "precision", line + dot)


def _calibration(found: Score) -> str:
    dots = "".join(
        _dot(
            step.said,
            step.true,
            min(_LARGEST, 3 + step.count**0.4),
            f"{step.count} papers: said {step.said:.2f}, true {step.true:.2f}",
        )
        for step in found.reliability
    )
    diagonal = f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="var(--grid)" fill="none"/>'
    return _plot(
        f"Calibration (error {found.calibration_error:.3f})",
        "Papers by what was said; a larger dot is more of them.",
        "said probability",
        "true share",
        diagonal + dots,
    )


def _dot(across: float, up: float, radius: float, told: str) -> str:
    return (
        f'<circle cx="{_x(across):.1f}" cy="{_y(up):.1f}" r="{radius:.1f}" fill="var(--line)" fill-opacity=".7">'
        f"<title>{told}</title></circle>"
    )


def _plot(caption: str, note: str, across: str, up: str, body: str) -> str:
    ticks = "".join(
        f'<path d="M{_x(at)} {_y(0)}V{_y(1)}M{_x(0)} {_y(at)}H{_x(1)}" stroke="var(--grid)"/>'
        f'<text x="{_x(at)}" y="{_y(0) + _LARGEST + 11}" text-anchor="middle">{at:g}</text>'
        f'<text x="{_x(0) - _LARGEST - 2}" y="{_y(at) + 4}" text-anchor="end">{at:g}</text>'
        for at in (0, 0.25, 0.5, 0.75, 1)
    )
    whole = _SIDE + 2 * _MARGIN
    return (
        f'<figure><figcaption>{escape(caption)}</figcaption><p class="note">{escape(note)}</p><svg viewBox="0 0 {whole} {whole}" role="img" '
        f'aria-label="{escape(caption)}">{ticks}{body}'
        f'<text x="{_x(0.5)}" y="{whole - 6}" text-anchor="middle">{across}</text>'
        f'<text transform="translate(14 {_y(0.5)}) rotate(-90)" text-anchor="middle">{up}</text></svg></figure>'
    )


def _path(points: Iterable[tuple[float, float]]) -> str:
    steps = "L".join(f"{_x(across):.1f} {_y(up):.1f}" for across, up in points)
    return f'<path d="M{steps}" stroke="var(--line)" stroke-width="2" fill="none"/>'


def _x(share: float) -> float:
    return _MARGIN + share * _SIDE


def _y(share: float) -> float:
    return _MARGIN + (1 - share) * _SIDE


def _confusion(found: Score) -> str:
    if found.kind_macro_f1 is None:
        return ""
    head = "".join(f"<th>{kind.value}" for kind in found.kinds)
    body = "".join(
        f"<tr><th>{kind.value}{_cells(row, place)}</tr>"
        for place, (kind, row) in enumerate(zip(found.kinds, found.confusion.tolist(), strict=True))
    )
    return (
        f"<h2>Kinds of relevant papers (macro-F1 {found.kind_macro_f1:.3f})</h2>"
        f"{_rolled('kinds')}<tr><th>true \\ said{head}</tr>{body}</table></div>"
    )


def _cells(row: Sequence[int], own: int) -> str:
    """The counts of one true kind, each as dark as its share of the row."""
    whole = max(sum(row), 1)
    return "".join(
        f'<td class="{"own" if place == own else "other"}" style="--share:{count / whole:.2f}">{count}'
        for place, count in enumerate(row)
    )


def _titled(paper: Paper) -> str:
    if not paper.arxiv_id:
        return escape(paper.title)
    return f'<a href="https://arxiv.org/abs/{escape(paper.arxiv_id)}">{escape(paper.title)}</a>'


def _worst(found: Score) -> str:
    items = "".join(
        f"<li>{miss.verdict.probability:.2f}, though {'' if miss.relevant else 'not '}relevant"
        f"{', and asked about' if miss.asked else ''}: {_titled(miss.paper)}"
        f"<br><small>{escape(weighed(miss.verdict.reasons[:5]))}</small>"
        for miss in found.worst
    )
    return f"<h2>Worst errors</h2><ol>{items}</ol>" if items else ""
