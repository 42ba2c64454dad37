"""Bringing the memory from its branch and saving it there by compare-and-swap.

Saving never overwrites: the new commit stands on the one that was read, and the push names that commit as the one it
expects. Where somebody else saved meanwhile, what they saved is merged into the store (an import is a union, so order
does not matter), and the whole is exported anew on top of theirs.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Protocol

from state.errors import BadLineError, CutOffError
from state.records import Validator
from tracker.git import Git, git_environment, shown
from tracker.memory.errors import MemoryContestedError, MemoryRefusedError, MemoryUnreadableError
from tracker.memory.shelves import lines_in, place_of
from tracker.memory.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime
    from typing import TextIO

    from state.store import Forgetting

ATTEMPTS = 8
_ON_ACTIONS = ("github-actions[bot]", "41898282+github-actions[bot]@users.noreply.github.com")
_ELSEWHERE = ("tracker", "tracker@localhost")


class Exportable(Protocol):
    """The part of a store that travels, and its note of which commit it holds already."""

    def export(self, out: TextIO, forget: Forgetting | None = ...) -> object:
        """Write everything, or all but what may be forgotten, as JSON lines."""
        ...

    def import_(self, lines: Iterable[str | bytes], name: str = ...) -> object:
        """Merge JSON lines in, all or nothing; `name` is what messages call them."""
        ...

    def validator(self, url: str) -> Validator | None:
        """The commit last read from or written to a branch; the note goes where the store goes."""
        ...

    def keep_validator(self, validator: Validator) -> None:
        """Remember that commit; it is never exported."""
        ...


class Saved(StrEnum):
    """What became of a save."""

    SAVED = "saved"
    MERGED = "merged"
    """Saved on top of what somebody else had saved meanwhile."""
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Receipt:
    """How a save ended and on which commit the branch stands now."""

    outcome: Saved
    head: str | None


@dataclass(frozen=True, slots=True)
class MemoryBranch:
    """One branch of one repository, and how to get there."""

    remote: str
    name: str
    surroundings: Mapping[str, str] = field(repr=False)
    token: str = field(default="", repr=False)
    pause: Callable[[float], None] = time.sleep

    def pull(self, store: Exportable, now: datetime) -> str | None:
        """Merge what the branch holds into the store; returns the commit read, None where there is none yet."""
        with self._workshop() as workshop:
            head = workshop.fetch()
            if head:
                self._merge(workshop.folder, store)
                self._note(store, head, now)
            return head

    def push(self, store: Exportable, now: datetime, forget: Forgetting | None = None) -> Receipt:
        """Save the store on the branch, merged with whatever came there since it was read; what may be forgotten stays behind."""
        note = store.validator(self._address)
        known, merged, refused = note.etag if note else None, False, False
        with self._workshop() as workshop:
            for attempt in range(1, ATTEMPTS + 1):
                head = workshop.fetch()
                if head and head != known:
                    self._merge(workshop.folder, store)
                    known, merged = head, True
                workshop.fill(partial(store.export, forget=forget))
                commit = workshop.commit(head, now)
                if commit is None:
                    self._note(store, head, now)
                    return Receipt(Saved.UNCHANGED, head)
                refusal = workshop.swap(head, commit)
                if refusal is None:
                    self._note(store, commit, now)
                    return Receipt(Saved.MERGED if merged else Saved.SAVED, commit)
                unmoved = workshop.head() == head
                if unmoved and refused:  # once may be a push in the midst of moving it
                    raise MemoryRefusedError(self.name, refusal)
                refused = unmoved
                self.pause(attempt * Random().uniform(0.1, 0.5))
        raise MemoryContestedError(self.name, ATTEMPTS)

    @property
    def _address(self) -> str:
        return f"{shown(self.remote)}#{self.name}"

    def _note(self, store: Exportable, head: str | None, now: datetime) -> None:
        store.keep_validator(Validator(self._address, etag=head, last_modified=None, at=now))

    def _merge(self, folder: Path, store: Exportable) -> None:
        if not any(folder.rglob("*.jsonl")):  # somebody made the branch, and nothing was saved there yet
            return
        try:
            store.import_(lines_in(folder, self.name), self.name)
        except BadLineError as error:
            place = place_of(folder, error.number)
            raise MemoryUnreadableError(
                self.name, place, f"not a record of the memory: {error.why}"
            ) from error
        except CutOffError as error:
            raise MemoryUnreadableError(self.name, "the whole", str(error)) from error

    @contextmanager
    def _workshop(self) -> Iterator[Workshop]:
        author = _ON_ACTIONS if self.surroundings.get("GITHUB_ACTIONS") == "true" else _ELSEWHERE
        environment = git_environment(self.surroundings, self.remote, self.token)
        with TemporaryDirectory(prefix="tracker-memory-") as place:
            git = Git(Path(place), environment)
            workshop = Workshop(git, Path(place) / "tree", self.remote, self.name, author)
            workshop.open()
            yield workshop
