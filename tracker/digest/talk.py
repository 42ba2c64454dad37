"""The works that most people look at, with how that changed since they were last told of. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.digest.entries import SIGNALS, entry_of, signals_of
from tracker.digest.material import TALK
from tracker.digest.model import Fact, Signal, TalkedAbout, Topic

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from state.records import Kind, Work
    from tracker.digest.kinds import Kinds
    from tracker.digest.material import Material
    from tracker.digest.standing import Standings

LEAST = 5
"""Below this a number says nothing."""

RISE = 10
"""What was told is told again once a signal grew by half, and by at least this much."""


def talked_about(
    material: Material, kinds: Kinds, wanted: Collection[Kind], standings: Standings, most: int
) -> tuple[TalkedAbout, ...]:
    """The top of the recently found, without those whose numbers were told and hardly moved."""
    candidates = []
    for work in {work.id: work for work in material.works.values()}.values():
        signals = signals_of(work)
        recent = work.first_seen >= material.period.until - TALK
        if not (recent and kinds.relevant(work.identities) and standings.tellable(work)):
            continue
        if max(signals.values(), default=0) >= LEAST and (not wanted or kinds.of(work.identities) in wanted):
            candidates.append((work, signals))
    highest = _highest(signals for _, signals in candidates)
    top = sorted(candidates, key=lambda pair: (-_weight(pair[1], highest), str(pair[0].id)))[:most]
    return tuple(
        _told(material, work, kinds.of(work.identities), signals)
        for work, signals in top
        if _rose(material, work, signals)
    )


def attention(works: Iterable[Work]) -> dict[str, float]:
    """How much people look at each of these, by its id: from 0, where its numbers say nothing, to 1."""
    signals = {str(work.id): signals_of(work) for work in works}
    highest = _highest(signals.values())
    return {
        name: _weight({what: value for what, value in found.items() if value >= LEAST}, highest)
        for name, found in signals.items()
    }


def _highest(known: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """The highest number of each name."""
    highest: dict[str, int] = {}
    for signals in known:
        for name, value in signals.items():
            highest[name] = max(value, highest.get(name, 0))
    return highest


def _weight(signals: Mapping[str, int], highest: Mapping[str, int]) -> float:
    """Signals have scales of their own, so each counts as a share of the highest of its name."""
    return max((value / highest[name] for name, value in signals.items() if highest[name]), default=0.0)


def _rose(material: Material, work: Work, signals: dict[str, int]) -> bool:
    told = {name: material.memory.number(name, work.identities) for name in signals}
    known = {name: value for name, value in told.items() if value is not None}
    if not known:
        return True
    return any(
        signals[name] >= before + RISE and signals[name] >= 1.5 * before for name, before in known.items()
    )


def _told(material: Material, work: Work, kind: Kind, signals: dict[str, int]) -> TalkedAbout:
    named = [name for name in SIGNALS if name in signals]
    stamp = " ".join(f"{name}={signals[name]}" for name in named)
    return TalkedAbout(
        entry_of(work, kind),
        tuple(Signal(name, signals[name], material.memory.number(name, work.identities)) for name in named),
        (Fact(Topic.TALKED, stamp),),
    )
