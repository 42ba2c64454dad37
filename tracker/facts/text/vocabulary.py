"""Words by number, and what is to be said of each: found for many words at once, by arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from classifiers.reading import keys_of
from tracker.facts.text.anchors import Anchor

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from classifiers.reading import Keys, Numbers

    Bits = NDArray[np.int64]

BREAK = "_"
"""The word that stands between two texts; it has the first number."""
NO_KEY = np.uint64(0)
"""The key of a word that has to be spelt out."""
_NOTHING = np.zeros(0, dtype=np.int64)


class Vocabulary:
    """The words met so far, numbered, with what was asked of them: each is asked once, for texts are made of few.

    A word lies in one of two slots, which the first and the last bits of its key say, or in none where others came first.
    """

    MOST = 50_000
    _BITS = 16

    def __init__(self) -> None:
        self.anchors = len(Anchor.every)
        """How many it asks of each word."""
        self._words = [BREAK]
        self._number = {BREAK: 0}
        self._keys = np.full(self.MOST, NO_KEY)
        """The key of each word that is in a slot; the break is in all that nothing else is in."""
        self._keys[:1] = keys_of((BREAK,))
        self._upper, self._lower = np.zeros((2, 1 << self._BITS), dtype=np.intp)
        self._answers: dict[Callable[[str], int], Bits] = {}

    @property
    def is_over(self) -> bool:
        """Is it time to begin anew: has it many words, or has an anchor been added that it never asked?"""
        return len(self._words) >= len(self._keys) or self.anchors < len(Anchor.every)

    def numbers(self, keys: Keys, spelt: Callable[[int], str]) -> Numbers:
        """The number of each word by its key; `spelt` spells one out that is in no slot, or has no key."""
        upper = (keys >> np.uint64(64 - self._BITS)).view(np.intp)
        numbers = self._upper[upper]
        missed = np.flatnonzero(self._keys[numbers] != keys)
        others = keys[missed]
        lower = (others & np.uint64((1 << self._BITS) - 1)).view(np.intp)
        numbers[missed] = second = self._lower[lower]
        for other in np.flatnonzero(self._keys[second] != others).tolist():
            place = missed[other]
            numbers[place] = self._learned(spelt(place), others[other], upper[place], lower[other])
        return numbers

    def _learned(self, word: str, key: np.uint64, upper: int, lower: int) -> int:
        """The number of a word, which is put into a slot when it is first met."""
        number = self._number.setdefault(word, len(self._words))
        if number == len(self._words):
            self._words.append(word)
            slots, slot = (self._lower, lower) if self._upper[upper] else (self._upper, upper)
            if key != NO_KEY and number < len(self._keys) and not slots[slot]:
                slots[slot], self._keys[number] = number, key
        return number

    def answers(self, ask: Callable[[str], int]) -> Bits:
        """What is to be said of each word, by its number."""
        known = self._answers.get(ask, _NOTHING)
        if len(known) < len(self._words):
            new = [ask(word) for word in self._words[len(known) :]]
            known = self._answers[ask] = np.concatenate([known, np.array(new, dtype=np.int64)])
        return known
