"""The formats of dates: what a written part tells of its format, what the others settle, and a day written in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tracker.lists.entry.moments import Moment

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


def form_of_number(letter: str, text: str) -> str:
    """The placeholder of a month or day in figures; of two figures nobody can tell whether it is padded."""
    if text.startswith("0"):
        return f"{{{letter * 2}}}"
    return f"{{{letter}?}}" if len(text) == 2 else f"{{{letter}}}"


def form_of_month(text: str) -> str:
    """The placeholder of a month's name, which May, June and July leave in doubt."""
    if text.isupper() and len(text) > 1:
        return "{MON}"
    if text.lower() in _SHORT_MONTHS:
        return "{June}"
    if len(text) > 3 and text.lower() != "sept":
        return "{Month}"
    return "{May}" if text.lower() == "may" else "{Mon}"


_SHORT_MONTHS = ("june", "july")
"""So short that those who shorten others often write them out."""


YEAR_OR_DAY = "{dy}"
"""Two figures behind a month that may be a day or a year."""
_YEAR = Pattern(r"\{[Yy]\}")


def states_year(form: str) -> bool:
    """Does a date in a form say its year?"""
    return _YEAR.search(form) is not None


def settle(form: str, others: list[str]) -> str:
    """A form with its doubts settled as most others are.

    `{m?}`: padded or not? `{May}`, `{June}`: short or long? `{*}/{*}`: day or month first? `{dy}`: day or year?
    """
    if YEAR_OR_DAY in form:
        days = any("{dd}" in other and not _YEAR.search(other) for other in others)
        form = form.replace(YEAR_OR_DAY, "{dd}" if days else "{y}")
    if "{*" in form:
        month_first = sum(other.startswith("{m") for other in others)
        day_first = sum(other.startswith("{d") for other in others)
        letters = iter("md" if month_first > day_first else "dm")
        form = _EITHER.sub(lambda match: _placeholder(next(letters), match["size"]), form)
    told = form
    for letter in ("m", "d"):
        if f"{{{letter}?}}" in form:
            padded = sum(f"{{{letter * 2}}}" in other for other in others)
            short = sum(f"{{{letter}}}" in other or "{*}" in other for other in others)
            bare = short > padded or (short == padded and NAMED_MONTH.search(form) is not None)
            form = form.replace(f"{{{letter}?}}", f"{{{letter}}}" if bare else f"{{{letter * 2}}}")
    return _with_month_settled(
        _padded_as_one(form, [told, *others], bare="{m}" in told or "{d}" in told), others
    )


def _padded_as_one(form: str, told: list[str], *, bare: bool) -> str:
    """A form with noughts before month and day both or neither, unless one that is told has them before one alone."""
    for month, day in (("{m}", "{dd}"), ("{mm}", "{d}")):
        if month in form and day in form and not any(month in one and day in one for one in told):
            return form.replace(month, "{m}" if bare else "{mm}").replace(day, "{d}" if bare else "{dd}")
    return form


NAMED_MONTH = Pattern(r"\{(?:Mon|Month|May|June|MON)\}")
"""The name of a month in a form; beside one hardly anybody pads a day."""


def _with_month_settled(form: str, others: list[str]) -> str:
    """A form whose month is long or short as in most others; who shortens the rest may write June and July out."""
    long = sum("{Month}" in other for other in others)
    short = sum("{Mon}" in other for other in others)
    # `Sep.`, and beside it `July`: no stop stands behind a whole name
    stopped = "{Mon}." in form or "{May}." in form
    written_out = any(("{June}." if stopped else "{June}") in other for other in others)
    if "{June}" in form:
        form = form.replace("{June}", "{Month}" if long >= short else "{June}")
    elif written_out:
        form = form.replace("{Mon}", "{June}")
    return form.replace("{May}", "{Month}" if long > short else "{June}" if written_out else "{Mon}")


_EITHER = Pattern(r"\{\*(?P<size>[*?]?)\}")


def _placeholder(letter: str, size: str) -> str:
    return f"{{{letter}{letter if size == '*' else size}}}"


def shortened_month(text: str) -> tuple[int, str] | None:
    """The month that a date names in short, and how: `Sept`, `Jun`, and `June` or `July` as those short by themselves.

    >>> shortened_month("Mid Sept. 2025"), shortened_month("2025-09")
    ((9, 'Sept'), None)
    """
    words = (match.group() for match in _WORD.finditer(text))
    named = (
        (at, word) for word in words for at, month in enumerate(MONTHS, 1) if month.startswith(word.lower())
    )
    return next(named, None)


_WORD = Pattern(r"(?<![^\W\d_])[A-Za-z][a-z]{2,3}(?![^\W\d_])")


def write_date(form: str, day: date | Moment, shortened: Mapping[int, str] | None = None) -> str:
    """A day in a format, with months shortened as told for them; people also write days that no calendar has."""
    month = MONTHS[day.month - 1].capitalize()
    told = shortened.get(day.month) if shortened else None
    if told == month:  # whether it is written out is for the form to say
        told = None
    short = told or month[:3]
    values = {
        "{Y}": f"{day.year}",
        "{y}": f"{(day.year or day.day) % 100:02}",  # of a day without a year it is what stands behind the month
        "{mm}": f"{day.month:02}",
        "{m}": f"{day.month}",
        "{m?}": f"{day.month:02}",
        "{dd}": f"{day.day:02}",
        "{d}": f"{day.day}",
        "{d?}": f"{day.day:02}",
        "{th}": _ordinal(day.day),
        "{Month}": month,
        "{Mon}": short,
        "{May}": short,
        "{June}": month if month.casefold() in _SHORT_MONTHS and not told else short,
        "{MON}": month[:3].upper(),
    }
    for placeholder, value in values.items():
        form = form.replace(placeholder, value)
    return form


def _ordinal(day: int) -> str:
    if day in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
