"""What an entry can be ordered by: its date, its arXiv id, its year, its first words."""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from state.identity import Scheme, identify
from tracker.lists.entry.inline import ADDRESS, each_address, plain
from tracker.lists.entry.times import find_dates, find_years, years_behind
from tracker.lists.reading.entries import BULLET, EntryKind
from tracker.lists.reading.outline import cells
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.lists.entry.times import DateFound
    from tracker.lists.reading.entries import Entry

Value = tuple[int, ...] | str


class By(StrEnum):
    """What entries are ordered by."""

    DATE = "date"
    ARXIV = "arxiv"
    YEAR = "year"
    ALPHABET = "alphabet"

    @property
    def words(self) -> str:
        """As people call it."""
        return "arXiv id" if self is By.ARXIV else self.value


Keys = dict[By, Value]
_ID_LIKE = Pattern(r"\d\d{3}.\d{4}")
"""What every address with an arXiv id of today has, however it is written."""
_NEW_ID = Pattern(r"(?P<year>\d\d)(?P<month>\d\d)\.(?P<number>\d{4,5})")


def arxiv_key(identifier: str | None) -> tuple[int, ...] | None:
    """An arXiv id as a time: year, month, number."""
    match = _NEW_ID.fullmatch(identifier) if identifier else None
    if not match or not 1 <= int(match["month"]) <= 12:
        return None
    return (2000 + int(match["year"]), int(match["month"]), int(match["number"]))


def arxiv_of(entry: Entry) -> tuple[int, ...] | None:
    """The time that the first arXiv id behind an entry's links tells; quicker than all of its keys."""
    return _time_in(entry.text)


@lru_cache(maxsize=1024)  # asked for what is newest, for the order and for where an entry belongs
def _time_in(text: str) -> tuple[int, ...] | None:
    if not _ID_LIKE.search(text):
        return None
    for address in each_address(text):
        found = identify(address) if _ID_LIKE.search(address) else None
        if found and found.scheme is Scheme.ARXIV and (key := arxiv_key(found.value)):
            return key
    return None


def keys_of(entry: Entry) -> Keys:
    """What an entry can be ordered by."""
    keys: Keys = {}
    if arxiv := arxiv_of(entry):
        keys[By.ARXIV] = arxiv
    text = ADDRESS.sub(" ", entry.text)
    dates = find_dates(text)
    if dates:
        keys[By.DATE] = dates[0].moment.key
    years = find_years(text) or _years_of_venue(entry, text)
    if years or dates:
        keys[By.YEAR] = ((years or dates)[-1].moment.year,)
    words = _first_words(entry)
    if words:
        keys[By.ALPHABET] = words
    return keys


def keys_among(entries: Sequence[Entry]) -> list[Keys]:
    """What some neighbours are ordered by, with `2024.1` read as they show: January, or October that lost its zero in a spreadsheet."""
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


_JANUARY, _OCTOBER = 1, 10
_MONTH = Pattern(r"(?<![\w.])20\d\d\.(?P<month>\d{1,2})(?![\d-]|\.\d)")
_FEWEST = 2
"""So many months with a zero before them show that nobody here writes January as `1`."""


def _years_of_venue(entry: Entry, text: str) -> tuple[DateFound, ...]:
    """The year that is joined to the venue in a cell of its own: `CVPR-2019`."""
    if entry.kind is not EntryKind.ROW:
        return ()
    return tuple(found for cell in cells(text)[1:] if _JOINED.fullmatch(cell) for found in years_behind(cell))


_JOINED = Pattern(r"\s*[^\W\d_][\w .&/]*-20\d\d\s*")


def _first_words(entry: Entry) -> str:
    first = entry.text.split("\n", 1)[0]
    if entry.kind is EntryKind.ROW:
        shown = _first_telling(plain(cell) for cell in cells(first))
    else:
        match = BULLET.match(first)
        numbered = match is not None and match["mark"][0].isdigit()
        # what is shown of an entry on one line is known, and of its sign no letter
        known = not numbered and "\n" not in entry.text
        shown = entry.shown if known else plain(first[match.end() :] if match else first)
    return first_letters(_TIME_BEFORE.sub("", shown)) or first_letters(shown)


def _first_telling(shown: Iterable[str]) -> str:
    """The first cell with words in it that are not the venue of a year; where there is none, that."""
    of_a_year = ""
    for words in shown:
        if not re.search(r"[^\W\d_]", words):
            continue
        if not _VENUE_OF_A_YEAR.fullmatch(words):
            return words  # what stands in the cells behind it is read by nobody
        of_a_year = of_a_year or words
    return of_a_year


_VENUE_OF_A_YEAR = Pattern(r"\W*[^\W\d_]+(?:\W[^\W\d_]+)?\W{0,2}(?:(?:19|20)\d\d|['’]\d\d)\W*")
_TIME_BEFORE = Pattern(
    r"^(?:[^\w\[(]*(?:[\[(][^\[\]()]{0,40}\d\d[^\[\]()]{0,10}[\])]|(?:19|20)\d\d(?:[-./]\d{1,2}){0,2}(?!\w)))+"
)
"""What tells the time, or the venue of a time, before a title: no list goes by it from A to Z."""


def first_letters(words: str) -> str:
    """What words are put in alphabetical order by."""
    return re.sub(r"^[^a-z0-9]+", "", words.casefold())[:40]
