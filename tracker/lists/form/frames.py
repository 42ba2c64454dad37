"""What is kept of a picture's place in a block when there is no picture yet: its frame, and the comments that count it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PICTURE = Pattern(r"</?a\b[^<>]*>|<img\b[^<>]*>|<source\b[^<>]*>|</?picture\b[^<>]*>", re.IGNORECASE)
_BOX = Pattern(r"<(?P<close>/?)(?P<tag>p|div|center|figure)\b[^<>]*>", re.IGNORECASE)
_NUMBER = Pattern(r"\d+")


def frame(texts: Sequence[str]) -> list[str]:
    """The lines of a picture without the picture: an empty `<p align="center">`, or nothing where there is no box.

    >>> frame(['<p align="center">', '<img src="https://made.example/a.png" />', "</p>", "<p>Figure 1</p>"])
    ['<p align="center">', '</p>']
    """
    kept: list[str] = []
    open_tags: list[str] = []
    for text in texts:
        bare = _PICTURE.sub("", text)
        boxes = list(_BOX.finditer(bare))
        if _BOX.sub("", bare).strip() or not _nest(boxes, open_tags):
            return []  # words stand in the box, or it does not close: nothing that can be left open
        if boxes:
            kept.append(bare)
        if kept and not open_tags:
            return kept
    return []


def _nest(boxes: Iterable[re.Match[str]], open_tags: list[str]) -> bool:
    for box in boxes:
        tag = box["tag"].casefold()
        if not box["close"]:
            open_tags.append(tag)
        elif not open_tags or open_tags.pop() != tag:
            return False
    return True


def skeleton(text: str) -> str:
    """A comment with its numbers taken out."""
    return _NUMBER.sub("#", text.strip())


def counted_on(text: str, notes: Iterable[str]) -> str:
    """A comment with the next free number, where its like are numbered through the page; else as it stands."""
    alike = {note for note in notes if skeleton(note) == skeleton(text)}
    numbers = [[int(number) for number in _NUMBER.findall(note)] for note in alike]
    if len(alike) < 2 or not all(len(one) == 1 for one in numbers):
        return text
    return _NUMBER.sub(str(max(one[0] for one in numbers) + 1), text)
