"""Who is named in an entry's words: several people, or one and others."""

from __future__ import annotations

from tracker.pattern import Pattern

LETTER = Pattern(r"[^\W\d_]")
_CAPITAL = f"[A-ZÀ-ÖØ-Þ{''.join(filter(str.isupper, map(chr, range(0x100, 0x180))))}]"
_NAME = rf"{_CAPITAL}(?:[^\W_等]|['’.-]){{0,40}}+"
"""Taken as a whole and never given back in part, or a long run of capitals would be cut in all ways before it is none."""
_SURNAME = rf"{_CAPITAL}(?:[^\W_等]|['’-]){{1,40}}+(?:\\?\*)?"
_GAP = r"[^\S\n]+"
"""No name goes over the end of a line, where a venue may follow."""
_SMALL_WORDS = "van von der den de del della di da dos du la le bin ibn al el ten ter zu af"
PARTICLES = tuple(_SMALL_WORDS.split())
"""What stands small before a surname and belongs to it."""
_PARTICLES = rf"(?:(?:{'|'.join(PARTICLES)}){_GAP}){{0,3}}"
_PERSON = rf"(?:{_NAME}{_GAP}){{1,4}}{_PARTICLES}{_SURNAME}(?:<sup>[^<>]{{0,12}}</sup>)?"
_AND = r"(?:and\s+|&\s*)"
_CITED = rf"{_PARTICLES}{_SURNAME}(?:{_GAP}{_SURNAME})?,{_GAP}{_CAPITAL}\.(?:[ -]?{_CAPITAL}\.){{0,3}}"
ONE_CITED = Pattern(_CITED)
_NEXT_CITED = rf"(?:\s*[,;]\s*{_AND}?|\s+{_AND}){_CITED}"
CITED = Pattern(rf"{_CITED}(?:{_NEXT_CITED})*(?:,?\s+et al\.?)?")
"""People by surname and initials, as citations have them: `Made, A., Up, B. C.`"""
PEOPLE = Pattern(
    rf"(?:{_CITED}{_NEXT_CITED}|(?:(?<=[*_(])|\A){_CITED})(?:{_NEXT_CITED})*(?:,?\s+et al\.?)?"
    rf"|{_PERSON}(?:\s*,\s*{_AND}?{_PERSON})+(?:,?\s+et al\.?|\s+{_AND}{_PERSON})?"
    rf"|(?:(?:(?<=[*_(])|\A){_SURNAME},{_GAP})?"
    rf"(?:{_NAME}{_GAP}){{0,3}}{_NAME}(?:{_GAP}\([^()\n]{{2,80}}\))?(?:(?:{_GAP},|,)?\s+et al\.?|\s*等人?)"
)
"""Several people, or one by surname and initials, or one and others, perhaps with where that one works, or `*Made, Ada et al*` behind a sign that sets them off."""


def may_name_people(words: str) -> bool:
    """Has a text any of what stands between people or behind one? The pattern for them is the slowest to make and to try."""
    return "," in words or "et al" in words or "等" in words


ONE = Pattern(rf"{_SURNAME}(?:,?{_GAP}[A-ZÀ-Þ]\.)*")
"""One person, by surname."""
OTHERS = Pattern(r"\bet al\b|等")
PEOPLE_TAIL = Pattern(rf"\s*[,;.]\s+(?:{_NAME}{_GAP}){{0,3}}{_NAME},?\s+et al\.?$")
"""One person and others behind a title: `A Title, Made et al.`"""
