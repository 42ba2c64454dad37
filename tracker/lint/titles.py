"""What an entry is called: its title as a reader sees it; pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from state.titles import word_count
from tracker.lists.entry.inline import marks, plain
from tracker.lists.entry.slots import Column, Slot
from tracker.lists.reading.entries import EntryKind
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from tracker.lists.entry.facts import EntryFacts
    from tracker.lists.reading.entries import Entry

TITLE_WORDS = 4
"""What has fewer words is a name, or a label."""
_COMING = Pattern(
    r"\b(?:coming soon|to be (?:released|updated|announced)|not (?:yet )?available)\b", re.IGNORECASE
)
"""Words of a link that is still to come, and of no title."""
_VENUE_BEFORE = Pattern(r"^[^,:]{0,40}\b(?:19|20)\d\d\b[^,:]{0,25},\s+(?=\S+\s+\S)")
"""The venue or month that some lists write before the title."""


def title_of(
    entry: Entry, facts: tuple[EntryFacts, ...], columns: tuple[Column | None, ...], names: tuple[str, ...]
) -> tuple[str, bool]:
    """The title or name of an entry, and whether it is surely a title."""
    if entry.kind is EntryKind.BLOCK:
        return plain(entry.text.split("\n", 1)[0][len(entry.marker) :]), True
    for at, one in enumerate(facts):
        if Slot.TITLE in one.words:
            words = plain(one.words[Slot.TITLE][0])
            sure = entry.kind is not EntryKind.ROW or (
                columns[at : at + 1] == (Column.TITLE,)
                and (_asks_for_title(names[at]) or _is_linked(entry, words))
            )
            if word_count(words) >= TITLE_WORDS and sure and not _COMING.search(words):
                return _VENUE_BEFORE.sub("", words), True
    named = _named_title(facts if entry.kind is not EntryKind.ROW else _in_title_cells(facts, columns, names))
    if named:
        return named, True
    for one in facts:
        words = " ".join(
            plain(one.words[slot][0]) for slot in (Slot.NAME, Slot.SUBTITLE) if slot in one.words
        )
        if words:
            return words, False
    return "", False


def _in_title_cells(
    facts: tuple[EntryFacts, ...], columns: tuple[Column | None, ...], names: tuple[str, ...]
) -> tuple[EntryFacts, ...]:
    """What the cells of columns for titles tell."""
    told = zip(facts, columns, names, strict=False)
    return tuple(one for one, column, name in told if column is Column.TITLE and _asks_for_title(name))


def _named_title(facts: tuple[EntryFacts, ...]) -> str:
    """The title of an entry that writes the name of its work apart: `**Name**: "The rest of it"`."""
    for one in facts:
        told = plain(one.words[Slot.SUBTITLE][0]) if Slot.SUBTITLE in one.words else ""
        rest = max(told.split(" | "), key=len)  # a venue may stand beside it
        if word_count(rest) >= TITLE_WORDS:
            name = plain(one.words[Slot.NAME][0]) if Slot.NAME in one.words else ""
            return f"{name}: {rest}" if name else rest
    return ""


def _asks_for_title(name: str) -> bool:
    return re.search(r"\b(title|papers?|works?|publication)\b|标题|论文", name.casefold()) is not None


def _is_linked(entry: Entry, words: str) -> bool:
    return any(words in plain(mark.label_in(entry.text)) for mark in marks(entry.text))
