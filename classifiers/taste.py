"""Which words a list's people take: each word of title and abstract and each category, held against what was passed over; pure.

Words are kept as numbers of a fixed size, so that thousands of papers cost little and are weighed at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from classifiers.labels import rejection
from classifiers.text import STOP, terms, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from classifiers.measuring import Floats
    from state.records import Paper

PARTS = ("title", "abstract", "first", "any")
"""Where a word stands: in the title, in the abstract, as the first category, as any category."""
_BITS = 18
_NUMBERS = len(PARTS) << _BITS
_CATEGORIES = PARTS.index("first") << _BITS
_WORTH = 5.0
"""How many papers a word's overall share counts for (a smoothing prior): words seen in few papers say little."""
_ONCE = 1
"""A word says nothing unless more papers than this that were taken have it."""
_AVOIDED = 3
"""A category speaks against a paper once more papers than this were passed over in it, even if none was taken."""


def words_of(paper: Paper, organisation: str = "") -> bytes:
    """The different words of a paper, each a number that also says in which part it stands.

    Who made it, where that is known, is held against what was passed over as a category is.
    """
    parts: tuple[Iterable[str], ...] = (
        terms(tokens(paper.title)),
        {*tokens(paper.abstract)} - {STOP},
        paper.categories[:1],
        (*paper.categories, *([f"by {organisation.casefold()}"] if organisation else ())),
    )
    found = {
        part << _BITS | crc32(word.encode("utf-8", "replace")) & ((1 << _BITS) - 1)
        for part, words in enumerate(parts)
        for word in words
    }
    return np.array(sorted(found), dtype=np.int32).tobytes()


def _count(papers: Sequence[bytes], shares: Sequence[float] | None = None) -> Floats | NDArray[np.intp]:
    """How many of the papers have each word; where shares are given, each counts as much as its share."""
    words = _joined(papers)
    weights = None if shares is None else np.repeat(shares, [len(one) // words.itemsize for one in papers])
    return np.bincount(words, weights=weights, minlength=_NUMBERS)


def _joined(papers: Sequence[bytes]) -> NDArray[np.int32]:
    return np.frombuffer(b"".join(papers), dtype=np.int32)


@dataclass(frozen=True, eq=False)
class Taste:
    """How much more often each word stands in what was taken than in what was passed over, as logarithm of odds."""

    worth: Floats = field(default_factory=lambda: np.zeros(_NUMBERS))

    @classmethod
    def learn(
        cls,
        taken: Sequence[bytes],
        passed: Sequence[bytes],
        refused: Sequence[bytes] = (),
        shares: Sequence[float] | None = None,
    ) -> Taste:
        """From the words of papers that were taken, of those passed over in silence, and of those a person refused.

        Each of those refused counts as much as its share of a decision, where shares are given.
        """
        part = [1.0] * len(refused) if shares is None else shares
        for_it, silent, said_no = _count(taken), _count(passed), _count(refused, part)
        telling = for_it > _ONCE
        telling[_CATEGORIES:] |= silent[_CATEGORIES:] > _AVOIDED
        kept = np.flatnonzero(telling | (said_no > _ONCE))
        each = rejection(sum(part), len(passed))
        yes, no = for_it[kept], silent[kept] + each * said_no[kept]
        against = len(passed) + each * sum(part)
        usual = _WORTH * (yes + no + 0.5) / (len(taken) + against + 1)
        worth = np.zeros(_NUMBERS)
        worth[kept] = np.log((yes + usual) / (len(taken) + _WORTH)) - np.log(
            (no + usual) / (against + _WORTH)
        )
        # what only refusals speak of is believed the more of them there are: two papers share many a word by chance;
        # it never speaks for a paper, which so few papers that each word seems rare in them would make of it
        often = said_no[kept] / (said_no[kept] + _WORTH)
        worth[kept] = np.where(telling[kept], worth[kept], np.minimum(worth[kept] * often, 0.0))
        return cls(worth)

    def of(self, papers: Sequence[bytes]) -> Floats:
        """The summed worth of each paper's words: one row a paper, one column for each of `PARTS`."""
        words = _joined(papers)
        lengths = [len(paper) // words.itemsize for paper in papers]
        row = np.repeat(np.arange(len(papers)) * len(PARTS), lengths)
        at = row + (words >> _BITS)
        sums = np.bincount(at, weights=self.worth[words], minlength=len(papers) * len(PARTS))
        return sums.astype(np.float64).reshape(-1, len(PARTS))
