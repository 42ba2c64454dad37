"""How good the tracker would have been for a list: figures out of what people added and what would have been proposed; pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from tracker.plural import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.backtest.replay.agreement import Comparison
    from tracker.backtest.replay.days import Setting
    from tracker.backtest.replay.meeting import Met

THRESHOLDS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9)
BUDGETS = (5, 10, 20, 40)
WITHIN_DAYS = 30
"""What people add within so many days counts for a proposal; later than that nobody knows."""
_AIM = 0.95
_GIVE = 0.01


class Why(StrEnum):
    """Why an addition would not have been proposed in time."""

    NOT_SEEN = "not seen"
    REFUSED = "refused"
    UNSURE = "unsure"
    DEDUPLICATED = "deduplicated"
    NO_ROOM = "no room"


@dataclass(frozen=True, slots=True)
class Missed:
    """An addition that would not have been proposed in time."""

    arxiv_id: str
    why: Why
    words: str
    title: str = ""

    @property
    def reason(self) -> str:
        """Why, in one line."""
        return f"{self.why.value}: {self.words}"


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """The share; None of nothing."""
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class Point:
    """What one setting comes to."""

    threshold: float
    per_day: int
    recall: float
    per_week: float
    surest_first: float | None = None
    """What is found at as many places a day where the likeliest come first; None without a limit."""
    newest_first: float | None = None
    """And where the newest come first."""


def recall(taken: Mapping[str, date], proposed: Mapping[str, date]) -> Share:
    """How many of people's additions were proposed before or on their day."""
    found = sum(1 for key, day in taken.items() if key in proposed and proposed[key] <= day)
    return Share(found, len(taken))


def recall_by(
    groups: Mapping[str, str], taken: Mapping[str, date], proposed: Mapping[str, date]
) -> dict[str, Share]:
    """Recall by what each addition is or where it stands, the largest group first."""
    found = {
        group: recall({key: day for key, day in taken.items() if groups.get(key) == group}, proposed)
        for group in sorted({groups[key] for key in taken if key in groups})
    }
    return dict(sorted(found.items(), key=lambda item: -item[1].whole))


def leads(taken: Mapping[str, date], proposed: Mapping[str, date]) -> dict[str, int]:
    """How many days before people each addition was proposed that was in time."""
    return {
        key: (day - proposed[key]).days
        for key, day in taken.items()
        if key in proposed and proposed[key] <= day
    }


def quantile(values: Sequence[int], share: float) -> float | None:
    """The value below which a share of sorted values lies; the middle of the two around a half."""
    if not values:
        return None
    at = share * (len(values) - 1)
    low = int(at)
    high = min(low + 1, len(values) - 1)
    return round(values[low] + (values[high] - values[low]) * (at - low), 1)


def precision(met: Iterable[Met], taken: Mapping[str, date], span: tuple[date, date]) -> dict[float, Share]:
    """By threshold: how many papers people added within some days, of those whose days have passed."""
    start, end = span
    settled = end - timedelta(days=WITHIN_DAYS)
    judged = [
        (
            one.verdict.probability,
            one.key in taken and 0 <= (taken[one.key] - one.visible).days <= WITHIN_DAYS,
        )
        for one in met
        if start <= one.visible <= settled and not (one.key in taken and taken[one.key] < one.visible)
    ]
    return {
        threshold: Share(
            sum(added for score, added in judged if score >= threshold),
            sum(score >= threshold for score, _ in judged),
        )
        for threshold in THRESHOLDS
    }


def per_week(proposed: Mapping[str, date], span: tuple[date, date]) -> float:
    """Proposals in a week of the days on which papers were known."""
    start, until = span
    return sum(day <= until for day in proposed.values()) * 7 / max((until - start).days + 1, 1)


def missed(
    taken: Mapping[str, date],
    met: Mapping[str, Met],
    proposed: Mapping[str, date],
    setting: Setting,
    duplicates: Mapping[str, str],
    *,
    start: date,
) -> list[Missed]:
    """Every addition that was not proposed in time, and why; the replay begins on `start`."""
    return [
        _missed(key, day, met.get(key), setting, duplicates.get(key, ""), start=start)
        for key, day in sorted(taken.items(), key=lambda item: (item[1], item[0]))
        if key not in proposed or proposed[key] > day
    ]


def reasons(found: Iterable[Missed]) -> dict[str, int]:
    """How many additions were missed for each reason, the commonest first."""
    return dict(Counter(one.why.value for one in found).most_common())


def _missed(key: str, day: date, one: Met | None, setting: Setting, duplicate: str, *, start: date) -> Missed:
    if one is None:
        return Missed(key, Why.NOT_SEEN, "no text of it was given")
    title, said = one.paper.title, one.verdict
    if duplicate:
        return Missed(key, Why.DEDUPLICATED, duplicate, title)
    if one.visible > day:
        return Missed(key, Why.NOT_SEEN, f"to be seen from {one.visible}, added on {day}", title)
    if (start - one.visible).days > setting.horizon_days:
        words = (
            f"to be seen from {one.visible}, more than {setting.horizon_days} days before the replay began"
        )
        return Missed(key, Why.NOT_SEEN, words, title)
    if said.probability < setting.threshold:
        why = Why.REFUSED if said.relevant.value == "no" else Why.UNSURE
        terms = ", ".join(f"{reason.term} {reason.weight:+.1f}" for reason in said.reasons[:3])
        return Missed(key, why, f"{said.probability:.1%} likely ({terms})", title)
    last = min(day, one.visible + timedelta(days=setting.horizon_days))
    waited = counted((last - max(one.visible, start)).days + 1, "day")
    return Missed(key, Why.NO_ROOM, f"others took the {setting.per_day} places of each of {waited}", title)


def agreement(found: Iterable[Comparison]) -> tuple[Share, Share, Share]:
    """How often section, shape and the whole entry were people's own."""
    comparisons = [one for one in found if one.planned]
    sections = sum(bool(one.same_section) for one in comparisons)
    shapes = sum(bool(one.same_shape) for one in comparisons)
    entries = sum(one.planned is not None and one.planned.entry == one.theirs for one in comparisons)
    whole = len(comparisons)
    return Share(sections, whole), Share(shapes, whole), Share(entries, whole)


def suggested_threshold(points: Sequence[Point]) -> float:
    """The highest threshold that still finds nineteen of twenty, or nearly all that the lowest finds."""
    most = max((point.recall for point in points), default=0.0)
    enough = min(_AIM, most - _GIVE)
    return max((point.threshold for point in points if point.recall >= enough), default=THRESHOLDS[0])


def suggested_budget(points: Sequence[Point], unlimited: float) -> int:
    """The smallest budget that loses at most a twentieth of what is found without a limit; 0 is no limit."""
    return min((point.per_day for point in points if point.recall >= _AIM * unlimited), default=0)
