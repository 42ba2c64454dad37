"""Which letters a pattern cannot match without, read from the pattern itself.

Pure. To look for them is quicker than to try the pattern, and most texts have none; a list of them written out beside the
pattern would soon not be the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.facts.text.openings import LOOKS, MAYBE, TOKEN, of_alternatives

if TYPE_CHECKING:
    from collections.abc import Sequence

    Letters = frozenset[str]

_WORDS = re.compile(rf"\w+(?=\w[?*{{])|\w+(?![\w?*{{])|{TOKEN.pattern}", re.DOTALL)
"""As many letters at once as all have to stand there."""
_ANY_OF = re.compile(r"\[\w+\]")
_NONE: Letters = frozenset({""})
"""Needed by what may match anything."""
_REPEATED = "{"
_MOST = 40
"""So many ways to write a word are told apart."""


def needs(pattern: str) -> Letters:
    r"""The letters, in small ones, one of which stands in a word of all that a pattern matches.

    >>> sorted(needs(r"\b(?:[Mm]app?|[Rr]ead)ing\s+of\s|(?:old\s+)?\w+-towns?"))
    ['ing', 'town']
    """
    found, _ = of_alternatives(_WORDS.findall(pattern), 0, _sequence)
    if "" in found:
        raise ValueError(f"what needs no letter: {pattern!r}")
    return found


def _sequence(tokens: Sequence[str], at: int) -> tuple[Letters, int]:
    """What one alternative needs: of all that it does, what says most; and where it ends."""
    most = run = _NONE
    while at < len(tokens) and tokens[at] not in ("|", ")"):
        token, at = tokens[at], at + 1
        needed = _NONE
        if token.startswith("("):
            inner, close = of_alternatives(tokens, at, _sequence)
            at = close + 1
            needed = _NONE if token in LOOKS or _may_lack(tokens, at) else inner
        elif token == _REPEATED:
            at = tokens.index("}", at) + 1
        elif token.isalnum() and not _may_lack(tokens, at):
            run = frozenset([before + token.lower() for before in run])
            continue
        elif _ANY_OF.fullmatch(token) and not _may_lack(tokens, at) and len(run) <= _MOST:
            run = frozenset(before + letter for before in run for letter in token[1:-1].lower())
            continue
        most, run = max(most, run, needed, key=_says), _NONE
    return max(most, run, key=_says), at


def _may_lack(tokens: Sequence[str], at: int) -> bool:
    """May what stands before be left out?"""
    return at < len(tokens) and tokens[at] in MAYBE


def _says(letters: Letters) -> tuple[int, int]:
    """How much it says of a text that it has one of these."""
    return min(map(len, letters)), -len(letters)
