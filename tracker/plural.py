"""Numbers with their nouns, as people read them."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """So many of something; the plural is given where it is more than an `s`.

    >>> counted(1, "entry", "entries"), counted(3, "paper")
    ('1 entry', '3 papers')
    """
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def of_so_many(many: str, number: float) -> str:
    """What a service counts and calls by its plural, as it is called for so many.

    >>> of_so_many("likes", 1), of_so_many("likes", 2)
    ('like', 'likes')
    >>> of_so_many("children", 1)
    'child'
    """
    return many.removesuffix("ren" if many == "children" else "s") if number == 1 else many
