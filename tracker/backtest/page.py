"""The page of `tracker backtest --out`: figures, drawings, misses; no script, nothing loaded."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from tracker.backtest.measures import WITHIN_DAYS, quantile
from tracker.backtest.telling import (
    distinct,
    headline,
    looked_at,
    misses,
    percent,
    replayed,
    setting,
    side_by_side,
    to_set,
)
from tracker.digest.charts import drawn
from tracker.digest.model import Figure, Series
from tracker.plural import rate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.backtest.agreement import Comparison
    from tracker.backtest.measures import Share
    from tracker.backtest.report import Report

_STYLE = """
:root { color-scheme: light dark; --bar: #0969da; --grid: #8884 }
@media (prefers-color-scheme: dark) { :root { --bar: #58a6ff } }
html { background: Canvas; color: CanvasText }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: break-word }
h2 { margin-top: 2.5rem } .plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 1.5rem; margin: 2rem 0 }
figure { margin: 0; max-width: 32rem } figcaption { font-weight: 600 }
table { border-collapse: collapse } td, th { padding: .25rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--grid) }
h4 { margin: 1.5rem 0 .5rem; font-size: 1rem } dl { margin: 0 } dd { margin: 0 } dt { font-size: .85rem }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .1rem 0 .5rem; padding: .5rem; border: 1px solid var(--grid); font-size: .85rem }
a { color: var(--bar) } summary { cursor: pointer; margin: 1rem 0 } .wrap { overflow-x: auto } .chart { display: block; width: 100%; height: auto } .chart text { fill: currentColor; font: 14px sans-serif }
.chart .axis.x text { text-anchor: middle } .chart .axis.y text { text-anchor: end } .chart .axis.x path { stroke: none }
.chart .background { fill: none } .chart path { fill: none; stroke: var(--grid) } .chart .series rect { fill: var(--bar) }
"""
_ENTRY_SHOWN = 4000
_LEADS = (0, 1, 3, 7, 14, 30, 60)


def page(reports: Sequence[tuple[str, Report]]) -> str:
    """The whole page as HTML: one part for each file of a list."""
    names = escape(", ".join(name for name, _ in reports))
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Backtest of {names}</title><style>{_STYLE}</style></head><body><main><h1>Backtest</h1>"
        f"{''.join(_part(name, report) for name, report in reports)}</main></body></html>\n"
    )


def _part(name: str, report: Report) -> str:
    figures = [
        ("Days before people added it", _days(report)),
        (f"Section as people chose it ({report.compared} looked at)", percent(report.section)),
        ("Markup as people wrote it", percent(report.shape)),
    ]
    return (
        f"<h2>{escape(name)}</h2>"
        f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in _first(report))}</ul>{_to_set(report)}"
        f"{_table(('Figure', 'Value'), figures)}{_examples(report)}"
        f'<div class="plots">{"".join(_drawings(report))}</div>'
        f"{_groups('Kind', report.by_kind)}{_groups('Section', report.by_section, looked_at(report))}"
        f"{_precision(report)}<h3>Settings</h3>{_settings(report)}{_missed(report)}{_unknown(report)}"
    )


def _first(report: Report) -> Iterator[str]:
    """What a person wants to know first, and what it was replayed with."""
    yield from headline(report)
    if report.texts:
        yield replayed(report)


def _to_set(report: Report) -> str:
    wanted = to_set(report)
    return f"<p>The suggested setting in <code>tracker.toml</code>:</p>{_entry(wanted)}" if wanted else ""


def _precision(report: Report) -> str:
    if not report.passed_over:
        return ""
    rows = [(f"{at:g}", percent(share)) for at, share in report.precision.items()]
    words = (
        "Of the papers that the classifier finds at least as likely as the threshold, the share that people added "
        f"within {WITHIN_DAYS} days; the others are unknown, not wrong."
    )
    return f"<h3>Precision</h3><p>{words}</p>{_table(('Threshold', 'Precision'), rows)}"


def _examples(report: Report) -> str:
    """People's entries above those that would have been written."""
    if not report.examples:
        return ""
    shown = "".join(
        f"<h4>{_linked(key)} in {escape(side_by_side(one))}</h4><dl>{_held_against(one)}</dl>"
        for key, one in report.examples.items()
    )
    return f"<h3>Entries side by side</h3><p>Spread evenly over the history, not chosen by how they came out.</p>{shown}"


