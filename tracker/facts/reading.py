"""An abstract read sentence by sentence: which speak of what the paper brings, and which of what others did."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from tracker.facts.lexicon import Known
from tracker.facts.shape import set_of, squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.facts.passage import Passage


class Role(Enum):
    """What a sentence is about."""

    BACKGROUND = "background"
    OWN = "own"
    RESULT = "result"


class Sentence(NamedTuple):
    """One sentence of a passage by its positions."""

    start: int
    end: int
    role: Role


_HERE = re.compile(
    r"(?:[Tt]his\s+(?:paper|work|study|article|report|dataset|benchmark|model)|"
    r"[Tt]he\s+(?:paper|proposed|resulting|dataset|benchmark|corpus))\b"
)
_INTRODUCES = re.compile(
    r"[Ww]e\s+(?:\w+\s+){0,2}(?:introduc|present|propos|develop|releas|construct|build|built|creat|curat|collect|design)"
)
_TESTS = re.compile(r"we\s+(?:\w+\s+)?(?:evaluate|benchmark|test|compare|find|observe)")
_HERE_NEXT = Known(
    set_of("paper work study article report dataset benchmark model proposed resulting corpus").__contains__
)
_OWNERS = set_of("we our ours")
_WE = frozenset(("we",))
_HERE_MAYBE = frozenset(("this", "the"))
"""Words that a sentence about the own work may be known by, with what stands behind them."""
_RESULTS = set_of("""
    state experiment experiments experimental experimentally experimentation empirical empirically sota result results finding
    findings evaluation evaluations baseline baselines
    """)
_RESULT_STEMS = ("outperform", "surpass", "achiev", "demonstrat", "reveal")
_SHOWS = Known(lambda word: word in _RESULTS or word.startswith(_RESULT_STEMS))
_OTHERS = set_of("existing previous prior current conventional traditional most recent recently unlike")


@dataclass(slots=True)
class _Signs:
    """What the words of one sentence show."""

    own: bool = False
    introduces: bool = False
    result: bool = False
    others: bool = False


def read(passage: Passage, name: str | None) -> tuple[Sentence, ...]:
    """The sentences of an abstract; what follows the first one about the paper's own work is its own unless it says else."""
    sentences = []
    begun = False
    key = squeeze(name) if name else ""
    spans = passage.sentences()
    for (start, end), signs in zip(spans, _signs(passage, spans), strict=True):
        own = signs.own or (bool(key) and key in squeeze(passage.plain[start:end]))
        begun = begun or own
        if signs.introduces:
            role = Role.OWN
        elif begun and signs.result:
            role = Role.RESULT
        elif not begun or (not own and signs.others):
            role = Role.BACKGROUND
        else:
            role = Role.OWN
        sentences.append(Sentence(start, end, role))
    return tuple(sentences)


def _signs(passage: Passage, spans: Sequence[tuple[int, int]]) -> list[_Signs]:
    """What each sentence shows, in one walk over the words."""
    words, plain, lowered = passage.words, passage.plain, passage.lowered
    found = [_Signs() for _ in spans]
    ends = [end for _, end in spans]

    def sentence_at(start: int) -> _Signs:
        return found[min(bisect_right(ends, start), len(found) - 1)]

    for start in words.starts(words.different & _OWNERS):
        sentence_at(start).own = True
    for start in words.starts(words.different & _WE):
        signs = sentence_at(start)
        signs.introduces |= _INTRODUCES.match(plain, start) is not None
        signs.result |= _TESTS.match(plain, start) is not None
    for start in words.starts(words.different & _HERE_MAYBE, _HERE_NEXT):
        if _HERE.match(plain, start):
            sentence_at(start).own = True
    for start in words.starts(_SHOWS.among(words.different)):
        if lowered[start : start + 5] != "state" or plain.startswith("state-of-the-art", start):
            sentence_at(start).result = True
    for start in words.starts(words.different & _OTHERS):
        if not lowered.startswith("the most ", start - len("the ")):
            sentence_at(start).others = True
    return found
