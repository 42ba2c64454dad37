"""A paper as a model sees it, field by field, so that a word in the title is not the same term as in the abstract."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from classifiers.cues import kind_cues, modality_cues
from classifiers.text import STOP, Text, tokens

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from state.records import Paper

FIELDS = ("title", "characters", "abstract", "cues")
"""The blocks of a model's vocabulary, each weighed by itself."""

_RUN = 4
_LONG = 40
"""Characters of a word that are looked at: no word is longer, but what stands for one may be."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a model sees of a paper."""

    title: Text
    abstract: Text
    cues: AbstractSet[str]

    def terms(self) -> tuple[AbstractSet[str], ...]:
        """The different terms, in the order of `FIELDS`."""
        return self.title.terms(), _runs(self.title.words), self.abstract.terms(), self.cues


_SHORT = 20
"""An abstract of fewer words is none: the title then stands for it, as models are fitted on papers that have one."""


def see(paper: Paper) -> Seen:
    """What a model sees of one paper; never raises, whatever the text is."""
    title, abstract = Text.read(paper.title), Text.read(paper.abstract)
    if len(abstract.words) < _SHORT:
        abstract = Text.read(f"{paper.title}. {paper.abstract}")
    cues = modality_cues(title, abstract)
    cues |= kind_cues(title, abstract, tokens(paper.comment or ""))
    return Seen(title, abstract, cues)


def _runs(words: list[str]) -> set[str]:
    return set().union(*map(runs_of, words))


@lru_cache(maxsize=20_000)
def runs_of(word: str) -> frozenset[str]:
    """Runs of characters inside a word, with the word's edges marked."""
    if word == STOP:
        return frozenset()
    edged = f" {word[:_LONG]} "
    return frozenset(edged[at : at + _RUN] for at in range(max(1, len(edged) - _RUN + 1)))
