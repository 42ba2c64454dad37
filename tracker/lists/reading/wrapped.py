"""Lines that end where the next word had no room, as editors break them at a width; pure."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from tracker.lists.entry.inline import marks
from tracker.lists.reading.entries import BULLET, EntryKind
from tracker.lists.reading.outline import Role
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.lists.reading.entries import Entry

BROKEN = frozenset({EntryKind.BULLET, EntryKind.PARAGRAPH})
"""Entries that may go on over several lines; a row is one line however wide."""
_WIDTHS = range(50, 161)
_MOST = 500
"""So many line ends tell enough."""
_FEWEST = 4
_SHARE = 0.8
_APART = 3
"""So many widths have the lines that words end by chance; lines of one make may be as wide as each other."""
_SHORT = 14
"""A line end before more letters than these may be meant, and still be one at many widths."""
_BROKEN = Pattern(r"(?: {2}|\\|</?br\s*/?>\s*)$")
_BLOCK = Pattern(r"\s*[>|<]")
"""The beginning of what stands by itself: a quotation, a row, HTML."""
_HYPHEN = Pattern(r"[^\W_]-$")
_END = Pattern(r"\n")


class _Joint(NamedTuple):
    """Two lines of a work, one behind the other."""

    line: int
    """The first of them."""
    width: int
    """How wide it is."""
    further: int
    """How wide it would be with the next word, or with the next link, which some keep whole."""
    inside: bool
    """Is it within the words of a link, where nobody means a line to end?"""

    def is_at(self, width: int) -> bool:
        """Does the line end because what comes next had no room in a width?"""
        return self.width <= width < self.further

    @property
    def tells(self) -> bool:
        """Does it end there for certain, or at few widths?"""
        return self.inside or self.further - self.width <= _SHORT


def unbroken(
    entries: list[Entry], texts: Sequence[str], written: Sequence[str], roles: Sequence[Role]
) -> tuple[list[Entry], int]:
    """Entries with what they say put together where it is broken, and the width at which it is; 0 where it is not.

    The width is that of the lines as they are written, which are read with the addresses of their links by name.
    """
    works = [(entry.start, entry.end) for entry in entries if entry.kind in BROKEN]
    width = width_of(written, roles, works)
    if not width:
        return entries, 0
    broken = frozenset(line for span in works for line in broken_at(written, roles, *span, width))
    return [
        replace(entry, joined=together(texts, entry.start, entry.end, broken))
        if not broken.isdisjoint(range(entry.start, entry.end))
        else entry
        for entry in entries
    ], width


def width_of(texts: Sequence[str], roles: Sequence[Role], works: Sequence[tuple[int, int]]) -> int:
    """The width at which works are broken, each from its first line to behind its last; 0 where line ends are meant, or too few tell."""
    joints = list(islice((one for span in works for one in _joints(texts, roles, *span)), _MOST))
    telling = [one for one in joints if one.tells]
    if len(telling) < _FEWEST:
        return 0
    held = {width: sum(one.is_at(width) for one in telling) for width in _WIDTHS}
    most = max(held.values())
    width = max((one for one in _WIDTHS if held[one] == most), key=lambda one: (one % 10 == 0, -one))
    over = sum(_goes_over(texts[start], width) for start, _ in works)
    apart = len({one.width for one in telling if one.is_at(width)})
    return width if apart >= _APART and most >= max(_FEWEST, _SHARE * (len(telling) + over)) else 0


def broken_at(
    texts: Sequence[str], roles: Sequence[Role], start: int, end: int, width: int
) -> frozenset[int]:
    """The lines of a work that end because of a width."""
    return frozenset(one.line for one in _joints(texts, roles, start, end) if one.is_at(width))


def together(texts: Sequence[str], start: int, end: int, broken: Iterable[int]) -> str:
    """The lines of a work, those that are broken put together with the next."""
    said = texts[start]
    for line in range(start + 1, end):
        if line - 1 in broken:
            said = said.rstrip() + ("" if _HYPHEN.search(said) else " ") + texts[line].lstrip()
        else:
            said += f"\n{texts[line]}"
    return said


def _joints(texts: Sequence[str], roles: Sequence[Role], start: int, end: int) -> Iterator[_Joint]:
    inside = _within_links(texts, start, end) if end - start > 1 else ()
    for line in range(start, end - 1):
        one, other = texts[line], texts[line + 1]
        said = roles[line] is roles[line + 1] is Role.TEXT
        if not said or _BROKEN.search(one) or BULLET.match(other) or _BLOCK.match(other):
            continue
        width, begins = len(one.rstrip()), other.lstrip()
        link = next((mark.end for mark in marks(begins) if mark.start == 0), 0)
        further = width + (not _HYPHEN.search(one)) + max(link, len(begins.split(maxsplit=1)[0]))
        yield _Joint(line, width, further, line in inside)


def _within_links(texts: Sequence[str], start: int, end: int) -> frozenset[int]:
    """The lines that end within the words of a link."""
    text = "\n".join(texts[start:end])
    labels = [mark.label for mark in marks(text)] if "](" in text else []
    return frozenset(
        line
        for line, found in enumerate(_END.finditer(text), start)
        if any(first < found.start() < last for first, last in labels)
    )


def _goes_over(text: str, width: int) -> bool:
    """Is a line longer than a width, though it could end between two of its words?"""
    if len(text) <= width:
        return False
    bullet = BULLET.match(text)
    text = text[bullet.end() if bullet else 0 :].strip()
    for mark in reversed(marks(text)):
        text = f"{text[: mark.start]}_{text[mark.end :]}"
    return " " in text
