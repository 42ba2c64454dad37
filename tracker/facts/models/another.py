"""Sentences that say what somebody else's model is made of: LLaVA uses CLIP as its vision encoder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.facts.names import PARTS, mentions
from tracker.facts.text.shape import is_shaped
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from tracker.facts.text.passage import Passage
    from tracker.facts.text.reading import Sentence

_HAS = Pattern(
    r"\s*(?:(?:For\s+(?:example|instance)|Whereas|While|Although),?\s+)?(?:[Tt]he\s+)?(?P<who>[A-Z][\w.+-]*\w)\s+"
    r"(?:\([^)]{1,40}\)\s+)?(?:uses|employs|adopts|combines|integrates|builds|has|is\s+(?:\w+\s+)?(?:built|based|initiali[sz]ed))\b"
)
"""Opens a sentence on what a model is made of."""


def is_anothers(name: str | None, abstract: Passage, sentence: Sentence, at: int) -> bool:
    """Does a sentence open with another model, and say up to here what that is made of?"""
    has = _HAS.match(abstract.plain, sentence.start, at)
    if not has:
        return False
    who = has.start("who")
    if name is None:
        return is_shaped(has["who"])
    if name in abstract.plain[who:at]:
        return False
    known = any(one.start == who for one in mentions(PARTS, abstract))
    return known or _is_met(has["who"], abstract.plain[: sentence.start])


def _is_met(who: str, before: str) -> bool:
    """Was a name met before?"""
    return is_shaped(who) and who in before
