"""What some bodies have in common however much each of them counts: their patterns, and the words that are of the format."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from tracker.lists.entry.emphasis import NOTHING_BOLD, learn_emphasis
from tracker.lists.entry.escaping import Context
from tracker.lists.entry.inline import plain
from tracker.lists.entry.presented import IN_TRACK
from tracker.lists.entry.slots import Slot
from tracker.lists.entry.targets import label_of
from tracker.lists.form.marks import words_of_works
from tracker.lists.form.pattern import key_of
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tracker.lists.entry.emphasis import Bold
    from tracker.lists.form.pattern import Body, Key

_DECORATION_SHARE = 0.9
"""A picture that so many entries have says nothing of one of them."""
_COMMON_SHARE = 0.12


class Shapes:
    """The shapes of some bodies that stand in one context."""

    def __init__(
        self,
        bodies: Sequence[Body],
        context: Context,
        bold: Callable[[], Bold] = lambda: NOTHING_BOLD,
        own: int = 0,
    ) -> None:
        """Of some bodies, of which the first are the group's own."""
        self.context = context
        self.labels = _labels_of(bodies) if context is Context.CELL else frozenset[str]()
        """What one clicks on in this column; left bare it says nothing."""
        common = _common_words(bodies, self.labels, own)
        self.patterns = [split_tail(key_of(body, common)) for body in bodies]
        """The pattern of each body, and the blanks at its end."""
        titles = (part.raw for body in bodies for part in body.facts if part.slot is Slot.TITLE)
        self.emphasis = learn_emphasis(titles, bold)


def _labels_of(bodies: Sequence[Body]) -> frozenset[str]:
    forms = {part.form for body in bodies for part in body.facts if part.slot is Slot.LINK and part.form}
    return frozenset(plain(label_of(form)).casefold() for form in forms) - {""}


_FIGURES = Pattern(r"\d(?<!\d\d)(?<!\d[.,]\d)[\d.,]*[kKmM]? [a-z]")
"""What counts something of a work: `1,000 videos`."""


def _says_of_a_work(words: str) -> bool:
    """Would words be of some works, however many they fit: a count, or as many as no label has?"""
    return _FIGURES.search(words) is not None or len(words.split()) > _LABEL_WORDS


_LABEL_WORDS = 4


def _common_words(bodies: Sequence[Body], labels: frozenset[str], own: int) -> frozenset[str]:
    """Words so often the same that they are part of the format: `arXiv`, `Github`, `Coming soon`.

    A work that is listed twice says its own words twice, and counts once.
    """
    told = {body.text if Slot.TITLE in body.slots else at: body for at, body in enumerate(bodies)}.values()
    counted = _counted(told, Slot.TEXT)
    least = max(2, math.ceil(_COMMON_SHARE * len(told)))
    everywhere = math.ceil(_DECORATION_SHARE * len(told))
    fewest = min(least, everywhere)
    often = frozenset(
        raw
        for raw, count in counted.items()
        if raw.casefold() in labels
        or (count >= fewest and count >= (everywhere if _says_of_a_work(raw) else least))
        if not raw.isdigit()  # a number that counts the rows is of its own row
    )
    pictures = _counted(told, Slot.PICTURE)
    said_by_all = frozenset(
        raw for raw, count in pictures.items() if count >= everywhere and not IN_TRACK.fullmatch(raw)
    )
    common = often - words_of_works(bodies, own, often)
    return common | said_by_all if any(not raw.startswith("</") for raw in said_by_all) else common


def _counted(bodies: Iterable[Body], slot: Slot) -> Counter[str]:
    """In how many bodies each of the words stands that fill a slot."""
    return Counter(
        raw
        for body in bodies
        if slot in body.slots
        for raw in {part.raw for part in body.facts if part.slot is slot}
    )


def split_tail(key: Key) -> tuple[Key, str]:
    """A pattern and the blanks at its end, which people leave or not whatever the rest looks like."""
    if not key or key[-1][0] != Slot.GLUE:
        return key, ""
    slot, text = key[-1]
    bare = text.rstrip(" \t\u00a0")
    return (*key[:-1], (slot, bare)) if bare else key[:-1], text[len(bare) :]
