"""How alike a title and an entry of a list are by their words, for a person to compare; pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from state.titles import fold

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

LEAST = 0.25
"""Below this an entry is none that a person would hold beside the other."""

ADDRESS = re.compile(r"https?://[^\s)>\]]+|<[^>]*>")
"""What of an entry only leads elsewhere: addresses, and tags with theirs."""

_COMMON_WORDS = """
    a an and are as at by for from in is it its of on or the to towards via with
    arxiv code language large model models multimodal page paper pdf project vision visual
"""
_COMMON = frozenset(_COMMON_WORDS.split())
"""Words that every entry of such a list has."""


def telling_words(text: str) -> frozenset[str]:
    """The words of a title or an entry that not every entry has; addresses are none."""
    return frozenset(fold(ADDRESS.sub(" ", text)).split()) - _COMMON


def likeness(title: AbstractSet[str], entry: AbstractSet[str]) -> float:
    """The share of telling words that the two have in common, 0 to 1; much that an entry says beside its title counts little."""
    shared = len(title & entry)
    return shared / min(len(title | entry), 2 * len(title)) if shared else 0.0
