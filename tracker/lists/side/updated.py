"""Marks that tell when a list was last changed, in words or in a badge; found, and set to the day of an addition."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from tracker.lists.entry.dateforms import NAMED_MONTH, write_date
from tracker.lists.entry.times import find_dates
from tracker.lists.reading.outline import Role
from tracker.lists.side.change import SideChange
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tracker.lists.entry.times import DateFound
    from tracker.lists.reading.page import Page
    from tracker.lists.side.change import Grown

_MARK = Pattern(
    r"(?:(?<![A-Za-z])last(?:[\s_-]|%20)*|(?<=img\.shields\.io/badge/))(?:updated?|modified|revised|edited)(?![A-Za-z])"
    r"(?:(?:[\s_]|%20)+(?:on|at|in))?|(?:最[后近後]|上次)(?:更新|修改)(?:时间|日期|于)?|更新(?:时间|日期|于)",
    re.IGNORECASE,
)
_ALONE = Pattern(
    r"(?:[^\w\[]|_)*(?:(?:this )?(?:list|page|repo(?:sitory)?|readme) )?(?:(?:was|is) )?(?:latest )?updated?(?: on| at| in| till| until| to)?(?![A-Za-z])",
    re.IGNORECASE,
)
"""What says so where nothing but the date stands on the line: news say what is new."""
_REACH = 60
_COLOUR = Pattern(r"(?<!-)-(?=(?:[a-z]+|[0-9a-fA-F]{6})(?:\.svg)?[)?\s\"'])")
"""What ends a badge's words: a dash before a colour."""
_IN_BADGE = Pattern(r"img\.shields\.io/badge[^\s()<>\"']*\Z")
"""The address of a badge that goes on to here."""
_PIECE = Pattern(r"--|__|%[0-9A-Fa-f]{2}|.", re.DOTALL)
_BETWEEN = Pattern(r"[^\w]{0,12}")


@dataclass(frozen=True, slots=True)
class DateMark:
    """The date at `start:end` of a line, as it is written there."""

    line: int
    start: int
    end: int
    found: DateFound
    badge: bool


def marks_in(page: Page) -> Iterator[DateMark]:
    """Every mark of a page that tells a month at least."""
    for number, text in enumerate(page.lines.texts):
        if page.outline.roles[number] in (Role.FENCED, Role.HIDDEN, Role.BLANK):
            continue
        found = [mark for match in _MARK.finditer(text) if (mark := _date_behind(number, text, match.end()))]
        yield from found or _alone(number, text)


def _alone(number: int, text: str) -> Iterator[DateMark]:
    """A line that says nothing but when the page was updated."""
    match = _ALONE.match(text)
    mark = _date_behind(number, text, match.end()) if match else None
    if mark and not any(map(str.isalnum, text[mark.end :])):
        yield mark


def _date_behind(number: int, text: str, at: int) -> DateMark | None:
    badge = _IN_BADGE.search(text, max(0, at - 80), at) is not None
    end_of_words = _COLOUR.search(text, at + 1) if badge else None
    reach = min(end_of_words.start() if end_of_words else len(text), at + _REACH)
    pieces = [match.span() for match in _PIECE.finditer(text, at, reach)]
    shown = "".join(_plain(text[start:end], badge=badge) for start, end in pieces)
    lead = _BETWEEN.match(shown)
    dates = find_dates(shown)
    if not dates or lead is None or dates[0].start > lead.end():
        return None
    one = dates[0]
    return DateMark(number, pieces[one.start][0], pieces[one.end - 1][1], one, badge)


def _plain(piece: str, *, badge: bool) -> str:
    """What one piece of a badge's address shows, always one character for one piece."""
    if not badge:
        return piece[0]
    if piece in ("--", "__"):
        return piece[0]
    if piece.startswith("%"):
        return unquote(piece, errors="replace")[:1] or " "
    return " " if piece == "_" else piece


def keep_updated(grown: Grown) -> Iterator[SideChange]:
    """Each mark set to the day of the addition, in its own form, where that is plain; never to an earlier one."""
    for mark in marks_in(grown.after):
        was = mark.found.moment
        if "{*" in mark.found.form:
            continue  # `05/06/2026`: nobody can tell the day from the month
        if (was.year, was.month, was.day or 31) >= (grown.day.year, grown.day.month, grown.day.day):
            continue
        text = grown.after.lines.texts[mark.line]
        raw = text[mark.start : mark.end]
        what = f"“last updated” on line {mark.line + 1}, to {grown.day}"
        yield SideChange(mark.line, mark.start, mark.end, _written(mark, raw, grown.day), what)


def _written(mark: DateMark, raw: str, day: date) -> str:
    form = mark.found.form
    if NAMED_MONTH.search(form) or "{m}" in form:
        form = form.replace("{d?}", "{d}")
    if "{d}" in form:
        form = form.replace("{m?}", "{m}")
    shown = write_date(form, day)
    if not mark.badge:
        return shown
    dash = "-" if "-" in raw.replace("--", "") else "--"
    blank = "_" if "_" in raw else "%20"
    return shown.replace("-", dash).replace(" ", blank).replace(",", "%2C" if "%2C" in raw.upper() else ",")
