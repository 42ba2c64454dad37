"""How well a page is understood, section by section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tracker.lists.entry.emphasis import has_bold_words, learn_emphasis
from tracker.lists.entry.inline import plain
from tracker.lists.entry.slots import Slot
from tracker.lists.form.fidelity import reproduced
from tracker.lists.form.group import neighbourhood
from tracker.lists.form.keys import keys_among
from tracker.lists.form.order import detect
from tracker.lists.form.sample import sample_template
from tracker.lists.placing.place import draw_map
from tracker.lists.reading.entries import EntryKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.form.group import Neighbourhood
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
    odd: tuple[int, ...]
    """The lines, 1-based, of the entries that do not come out as they are."""
    order: str
    sample: Sample | None
    """A template to start from, where one can be made."""
    bold: float | None
    """Of the titles with words in bold, the share whose words would be guessed so from the others; None without any."""


class Sample(NamedTuple):
    """A template read off a section, and the heading that it would be for."""

    heading: str
    line: str


def understandings(page: Page) -> list[Understanding]:
    """Every group that collects works, in the order of the page."""
    found = []
    for groups in draw_map(page).families.values():
        for group in groups:
            members = page.groups[group]
            order = detect(keys_among(members))
            around = neighbourhood(page, group)
            proved = reproduced(around)
            found.append(
                Understanding(
                    (*page.path(group.section), *group.labels),
                    members[0].start + 1,
                    group.kind,
                    numbered(members),
                    len(members),
                    sum(proved) / len(proved),
                    tuple(
                        one.entry.start + 1 for one, same in zip(around.own, proved, strict=True) if not same
                    ),
                    "none" if order is None else f"{order.by or 'drift'} {order.direction}",
                    sample_of(around),
                    guessed_bold(around),
                )
            )
    return sorted(found, key=lambda one: one.line)


def guessed_bold(around: Neighbourhood) -> float | None:
    """Of the titles with words in bold, the share that have the same when the others of the page tell which.

    The entry is proved with its own; a new work's are guessed.
    """
    bodies = (body for reading in around.own for body in reading.bodies)
    titles = [part.raw for body in bodies for part in body.facts if part.slot is Slot.TITLE]
    bold = [title for title in titles if has_bold_words(title)]
    if not bold:
        return None
    emphasis = learn_emphasis(titles, lambda: around.page.bold)
    tried = bold[:: -(-len(bold) // _TRIED)]
    return sum(map(emphasis.finds_again, tried)) / len(tried)


_TRIED = 100
"""So many titles of a group tell enough: each is looked for all over the page."""


def sample_of(around: Neighbourhood) -> Sample | None:
    """A template for the heading over a group; none where no heading is over it, or no entry shows one."""
    path = around.page.path(around.group.section)
    line = sample_template(around) if path else ""
    return Sample(plain(path[-1]), line) if line else None


def sample_under(page: Page, path: Sequence[str]) -> Sample | None:
    """A template for the section of a page with these headings over it."""
    groups = [group for group in page.groups if page.path(group.section) == tuple(path)]
    samples = (
        sample_of(neighbourhood(page, group))
        for group in sorted(groups, key=lambda one: -len(page.groups[one]))
    )
    return next((sample for sample in samples if sample), None)


def numbered(members: Sequence[Entry]) -> bool:
    """Are most of these entries counted (`1.`, `2)`) where others have a bullet?"""
    counted = sum(entry.kind is EntryKind.BULLET and entry.marker.strip()[:1].isdigit() for entry in members)
    return 2 * counted > len(members)
