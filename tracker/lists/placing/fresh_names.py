"""What a new heading is to say and where it stands among its sisters: a time, a venue or a part that has none yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from tracker.lists.entry.dateforms import settle, write_date
from tracker.lists.entry.moments import Moment
from tracker.lists.entry.times import COUNT_BEHIND, find_dates, find_years, month_below_year, months_in
from tracker.lists.entry.venue_headings import venue_heading
from tracker.lists.entry.venues import Standing, find_venues, standing_of
from tracker.lists.placing.levels import covers, times_over
from tracker.lists.reading.sections import title_words
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.placing.levels import Level


class NewName(Protocol):
    """A heading that is missing."""

    def is_sister(self, words: str) -> bool:
        """Is a heading one of the same kind?"""
        ...

    def missing(self, levels: Sequence[Level]) -> list[int]:
        """Which of the levels over a group say something else in its place."""
        ...

    def before(self, sisters: Sequence[str]) -> int:
        """Which of its sisters, in the order of the page, it goes before; their number for the end."""
        ...

    def write(self, line: str, sisters: Sequence[str]) -> str:
        """A line of a sister with the new name in the place of its own."""
        ...


def with_count_of_one(line: str) -> str:
    """A heading that counts one entry, where it counts any.

    >>> with_count_of_one("## 2025 (14 papers)")
    '## 2025 (1 paper)'
    """
    counted = COUNT_BEHIND.search(line)
    if counted is None:
        return line
    things = counted["things"] or ""
    single = (
        "entry".join(things.rsplit("entries", 1)) if things.endswith("entries") else things.removesuffix("s")
    )
    line = line[: counted.start("things")] + single + line[counted.end("things") :] if things else line
    return f"{line[: counted.start('count')]}1{line[counted.end('count') :]}"


@dataclass(frozen=True, slots=True)
class NewTime:
    """A year or a month."""

    moment: Moment

    def is_sister(self, words: str) -> bool:
        """Does a heading tell a time?"""
        return self._told(words) is not None

    def missing(self, levels: Sequence[Level]) -> list[int]:
        """Every other time: of a new year also the month below it."""
        times = enumerate(times_over(levels))
        return [at for at, time in times if time and not covers(time, self.moment)]

    def before(self, sisters: Sequence[str]) -> int:
        """By the way that the times go down the page."""
        times = [(self._told(words) or Moment(0)).key for words in sisters]
        down = len(times) < 2 or times[0] >= times[-1]
        key = (self.moment.year, self.moment.month if any(time[1] for time in times) else 0, 0)
        later = (at for at, time in enumerate(times) if ((time < key) if down else (time > key)))
        return next(later, len(times))

    def write(self, line: str, sisters: Sequence[str]) -> str:
        """Every date of the line, in its own form; a month by itself where the line says nothing else."""
        alone = month_below_year(title_words(line))
        dates = find_dates(line) or find_years(line)
        if alone and not dates:
            dates = tuple(one for one in months_in(COUNT_BEHIND.sub("", line)) if one.moment == alone.moment)[
                -1:
            ]
        told = [
            *(find_dates(words) for words in sisters),
            *((one,) for one in map(month_below_year, sisters) if one),
        ]
        others = [one.form for those in told for one in those]
        new = self.moment
        for one in reversed(dates):
            form = settle(one.form, others)
            written = write_date(form, Moment(new.year, new.month or 1, new.day or 1))
            line = line[: one.start] + written + line[one.end :]
        return with_count_of_one(line)

    def _told(self, words: str) -> Moment | None:
        found = find_dates(words) or find_years(words)
        alone = None if found else month_below_year(words)
        return found[0].moment if found else Moment(self.moment.year, alone.moment.month) if alone else None


@dataclass(frozen=True, slots=True)
class NewVenue:
    """A conference or a journal, with its year where the headings have one."""

    name: str
    year: int

    def is_sister(self, words: str) -> bool:
        """Is a heading a venue and nothing but it and a year?"""
        return bool(venue_heading(words))

    def missing(self, levels: Sequence[Level]) -> list[int]:
        """The innermost venue; none stands under another."""
        return [at for at, level in enumerate(levels) if self.is_sister(level.words)][-1:]

    def before(self, sisters: Sequence[str]) -> int:
        """By year where the headings have years that fall or rise, else by the alphabet, else behind the last venue."""
        venues = [at for at, words in enumerate(sisters) if standing_of(words) is Standing.PUBLISHED]
        years = [(at, year) for at in venues if (year := year_of(sisters[at]))]
        told = [year for _, year in years]
        if len(years) == len(venues) > 1 and told[0] != told[-1]:
            down = told == sorted(told, reverse=True)
            if down or told == sorted(told):
                later = (at for at, year in years if (year < self.year if down else year > self.year))
                first = venues[0] if down and self.year > told[0] else venues[-1] + 1
                return next(later, first)
        names = [sisters[at].casefold() for at in venues]
        if len(names) > 2 and names == sorted(names):
            later = (at for at in venues if sisters[at].casefold() > self.name.casefold())
            return next(later, venues[-1] + 1)
        return venues[-1] + 1 if venues else len(sisters)

    def write(self, line: str, sisters: Sequence[str]) -> str:
        """The first venue of the line, and the year behind it."""
        del sisters  # only times have forms that leave a doubt
        venues = find_venues(line)
        if not venues:
            return line
        start, end = venues[0]
        for one in [year for year in find_years(line) if year.start >= end][:1]:
            year = one.form.replace("{Y}", f"{self.year}").replace("{y}", f"{self.year % 100:02}")
            line = line[: one.start] + year + line[one.end :]
        if short := _SHORT_YEAR.match(line, end):
            line = f"{line[: short.start('year')]}{self.year % 100:02}{line[short.end() :]}"
        return with_count_of_one(line[:start] + self.name + line[end:])


_SHORT_YEAR = Pattern(r" ?(?P<year>[0-3]\d)(?!\w)")
"""What a year of two figures is right behind a venue: `CVPR25`, `CVPR 25`."""


def year_of(words: str) -> int:
    """The year that a heading tells with its venue; 0 where it tells none."""
    if found := find_years(words):
        return found[0].moment.year
    short = next((year for _, end in find_venues(words) if (year := _SHORT_YEAR.match(words, end))), None)
    return 2000 + int(short["year"]) if short else 0


@dataclass(frozen=True, slots=True)
class NewLabel:
    """A part that stands under other times already, in a time that lacks it."""

    words: str
    order: tuple[str, ...]
    """Such parts as they stand elsewhere on the page."""

    def is_sister(self, words: str) -> bool:
        """Is a label one of these parts, or at least no time?"""
        return words in self.order or not (find_dates(words) or find_years(words))

    def missing(self, levels: Sequence[Level]) -> list[int]:
        """The innermost label, or heading below a time, that is none."""
        times = times_over(levels)
        first = next((at for at, time in enumerate(times) if time), len(levels))
        return [at for at, level in enumerate(levels) if not times[at] and (level.labels or at > first)][-1:]

    def before(self, sisters: Sequence[str]) -> int:
        """Before the first of those that stand behind it elsewhere."""
        behind = self.order[self.order.index(self.words) + 1 :]
        return next((at for at, words in enumerate(sisters) if words in behind), len(sisters))

    def write(self, line: str, sisters: Sequence[str]) -> str:
        """The part's own words in the place of a sister's."""
        said = next(
            (words for words in sisters if words in line and title_words(line) == title_words(words)), None
        )
        return with_count_of_one(line.replace(said, self.words, 1) if said else line)
