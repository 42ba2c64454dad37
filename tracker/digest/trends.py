"""Twelve weeks in numbers: what was found and taken, how fast, how much of it, and where the list grows. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import TYPE_CHECKING

from state.happenings import place_of, relevance_of
from state.records import EventKind, Kind, Relevance
from tracker.digest.days import short_day
from tracker.digest.material import TREND_WEEKS
from tracker.digest.model import Figure, Series
from tracker.digest.plain import plain
from tracker.lists.entry.headings import readable_path
from tracker.plural import counted, of_so_many

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from state.records import Event, ListName
    from tracker.digest.kinds import Kinds
    from tracker.digest.material import Material

_WEEK = timedelta(weeks=1)
_NAMES = {
    Kind.MODEL: "models",
    Kind.DATASET: "datasets",
    Kind.BENCHMARK: "benchmarks",
    Kind.SURVEY: "surveys",
    Kind.OTHER: "other",
}
MOST_SECTIONS = 8


@dataclass(frozen=True, slots=True)
class Weeks:
    """The weeks before a moment, each seven days, the last one ending there: none of them is cut short."""

    until: datetime
    count: int = TREND_WEEKS

    @property
    def labels(self) -> tuple[str, ...]:
        """The day on which each week begins."""
        return tuple(short_day(self.until - self._ago(week)) for week in range(self.count))

    def of(self, at: datetime) -> int | None:
        """Which week a moment falls into, the oldest being 0."""
        ago = self.until - at
        week = self.count - 1 - int(ago / _WEEK) if ago > timedelta() else -1
        return week if week >= 0 else None

    def _ago(self, week: int) -> timedelta:
        return (self.count - week) * _WEEK


def figures_of(material: Material, lists: Collection[ListName], kinds: Kinds) -> tuple[Figure, ...]:
    """Every figure that has something to show."""
    weeks = Weeks(material.period.end)
    taken = _once(_on(lists, material.on_lists, EventKind.MERGED))
    refused = _once(_on(lists, material.on_lists, EventKind.REJECTED))
    figures = (
        *_found_and_taken(material.judgements, taken, weeks, kinds),
        _lead(material, taken, weeks),
        _acceptance(taken, refused, weeks),
        _sections(taken, weeks),
    )
    return tuple(figure for figure in figures if not figure.empty)


def _on(lists: Collection[ListName], events: Iterable[Event], kind: EventKind) -> Iterator[Event]:
    return (event for event in events if event.kind is kind and (not lists or event.list in lists))


def _once(events: Iterable[Event]) -> list[Event]:
    """Two runs may learn of one decision; it counts when it was first known."""
    return list({(event.list, event.work): event for event in reversed(list(events))}.values())[::-1]


def _found_and_taken(
    judgements: Iterable[Event], taken: Iterable[Event], weeks: Weeks, kinds: Kinds
) -> tuple[Figure, Figure]:
    """What the field produced and what the list took of it, with the same kinds in the same order."""
    first = {
        event.work: event
        for event in reversed(list(judgements))
        if relevance_of(event) is Relevance.YES and event.work
    }
    found, kept = _counts(first.values(), weeks, kinds), _counts(taken, weeks, kinds)
    shown = [kind for kind in Kind if any(kind == one for one, _ in (*found, *kept))]
    return (
        _per_week(("found", "Found per week"), found, shown, weeks),
        _per_week(("taken", "Taken into the list per week"), kept, shown, weeks),
    )


def _counts(events: Iterable[Event], weeks: Weeks, kinds: Kinds) -> Counter[tuple[Kind, int]]:
    counts: Counter[tuple[Kind, int]] = Counter()
    for event in events:
        week = weeks.of(event.at)
        if week is not None and event.work is not None:
            counts[kinds.of((event.work,)), week] += 1
    return counts


def _per_week(
    name: tuple[str, str], counts: Counter[tuple[Kind, int]], shown: Sequence[Kind], weeks: Weeks
) -> Figure:
    series = tuple(
        Series(_NAMES[kind], tuple(float(counts[kind, week]) for week in range(weeks.count)))
        for kind in shown
    )
    sums = ((sum(value or 0 for value in one.values), one.name) for one in series)
    by_kind = ", ".join(f"{_number(total)} {of_so_many(kind, total)}" for total, kind in sums if total)
    last = sum(counts[kind, weeks.count - 1] for kind in Kind)
    every = sum(counts.values())
    caption = (
        f"{counted(every, 'paper')} {'was' if every == 1 else 'were'} {name[0]} in {weeks.count} weeks ({by_kind}), "
        f"{last} of them in the last week."
    )
    return Figure(*name, "papers", weeks.labels, series, caption)


def _lead(material: Material, taken: Iterable[Event], weeks: Weeks) -> Figure:
    days: dict[int, list[float]] = {}
    for event in taken:
        week = weeks.of(event.at)
        announced = _announced(material, event)
        if week is not None and announced is not None and event.at >= announced:
            days.setdefault(week, []).append((event.at - announced) / timedelta(days=1))
    values = tuple(round(median(days[week]), 1) if week in days else None for week in range(weeks.count))
    every = [day for week in days.values() for day in week]
    middle = f"{median(every):.0f}" if every else "no"
    caption = (
        f"From announcement to the list it took a median of {middle} days ({counted(len(every), 'paper')}), "
        f"{max(every, default=0):.0f} at the longest."
    )
    return Figure(
        "lead",
        "Days from announcement to the list",
        "days",
        weeks.labels,
        (Series("median", values),),
        caption,
    )


def _announced(material: Material, event: Event) -> datetime | None:
    work = material.works.get(event.work) if event.work else None
    if work is None:
        return None
    day = work.paper.published
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else work.first_seen


def _acceptance(taken: Sequence[Event], refused: Sequence[Event], weeks: Weeks) -> Figure:
    yes = Counter(weeks.of(event.at) for event in taken)
    no = Counter(weeks.of(event.at) for event in refused)
    values = tuple(
        round(100 * yes[week] / (yes[week] + no[week]), 1) if yes[week] + no[week] else None
        for week in range(weeks.count)
    )
    merged = sum(yes[week] for week in range(weeks.count))
    decided = merged + sum(no[week] for week in range(weeks.count))
    share = f"{100 * merged / decided:.0f} %" if decided else "none"
    were = "was" if merged == 1 else "were"
    caption = (
        f"Of {counted(decided, 'paper')} decided on in {weeks.count} weeks, {merged} {were} taken: {share}."
    )
    return Figure(
        "acceptance", "Share that was taken", "%", weeks.labels, (Series("taken", values),), caption
    )


def _sections(taken: Iterable[Event], weeks: Weeks) -> Figure:
    half = weeks.count // 2
    earlier: Counter[str] = Counter()
    recent: Counter[str] = Counter()
    for event in taken:
        week, section = weeks.of(event.at), place_of(event).section
        if week is not None and section:
            (earlier if week < half else recent)[plain(readable_path(section)[-1], 60)] += 1
    total = earlier + recent
    names = tuple(sorted(total, key=lambda name: (-total[name], name.casefold()))[:MOST_SECTIONS])
    growing = [name for name in names if recent[name] > earlier[name]]
    stale = sorted(name for name in total if earlier[name] and not recent[name])
    caption = (
        f"Growing over the last {half} weeks: {_listed(growing)}. "
        f"Gone quiet, with papers taken in the {half} weeks before and none since: {_listed(stale)}."
    )
    series = (
        Series(f"{half} weeks before", tuple(float(earlier[name]) for name in names)),
        Series(f"last {half} weeks", tuple(float(recent[name]) for name in names)),
    )
    return Figure("sections", "Where the list grows", "papers", names, series, caption)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) if names else "none"


def _number(value: float) -> str:
    return f"{value:.0f}"
