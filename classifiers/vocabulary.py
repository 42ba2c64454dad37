"""The terms a model knows and how papers become rows of numbers over them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from classifiers.cues import cues
from classifiers.features import FIELDS, runs_of
from classifiers.marks import Numbering
from classifiers.reading import ABSTRACT, TITLE, readings
from classifiers.spoken import quoted, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from classifiers.marks import Marks
    from classifiers.reading import Numbers, Reading
    from state.records import Paper


_TITLE, _CHARACTERS, _ABSTRACT, _CUES = range(len(FIELDS))


@dataclass(frozen=True)
class Rows:
    """Sparse rows: entry `i` says that row `row[i]` holds `value[i]` in column `column[i]`."""

    count: int
    row: NDArray[np.intp]
    column: NDArray[np.intp]
    value: NDArray[np.float64]

    @classmethod
    def joined(cls, parts: Sequence[Rows]) -> Rows:
        """The rows of the parts, one after the other."""
        before = accumulate((part.count for part in parts), initial=0)
        shifted = [part.row + start for part, start in zip(parts, before, strict=False)]
        return cls(
            sum(part.count for part in parts),
            np.concatenate([np.zeros(0, np.intp), *shifted]),
            np.concatenate([np.zeros(0, np.intp), *(part.column for part in parts)]),
            np.concatenate([np.zeros(0), *(part.value for part in parts)]),
        )


class _Columns(NamedTuple):
    """The column of each numbered word and of each numbered pair in one field, -1 where it has none there."""

    words: Numbers
    pairs: Numbers

    @classmethod
    def of(cls, numbering: Numbering, terms: Sequence[str], start: int) -> _Columns:
        """The columns of terms that stand from a column on."""
        words = np.full(len(numbering.words) + 1, -1, dtype=np.intp)
        pairs = np.full(len(numbering.pairs) + 1, -1, dtype=np.intp)
        number = np.fromiter(map(numbering.numbers.__getitem__, terms), dtype=np.intp, count=len(terms))
        paired = np.array([" " in term for term in terms], dtype=np.bool_)
        column = np.arange(start, start + len(terms))
        words[number[~paired]], pairs[number[paired]] = column[~paired], column[paired]
        return cls(words, pairs)

    def among(self, marks: Marks, field: int) -> _Found:
        """The known terms of each paper, as often as they stand there."""
        part = marks.part(field)
        words, pairs = self.words[part.word], self.pairs[part.pair]
        known, paired = np.flatnonzero(words >= 0), np.flatnonzero(pairs >= 0)
        return _Found(
            np.concatenate([part.paper[known], part.paper[part.pair_at[paired]]]),
            np.concatenate([words[known], pairs[paired]]),
        )


class _Found(NamedTuple):
    """Columns that were found, beside the paper in which each was."""

    paper: Numbers
    column: Numbers


class _Runs(dict[int, tuple[int, ...]]):
    """Key of a word → the columns of the known runs of characters inside, worked out when first met."""

    _MOST = 20_000

    def __init__(self, terms: Sequence[str], start: int) -> None:
        super().__init__()
        self._column = {term: column for column, term in enumerate(terms, start)}

    def among(self, reading: Reading) -> _Found:
        """The runs inside the words of each title."""
        if len(self) >= self._MOST:
            self.clear()
        here = reading.field(TITLE)
        found = [
            self.get(key) or self._learn(key, reading.word(place))
            for place, key in enumerate(reading.key[here].tolist(), here.start)
        ]
        lengths = [len(columns) for columns in found]
        columns = np.fromiter(chain.from_iterable(found), dtype=np.intp, count=sum(lengths))
        known = np.flatnonzero(columns != _NONE)
        return _Found(np.repeat(reading.text[here], lengths)[known], columns[known])

    def _learn(self, key: int, word: str) -> tuple[int, ...]:
        known = self._column
        found = self[key] = tuple(known[run] for run in sorted(runs_of(word)) if run in known) or (_NONE,)
        return found


_NONE = -1
"""The column of what a word without known runs has, so that it need not be looked at again."""


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
    def fields(self) -> Numbers:
        """The field of each column, as a place in `FIELDS`."""
        return np.repeat(np.arange(len(FIELDS)), [len(terms) for terms in self.terms])

    @cached_property
    def _numbering(self) -> Numbering:
        return Numbering.of((*self.terms[_TITLE], *self.terms[_ABSTRACT]))

    @cached_property
    def _title(self) -> _Columns:
        return _Columns.of(self._numbering, self.terms[_TITLE], self._starts[_TITLE])

    @cached_property
    def _abstract(self) -> _Columns:
        return _Columns.of(self._numbering, self.terms[_ABSTRACT], self._starts[_ABSTRACT])

    @cached_property
    def _runs(self) -> _Runs:
        return _Runs(self.terms[_CHARACTERS], self._starts[_CHARACTERS])

    def name(self, column: int) -> str:
        """What a person reads for a column."""
        place = bisect_right(self._starts, column) - 1
        field, term = FIELDS[place], self.terms[place][column - self._starts[place]]
        if field == "cues":
            return spoken(term)
        return quoted(field, term)

    def rows(self, papers: Sequence[Paper]) -> Rows:
        """One row a paper."""
        return Rows.joined([self.rows_of(self.mark(reading)) for reading in readings(papers)])

    def mark(self, reading: Reading) -> Marks:
        """Find the known words and pairs in texts."""
        return self._numbering.mark(reading)

    def rows_of(self, marks: Marks) -> Rows:
        """One row a paper; each field of words has the length that the field weighs, each cue just that weight."""
        papers = marks.reading.papers
        row, column = self._found(marks)
        block = row * len(FIELDS) + self.fields[column]
        value = self.rarity[column]
        length = np.sqrt(np.bincount(block, weights=value * value, minlength=papers * len(FIELDS)))
        length[_CUES :: len(FIELDS)] = 1  # a cue weighs the same however many others fire
        weight = np.tile(self.field_weights, papers) / np.maximum(length, 1e-12)
        return Rows(papers, row, column, value * weight[block])

    def _found(self, marks: Marks) -> tuple[Numbers, Numbers]:
        """The row and column of each term, once and in order: sums of fractions depend on their order."""
        parts = (
            self._title.among(marks, TITLE),
            self._runs.among(marks.reading),
            self._abstract.among(marks, ABSTRACT),
            self._answers(marks),
        )
        bits = len(self).bit_length()
        places = np.sort(np.concatenate([part.paper << bits | part.column for part in parts]))
        once = places[np.diff(places, prepend=-1) > 0]  # `np.unique` does the same, three times slower
        return once >> bits, once & ((1 << bits) - 1)

    def _answers(self, marks: Marks) -> _Found:
        """The known cues that each paper has."""
        answers = cues(marks)
        known = [answers[cue] for cue in self.terms[_CUES] if cue in answers]
        columns = [
            column for column, cue in enumerate(self.terms[_CUES], self._starts[_CUES]) if cue in answers
        ]
        if not known:
            return _Found(np.zeros(0, np.intp), np.zeros(0, np.intp))
        cue, paper = np.nonzero(np.stack(known))
        return _Found(paper, np.array(columns)[cue])
