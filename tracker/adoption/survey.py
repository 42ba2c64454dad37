"""What a list is like: its sections, how entries are written and ordered in each, and how well that is understood."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import cycle
from typing import TYPE_CHECKING

from state.identity import Scheme
from state.records import Kind
from tracker.lists.candidate import kind_by_title
from tracker.lists.entry.inline import plain
from tracker.lists.form.fidelity import fidelity
from tracker.lists.form.group import neighbourhood
from tracker.lists.form.keys import By, keys_among
from tracker.lists.form.order import Direction, detect
from tracker.lists.reading.entries import EntryKind
from tracker.lists.reading.sections import kinds_in
from tracker.lists.side.counters import right_counters
from tracker.lists.understanding import numbered, sample_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from state.identity import Identity
    from tracker.lists.form.order import Order
    from tracker.lists.reading.entries import Entry, Group
    from tracker.lists.reading.page import Page
    from tracker.lists.understanding import Sample

_SHOWN_WHOLE = 512 * 1024
"""GitHub shows no more of a README than this."""
_FORMS = {
    EntryKind.ROW: "table rows",
    EntryKind.BULLET: "bullets",
    EntryKind.PARAGRAPH: "paragraphs",
    EntryKind.BLOCK: "blocks under headings of their own",
    EntryKind.HTML: "entries in HTML",
}
FEWEST = 5
"""Fewer papers, or fewer entries, are no list."""
_LEAST_SHARE = 0.005
"""Kinds that fewer of a list's entries belong to are not what it is about.

