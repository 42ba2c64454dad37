"""The seam to a list's own editor: what it is asked, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from state.identity import Identity
    from tracker.pullrequest.nominees import Nominee


@dataclass(frozen=True, slots=True)
class Placement:
    """Where the editor put one nominee."""

    work: Identity
    section: tuple[str, ...]
    line: int
    """1-based, in the new text."""
    text: str
    """The lines exactly as inserted, decoded for reading only."""


@dataclass(frozen=True, slots=True)
class Left:
    """A nominee that the editor did not insert, and why."""

    work: Identity
    reason: str


@dataclass(frozen=True, slots=True)
class Edited:
    """A list with nominees put in."""

    content: bytes
    placed: tuple[Placement, ...] = ()
    left: tuple[Left, ...] = ()
    side: tuple[str, ...] = ()
    """What was changed beside the entries, such as a counter; in our own words."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry that stands in a list: what it names, and its lines as `content.splitlines(keepends=True)[start:end]`."""

    identities: frozenset[Identity]
    section: tuple[str, ...]
    start: int
    end: int


class ListEditor(Protocol):
    """A list's dialect, as far as a pull request needs it. All of it is pure."""

    def fault(self, content: bytes) -> str:
        """Why these bytes cannot be read as a list, so that nothing may be concluded from them; else empty."""
        ...

    def unfit(self, content: bytes, nominees: Sequence[Nominee]) -> Sequence[Left]:
        """Those that could not be put in, each asked about by itself, and why."""
        ...

    def insert(self, content: bytes, nominees: Sequence[Nominee]) -> Edited:
        """Put nominees in; a nominee that is there already is left out with a reason."""
        ...

    def entries(self, content: bytes) -> Sequence[Listed]:
        """Every entry that names a work."""
        ...
