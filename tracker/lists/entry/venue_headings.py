"""What headings say that are venues: `CVPR 2025`, `🔥 ICLR'24 Papers (12)`."""

from __future__ import annotations

import re
from enum import StrEnum

from tracker.lists.entry.inline import plain
from tracker.lists.entry.presented import MANNERS
from tracker.lists.entry.tails import is_venue
from tracker.lists.entry.times import COUNT_BEHIND
from tracker.lists.entry.venues import PREPRINT, VENUE, is_named_venue, short_form
from tracker.pattern import Pattern

_OF_WORKS = Pattern(r"\b(?:accepted|papers?|publications?|proceedings)\b|(?:收录)?论文", re.IGNORECASE)
"""What else may stand in a heading over the works of a venue."""


def venue_heading(title: str) -> str:
    """The venue that a heading is, with its year where it tells one; empty where it is anything else.

    >>> venue_heading("**CVPR 2025** Papers (12 papers)")
    'CVPR 2025'
    >>> venue_heading("Papers on Lamps"), venue_heading("NeurIPS 2025 Datasets and Benchmarks")
    ('', 'NeurIPS 2025 Datasets and Benchmarks')
    """
    words = plain(title)
    if is_venue(words) or is_venue(_without_track(words)):
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


class Track(StrEnum):
    """A part of a conference that some lists set apart from it."""

    WORKSHOP = "workshop"
    FINDINGS = "findings"
    DATA = "datasets and benchmarks"


_TRACKS = {
    Track.WORKSHOP: Pattern(r"\(?\b(?:workshops?|ws)\b\)?", re.IGNORECASE),
    Track.FINDINGS: Pattern(r"\(?\bfindings(?: of)?(?: the)?\b\)?", re.IGNORECASE),
    Track.DATA: Pattern(r"\(?\b(?:datasets? (?:and|&) benchmarks?|D&B)(?: track)?\b\)?", re.IGNORECASE),
}
_WORKSHOP_LETTER = Pattern(r"\b(?P<conference>[A-Z]{4,7})W(?![A-Za-z])")


def track_of(venue: str) -> Track | None:
    """The part of a conference that a venue is.

    >>> track_of("CVPRW 2025"), track_of("Findings of ACL 2025"), track_of("CVPR 2025")
    (<Track.WORKSHOP: 'workshop'>, <Track.FINDINGS: 'findings'>, None)
    """
    spelled = _spelled(venue)
    return next((track for track, pattern in _TRACKS.items() if pattern.search(spelled)), None)


def _spelled(venue: str) -> str:
    """A venue whose workshops are told by a word: `CVPR Workshop` for `CVPRW`."""
    return _WORKSHOP_LETTER.sub(
        lambda match: f"{match['conference']} Workshop" if is_named_venue(match["conference"]) else match[0],
        venue,
    )


def conference_of(venue: str) -> str:
    """A venue without the part of it that is meant.

    >>> conference_of("Findings of ACL 2025"), conference_of("CVPRW 2025")
    ('ACL 2025', 'CVPR 2025')
    """
    return _without_track(_spelled(venue))


def _without_track(words: str) -> str:
    for pattern in _TRACKS.values():
        words = pattern.sub(" ", words)
    return " ".join(words.split())


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
