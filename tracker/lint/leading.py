"""Does an entry lead anywhere? Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lists.entry.inline import marks, plain
from tracker.lists.reading.entries import outward

if TYPE_CHECKING:
    from tracker.lists.reading.entries import Entry


def has_words(entry: Entry) -> bool:
    """Does an entry say anything behind its bullet?"""
    return any(letter.isalnum() for letter in plain(entry.text[len(entry.marker) :]))


def leads_out(entry: Entry) -> bool:
    """Has an entry a link to anything?"""
    if outward(entry.text):
        return True
    return any(entry.text[slice(*mark.url)].strip() and not mark.image for mark in marks(entry.text))
