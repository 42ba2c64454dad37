"""What entries are ordered by, with `2024.1` read as its neighbours show: January, or October that lost its zero in a spreadsheet."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracker.lists.entry.inline import ADDRESS
from tracker.lists.form.keys import By, keys_of
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.form.keys import Keys
    from tracker.lists.reading.entries import Entry

_JANUARY, _OCTOBER = 1, 10
_MONTH = Pattern(r"(?<![\w.])20\d\d\.(?P<month>\d{1,2})(?![\d-]|\.\d)")
_FEWEST = 2
"""So many months with a zero before them show that nobody here writes January as `1`."""


def keys_among(entries: Sequence[Entry]) -> list[Keys]:
    """What some neighbours are ordered by."""
    keys = [keys_of(entry) for entry in entries]
    doubtful = [at for at, key in enumerate(keys) if _is_doubtful(entries[at], key)]
    if doubtful:
        by_rest = _lost_their_zero(entries, [keys[at] for at in doubtful])
        for at in doubtful:
            year, month, day = map(int, keys[at][By.DATE])
            if _month_of_id(keys[at]) == _OCTOBER or (by_rest and _month_of_id(keys[at]) != month):
                keys[at] = {**keys[at], By.DATE: (year, _OCTOBER, day)}
    return keys


def _is_doubtful(entry: Entry, key: Keys) -> bool:
    """Is an entry's date a year, a stop and a single one?"""
    if key.get(By.DATE, ())[1:] != (_JANUARY, 0):
        return False
    found = _MONTH.search(ADDRESS.sub(" ", entry.text))
    return found is not None and found["month"] == "1"


def _lost_their_zero(entries: Sequence[Entry], doubtful: Sequence[Keys]) -> bool:
    """By the arXiv ids beside such dates; where these tell nothing, by how the other months are written."""
    ids = Counter(map(_month_of_id, doubtful))
    if ids[_JANUARY] or ids[_OCTOBER]:
        return ids[_OCTOBER] > ids[_JANUARY]
    others = [month for entry in entries for month in _MONTH.findall(ADDRESS.sub(" ", entry.text))]
    alone = any(len(month) == 1 and month != "1" for month in others)
    return not alone and "10" not in others and sum(month[0] == "0" for month in others) >= _FEWEST


def _month_of_id(key: Keys) -> int:
    """The month that an entry's arXiv id shows, if of the year that the entry tells."""
    shown = key.get(By.ARXIV, ())
    return int(shown[1]) if shown[:1] == key[By.DATE][:1] else 0
