"""People by surname and given names with nothing but commas between all of them: `Made, Ann, Up, Bo`; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lists.entry.people import IN_TURN
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAMES = Pattern(r"[^\W\d_a-z][^\W\d_]*[\w.'’ -]*(?:, [^\W\d_a-z][^\W\d_]*[\w.'’ -]*)+")
_FEWEST = 5
_ONCE = 0.5
"""So many names differ, as those of people do, though surnames come again."""


def are_in_turn(texts: Iterable[str]) -> bool:
    """Are enumerations of words with capitals people told so? Then each of many has an even number of them."""
    listed = [text for text in texts if IN_TURN.fullmatch(text) or _NAMES.fullmatch(text)]
    if len(listed) < _FEWEST or not all(map(IN_TURN.fullmatch, listed)):
        return False
    words = [word for text in listed for word in text.split(", ")]
    return len(words) > 2 * len(listed) and len(set(words)) >= _ONCE * len(words)
