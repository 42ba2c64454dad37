"""When two ways of writing a licence mean the same one."""

from __future__ import annotations

import re

from tracker.pattern import Pattern

_SPELLED = (
    ("creative commons", "cc"), ("zero", "0"), ("attribution", "by"), ("non-commercial", "nc"), ("noncommercial", "nc"),
    ("share-alike", "sa"), ("sharealike", "sa"), ("no-derivatives", "nd"), ("noderivatives", "nd"), ("noderivs", "nd"),
)  # fmt: skip
_SAYS_NOTHING = Pattern(r"\b(?:licen[sc]e[sd]?|version|international|public|the)\b|\bv(?=\d)")
_KNOWN = Pattern(
    r"(?:apache|mit\b|bsd|a?l?gpl|cc[\s-]?(?:by|0)|creative commons|mpl|isc\b|unlicense|odbl|odc|cdla|(?:creativeml-)?openrail|"
    r"llama|gemma|afl|epl|artistic)",
    re.IGNORECASE,
)


def is_known(licence: str) -> bool:
    """Is this a licence that goes by a name of its own?

    >>> is_known("CC BY-NC 4.0"), is_known("our own terms")
    (True, False)
    """
    return _KNOWN.match(licence) is not None


def same_licence(one: str, other: str) -> bool:
    """Do two texts mean one licence, one of them perhaps without its version or among several that hold at once?

    >>> same_licence("apache-2.0", "Apache License, Version 2.0"), same_licence("cc-by-4.0", "CC BY-NC 4.0")
    (True, False)
    """
    return any(_same(a, b) for a in _each(one) for b in _each(other))


def _each(text: str) -> list[str]:
    return [_key(part) for part in (text, *text.split(", "))]


def _key(text: str) -> str:
    low = text.casefold()
    for words, short in _SPELLED:
        low = low.replace(words, short)
    return re.sub(r"[\W_]+", "", _SAYS_NOTHING.sub("", low))


def _same(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and (
        len(long) == len(short) or (bool(short) and long[len(short)].isdigit())
    )
