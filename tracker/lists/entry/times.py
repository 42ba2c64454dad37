"""Dates as lists write them: found in text, each with its format."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tracker.lists.entry.dateforms import MONTHS, form_of_month, form_of_number
from tracker.lists.entry.moments import Moment
from tracker.lists.entry.stretches import Told
from tracker.lists.entry.unbroken import unbroken
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from tracker.lists.entry.unbroken import Unbroken

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_OF_FOUR = r"(?:(?<=['’]2\d)|(?<=[vV]2\d)|(?<=[vV][ -]2\d))[01]\d(?!\w)"
"""A year and a month in four figures, begun with the first two: `'2506`, `arXiv 2506`."""
_MAY_DATE = Pattern(rf"[12]\d(?:(?<=19|20)\d\d|(?<=2\d)(?:[-/.][01]\d|\.[1-9]\.\d)|{_OF_FOUR})")
"""What every date has."""
_MAY_DATE_IN_FIGURES = Pattern(
    r"[12]\d(?:(?<=19|20)\d\d(?:(?=[-/.年]|[01]\d(?:[0-3]\d|\s*(?:\||$)))|(?<=[-/.]....))|(?<=2\d)(?:[-/.][01]\d|\.[1-9]\.\d)"
    rf"|{_OF_FOUR})"
)
"""What every date has that names no month: something that joins its year with the rest, or nothing between."""
_BEFORE_YEAR, _BEHIND_YEAR = 32, 48
"""More letters than a date can have on either side of its year."""
_YEAR_ALONE = Pattern(
    r"[12'’](?:"
    r"(?:(?<=1)9|(?<=2)0)\d\d(?:(?<![^\W_].{4})(?<![.\-/].{4})(?![^\W_年]|年\d|[\-/]|\.\d)|(?<=[A-Za-z]20[0-3]\d)\b)"
    r"|(?<=[A-Za-z ]['’])(?P<apart> )?(?P<short>[0-3]\d)\b(?(apart)(?=\s*(?:[])】|*_,;:`]|$))))"
)
"""A year no letter or figure stands beside, or right behind a word (`CVPR2025`, `CVPR'25`, `CVPR' 25` with nothing more).

