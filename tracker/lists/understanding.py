"""How well a page is understood, section by section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.lists.form.fidelity import fidelity
from tracker.lists.form.group import neighbourhood
from tracker.lists.form.order import detect, keys_of
from tracker.lists.placing.place import draw_map
from tracker.lists.reading.entries import EntryKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.reading.entries import Entry
    from tracker.lists.reading.page import Page


@dataclass(frozen=True, slots=True)
class Understanding:
    """What was inferred of one group of entries, and how much of it is proved."""

    path: tuple[str, ...]
    line: int
    """Of the first entry, 1-based."""
    kind: str
    numbered: bool
    entries: int
    fidelity: float
    order: str


def understandings(page: Page) -> list[Understanding]:
    """Every group that collects works, in the order of the page."""
    found = []
    for groups in draw_map(page).families.values():
        for group in groups:
            members = page.groups[group]
            order = detect([keys_of(entry) for entry in members])
            found.append(
                Understanding(
                    (*page.path(group.section), *group.labels),
                    members[0].start + 1,
                    group.kind,
                    numbered(members),
                    len(members),
                    fidelity(neighbourhood(page, group)),
                    "none" if order is None else f"{order.by or 'drift'} {order.direction}",
                )
            )
    return sorted(found, key=lambda one: one.line)


def numbered(members: Sequence[Entry]) -> bool:
    """Are most of these entries counted (`1.`, `2)`) where others have a bullet?"""
    counted = sum(entry.kind is EntryKind.BULLET and entry.marker.strip()[:1].isdigit() for entry in members)
    return 2 * counted > len(members)
