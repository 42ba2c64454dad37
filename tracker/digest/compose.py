"""From what was read to what is said: everything new to this reader, each fact once. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from state.happenings import relevance_of
from state.records import Kind, Relevance
from tracker.digest.changes import changed_works
from tracker.digest.entries import entry_of
from tracker.digest.health import health_of
from tracker.digest.kinds import kinds_of
from tracker.digest.model import Digest, Fact, NewWork, Topic
from tracker.digest.plain import plain
from tracker.digest.standing import standings_of
from tracker.digest.talk import attention, talked_about
from tracker.digest.trends import figures_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import timedelta

    from state.records import Event, ListName, Work
    from tracker.digest.kinds import Kinds
    from tracker.digest.material import Material
    from tracker.digest.model import ChangedWork
    from tracker.digest.standing import Standings


@dataclass(frozen=True, slots=True)
class Wish:
    """What a reader wants to hear of."""

    title: str
    pause: timedelta
    """A longer time without a run is said to be a fault."""
    lists: tuple[ListName, ...] = ()
    order: tuple[ListName, ...] = ()
    """All lists of the settings: a work that stands on several is told under its heading on the first."""
    kinds: tuple[Kind, ...] = ()
    talked: int = 10
    """How many of the most talked-about."""
    ahead: str = ""
    """What is foreseen to end the schedule."""

    def wants(self, kind: Kind) -> bool:
        """Is this kind asked for?"""
        return not self.kinds or kind in self.kinds


def compose(material: Material, wish: Wish) -> Digest:
    """The digest of a period for one reader."""
    kinds = kinds_of(material)
    standings = standings_of(material, wish.lists, wish.order)
    changed = [item for item in changed_works(material, kinds, standings) if wish.wants(item.entry.kind)]
    new = _with_changes(tuple(_new(material, wish, kinds, standings)), changed)
    announced = {item.entry.id for item in new}
    return Digest(
        title=plain(wish.title, 200),
        since=material.period.since,
        until=material.period.until,
        lists=tuple(wish.lists),
        kinds=wish.kinds,
        new=_arranged(new, attention(work for work, _ in _judged_works(material))),
        waiting=tuple(item for item in standings.waiting(kinds, announced) if wish.wants(item.entry.kind)),
        backlog=standings.backlog(announced),
        changed=tuple(item for item in changed if item.what is None or item.entry.id not in announced),
        decided=tuple(item for item in standings.decided(kinds) if wish.wants(item.entry.kind)),
        talked=talked_about(material, kinds, wish.kinds, standings, wish.talked),
        health=replace(health_of(material.runs, material.period, wish.pause), ahead=wish.ahead),
        figures=figures_of(material, wish.lists, kinds),
    )


def _new(material: Material, wish: Wish, kinds: Kinds, standings: Standings) -> Iterator[NewWork]:
    for work, judgements in _judged_works(material):
        fact = Fact(Topic.NEW, work=str(judgements[0].work))
        kind = kinds.of(work.identities)
        if not (wish.wants(kind) and standings.tellable(work)):
            continue
        if material.memory.knows(fact, work.identities) or standings.decided_before(work):
            continue
        spots = standings.spots(work)
        unsure = relevance_of(judgements[-1]) is Relevance.UNSURE and not spots
        facts = (fact, *standings.open_facts(work))
        yield NewWork(entry_of(work, kind), judgements[0].at, spots, unsure, facts)


def _judged_works(material: Material) -> Iterable[tuple[Work, Sequence[Event]]]:
    """The works first thought relevant, or doubtful, since the news began."""
    found: dict[str, tuple[Work, list[Event]]] = {}
    for event in material.judgements:
        work = material.works.get(event.work) if event.work else None
        if work is not None:
            found.setdefault(str(work.id), (work, []))[1].append(event)
    for work, judgements in found.values():
        if judgements[0].at >= material.news_since and work.id not in material.earlier:
            yield work, judgements


def _with_changes(new: Sequence[NewWork], changed: Iterable[ChangedWork]) -> list[NewWork]:
    """What changed about a work before it was first told is part of telling it."""
    facts: dict[str, list[Fact]] = {}
    for change in changed:
        if change.what is not None:
            facts.setdefault(change.entry.id, []).extend(change.facts)
    return [
        NewWork(
            item.entry, item.found_at, item.spots, item.unsure, (*item.facts, *facts.get(item.entry.id, ()))
        )
        for item in new
    ]


def _arranged(new: Iterable[NewWork], seen: Mapping[str, float]) -> tuple[NewWork, ...]:
    """By kind and section, and there what people look at most before the others: few readers read to the end."""
    kinds = list(Kind)
    return tuple(
        sorted(
            new,
            key=lambda item: (
                item.unsure,
                kinds.index(item.entry.kind),
                not item.section,
                item.section.casefold(),
                -seen.get(item.entry.id, 0),
                item.entry.title.casefold(),
            ),
        )
    )
