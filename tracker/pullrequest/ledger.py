"""The memory as far as one list's pull request needs it: the port, the store behind it, and a rehearsal that writes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from state.folding import proposal_of
from state.happenings import Detail
from state.identity import Identity
from state.records import ProposalStatus

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from state.records import Cursor, Event, ListName, Proposal
    from state.store import Store


class Ledger(Protocol):
    """The memory, as far as one list's pull request needs it."""

    def standing(self, work: Identity) -> Proposal | None:
        """How a work stands on this list."""
        ...

    def is_blank(self) -> bool:
        """Is nothing remembered of this list yet?"""
        ...

    def pulls(self) -> frozenset[str]:
        """The addresses of the pull requests in which works were proposed that nobody decided about yet."""
        ...

    def refused_in(self, pull: str) -> tuple[Identity, ...]:
        """The works that people refused in a pull request, by its address, and did not want again."""
        ...

    def refused_among(self, names: Collection[Identity]) -> frozenset[Identity]:
        """The works that are refused, of those that have these names."""
        ...

    def append(self, events: Sequence[Event]) -> None:
        """Add to the log; an event that is there already changes nothing."""
        ...

    def cursor(self, name: str) -> Cursor | None:
        """How far something was read."""
        ...

    def advance(self, cursor: Cursor) -> None:
        """Keep how far something was read."""
        ...


class StoreLedger:
    """Fulfils `Ledger` for one list; how works stand is read once and again after each addition to the log."""

    def __init__(self, store: Store, list_name: ListName) -> None:
        self._store = store
        self._list = list_name
        self._standing: dict[Identity, Proposal] | None = None

    def standing(self, work: Identity) -> Proposal | None:
        """How a work stands, by any of its strong names."""
        standing = self._every()
        if work in standing:
            return standing[work]
        known = self._store.known([work]).get(work)
        return standing.get(Identity.parse(known)) if known else None

    def is_blank(self) -> bool:
        """Is nothing remembered of this list yet?"""
        return not self._every()

    def pulls(self) -> frozenset[str]:
        """Where works were proposed that nobody decided about yet."""
        return frozenset(
            proposal.details[Detail.PULL]
            for proposal in self._every().values()
            if proposal.status is ProposalStatus.PROPOSED and Detail.PULL in proposal.details
        )

    def refused_in(self, pull: str) -> tuple[Identity, ...]:
        """What was refused in a pull request and still is."""
        return tuple(
            sorted(
                work
                for work, proposal in self._every().items()
                if proposal.status is ProposalStatus.REJECTED and proposal.details.get(Detail.PULL) == pull
            )
        )

    def refused_among(self, names: Collection[Identity]) -> frozenset[Identity]:
        """Those of the refused works that have any of these names."""
        refused = {work for work, one in self._every().items() if one.status is ProposalStatus.REJECTED}
        if not refused:
            return frozenset()
        known = map(Identity.parse, self._store.known(names).values())
        return frozenset(refused.intersection((*names, *known)))

    def _every(self) -> Mapping[Identity, Proposal]:
        if self._standing is None:
            self._standing = {
                Identity.parse(name): proposal for name, proposal in self._store.proposals(self._list).items()
            }
        return self._standing

    def append(self, events: Sequence[Event]) -> None:
        """Add to the log."""
        if events:
            self._store.append(events)
            self._standing = None

    def cursor(self, name: str) -> Cursor | None:
        """How far something was read."""
        return self._store.cursor(name)

    def advance(self, cursor: Cursor) -> None:
        """Keep how far something was read."""
        self._store.advance([cursor])


class RehearsedLedger:
    """Fulfils `Ledger` for a rehearsal: reads the store, and keeps to itself what would be written."""

    def __init__(self, store: Store, list_name: ListName) -> None:
        self._store = store
        self._list = list_name
        self._real = StoreLedger(store, list_name)
        self._events: list[Event] = []
        self._cursors: dict[str, Cursor] = {}

    def standing(self, work: Identity) -> Proposal | None:
        """How a work stands, or would."""
        names = {work}
        known = self._store.work(work)
        if known is not None:
            names.update(known.identities)
        would = [event for event in self._events if event.work in names]
        if not would:
            return self._real.standing(work)
        log = list(self._store.events(list_name=self._list, work=known)) if known else []
        return proposal_of(self._list, work, [*log, *would])

    def is_blank(self) -> bool:
        """Is nothing remembered of this list, and would nothing be?"""
        return not self._events and self._real.is_blank()

    def pulls(self) -> frozenset[str]:
        """Where works were really proposed; a rehearsal opens nothing."""
        return self._real.pulls()

    def refused_in(self, pull: str) -> tuple[Identity, ...]:
        """What was really refused there; what would be, the run knows itself."""
        return self._real.refused_in(pull)

    def refused_among(self, names: Collection[Identity]) -> frozenset[Identity]:
        """Those that are really refused."""
        return self._real.refused_among(names)

    def append(self, events: Sequence[Event]) -> None:
        """Remember for as long as the rehearsal lasts."""
        self._events.extend(events)

    def cursor(self, name: str) -> Cursor | None:
        """How far something was read, or would have been."""
        return self._cursors.get(name) or self._real.cursor(name)

    def advance(self, cursor: Cursor) -> None:
        """Remember for as long as the rehearsal lasts."""
        self._cursors[cursor.name] = cursor