It begins with what a year begins with and looks back from there: begun with looking back, it would be tried at every letter.
"""


class DateFound(NamedTuple):
    """A date at `start:end` of a text, what it says and the format it is written in."""

    start: int
    end: int
    moment: Moment
    form: str
    """Placeholders in braces: Y, y, m, mm, d, dd, th, Mon, Month, June, MON; everything else as written."""


_PATTERNS = (
    Pattern(rf"{_YEAR}(?<![\w.]....)(?P<a>[-/.])(?P<m>\d{{1,2}})(?P=a)(?P<d>\d{{1,2}})(?![\d-])"),
    Pattern(rf"{_YEAR}(?<!\d....)年(?P<m>\d{{1,2}})月(?:(?P<d>\d{{1,2}})日)?"),
    Pattern(rf"(?<!\w){_MONTH}(?P<dot>\.?)(?P<a>,? )(?P<d>\d{{1,2}})(?P<th>st|nd|rd|th)?(?P<b>,? ?){_YEAR}(?!\d)", re.IGNORECASE),
    Pattern(rf"(?P<d>\d(?<!\w.)\d?)(?P<th>st|nd|rd|th)?(?P<a> ){_MONTH}(?P<dot>\.?)(?P<b>,? ?){_YEAR}(?!\d)", re.IGNORECASE),
    Pattern(rf"(?<!\w){_MONTH}(?P<dot>\.?)(?P<b>[,/.-]? ?|'){_YEAR}(?!\d)", re.IGNORECASE),
    Pattern(rf"{_YEAR}(?<![\d/]....)(?P<b>,? |[-/.]){_MONTH}(?!\w)", re.IGNORECASE),
    Pattern(rf"{_YEAR}(?<![\w.]....)(?P<a>[-/.])(?P<m>\d{{1,2}})(?!\d|-|\.\d)"),
    Pattern(rf"(?P<one>\d(?<![\w./-].)\d?)(?P<a>[/.-])(?P<two>\d{{1,2}})(?P=a){_YEAR}(?![\w/-])"),
    Pattern(rf"(?P<m>\d(?<![\d/].)\d?)(?P<a>[/.-]){_YEAR}(?![\d/])"),
    Pattern(r"(?P<y2>2[0-9])(?<![\w./-]..)(?P<a>[-/.])(?P<m>0[1-9]|1[0-2])(?P=a)(?P<d>[0-3]\d)(?![\w./-])"),
    Pattern(r"(?P<y2>2[0-9])(?<![\w./-]..)(?P<a>\.)(?P<m>0?[1-9]|1[0-2])(?P=a)(?P<d>0?[1-9]|[12]\d|3[01])(?![\w./-])"),
    Pattern(r"(?P<y2>2[0-9])(?<![\w./-]..)(?P<a>[-/.])(?P<m>0[1-9]|1[0-2])(?![\w./-])"),
    Pattern(r"['’](?P<y2>2[1-9])(?P<m>0[1-9]|1[0-2])(?!\w)"),
    Pattern(r"(?P<y2>2[1-9])(?:(?<=(?i:arxiv)..)|(?<=(?i:arxiv)[ -]..))[-/.]?(?P<m>0[1-9]|1[0-2])(?!\w|[./-]\d)"),
    Pattern(r"(?P<year>20[0-3]\d)(?<![\w.:/#=-]....)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?![\w./-])"),
    Pattern(r"(?P<year>20[0-3]\d)(?<![^|\s]....)(?P<m>0[1-9]|1[0-2])(?=\s*(?:\||$))"),
)  # fmt: skip
"""How dates are written. Those that begin with figures look back from there, so that they are tried at figures alone."""
_IN_FIGURES = tuple(pattern for pattern in _PATTERNS if _MONTH not in pattern.pattern)
_BEGINNINGS = tuple(month[:3] for month in MONTHS)


@lru_cache(maxsize=256)  # the words of an entry are asked several times, and its neighbours share their dates
def find_dates(text: str) -> tuple[DateFound, ...]:
    """Every date with at least a month, in order."""
    if shown := unbroken(text):
        return _as_written(shown, find_dates(shown.text))
    if not _MAY_DATE.search(text):  # so it is with most of what is told of a work
        return ()
    found: list[DateFound] = []
    told = Told(text)
    words = text.casefold()
    named = any(month in words for month in _BEGINNINGS)
    windows = _windows(text, _MAY_DATE if named else _MAY_DATE_IN_FIGURES)
    for pattern in (_PATTERNS if named else _IN_FIGURES) if windows else ():
        for match in (match for window in windows for match in pattern.finditer(text, *window)):
            date_found = _read(match)
            if date_found and told.is_free(date_found.start, date_found.end):
                told.add(date_found.start, date_found.end)
                found.append(date_found)
    return tuple(sorted(found, key=lambda one: one.start))


def _windows(text: str, may_date: Pattern) -> list[tuple[int, int]]:
    """The stretches around years, where alone a date can stand: long texts are not searched by nine patterns."""
    found: list[tuple[int, int]] = []
    for match in may_date.finditer(text):
        start, end = max(0, match.start() - _BEFORE_YEAR), match.end() + _BEHIND_YEAR
        if found and start <= found[-1][1]:
            start = found.pop()[0]
        found.append((start, end))
    return found


@lru_cache(maxsize=256)  # as above
def find_years(text: str) -> tuple[DateFound, ...]:
    """Every year standing alone, in order."""
    if shown := unbroken(text):
        return _as_written(shown, find_years(shown.text))
    found: list[DateFound] = []
    for match in _YEAR_ALONE.finditer(text):
        if match["short"]:
            year, form = 2000 + int(match["short"]), f"{match.group()[:-2]}{{y}}"
        else:
            year, form = int(match.group()), "{Y}"
        found.append(DateFound(match.start(), match.end(), Moment(year), form))
    return tuple(found)


def _as_written(shown: Unbroken, found: tuple[DateFound, ...]) -> tuple[DateFound, ...]:
    """What was found in a text with plain blanks and hyphens, where and how it is written."""
    return tuple(
        DateFound(
            shown.places[one.start],
            shown.places[one.end],
            one.moment,
            shown.form(one.form, one.start, one.end),
        )
        for one in found
    )


def years_behind(text: str) -> tuple[DateFound, ...]:
    """Years joined to the word before them, as venues have theirs: `CVPR-2019`."""
    found = _YEAR_BEHIND.finditer(text)
    return tuple(DateFound(match.start(), match.end(), Moment(int(match.group())), "{Y}") for match in found)


_YEAR_BEHIND = Pattern(r"(?<=[^\W\d_]-)20\d\d(?!\w)")


def _read(match: re.Match[str]) -> DateFound | None:
    groups = match.groupdict()
    if groups.get("one"):
        return _read_of_two(match)
    year = int(groups["year"]) if groups.get("year") else 2000 + int(groups["y2"])
    month = int(groups["m"]) if groups.get("m") else _month_number(groups.get("month") or "")
    day = int(groups["d"]) if groups.get("d") else 0
    if not 1 <= month <= 12 or day > 31:
        return None
    return DateFound(match.start(), match.end(), Moment(year, month, day), _form(match))


def _read_of_two(match: re.Match[str]) -> DateFound | None:
    """Day and month as two numbers before the year: which is which shows where one of them is above twelve."""
    one, two = int(match["one"]), int(match["two"])
    if not (1 <= min(one, two) <= 12 and 1 <= max(one, two) <= 31):
        return None
    letters = "md" if two > 12 else "dm" if one > 12 else "**"
    day, month = (two, one) if letters == "md" else (one, two)
    sign = match["a"]
    form = sign.join(
        form_of_number(letter, text)
        for letter, text in zip(letters, (match["one"], match["two"]), strict=True)
    )
    return DateFound(match.start(), match.end(), Moment(int(match["year"]), month, day), f"{form}{sign}{{Y}}")


def month_alone(text: str) -> DateFound | None:
    """A month by itself, as a column of months holds: `11`, `Nov`, or with the year before it, `2511`."""
    if whole := _OF_FOUR_FIGURES.fullmatch(text):
        moment = Moment(2000 + int(whole["y2"]), int(whole["m"]))
        return DateFound(whole.start("y2"), whole.end("m"), moment, "{y}{mm}")
    match = _ALONE.fullmatch(text)
    if not match:
        return None
    word = match["word"]
    month = int(word) if word.isdigit() else _month_number(word)
    if not 1 <= month <= 12:
        return None
    form = form_of_number("m", word) if word.isdigit() else form_of_month(word)
    return DateFound(*match.span("word"), Moment(0, month), form)


_OF_FOUR_FIGURES = Pattern(r"\s*(?P<y2>2[1-9])(?P<m>0[1-9]|1[0-2])\s*")
_ALONE = Pattern(rf"\s*(?P<word>\d{{1,2}}|{_MONTH})\s*", re.IGNORECASE)


def _month_number(word: str) -> int:
    return next((number for number, name in enumerate(MONTHS, 1) if name[:3] == word.lower()[:3]), 0)


def _form(match: re.Match[str]) -> str:
    """The matched text with its parts replaced by placeholders, from the back so that places stay right."""
    form, base = match.group(), match.start()
    groups = match.groupdict()
    places = sorted((name for name in groups if groups[name] and name in _PLACEHOLDER), key=match.start)
    for name in reversed(places):
        start, end = match.start(name) - base, match.end(name) - base
        form = form[:start] + _PLACEHOLDER[name](form[start:end]) + form[end:]
    return form


_PLACEHOLDER = {
    "year": lambda _: "{Y}",
    "y2": lambda _: "{y}",
    "m": lambda text: form_of_number("m", text),
    "d": lambda text: form_of_number("d", text),
    "th": lambda _: "{th}",
    "month": form_of_month,
}


class TimeHeading(NamedTuple):
    """A heading that stands for a year or a month, and how it is written."""

    moment: Moment
    form: str
    """The heading's words with the time as placeholders."""


