"""Merging a rebuilt list with what people made of the branch: their lines win, and the tracker's own lines never conflict.

A merge tool of its own, because an ordinary one stops where two sides insert at the same place, which is what
additions to a list do every day; here it is known which lines are the tracker's, and those can always be settled.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Conflict(Exception):
    """People changed the same lines in two ways; only people can tell which holds."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The three texts of a merge as lines: what both came from, the rebuilt list, and the branch with people's work."""

    base: Sequence[bytes]
    rebuilt: Sequence[bytes]
    people: Sequence[bytes]


class _Gap(NamedTuple):
    base: Sequence[bytes]
    rebuilt: Sequence[bytes]
    people: Sequence[bytes]
    then: Sequence[bytes]
    """The lines behind the gap, which all three have."""


def merge(base: bytes, rebuilt: bytes, people: bytes, own_lines: frozenset[bytes]) -> bytes:
    """The branch with the rebuilt list's changes in it; raises `Conflict` where people contradict people.

    `own_lines` are the lines that the tracker wrote, then or now.
    """
    sides = Sides(
        base.splitlines(keepends=True), rebuilt.splitlines(keepends=True), people.splitlines(keepends=True)
    )
    merged = _merged(sides, own_lines)
    if _doubled(merged, sides, own_lines):
        # a line of ours that was moved across one of theirs looks as if theirs were the one that was moved
        merged = _merged(sides, own_lines, hold=False)
        if _doubled(merged, sides, own_lines):
            raise Conflict
    return b"".join(merged)


def _merged(sides: Sides, own_lines: frozenset[bytes], *, hold: bool = True) -> list[bytes]:
    """Gap by gap; do lines of ours hold the three texts together, as those of people do?"""
    merged: list[bytes] = []
    for gap in _gaps(sides, frozenset() if hold else own_lines):
        merged.extend(_settle(gap, own_lines))
        merged.extend(gap.then)
    return merged


def _doubled(merged: Sequence[bytes], sides: Sides, own_lines: frozenset[bytes]) -> bool:
    """Does a line of people's stand more often than both sides' additions to what there was can tell?"""
    there, base, rebuilt, people = map(Counter, (merged, sides.base, sides.rebuilt, sides.people))
    added = (rebuilt - base) + (people - base)
    return any(there[line] > base[line] + added[line] for line in there if line not in own_lines)


def _settle(gap: _Gap, own_lines: frozenset[bytes]) -> Sequence[bytes]:
    if gap.rebuilt in (gap.base, gap.people):
        return gap.people
    if gap.people == gap.base:
        return gap.rebuilt
    before, rebuilt, people = (
        [line for line in side if line not in own_lines] for side in (gap.base, gap.rebuilt, gap.people)
    )
    known = set(gap.base)
    if _only_grew(before, rebuilt):
        there = known | set(gap.people)
        return [*gap.people, *(line for line in gap.rebuilt if line not in there)]
    if _only_grew(before, people):
        gone = known - set(gap.people)
        kept = [line for line in gap.rebuilt if line not in gone]
        return _woven(gap, kept, before, own_lines)
    raise Conflict


def _woven(
    gap: _Gap, kept: Sequence[bytes], before: Sequence[bytes], own_lines: frozenset[bytes]
) -> list[bytes]:
    """What is kept of the rebuilt lines, with people's new ones, each where they put it among what stood there before."""
    plain = [number for number, line in enumerate(kept) if line not in own_lines]
    places = [plain[at] if at >= 0 else -1 for at in _places(before, [kept[number] for number in plain])]
    known = {*gap.base, *kept}
    behind: dict[int, list[bytes]] = {}
    at, met = -1, 0
    for line in gap.people:
        if met < len(before) and line == before[met]:
            at, met = places[met], met + 1
        elif line in own_lines and line in kept:
            at = kept.index(line)
        elif line not in known:
            behind.setdefault(at, []).append(line)
    woven = list(behind.get(-1, ()))
    for number, line in enumerate(kept):
        woven += [line, *behind.get(number, ())]
    return woven


def _places(before: Sequence[bytes], after: Sequence[bytes]) -> Iterator[int]:
    """For each line from before, where it is afterwards, or what took its place; -1 where that is the very beginning."""
    for _, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        yield from (min(first + number, last - 1) for number in range(end - start))


def _only_grew(before: Sequence[bytes], after: Sequence[bytes]) -> bool:
    """Are all lines from before still there, in their order?"""
    rest = iter(after)
    return all(line in rest for line in before)


def _gaps(sides: Sides, loose: frozenset[bytes]) -> Iterator[_Gap]:
    """The places where the three differ, each with the common lines that follow it."""
    at = (0, 0, 0)
    for start, stop, rebuilt, people in _common(sides, loose):
        yield _Gap(
            sides.base[at[0] : start],
            sides.rebuilt[at[1] : rebuilt],
            sides.people[at[2] : people],
            sides.base[start:stop],
        )
        size = stop - start
        at = (stop, rebuilt + size, people + size)


def _common(sides: Sides, loose: frozenset[bytes]) -> Iterator[tuple[int, int, int, int]]:
    """Runs of lines that all three have: start and end in the base, start in the other two; ends with an empty run.

    Of `loose` lines none is taken for the same as another.
    """
    base, rebuilt, people = (
        [(line, (side, number) if line in loose else None) for number, line in enumerate(lines)]
        for side, lines in enumerate((sides.base, sides.rebuilt, sides.people))
    )
    ours = SequenceMatcher(None, base, rebuilt, autojunk=False).get_matching_blocks()
    theirs = SequenceMatcher(None, base, people, autojunk=False).get_matching_blocks()
    one = other = 0
    while one < len(ours) and other < len(theirs):
        mine, yours = ours[one], theirs[other]
        start = max(mine.a, yours.a)
        stop = min(mine.a + mine.size, yours.a + yours.size)
        if start < stop:
            yield start, stop, mine.b + start - mine.a, yours.b + start - yours.a
        if mine.a + mine.size < yours.a + yours.size:
            one += 1
        else:
            other += 1
    end = len(sides.base)
    yield end, end, len(sides.rebuilt), len(sides.people)


def line_ends(content: bytes) -> bytes | None:
    """How the lines of a text end, where all end alike."""
    breaks, pairs = content.count(b"\n"), content.count(b"\r\n")
    if not breaks or 0 < pairs < breaks:
        return None
    return b"\r\n" if pairs else b"\n"


def with_line_ends(content: bytes, ends: bytes) -> bytes:
    """The text with its lines ended like this."""
    return content.replace(b"\r\n", b"\n").replace(b"\n", ends)


def ends_in_common(fork: bytes, people: bytes, base: bytes) -> bytes | None:
    """How all lines are to end where one side gave all of its lines other ends; nothing where that is not so."""
    was, theirs, now = line_ends(fork), line_ends(people), line_ends(base)
    if None in (was, theirs, now) or was == theirs == now:
        return None
    return now if now != was else theirs


def without(content: bytes, ranges: Sequence[tuple[int, int]]) -> bytes:
    """The bytes without some ranges of lines."""
    gone = {line for start, end in ranges for line in range(start, end)}
    lines = content.splitlines(keepends=True)
    return b"".join(line for number, line in enumerate(lines) if number not in gone)
