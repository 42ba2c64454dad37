"""Many papers cut into words at once, as numbers: of a word that is only looked up, no string is made.

The words are those of `classifiers.text.tokens`. Each is known by a number that is worked out from its letters; that two
words share one is as good as impossible, and would only make one stand for the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from classifiers.text import LONGEST, STOP, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from state.records import Paper

    Numbers = NDArray[np.intp]
    Keys = NDArray[np.uint64]

TITLE, ABSTRACT, COMMENT = range(3)
"""The texts of a paper: all titles are read first, then all abstracts, then all comments."""

_SHORT = 20
"""An abstract with fewer words than this gets the title put before it: models are fitted on papers with an abstract."""
_SHORT_TEXT = 400
"""An abstract with this many characters is long enough; its words need not be counted."""

_OTHER, _BLANK, _COLON, _STOP = 0, 1, 2, ord(STOP)
"""Classes of characters between words; a byte that is part of a word stands for itself, and all of those are greater."""


def _character(code: int) -> int:
    letter = chr(code)
    if code > 127 or letter.isalnum() or letter == "_":
        return ord(letter.lower()) if code < 128 else code
    if letter in ".!?":
        return _STOP
    if letter == ":":
        return _COLON
    return _BLANK if letter.isspace() else _OTHER


_CHARACTERS = np.array([_character(code) for code in range(256)], dtype=np.uint8)
_EIGHT = 8
BEHIND = b" " * 40
"""Padding after the last text, so that eight letters can be read at once from any place."""
_MASKS = np.array([(1 << 8 * size) - 1 for size in range(_EIGHT + 1)], dtype=np.uint64)
_STIR = np.uint64(0x9E3779B97F4A7C15)
_OTHERS = tuple(np.uint64(odd) for odd in (0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93))
"""A multiplier for the second, third and fourth eight letters of a word; letters after those do not enter its number."""


def stirred(key: Keys) -> Keys:
    """The same keys hashed so that each bit depends on all others, and any few bits can be used as an index."""
    key = key * _STIR
    key ^= key >> np.uint64(32)
    key *= _OTHERS[0]
    key ^= key >> np.uint64(29)
    return key


def keys_of(words: Iterable[str]) -> Keys:
    """The number of each of some words, in none of which there is a blank."""
    text = " ".join((*words, "")).encode()
    letters = np.frombuffer(text + BEHIND, dtype=np.uint8)
    end = np.flatnonzero(letters[: len(text)] == ord(" "))
    start = np.append(0, end + 1)[:-1]
    return keys(letters, start, end - start)


def keys(letters: NDArray[np.uint8], start: Numbers, length: Numbers) -> Keys:
    """The number of each word in some letters, behind which `BEHIND` stands."""
    eight = np.ndarray((len(letters) - _EIGHT + 1,), dtype="<u8", buffer=letters.data, strides=(1,))
    key: Keys = eight[start] & _MASKS[np.minimum(length, _EIGHT)]
    for round_, odd in enumerate(_OTHERS, 1):
        longer = np.flatnonzero(length > round_ * _EIGHT)
        part = (
            eight[start[longer] + round_ * _EIGHT]
            & _MASKS[np.minimum(length[longer] - round_ * _EIGHT, _EIGHT)]
        )
        key[longer] = (key[longer] ^ (part * odd)) * _STIR + length[longer].astype(np.uint64)
    return stirred(key)


@dataclass(frozen=True)
class Reading:
    """The words of some papers one after the other: all titles, all abstracts, all comments."""

    papers: int
    letters: NDArray[np.uint8]
    """The texts in lower case, as bytes."""
    start: Numbers
    """Where each word begins in them; the end of a sentence is a word too."""
    length: Numbers
    first: Numbers
    """The first word of each text, and in the end how many words there are."""
    parted: Numbers
    """The first word of each title after its first colon; its very first where it has none."""

    @cached_property
    def text(self) -> Numbers:
        """The text that each word is part of."""
        return np.repeat(np.arange(len(self.first) - 1), np.diff(self.first))

    @cached_property
    def key(self) -> Keys:
        """A number for each word, the same for the same word in every reading."""
        return keys(self.letters, self.start, self.length)

    def field(self, field: int) -> slice:
        """Where the words of a field stand."""
        return slice(int(self.first[field * self.papers]), int(self.first[(field + 1) * self.papers]))

    def word(self, place: int) -> str:
        """One word as a string."""
        begin = int(self.start[place])
        return self.letters[begin : begin + int(self.length[place])].tobytes().decode("utf-8", "replace")


def readings(papers: Sequence[Paper], size: int = 512) -> Iterator[Reading]:
    """The papers a few at a time, which is quickest: what is looked at then stays at hand."""
    for start in range(0, len(papers), size):
        yield read(papers[start : start + size])


def read(papers: Sequence[Paper]) -> Reading:
    """Cut the texts of papers into words; never raises, whatever the texts are."""
    titles = [paper.title for paper in papers]
    texts = (*titles, *map(abstract_of, papers), *(paper.comment or "" for paper in papers))
    parts = list(map(_plain, texts))
    raw = np.frombuffer(b"\n".join((b"", *parts, BEHIND)), dtype=np.uint8)
    letters = _CHARACTERS[raw]
    inside = letters > _STOP
    opening = inside[1:] & ~inside[:-1]
    opening[:-1] |= (letters[1:-1] == _STOP) & (letters[2:] == _BLANK)
    start = np.flatnonzero(opening) + 1
    length = np.ones(len(start), dtype=np.intp)
    word = np.flatnonzero(inside[start])
    length[word] = np.flatnonzero(inside[:-1] & ~inside[1:]) + 1 - start[word]
    end = np.cumsum([1, *map(len, parts)]) + np.arange(len(parts) + 1) - 1
    first = np.searchsorted(start, end)
    parted = _parted(letters, start, first[: len(papers)], end[: len(papers) + 1])
    return Reading(len(papers), letters, start, length, first, parted)


def abstract_of(paper: Paper) -> str:
    """The abstract as it is read: with the title before it where it is too short to be one."""
    return f"{paper.title}. {paper.abstract}" if is_short(paper.abstract) else paper.abstract


def is_short(abstract: str) -> bool:
    """Is an abstract so short that the title is read with it?"""
    return len(abstract) < _SHORT_TEXT and len(tokens(abstract)) < _SHORT


def _plain(text: str) -> bytes:
    text = text[:LONGEST]
    return text.encode() if text.isascii() else " ".join(tokens(text)).encode()


def _parted(letters: NDArray[np.uint8], start: Numbers, first: Numbers, end: Numbers) -> Numbers:
    """Where the second part of each title begins, by its first word and the ends of the texts around it."""
    stretch = letters[: int(end[-1]) + 1]
    colons = np.append(np.flatnonzero((stretch[:-1] == _COLON) & (stretch[1:] == _BLANK)), len(letters))
    colon = colons[np.searchsorted(colons, end[:-1])]
    return np.where(colon < end[1:], np.searchsorted(start, colon), first)
