"""What stands below the verdict on the backtest's page: entries, drawings, figures, misses; pure."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from tracker.backtest.replay.measures import WITHIN_DAYS
from tracker.backtest.telling.headline import setting
from tracker.backtest.telling.plots import drawings
from tracker.backtest.telling.tables import linked, papers, table
from tracker.backtest.telling.text import distinct, looked_at, misses, percent, side_by_side
from tracker.plural import likely, rate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.backtest.replay.agreement import Comparison
    from tracker.backtest.replay.measures import Share
    from tracker.backtest.telling.report import Report

_ENTRY_SHOWN = 4000


def parts(report: Report) -> Iterator[tuple[str, str]]:
    """Each with its heading, as HTML; those that have something to show."""
    found = (
        ("Entries side by side", _examples(report)),
        (
            "How early, and what other settings come to",
            f'<div class="plots">{"".join(drawings(report))}</div>',
        ),
        ("Settings", _settings(report)),
        ("Recall by kind", _groups("Kind", report.by_kind)),
        (f"Recall by section{looked_at(report)}", _groups("Section", report.by_section)),
        ("Precision", _precision(report)),
        ("Missed", _missed(report)),
        ("Proposed and never added", _unknown(report)),
    )
    yield from ((title, shown) for title, shown in found if shown)


def preformatted(text: str) -> str:
    """Lines as they would stand in a file."""
    cut = text if len(text) <= _ENTRY_SHOWN else f"{text[:_ENTRY_SHOWN]} …"
    return f"<pre>{escape(cut)}</pre>"


def _precision(report: Report) -> str:
    if not report.passed_over:
        return ""
    rows = [(f"{at:g}", percent(share)) for at, share in report.precision.items()]
    words = (
        "Of the papers that the classifier finds at least as likely as the threshold, the share that people added "
        f"within {WITHIN_DAYS} days, of those that came out at least so long before the end; the others are unknown, not wrong."
    )
    return f"<p>{words}</p>{table(('Threshold', 'Precision'), rows)}"


def _examples(report: Report) -> str:
    """People's entries above those that would have been written."""
    if not report.examples:
        return ""
    shown = "".join(
        f"<h4>{linked(key)} in {escape(side_by_side(one))}</h4><dl>{_held_against(one)}</dl>"
        for key, one in report.examples.items()
    )
    return f"<p>Spread evenly over the history, not chosen by how they came out.</p>{shown}"


def _held_against(one: Comparison) -> str:
    """People's entry above the planned one; once where they are the same."""
    planned = one.planned.entry if one.planned else ""
    if planned == one.theirs:
        return f"<dt>people wrote, and so was planned</dt><dd>{preformatted(planned)}</dd>"
    return f"<dt>people wrote</dt><dd>{preformatted(one.theirs)}</dd><dt>planned</dt><dd>{preformatted(planned)}</dd>"


def _groups(title: str, groups: Mapping[str, Share]) -> str:
    rows = [(name, percent(share)) for name, share in groups.items()]
    words = "Of the papers that people added, the share that was proposed by the day they were added."
    return f"<p>{words}</p>{table((title, 'Recall'), rows)}" if rows else ""


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
    return f"<p>{words}</p>{table(heads, rows)}"


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.1%}"


def _missed(report: Report) -> str:
    """The misses somebody can learn from, and folded away those that nothing could have been said of."""
    read = [one for one in report.missed if one.title]
    unread = [one for one in report.missed if not one.title]
    if not report.missed:
        return ""
    shown = [f"<p>{escape(misses(report).capitalize())}.</p>"]
    if read:
        shown.append(papers(("Title", "Why"), [(one.arxiv_id, one.title, one.reason) for one in read]))
    if unread:
        rows = papers(("Why",), [(one.arxiv_id, one.reason) for one in unread])
        shown.append(f"<details><summary>{len(unread)} of which no text was given</summary>{rows}</details>")
    return "".join(shown)


def _unknown(report: Report) -> str:
    rows = [(one.key, one.paper.title, likely(one.verdict.probability)) for one in report.unknown]
    return f"<p>The surest of them, for a look.</p>{papers(('Title', 'Likely'), rows)}" if rows else ""
