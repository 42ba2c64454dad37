"""The terms a model knows and how papers become rows of numbers over them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from classifiers.features import FIELDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from classifiers.features import Terms


@dataclass(frozen=True)
class Rows:
    """Sparse rows: entry `i` says that row `row[i]` holds `value[i]` in column `column[i]`."""

    count: int
    row: NDArray[np.intp]
    column: NDArray[np.intp]
    value: NDArray[np.float64]


@dataclass(frozen=True)
class Vocabulary:
    """The known terms, one tuple a field in the order of `FIELDS`, with the rarity of each and the weight of each field."""

    terms: tuple[tuple[str, ...], ...]
    rarity: NDArray[np.float64]
    field_weights: tuple[float, ...]

    def __len__(self) -> int:
        return len(self.rarity)

    @cached_property
    def _columns(self) -> tuple[dict[str, int], ...]:
        """For each field, where each of its terms stands among all columns."""
        start, columns = 0, []
        for field_terms in self.terms:
            columns.append({term: start + place for place, term in enumerate(field_terms)})
            start += len(field_terms)
        return tuple(columns)

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

    def rows(self, papers: Sequence[Terms]) -> Rows:
        """One row a paper; each field of words has the length that the field weighs, each cue just that weight."""
        fields = len(FIELDS)
        columns: list[int] = []
        lengths: list[int] = []
        for paper in papers:
            for field, known in zip(FIELDS, self._columns, strict=True):
                found = sorted(known[term] for term in known.keys() & getattr(paper, field))
                columns += found
                lengths.append(len(found))
        column = np.array(columns, dtype=np.intp)
        block = np.repeat(np.arange(len(lengths)), lengths)
        value = self.rarity[column]
        length = np.sqrt(np.bincount(block, weights=value**2, minlength=len(lengths)))
        length[FIELDS.index("cues") :: fields] = 1  # a cue weighs the same however many others fire
        weight = np.tile(self.field_weights, len(papers)) / np.maximum(length, 1e-12)
        return Rows(len(papers), block // fields, column, value * weight[block])
