"""Alternatives that begin at a word's edge, written so that Python finds their first letters at once.

Pure. A pattern that begins with an edge is tried at every letter of a text; one whose ways all begin with letters is tried
only at these, and so the edge is asked for behind the letters, where next to no text comes that far.
"""

from __future__ import annotations

import re

from tracker.facts.text.openings import TOKEN

_BEGUN = re.compile(r"(?:\[(?P<any>[A-Za-z]+)\])?(?P<letters>(?:[A-Za-z](?![?*+{]))*)")
_LETTER = re.compile(r"[A-Za-z](?![?*+{])")


def at_words(alternatives: str, *anywhere: str) -> str:
    r"""The same as an edge of a word and the alternatives behind it, or any of what may stand within a word too.

    Each of the alternatives has to begin with a letter, or with any of some.

    >>> print(at_words(r"roads?|[Mm]ap(?:s|ping)"))
    (?:road(?<=\broad)s?|Map(?<=\bMap)(?:s|ping)|map(?<=\bmap)(?:s|ping))
    """
    ways = (way for one in _split(alternatives) for way in _ways(one))
    return f"(?:{'|'.join((*ways, *anywhere))})"


def by_letter(alternatives: str) -> str:
    """The same alternatives, so that one look at a letter spares all that begin with another.

    Those that begin otherwise come last, and so must match nothing that those before them do.

    >>> by_letter("maps|roads|miles|(?<=old )towns")
    '(?:m(?:aps|iles)|r(?:oads)|(?<=old )towns)'
    """
    begun: dict[str, list[str]] = {}
    for one in _split(alternatives):
        letter = one[0] if _LETTER.match(one) else ""
        begun.setdefault(letter, []).append(one[len(letter) :])
    rest = begun.pop("", [])
    return (
        "(?:" + "|".join([*(f"{letter}(?:{'|'.join(ends)})" for letter, ends in begun.items()), *rest]) + ")"
    )


def _split(alternatives: str) -> list[str]:
    """Each of some alternatives; what stands in brackets is part of one."""
    found, depth = [""], 0
    for piece in TOKEN.findall(alternatives):
        depth += piece.startswith("(") - (piece == ")")
        if piece == "|" and not depth:
            found.append("")
        else:
            found[-1] += piece
    return found


def _ways(alternative: str) -> list[str]:
    """The ways to begin an alternative, each with a look back at the edge."""
    begun = _BEGUN.match(alternative)
    if begun is None or not begun.end():
        raise ValueError(f"what begins with no letter: {alternative!r}")
    rest = alternative[begun.end() :]
    written = [first + begun["letters"] for first in begun["any"] or ("",)]
    return [rf"{letters}(?<=\b{letters}){rest}" for letters in written]
