"""What headings say that are venues: `CVPR 2025`, `🔥 ICLR'24 Papers (12)`."""

from __future__ import annotations

import re

from tracker.lists.entry.inline import plain
from tracker.lists.entry.tails import is_venue
from tracker.lists.entry.times import COUNT_BEHIND
from tracker.lists.entry.venues import MANNERS, PREPRINT, VENUE, short_form
from tracker.pattern import Pattern

_OF_WORKS = Pattern(r"\b(?:accepted|papers?|publications?|proceedings)\b|(?:收录)?论文", re.IGNORECASE)
"""What else may stand in a heading over the works of a venue."""


def venue_heading(title: str) -> str:
    """The venue that a heading is, with its year where it tells one; empty where it is anything else.

    >>> venue_heading("**CVPR 2025** Papers (12 papers)")
    'CVPR 2025'
    >>> venue_heading("Papers on Lamps")
    ''
    """
    words = plain(title)
    if is_venue(words):
        return words
    bare = " ".join(_OF_WORKS.sub(" ", COUNT_BEHIND.sub("", words)).split())
    return bare if is_venue(bare) else ""


def without_manner(venue: str) -> str:
    """Where a work appeared without how it was presented there, by which no list sorts its works.

    >>> without_manner("Accepted to CVPR 2025 (Oral)"), without_manner("NeurIPS 2025 Datasets and Benchmarks Track")
    ('CVPR 2025', 'NeurIPS 2025')
    """
    return " ".join(_MANNER.sub(" ", venue).split()).strip(" ,;:-")


_MANNER = Pattern(
    r"\b(?:accepted|published|to appear)(?: (?:by|to|at|in|as))?\b"
    rf"|\(?(?:\bas (?:an? )?)?\b(?:{MANNERS}|main(?: conference)?"
    r"|datasets? (?:and|&) benchmarks?|D&B)\b(?: (?:track|presentation|paper))?\)?",
    re.IGNORECASE,
)


def is_known_venue(title: str) -> bool:
    """Is a heading a conference or a journal for sure, whose name everybody knows, and no subject or model?

    >>> is_known_venue("IEEE CVPR 2025"), is_known_venue("VLM 2025")
    (True, False)
    """
    return any(not _ANYWHERE.search(match.group()) for match in VENUE.finditer(title))


_ANYWHERE = Pattern(rf"{PREPRINT.pattern}|openreview|blog|report", re.IGNORECASE)
"""Where works are put that have not appeared."""


def same_name(venue: str) -> str:
    """The name of a venue as far as two spellings of it agree.

    >>> {same_name(one) for one in ("ACM MM", "ACMMM", "MM")}, same_name("NIPS")
    ({'mm'}, 'neurips')
    """
    letters = _NO_LETTER.sub("", (short_form(venue) or venue).casefold())
    bare = _SOCIETY.sub("", letters)
    return "neurips" if bare == "nips" else bare


_NO_LETTER = Pattern(r"[\W_]+")
_SOCIETY = Pattern(r"\A(?:ieee|acm)(?=.)")
