"""A new bold line, summary or bullet that acts as a heading, with the entry under it, made as its sisters are."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from tracker.lists.reading.sections import title_words
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.placing.fresh_names import NewName
    from tracker.lists.reading.entries import Group
    from tracker.lists.reading.page import Page


class _Run(NamedTuple):
    """A label with the entries under it."""

    words: str
    start: int
    """The line of the label, or of what opens the fold it stands in."""
    first: int
    """The line of the first entry."""
    last: int
    """The line after the last entry."""
    end: int
    """The line after what closes the fold."""


_OPENS = Pattern(r"\s*<(?:details|div|p)\b[^<>]*>\s*$", re.IGNORECASE)
_CLOSES = Pattern(r"\s*(?:</(?:details|div|p|ul|ol|table|tbody)\s*>\s*)+$", re.IGNORECASE)


def fresh_label(
    page: Page, group: Group, new: NewName, entry: Sequence[str]
) -> tuple[int, list[str], int] | None:
    """Where the new label goes, its lines with the entry under it, and which of them is the entry's first.

    None where the group stands under no such label.
    """
    model = _run(page, group) if group.labels and new.is_sister(group.labels[-1]) else None
    if model is None:
        return None
    sisters = [run for other in page.groups if _are_sisters(group, other, new) and (run := _run(page, other))]
    texts = page.lines.texts
    words = [run.words for run in sisters]
    above = [new.write(text, words) for text in texts[model.start : model.first]]
    closing = list(texts[model.last : model.end])
    gap = _gap(sisters, texts)
    at = new.before(words)
    if at < len(sisters):
        return sisters[at].start, [*above, *entry, *closing, *gap], len(above)
    return sisters[-1].end, [*gap, *above, *entry, *closing], len(gap) + len(above)


def _are_sisters(one: Group, other: Group, new: NewName) -> bool:
    return (
        bool(other.labels)
        and (one.section, one.labels[:-1], one.kind) == (other.section, other.labels[:-1], other.kind)
        and new.is_sister(other.labels[-1])
    )


def _run(page: Page, group: Group) -> _Run | None:
    """The lines of a group and its label; None where the label is not found right above."""
    texts, members = page.lines.texts, page.groups[group]
    label = title_words(group.labels[-1])
    first, floor = members[0].start, page.sections[group.section].body
    line = next((at for at in range(first - 1, floor - 1, -1) if title_words(texts[at]) == label), None)
    if line is None:
        return None
    start, end = line, members[-1].end
    if "<summary" in texts[line] and "<details" not in texts[line]:
        start = next((at for at in range(line - 1, floor - 1, -1) if texts[at].strip()), line)
        start = start if _OPENS.match(texts[start]) else line
    below = end
    while below < len(texts) and (not texts[below].strip() or _CLOSES.match(texts[below])):
        below += 1
        end = below if texts[below - 1].strip() else end
    return _Run(group.labels[-1], start, first, members[-1].end, end)


def _gap(sisters: Sequence[_Run], texts: Sequence[str]) -> list[str]:
    """The blank lines between two sisters that follow each other."""
    for one, other in itertools.pairwise(sisters):
        between = texts[one.end : other.start]
        if all(not text.strip() for text in between):
            return list(between)
    blank = sisters[0].start > 0 and not texts[sisters[0].start - 1].strip()
    return [""] if blank else []
