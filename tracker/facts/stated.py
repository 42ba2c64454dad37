"""What a text states in so many words: context length, licence, venue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.facts.fact import Fact, Field
from tracker.facts.text.anchors import Anchor
from tracker.facts.text.reading import Role
from tracker.lists.entry.venues import PREPRINT, find_venues
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.facts.text.passage import Passage
    from tracker.facts.text.reading import Sentence

_LENGTH = r"(?P<length>\d+(?:\.\d+)?\s?[KkM]|\d{1,3}(?:,\d{3})+|\d{4,7})"
_CONTEXT = Pattern(
    rf"{_LENGTH}[\s-]*(?:tokens?[\s-]+)?(?:long[\s-]+)?(?:context|sequence)[\s-]*(?:windows?|lengths?)?\b|"
    rf"\b(?:context|sequence)[\s-]*(?:windows?|lengths?)?\s+(?:of\s+(?:up\s+to\s+)?|up\s+to\s+|to\s+)"
    + _LENGTH.replace("length", "after")
    + r"(?:[\s-]*tokens?)?(?!\w)"
)
SAYS_CONTEXT = Anchor(lambda word: "context" in word or "sequence" in word)
_FOLLOWS = ("k", "m", "token", "long", "context", "sequence", "window", "length", "of", "up", "to")
_BEGINS = Anchor(
    lambda word: word[0].isdigit() or word in ("context", "sequence"),
    then=lambda word: word[:1].isdigit() or word.startswith(_FOLLOWS),
)
_LICENCES = (
    r"Apache(?:[\s-]+(?:License,?\s+)?(?:Version\s+)?2\.0)?|MIT|BSD(?:-\d-Clause)?|[AL]?GPL(?:-?v?\d(?:\.\d)?)?|"
    r"CC[\s-]BY(?:-(?:NC|SA|ND))*(?:[\s-]\d\.\d)?|CC0"
)
_LICENCE = Pattern(
    rf"\b(?P<licence>{_LICENCES})[\s-]+licen[sc]e[sd]?\b|"
    rf"\bunder\s+(?:the\s+|an?\s+)?(?:[\w-]+\s+)?(?P<under>{_LICENCES})(?=\s*(?:[.,;:)]|$|(?:terms|at)\b))"
)
SAYS_LICENCE = Anchor.of("apache mit bsd gpl lgpl agpl gplv2 gplv3 agplv3 lgplv3 cc cc0")
"""A word that begins a licence's name; whoever is at MIT has to say more."""
_YEAR = Pattern(r",?\s*(?:'|’)?(?:20)?\d\d\b")


def context_facts(abstract: Passage, sentences: Sequence[Sentence]) -> Iterator[Fact]:
    """How much the paper's own model takes in at once."""
    if not abstract.starts(SAYS_CONTEXT):
        return
    for match in abstract.matches(_CONTEXT, _BEGINS):
        for sentence in sentences:
            within = sentence.start <= match.start() < match.end() <= sentence.end
            if sentence.role is Role.OWN and within and not _is_anothers(abstract.plain, match):
                value = (match["length"] or match["after"]).replace(" ", "").replace("k", "K")
                words = abstract.quote(*match.span())
                yield Fact(Field.CONTEXT_LENGTH, value, words, abstract.source, 0.8)


def _is_anothers(plain: str, match: re.Match[str]) -> bool:
    """Is a length only gone by, as a share of it is, or said of a model that is named behind it?"""
    before = plain[max(0, match.start() - _NEAR) : match.start()]
    return bool(_SHARE.search(before) or _OF_ANOTHER.match(plain, match.end()))


_NEAR = 24
_SHARE = Pattern(r"%\s+of\s+(?:the|an?|its)\s+$")
_OF_ANOTHER = Pattern(r"\s+(?:of|for|in)\s+(?:[A-Z]\w*\d|[A-Z]{2,}|GPT|Gemini|Claude|Llama)")


def licence_facts(passage: Passage) -> Iterator[Fact]:
    """The licence that a text names as one, or that something is said to be under."""
    for match in _LICENCE.finditer(passage.plain):
        words = passage.quote(*match.span())
        yield Fact(Field.LICENCE, match["licence"] or match["under"], words, passage.source, 0.85)


def venue_facts(comment: Passage) -> Iterator[Fact]:
    """Where a paper's comment says it appears; only with its year, for a bare acronym may be anything."""
    for start, end in find_venues(comment.plain):
        year = _YEAR.match(comment.plain, end)
        if year and not PREPRINT.search(comment.plain, start, end):
            words = comment.quote(start, year.end())
            beside = _at_workshop(comment.plain, start, year.end())
            yield Fact(Field.VENUE, f"{words} Workshop" if beside else words, words, comment.source, 0.85)
            return


def _at_workshop(comment: str, start: int, end: int) -> bool:
    """Is a venue only the conference beside which a workshop was held? Its own papers are others."""
    if _WORKSHOP.search(comment, start, end):
        return False  # it says so itself
    return bool(_WORKSHOP_BEHIND.match(comment, end) or _WORKSHOP_BEFORE.search(comment[:start]))


_WORKSHOP = Pattern(r"workshops?\b", re.IGNORECASE)
_WORKSHOP_BEHIND = Pattern(
    r"[ ,]{0,2}[\[(]?(?:(?!(?:and|also|with|at|to|by|from|an?|in|of)\b)[\w@&'’-]+ ){0,3}workshops?\b",
    re.IGNORECASE,
)
"""`CVPR 2025 Workshop on Lamps`, `ICLR 2025 (First Lamps Workshop)`."""
_WORKSHOP_BEFORE = Pattern(
    r"\bworkshops?\b(?:(?!\b(?:and|accepted|published|extended)\b)[^.;\n]){0,100}(?:\b(?:at|of|in)|@|[,(])\s*(?:the\s+)?$",
    re.IGNORECASE,
)
"""`Workshop on Lamps at NeurIPS 2024`, `workshop paper at ICLR 2025`."""
