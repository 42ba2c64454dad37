"""What the tracker's commits say of themselves, so that anyone can tell them from people's.

A commit is the tracker's when its message names the very bytes that it holds: nobody's work can be in it then, whoever
is named as its author. An amended commit keeps the message and loses the match.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.forge.port import Oid, blob_oid, trailer_values
from tracker.pullrequest.nominees import plain_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from state.identity import Identity

_LIST = "Tracker-List"
_BLOB = "Tracker-Blob"
ENTRY = "Tracker-Entry"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a commit of the tracker says it holds: the list's bytes by their git name, and the works it adds."""

    list: str
    blob: Oid
    entries: tuple[str, ...]
    """Ids, or code names where an id is not made of harmless characters."""

    def fits(self, content: bytes | None) -> bool:
        """Are these the bytes it speaks of?"""
        return content is not None and blob_oid(content) == self.blob


def trailers(list_name: str, content: bytes, works: Iterable[Identity]) -> tuple[str, ...]:
    """The lines under a commit's subject."""
    entries = (f"{ENTRY}: {plain_name(work)}" for work in works)
    return (f"{_LIST}: {list_name}", f"{_BLOB}: {blob_oid(content)}", *entries)


def entries_named(messages: str) -> frozenset[str]:
    """All that commits of the tracker brought, by what their messages say, also where several were squashed into one."""
    lines = (line.strip() for line in messages.splitlines())  # git sets in what it squashes
    return frozenset(trailer_values("\n".join(lines), ENTRY))


def stamp_of(message: str, list_name: str) -> Stamp | None:
    """What a message says, or None where it is none of the tracker's for this list."""
    blobs = trailer_values(message, _BLOB)
    if trailer_values(message, _LIST) != [list_name] or len(blobs) != 1:
        return None
    return Stamp(list_name, Oid(blobs[0]), tuple(trailer_values(message, ENTRY)))
