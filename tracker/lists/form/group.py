"""A group of entries understood: which of them a new line takes after, and how much each counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.lists.entry.escaping import Context
from tracker.lists.entry.slots import Column, Slot
from tracker.lists.entry.targets import Target
from tracker.lists.form.bodies import Reading, bodies_at, read_entry
from tracker.lists.form.columns import columns_of
from tracker.lists.form.keys import arxiv_of
from tracker.lists.form.seen_together import seen_together
from tracker.lists.form.shapes import Shapes
from tracker.lists.form.template import Example, Template
from tracker.lists.form.ticks import ticked
from tracker.lists.reading.entries import EntryKind
from tracker.once import once
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from tracker.lists.form.blockform import BlockForm
    from tracker.lists.form.blocklines import Block
    from tracker.lists.reading.entries import Entry, Group
    from tracker.lists.reading.page import Page

_REACH = 8.0
"""How many entries away an example counts half."""


def _likeness(one: AbstractSet[Target], other: AbstractSet[Target]) -> float:
    """1 for the same links, less for others."""
    both = one | other
    return _UNLIKE + (1 - _UNLIKE) * (len(one & other) / len(both) if both else 1.0)


def box_of(entry: Entry) -> bool | None:
    """Is the box before an entry ticked? None where it has none."""
    box = _BOX.match(entry.text, len(entry.marker))
    return box["tick"] != " " if box else None


_BOX = Pattern(r"\[(?P<tick>[ xX])\][ \t]")
_BOTH = 2
_OTHER_BOX = 0.05
_UNLIKE = 0.3
_NEW = 0.5
_OF_SISTERS = (0.02, 0.01, 0.005)
"""What an entry counts under the same heading, beside it, and elsewhere on the page."""
_OF_THE_TABLE = 0.3
"""What a row counts in another part of a table that is divided: one table is mostly written in one way."""
_INDENTED = 0.5


@dataclass(frozen=True)
class Neighbourhood:
    """The entries a new line takes after, each with its weight."""

    page: Page
    group: Group
    own: tuple[Reading, ...]
    others: tuple[Reading, ...]
    """Entries of sister groups, for what too few own entries leave open."""
    columns: tuple[Column | None, ...]

    @once
    def readings(self) -> tuple[Reading, ...]:
        """All of them, its own first."""
        return (*self.own, *self.others)

    @once
    def recent(self) -> frozenset[int]:
        """The entries about the newest works: the newest way of writing."""
        keys = ((arxiv_of(reading.entry), at) for at, reading in enumerate(self.own))
        newest = sorted((key, at) for key, at in keys if key is not None)
        return frozenset(at for _, at in newest[-max(3, len(newest) // 10) :])

    def examples(self, index: int, cell: int, links: AbstractSet[Target] = frozenset()) -> list[Example]:
        """The examples for one body of a line at an index, for a work with some links.

        An entry counts the more the nearer it stands, the newer it is and the more its links are like these.
        """
        if (index, links) not in self._weights:
            self._weights[index, links] = self._weigh(index, links)
        return [
            Example(reading.bodies[cell], weight, own, Target.CODE in reading.targets)
            for reading, weight, own in self._weights[index, links]
            if cell < len(reading.bodies)
        ]

    @once
    def _weights(self) -> dict[tuple[int, AbstractSet[Target]], Sequence[tuple[Reading, float, bool]]]:
        """What each entry counts at an index, which is the same for all bodies of a line."""
        return {}

    def _weigh(self, index: int, links: AbstractSet[Target]) -> Sequence[tuple[Reading, float, bool]]:
        likeness = lru_cache(_likeness)  # few kinds of entries, however many there are
        is_ticked = self._is_ticked(Target.CODE in links)
        found = [
            (
                reading,
                (1 / (1 + abs(at + 0.5 - index) / _REACH) + _NEW * (at in self.recent))
                * likeness(reading.targets, links)
                * (1 if is_ticked is None or box_of(reading.entry) is is_ticked else _OTHER_BOX),
                True,
            )
            for at, reading in enumerate(self.own)
        ]
        found.extend(
            (reading, self._nearness(reading) * likeness(reading.targets, links), self._in_table(reading))
            for reading in self.others
        )
        return found

    def _is_ticked(self, has_code: bool) -> bool | None:
        """Where some boxes are ticked (`- [x]`) and some are not: is it code, or that there is none, that ticks this one?

        Where the others are ticked as well, a tick is of its own work, such as one that somebody has read.
        """
        boxes = [
            (box, Target.CODE in one.targets) for one in self.own if (box := box_of(one.entry)) is not None
        ]
        if len({box for box, _ in boxes}) < _BOTH:
            return None
        alike = [box for box, coded in boxes if coded is has_code]
        others = [box for box, coded in boxes if coded is not has_code]
        return 2 * sum(alike) > len(alike) and 2 * sum(others) < len(others)

    def _nearness(self, reading: Reading) -> float:
        """How much an entry of a sister group counts: the more the nearer its section is."""
        other = reading.entry.group
        if self._in_table(reading):
            return _OF_THE_TABLE
        counts = _OF_SISTERS[_distance(self.page, self.group.section, other)]
        return counts * (1.0 if other.indent == self.group.indent else _INDENTED)

    def _in_table(self, reading: Reading) -> bool:
        """Does an entry stand in another part of the same table?"""
        return self.group.table == reading.entry.group.table >= 0

    def template(self, index: int, cell: int, links: AbstractSet[Target] = frozenset()) -> Template:
        """The template for one body of a line at an index."""
        examples = self.examples(index, cell, links)
        if cell not in self._shapes:
            context = _CONTEXTS.get(self.group.kind, Context.LINE)
            bodies = [example.body for example in examples]
            self._shapes[cell] = Shapes(
                bodies, context, lambda: self.page.bold, sum(one.own for one in examples)
            )
        return Template(examples, self._shapes[cell])

    @once
    def _shapes(self) -> dict[int, Shapes]:
        """The shapes of each body of a line, which are the same at every index."""
        return {}

    def block_form(self, index: int) -> BlockForm:
        """How whole blocks are written here."""
        from tracker.lists.form.blockform import BlockForm  # noqa: PLC0415 - as above

        return BlockForm(self._blocks, index, self.recent)

    @once
    def _blocks(self) -> tuple[Block, ...]:
        from tracker.lists.form.blocklines import Block  # noqa: PLC0415 - as above

        return tuple(
            Block(reading.entry.marker, tuple(reading.entry.text.split("\n"))) for reading in self.own
        )

    @once
    def answered(self) -> frozenset[int]:
        """The columns that ask a question, which nearly all cells answer with a tick or a cross."""
        return (
            ticked(map(self.column, range(self.width))) if self.group.kind is EntryKind.ROW else frozenset()
        )

    def column_name(self, cell: int) -> str:
        """What a table calls a column; empty for one beyond its head."""
        names = self.page.outline.tables[self.group.table].names
        return names[cell] if cell < len(names) else ""

    def column(self, cell: int) -> list[str]:
        """What a column says in the table itself, or else in those like it."""
        return [body.text for body in bodies_at(self.own or self.others, cell)]

    def homes(self) -> dict[Target, frozenset[int]]:
        """The cells in which each kind of link stands, for rows; a list may show one beside the title and in a column."""
        shown: dict[Target, Counter[int]] = {}
        for reading, weight in [*((one, 10) for one in self.own), *((one, 1) for one in self.others)]:
            for cell, body in enumerate(reading.bodies):
                for part in body.facts:
                    if part.slot is Slot.LINK and part.target and part.target is not Target.STAR:
                        shown.setdefault(part.target, Counter())[cell] += weight
        least = _RARE * (10 * len(self.own) + len(self.others))
        return {
            target: frozenset(
                cell for cell, count in cells.items() if count >= _AS_USUAL * cells.most_common(1)[0][1]
            )
            for target, cells in shown.items()
            if cells.most_common(1)[0][1] >= least
        }

    @property
    def width(self) -> int:
        """How many bodies a line has."""
        if self.group.kind is not EntryKind.ROW:
            return 1
        return self._widths.most_common(1)[0][0] if self._widths else len(self.columns)

    @property
    def widest(self) -> int:
        """How many a row may have: some people end a row behind the last cell that says something."""
        return max([self.width, *(width for width in self._widths if width <= len(self.columns))])

    @once
    def _widths(self) -> Counter[int]:
        return Counter(len(reading.bodies) for reading in (self.own or self.others))


_CONTEXTS = {EntryKind.ROW: Context.CELL, EntryKind.HTML: Context.HTML}
_AS_USUAL = 0.6
"""So large a share of what stands in its usual cell makes another one usual too."""
_RARE = 0.04
_FEW = 30


def neighbourhood(page: Page, group: Group) -> Neighbourhood:
    """Read a group and, where it is small, its sisters."""
    members = page.groups.get(group, ())
    columns = columns_of(page, group)
    own = tuple(read_entry(entry, columns) for entry in members)
    others: tuple[Reading, ...] = ()
    if len(own) < _FEW:
        others = tuple(read_entry(entry, columns) for entry in _sisters(page, group))
    at = 0 if group.kind in _LINES else columns.index(Column.TITLE) if Column.TITLE in columns else None
    if at is not None:
        both = _retold((*own, *others), len(own), at, cells=bool(columns))
        own, others = both[: len(own)], both[len(own) :]
    return Neighbourhood(page, group, own, others, columns)


_LINES = frozenset({EntryKind.BULLET, EntryKind.PARAGRAPH, EntryKind.BLOCK})


def _retold(readings: tuple[Reading, ...], own: int, at: int, *, cells: bool) -> tuple[Reading, ...]:
    """Entries as they are to be understood together, by their body at one place."""
    told = iter(seen_together(bodies_at(readings, at), len(bodies_at(readings[:own], at)), cells=cells))
    return tuple(one.told_as(at, next(told)) if at < len(one.bodies) else one for one in readings)


_MOST_SISTERS = 120


def _sisters(page: Page, group: Group) -> list[Entry]:
    """Entries of groups like this one, nearest first."""
    names = page.outline.tables[group.table].names if group.table >= 0 else None
    home = page.sections[group.section]
    alike = [
        other
        for other in page.groups
        if other != group
        and other.kind is group.kind
        and (names is None or page.outline.tables[other.table].names == names)
    ]
    alike.sort(key=lambda other: (_distance(page, home.number, other), other.indent != group.indent))
    found: list[Entry] = []
    for other in alike:
        found.extend(entry for entry in page.groups[other] if entry.linked)
        if len(found) >= _MOST_SISTERS:
            break
    return found[:_MOST_SISTERS]


def _distance(page: Page, section: int, other: Group) -> int:
    there = page.sections[other.section]
    if there.number == section:
        return 0
    return 1 if there.parent == page.sections[section].parent else 2
