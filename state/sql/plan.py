"""What has to be written when sightings arrive: works are divided anew, and compared with how they are stored. Pure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from state.merging import partition
from state.records import News, Remembered, WorkId
from state.sql.kept import make

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from state.sql.kept import Kept, Key, Made, Row


@dataclass(slots=True)
class Plan:
    """Rows to write, and the answer for each sighting that was touched."""

    answers: dict[Key, Remembered] = field(default_factory=dict)
    # Each row has its columns in the order of its table.
    new_works: list[Row] = field(default_factory=list)
    changed_works: list[Row] = field(default_factory=list)
    gone_works: set[int] = field(default_factory=set)
    new_sightings: list[Row] = field(default_factory=list)
    changed_sightings: list[Row] = field(default_factory=list)
    new_names: list[Row] = field(default_factory=list)
    gone_names: list[tuple[str, int]] = field(default_factory=list)


def plan_works(before: Mapping[Key, Kept], touched: Mapping[Key, Kept]) -> Plan:
    """Divide sightings into works and say what differs from how they are stored.

    `before` has, as stored, every sighting that shares a name with a touched one, directly or through others; `touched`
    has those that are new or different, with their numbers already given.
    """
    by_work: dict[int, list[Kept]] = defaultdict(list)
    for kept in before.values():
        by_work[kept.work].append(kept)
    old = {number: make(members) for number, members in by_work.items()}
    plan = Plan(gone_works=set(old))
    for part in components([*{**before, **touched}.values()]):
        for positions in partition([kept.names for kept in part]) if len(part) > 1 else [[0]]:
            _plan_work(plan, [part[at] for at in positions], before, touched, old)
    return plan


def _plan_work(
    plan: Plan,
    members: Sequence[Kept],
    before: Mapping[Key, Kept],
    touched: Mapping[Key, Kept],
    old: Mapping[int, Made],
) -> None:
    made = make(members)
    was = old.get(made.id)
    plan.gone_works.discard(made.id)
    if was is None:
        plan.new_works.append(made.row())
    elif was.row() != made.row():
        plan.changed_works.append(made.row())
    from_works = {before[kept.key].work for kept in members if kept.key in before}
    answer = Remembered(WorkId(made.name), _news([old[number] for number in sorted(from_works)], made))
    for kept in members:
        if kept.key in touched:
            plan.answers[kept.key] = answer
        _plan_sighting(plan, kept, before.get(kept.key), made.id)


def _news(old: Sequence[Made], made: Made) -> News:
    if not old:
        return News.NEW
    same = len(old) == 1 and old[0].name == made.name and old[0].paper == made.paper
    return News.UNCHANGED if same else News.UPDATED


def _plan_sighting(plan: Plan, kept: Kept, was: Kept | None, work: int) -> None:
    if was is None:
        plan.new_sightings.append(kept.row(work))
        plan.new_names += [(name, kept.id, work, former) for name, former in kept.rows]
        return
    if was.work != work or not kept.same_as(was):
        plan.changed_sightings.append(kept.row(work))
    gone, new = was.rows - kept.rows, kept.rows - was.rows
    if was.work != work:
        gone, new = was.rows, kept.rows
    plan.gone_names += [(name, kept.id) for name, _former in gone]
    plan.new_names += [(name, kept.id, work, former) for name, former in new]


def components(region: Sequence[Kept]) -> list[list[Kept]]:
    """Sightings in parts that share no name with each other, so that each can be divided by itself; most have one."""
    parent = list(range(len(region)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    holder: dict[str, int] = {}
    for at, kept in enumerate(region):
        for name in kept.links:
            parent[root(at)] = root(holder.setdefault(name, at))
    parts: dict[int, list[Kept]] = defaultdict(list)
    for at, kept in enumerate(region):
        parts[root(at)].append(kept)
    return list(parts.values())
