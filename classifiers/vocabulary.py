"""The terms a model knows and how papers become rows of numbers over them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from classifiers.features import FIELDS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

    from classifiers.features import Seen
    from classifiers.text import Text


@dataclass(frozen=True)
class Rows:
    """Sparse rows: entry `i` says that row `row[i]` holds `value[i]` in column `column[i]`."""

    count: int
    row: NDArray[np.intp]
    column: NDArray[np.intp]
    value: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the terms of one field stand, pairs of words under their first: no string is made to look one up."""

    single: dict[str, int]
    pairs: dict[str, dict[str, int]]

    @classmethod
    def of(cls, terms: Sequence[str], start: int) -> _Columns:
        single: dict[str, int] = {}
        pairs: dict[str, dict[str, int]] = {}
        for column, term in enumerate(terms, start):
            first, between, second = term.partition(" ")
            if first and second and between:
                pairs.setdefault(first, {})[second] = column
            single[term] = column
        return cls(single, pairs)

    def among(self, terms: AbstractSet[str]) -> list[int]:
        """The columns of those terms that are known."""
        return [column for column in map(self.single.get, terms) if column is not None]

    def in_text(self, text: Text) -> list[int]:
        """The columns of the known words and pairs of a text, each once."""
        followers = self.pairs.get
        found = {
            column
            for first, second in pairwise(text.words)
            if (after := followers(first)) is not None and (column := after.get(second)) is not None
        }
        return [*self.among(text.vocabulary), *found]


@dataclass(frozen=True)
class Vocabulary:
    """The known terms, one tuple a field in the order of `FIELDS`, with the rarity of each and the weight of each field."""

    terms: tuple[tuple[str, ...], ...]
    rarity: NDArray[np.float64]
    field_weights: tuple[float, ...]

    def __len__(self) -> int:
        return len(self.rarity)

    @cached_property
    def _columns(self) -> tuple[_Columns, ...]:
        """For each field, where each of its terms stands among all columns."""
        starts = np.cumsum([0, *(len(field_terms) for field_terms in self.terms)]).tolist()
        return tuple(
            _Columns.of(field_terms, start) for field_terms, start in zip(self.terms, starts, strict=False)
        )

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What a person reads for each column."""
        return tuple(
            term
            if field == "cues"
            else f"{field}: {term.replace(' ', '␣') if field == 'characters' else term}"
            for field, field_terms in zip(FIELDS, self.terms, strict=True)
            for term in field_terms
        )

    def rows(self, papers: Sequence[Seen]) -> Rows:
        """One row a paper; each field of words has the length that the field weighs, each cue just that weight."""
        title, characters, abstract, cues = self._columns
        columns: list[int] = []
        lengths: list[int] = []
        for paper in papers:
            for found in (
                title.in_text(paper.title),
                characters.among(paper.characters),
                abstract.in_text(paper.abstract),
                cues.among(paper.cues),
            ):
                found.sort()  # sums of fractions depend on their order, and that of a set on the process
                columns += found
                lengths.append(len(found))
        fields = len(FIELDS)
        column = np.array(columns, dtype=np.intp)
        block = np.repeat(np.arange(len(lengths)), lengths)
        value = self.rarity[column]
        length = np.sqrt(np.bincount(block, weights=value**2, minlength=len(lengths)))
        length[FIELDS.index("cues") :: fields] = 1  # a cue weighs the same however many others fire
        weight = np.tile(self.field_weights, len(papers)) / np.maximum(length, 1e-12)
        return Rows(len(papers), block // fields, column, value * weight[block])
