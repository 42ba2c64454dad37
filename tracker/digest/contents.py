"""The headings of a long digest, for a reader to jump to; pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.digest.words import grouped, so_many

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.digest.model import Digest

LONG = 25
"""With more entries than this a digest is too long to be seen at once."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading with how much stands below it, and the headings within."""

    name: str
    place: str
    """What it is linked by."""
    within: tuple[Heading, ...] = ()


def contents(digest: Digest) -> tuple[Heading, ...]:
    """The headings of a long digest in order; none of a short one."""
    told = (digest.new, digest.waiting, digest.changed, digest.decided, digest.talked)
    if sum(map(len, told)) <= LONG:
        return ()
    return (*_kinds(digest), *_others(digest))


def place(digest: Digest, *steps: object) -> str:
    """What a heading is linked by: none of its own words, and the digest's day, as a post may hold several digests."""
    return "-".join(("digest", digest.until.date().isoformat(), *map(str, steps)))


def _kinds(digest: Digest) -> Iterator[Heading]:
    for at, (kind, sections) in enumerate(grouped(digest.new), 1):
        within = tuple(
            Heading(f"{section} ({len(items)})", place(digest, at, number))
            for number, (section, items) in enumerate(sections, 1)
            if section
        )
        yield Heading(so_many(kind, sections), place(digest, at), within)


def _others(digest: Digest) -> Iterator[Heading]:
    for name, heading, count in (
        ("waiting", "Waiting for a decision", len(digest.waiting) + digest.backlog.count),
        ("changed", "What changed", len(digest.changed)),
        ("decided", "What was decided", len(digest.decided)),
        ("talked", "Most talked-about", len(digest.talked)),
    ):
        if count:
            yield Heading(f"{heading} ({count})", place(digest, name))
    if digest.figures:
        yield Heading("Trends", place(digest, "trends"))
    if digest.health.sources:
        yield Heading("Sources and schedule", place(digest, "sources"))
