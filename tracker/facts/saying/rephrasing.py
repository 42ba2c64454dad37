"""Rephrasing by a language model: off unless a person turns it on, never needed, and never believed.

The model is given a composed text and its facts and may only say them otherwise: what it says is used if each of its
words is one of theirs or tells nothing, if it has no sign of markup, if no number and no name is lost, and if none has
another's role; it is thrown away otherwise. A list of what may be put in is short and safe, where one of what may not
(names in small letters, praise, a "not") never ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from tracker.facts.saying.chinese import is_chinese
from tracker.facts.saying.composing import Composed
from tracker.facts.saying.plain_words import PLAIN_SIGNS, PLAIN_WORDS
from tracker.facts.saying.roles import in_their_roles
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_ADDRESS = Pattern(r"(?:\w+://|www\.)\S+|\b[\w-]+\.[a-z]{2,}\b\S*", re.IGNORECASE)
_NUMBER = Pattern(r"(?:\d[\d.,]*\d|\d)(?:[BKMT%]\b)?", re.IGNORECASE)
"""With its unit, so that the 2.5 of a name and the B of a count make no 2.5B."""
_CHINESE = r"\u4e00-\u9fff"
_WORD = Pattern(rf"(?<!\d)(?:[^\W\d_{_CHINESE}](?:[^\W{_CHINESE}]|[.+-])*[^\W{_CHINESE}]|[^\W\d_{_CHINESE}])")
_SIGN = Pattern(rf"[{_CHINESE}]|[^\w\s,.;:()'’%+/&–—，。、；：（）-]")
"""What a text may only have where it had it before: a sign of Chinese, of markup, a drawing, what nobody sees."""
_ENDING = Pattern(r"(?:ing|ed|es|s|e|d)$")
_LEAST_STEM = 3
_TOO_MUCH = 1.6
"""A text that grows by more than this says more than it was given."""
_TOO_LITTLE = 0.4
"""One that keeps less than this has lost what it was given."""


class Rephraser(Protocol):
    """Whoever can say a text otherwise."""

    def rephrase(self, text: str, facts: Sequence[str]) -> str:
        """The text in other words; what comes back is checked, so it may be anything."""
        ...


def rephrased(composed: Composed, rephraser: Rephraser) -> Composed:
    """The composed text as the rephraser says it, or unchanged where that would add or lose something."""
    if not composed.text:
        return composed
    said = " ".join(rephraser.rephrase(composed.text, [fact.value for fact in composed.facts]).split())
    too_long = len(said) > _TOO_MUCH * len(composed.text) + 20
    too_short = len(said) < _TOO_LITTLE * len(composed.text)
    if too_long or too_short or added(said, composed) or lost(said, composed):
        return composed
    if not in_their_roles(said, composed.text, composed.facts):
        return composed
    return Composed(said, composed.facts)


def added(text: str, composed: Composed) -> list[str]:
    """What a text holds that neither the composed text nor its facts do: addresses, numbers, signs and words."""
    known = " ".join([composed.text, *(f"{f.value} {f.unit} {f.words}" for f in composed.facts)])
    numbers = {_bare(number) for number in _NUMBER.findall(known)}
    signs = {*known, *(PLAIN_SIGNS if is_chinese(known) else ())}
    found = [address for address in _ADDRESS.findall(text) if address.rstrip(".,;:!?)]}") not in known]
    found += [number for number in _NUMBER.findall(text) if _bare(number) not in numbers]
    found += [sign for sign in _SIGN.findall(text) if sign not in signs]
    found += [sign for sign in text if sign.isnumeric() and not sign.isdecimal() and sign not in signs]
    return found + _new_words(text, known)


def _new_words(text: str, known: str) -> list[str]:
    whole = {word.casefold() for word in _WORD.findall(known)}
    pieces = {piece for word in whole for piece in word.split("-")}
    stems = {_stem(piece) for piece in pieces}
    return [word for word in _WORD.findall(text) if not _is_told(word, whole, pieces, stems)]


def _is_told(word: str, whole: set[str], pieces: set[str], stems: set[str]) -> bool:
    """Is a word one of those that are known, in whatever form, or one that tells nothing?"""
    small = word.casefold()
    if small in whole or small in PLAIN_WORDS:
        return True
    if _is_name(word):
        return False
    parts = [part for part in small.split("-") if part]
    return all(part in PLAIN_WORDS or part in pieces or _stem(part) in stems for part in parts)


def lost(text: str, composed: Composed) -> list[str]:
    """The numbers and names of a composed text that another text no longer holds."""
    numbers = {_bare(number) for number in _NUMBER.findall(text)}
    gone = [number for number in _NUMBER.findall(composed.text) if _bare(number) not in numbers]
    words = {word.casefold() for word in _WORD.findall(text)}
    names = (word for word in _WORD.findall(composed.text) if _is_name(word))
    return gone + [name for name in names if name.casefold() not in words]


def _is_name(word: str) -> bool:
    """Is a word written as no plain word is: with a number or with capitals further on?"""
    return any(sign.isdigit() or sign.isupper() for sign in word[1:])


def _stem(word: str) -> str:
    """A word without the ending of a form of it; short ones as they are."""
    bare = _ENDING.sub("", word)
    return bare if len(bare) >= _LEAST_STEM else word


def _bare(number: str) -> str:
    return number.replace(",", "").strip(".").casefold()
