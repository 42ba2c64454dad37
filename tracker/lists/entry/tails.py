"""Words that say where and when a work appeared, or who wrote it, and nothing else."""

from __future__ import annotations

from itertools import chain

from tracker.lists.entry.people import OTHERS, PEOPLE
from tracker.lists.entry.presented import MANNERS
from tracker.lists.entry.stretches import Told, gaps
from tracker.lists.entry.times import find_dates, find_years
from tracker.lists.entry.venues import VENUE, find_venues
from tracker.pattern import Pattern


def is_tail(words: str) -> bool:
    """Does a stretch say nothing but venue, date or year?"""
    return not _WORD.search(_beside_facts(words))


def is_byline(words: str) -> bool:
    """Do words name one and others, perhaps with when and where, and nothing else: `Made et al., 2025`?"""
    people = PEOPLE.match(words) if OTHERS.search(words) else None
    return people is not None and is_tail(words[people.end() :])


def ends_in_tail(text: str) -> bool:
    """Do words end in a venue or a time behind a comma?"""
    tail = _SET_OFF_TAIL.search(text)
    return tail is not None and bool(tail["tail"]) and is_tail(tail["tail"])


_SET_OFF_TAIL = Pattern(r",\s*(?P<tail>[^,;|]*(?:,\s*(?:19|20)\d\d)?)$")


def before_pair(text: str, start: int, end: int) -> int:
    """Where a title ends that has two people between dashes behind it: `The Title - Ann Made, Bo Up - CVPR 2025`; else its end.

    Without the second dash, and a venue or a link behind it, they may be words of the title.
    """
    pair = _PAIR_BEHIND.search(text, max(start, end - _LONGEST_PAIR), end)
    if pair is None or not PEOPLE.fullmatch(pair["people"]):
        return end
    there = is_tail(pair["tail"]) if pair["tail"] else _DASH_BEHIND.match(text, end) is not None
    return pair.start() if there else end


_DASH = r"\s+(?:--|[–—-])\s+"
_PAIR_BEHIND = Pattern(
    rf"{_DASH}(?P<people>[^,\n–—]{{3,40}}, [^,\n–—]{{3,40}}?)(?:{_DASH}(?P<tail>[^,\n]{{2,60}}))?$"
)
_DASH_BEHIND = Pattern(rf"{_DASH}\[")
_LONGEST_PAIR = 160


def is_venue(words: str) -> bool:
    """Is it a venue and nothing but it and a time, as a heading over what appeared there is?"""
    if not any(_is_sure(words, *one) for one in find_venues(words)):
        return False
    beside = _beside_facts(words)
    return not _WORD.search(beside) and sum(letter.isalpha() for letter in beside) <= _STRAYS


def _is_sure(words: str, start: int, end: int) -> bool:
    """Is it a known venue, or does its year stand apart from it? A model may be called `GHZ12`."""
    return VENUE.fullmatch(words, start, end) is not None or not _JOINED_DIGITS.match(words, end)


_JOINED_DIGITS = Pattern(r"(?!20\d\d)\d")
_WORD = Pattern(r"[^\W\d_]{2,}")
_STRAYS = 2
"""Letters that may stand about, as in `D&B`."""


def _beside_facts(words: str) -> str:
    """What is left without venue, date, year and the little words between them."""
    facts = _facts(words)
    beside = "".join(words[start:end] for start, end in gaps(words, facts))
    return (_AROUND_VENUE if facts else _AROUND_FACT).sub("", beside.casefold())


_AROUND_FACT = Pattern(r"\b(?:in|at|to appear|accepted|by)\b")
_AROUND_VENUE = Pattern(rf"{_AROUND_FACT.pattern}|\b(?:{MANNERS})\b")


def _facts(text: str) -> list[tuple[int, int]]:
    found, told = list[tuple[int, int]](), Told(text)
    times = ((one.start, one.end) for one in find_dates(text) or find_years(text))
    for span in chain(times, find_venues(text)):
        if told.is_free(*span):
            told.add(*span)
            found.append(span)
    return found
