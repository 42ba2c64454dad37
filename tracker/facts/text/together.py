"""Many texts cut into words at once, for what is looked for in all of them: anchors and phrases, by arrays.

The same is found as in each text by itself. The words are numbered, what is to be said of a word is kept by its number, and
so whatever is asked of one word is asked of all at once.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, cached_property, reduce
from itertools import accumulate, islice, pairwise
from operator import or_
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from classifiers.reading import BEHIND, keys
from tracker.facts.text.anchors import allowed_by, begun_by
from tracker.facts.text.lexicon import GAP, STOPS, TAIL
from tracker.facts.text.vocabulary import BREAK, NO_KEY, Vocabulary
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from classifiers.reading import Keys, Numbers
    from tracker.facts.text.anchors import Places
    from tracker.facts.text.lexicon import Lexicon, Phrase
    from tracker.facts.text.vocabulary import Bits

    Letters = NDArray[np.uint8]
    Truth = NDArray[np.bool_]

_Found = TypeVar("_Found")

_BETWEEN = f" {BREAK} "
"""Between two texts stands a word that is part of no phrase and ends no sentence, so that nothing goes on into the next text."""


_WIDE_LETTER = Pattern(r"[^\W\x00-\xff]")
_WIDE_BLANK = Pattern(r"[^\S\x00-\xff]")
_ANY_LETTER = "\xff"
"""Stands for a letter that a byte cannot hold, so that each is one byte."""
_ANY_OTHER = "?"
"""Stands for any other character that a byte cannot hold."""
_LAST_NARROW = 127
_CHARACTERS = list(map(chr, range(256)))
_IS_OF_WORD = np.array([letter.isalnum() or letter == "_" for letter in _CHARACTERS])
_IS_BEHIND_STOP = np.array([letter.isspace() or letter in f")\"'{_ANY_OTHER}" for letter in _CHARACTERS])
"""What then comes next where a sentence ends."""
_IS_GAP = np.array([letter.isspace() or letter == "-" for letter in _CHARACTERS])


def _encoded(lowered: str) -> bytes:
    """One byte for each letter."""
    if lowered.isascii():
        return lowered.encode()
    return _WIDE_BLANK.sub(" ", _WIDE_LETTER.sub(_ANY_LETTER, lowered)).encode("latin-1", "replace")


def _are_of_words(letters: Letters) -> Truth:
    """Which small letters, digits and underscores are part of words; to compare takes a tenth of a look into a table."""
    of_alphabet: Truth = letters - np.uint8(ord("a")) < _ALPHABET
    is_digit: Truth = letters - np.uint8(ord("0")) < _DIGITS
    return of_alphabet | is_digit | np.equal(letters, ord("_"))


_ALPHABET, _DIGITS = 26, 10


class Texts:
    """Some texts in small letters, cut into words."""

    _vocabulary = Vocabulary()
    _learning = Lock()

    def __init__(self, lowered: Sequence[str]) -> None:
        self._joined = _BETWEEN.join(("", *lowered, ""))
        letters = _BETWEEN.encode().join((b"", *map(_encoded, lowered), BEHIND))
        self._letters = np.frombuffer(letters, dtype=np.uint8)
        self._wide = np.flatnonzero(self._letters > _LAST_NARROW)
        inside = _are_of_words(self._letters)
        inside[self._wide] = _IS_OF_WORD[self._letters[self._wide]]
        edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
        self._start, self._end = edges[0::2], edges[1::2]
        self.count = len(lowered)
        lengths = (len(text) + len(_BETWEEN) for text in lowered)
        self._offset = np.fromiter(accumulate(lengths, initial=len(_BETWEEN)), np.intp, self.count + 1)
        self._phrases: dict[Lexicon, Sequence[Sequence[Phrase]]] = {}
        with self._learning:
            if self._vocabulary.is_over:
                Texts._vocabulary = Vocabulary()
            self._vocabulary = Texts._vocabulary
            self._word = self._vocabulary.numbers(self._keys(), self._spelt)

    def _keys(self) -> Keys:
        """The keys of the words; none for one with a letter that may stand for others."""
        found = keys(self._letters, self._start, self._end - self._start)
        found[np.searchsorted(self._start, self._wide, side="right") - 1] = NO_KEY
        return found

    def _spelt(self, word: int) -> str:
        return self._joined[self._start[word] : self._end[word]]

    def answers(self, ask: Callable[[str], int], words: Numbers | slice = slice(None)) -> Bits:
        """What is to be said of some of the words, or of each."""
        with self._learning:
            known = self._vocabulary.answers(ask)
        return known[self._word[words]]

    @cached_property
    def places(self) -> Places:
        """Where something may begin; a reader looks for its own anchors text by text, so that a column each is near at hand."""
        begun = self.answers(begun_by)[:-1]
        anchored = np.flatnonzero(begun != 0)
        bits = begun[anchored] & self.answers(allowed_by, anchored + 1)
        anchored, bits = anchored[bits != 0], bits[bits != 0]
        start, text = self._within(self._start[anchored])
        found = np.sort(_each_bit(bits, (text << _PLACE) + start, self.count << _PLACE))
        group, starts = found >> _PLACE, tuple((found & _WITHIN).tolist())
        first = np.flatnonzero(np.diff(group, prepend=_NONE) != 0)
        begins = first.tolist()
        several = map(starts.__getitem__, map(slice, begins, (*begins[1:], len(starts))))
        anchor, text = np.divmod(group[first], self.count)
        found_in = zip(text.tolist(), several, strict=True)
        return [
            self._column(islice(found_in, texts))
            for texts in np.bincount(anchor, minlength=self._vocabulary.anchors).tolist()
        ]

    def _column(self, found_in: Iterable[tuple[int, Sequence[int]]]) -> Sequence[Sequence[int]]:
        """What was found in some texts, with nothing for all others."""
        column: list[Sequence[int]] = [()] * self.count
        for text, found in found_in:
            column[text] = found
        return column

    @cached_property
    def stops(self) -> Sequence[Sequence[int]]:
        """Where a sentence may end in each text."""
        stops = np.flatnonzero(reduce(or_, (np.equal(self._letters, ord(stop)) for stop in STOPS)))
        stops = stops[_IS_BEHIND_STOP[self._letters[stops + 1]]]
        return self._by_text(self._within(stops)[0].tolist(), stops)

    def phrases(self, lexicon: Lexicon) -> Sequence[Sequence[Phrase]]:
        """The phrases of a lexicon in each text."""
        found = self._phrases.get(lexicon)
        if found is None:
            first, last, place = _tables(lexicon).find(self)
            start, _ = self._within(self._start[first])
            end = start + self._end[last] - self._start[first]
            phrases = list(zip(place.tolist(), start.tolist(), end.tolist(), strict=True))
            found = self._phrases[lexicon] = self._by_text(phrases, self._start[first])
        return found

    def _within(self, places: Numbers) -> tuple[Numbers, Numbers]:
        """Where places, in order, lie in their texts, and which texts these are."""
        text = np.repeat(np.arange(self.count), np.diff(np.searchsorted(places, self._offset)))
        return places - self._offset[text], text

    def _by_text(self, found: Sequence[_Found], places: Numbers) -> Sequence[Sequence[_Found]]:
        """What was found at some places, in order, each text's by itself."""
        bounds = np.searchsorted(places, self._offset).tolist()
        return [found[begin:end] for begin, end in pairwise(bounds)]

    def goes_on(self, word: Numbers) -> Truth:
        """May the next word be one of the same phrase, by what stands between?"""
        end, start = self._end[word], self._start[word + 1]
        near = _IS_GAP[self._letters[end]]
        for place in np.flatnonzero(near & (start > end + 1)).tolist():
            near[place] = GAP.fullmatch(self._joined, end[place], start[place]) is not None
        return near


