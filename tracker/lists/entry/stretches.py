"""Stretches of a text: which of it is told already, and what lies between."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Told:
    """The stretches of a text that are told already; however many they are, one more is quickly asked about.

    >>> told = Told("VLM, CVPR 2025")
    >>> told.add(5, 14)
    >>> told.is_free(0, 3), told.is_free(10, 14)
    (True, False)
    """

    def __init__(self, text: str) -> None:
        """Nothing of a text is told yet."""
        self._letters = bytearray(len(text))

    def add(self, start: int, end: int) -> None:
        """A stretch is told."""
        self._letters[start:end] = b"\1" * (end - start)

    def is_free(self, start: int, end: int) -> bool:
        """Is nothing told yet by any of a stretch?"""
        return self._letters.find(1, start, end) < 0


def gaps(text: str, covered: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches between some that are covered.

    >>> list(gaps("VLM, CVPR 2025", [(0, 3), (10, 14)]))
    [(3, 10)]
    """
    at = 0
    for start, end in sorted(covered):
        if start > at:
            yield at, start
        at = max(at, end)
    if at < len(text):
        yield at, len(text)
