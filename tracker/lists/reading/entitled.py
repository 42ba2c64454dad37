"""Whether some words are the title or the name of an entry, and not only among what it says; pure."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from state.titles import fold
from tracker.lists.entry.inline import plain
from tracker.lists.entry.parts import parse
from tracker.lists.entry.slots import Slot
from tracker.lists.reading.entries import EntryKind
from tracker.lists.reading.outline import cells
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from tracker.lists.reading.entries import Entry


def is_title(entry: Entry, key: str) -> bool:
    """Is a title all of an entry's title, not the beginning or end of a longer one?"""
    texts = cells(entry.text) if entry.kind is EntryKind.ROW else [entry.body]
    beside = (f"{name} {rest}" for name, rest in pairwise(texts))
    if any(fold(plain(words)) == key for words in beside):
        return True  # a row that has its name in a column of its own
    for text in texts:
        parts = parse(text)
        named = "".join(f"{part.raw} " for part in parts if part.slot in (Slot.NAME, Slot.SUBTITLE))
        titled = [part.raw for part in parts if part.slot is Slot.TITLE]
        if any(fold(plain(words)) == key for words in (*titled, named)):
            return True
    return False


def is_within_title(entry: Entry, key: str) -> bool:
    """Is a title no more than some words of a longer one: `Lamps at Sea` of "Bright Lamps at Sea", not of "Wick: Lamps at Sea"?"""
    texts = cells(entry.text) if entry.kind is EntryKind.ROW else [entry.body]
    titles = (plain(part.raw) for text in texts for part in parse(text) if part.slot is Slot.TITLE)
    return any(f" {key} " in f" {fold(words)} " and not _is_piece(words, key) for words in titles)


def _is_piece(words: str, key: str) -> bool:
    """Is it what stands between two signs of a title, whatever signs it has itself?"""
    pieces = [piece for piece in map(fold, _STOP.split(words)) if piece]
    bounds = {0, *accumulate(len(piece) + 1 for piece in pieces)}
    found = re.finditer(re.escape(key), " ".join(pieces))
    return any({one.start(), one.end() + 1} <= bounds for one in found)


_STOP = Pattern(r"[^\w\s'’-]+|\s-+\s")
"""What parts a title from a name before it or a line below it."""


def is_first(entry: Entry, key: str) -> bool:
    """Does an entry, or one of the first cells of a row, begin with a title, and tell a fact next if anything?"""
    row = entry.kind is EntryKind.ROW
    texts = cells(entry.text)[:_NAME_COLUMNS] if row else [entry.body]
    return any(_begins_with(text, key) for text in texts)


def _begins_with(text: str, key: str) -> bool:
    for word in _WORD.finditer(text):
        said = fold(text[: word.end()])
        if said == key:
            if _TO_COME.fullmatch(text, word.end()):
                return True
            rest = (part.slot for part in parse(text[word.end() :]) if part.slot is not Slot.GLUE)
            return next(rest, None) not in _FURTHER_WORDS
        if len(said) > len(key):
            break
    return False


_WORD = Pattern(r"[^\W_]+")
_TO_COME = Pattern(
    r"\W*(?:(?:coming|to appear|to be released|under review|in press|soon)\W*)+", re.IGNORECASE
)
"""What may stand behind the title of a work that is not out yet."""
_FURTHER_WORDS = (Slot.TITLE, Slot.SUBTITLE, Slot.NAME, Slot.TEXT)
"""What goes on with a title, or says what it is about."""


def is_sentence(entry: Entry, key: str) -> bool:
    """Is a title one of the sentences of an entry, however short it is?"""
    said = _BETWEEN_SENTENCES.split(plain(entry.body))
    return any(fold(words) == key for words in said)


_BETWEEN_SENTENCES = Pattern(r"(?<=[.?!])\s+|[\"“”]")


def is_called(entry: Entry, key: str) -> bool:
    """Is this the name of the entry's work, set apart from what is said of it?"""
    if entry.kind is EntryKind.ROW:
        return any(fold(plain(text)) == key for text in cells(entry.text)[:_NAME_COLUMNS])
    named = next((part for part in parse(entry.body) if part.slot is not Slot.GLUE), None)
    return named is not None and named.slot is Slot.NAME and fold(plain(named.raw)) == key


_NAME_COLUMNS = 2
"""Before a name may stand a number or a date."""
