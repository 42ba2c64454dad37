"""How far the announcements of each category have been read: the day, the highest id, the usual size; pure.

The feed can be a day behind in one category and right in all others, so each category has a mark of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from state.records import Notice
from tracker.cursors import shaped
from tracker.sources.arxiv import calendar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.sources.arxiv.feed import Announcement

_WEEK = timedelta(days=7)
_NOTICEABLE = 10
"""A category with so many new papers on one day does not fall to none on the next without a fault."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Up to where one category has been read."""

    day: date
    """The date of the last feed whose batch we have."""
    high: str = ""
    """The highest id announced as new in it."""
    size: int = 0
    """How many were new."""


Marks = Mapping[str, Mark]
_STORED = TypeAdapter(dict[str, Mark])


def read_marks(text: str | None, categories: Sequence[str], today: date) -> dict[str, Mark]:
    """Marks from a cursor's value, with one for each category; one without a mark begins with the feed of today.

    A mark of days to come was set by a wrong clock. Held to, it would hide every outage until then, so it is taken for
    one of a week ago, which OAI-PMH makes good in a few requests.
    """
    kept = shaped(_STORED, text) or {}
    believed = {
        name: mark if calendar.believable(mark.day, today) else replace(mark, day=today - _WEEK)
        for name, mark in kept.items()
    }
    return {**{name: Mark(calendar.feed_before(today)) for name in categories}, **believed}


def are_new(marks: Marks) -> bool:
    """Has no feed with papers been read yet?"""
    return not any(mark.high for mark in marks.values())


def write_marks(marks: Marks) -> str:
    """The same marks as a cursor's value, always in the same order."""
    return _STORED.dump_json(dict(sorted(marks.items()))).decode()


def observed(
    items: Sequence[Announcement], before: Marks, categories: Sequence[str], day: date
) -> dict[str, Mark]:
    """The marks that a feed's new papers make, each counted under its primary category; an empty feed only moves the day."""
    if not items:
        return {name: replace(mark, day=day) for name, mark in before.items() if name in categories}
    ids: dict[str, list[str]] = defaultdict(list)
    for item in items:
        if item.notice is Notice.NEW and item.paper.arxiv_id and item.paper.categories:
            ids[item.paper.categories[0]].append(item.paper.arxiv_id)
    return {name: Mark(day, max(ids[name], key=_order, default=""), len(ids[name])) for name in categories}


def moved(before: Marks, told: Marks) -> dict[str, Mark]:
    """The marks with what was told put in, never back to an earlier day; a day without new papers keeps the highest id."""
    later = {
        name: replace(mark, high=mark.high or old.high)
        for name, mark in told.items()
        if (old := before.get(name, mark)).day <= mark.day
    }
    return {**before, **later}


def stale(before: Marks, after: Marks) -> list[str]:
    """The categories in which a feed of a later day tells nothing newer than the feed before."""
    return sorted(
        name
        for name, mark in after.items()
        if (old := before.get(name)) and old.day < mark.day and _tells_nothing_new(old, mark)
    )


def tells_nothing_newer(before: Marks, after: Marks) -> bool:
    """Does a feed repeat what is known, in every category? Its date does not say so: it was seen to lag by a day."""
    known = [(before[name], mark) for name, mark in after.items() if name in before]
    return bool(known) and all(_order(mark.high) <= _order(old.high) for old, mark in known)


def _tells_nothing_new(old: Mark, mark: Mark) -> bool:
    if not mark.high:
        return old.size >= _NOTICEABLE
    return bool(old.high) and _order(mark.high) <= _order(old.high)


def behind(marks: Marks, categories: Sequence[str], day: date) -> dict[str, date]:
    """For each category that missed a whole feed before this day: the last day that we have of it."""
    return {
        name: mark.day
        for name in categories
        if (mark := marks.get(name)) and calendar.missed_feeds(mark.day, day)
    }


def _order(name: str) -> tuple[int, int]:
    """New-style ids in the order of submission; old-style ones come before them all."""
    month, _, number = name.partition(".")
    return (int(month), int(number)) if month.isdigit() and number.isdigit() else (0, 0)
