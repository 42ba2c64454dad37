"""Where in a family a work goes: the group of its time, or the one beside which its time is still missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.lists.entry.moments import Moment, moment_of_paper
from tracker.lists.entry.times import time_of_heading
from tracker.lists.placing.fresh_names import NewLabel, NewTime
from tracker.lists.placing.levels import covers, levels_over, time_over, times_over
from tracker.lists.placing.place import family_of, match_hint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.candidate import Candidate
    from tracker.lists.placing.fresh_names import NewName
    from tracker.lists.placing.levels import Level
    from tracker.lists.placing.place import Family, Map
    from tracker.lists.reading.entries import Group
    from tracker.lists.reading.page import Page


class Spot(NamedTuple):
    """The group to add to; with `fresh` what is missing over the work, made like what stands over this group."""

    group: Group
    fresh: tuple[NewName, ...] = ()
    moment: Moment | None = None
    """The time under which the work goes, where it is not that of the group."""
    doubt: str = ""
    """Why the group is only the nearest, if so."""


NO_HEADING = "its time or venue has no heading, and nothing shows how one is made"
NOT_THERE = "its section is for the works of a venue, and nothing says that it appeared there"


def moment_of(candidate: Candidate) -> Moment | None:
    """The time under which a paper goes: the month that its arXiv id shows, where its day is of another."""
    moment = moment_of_paper(candidate.paper.published, candidate.paper.arxiv_id)
    shown = moment_of_paper(None, candidate.paper.arxiv_id)
    return shown if moment and shown and not covers(shown, moment) else moment


def spot_in(map_: Map, family: Family, moment: Moment | None, hint: Sequence[str]) -> Spot:
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
    timed = [(group, time) for group in groups if (time := time_over(levels_over(page, group)))]
    if not timed:
        return Spot(max(groups, key=lambda group: len(page.groups[group])))
    if moment is None:
        return Spot(max(timed, key=lambda pair: pair[1].key)[0])
    for group, time in timed:
        if covers(time, moment):
            return Spot(group)
    if len(timed) == 1 < len(groups):
        return Spot(next(group for group in groups if group != timed[0][0]))
    return _spot_of_new_time(map_, family, timed, moment)


def _spot_of_new_time(
    map_: Map, family: Family, timed: Sequence[tuple[Group, Moment]], moment: Moment
) -> Spot:
    """Where no group of a family is of a time: beside the nearest, in its own year if that stands there."""
    page = map_.page

    def is_of_its_year(group: Group) -> bool:
        return any(one and covers(one, moment) for one in times_over(levels_over(page, group)))

    def distance(pair: tuple[Group, Moment]) -> tuple[bool, int]:
        group, time = pair
        months = (time.year - moment.year) * 12 + (time.month or moment.month) - moment.month
        return not is_of_its_year(group), abs(months)

    nearest, _ = min(timed, key=distance)
    there = None if is_of_its_year(nearest) else _under_standing_time(page, nearest, moment)
    if there is None:
        return Spot(nearest, (NewTime(moment),), moment)
    labels = family_of(page, there).labels
    if not labels or not family.labels or labels == family.labels:
        return Spot(there)
    if labels[:-1] != family.labels[:-1]:
        return Spot(there, (), None, NO_HEADING)
    order = tuple(dict.fromkeys(one.labels[-1] for one in map_.families if one.labels))
    return Spot(there, (NewLabel(family.labels[-1], order),))


def _under_standing_time(page: Page, sister: Group, moment: Moment) -> Group | None:
    """A group under a time that stands already beside that of another, if only over groups of other labels."""
    home = levels_over(page, sister)
    outer = next(at for at, time in enumerate(times_over(home)) if time)
    for group in page.groups:
        levels = levels_over(page, group)
        alike = group.kind is sister.kind and group.indent == sister.indent
        if alike and _are_sisters(page, levels[: outer + 1], home[: outer + 1]):
            times = [time for time in times_over(levels) if time]
            if times and all(covers(time, moment) for time in times):
                return group
    return None


def _are_sisters(page: Page, some: Sequence[Level], others: Sequence[Level]) -> bool:
    """Do the innermost of some levels stand side by side?"""
    if len(some) != len(others) or some[:-1] != others[:-1]:
        return False
    one, other = some[-1], others[-1]
    depths = page.sections[one.section].level, page.sections[other.section].level
    return bool(one.labels) == bool(other.labels) and depths[0] == depths[1]
