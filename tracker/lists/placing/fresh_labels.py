"""A new bold line, summary or bullet that acts as a heading, with the entry under it, made as its sisters are."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tracker.lists.placing.levels import levels_over
from tracker.lists.reading.sections import title_words
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.placing.fresh_names import NewName
    from tracker.lists.placing.levels import Level
    from tracker.lists.reading.entries import Group
    from tracker.lists.reading.page import Page


class LabelBlock(NamedTuple):
    """A label with all that stands under it."""

    words: str
    start: int
    """The line of the label, or of what opens the fold it stands in."""
    first: int
    """The first line under it: of an entry, or of the first label within."""
    last: int
    """The line after the last entry."""
    end: int
    """The line after what closes the fold."""


OPENS = Pattern(r"\s*<(?:details|div|p)\b[^<>]*>\s*$", re.IGNORECASE)
_CLOSES = Pattern(r"\s*(?:</(?:details|div|p|ul|ol|table|tbody)\s*>\s*)+$", re.IGNORECASE)


def fresh_label(
    page: Page, group: Group, level: Level, new: NewName, lines: Sequence[str]
) -> tuple[int, list[str], int]:
    """Where the new label goes, its lines with all under it, and how many stand before these.

    `lines` are the label like one that is found, what is new within it and the entry.
    """
    sisters = [block for one in _sisters(page, group, level, new) if (block := block_of(page, one))]
    model = next(block for block in sisters if block.words == level.words)
    texts = page.lines.texts
    closed = list(texts[model.last : model.end])
    gap = _gap(sisters, texts)
    at = new.before([block.words for block in sisters])
    if at < len(sisters):
        return sisters[at].start, [*lines, *closed, *gap], 0
    return sisters[-1].end, [*gap, *lines, *closed], len(gap)


def _sisters(page: Page, group: Group, level: Level, new: NewName) -> list[Level]:
    """The labels beside one that are of its kind, itself among them, in order."""
    depth = len(level.labels)
    found = {
        levels_over(page, other)[depth - 1 - len(other.labels)]: None
        for other in page.groups
        if other.section == level.section
        and other.kind is group.kind
        and len(other.labels) >= depth
        and other.labels[: depth - 1] == level.labels[:-1]
    }
    return [one for one in found if one == level or new.is_sister(one.words)]


def block_of(page: Page, level: Level) -> LabelBlock | None:
    """The lines of a label and of all groups under it; None where the label is not found right above."""
    texts = page.lines.texts
    depth = len(level.labels)
    under = [
        group
        for group in page.groups
        if group.section == level.section and group.labels[:depth] == level.labels
    ]
    nearest = min(under, key=lambda group: page.groups[group][0].start)
    line = label_line(page, nearest, depth)
    if line < 0:
        return None
    last = max(page.groups[group][-1].end for group in under)
    start = _opening(texts, line, page.sections[level.section].body)
    return LabelBlock(
        level.words,
        start,
        label_line(page, nearest, depth + 1),
        last,
        closing(texts, last, texts[start:last]),
    )


def label_line(page: Page, group: Group, depth: int) -> int:
    """The line of a label over a group, the outermost being of depth 1; below all labels the first entry's, -1 for none."""
    texts, line = page.lines.texts, page.groups[group][0].start
    floor = page.sections[group.section].body
    for label in reversed(group.labels[depth - 1 :]):
        words = title_words(label)
        line = next((at for at in range(line - 1, floor - 1, -1) if title_words(texts[at]) == words), -1)
    return line


def _opening(texts: Sequence[str], line: int, floor: int) -> int:
    """The line that opens the fold which a label stands in, or its own."""
    if "<summary" not in texts[line] or "<details" in texts[line]:
        return line
    start = next((at for at in range(line - 1, floor - 1, -1) if texts[at].strip()), line)
    return start if OPENS.match(texts[start]) else line


def closing(texts: Sequence[str], end: int, own: Sequence[str]) -> int:
    """The line after what closes, right behind some line, the folds and tables that lines of a heading's own open."""
    left_open = Counter[str]()
    for tag in _TAG.finditer("\n".join(own)):
        left_open[tag["name"].lower()] += -1 if tag["closes"] else 1
    below = end
    while below < len(texts) and (not texts[below].strip() or _CLOSES.match(texts[below])):
        closed = Counter(tag["name"].lower() for tag in _TAG.finditer(texts[below]))
        if not closed <= left_open:
            break  # what all of it stands in
        left_open -= closed
        below += 1
        end = below if closed else end
    return end


_TAG = Pattern(r"<(?P<closes>/?)(?P<name>details|div|p|ul|ol|table|tbody)\b", re.IGNORECASE)


def _gap(sisters: Sequence[LabelBlock], texts: Sequence[str]) -> list[str]:
    """The blank lines between two sisters that follow each other."""
    pairs = itertools.pairwise(sisters)
    between = [tuple(texts[one.end : other.start]) for one, other in pairs if one.end <= other.start]
    blank = Counter(gap for gap in between if not any(map(str.strip, gap)))
    if blank:
        return list(max(blank.items(), key=lambda gap: (gap[1], len(gap[0])))[0])
    return [""] if any(one.start > 0 and not texts[one.start - 1].strip() for one in sisters) else []
