"""The families of a page: groups that may take a work, and which of them a hint names."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tracker.lists.entry.parts import parse
from tracker.lists.entry.slots import Slot
from tracker.lists.entry.times import time_of_heading
from tracker.lists.placing.levels import levels_over, times_over
from tracker.lists.reading.entries import EntryKind, names_work
from tracker.lists.reading.sections import heads_contents, is_aside, path_of, stands_aside, title_words
from tracker.lists.reading.unlinked import any_linked, tells_work
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tracker.lists.reading.entries import Entry, Group
    from tracker.lists.reading.page import Page
    from tracker.lists.reading.sections import Section


_Told = TypeVar("_Told")


class Family(NamedTuple):
    """Groups that differ only by the year or month over them."""

    section: int
    """The section above the times, or the section itself."""
    labels: tuple[str, ...]
    """What else stands over them: labels, and headings below the times."""
    kind: str
    indent: int
    table: tuple[str, ...]


@dataclass(frozen=True)
class Map:
    """The families of a page and what stands in each."""

    page: Page
    families: dict[Family, tuple[Group, ...]]

    def entries(self, family: Family) -> list[Entry]:
        """All entries of a family."""
        return [entry for group in self.families[family] for entry in self.page.groups[group]]

    def narrowed(
        self, families: Sequence[Family], told: Callable[[Family], _Told], fits: Callable[[_Told], bool]
    ) -> list[Family]:
        """The families without those about which is told what does not fit, where it fits what is told of a sister.

        Sisters stand side by side under one heading or label; of those about which nothing is told, all stay.
        """
        kept = dict.fromkeys(families)
        sisters: defaultdict[tuple[int, tuple[str, ...] | None], dict[Family, _Told]] = defaultdict(dict)
        for family in families:
            if said := told(family):
                sisters[self._over(family)][family] = said
        for those in sisters.values():
            unfit = [family for family, said in those.items() if not fits(said)]
            for family in unfit if len(unfit) < len(those) else ():
                del kept[family]
        return list(kept)

    def _over(self, family: Family) -> tuple[int, tuple[str, ...] | None]:
        """What stands over the innermost label or heading of a family, and so over those of its sisters."""
        if family.labels:
            return family.section, family.labels[:-1]
        return self.page.sections[family.section].parent, None


def draw_map(page: Page, *, strict: bool = True, leave_alone: Sequence[str] = ()) -> Map:
    """Sort the groups that collect works into families; not `strict`: every group with a link in it.

    Where nothing on a page is linked, the groups whose entries have titles, and the people or the time beside them.
    """
    found = _families(page, is_collection if strict else _holds_works, leave_alone)
    if not found and not any_linked(page.entries, page.sections) and _shows_works(page):
        found = _families(page, partial(_tells_works, fewest=1), leave_alone)  # beside it few are enough
    return Map(page, found)


_FEWEST = 3


def _families(
    page: Page, holds: Callable[[Page, Group], bool], leave_alone: Sequence[str]
) -> dict[Family, tuple[Group, ...]]:
    found: defaultdict[Family, list[Group]] = defaultdict(list)
    closed = {title_words(title) for title in leave_alone}
    for group in page.groups:
        if closed and any(title_words(title) in closed for title in page.path(group.section)):
            continue
        if holds(page, group):
            found[family_of(page, group)].append(group)
    return {family: tuple(groups) for family, groups in found.items()}


def _shows_works(page: Page) -> bool:
    """Does a group of a page without links collect works, or do several small ones, each with people and a venue or a time?"""
    if _families(page, _tells_works, ()):
        return True
    few = _families(page, partial(_tells_works, fewest=1), ())
    members = [entry for groups in few.values() for group in groups for entry in page.groups[group]]
    return sum(tells_work(entry.body) for entry in members) >= _FEWEST


def _tells_works(page: Page, group: Group, fewest: int = _FEWEST) -> bool:
    """Do entries without any link tell titles, and who wrote them, where or when?"""
    if stands_aside(page.sections, group.section):
        return False
    members = page.groups[group]
    if group.kind is EntryKind.PARAGRAPH:
        return True  # they are read as entries for just that
    told = sum(_tells_work(entry.body) for entry in members)
    return group.kind is EntryKind.BULLET and told >= max(fewest, _SHARE * len(members))


def _tells_work(text: str) -> bool:
    slots = {part.slot for part in parse(text)}
    beside = slots & {Slot.AUTHORS, Slot.VENUE, Slot.YEAR, Slot.DATE}
    return bool(slots & {Slot.TITLE, Slot.SUBTITLE}) and bool(beside)


_SHARE = 0.8


def is_collection(page: Page, group: Group) -> bool:
    """Does a group collect works, as opposed to prose, news and tables of contents?"""
    members = page.groups[group]
    linked = sum(entry.linked for entry in members)
    if linked < max(1, 0.4 * len(members)) and not _lists_names(page, group):
        return False
    aside = stands_aside(page.sections, group.section) and not _are_papers_in_contents(page, group)
    if aside or group in page.introductions:
        return False
    return not any(is_aside(label) for label in group.labels)


def _are_papers_in_contents(page: Page, group: Group) -> bool:
    """Does nearly every row below "Table of Contents" lead to a paper, and none within the page? Then the table is the list."""
    members = page.groups[group]
    if group.table < 0 or not heads_contents(page.sections[group.section].title):
        return False
    papers = sum(names_work(entry.text) for entry in members)
    within = any("](#" in entry.text for entry in members)
    return papers >= max(_FEWEST, _SHARE * len(members)) and not within


def _holds_works(page: Page, group: Group) -> bool:
    return any(entry.linked for entry in page.groups[group]) or _lists_names(page, group)


def _lists_names(page: Page, group: Group) -> bool:
    """Is it a table of works by name, even where it links to none of them?"""
    names = page.outline.tables[group.table].names if group.table >= 0 else ()
    first = next((name for name in names if not _NUMBERS.fullmatch(name)), "")
    return _OF_WORKS.fullmatch(first) is not None


_OF_WORKS = Pattern(
    r"\W*(?:(?:models?|methods?|data ?sets?|benchmarks?|papers?|works?|names?|titles?)(?: (?:names?|titles?))?"
    r"|(?:模型|方法|数据集|基准|论文|工作)(?:标题|题目|名称)?|标题|题目|名称)\W*",
    re.IGNORECASE,
)
_NUMBERS = Pattern(r"\W*(?:no|nr|id|index|rank|序号|编号)?\W*", re.IGNORECASE)
"""What a column is called in which rows are counted."""


def family_of(page: Page, group: Group) -> Family:
    """The family of a group."""
    levels = levels_over(page, group)
    sorted_by = times_over(levels)
    first = next((at for at, time in enumerate(sorted_by) if time), len(levels))
    headings = [level.section for level in levels[:first] if not level.labels]
    labels = tuple(
        level.words
        for at, (level, time) in enumerate(zip(levels, sorted_by, strict=True))
        if not time and (level.labels or at > first)
    )
    table = page.outline.tables[group.table].names if group.table >= 0 else ()
    return Family(headings[-1] if headings else 0, labels, group.kind, group.indent, table)


def match_hint(page: Page, hint: Sequence[str]) -> tuple[int, list[Section]]:
    """The sections a hint names, and in how many headings, from the innermost outwards, they agree with it.

    A time between them need not be named.
    """
    wanted = [title_words(step) for step in reversed(hint) if step.strip()]
    best: list[Section] = []
    most = 0
    for section in page.sections[1:] if wanted else ():
        path = path_of(page.sections, section.number)
        shared = 0
        for number in reversed(path):
            if shared < len(wanted) and title_words(page.sections[number].title) == wanted[shared]:
                shared += 1
            elif not shared or number not in page.times:
                break
        if shared > most:
            best, most = [], shared
        if shared and shared == most:
            best.append(section)
    return most, best


def hinted(map_: Map, hint: Sequence[str]) -> Iterator[list[Family]]:
    """The families a hint names, the nearest reading of it first; a time that has no heading yet leads to its parent."""
    shared, sections = match_hint(map_.page, hint)
    above, parents = match_hint(map_.page, hint[:-1])
    if hint and above >= max(shared, 1) and time_of_heading(hint[-1]):
        readings = [(parents, True), (sections, False), (sections, True)]
    else:
        readings = [(sections, False), (sections, True)]
    # a label of all that is said goes before a heading elsewhere that is called like it
    partly = shared < sum(bool(step.strip()) for step in hint)
    named = [family for family in map_.families if partly and is_called(map_, family, hint)]
    if named:
        yield named
    for there, below in readings:
        numbers = {section.number for section in there}
        families = [family for family in map_.families if _is_in(map_, family, numbers, below=below)]
        if families:
            yield families


def is_called(map_: Map, family: Family, hint: Sequence[str]) -> bool:
    """Does a hint end in a bold line, a summary or a bullet that acts as a heading over a family?"""
    steps = [title_words(step) for step in hint if step.strip()]
    if not steps or steps[-1] not in map(title_words, family.labels):
        return False
    above = {title_words(title) for title in (*map_.page.path(family.section), *family.labels)}
    return all(step in above for step in steps[:-1])


def _is_in(map_: Map, family: Family, sections: set[int], *, below: bool) -> bool:
    if family.section in sections or any(group.section in sections for group in map_.families[family]):
        return True
    over = {
        number for group in map_.families[family] for number in path_of(map_.page.sections, group.section)
    }
    return below and not sections.isdisjoint(over)
