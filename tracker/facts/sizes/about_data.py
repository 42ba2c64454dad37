"""Does a paper bring data before anything else?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.facts.text.anchors import Anchor
from tracker.facts.text.edges import at_words
from tracker.facts.text.lexicon import small
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from tracker.facts.text.passage import Passage

_ABOUT_DATA = Pattern(
    at_words(
        r"data\s?sets?|benchmark\w*|corpus|corpora|test[ -]?(?:bed|set)|database|evaluation\s+(?:framework|suite)",
        "bench",
    )
    + r"\b"
)
"""In small letters."""
_IS_DATA = Pattern(
    r"\s*(?:\([^)]*\)\s*)?(?:,|is|as|--)\s*(?:an?|the|as)\s[^.;]{0,90}?\b(?:benchmark|data\s?set|corpus|test[ -]?bed|collection)\b"
)
_BRINGS = (
    "introduc", "present", "propos", "construct", "buil", "curat", "creat", "collect", "develop", "releas", "contribut",
    "establish",
)  # fmt: skip
_OURS = Anchor(lambda word: word in ("our", "it", "benchmark", "dataset") or word.startswith(_BRINGS))
_OUR_DATA = Pattern(
    r"\b[Oo]ur\s+(?:[\w-]+\s+){0,2}(?:benchmark|dataset)\b|"
    r"\b(?:benchmark|dataset)\s+(?:comprises|contains|includes|covers|consists|defines)|"
    rf"\b(?:{'|'.join(_BRINGS)})\w*\s[^.;]{{0,120}}?"
    + at_words(r"benchmark|data\s?set|corpus|test[ -]?bed")
    + r"s?\b|"
    r"\b[Ii]t\s+is\s+the\s+(?:first|largest)\b[^.;]{0,80}?\b(?:benchmark|data\s?set)\b"
)
_SURVEYS = Anchor.of("this", then="survey review")
"""Speaks of many datasets and brings none."""


def is_about_data(title: str, name: str | None, abstract: Passage) -> bool:
    """Does the paper bring a dataset or benchmark before anything else?"""
    if abstract.starts(_SURVEYS):
        return False
    if _ABOUT_DATA.search(small(title)) or (name and _ABOUT_DATA.search(small(name))):
        return True
    if any(_is_our_data(abstract.plain, start) for start in abstract.starts(_OURS)):
        return True
    at = abstract.plain.find(name) if name else -1
    return at >= 0 and _IS_DATA.match(abstract.plain, at + len(name or "")) is not None


_DATA_WORDS = ("benchmark", "set", "corpus", "bed")
"""One of which all that is said of data has: to look for them spares most beginnings the pattern."""


def _is_our_data(plain: str, start: int) -> bool:
    """Does a sentence say from here on that the work's own data is what it brings?"""
    end = plain.find(".", start)
    said = plain[start : end if end >= 0 else len(plain)]
    return any(map(said.__contains__, _DATA_WORDS)) and _OUR_DATA.match(plain, start) is not None
