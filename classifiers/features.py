"""A paper as sets of terms, one set a field, so that a word in the title is not the same term as in the abstract."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from classifiers.cues import kind_cues, modality_cues
from classifiers.text import STOP, terms, tokens

if TYPE_CHECKING:
    from state.records import Paper

FIELDS = ("title", "characters", "abstract", "cues")
"""The blocks of a model's vocabulary, each weighed by itself."""

_LENGTHS = (3, 4, 5)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a model sees of a paper; the order of the fields is that of `FIELDS`."""

    title: frozenset[str]
    characters: frozenset[str]
    abstract: frozenset[str]
    cues: frozenset[str]


def terms_of(paper: Paper) -> Terms:
    """The terms of one paper; never raises, whatever the text is."""
    title, abstract = tokens(paper.title), tokens(paper.abstract)
    title_terms, abstract_terms = terms(title), terms(abstract)
    cues = modality_cues(title_terms, abstract_terms) | kind_cues(
        title, abstract, tokens(paper.comment or "")
    )
    return Terms(
        frozenset(title_terms), frozenset(_pieces(title)), frozenset(abstract_terms), frozenset(cues)
    )


def _pieces(words: list[str]) -> set[str]:
    """Runs of characters inside words, with the word's edges marked."""
    found: set[str] = set()
    for word in words:
        if word != STOP:
            edged = f" {word} "
            for length in _LENGTHS:
                found.update(edged[at : at + length] for at in range(max(1, len(edged) - length + 1)))
    return found
