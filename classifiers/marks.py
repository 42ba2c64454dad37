"""Papers with the words of the lexicon marked in them, as arrays: what is asked of one word is asked of all at once.

The classes of a word and the families of a term are bits of one number.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import count
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from classifiers.lexicon import (
    AS_A_MATTER,
    AS_A_TOOL,
    AUTHORS,
    COUNTED,
    FAMILIES,
    FINDING,
    LINKS,
    OPENERS,
    PROPOSING,
    SAYINGS,
    SPEAKERS,
    SURVEYING,
    TESTING,
    TITLE_OPENERS,
    WORKS,
)
from classifiers.reading import keys_of, stirred
from classifiers.tables import Table
from classifiers.text import STOP

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from classifiers.reading import Keys, Numbers, Reading

    Bits = NDArray[np.int64]
    Truth = NDArray[np.bool_]

WORK_KINDS = tuple(sorted(set(WORKS.values())))
"""The kinds of work that a noun names."""

_CLASSES: dict[str, frozenset[str]] = {
    "stop": frozenset({STOP}),
    "opener": OPENERS,
    "author": AUTHORS,
    "as a tool": AS_A_TOOL,
    "as a matter": AS_A_MATTER,
    "finding": FINDING,
    "proposing": PROPOSING,
    "surveying": SURVEYING,
    "testing": TESTING,
    "link": LINKS,
    "speaker": SPEAKERS,
    "counted": COUNTED,
    **SAYINGS,
    **{f"a {kind}": frozenset(noun for noun, named in WORKS.items() if named == kind) for kind in WORK_KINDS},
}
_CLASS_BITS = {name: 1 << place for place, name in enumerate(_CLASSES)}
_FAMILY_BITS = {
    family: 1 << place
    for place, family in enumerate(sorted({name for names in FAMILIES.values() for name in names}))
}
FAMILY_NAMES = tuple(_FAMILY_BITS)


def class_bits(*classes: str) -> int:
    """Classes of words as bits of one number."""
    return reduce(or_, map(_CLASS_BITS.__getitem__, classes), 0)


def family_bits(families: Iterable[str]) -> int:
    """Families of terms as bits of one number."""
    return reduce(or_, map(_FAMILY_BITS.__getitem__, families), 0)


_LEXICON = sorted(frozenset(TITLE_OPENERS).union(*_CLASSES.values(), *(term.split(" ") for term in FAMILIES)))


@dataclass(frozen=True)
class Numbering:
    """A number for every known word and for every known pair; 0 is every other."""

    words: Mapping[str, int]
    pairs: Mapping[str, int]

    @classmethod
    def of(cls, terms: Iterable[str]) -> Numbering:
        """Number the words and pairs of terms, and those of the lexicon with them."""
        known = dict.fromkeys([*FAMILIES, *terms])
        words = dict.fromkeys([*_LEXICON, *" ".join(known).split(" ")])
        pairs = [term for term in known if " " in term]
        return cls(*(dict(zip(some, count(1), strict=False)) for some in (words, pairs)))

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each known word and of each known pair; a pair is told from a word by its blank."""
        return {**self.words, **self.pairs}

    @cached_property
    def _word_table(self) -> Table:
        return Table.of(keys_of(self.words))

    @cached_property
    def _halves(self) -> tuple[Numbers, Numbers]:
        """The first word of each pair, and the second."""
        words = " ".join(self.pairs).split(" ")
        numbers = np.fromiter(map(self.words.__getitem__, words), dtype=np.intp, count=len(words))
        return numbers[::2], numbers[1::2]

    @cached_property
    def _pair_table(self) -> Table:
        return Table.of(_pair_keys(*self._halves))

    @cached_property
    def _joins(self) -> tuple[Truth, Truth]:
        """Which words are the first of a pair, and which the second."""
        begins, ends = np.zeros(len(self.words) + 1, np.bool_), np.zeros(len(self.words) + 1, np.bool_)
        first, second = self._halves
        begins[first] = ends[second] = True
        return begins, ends

    @cached_property
    def classes(self) -> Bits:
        """The classes of each word."""
        found = np.zeros(len(self.words) + 1, dtype=np.int64)
        for name, members in _CLASSES.items():
            found[[self.words[word] for word in members]] |= _CLASS_BITS[name]
        return found

    @cached_property
    def openers(self) -> dict[str, int]:
        """The words with which titles begin."""
        return {word: self.words[word] for word in sorted(TITLE_OPENERS)}

    @cached_property
    def families(self) -> tuple[Bits, Bits]:
        """The families of each word and of each pair."""
        found = np.zeros(len(self.words) + 1, np.int64), np.zeros(len(self.pairs) + 1, np.int64)
        for term, families in FAMILIES.items():
            found[" " in term][self.numbers[term]] |= family_bits(families)
        return found

    def mark(self, reading: Reading) -> Marks:
        """Find the known words and pairs in texts."""
        word = self._word_table.find(reading.key)
        begins, ends = self._joins
        near = np.flatnonzero(begins[word[:-1]] & ends[word[1:]] & (reading.text[:-1] == reading.text[1:]))
        pair = self._pair_table.find(_pair_keys(word[near], word[near + 1]))
        real = pair > 0
        return Marks(self, reading, word, near[real], pair[real])