def _held_against(one: Comparison) -> str:
    """People's entry above the planned one; once where they are the same."""
    planned = one.planned.entry if one.planned else ""
    if planned == one.theirs:
        return f"<dt>people wrote, and so was planned</dt><dd>{_entry(planned)}</dd>"
    return f"<dt>people wrote</dt><dd>{_entry(one.theirs)}</dd><dt>planned</dt><dd>{_entry(planned)}</dd>"


def _entry(text: str) -> str:
    cut = text if len(text) <= _ENTRY_SHOWN else f"{text[:_ENTRY_SHOWN]} …"
    return f"<pre>{escape(cut)}</pre>"


def _days(report: Report) -> str:
    if not report.leads:
        return "nothing to measure"
    return f"{quantile(report.leads, 0.5):g} in the median, {quantile(report.leads, 0.9):g} or more for a tenth of them"


def _drawings(report: Report) -> Iterable[str]:
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


def _groups(title: str, groups: Mapping[str, Share], looked_at: str = "") -> str:
    rows = [(name, percent(share)) for name, share in groups.items()]
    words = "Of the papers that people added, the share that was proposed by the day they were added."
    return (
        f"<h3>Recall by {title.casefold()}{looked_at}</h3><p>{words}</p>{_table((title, 'Recall'), rows)}"
        if rows
        else ""
    )


def _settings(report: Report) -> str:
    heads = ("Setting", "Recall", "Proposals a week", "Recall, surest first", "Recall, newest first")[
        : 5 if report.passed_over else 2
    ]
    rows = [
        (
            setting(point.threshold, point.per_day),
            f"{point.recall:.1%}",
            rate(point.per_week),
            _share(point.surest_first),
            _share(point.newest_first),
        )[: len(heads)]
        for point in distinct(report)
    ]
    words = (
        "What other settings come to: from which likelihood on a paper is proposed (the threshold), "
        "and how many are at most in a day. Where they are limited, beside the order of real runs stands what is found "
        "with the surest or the newest first."
    )
    return f"<p>{words}</p>{_table(heads, rows)}"


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.1%}"


def _missed(report: Report) -> str:
    """The misses somebody can learn from, and folded away those that nothing could have been said of."""
    read = [one for one in report.missed if one.title]
    unread = [one for one in report.missed if not one.title]
    if not report.missed:
        return ""
    parts = [f"<h3>Missed</h3><p>{escape(misses(report).capitalize())}.</p>"]
    if read:
        parts.append(_papers(("Title", "Why"), [(one.arxiv_id, one.title, one.reason) for one in read]))
    if unread:
        rows = _papers(("Why",), [(one.arxiv_id, one.reason) for one in unread])
        parts.append(f"<details><summary>{len(unread)} of which no text was given</summary>{rows}</details>")
    return "".join(parts)


def _unknown(report: Report) -> str:
    rows = [(one.key, one.paper.title, f"{one.verdict.probability:.1%}") for one in report.unknown]
    return (
        f"<h3>Proposed and never added</h3><p>The surest of them, for a look.</p>{_papers(('Title', 'Likely'), rows)}"
        if rows
        else ""
    )


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return _drawn_up(heads, [[escape(cell) for cell in row] for row in rows])


def _papers(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table whose rows begin with an arXiv id, which leads to the paper."""
    return _drawn_up(("Paper", *heads), [[_linked(name), *map(escape, rest)] for name, *rest in rows])


def _linked(arxiv_id: str) -> str:
    return f'<a href="https://arxiv.org/abs/{escape(quote(arxiv_id))}">{escape(arxiv_id)}</a>'


def _drawn_up(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in heads)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    # what scrolls has to be reachable by keyboard, and then to say what it is; as a region it would need a name of its own among all lists
    named = escape(", ".join(heads), quote=True)
    return f'<div class="wrap" tabindex="0" role="group" aria-label="{named}"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
