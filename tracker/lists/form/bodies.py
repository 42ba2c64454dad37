"""An entry taken apart into its bodies: one for a line, one a cell for a row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.lists.entry.facts import EntryFacts, facts_of_parts
from tracker.lists.entry.parts import parse
from tracker.lists.entry.targets import PAGES
from tracker.lists.form.pattern import Body, compose, first_of_many
from tracker.lists.reading.entries import EntryKind
from tracker.lists.reading.fences import Fence
from tracker.lists.reading.outline import cell_bounds
from tracker.once import once
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.lists.entry.slots import Column
    from tracker.lists.entry.targets import Target
    from tracker.lists.reading.entries import Entry


@dataclass(frozen=True)
class Reading:
    """An entry with its bodies."""

    entry: Entry
    bodies: tuple[Body, ...]

    @once
    def facts(self) -> tuple[EntryFacts, ...]:
        """What each body states."""
        return tuple(facts_of_parts(body.facts) for body in self.bodies)

    def told_as(self, at: int, body: Body) -> Reading:
        """The same with another body at one place."""
        if body is self.bodies[at]:
            return self
        return Reading(self.entry, (*self.bodies[:at], body, *self.bodies[at + 1 :]))

    @property
    def complete(self) -> bool:
        """Do the bodies tell all of the entry, and not the first of several works on one line?"""
        entry = self.entry
        return entry.kind is EntryKind.ROW or self.bodies[0].text == _told(entry)

    @once
    def targets(self) -> frozenset[Target]:
        """What its links lead to."""
        return frozenset(target for facts in self.facts for target in facts.links if target in PAGES)


def bodies_at(readings: Iterable[Reading], at: int) -> list[Body]:
    """The bodies at one place of the entries that reach so far: some people end a row early."""
    return [reading.bodies[at] for reading in readings if at < len(reading.bodies)]


def read_entry(entry: Entry, columns: Sequence[Column | None]) -> Reading:
    """Take an entry apart."""
    if entry.kind is EntryKind.ROW:
        starts, ends = cell_bounds(entry.text)
        texts = [entry.text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
        bodies = tuple(
            _cell(text, columns[at] if at < len(columns) else None) for at, text in enumerate(texts)
        )
    elif entry.kind is EntryKind.BLOCK:
        from tracker.lists.form.blocklines import heading_parts  # noqa: PLC0415 - most lists have no blocks

        bodies = (compose(heading_parts(entry.text.split("\n", 1)[0][len(entry.marker) :])),)
    else:
        bodies = (compose(first_of_many(parse(_told(entry)))),)
    return Reading(entry, bodies)


def _told(entry: Entry) -> str:
    """What an entry tells in words, without a fence and the fold around it: BibTeX that is quoted is of its own work."""
    text = entry.body
    fence = _FENCE.search(text) if "\n" in text else None
    if fence is None:
        return text
    if _FOLDED_WHOLE.match(text):
        return _without_code(text)
    fold = text.rfind("<details", 0, fence.start())
    return text[: fold if fold >= 0 else fence.start()].rstrip()


_FENCE = Pattern(r"\n[ \t]*(?:`{3,}(?![^\n]*`)|~{3,}(?![^\n]*~))")
_FOLDED_WHOLE = Pattern(r"\s*(?:<li\b[^<>]*>\s*)?<details\b", re.IGNORECASE)
_EMPTY_FOLD = Pattern(
    r"\n[ \t]*<details\b[^<>]*>\s*<summary\b[^<>]*>[^<>]*</summary>\s*</details>", re.IGNORECASE
)
_GAP = Pattern(r"\n(?:[ \t]*\n){2,}")


def _without_code(text: str) -> str:
    """A work that is folded away whole, without its code and the folds around nothing else."""
    fence = Fence()
    kept = "\n".join(line for line in text.split("\n") if not fence.holds(line))
    return _GAP.sub("\n\n", _EMPTY_FOLD.sub("", kept))


@lru_cache(maxsize=512)  # dates, venues and empty cells are the same in many rows
def _cell(text: str, column: Column | None) -> Body:
    return compose(parse(text, column))
