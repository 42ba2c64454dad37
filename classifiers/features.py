"""The blocks of a model's vocabulary, and the terms of a paper in each, as strings: what a vocabulary is learned from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifiers.reading import abstract_of
from classifiers.text import STOP, terms, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from state.records import Paper

FIELDS = ("title", "characters", "abstract", "cues")
"""The blocks of a model's vocabulary, each weighed by itself."""

_RUN = 4
_LONG = 40
"""Characters of a word that are looked at: no word is longer, but what stands for one may be."""


def terms_of(paper: Paper) -> tuple[set[str], set[str], set[str]]:
    """The different terms of a paper in each of `FIELDS` but the last, whose cues are asked of many papers at once."""
    title = tokens(paper.title)
    return terms(title), _runs(title), terms(tokens(abstract_of(paper)))


def _runs(words: Iterable[str]) -> set[str]:
    return set().union(*map(runs_of, words))


def runs_of(word: str) -> frozenset[str]:
    """Runs of characters inside a word, with the word's edges marked."""
    if word == STOP:
        return frozenset()
    edged = f" {word[:_LONG]} "
    return frozenset(edged[at : at + _RUN] for at in range(max(1, len(edged) - _RUN + 1)))