No higher, as of all that is announced only one or two in a hundred have a title that speaks of a survey or a dataset.
"""
LEAST_SHARED = 0.2
"""More of the smaller page's works than now and then one that fits two pages."""
_ENOUGH_TITLES = 200
_LEAST_ANALYSES = 0.04
"""Half of what a list comes to that takes analyses as they come, and twice what one comes to that takes none."""
_TITLE_SHOWN = 300
_NO_WORKS = re.compile(
    r"\b(contents?|contribut\w+|licen[cs]e|citations?|star history|acknowledg\w+|updates?|news|changelog|contact|"
    r"tools?|librar\w+|frameworks?|courses?|blogs?|communit\w+|related (lists|awesome)|about)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SurveyPart:
    """The entries of one section that are written alike."""

    section: tuple[str, ...]
    entries: int
    form: EntryKind
    numbered: bool
    columns: tuple[str, ...]
    order: Order | None
    fidelity: float
    kinds: tuple[tuple[Kind, int], ...]
    """How many entries are of each kind, by the heading where it names one, else by their own words."""
    titles: tuple[str, ...]
    """What the entries say, cut short."""
    sample: Sample | None
    """A template to start from, where one can be made."""

    def in_words(self) -> str:
        """Form and order as a person would say them."""
        form = f"table of {' | '.join(self.columns)}" if self.columns else _FORMS[self.form]
        if self.numbered:
            form = "numbered"
        return f"{form}, {order_in_words(self.order)}"


@dataclass(frozen=True, slots=True)
class Survey:
    """What a page is like as a whole."""

    path: str
    size: int
    line_ending: str
    papers: int
    """Works that the page names by an id or address of a paper."""
    parts: tuple[SurveyPart, ...]
    analyses: int = 0
    """Titles that are plainly those of analyses and studies, where that was asked."""
    works: frozenset[Identity] = frozenset()
    """What the page names."""
    counted_on: tuple[int, ...] = ()
    """The lines, 1-based, of numbers that count its entries, and rightly."""

    @property
    def entries(self) -> int:
        """How many entries there are."""
        return sum(part.entries for part in self.parts)

    @property
    def fidelity(self) -> float:
        """The share of all entries that are understood well enough to be written anew, byte for byte."""
        return (
            sum(part.fidelity * part.entries for part in self.parts) / self.entries if self.entries else 0.0
        )

    @property
    def kinds(self) -> Mapping[Kind, int]:
        """How many entries are of each kind."""
        counted: Counter[Kind] = Counter()
        for part in self.parts:
            counted.update(dict(part.kinds))
        return counted

    @property
    def takes(self) -> tuple[Kind, ...]:
        """The kinds of which the list has enough to say that it is about them."""
        least = max(1.0, self.entries * _LEAST_SHARE)
        found = tuple(kind for kind in Kind if self.kinds.get(kind, 0) >= least and kind is not Kind.OTHER)
        return (*(found or (Kind.MODEL,)), *([Kind.OTHER] if self.takes_analyses else []))

    @property
    def titles(self) -> tuple[str, ...]:
        """What all entries say."""
        return tuple(title for part in self.parts for title in part.titles)

    @property
    def tells_analyses(self) -> bool:
        """Are there titles enough to tell whether the list takes analyses?"""
        return self.entries >= _ENOUGH_TITLES

    @property
    def takes_analyses(self) -> bool:
        """Are so many titles plainly those of analyses that the list must take them?"""
        return self.tells_analyses and self.analyses >= self.entries * _LEAST_ANALYSES

    @property
    def sections(self) -> int:
        """How many headings have entries below them."""
        return len({part.section for part in self.parts})

    @property
    def shown_whole(self) -> bool:
        """Does GitHub show all of it?"""
        return self.size <= _SHOWN_WHOLE


def survey(page: Page, path: str) -> Survey:
    """Look at a page."""
    parts = [part for group in page.groups if (part := _part(page, group))]
    works = frozenset(page.works.by_identity)
    papers = sum(1 for identity in works if identity.scheme in (Scheme.ARXIV, Scheme.DOI))
    data = page.encode()
    windows = data.count(b"\r\n") * 2 > data.count(b"\n")
    right = tuple(sorted({one.line + 1 for one in right_counters(page)}))
    return Survey(
        path, len(data), "CRLF" if windows else "LF", papers, tuple(parts), works=works, counted_on=right
    )


def is_list(found: Survey, least: int = FEWEST) -> bool:
    """Is a page a list of works, rather than a page that names a few?"""
    return found.papers >= least and found.entries >= least


def shares(one: Survey, others: Iterable[Survey]) -> bool:
    """Do works of a page stand on another one, too, as on a page of a topic beside one of everything?"""
    beside = [other for other in others if other.path != one.path]
    return any(
        len(one.works & other.works) > LEAST_SHARED * min(len(one.works), len(other.works))
        for other in beside
    )


def _part(page: Page, group: Group) -> SurveyPart | None:
    members = [entry for entry in page.groups[group] if entry.linked]
    section = page.path(group.section)
    if not members or (section and _NO_WORKS.search(section[-1])):
        return None
    around = neighbourhood(page, group)
    columns = (
        page.outline.tables[group.table].names if group.kind is EntryKind.ROW and group.table >= 0 else ()
    )
    return SurveyPart(
        section=(*section, *group.labels),
        entries=len(members),
        form=group.kind,
        numbered=numbered(members),
        columns=tuple(columns),
        order=detect(keys_among(members)),
        fidelity=fidelity(around),
        kinds=_kinds((*section, *group.labels), members),
        titles=tuple(plain(entry.text)[:_TITLE_SHOWN] for entry in members),
        sample=sample_of(around),
    )


def _kinds(section: Sequence[str], members: Sequence[Entry]) -> tuple[tuple[Kind, int], ...]:
    """What a section holds, by the innermost heading that says so, else by the words of each entry."""
    for title in reversed(section):
        if named := kinds_in(title):
            return tuple(Counter(_shared_out(named, members)).items())
    return tuple(Counter(_own_kind(entry) for entry in members).items())


def _shared_out(named: Sequence[Kind], members: Sequence[Entry]) -> Iterator[Kind]:
    """The kind of each entry below a heading that names kinds: its own where it is one of them, else each in turn."""
    unsaid = cycle(named)
    for entry in members:
        own = _own_kind(entry)
        yield own if own in named else next(unsaid)


def _own_kind(entry: Entry) -> Kind:
    return kind_by_title(plain(entry.text))


def order_in_words(order: Order | None) -> str:
    """An order as a person would say it."""
    if order is None:
        return "no clear order"
    if order.by is None:
        return "new ones at the bottom" if order.direction is Direction.UP else "new ones on top"
    if order.by is By.ALPHABET:
        return "by alphabet"
    return f"by {order.by.words}, {'newest last' if order.direction is Direction.UP else 'newest first'}"
