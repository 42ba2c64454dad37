"""The page of `tracker backtest --out`: the verdict, what to do next, and below it every figure; no script, nothing loaded."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from tracker.backtest.replay.measures import quantile
from tracker.backtest.telling.headline import headline, suggestion
from tracker.backtest.telling.parts import parts, preformatted
from tracker.backtest.telling.suggesting import places, suggests, to_change, to_set
from tracker.backtest.telling.summary import in_one_go, summary
from tracker.backtest.telling.tables import drawn_up
from tracker.backtest.telling.text import percent, replayed
from tracker.plural import rate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.backtest.replay.measures import Share
    from tracker.backtest.telling.report import Report
    from tracker.backtest.telling.summary import Summary

_STYLE = """
:root { color-scheme: light dark; --bar: #0969da; --grid: #8884 }
@media (prefers-color-scheme: dark) { :root { --bar: #58a6ff } }
html { background: Canvas; color: CanvasText }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 1.5rem auto; padding: 0 1rem; overflow-wrap: break-word }
h1 { line-height: 1.2; margin: 0 0 .5rem } h2 { margin: 2.5rem 0 .5rem } header h2 { margin-top: 1.25rem }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(10.5rem, 100%), 1fr)); gap: .75rem; margin: 1rem 0 }
.tiles div { display: flex; flex-direction: column-reverse; justify-content: flex-end; border: 1px solid var(--grid); border-radius: .4rem; padding: .5rem .75rem }
.tiles dt { font-size: .9rem; line-height: 1.35 } .tiles dd { font-size: 1.7rem; font-weight: 700; line-height: 1.25 } .tiles small { display: block; font-size: .8rem; font-weight: 400 }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 1.5rem; margin: 1rem 0 2rem }
figure { margin: 0; max-width: 32rem } figcaption { font-weight: 600 }
table { border-collapse: collapse } td, th { padding: .25rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--grid) } header td:last-child { min-width: 13rem }
h4 { margin: 1.5rem 0 .5rem; font-size: 1rem } dl { margin: 0 } dd { margin: 0 } dt { font-size: .85rem }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .1rem 0 .5rem; padding: .5rem; border: 1px solid var(--grid); font-size: .85rem }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; list-style: none } ol { padding-left: 1.5rem }
a { color: var(--bar) } summary { cursor: pointer; margin: 1rem 0 } .wrap { overflow-x: auto } .chart { display: block; width: 100%; height: auto } .chart text { fill: currentColor; font: 14px sans-serif }
.chart .axis.x text { text-anchor: middle } .chart .axis.y text { text-anchor: end } .chart .axis.x path { stroke: none }
.chart .background { fill: none } .chart path { fill: none; stroke: var(--grid) } .chart .series rect { fill: var(--bar) }
"""
_CODE = re.compile(r"`([^`]+)`")


def page(called: str, reports: Sequence[tuple[str, Report]]) -> str:
    """The whole page as HTML: what it comes to for a list that is `called` so, and a part for each of its pages."""
    several = len(reports) > 1
    named = escape(called if several else f"{called}, {reports[0][0]}")
    said = summary([report for _, report in reports])
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Backtest of {named}</title><style>{_STYLE}</style></head><body><main>"
        f"<header><h1>What the tracker would have done for {escape(called)}</h1>"
        f"{_answer(said)}{_contents(reports) if several else ''}{_next(reports)}</header>"
        f"{''.join(_part(at, *one, several=several) for at, one in enumerate(reports, 1))}</main></body></html>\n"
    )


def _answer(said: Summary) -> str:
    """The answer in a sentence, and the numbers that matter."""
    if not said.recall.whole:
        return "<p>Nothing to compare: what is lacking stands below.</p>"
    return f"<p>{escape(in_one_go(said))}</p>{_tiles(said)}"


def _tiles(said: Summary) -> str:
    tiles = [
        (_share(said.recall), "of what people added, found in time", _of(said.recall)),
        _days(said.leads),
        _noise(said),
        (_share(said.section), "in the section that people chose", _of(said.section)),
        (_share(said.shape), "with people's signs, links and columns", _of(said.shape)),
    ]
    shown = "".join(
        f"<div><dt>{escape(what)}<small>{escape(more)}</small></dt><dd>{escape(value)}</dd></div>"
        for value, what, more in tiles
    )
    return f'<dl class="tiles">{shown}</dl>'


def _days(leads: Sequence[int]) -> tuple[str, str, str]:
    if not leads:
        return "–", "days before people", ""
    early, earliest = quantile(leads, 0.5), quantile(leads, 0.9)
    return f"{early:g} days", "before people, in the median", f"{earliest:g} or more for a tenth"


def _noise(said: Summary) -> tuple[str, str, str]:
    if said.per_week is None:
        return "not seen", "noise: it takes texts of all that was announced", ""
    limit = {None: "", 0: "without a limit"}.get(said.per_day, f"at most {said.per_day} a day")
    where = f"for {said.pages} pages" if said.pages > 1 else ""
    more = " ".join(filter(None, (limit, where)))
    if said.as_suggested is not None and rate(said.as_suggested) != rate(said.per_week):
        more += f"{'; ' if more else ''}{rate(said.as_suggested)} as suggested"
    return rate(said.per_week), "proposals a week to look at", more


def _share(share: Share) -> str:
    return "–" if share.value is None else f"{share.value:.0%}"


def _of(share: Share) -> str:
    return f"{share.part} of {share.whole}"


def _contents(reports: Sequence[tuple[str, Report]]) -> str:
    """The pages, each with its figures and the way to them."""
    rows = [
        (f'<a href="#page-{at}">{escape(name)}</a>', *map(escape, _figures(one)))
        for at, (name, one) in enumerate(reports, 1)
    ]
    heads = ("Page", "In time", "Days before", "A week", "Section", "Markup", "Suggested")
    return f"<h2>Pages</h2>{drawn_up(heads, rows)}"


def _figures(report: Report) -> Iterator[str]:
    yield _share(report.recall)
    yield f"{quantile(report.leads, 0.5):g}" if report.leads else "–"
    yield rate(report.per_week) if report.passed_over else "not seen"
    yield _share(report.section)
    yield _share(report.shape)
    yield suggestion(report) if suggests(report) else "–"


def _next(reports: Sequence[tuple[str, Report]]) -> str:
    """What to do with this answer, by what stands in the clone already."""
    steps = list(_steps([report for _, report in reports]))
    return (
        f"<h2>What to do next</h2><ol>{''.join(f'<li>{step}</li>' for step in steps)}</ol>" if steps else ""
    )


def _steps(reports: Sequence[Report]) -> Iterator[str]:
    if not any(one.texts and one.recall.whole for one in reports):
        return
    start = min(one.span[0] for one in reports)
    if not any(suggests(one) for one in reports):
        yield _said(
            f"To see the noise, and which setting to take: `tracker poll --since {start} --source arxiv` collects what was"
            " announced, and `tracker backtest` without `--fetch` replays with it."
        )
    settled = any(one.written for one in reports)
    if not settled:
        yield _said(
            "`tracker init --dry-run` in the clone shows the settings and workflows it would write, `tracker init` writes them;"
            " nothing reaches GitHub before you push."
        )
    if len(reports) == 1:
        yield from _set(reports[0])
    elif any(suggests(one) for one in reports):
        most = max(places(one) for one in reports if suggests(one))
        most_of_all = f"; `max_entries` holds for all of them: `{most}` is the largest"
        yield _said(f"Set what is suggested with each page below{most_of_all if not settled else ''}.")
    yield _said("`tracker run --dry-run` prints the pull request that it would open today.")


def _set(report: Report) -> Iterator[str]:
    """The suggested lines: to be put in place of those that are there."""
    if not suggests(report):
        return
    best = escape(suggestion(report))
    if report.written is None:
        where = _said("In `tracker.toml`, in place of what stands there for these:")
        yield f"Suggested is {best}. {where}{preformatted(to_set(report))}"
    elif changes := to_change(report, report.written):
        told = "".join(f"<li>{escape(change)}</li>" for change in changes)
        yield f"Suggested is {best}. In <code>{escape(report.written.file)}</code>:<ul>{told}</ul>"
    else:
        yield f"Suggested is {best}, which is what <code>{escape(report.written.file)}</code> says."


def _part(at: int, name: str, report: Report, *, several: bool) -> str:
    shown = list(parts(report))
    ways = "".join(
        f'<li><a href="#part-{at}-{n}">{escape(title)}</a></li>' for n, (title, _) in enumerate(shown)
    )
    below = "".join(
        f'<h3 id="part-{at}-{n}">{escape(title)}</h3>{html}' for n, (title, html) in enumerate(shown)
    )
    alone = "".join(f"<div>{step}</div>" for step in _set(report)) if several else ""
    return (
        f'<section><h2 id="page-{at}">{escape(name)}</h2>'
        f"<ul>{''.join(f'<li>{_said(line)}</li>' for line in _first(report))}</ul>{alone}"
        f'<nav aria-label="{escape(name)}"><ul>{ways}</ul></nav>{below}</section>'
    )


def _first(report: Report) -> Iterable[str]:
    """What a person wants to know first, and what it was replayed with."""
    yield from headline(report)
    if report.recall.whole:
        yield f"section as people chose it: {percent(report.section)}; markup, that is signs, links and columns: {percent(report.shape)}"
        yield f"entries that would have been written letter by letter as people did: {percent(report.verbatim)}"
    if report.texts:
        yield replayed(report)


def _said(line: str) -> str:
    """A line of ours, with what stands in backticks as code."""
    return _CODE.sub(r"<code>\1</code>", escape(line))
