"""The works that most people look at, with how that changed since they were last told of. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.digest.entries import SIGNALS, entry_of, signals_of
from tracker.digest.material import TALK
from tracker.digest.model import Fact, Signal, TalkedAbout, Topic

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

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
    top = sorted(candidates, key=lambda pair: (-_weight(pair[1], candidates), str(pair[0].id)))[:most]
    return tuple(
        _told(material, work, kinds.of(work.identities), signals)
        for work, signals in top
        if _rose(material, work, signals)
    )


def _weight(signals: dict[str, int], candidates: Sequence[tuple[Work, dict[str, int]]]) -> float:
    """Signals have scales of their own, so each counts as a share of the highest of its name."""
    shares = []
    for name, value in signals.items():
        highest = max(others.get(name, 0) for _, others in candidates)
        shares.append(value / highest if highest else 0.0)
    return max(shares, default=0.0)


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
