"""Blocks of code between fences, followed from line to line."""

from __future__ import annotations

from tracker.pattern import Pattern

_OPENS = Pattern(r"^\s*(?P<signs>`{3,}(?=[^`]*$)|~{3,}(?=[^~]*$))")
"""Words between three marks of code on one line are words within a line: ```` ```CVPR 2025``` [paper](…) ````."""


class Fence:
    """Tells of each line, from the first to the last, whether it is code."""

    __slots__ = ("_signs",)

    def __init__(self) -> None:
        self._signs = ""

    @property
    def open(self) -> bool:
        """Does a block go on behind the lines told so far?"""
        return bool(self._signs)

    def holds(self, text: str) -> bool:
        """Is the next line code, or does it begin or end some? Only as many signs as began it, and nothing else, end it."""
        if self._signs:
            bare = text.strip()
            if bare.startswith(self._signs) and not bare.strip(self._signs[0]):
                self._signs = ""
            return True
        if ("```" in text or "~~~" in text) and (match := _OPENS.match(text)):
            self._signs = match["signs"]
            return True
        return False
