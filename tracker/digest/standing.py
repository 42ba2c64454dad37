"""How works stand on the lists, and which of the steps that led there are news. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from state.folding import gives_way, rejections_last
from state.happenings import place_of
from state.records import EventKind
from tracker.digest.entries import entry_of
from tracker.digest.model import Backlog, Decided, Decision, Fact, Spot, Topic, Waiting
from tracker.digest.plain import plain, web_address
from tracker.lists.entry.headings import readable_path

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from state.records import Event, ListName, Work
    from tracker.digest.kinds import Kinds
    from tracker.digest.material import Material

_OPEN = (EventKind.PROPOSED, EventKind.ASKED)
_DECIDED = (EventKind.MERGED, EventKind.REJECTED)
_DECISIONS = {
    EventKind.MERGED: Decision.MERGED,
    EventKind.REJECTED: Decision.REJECTED,
    EventKind.ASKED: Decision.ASKED,
    EventKind.CORRECTED: Decision.CORRECTED,
}


@dataclass(frozen=True, slots=True)
class History:
    """One work on one list: the steps that changed how it stands, and corrections, oldest first."""

    list: ListName
    work: str
    steps: tuple[Event, ...]

    @property
    def standing(self) -> Event | None:
        """The step that holds now."""
        return next((step for step in reversed(self.steps) if step.kind is not EventKind.CORRECTED), None)

    @property
    def open(self) -> Event | None:
        """The step that holds now if it leaves the decision to a person."""
        standing = self.standing
        return standing if standing is not None and standing.kind in _OPEN else None

    @property
    def spot(self) -> Spot:
        """The place that the newest step to name one gives it."""
        places = [place_of(step) for step in reversed(self.steps)]
        section = next((place.section for place in places if place.section), ())
        pull = next((place.pull for place in places if place.pull), "")
        standing = self.standing
        decision = _DECISIONS[standing.kind] if standing and standing.kind in _DECIDED else None
        headings = tuple(plain(heading, 120) for heading in readable_path(section))
        return Spot(self.list, headings, web_address(pull), decision)


@dataclass(frozen=True, slots=True)
class Standings:
    """Every history that a digest's lists have."""

    material: Material
    histories: Sequence[History]
    by_work: dict[str, tuple[History, ...]]
    narrowed: bool
    """Was the digest narrowed to some lists, so that what no list knows is not told?"""
    order: Sequence[ListName]
    """The lists of the settings."""

    def spots(self, work: Work) -> tuple[Spot, ...]:
        """Where a work stands or stood: in the order of the settings, those last that refused it."""
        spots = (history.spot for history in self.by_work.get(str(work.id), ()))
        return tuple(sorted(spots, key=self._rank))

    def _rank(self, spot: Spot) -> tuple[bool, int]:
        place = self.order.index(spot.list) if spot.list in self.order else len(self.order)
        return spot.decision is Decision.REJECTED, place

    def concern(self, work: Work) -> bool:
        """Is it, or was it, of interest to one of the lists?"""
        return str(work.id) in self.by_work

    def tellable(self, work: Work) -> bool:
        """May a digest for these lists speak of a work?"""
        return not self.narrowed or self.concern(work)

    def decided_before(self, work: Work) -> bool:
        """Had a person decided on it before the news began?"""
        before = self.material.news_since
        return any(
            step.kind in _DECIDED and step.at < before
            for history in self.by_work.get(str(work.id), ())
            for step in history.steps
        )

    def open_facts(self, work: Work) -> tuple[Fact, ...]:
        """What telling of a new work says along with it: that it waits for a decision."""
        return tuple(
            _waiting_fact(history, history.open)
            for history in self.by_work.get(str(work.id), ())
            if history.open
        )

    def waiting(self, kinds: Kinds, announced: Collection[str]) -> Iterator[Waiting]:
        """What was proposed, is not told yet, and is not among the works announced as new."""
        for history, step, work in self._newly_open():
            if history.work not in announced:
                yield Waiting(
                    entry_of(work, kinds.of(work.identities)),
                    history.spot,
                    step.at,
                    (_waiting_fact(history, step),),
                )

    def backlog(self, announced: Collection[str]) -> Backlog:
        """What still waits and needs no second telling."""
        fresh = {(history.list, history.work) for history, _, _ in self._newly_open()}
        still = [
            history.open.at
            for history in self.histories
            if history.open and (history.list, history.work) not in fresh and history.work not in announced
        ]
        return Backlog(len(still), min(still, default=None))

    def _newly_open(self) -> Iterator[tuple[History, Event, Work]]:
        for history in self.histories:
            step = history.open
            if step is None or step.at < self.material.news_since or step.work is None:
                continue
            work = self.material.works.get(step.work)
            if work and not self.material.memory.knows(_waiting_fact(history, step), work.identities):
                yield history, step, work

    def decided(self, kinds: Kinds) -> Iterator[Decided]:
        """What became of proposals, as far as it is not told yet."""
        for history in self.histories:
            for step in history.steps:
                work = self.material.works.get(step.work) if step.work else None
                decision = _DECISIONS.get(step.kind)
                if work is None or decision is None or step.at < self.material.news_since:
                    continue
                stamp = f"{decision.value} {step.at.isoformat(timespec='seconds')}"
                fact = Fact(Topic.DECIDED, stamp, history.list, str(step.work))
                if not self.material.memory.knows(fact, work.identities):
                    yield Decided(
                        entry_of(work, kinds.of(work.identities)),
                        decision,
                        history.spot,
                        step.at,
                        plain(step.by, 60),
                        plain(step.reason, 200),
                        (fact,),
                    )


def standings_of(material: Material, lists: Collection[ListName], order: Sequence[ListName]) -> Standings:
    """Every work's steps on the lists that are asked for; all lists where none is."""
    ids = {name: str(work.id) for work in material.works.values() for name in work.identities}
    ids.update((name, str(work.id)) for name, work in material.works.items())
    steps: dict[tuple[ListName, str], list[Event]] = {}
    for event in rejections_last(material.on_lists):
        if event.work is None or event.list is None or (lists and event.list not in lists):
            continue
        taken = steps.setdefault((event.list, ids.get(event.work, str(event.work))), [])
        if event.kind is EventKind.CORRECTED or _changes(taken, event):
            taken.append(event)
    histories = [History(list_name, work, tuple(taken)) for (list_name, work), taken in steps.items()]
    by_work: dict[str, tuple[History, ...]] = {}
    for history in histories:
        by_work[history.work] = (*by_work.get(history.work, ()), history)
    return Standings(material, histories, by_work, bool(lists), order)


def _changes(taken: Sequence[Event], event: Event) -> bool:
    """Does a work stand otherwise after an event? Not where it says what holds already, as when two runs learn of one merge."""
    standing = next((step for step in reversed(taken) if step.kind is not EventKind.CORRECTED), None)
    return gives_way(standing, event) and (standing is None or standing.kind is not event.kind)


def _waiting_fact(history: History, step: Event) -> Fact:
    return Fact(Topic.WAITING, step.at.isoformat(timespec="seconds"), history.list, str(step.work))
