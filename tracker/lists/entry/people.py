"""Who is named in an entry's words: several people, or one and others."""

from __future__ import annotations

import re
from functools import lru_cache

from tracker.pattern import Pattern

LETTER = Pattern(r"[^\W\d_]")
_CAPITAL = f"[A-ZÀ-ÖØ-Þ{''.join(filter(str.isupper, map(chr, range(0x100, 0x180))))}]"
_NO_IN = r"(?!(?<=\.\s)In\s)"
"""Behind a full stop `In` stands before where a work appeared: `Ann Made, Bo Up. In CVPR`."""
_NAME = rf"{_NO_IN}{_CAPITAL}(?:[^\W_等]|['’.-]){{0,40}}+"
"""Taken as a whole and never given back in part, or a long run of capitals would be cut in all ways before it is none."""
_SURNAME = rf"{_NO_IN}{_CAPITAL}(?:[^\W_等]|['’-]){{1,40}}+(?:\\?\*)?"
_GAP = r"[^\S\n]+"
"""No name goes over the end of a line, where a venue may follow."""
_SMALL_WORDS = "van von der den de del della di da dos du la le bin ibn al el ten ter zu af"
PARTICLES = tuple(_SMALL_WORDS.split())
"""What stands small before a surname and belongs to it."""
_PARTICLES = rf"(?:(?:{'|'.join(PARTICLES)}){_GAP}){{0,3}}"
_PERSON = rf"(?:{_NAME}{_GAP}){{1,4}}{_PARTICLES}{_SURNAME}(?:<sup>[^<>]{{0,12}}</sup>)?"
_AND = r"(?:and\s+|&\s*)"
_ET_AL = r"(?:(?:\*{1,2}|_{1,2})et al\.?(?:\*{1,2}|_{1,2})|et al\.?)"
_CITED = rf"{_PARTICLES}{_SURNAME}(?:{_GAP}{_SURNAME})?,{_GAP}{_CAPITAL}\.(?:[ -]?{_CAPITAL}\.){{0,3}}"
ONE_CITED = Pattern(_CITED)
_NEXT_CITED = rf"(?:\s*[,;]\s*{_AND}?|\s+{_AND}){_CITED}"
_BY_INITIALS = rf"{_CITED}(?:{_NEXT_CITED})*(?:,?\s+et al\.?)?"
BY_INITIALS = Pattern(_BY_INITIALS)
"""People by surname and initials, as citations have them: `Made, A., Up, B. C.`"""
_BARE = rf"{_PARTICLES}(?={_CAPITAL}[a-zß-ÿ'’-]){_SURNAME}(?:{_GAP}{_SURNAME})?{_GAP}{_CAPITAL}(?:[ -]?{_CAPITAL}){{0,2}}(?![\w'’-]|\.[\w,;])"
ONE_BARE = Pattern(_BARE)
_ALL_BARE = rf"{_BARE}(?:(?:(?:\s*[,;]\s*{_AND}?|\s+{_AND}){_BARE})+(?:,?\s+et al)?|,?\s+et al\b)"
ALL_BARE = Pattern(_ALL_BARE)
"""People by surname and initials without any sign: `Made A, Up B C, et al.`; the stop behind closes the sentence."""
_GIVEN = rf"(?:{_CAPITAL}\.(?:-?{_CAPITAL}\.)*|{_CAPITAL}(?:[^\W_等]|['’-]){{1,40}}+)"
_TURNED = rf"{_PARTICLES}{_SURNAME}(?:{_GAP}{_SURNAME})?,{_GAP}{_GIVEN}(?:{_GAP}{_GIVEN}){{0,2}}"
ONE_TURNED = Pattern(_TURNED)
_ALL_TURNED = (
    rf"(?:{_TURNED}(?:\s*;\s*{_AND}?{_TURNED})+|(?:(?<=[*_(])|\A){_TURNED}(?:\s+and\s+{_TURNED})+)"
    r"(?:[,;]?\s+et al\.?)?"
)
"""People by surname and whole given names, between which no comma stands: `Made, Ada; Up, Bob`, `Made, Ada and Up, Bob`."""
_LOWER = "[a-zß-ÿ'’-]"
_ONE_IN_TURN = (
    rf"{_PARTICLES}(?={_CAPITAL}{_LOWER}){_SURNAME},{_GAP}(?={_CAPITAL}(?:\.|{_LOWER})){_GIVEN}"
    rf"(?:{_GAP}(?:{_GIVEN}|{_CAPITAL}(?!\w))){{0,2}}"
)
IN_TURN = Pattern(rf"{_ONE_IN_TURN}(?:,\s+{_ONE_IN_TURN})*")
"""Such people, or an enumeration of other things; many together tell which."""
_LAST_IN_TURN = rf",?\s+{_AND}{_ONE_IN_TURN}(?!\s+[\w])"
_IN_TURN = rf"(?:{_ONE_IN_TURN}(?:,\s+{_ONE_IN_TURN})+|(?:(?<=[*_(])|\A){_ONE_IN_TURN}){_LAST_IN_TURN}"
"""The same with commas between people too, where `and` stands before the last two names, as it does in no enumeration."""
CITED = Pattern(rf"{_ALL_TURNED}|{_IN_TURN}|{_BY_INITIALS}|{_ALL_BARE}")
"""People each of whom is told by surname first."""
_WHOLE = rf"(?:{_GIVEN}{_GAP}){{1,3}}{_PARTICLES}{_SURNAME}"
_A_PAIR = rf"\A{_WHOLE}\s+(?:and|&)\s+{_WHOLE}(?=\.\s)"
PAIR = Pattern(_A_PAIR)
"""Two whole names, told by the full stop behind them at the beginning of an entry."""
_INITIALED = rf"(?:{_CAPITAL}\.[ -]?){{1,3}}{_PARTICLES}{_SURNAME}"
_TWO_INITIALED = rf"{_INITIALED}\s+{_AND}{_INITIALED}"
TWO_INITIALED = Pattern(_TWO_INITIALED)
"""Two people by initials and surname, which no other words look like: `A. Made and B. Up`."""
WHOLE_NAMES = Pattern(rf"{_WHOLE}(?:\s*,\s*{_AND}?{_WHOLE})+(?:\s+{_AND}{_WHOLE})?|{_A_PAIR}")
"""Several people by whole names, in which a point stands behind initials only."""
_FIRST_TURNED = (
    rf"(?:(?<=[*_(])|\A){_TURNED}(?:\s*,\s*{_AND}?{_PERSON})+(?:,?\s+{_ET_AL}|\s+{_AND}{_PERSON})?"
)
"""Only the first by surname first, as citations have it: `Made, Ada, Bob Up, and Cy Fake`."""
PEOPLE = Pattern(
    rf"(?:{_ALL_TURNED}|{_IN_TURN}|{_ALL_BARE}|{_FIRST_TURNED}|{_A_PAIR}|{_TWO_INITIALED}|{_CITED}{_NEXT_CITED}|(?:(?<=[*_(])|\A){_CITED})(?:{_NEXT_CITED})*(?:,?\s+{_ET_AL})?"
    rf"|{_PERSON}(?:\s*,\s*{_AND}?{_PERSON})+(?:,?\s+{_ET_AL}|\s+{_AND}{_PERSON})?"
    rf"|(?:(?:(?<=[*_(])|\A){_SURNAME},{_GAP})?"
    rf"(?:{_NAME}{_GAP}){{0,3}}{_NAME}(?:{_GAP}\([^()\n]{{2,80}}\))?(?:(?:{_GAP},|,)?\s+{_ET_AL}|\s*等人?)"
)
"""Several people, or one by surname and initials, or one and others, perhaps with where that one works, or `*Made, Ada et al*` behind a sign that sets them off."""


