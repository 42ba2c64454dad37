"""How like a paper is to the entries of each family: to the nearest few, and to the middle of them all.

Words come in sets, whose order differs from process to process: what is summed over them is summed exactly (`fsum`), so
that the same page and paper give the same answer to the last digit everywhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain, pairwise
from math import fsum, log, sqrt
from typing import TYPE_CHECKING, NamedTuple

from classifiers.mentions import families
from classifiers.text import STOP, terms, tokens
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from tracker.lists.placing.place import Family

    Read = Callable[[Sequence[str]], set[str]]
    Texts = Mapping[Family, Sequence[Sequence[str]]]

STEM = 6
_NEIGHBOURS = 3
_ABSTRACT = 0.3


def phrases(words: Sequence[str]) -> set[str]:
    """Stems of words, and of neighbours within a sentence."""
    stems = [word[:STEM] for word in words]
    found = {stem for stem, word in zip(stems, words, strict=True) if len(word) > 2}
    found.update(f"{one} {other}" for one, other in pairwise(stems) if STOP not in (one, other))
    return found


def topics(words: Sequence[str]) -> set[str]:
    """Stems of two lengths, and what fields the words belong to."""
    long = [word for word in words if len(word) > 2]
    found = {word[:5] for word in long}
    found.update(word[:8] for word in long)
    found.update(f"field: {family}" for family in families(terms(words)))
    return found


_PIECES = Pattern(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")
"""Where a coined name falls apart: `Emo|LLM`, `LLM|Nav`."""


def with_pieces(text: str) -> list[str]:
    """The words of a text and, behind them, what its coined names are made of."""
    words = tokens(text)
    known = set(words)
    return [*words, STOP, *(piece for piece in tokens(_PIECES.sub(" ", text)) if piece not in known)]


class Asked(NamedTuple):
    """The words of a paper and of the texts it is held against, each with its worth: the rarer the more."""

    read: Mapping[Family, Sequence[AbstractSet[str]]]
    worth: Mapping[str, float]
    words: Mapping[str, float]
    length: float

    def likeness(self, text: AbstractSet[str]) -> float:
        """The cosine between the paper and a text."""
        pull = self.pull(text)
        return pull / self.size(text) if pull else 0.0

    def pull(self, text: AbstractSet[str]) -> float:
        """How much a text shares with the paper, whatever its own size."""
        shared = text & self.words.keys()
        return fsum([self.words[word] * self.worth[word] for word in shared]) / self.length if shared else 0.0

    def size(self, text: AbstractSet[str]) -> float:
        """How long a text is as a vector."""
        return sqrt(fsum([self.worth[word] ** 2 for word in text])) or 1.0


def ask(texts: Texts, read: Read, title: Sequence[str], abstract: Sequence[str]) -> Asked:
    """Hold a paper against texts, read in one way."""
    read_texts = {family: [read(text) for text in those] for family, those in texts.items()}
    spread = Counter(chain.from_iterable(chain.from_iterable(read_texts.values())))
    total = sum(len(those) for those in read_texts.values()) + 1
    worth = {word: log(total / (1 + count)) + 0.1 for word, count in spread.items()}
    words = {word: _ABSTRACT * worth[word] for word in read(abstract) if word in worth}
    words.update({word: worth[word] for word in read(title) if word in worth})
    length = sqrt(fsum(value * value for value in words.values())) or 1.0
    return Asked(read_texts, worth, words, length)


def to_nearest(asked: Asked) -> dict[Family, float]:
    """The mean likeness to the few texts of each family that are most like the paper."""
    found = {}
    for family, texts in asked.read.items():
        likeness = sorted(map(asked.likeness, texts), reverse=True)
        found[family] = sum(likeness[:_NEIGHBOURS]) / _NEIGHBOURS
    return found


def to_middle(asked: Asked) -> dict[Family, float]:
    """The likeness to the middle of each family, to which all of its texts pull alike."""
    found = {}
    for family, texts in asked.read.items():
        middle: defaultdict[str, float] = defaultdict(float)
        pull = 0.0
        for text in texts:
            size = asked.size(text)
            pull += asked.pull(text) / size
            for word in text:
                middle[word] += asked.worth[word] / size
        reach = sqrt(fsum([value * value for value in middle.values()]))
        found[family] = pull / (reach + _LONELY)
    return found


_LONELY = 1.0
"""As if one more title pulled nowhere: one or two hardly tell where the middle is."""
