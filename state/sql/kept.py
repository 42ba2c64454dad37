"""A sighting as the store keeps it, and a work as it is made of several."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row as SqlRow

from state.codec import digest, micros, sighting_body, sighting_from
from state.folding import fingerprint, paper_of
from state.identity import Scheme
from state.merging import Names, names_of, record_identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from state.identity import Identity
    from state.records import Paper, Sighting

Key = tuple[str, str]
Row = tuple[str | int | None, ...]
SightingRow = SqlRow[*tuple[Any, ...]]
"""A row of the table of sightings, with its columns by name and in their order."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The last word of a source under a key, since when the key is known, and the names it has dropped."""

    sighting: Sighting
    body: str
    first_seen: int
    former: frozenset[str]
    names: Names
    """What can join it to others."""
    anchors: frozenset[str]
    """The names that can be a work's id, or lead to it."""
    links: frozenset[str]
    """The names by which it can join others: its anchors and its titles."""
    id: int = 0
    work: int = 0

    @property
    def key(self) -> Key:
        """Under what it is kept."""
        return (self.sighting.source, self.sighting.key)

    @property
    def rows(self) -> set[tuple[str, bool]]:
        """Everything that leads to it, and whether it is a name of the past."""
        rows = {(name, False) for name in self.links}
        if self.names.weak:
            rows.update((str(weak), False) for weak in self.names.weak)
        if self.former:
            rows.update((name, True) for name in self.former)
        return rows

    def same_as(self, other: Kept | None) -> bool:
        """Is there nothing to write?"""
        return (
            other is not None
            and self.body == other.body
            and self.sighting.seen_at == other.sighting.seen_at
            and self.first_seen == other.first_seen
            and self.former == other.former
        )

    def row(self, work: int) -> Row:
        """Its row, as part of a work, in the order of the table's columns."""
        sighting = self.sighting
        return (
            self.id,
            sighting.source,
            sighting.key,
            work,
            micros(sighting.seen_at),
            self.first_seen,
            self.body,
            json.dumps(sorted(self.former)) if self.former else None,
        )

    def numbered(self, number: int) -> Kept:
        """The same under its number; spelled out, since `replace` takes several times as long and each new one comes here."""
        return Kept(
            self.sighting,
            self.body,
            self.first_seen,
            self.former,
            self.names,
            self.anchors,
            self.links,
            number,
        )


def title_name(key: str) -> str:
    """The name under which sightings of one title find each other."""
    return f"title:{digest(key)[:16]}"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A sighting that has just arrived, from its source or from another store that knew it longer."""

    sighting: Sighting
    body: str
    first_seen: int
    former: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, sighting: Sighting, first_seen: datetime | None = None, former: tuple[str, ...] = ()
    ) -> Arrival:
        """A sighting made ready to be kept."""
        first = micros(min(first_seen or sighting.seen_at, sighting.seen_at))
        return cls(sighting, sighting_body(sighting), first, former)

    @property
    def key(self) -> Key:
        """Under what it is kept."""
        return (self.sighting.source, self.sighting.key)

    def repeats(self, row: SightingRow) -> bool:
        """Does it only say again what the store has been told before?"""
        return self.body == row.body and self.first_seen >= row.first_seen and not self.former

    def kept(self) -> Kept:
        """As the store keeps it."""
        return _kept(self.sighting, self.body, first_seen=self.first_seen, former=self.former)


def _kept(
    sighting: Sighting, body: str, *, first_seen: int, former: Iterable[str], number: int = 0, work: int = 0
) -> Kept:
    names = names_of(sighting)
    anchors = frozenset(map(str, names.strong or (record_identity(sighting),)))
    titles = [title_name(title) for title in (names.title, names.head) if title]
    return Kept(
        sighting=sighting,
        body=body,
        first_seen=first_seen,
        former=frozenset(former) - anchors if former else frozenset(),
        names=names,
        anchors=anchors,
        links=anchors.union(titles),
        id=number,
        work=work,
    )


def fold(one: Kept, other: Kept) -> Kept:
    """The last word of two under the same key; which is given first makes no difference."""
    latest = max(one, other, key=lambda kept: (kept.sighting.seen_at, kept.body))
    ever = one.anchors | other.anchors | one.former | other.former
    return replace(
        latest,
        first_seen=min(one.first_seen, other.first_seen),
        former=ever - latest.anchors,
        id=one.id or other.id,
        work=one.work or other.work,
    )


def kept_from_row(row: SightingRow) -> Kept:
    """A row of the table of sightings."""
    number, source, key, work, seen_at, first_seen, body, former = tuple(row)
    return _kept(
        sighting_from(source, key, seen_at, body),
        body,
        first_seen=first_seen,
        former=json.loads(former) if former else (),
        number=number,
        work=work,
    )


@dataclass(frozen=True, slots=True)
class Made:
    """A work made of the sightings of one class."""

    id: int
    name: str
    first_seen: int
    text: str
    paper: Paper

    def row(self) -> Row:
        """Its row in the table of works."""
        return (self.id, self.name, self.first_seen, self.text)


def make(members: Sequence[Kept]) -> Made:
    """The work that these sightings are of."""
    sightings = [member.sighting for member in members]
    name = identity_of(members)
    paper = paper_of(sightings, name.value if name.scheme is Scheme.ARXIV else None)
    return Made(
        id=min(member.id for member in members),
        name=str(name),
        first_seen=min(member.first_seen for member in members),
        text=fingerprint(paper),
        paper=paper,
    )


def identity_of(members: Sequence[Kept]) -> Identity:
    """The strongest identity of a work: what its id is made of."""
    strong = [identity for member in members for identity in member.names.strong]
    return min(strong or [record_identity(member.sighting) for member in members])