@lru_cache(maxsize=16)
def may_name_people(words: str) -> bool:
    """Has a text any of what stands between people or behind one? The pattern for them is the slowest to make and to try.

    It is asked of one text for each of its stretches, and a line may have thousands.
    """
    if "et al" in words or "等" in words:
        return True
    if _TWO_CAPITALS.search(words) is None:
        return False
    if "," in words:
        return True
    if " and " not in words and " & " not in words:
        return False
    return PAIR.match(words) is not None or TWO_INITIALED.search(words) is not None


_TWO_CAPITALS = Pattern(rf"{_CAPITAL}.*?{_CAPITAL}", re.DOTALL)
"""What every name and all initials of two people have."""
ONE = Pattern(rf"{_SURNAME}(?:,?{_GAP}[A-ZÀ-Þ]\.)*")
"""One person, by surname."""
OTHERS = Pattern(r"\bet al\b|等")
PEOPLE_TAIL = Pattern(rf"\s*[,;.]\s+(?:{_NAME}{_GAP}){{0,3}}{_NAME},?\s+et al\.?$")
"""One person and others behind a title: `A Title, Made et al.`"""
CITED_IN_SHORT = Pattern(
    rf"(?P<people>{_SURNAME}(?:\s+(?:and|&)\s+{_SURNAME}|\s+et al\.?)),?\s+\(?(?P<year>(?:19|20)\d\d)(?P<letter>[a-z])?\)?"
)
"""One and others with the year, as works are cited in running text: `Made et al., 2024b`."""
CITED_FIRST = Pattern(rf"\s*(?P<mark>\*\*|__){CITED_IN_SHORT.pattern}(?P=mark)[.:,]?\s*(?:[–—-]\s+)?")
"""The same in bold, with what stands between it and the title."""