_PLACE = 32
"""As many bits of a number say where in a text something may begin; those above them say by what anchor, and in which one."""
_WITHIN = (1 << _PLACE) - 1


def _each_bit(bits: Bits, begun: Numbers, step: int) -> Numbers:
    """For each bit of each of some numbers, what goes with the number and so many steps as the bit's place."""
    found = [begun[:0]]
    while len(bits):
        lowest = bits & -bits
        found.append(begun + (np.frexp(lowest)[1].astype(np.int64) - 1) * step)
        bits ^= lowest
        more = np.flatnonzero(bits != 0)
        bits, begun = bits[more], begun[more]
    return np.concatenate(found)


_NONE = -1
_BEHIND_ALL = "\U0010ffff"


class _Tables:
    """The tree of a lexicon as two tables: where a word leads from a node, and the place of the phrase that it ends.

    A row is a node, a column a word or a beginning of words.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        nodes = [lexicon.root]
        for node in nodes:
            nodes += [child for child in node.words.values() if child.leads]
        self._stems = sorted({stem for node in nodes for stem in node.beginnings}, key=len, reverse=True)
        words = {word for node in nodes for word in node.words}
        spelt = sorted(words.union(stem + TAIL for stem in self._stems))
        self._columns = {word: column for column, word in enumerate(spelt)}
        shape = len(nodes), len(spelt) + 1
        self._further, self._places = np.zeros(shape, np.int16), np.full(shape, _NONE, np.int16)
        rows = {id(node): row for row, node in enumerate(nodes)}
        for node, further, places in zip(nodes, self._further, self._places, strict=True):
            for stem, place in reversed(node.beginnings.items()):
                places[bisect_left(spelt, stem) : bisect_left(spelt, stem + _BEHIND_ALL)] = place
            for word, child in node.words.items():
                column = self._columns[word]
                further[column] = rows.get(id(child), 0)
                if child.place is not None:
                    places[column] = child.place
        self._row_at = self._further.ravel().astype(np.intp) * shape[1]
        self._place_at = self._places.ravel()
        """The same, row behind row: to look up by one number takes a fifth of what it takes by two."""

    def column(self, word: str) -> int:
        """The column of a word; of one that no phrase has as a whole, that of its longest known beginning."""
        column = self._columns.get(word, _NONE)
        if column == _NONE:
            stem = next(filter(word.startswith, self._stems), None)
            return len(self._columns) if stem is None else self._columns[stem + TAIL]
        return column

    def _begins(self, word: str) -> bool:
        column = self.column(word)
        return bool(self._further[0, column]) or self._places[0, column] != _NONE

    def find(self, texts: Texts) -> tuple[Numbers, Numbers, Numbers]:
        """The first and last word of each phrase, and its place; of several the longest, and none within another."""
        first, last, places = self._longest(texts)
        kept = np.ones(len(first), np.bool_)
        within = first[1:] <= np.maximum.accumulate(last)[:-1]
        for number in (np.flatnonzero(within) + 1).tolist():
            before = number - 1
            while not kept[before]:
                before -= 1
            kept[number] = first[number] > last[before]
        return first[kept], last[kept], places[kept]

    def _longest(self, texts: Texts) -> tuple[Numbers, Numbers, Numbers]:
        """The words at which a phrase begins, and of the longest one there its last word and its place."""
        first = np.flatnonzero(texts.answers(self._begins) != 0)
        last, places = first.copy(), np.full(len(first), _NONE)
        going, word, row = np.arange(len(first)), first, np.zeros(len(first), np.intp)
        while len(going):
            column = texts.answers(self.column, word)
            cell = row + column
            place = self._place_at[cell]
            ends = np.flatnonzero(place != _NONE)
            last[going[ends]], places[going[ends]] = word[ends], place[ends]
            row = self._row_at[cell]
            on = np.flatnonzero(row != 0)
            on = on[texts.goes_on(word[on])]
            going, word, row = going[on], word[on] + 1, row[on]
        found = np.flatnonzero(places != _NONE)
        return first[found], last[found], places[found]


@cache
def _tables(lexicon: Lexicon) -> _Tables:
    return _Tables(lexicon)
