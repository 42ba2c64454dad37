"""Where on a list a person would file a work, learned from the list's own entries in milliseconds.

Plain counting: what share of a section's words is this word, against the share in the whole list. Nothing is loaded and
nothing is kept between calls, so that a list with six entries and one with three thousand are routed alike.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import exp, log, sqrt
from typing import TYPE_CHECKING, Generic, TypeVar

from classifiers.text import STOP, terms, tokens

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

Key = TypeVar("Key", bound="Hashable")

_PULL = 30.0
"""Words that each section borrows from the whole list (smoothing), so that two entries do not make it too sure."""
_PRIOR = 0.7
_SHARPNESS = 1.6
_HEADING = 2
"""A word of a section's heading counts as often as this many words of its entries."""


@dataclass(frozen=True)
class SectionRouter(Generic[Key]):
    """Knows the words of each section of one list."""

    words: Mapping[Key, Counter[str]]
    sizes: Mapping[Key, int]
    everywhere: Counter[str]

    @classmethod
    def fit(
        cls, entries: Iterable[tuple[Key, str]], headings: Mapping[Key, str] | None = None
    ) -> SectionRouter[Key]:
        """Learn from (section, text) pairs; `headings` gives the sections' own words, also of sections still empty."""
        words: dict[Key, Counter[str]] = {}
        sizes: dict[Key, int] = {}
        for section, text in entries:
            words.setdefault(section, Counter()).update(_terms(text))
            sizes[section] = sizes.get(section, 0) + 1
        for section, heading in (headings or {}).items():
            counted = words.setdefault(section, Counter())
            for term in _terms(heading):
                counted[term] += _HEADING
            sizes.setdefault(section, 0)
        everywhere: Counter[str] = Counter()
        for counted in words.values():
            everywhere.update(counted)
        return cls(words, sizes, everywhere)

    def rank(self, title: str) -> list[tuple[Key, float]]:
        """Every section with its probability, likeliest first; equal ones in the order of the list.

        Only by a work's title, as entries are titles: what an abstract adds has so far only misled.
        """
        known = sorted(term for term in _terms(title) if term in self.everywhere)
        total = sum(self.everywhere.values()) or 1
        usual = {term: self.everywhere[term] / total for term in known}
        calm = _SHARPNESS / sqrt(len(known) + 1)
        scores: dict[Key, float] = {}
        for section, counted in self.words.items():
            size = counted.total()
            spoken = sum(
                log((counted[term] + _PULL * usual[term]) / (size + _PULL) / usual[term]) for term in known
            )
            scores[section] = calm * spoken + _PRIOR * log(self.sizes[section] + 1)
        return _shares(scores)


def _terms(text: str) -> set[str]:
    return {
        term for term in terms(tokens(text)) if STOP not in term and (len(term) > 2 or not term.isdigit())
    }


def _shares(scores: dict[Key, float]) -> list[tuple[Key, float]]:
    if not scores:
        return []
    top = max(scores.values())
    powers = {section: exp(score - top) for section, score in scores.items()}
    total = sum(powers.values())
    return sorted(((section, power / total) for section, power in powers.items()), key=lambda pair: -pair[1])
