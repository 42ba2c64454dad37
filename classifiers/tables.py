"""A hash table of 64-bit keys in numpy arrays: the numbers of many keys are looked up at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from classifiers.reading import Keys, Numbers


class Table(NamedTuple):
    """The keys it knows have the numbers from 1 on; 0 stands for every other key.

    Each key is stored in one of two places, one named by its upper bits and one by its lower, so a look-up needs two looks.
    The table is made larger until every key has found a place.
    """

    keys: Keys
    upper: Numbers
    lower: Numbers
    bits: int

    @classmethod
    def of(cls, keys: Keys) -> Table:
        """Number different keys in their order; the keys must be stirred."""
        ordered = np.sort(keys)  # `np.unique` loads the part of numpy for masked arrays
        if (ordered[1:] == ordered[:-1]).any():
            raise ValueError("two of the keys are the same")
        numbers, bits, whole = np.arange(1, len(keys) + 1), max(4, (4 * len(keys)).bit_length()), False
        while not whole:
            bits += 1
            upper, lower = np.zeros(1 << bits, dtype=np.intp), np.zeros(1 << bits, dtype=np.intp)
            above, below = _places(keys, bits)
            upper[above] = numbers
            rest = upper[above] != numbers
            lower[below[rest]] = numbers[rest]
            whole = bool((lower[below[rest]] == numbers[rest]).all())
        return cls(np.append(np.zeros(1, dtype=np.uint64), keys), upper, lower, bits)

    def find(self, keys: Keys) -> Numbers:
        """The number of each key."""
        above, below = _places(keys, self.bits)
        number = self.upper[above]
        missed = np.flatnonzero(self.keys[number] != keys)
        other = self.lower[below[missed]]
        number[missed] = np.where(self.keys[other] == keys[missed], other, 0)
        return number


def _places(keys: Keys, bits: int) -> tuple[Numbers, Numbers]:
    upper = (keys >> np.uint64(64 - bits)).astype(np.intp)
    return upper, (keys & np.uint64((1 << bits) - 1)).astype(np.intp)