COUNT_BEHIND = Pattern(
    r"[ \t]*\((?!(?:19|20)\d\d\))(?P<count>\d{1,5})\+?(?P<things> (?:papers?|entries|works?|models?|methods?|datasets?|benchmarks?|items?))?\)(?=(?:\*\*|__|</\w+>|[ \t:])*$)",
    re.IGNORECASE,
)
"""How many entries stand below a heading: `2024 (3 papers)`."""


def time_of_heading(words: str) -> TimeHeading | None:
    """The year or month a heading stands for, or None for a heading that says more than a time.

    >>> time_of_heading("📅 2024.6").moment
    Moment(year=2024, month=6, day=0)
    """
    said = COUNT_BEHIND.sub("", words)
    found = find_dates(said) or find_years(said)
    if len(found) != 1:
        return None
    one = found[0]
    rest = said[: one.start] + said[one.end :]
    if re.search(r"[^\W_]", re.sub(r"\b(year|in|papers?)\b|[年月]", "", rest.casefold())):
        return None
    return TimeHeading(one.moment, words[: one.start] + one.form + words[one.end :])


def month_below_year(words: str) -> DateFound | None:
    """The month that a heading within a year is, by name or in two figures: `May`, `05`, `5月 (3 papers)`."""
    said = _BELOW_YEAR.fullmatch(COUNT_BEHIND.sub("", words))
    found = month_alone(said["word"]) if said else None
    if said is None or found is None:
        return None
    start, end = said.span("word")
    return found._replace(start=start, end=end)


_BELOW_YEAR = Pattern(rf"[\W_]*(?P<word>{_MONTH}|[01]\d|\d{{1,2}}(?=月))月?[\W_]*", re.IGNORECASE)


def months_in(text: str) -> tuple[DateFound, ...]:
    """Whatever may be a month by itself, in order."""
    found = ((match.start(), month_alone(match.group())) for match in _WORD.finditer(text))
    return tuple(one._replace(start=at, end=at + one.end) for at, one in found if one)


_WORD = Pattern(r"[^\W\d_月]+|\d+")
