"""Rephrasing by a language model: off unless a person turns it on, never needed, and never believed.

The model is given a composed text and its facts and may only say them otherwise: what it says is used if it holds no
number, name or address that is not among them, and thrown away otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Protocol

from tracker.facts.names import key, tables
from tracker.facts.saying.composing import Composed
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_ADDRESS = Pattern(r"(?:https?://|www\.)\S+|\b[\w-]+\.[a-z]{2,}\b\S*", re.IGNORECASE)
_NUMBER = Pattern(r"(?:\d[\d.,]*\d|\d)(?:[BKMT%]\b)?", re.IGNORECASE)
"""With its unit, so that the 2.5 of a name and the B of a count make no 2.5B."""
_SPELLED = Pattern(
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|"
    r"seventy|eighty|ninety|dozen|dozens|hundred|hundreds|thousand|thousands|million|millions|billion|"
    r"billions|trillion|trillions|twice|double|triple"
)
_WORD = Pattern(r"(?<!\d)(?:[^\W\d_][\w.+-]*\w|[^\W\d_])")
_SENTENCE_START = Pattern(r"(?:^|[.!?]\s+)\W*$")
_OPENERS = Pattern(
    r"a|all|an|and|architecture|as|at|based|both|built|by|combined|combines|comprises|consists|"
    r"contains|covers|created|data|dataset|designed|each|employs|for|from|has|in|includes|introduced|"
    r"it|its|made|method|model|models|of|on|paired|presents|provides|released|survey|that|the|their|"
    r"there|these|they|this|trained|training|used|uses|using|was|where|which|with"
)
"""Words that may begin a sentence in capitals; any other that is not known there may be a name."""
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
    found = [address for address in _ADDRESS.findall(text) if address.rstrip(".,;:!?)]}") not in known]
    found += [number for number in _NUMBER.findall(text) if _bare(number) not in numbers]
    found += [sign for sign in text if unicodedata.category(sign) in {"Nl", "No"} and sign not in known]
    for match in _WORD.finditer(text):
        word = match[0]
        starts = word[1:].islower() and _SENTENCE_START.search(text[: match.start()])
        if word.casefold() not in words and _says_something(word, starts=bool(starts)):
            found.append(word)
    return found


def _says_something(word: str, *, starts: bool) -> bool:
    """Is it a name or a number, and not merely a word? Better a rewording too few than a name too many."""
    small = word.casefold()
    if _SPELLED.fullmatch(small) or key(word) in _known_names():
        return True
    return any(c.isupper() for c in word) and not (starts and _OPENERS.fullmatch(small))


@cache
def _known_names() -> frozenset[str]:
    """The names known to the field, which count in small letters too."""
    return frozenset(
        key(spelling) for table in tables().values() for names in table.values() for spelling in names
    )


def _bare(number: str) -> str:
    return number.replace(",", "").strip(".").casefold()
