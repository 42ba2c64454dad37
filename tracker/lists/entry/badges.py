"""Badges that say where or when a work appeared, as forms that another work can fill."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, unquote

from tracker.lists.entry.dateforms import NAMED_MONTH, settle, write_date
from tracker.lists.entry.moments import Moment
from tracker.lists.entry.times import find_dates, find_years
from tracker.lists.entry.venues import Standing, find_venues, is_named_venue, standing_of
from tracker.pattern import Pattern

_STATIC = "img.shields.io/badge/"
_WORDS = Pattern(
    r"!\[(?P<shown>[^\[\]]*)\]|img\.shields\.io/badge/(?P<path>[^\s()\"<>?]+)|\balt\s*=\s*\"(?P<alt>[^\"]*)\""
)
_YEAR = Pattern(r"20\d\d(?!\d)|(?<=['’])\d\d(?!\d)")
_COLOUR = Pattern(r"-\w+(?:\.svg)?$")
_HARMLESS = Pattern(r"\w[\w &'’./-]{0,40}")


class Imprint(NamedTuple):
    """Where and when a work appeared, as far as badges tell it."""

    venue: str | None = None
    year: int | None = None
    moment: Moment | None = None


def imprint_of(venue: str | None, year: Moment | None, moment: Moment | None) -> Imprint:
    """What badges may tell of a work; a venue with unusual signs they do not."""
    harmless = venue if venue and _HARMLESS.fullmatch(venue) and year else None
    named = harmless if harmless and standing_of(harmless) is Standing.PUBLISHED else None
    return Imprint(named, year.year if named and year else None, moment)


def tells(text: str) -> bool:
    """May a text hold a badge of fixed words?"""
    return _STATIC in text


def badge_words(words: str) -> str:
    """Words as the address of a badge writes them.

    >>> badge_words("lamp-oil_2")
    'lamp--oil__2'
    """
    return quote(words.replace("-", "--").replace("_", "__"))


def take_apart(text: str) -> tuple[str, Imprint]:
    """A link or picture with what its badge tells of one work replaced by placeholders, and what that is.

    >>> take_apart("[![CVPR 2025](https://img.shields.io/badge/CVPR-2025-blue)](u)")[0]
    '[![{venue} {VY}](https://img.shields.io/badge/{venue%}-{VY}-blue)](u)'
    """
    imprint = Imprint()
    for match in reversed(list(_WORDS.finditer(text))):
        name = next(key for key in ("path", "shown", "alt") if match[key] is not None)
        words, told = _part(match[name], coded=name == "path")
        text = text[: match.start(name)] + words + text[match.end(name) :]
        imprint = Imprint(
            told.venue or imprint.venue, told.year or imprint.year, told.moment or imprint.moment
        )
    return text, imprint


def _part(words: str, *, coded: bool) -> tuple[str, Imprint]:
    shown = unquote(words).replace("--", "\0").replace("-", " ").replace("_", " ").replace("\0", "-")
    venue = next((shown[start:end] for start, end in find_venues(shown) if _appeared(shown[start:end])), None)
    if venue is None:
        return _dated(words)
    written = next((one for one in (venue, quote(venue), venue.replace(" ", "_")) if one in words), None)
    if written is None:
        return words, Imprint()
    words = words.replace(written, "{venue%}" if coded else "{venue}", 1)
    year = _YEAR.search(words)
    if year is None:
        return words, Imprint(venue)
    digits = year.group()
    words = words[: year.start()] + ("{VY}" if len(digits) == 4 else "{Vy}") + words[year.end() :]
    return words, Imprint(venue, int(digits) if len(digits) == 4 else 2000 + int(digits))


def _appeared(venue: str) -> bool:
    return (
        is_named_venue(venue.removeprefix("ACM ").removeprefix("IEEE "))
        and standing_of(venue) is Standing.PUBLISHED
    )


def _dated(words: str) -> tuple[str, Imprint]:
    """The month or the year of a preprint, which many badges tell in place of a venue, or nothing but a date."""
    bare, places = _decoded(_COLOUR.sub("", words))
    found = find_dates(bare) or find_years(bare.replace("-", " "))
    if len(found) != 1 or not (
        standing_of(words) is Standing.PREPRINT or _is_bare(bare, found[0].start, found[0].end)
    ):
        return words, Imprint()
    one = found[0]
    start, end = places[one.start], places[one.end]
    form = settle(one.form, [])
    for sign, codes in _CODED.items():
        coded = next((code for code in codes if code in words[start:end]), sign)
        form = form.replace(sign, coded)
    return words[:start] + form + words[end:], Imprint(moment=one.moment)


_CODED = {"-": ("--",), " ": ("_", "%20"), ",": ("%2C", "%2c"), ".": ("\\.",)}
"""How a badge's address writes signs that mean something to it."""
_SIGN = Pattern(r"--|_|%20|%2[Cc]|\\\.")
_SAYS_WHEN = Pattern(r"\W*(?:date|time|year|month|released?|published|日期|时间)?\W*", re.IGNORECASE)


def _decoded(words: str) -> tuple[str, list[int]]:
    """What a badge shows of a part of its address, and where each sign of that stands."""
    shown: list[str] = []
    places: list[int] = []
    at = 0
    for match in _SIGN.finditer(words):
        shown += [
            *words[at : match.start()],
            next(one for one, ways in _CODED.items() if match.group() in ways),
        ]
        places += range(at, match.start() + 1)
        at = match.end()
    return "".join([*shown, words[at:]]), [*places, *range(at, len(words) + 1)]


def _is_bare(words: str, start: int, end: int) -> bool:
    """Is a date all that is said, but for a word that says so?"""
    return _SAYS_WHEN.fullmatch(words[:start] + words[end:]) is not None


def fits_imprint(form: str, imprint: Imprint | None) -> bool:
    """Is all known that a form asks of where and when?"""
    if "{venue" in form and not (imprint and imprint.venue):
        return False
    moment = imprint.moment if imprint else None
    if "{Y}" not in form:
        return True
    known = moment is not None and (moment.month or not _MONTH_FORM.search(form))
    return bool(known and moment and (moment.day or not _DAY_FORM.search(form)))


_DAY_FORM = Pattern(r"\{dd?\??\}")
_MONTH_FORM = Pattern(rf"\{{mm?\??\}}|{NAMED_MONTH.pattern}")


def fill_imprint(form: str, imprint: Imprint) -> str:
    """A form with its places for where and when filled."""
    if imprint.venue:
        coded = badge_words(imprint.venue)
        form = form.replace("{venue%}", coded).replace("{venue}", imprint.venue)
    if imprint.year:
        form = form.replace("{VY}", f"{imprint.year}").replace("{Vy}", f"{imprint.year % 100:02}")
    if imprint.moment and "{Y}" in form:
        moment = imprint.moment
        form = write_date(form, Moment(moment.year, moment.month or 1, moment.day or 1))
    return form
