"""Are two words a slip of one letter apart? Pure."""

from __future__ import annotations


def differs_by_one(one: str, other: str) -> bool:
    """Is one letter left out, added or another, or did two neighbours change places?"""
    if len(one) == len(other):
        apart = sum(a != b for a, b in zip(one, other, strict=True))
        return apart == 1 or changed_places(one, other)
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def changed_places(one: str, other: str) -> bool:
    """Did two neighbours change places?"""
    apart = (
        [at for at, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
        if len(one) == len(other)
        else []
    )
    if len(apart) != 2 or apart[1] != apart[0] + 1:  # two neighbours
        return False
    return one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]
