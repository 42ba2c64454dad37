"""Numbers as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from state.papers import Reason


def counted(number: int, one: str, many: str = "") -> str:
    """So many of something; the plural is given where it is more than an `s`.

    >>> counted(1, "entry", "entries"), counted(3, "paper")
    ('1 entry', '3 papers')
    """
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def likely(probability: float) -> str:
    """How sure the classifier is, as people read it: of none of the two ends it is quite sure.

    >>> likely(0.476), likely(0.9999), likely(0.0)
    ('48%', 'over 99%', 'under 1%')
    """
    percent = round(100 * probability)
    return "over 99%" if percent > 99 else "under 1%" if percent < 1 else f"{percent}%"


def rate(number: float) -> str:
    """So much in a stretch of time: a small rate with its tenths, as none is not the same as few.

    >>> rate(0.49), rate(9.96), rate(139.6)
    ('0.5', '10', '140')
    """
    return f"{number:.1f}" if number < 9.95 else f"{number:.0f}"


def weighed(reasons: Iterable[Reason]) -> str:
    """What spoke for a work and against it, each with its weight.

    >>> from state.papers import Reason
    >>> weighed([Reason("the title names images", 0.714), Reason("no word of language", -0.5)])
    'the title names images +0.71, no word of language -0.50'
    """
    return ", ".join(f"{reason.term} {reason.weight:+.2f}" for reason in reasons)


def of_so_many(many: str, number: float) -> str:
    """What a service counts and calls by its plural, as it is called for so many.

    >>> of_so_many("likes", 1), of_so_many("likes", 2)
    ('like', 'likes')
    >>> of_so_many("children", 1)
    'child'
    """
    return many.removesuffix("ren" if many == "children" else "s") if number == 1 else many
