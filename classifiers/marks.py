"""Where a text names the lexicon's terms, and which families stand together in which sentence.

Families are bits of one number here, so that what a sentence or a text names is asked in one step.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from itertools import compress, count
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from classifiers.lexicon import FAMILIES
from classifiers.text import STOP

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class Group(NamedTuple):
    """The families of a term, by name and as bits."""

    families: tuple[str, ...]
    bits: int


@dataclass(frozen=True, slots=True)
class Marks:
    """What a text names of the lexicon."""

    terms: list[tuple[int, Group]]
    """Each term by the place of its first word, in order."""
    sentences: list[int]
    """The families that each sentence names; the last one is what follows the last stop."""

    def named(self) -> int:
        """The families that the text names."""
        return reduce(or_, self.sentences)

    def counts(self) -> Mapping[str, int]:
        """How often each family is named."""
        found: dict[str, int] = {}
        for _, group in self.terms:
            for family in group.families:
                found[family] = found.get(family, 0) + 1
        return found


_BITS = {
    family: 1 << place
    for place, family in enumerate(sorted({name for names in FAMILIES.values() for name in names}))
}


def bits(families: Iterable[str]) -> int:
    """The same families as bits of one number."""
    return reduce(or_, map(_BITS.__getitem__, families), 0)


def families_of(named: int) -> frozenset[str]:
    """The families behind the bits."""
    return frozenset(family for family, bit in _BITS.items() if bit & named)


def read_marks(words: Sequence[str]) -> Marks:
    """Every term of the lexicon in a text."""
    terms: list[tuple[int, Group]] = []
    sentences, named = [], 0
    for place in places_of(_NOTABLE, words):
        word = words[place]
        if word == STOP:
            sentences.append(named)
            named = 0
            continue
        alone, followed = _OPENING[word]
        if alone:
            terms.append((place, alone))
            named |= alone.bits
        if followed and place + 1 < len(words) and (both := followed.get(words[place + 1])):
            terms.append((place, both))
            named |= both.bits
    return Marks(terms, [*sentences, named])


def places_of(wanted: frozenset[str], words: Sequence[str]) -> Iterable[int]:
    """Where one of the wanted words stands, in order."""
    return compress(count(), map(wanted.__contains__, words))


def _by_first_word() -> dict[str, tuple[Group | None, dict[str, Group]]]:
    """First word → the families it belongs to alone, and those of each pair it begins: quicker to find than pairs."""
    opening: dict[str, tuple[Group | None, dict[str, Group]]] = {}
    for term, names in FAMILIES.items():
        first, _, second = term.partition(" ")
        group = Group(names, bits(names))
        alone, followed = opening.get(first, (None, {}))
        opening[first] = (alone, {**followed, second: group}) if second else (group, followed)
    return opening


_OPENING = _by_first_word()
_NOTABLE = frozenset(_OPENING) | {STOP}
