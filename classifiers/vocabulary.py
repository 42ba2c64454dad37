"""The terms a model knows and how papers become rows of numbers over them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, repeat
from typing import TYPE_CHECKING

import numpy as np

from classifiers.features import FIELDS, runs_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from classifiers.features import Seen


_TITLE, _CHARACTERS, _ABSTRACT, _CUES = range(len(FIELDS))


@dataclass(frozen=True)
class Rows:
    """Sparse rows: entry `i` says that row `row[i]` holds `value[i]` in column `column[i]`."""

    count: int
    row: NDArray[np.intp]
    column: NDArray[np.intp]
    value: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Words:
    """Where the words and pairs of one field stand; each known word has a number, and 0 is every other word."""

    number: dict[str, int]
    single: NDArray[np.intp]
    """The column of each numbered word, -1 where it is known in pairs only."""
    begins: NDArray[np.bool_]
    """Which numbered words are the first of a pair."""
    ends: NDArray[np.bool_]
    """Which are the second."""
    pairs: NDArray[np.intp]
    """The pairs as one number each, in order, and one that no pair has."""
    paired: NDArray[np.intp]
    """The column of each pair."""

    @classmethod
    def of(cls, terms: Sequence[str], start: int) -> _Words:
        """Number the words of the terms, which stand from a column on."""
        words = sorted({word for term in terms for word in term.split(" ")})
        number = {word: place for place, word in enumerate(words, 1)}
        single = np.full(len(words) + 1, -1, dtype=np.intp)
        begins, ends = np.zeros(len(words) + 1, dtype=np.bool_), np.zeros(len(words) + 1, dtype=np.bool_)
        pairs = {(len(words) + 1) ** 2: -1}
        for column, term in enumerate(terms, start):
            first, *rest = map(number.__getitem__, term.split(" "))
            if rest:
                begins[first] = ends[rest[0]] = True
                pairs[first * len(single) + rest[0]] = column
            else:
                single[first] = column
        keys = sorted(pairs)
        return cls(number, single, begins, ends, np.array(keys), np.array([pairs[key] for key in keys]))

    def among(self, texts: Sequence[Sequence[str]]) -> _Found:
        """The known words and pairs of each text, as often as they stand there."""
        lengths = [len(words) for words in texts]
        number = np.fromiter(
            map(self.number.get, chain.from_iterable(texts), repeat(0)), dtype=np.intp, count=sum(lengths)
        )
        text = np.repeat(np.arange(len(texts)), lengths)
        single = self.single[number]
        known = single >= 0
        first, second = number[:-1], number[1:]
        near = self.begins[first] & self.ends[second] & (text[:-1] == text[1:])
        pair = first[near] * len(self.single) + second[near]
        place = np.searchsorted(self.pairs, pair)
        real = self.pairs[place] == pair
        return _Found(
            np.concatenate([text[known], text[:-1][near][real]]),
            np.concatenate([single[known], self.paired[place[real]]]),
        )


@dataclass(frozen=True, slots=True)
class _Found:
    """Columns that were found, beside the place of the text in which each was."""

    text: NDArray[np.intp]
    column: NDArray[np.intp]

    @classmethod
    def of(cls, columns: Sequence[Sequence[int]]) -> _Found:
        """From the columns of each text."""
        lengths = [len(found) for found in columns]
        return cls(
            np.repeat(np.arange(len(columns)), lengths),
            np.fromiter(chain.from_iterable(columns), dtype=np.intp, count=sum(lengths)),
        )


class _Runs(dict[str, tuple[int, ...]]):
    """Word of a title → the columns of the known runs of characters inside, worked out when first asked."""

    _MOST = 20_000

    def __init__(self, terms: Sequence[str], start: int) -> None:
        super().__init__()
        self._column = {term: column for column, term in enumerate(terms, start)}

    def __missing__(self, word: str) -> tuple[int, ...]:
        if len(self) >= self._MOST:
            self.clear()
        known = self._column
        found = self[word] = tuple(known[run] for run in runs_of(word) if run in known)
        return found


@dataclass(frozen=True)
class Vocabulary:
    """The known terms, one tuple a field in the order of `FIELDS`, with the rarity of each and the weight of each field."""

    terms: tuple[tuple[str, ...], ...]
    rarity: NDArray[np.float64]
    field_weights: tuple[float, ...]

    def __len__(self) -> int:
        return len(self.rarity)

    @cached_property
    def _starts(self) -> list[int]:
        """The first column of each field, and what comes after the last."""
        return [0, *accumulate(len(terms) for terms in self.terms)]

    @cached_property
    def _field(self) -> NDArray[np.intp]:
        """The field of each column."""
        return np.repeat(np.arange(len(FIELDS)), [len(terms) for terms in self.terms])

    @cached_property
    def _title(self) -> _Words:
        return _Words.of(self.terms[_TITLE], self._starts[_TITLE])

    @cached_property
    def _runs(self) -> _Runs:
        return _Runs(self.terms[_CHARACTERS], self._starts[_CHARACTERS])

    @cached_property
    def _abstract(self) -> _Words:
        return _Words.of(self.terms[_ABSTRACT], self._starts[_ABSTRACT])

    @cached_property
    def _cues(self) -> dict[str, int]:
        return {cue: column for column, cue in enumerate(self.terms[_CUES], self._starts[_CUES])}

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
        row, column = self._found(papers)
        block = row * len(FIELDS) + self._field[column]
        value = self.rarity[column]
        length = np.sqrt(np.bincount(block, weights=value**2, minlength=len(papers) * len(FIELDS)))
        length[_CUES :: len(FIELDS)] = 1  # a cue weighs the same however many others fire
        weight = np.tile(self.field_weights, len(papers)) / np.maximum(length, 1e-12)
        return Rows(len(papers), row, column, value * weight[block])

    def _found(self, papers: Sequence[Seen]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The row and column of each term, once and in order: sums of fractions depend on their order."""
        runs, cues = self._runs, self._cues
        parts = (
            self._title.among([paper.title.words for paper in papers]),
            _Found.of([[column for word in paper.title.words for column in runs[word]] for paper in papers]),
            self._abstract.among([paper.abstract.words for paper in papers]),
            _Found.of([[cues[cue] for cue in paper.cues if cue in cues] for paper in papers]),
        )
        bits = len(self).bit_length()
        places = np.sort(np.concatenate([part.text << bits | part.column for part in parts]))
        once = places[np.diff(places, prepend=-1) > 0]  # `np.unique` does the same, three times slower
        return once >> bits, once & ((1 << bits) - 1)
