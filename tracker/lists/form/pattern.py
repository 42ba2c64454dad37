"""The pattern of a body: its parts with what differs from entry to entry taken out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tracker.lists.entry.slots import GLUE, LINK, Part, Slot
from tracker.lists.entry.targets import Target
from tracker.lists.entry.venues import Standing, standing_of
from tracker.once import once
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

_PAPER, _STAR = Target.PAPER, Target.STAR
_WORD = Pattern(r"[^\W_]")
_CLOSING = Pattern(r"\A(?:[)>\]*_`]|</\w+>)+")
_BREAK = Pattern(r"</?br\s*/?>|&(?:nbsp|emsp|ensp);", re.IGNORECASE)
"""What sets links apart without a word."""
_MANY = 2


class LinkRun(NamedTuple):
    """Links one after another and what stands between them."""

    links: tuple[Part, ...]
    between: tuple[str, ...]

    @property
    def starred(self) -> bool:
        """Is it nothing but badges that count stars? Those stand in runs of their own."""
        return self.links[0].target is _STAR

    def by_target(self) -> list[tuple[Target, Part]]:
        """Each link with where it leads."""
        return [(link.target, link) for link in self.links if link.target]


@dataclass(frozen=True)
class Body:
    """One entry's body, or one cell of a row, taken apart."""

    parts: tuple[Part | LinkRun, ...]
    text: str

    @once
    def facts(self) -> tuple[Part, ...]:
        """The parts without glue, links one by one."""
        found: list[Part] = []
        for part in self.parts:
            if isinstance(part, LinkRun):
                found.extend(part.links)
            else:
                found.append(part)
        return tuple(found)

    def with_parts(self, parts: Iterable[Part | LinkRun]) -> Body:
        """The same words, understood otherwise."""
        return Body(tuple(parts), self.text)

    @once
    def slots(self) -> frozenset[Slot]:
        """The slots that its parts state."""
        return frozenset([part.slot for part in self.facts])

    @once
    def targets(self) -> frozenset[Target | None]:
        """What its links lead to."""
        return frozenset([part.target for part in self.facts if part.slot is LINK])

    @once
    def to_paper(self) -> frozenset[Slot]:
        """What of it leads to the paper."""
        return frozenset([part.slot for part in self.facts if part.target is _PAPER])

    @once
    def dates_preprint(self) -> bool | None:
        """Does it tell a year beside the word for a preprint? None where it has no such word."""
        if Slot.VENUE not in self.slots:
            return None
        facts = [part for part in self.facts if part.slot is not GLUE]
        at = next(at for at, part in enumerate(facts) if part.slot is Slot.VENUE)
        if standing_of(facts[at].raw) is not Standing.PREPRINT:
            return None
        behind = any(part.slot in (Slot.YEAR, Slot.DATE) for part in facts[at + 1 : at + 2])
        return behind or any(part.slot is Slot.YEAR for part in facts[max(0, at - 1) : at])


def compose(parts: Sequence[Part]) -> Body:
    """Put neighbouring links together into runs."""
    found: list[Part | LinkRun] = []
    at = 0
    while at < len(parts):
        part = parts[at]
        if part.slot is not LINK:
            found.append(part)
            at += 1
            continue
        links, between, at = [part], [], at + 1
        while _link_follows(parts, at, part):
            apart = parts[at].slot is GLUE
            between.append(parts[at].raw if apart else "")
            at += apart
            links.append(parts[at])
            at += 1
        found.append(LinkRun(tuple(links), tuple(between)))
    return Body(tuple(found), "".join(part.raw for part in parts))


def first_of_many(parts: Sequence[Part]) -> Sequence[Part]:
    """An enumeration of works reduced to its first, since a new entry is about one."""
    names = [at for at, part in enumerate(parts) if part.slot is Slot.NAME]
    urls = [at for at, part in enumerate(parts) if part.slot is Slot.URL]
    if len(names) < _MANY or len(urls) < _MANY or any(part.slot is Slot.TITLE for part in parts):
        return parts
    end = urls[0] + 1
    if parts[end].raw[:1] not in (")", ">"):  # in HTML the words of a link stand behind its address
        end = next(at for at in names if at > end) + 1
    behind = parts[end].raw
    closing = behind[: len(behind) - len(_CLOSING.sub("", behind))]
    return [*parts[:end], Part(Slot.GLUE, closing, closing)]


def _link_follows(parts: Sequence[Part], at: int, first: Part) -> bool:
    if at >= len(parts):
        return False
    raw = parts[at].raw
    if parts[at].slot is GLUE and not _WORD.search(_BREAK.sub("", raw) if "<" in raw or "&" in raw else raw):
        at += 1
    if at >= len(parts) or parts[at].slot is not LINK:
        return False
    return (parts[at].target is _STAR) == (first.target is _STAR)


Key = tuple[tuple[str, str], ...]
"""What two bodies of one pattern share: slots, and what is the same in each."""
LINKS, STARS = "links", "stars"
"""What stands in a key for a run of links, and for one of badges that count stars."""


def key_of(body: Body, common: AbstractSet[str]) -> Key:
    """The pattern of a body: glue and common words stay, everything else is reduced to its slot."""
    found: list[tuple[str, str]] = []
    for part in body.parts:
        if isinstance(part, LinkRun):
            found.append((STARS if part.starred else LINKS, ""))
        elif part.slot is GLUE or (part.raw in common and _may_stay(part)):
            joined = found.pop()[1] + part.raw if found and found[-1][0] is GLUE else part.raw
            found.append((GLUE, joined))
        elif part.slot is Slot.URL:
            found.append((Slot.URL, part.target or ""))
        elif part.slot in (Slot.YEAR, Slot.PICTURE):
            found.append((part.slot, part.form))
        elif part.slot is Slot.VENUE:
            found.append((Slot.VENUE, standing_of(part.raw)))
        else:
            found.append((part.slot, ""))
    return tuple(found)


def _may_stay(part: Part) -> bool:
    """May something stand in every entry as it stands here? No badge that tells where or when one work appeared."""
    return part.slot is Slot.TEXT or (part.slot is Slot.PICTURE and not part.form)