def _pair_keys(first: Numbers, second: Numbers) -> Keys:
    return stirred(first.astype(np.uint64) << np.uint64(32) | second.astype(np.uint64))


class Marks(NamedTuple):
    """Texts with the numbers of their known words, and where the known pairs begin."""

    numbering: Numbering
    reading: Reading
    word: Numbers
    pair_at: Numbers
    pair: Numbers

    @property
    def share_known(self) -> NDArray[np.float64]:
        """What share of each paper's title and abstract is known words, by their bytes; 0 where there is no word.

        Numbers and signs count neither way. Bytes and not words are counted, because a whole sentence of a language that
        is written without blanks looks like one word.
        """
        reading, fields = self.reading, 2 * self.reading.papers
        letters = np.where(reading.letters[reading.start] > ord("9"), reading.length, 0)
        known = np.where(self.word > 0, letters, 0)
        every, ours = (
            np.diff(np.append(0, np.cumsum(some))[reading.first[: fields + 1]]).reshape(2, -1).sum(axis=0)
            for some in (letters, known)
        )
        found: NDArray[np.float64] = ours / np.maximum(every, 1)
        return found

    def part(self, field: int) -> FieldWords:
        """One field of all papers by itself."""
        papers, here = self.reading.papers, self.reading.field(field)
        pairs = slice(*np.searchsorted(self.pair_at, (here.start, here.stop)).tolist())
        return FieldWords(
            self.numbering,
            self.reading.text[here] - field * papers,
            self.reading.first[field * papers : (field + 1) * papers + 1] - here.start,
            self.word[here],
            self.pair_at[pairs] - here.start,
            self.pair[pairs],
        )


@dataclass(frozen=True)
class FieldWords:
    """The same field of some papers, word by word."""

    numbering: Numbering
    paper: Numbers
    """The paper of each word."""
    first: Numbers
    """The first word of each paper, and in the end how many words there are."""
    word: Numbers
    pair_at: Numbers
    pair: Numbers

    @property
    def papers(self) -> int:
        """How many papers there are, with or without this field."""
        return len(self.first) - 1

    @cached_property
    def classes(self) -> Bits:
        """The classes of each word."""
        return self.numbering.classes[self.word]

    @cached_property
    def named_classes(self) -> Bits:
        """The classes of the words of each paper."""
        return gather(self.paper, self.classes, self.papers)

    @cached_property
    def terms(self) -> Terms:
        """The terms of the lexicon, in order; a pair stands behind its first word."""
        by_word, by_pair = self.numbering.families
        of_words, of_pairs = by_word[self.word], by_pair[self.pair]
        word_at, pairs = np.flatnonzero(of_words), np.flatnonzero(of_pairs)
        at = np.concatenate([word_at, self.pair_at[pairs]])
        order = np.argsort(at, kind="stable")
        return Terms(at[order], np.concatenate([of_words[word_at], of_pairs[pairs]])[order])

    @cached_property
    def named(self) -> Bits:
        """The families that each paper names."""
        return gather(self.paper[self.terms.at], self.terms.families, self.papers)

    def where(self, bits: int) -> Numbers:
        """The places of the words of a class, in order."""
        return np.flatnonzero(self.classes & bits)

    def among(self, at: Numbers) -> Truth:
        """Which papers have one of the places."""
        found = np.zeros(self.papers, np.bool_)
        found[self.paper[at]] = True
        return found

    def leading(self, at: Numbers) -> Numbers:
        """Which of the places, in order, are the first of their paper."""
        return np.flatnonzero(np.diff(self.paper[at], prepend=-1))

    def beside(self, bits: int, at: Numbers, offsets: Iterable[int]) -> Truth:
        """Which of the places have a word of a class at one of the distances, in the same text."""
        found = np.zeros(len(at), np.bool_)
        for offset in offsets:
            place = np.clip(at + offset, 0, len(self.word) - 1)
            same = (place == at + offset) & (self.paper[place] == self.paper[at])
            found |= same & (self.classes[place] & bits != 0)
        return found


class Terms(NamedTuple):
    """Where terms begin, and the families of each."""

    at: Numbers
    families: Bits


def gather(group: Numbers, bits: Bits, count: int) -> Bits:
    """The bits that each group has; groups come in order."""
    found = np.zeros(count, dtype=np.int64)
    if len(group):
        begins = np.flatnonzero(np.diff(group, prepend=-1))
        found[group[begins]] = np.bitwise_or.reduceat(bits, begins)
    return found
