"""The kind of each work that the log speaks of, and whether it is one that readers care about. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from state.happenings import kind_of, relevance_of
from state.records import Kind, Relevance

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from state.identity import Identity
    from state.records import Event
    from tracker.digest.material import Material


@dataclass(frozen=True, slots=True)
class Kinds:
    """What was thought of works, by any of their names."""

    by_name: Mapping[Identity, Kind]
    relevance: Mapping[Identity, Relevance]

    def of(self, names: Iterable[Identity]) -> Kind:
        """The kind of the work that has these names."""
        return next((self.by_name[name] for name in names if name in self.by_name), Kind.OTHER)

    def relevant(self, names: Iterable[Identity]) -> bool:
        """Was it thought to be about our subject when it was last looked at?"""
        return any(self.relevance.get(name) is Relevance.YES for name in names)


def kinds_of(material: Material) -> Kinds:
    """Kinds and relevance as the events tell them, the later over the earlier and a list's own word over ours."""
    kinds: dict[Identity, Kind] = {}
    relevance: dict[Identity, Relevance] = {}
    for event in (*material.earlier.values(), *material.judgements, *material.on_lists):
        names = _names(event, material)
        kind, said = kind_of(event), relevance_of(event)
        if kind is not None:
            kinds.update(dict.fromkeys(names, kind))
        if said is not None:
            relevance.update(dict.fromkeys(names, said))
    return Kinds(kinds, relevance)


def _names(event: Event, material: Material) -> tuple[Identity, ...]:
    if event.work is None:
        return ()
    work = material.works.get(event.work)
    return (event.work, *work.identities) if work else (event.work,)
