"""Rephrasing by a language model: off unless a person turns it on, never needed, and never believed.

The model is given a composed text and its facts and may only say them otherwise: what it says is used if it holds no
number, name or address that is not among them, and thrown away otherwise.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from tracker.facts.composing import Composed

if TYPE_CHECKING:
    from collections.abc import Sequence

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|org|io|net|co|ai|dev)\b\S*", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_WORD = re.compile(r"(?<!\d)(?:[^\W\d_][\w.+-]*\w|[^\W\d_])")
_SENTENCE_START = re.compile(r"(?:^|[.!?]\s+)\W*$")
_TOO_MUCH = 1.6
"""A text that grows by more than this says more than it was given."""


class Rephraser(Protocol):
    """Whoever can say a text otherwise."""

    def rephrase(self, text: str, facts: Sequence[str]) -> str:
        """The text in other words; what comes back is checked, so it may be anything."""
        ...


def rephrased(composed: Composed, rephraser: Rephraser) -> Composed:
    """The composed text as the rephraser says it, or unchanged where that would add something."""
    if not composed.text:
        return composed
    said = " ".join(rephraser.rephrase(composed.text, [fact.value for fact in composed.facts]).split())
    too_long = len(said) > _TOO_MUCH * len(composed.text) + 20
    return composed if not said or too_long or added(said, composed) else Composed(said, composed.facts)


def added(text: str, composed: Composed) -> list[str]:
    """The numbers, names and addresses in a text that neither the composed text nor its facts hold."""
    known = " ".join([composed.text, *(f"{f.value} {f.unit} {f.words}" for f in composed.facts)])
    numbers = {_bare(number) for number in _NUMBER.findall(known)}
    words = {word.casefold() for word in _WORD.findall(known)}
    found = [address for address in _ADDRESS.findall(text) if address not in known]
    found += [number for number in _NUMBER.findall(text) if _bare(number) not in numbers]
    for match in _WORD.finditer(text):
        word = match[0]
        named = any(c.isupper() for c in word) and (
            not word[1:].islower() or not _SENTENCE_START.search(text[: match.start()])
        )
        if named and word.casefold() not in words:
            found.append(word)
    return found


def _bare(number: str) -> str:
    return number.replace(",", "").strip(".")
