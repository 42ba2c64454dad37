"""What is kept of a list's pull requests beside the log: which ends and which comments were heard. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping  # noqa: TC003 - pydantic reads it
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from tracker.cursors import shaped

if TYPE_CHECKING:
    from state.records import Cursor, ListName

_HANDLED_AT_MOST = 500


def notes_on(name: ListName) -> str:
    """Under which name the memory keeps a list's notes."""
    return f"pullrequest:{name}"


@dataclass(frozen=True, slots=True)
class Noted:
    """One list's notes, as a cursor of the memory keeps them."""

    settled: Mapping[str, str] = field(default_factory=dict)
    """The pull requests whose end was heard, each with what tells that end from another."""
    handled: tuple[str, ...] = ()
    """The lines of comments that were obeyed, the latest last."""
    theirs: frozenset[str] = frozenset()
    """The refused works that stood on the branch in people's own lines."""
    listed: frozenset[str] = frozenset()
    """The refused works that stood on the default branch's list."""

    @classmethod
    def read(cls, cursor: Cursor | None) -> Noted:
        """What a cursor says; nothing where it is none of ours."""
        return (shaped(_STORED, cursor.value) if cursor else None) or cls()

    def with_those_of(self, other: Noted) -> Noted:
        """What was heard by either."""
        handled = dict.fromkeys((*other.handled, *self.handled))
        return Noted(
            {**other.settled, **self.settled},
            tuple(handled),
            self.theirs | other.theirs,
            self.listed | other.listed,
        )

    def written(self) -> str:
        """As a cursor's value."""
        # all that ever ended: one that is forgotten would be heard again in every run, and what it refused with it
        kept = {"settled": dict(self.settled), "handled": self.handled[-_HANDLED_AT_MOST:]}
        return json.dumps(
            {**kept, "theirs": sorted(self.theirs), "listed": sorted(self.listed)}, sort_keys=True
        )


_STORED = TypeAdapter(Noted)
