"""What stands before a title's separator where it is more than one name: two works, a name and a shorter one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.facts.text.shape import FUNCTION_WORDS, is_common, is_generic, is_shaped, takes_letters
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from tracker.facts.text.passage import Passage

_TWO_NAMES = Pattern(r"(?P<long>[\w-]+)\s\((?P<short>[A-Z][\w-]{1,11})\)")


def oftener(head: str, abstract: Passage) -> str | None:
    """Of a name and a shorter one that stands in brackets behind it, the one that the abstract goes by: MapReader (MaRe)."""
    both = _TWO_NAMES.fullmatch(head)
    if both is None or not (is_shaped(both["short"]) and takes_letters(both["short"], both["long"])):
        return None
    return max(both["short"], both["long"], key=abstract.plain.count)


def names_two(words: list[str]) -> bool:
    """Does a head name two works: MapSet and MapReader?"""
    return words[1:2] in (["and"], ["&"]) and len(words) == _TWO and all(map(_is_own, words[::2]))


_TWO = 3
"""Words of a head that names two works."""


def _is_own(word: str) -> bool:
    """Is a word a name that not everybody uses?"""
    return is_shaped(word) and not is_common(word) and word.casefold() not in FUNCTION_WORDS


def cuts(name: str, words: list[str]) -> bool:
    """Does the abstract cut a plain word off the name: Visual Atlas, Atlas?"""
    return words[1:] == [name] and is_generic(words[0]) and not is_generic(name)
