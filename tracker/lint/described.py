"""Bullets that describe the work of the heading over them, one property each: they are no entries of their own; pure."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tracker.lists.reading.entries import EntryKind
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from tracker.lists.reading.entries import Entry, Group
    from tracker.lists.reading.page import Page

_PROPERTY = Pattern(r"\s*(?:\*\*|__)?(?P<name>\w[\w /-]{0,24}?)\s*(?:\*\*|__)?\s*[:：](?!/)")
_ADDRESS = Pattern(r"[\s*_]*(?:https?:|[\[<])")
_GROUPS = 3
"""A word that begins bullets in so many groups names a property, and no work."""
_SHARE = 0.6


def leads_at_once(entry: Entry) -> bool:
    """Is a property an address, and not words with addresses in them?"""
    named = _PROPERTY.match(entry.body)
    return named is None or _ADDRESS.match(entry.text, len(entry.marker) + named.end()) is not None


def descriptions(page: Page) -> frozenset[Group]:
    """The groups whose bullets say one thing each of one work: `**Date**: …`, `**Code**: …`, under many headings."""
    names: dict[Group, list[str]] = {}
    groups_of: defaultdict[str, set[Group]] = defaultdict(set)
    for group, entries in page.groups.items():
        found = [_PROPERTY.match(one.body) for one in entries if one.kind is EntryKind.BULLET]
        names[group] = [match["name"].casefold() for match in found if match]
        for name in names[group]:
            groups_of[name].add(group)
    return frozenset(
        group
        for group, told in names.items()
        if len(told) > 1
        and sum(len(groups_of[name]) >= _GROUPS for name in told) >= _SHARE * len(page.groups[group])
        and len(set(told)) == len(told)
    )
