"""What a page says of itself before its lists begin: news, its own paper, pages like it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.lists.entry.inline import plain
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.lists.reading.entries import Entry, Group
    from tracker.lists.reading.sections import Section

_MOST = 3
"""More entries than these are a list, wherever they stand."""
_ANNOUNCES = Pattern(r"\W*(?:news|updates?|notice|announcements?)\W", re.IGNORECASE)


def introductions(sections: Sequence[Section], groups: Mapping[Group, tuple[Entry, ...]]) -> frozenset[Group]:
    """The groups that introduce the page: a few entries right under its title, no table, and news wherever they stand.

    They are no list where a longer one stands under a heading of its own.
    """
    found = {group for group, members in groups.items() if all(map(_announces, members))}
    title = _title(sections)
    head = {group: len(members) for group, members in groups.items() if group.section in (0, title)}
    longest = max((len(members) for group, members in groups.items() if group not in head), default=0)
    found.update(
        group for group, count in head.items() if count <= _MOST and count < longest and group.table < 0
    )
    return frozenset(found)


def _announces(entry: Entry) -> bool:
    return _ANNOUNCES.match(f"{plain(entry.body)[:20]} ") is not None


def _title(sections: Sequence[Section]) -> int:
    """The heading that all others stand under, which is the page's own; 0 where there is none."""
    if len(sections) < 3 or any(one.parent == 0 for one in sections[2:]):
        return 0
    return sections[1].number
