"""Lines broken at the width that a page keeps; pure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracker.lists.reading.bullets import begins
from tracker.lists.reading.entries import BULLET
from tracker.lists.reading.wrapped import BROKEN
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.form.group import Neighbourhood

_BEGINS_BLOCK = Pattern(r"(?:[-+*•–]|#{1,6}|\d{1,9}[.)]|[=-]+)$|[<>|]|```|~~~")
"""A word that would be more than a word at the beginning of a line."""


def wrapped(around: Neighbourhood, lines: Sequence[str]) -> list[str]:
    """A new entry with its lines broken as the page has them; as it is where such a line would begin something else."""
    width = around.page.width if around.group.kind in BROKEN else 0
    if not width or all(len(line) <= width for line in lines):
        return list(lines)
    indent = _indent(around)
    found: list[str] = []
    for at, line in enumerate(lines):
        bullet = BULLET.match(line)
        own = " " * bullet.end() if bullet else line[: len(line) - len(line.lstrip())]
        broken = _broken(line, width, own if at or indent is None else indent)
        if any(map(begins, broken[1:])):
            return list(lines)
        found.extend(broken)
    return found


def _indent(around: Neighbourhood) -> str | None:
    """What stands before lines that go on with an entry's first, if any does."""
    votes: Counter[str] = Counter()
    for reading in around.own or around.others:
        entry = reading.entry
        if entry.joined.split("\n")[0] != entry.text.split("\n")[0] and entry.joined:
            second = entry.text.split("\n")[1]
            votes[second[: len(second) - len(second.lstrip())]] += 1
    return votes.most_common(1)[0][0] if votes else None


def _broken(line: str, width: int, indent: str) -> list[str]:
    bullet = BULLET.match(line)
    begun = bullet.end() if bullet else len(line) - len(line.lstrip())
    words = line[begun:].rstrip().split(" ")
    lines = [line[:begun] + words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) <= width or not word or _BEGINS_BLOCK.match(word):
            lines[-1] += f" {word}"
        else:
            lines.append(indent + word)
    lines[-1] += line[len(line.rstrip()) :]
    return lines
