"""An abstract read sentence by sentence: which speak of what the paper brings, and which of what others did."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tracker.facts.text.anchors import Anchor
from tracker.facts.text.shape import set_of, squeeze
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.facts.text.passage import Passage


class Role(StrEnum):
    """What a sentence is about."""

    BACKGROUND = "background"
    OWN = "own"
    RESULT = "result"


BACKGROUND, OWN, RESULT = Role.BACKGROUND, Role.OWN, Role.RESULT
"""By themselves: to ask the enumeration for one takes ten times as long."""


class Sentence(NamedTuple):
    """One sentence of a passage by its positions."""

    start: int
    end: int
    role: Role


_HERE = Pattern(
    r"(?:[Tt]his\s+(?:paper|work|study|research|article|report|survey|review|dataset|benchmark|model)|"
    r"[Tt]he\s+(?:paper|proposed|resulting|dataset|benchmark|corpus))\b"
)
_INTRODUCES = Pattern(
    r"[Ww]e\s+(?:\w+\s+){0,2}?(?:introduc|present|propos|develop|releas|construct|build|built|creat|curat|collect|design)"
)
_TESTS = Pattern(r"we\s+(?:\w+\s+)?(?:evaluate|benchmark|test|compare|find|observe)")
_OURS = Anchor.of("our ours")
WE = Anchor.of("we")
_HERE_MAYBE = Anchor.of(
    "this the",
    then="paper work study research article report survey review dataset benchmark model proposed resulting corpus",
)
_RESULTS = set_of("""
    state experiment experiments experimental experimentally experimentation empirical empirically sota result results finding
    findings evaluation evaluations baseline baselines
    """)
_RESULT_STEMS = ("outperform", "surpass", "achiev", "demonstrat", "reveal")
_SHOWS = Anchor(lambda word: word in _RESULTS or word.startswith(_RESULT_STEMS))
_OTHERS = Anchor.of("existing previous prior current conventional traditional most recent recently unlike")


_GOES_ON = Anchor.of(
    "it", then="contains comprises consists includes features covers spans encompasses incorporates"
)
"""What was brought in the sentence before, and what it holds."""

_IS_OWN, _INTRODUCES_IT, _IS_RESULT, _SPEAKS_OF_OTHERS, _IS_OWN_STILL = 1, 2, 4, 8, 16
"""What the words of a sentence show, as bits."""


def read(passage: Passage, name: str | None) -> tuple[Sentence, ...]:
    """The sentences of an abstract; what follows the first one about the paper's own work is its own unless it says else."""
    sentences = []
    begun, start = False, 0
    key = squeeze(name) if name else ""
    ends = passage.ends()
    for end, signs in zip(ends, _signs(passage, ends), strict=True):
        own = signs & _IS_OWN != 0 or (begun and signs & _IS_OWN_STILL != 0)
        others = signs & _SPEAKS_OF_OTHERS
        if key and not own and (others or not begun):  # it makes no odds elsewhere
            said = passage.plain[start:end]
            own = _stands_in(name or "", said) if len(key) < _LONG_ENOUGH else key in squeeze(said)
        begun = begun or own
        if signs & _INTRODUCES_IT:
            role = OWN
        elif begun and signs & _IS_RESULT:
            role = RESULT
        elif not begun or (others and not own):
            role = BACKGROUND
        else:
            role = OWN
        sentences.append(_sentence((start, end, role)))
        start = end
    return tuple(sentences)


_sentence: Callable[[tuple[int, int, Role]], Sentence] = partial(tuple.__new__, Sentence)
"""A sentence of its three parts; the way of every named tuple takes three times as long."""


_BY_WORD = ((_OURS, _IS_OWN), (_GOES_ON, _IS_OWN_STILL))


_LONG_ENOUGH = 6
"""Letters of a name that stand in no other word: of a shorter one its capitals are looked for, for EVE is in "every"."""


def _stands_in(name: str, said: str) -> bool:
    """Does a short name stand in a sentence as written, and not within a word?"""
    at = said.find(name)
    return at >= 0 and not (
        said[at - 1 : at].isalpha() or said[at + len(name) : at + len(name) + 1].islower()
    )


def _done_by_us(plain: str, start: int) -> int:
    """What a sentence shows by what we do in it; one that introduces something is no mere result whatever else we do."""
    if _INTRODUCES.match(plain, start):
        return _IS_OWN | _INTRODUCES_IT
    return _IS_OWN | _IS_RESULT if _TESTS.match(plain, start) else _IS_OWN


def _signs(passage: Passage, ends: Sequence[int]) -> list[int]:
    """What each sentence shows."""
    signs = [0] * len(ends)
    plain, lowered = passage.plain, passage.lowered
    for anchor, shown in _BY_WORD:
        for start in passage.starts(anchor):
            signs[bisect_right(ends, start)] |= shown
    for start in passage.starts(WE):
        signs[bisect_right(ends, start)] |= _done_by_us(plain, start)
    for start in passage.starts(_HERE_MAYBE):
        if _HERE.match(plain, start):
            signs[bisect_right(ends, start)] |= _IS_OWN
    for start in passage.starts(_SHOWS):
        if not lowered.startswith("state", start) or plain.startswith("state-of-the-art", start):
            signs[bisect_right(ends, start)] |= _IS_RESULT
    for start in passage.starts(_OTHERS):
        if not lowered.startswith("the most ", start - len("the ")):
            opens = plain.startswith("Unlike", start)  # what follows is unlike the others
            signs[bisect_right(ends, start)] |= _IS_OWN_STILL if opens else _SPEAKS_OF_OTHERS
    return signs
