"""The same work twice on a page: by accident, or because the list names some works in several sections."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from state.identity import Identity, Scheme, title_key
from tracker.lists.finding import Finding
from tracker.lists.inline import plain
from tracker.lists.outline import cells
from tracker.lists.parts import Slot, parse
from tracker.lists.place import draw_map
from tracker.lists.works import identities_in

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from tracker.lists.entries import Entry
    from tracker.lists.page import Page

_DELIBERATE = 3
"""So many works shared by two sections are a habit of the list, not a slip."""
_PAPERS = (Scheme.ARXIV, Scheme.DOI, Scheme.OPENREVIEW)

Pair = frozenset[int]


def duplicates(page: Page) -> list[Finding]:
    """Every second mention of a work that looks like a slip, with the place of the first."""
    works = _works(page)
    habits = cross_listings(works)
    findings: dict[int, Finding] = {}
    for work, entries in works.items():
        first = entries[0]
        for entry in entries[1:]:
            pair = frozenset({first.group.section, entry.group.section})
            if entry.start in findings or (len(pair) > 1 and pair in habits):
                continue
            what = f"{work}" if isinstance(work, Identity) else "the same title"
            findings[entry.start] = Finding(
                entry.start + 1, "duplicate", f"stands on line {first.start + 1} already ({what})"
            )
    return [findings[line] for line in sorted(findings)]


def cross_listings(works: Mapping[Hashable, Sequence[Entry]]) -> frozenset[Pair]:
    """The pairs of sections that share works as a habit."""
    shared: Counter[Pair] = Counter()
    for entries in works.values():
        sections = {entry.group.section for entry in entries}
        shared.update(frozenset(pair) for pair in combinations(sorted(sections), 2))
    return frozenset(pair for pair, count in shared.items() if count >= _DELIBERATE)


def _works(page: Page) -> dict[Hashable, list[Entry]]:
    """The entries of every work that has several."""
    found: defaultdict[Hashable, list[Entry]] = defaultdict(list)
    for groups in draw_map(page, strict=False).families.values():
        for group in groups:
            for entry in page.groups[group]:
                for key in _names(entry):
                    found[key].append(entry)
    several = {key: sorted(entries, key=_start) for key, entries in found.items() if len(entries) > 1}
    return dict(sorted(several.items(), key=lambda item: item[1][0].start))


def _start(entry: Entry) -> int:
    return entry.start


def _names(entry: Entry) -> Iterator[Hashable]:
    """What an entry is known by: the first paper it links to, and its title."""
    paper = next((one for one in identities_in(entry.text) if one.scheme in _PAPERS), None)
    if paper:
        yield paper
    key = _title_of(entry)
    if key:
        yield ("title", key)


def _title_of(entry: Entry) -> str | None:
    texts = cells(entry.text) if entry.text.lstrip().startswith("|") else [entry.text[len(entry.marker) :]]
    for text in texts:
        for part in parse(text.split("\n", 1)[0]):
            if part.slot is Slot.TITLE:
                return title_key(plain(part.raw))
    return None
