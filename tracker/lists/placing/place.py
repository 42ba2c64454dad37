"""Which section a paper belongs to: a hint where there is one, else headings, neighbours, kind and year."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tracker.lists.entry.parts import parse
from tracker.lists.entry.slots import Slot
from tracker.lists.entry.times import Moment, TimeHeading, moment_of_paper, time_of_heading
from tracker.lists.placing.fresh_names import NewTime
from tracker.lists.reading.entries import EntryKind
from tracker.lists.reading.sections import is_aside, path_of, stands_aside, title_words
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.lists.candidate import Candidate
    from tracker.lists.placing.fresh_names import NewName
    from tracker.lists.reading.entries import Entry, Group
    from tracker.lists.reading.page import Page
    from tracker.lists.reading.sections import Section


class Family(NamedTuple):
    """Groups that differ only by the year or month over them."""

    section: int
    """The section above the times, or the section itself."""
    labels: tuple[str, ...]
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


def draw_map(page: Page, *, strict: bool = True, leave_alone: Sequence[str] = ()) -> Map:
    """Sort the groups that collect works into families; not `strict`: every group with a link in it.

    Where nothing on a page is linked, the groups whose entries have titles, and the people or the time beside them.
    """
    found = _families(page, strict=strict, leave_alone=leave_alone)
    if not found and not any(entry.linked for entry in page.entries):
        found = _families(page, strict=strict, leave_alone=leave_alone, linked=False)
    return Map(page, found)


def _families(
    page: Page, *, strict: bool, leave_alone: Sequence[str], linked: bool = True
) -> dict[Family, tuple[Group, ...]]:
    found: defaultdict[Family, list[Group]] = defaultdict(list)
    closed = {title_words(title) for title in leave_alone}
    for group in page.groups:
        if closed and any(title_words(title) in closed for title in page.path(group.section)):
            continue
        holds = (is_collection if strict else _holds_works) if linked else _tells_works
        if holds(page, group):
            found[family_of(page, group)].append(group)
    return {family: tuple(groups) for family, groups in found.items()}


def _tells_works(page: Page, group: Group) -> bool:
    """Do entries without any link tell titles, and who wrote them, where or when?"""
    if stands_aside(page.sections, group.section):
        return False
    members = page.groups[group]
    told = sum(_tells_work(entry.text[len(entry.marker) :]) for entry in members)
    return group.kind is EntryKind.BULLET and told >= max(_FEWEST, _SHARE * len(members))


def _tells_work(text: str) -> bool:
    slots = {part.slot for part in parse(text)}
    beside = slots & {Slot.AUTHORS, Slot.VENUE, Slot.YEAR, Slot.DATE}
    return bool(slots & {Slot.TITLE, Slot.SUBTITLE}) and bool(beside)


_FEWEST, _SHARE = 3, 0.8


def is_collection(page: Page, group: Group) -> bool:
    """Does a group collect works, as opposed to prose, news and tables of contents?"""
    members = page.groups[group]
    linked = sum(entry.linked for entry in members)
    if linked < max(1, 0.4 * len(members)) and not _lists_names(page, group):
        return False
    if stands_aside(page.sections, group.section) or group in page.introductions:
        return False
    return not any(is_aside(label) for label in group.labels)


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
    section = page.sections[group.section]
    if section.number and time_of_heading(section.words):
        section = page.sections[section.parent]
    labels = tuple(label for label in group.labels if not time_of_heading(label))
    table = page.outline.tables[group.table].names if group.table >= 0 else ()
    return Family(section.number, labels, group.kind, group.indent, table)


def match_hint(page: Page, hint: Sequence[str]) -> tuple[int, list[Section]]:
    """The sections a hint names, and in how many headings, from the innermost outwards, they agree with it."""
    wanted = [title_words(step) for step in reversed(hint) if step.strip()]
    best: list[Section] = []
    most = 0
    for section in page.sections[1:] if wanted else ():
        path = path_of(page.sections, section.number)
        shared = 0
        for number, words in zip(reversed(path), wanted, strict=False):
            if title_words(page.sections[number].title) != words:
                break
            shared += 1
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
    named = [family for family in map_.families if not shared and is_called(map_, family, hint)]
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
    return below and any(number in sections for number in path_of(map_.page.sections, family.section))


class Spot(NamedTuple):
    """The group to add to; with `fresh` a new heading for a time or a venue that has none yet, made after this group's."""

    group: Group
    fresh: NewName | None = None
    moment: Moment | None = None
    """The time under which the work goes, where it is not that of the group."""


def moment_of(candidate: Candidate) -> Moment | None:
    """The time under which a paper goes: the month that its arXiv id shows, where its day is of another."""
    moment = moment_of_paper(candidate.paper.published, candidate.paper.arxiv_id)
    shown = moment_of_paper(None, candidate.paper.arxiv_id)
    return shown if moment and shown and not covers(shown, moment) else moment


def spot_in(map_: Map, family: Family, moment: Moment | None, hint: Sequence[str] = ()) -> Spot:
    """The group of a family for a time; the newest where no time is known, and where a hint says it exactly, there."""
    page = map_.page
    groups = map_.families[family]
    shared, sections = match_hint(page, hint)
    if shared == len(hint) > 0:
        numbers = {section.number for section in sections}
        named = [group for group in groups if group.section in numbers]
        if named and len(named) < len(groups):
            return Spot(max(named, key=lambda group: len(page.groups[group])))
    said = time_of_heading(hint[-1]) if hint else None
    moment = said.moment if said and not (moment and covers(said.moment, moment)) else moment
    timed = [(group, time) for group in groups if (time := time_of_group(page, group))]
    if not timed:
        return Spot(max(groups, key=lambda group: len(page.groups[group])))
    if moment is None:
        return Spot(max(timed, key=lambda pair: pair[1].moment.key)[0])
    for group, time in timed:
        if covers(time.moment, moment):
            return Spot(group)
    plain_groups = [group for group in groups if not time_of_group(page, group)]
    if plain_groups and len(timed) == 1:
        return Spot(plain_groups[0])
    nearest = min(timed, key=lambda pair: _apart(pair[1].moment, moment))
    there = _under_standing_time(page, nearest[0], moment)
    return Spot(there) if there else Spot(nearest[0], NewTime(moment), moment)


def _under_standing_time(page: Page, sister: Group, moment: Moment) -> Group | None:
    """A group under the heading of a time that stands already, if only over groups of other labels."""
    home = page.sections[sister.section]
    for group in page.groups:
        section = page.sections[group.section]
        alike = group.kind is sister.kind and group.indent == sister.indent
        if alike and section.parent == home.parent and section.level == home.level:
            time = time_of_heading(section.words)
            if time and covers(time.moment, moment):
                return group
    return None


def time_of_group(page: Page, group: Group) -> TimeHeading | None:
    """The year or month over a group, by heading or by label."""
    for label in reversed(group.labels):
        found = time_of_heading(label)
        if found:
            return found
    section = page.sections[group.section]
    return time_of_heading(section.words) if section.number else None


def covers(heading: Moment, moment: Moment) -> bool:
    """Does a heading's time take in a moment?"""
    return heading.year == moment.year and heading.month in (0, moment.month)


def _apart(one: Moment, other: Moment) -> int:
    return abs((one.year - other.year) * 12 + (one.month or other.month) - other.month)
