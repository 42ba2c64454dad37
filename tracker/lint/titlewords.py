"""Words that titles of papers and pages about them have often, and those that are a letter away from one of them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import NamedTuple


class TitleWords(NamedTuple):
    """The words by how a slip in one of them is known."""

    long: frozenset[str]
    """Frequent ones with which hardly another word shares all letters but one."""
    short: frozenset[str]
    """Frequent ones of which another letter is no slip."""
    others: frozenset[str]
    """Words of their own that are a letter away from a frequent one."""

    def has(self, word: str) -> bool:
        """Is it a frequent word?"""
        return word in self.long or word in self.short


@cache
def title_words() -> TitleWords:
    """The words of `titlewords.toml`."""
    text = resources.files(__package__).joinpath("titlewords.toml").read_text(encoding="utf-8")
    found: dict[str, str] = tomllib.loads(text)
    return TitleWords(*(frozenset(found[name].split()) for name in TitleWords._fields))
