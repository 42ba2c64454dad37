"""What one text mentions of the lexicon, word by word; `cues` and `contributions` ask the same of many texts at once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from classifiers.lexicon import FAMILIES, FAR, OPENERS, WORKS
from classifiers.text import STOP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet


def families(terms: AbstractSet[str]) -> dict[str, int]:
    """How many different terms of each family of the lexicon a text has."""
    return dict(Counter(family for term in FAMILIES.keys() & terms for family in FAMILIES[term]))


def introduced(words: Sequence[str]) -> Iterator[str]:
    """The kinds of work that the text says it introduces, in order: the nearest noun after each verb of introducing."""
    for place, word in enumerate(words):
        if word in OPENERS:
            for later in words[place + 1 : place + 1 + FAR]:
                if later == STOP:
                    break
                if later in WORKS:
                    yield WORKS[later]
                    break
