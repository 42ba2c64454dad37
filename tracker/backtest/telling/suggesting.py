"""What to set, as `tracker.toml` has it: to be pasted where there is none, and what to change where there is one; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from state.records import Kind
from tracker.settings.describe import toml_value
from tracker.settings.github import MOST_ENTRIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.backtest.replay.measures import Point
    from tracker.backtest.telling.report import Report
    from tracker.backtest.telling.written import Written

_TAKE, _GITHUB = "[lists.take]", "[github]"


def to_set(report: Report) -> str:
    """The suggested setting as `tracker.toml` has it; empty where none is suggested.

    A replay takes every kind, so what people took is named where the settings would leave it out.
    """
    if not suggests(report):
        return ""
    lines = [_TAKE, f"threshold = {report.suggested.threshold:g}"]
    if _takes_others(report):
        lines += [f"kinds = {toml_value(tuple(Kind))}  # people took works of other kinds, too"]
    lines += [_GITHUB, f"max_entries = {places(report)}  # for a pull request that is looked at every day"]
    return "\n".join(lines)


def suggests(report: Report) -> bool:
    """Is there a setting to suggest? Without what people passed over none means anything."""
    return bool(report.passed_over and report.recall.whole)


def suggested_point(report: Report) -> Point | None:
    """What the suggested setting comes to, where it was tried."""
    best = (report.suggested.threshold, report.suggested.per_day)
    tried = (*report.thresholds, *report.budgets)
    return next((one for one in tried if (one.threshold, one.per_day) == best), None)


def places(report: Report) -> int:
    """How many entries the pull request is to hold."""
    return report.suggested.per_day or MOST_ENTRIES


def to_change(report: Report, there: Written) -> list[str]:
    """What to do in a `tracker.toml` for it to say what is suggested, one sentence a line of it."""
    return list(_changes(report, there)) if suggests(report) else []


def _changes(report: Report, there: Written) -> Iterator[str]:
    of = f" of {there.name}" if there.name else ""
    best = report.suggested
    if there.threshold != best.threshold:
        yield _put(f"{_TAKE}{of}", "threshold", best.threshold, there.threshold, table=there.take)
    if _takes_others(report) and set(there.kinds or ()) != set(Kind):
        yield _put(f"{_TAKE}{of}", "kinds", tuple(Kind), there.kinds, table=there.take)
    entries = places(report)
    fewer = there.name and entries < there.room  # one setting for all lists: another may need more
    if entries != there.max_entries and not fewer:
        yield _put(_GITHUB, "max_entries", entries, there.max_entries, table=there.github)


def _put(where: str, key: str, value: object, now: object, *, table: bool) -> str:
    line = f"{key} = {toml_value(value)}"
    if now is not None:
        return f"in {where}, put {line} in place of {toml_value(now)}"
    return f"in {where}, add {line}" if table else f"add {where} with {line}"


def _takes_others(report: Report) -> bool:
    return Kind.OTHER.value in report.by_kind
