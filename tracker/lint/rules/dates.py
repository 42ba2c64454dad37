"""Dates and year headings that are older than the paper itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.lint.finding import Rule, Weight
from tracker.lists.entry.times import time_of_heading
from tracker.lists.entry.venues import Standing, find_venues, is_named_venue, standing_of
from tracker.lists.form.keys import By, keys_among
from tracker.lists.reading.entries import EntryKind
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet
    from tracker.lint.subjects import Subject
    from tracker.lists.entry.moments import Moment

_FIRST_DAYS = 1500
"""Ids up to here go to papers handed in before the month began and announced in it."""

_VENUE = Pattern(r"(?P<name>[^\W\d_]{1,40})[\s,.'’-]{1,3}(?P<year>(?:19|20)\d\d)\b")


_YEAR = 12
_FEWEST, _USUAL = 5, 0.8


def find(sheet: Sheet) -> Iterator[Finding]:
    """Entries dated before their arXiv id, or long after it, and papers newer than the year over them."""
    yield from _long_after(sheet)
    yield from _of_an_earlier_year(sheet)
    of_arxiv = sum(subject.appeared is not None for subject in sheet.subjects)
    before = sheet.alike("the date is before the month of the paper's arXiv id", of_arxiv)
    newer = sheet.alike("the paper is newer than the year it stands under", of_arxiv)
    for subject in sheet.subjects:
        appeared, stated = subject.appeared, subject.stated
        if appeared is None or subject.paper is None:
            continue
        if stated and (stated.year, stated.month) < (appeared.year, appeared.month):
            told = f"dated {stated.year}-{stated.month:02}, but {subject.paper} is of {appeared.year}-{appeared.month:02}"
            eve = _on_the_eve(stated, subject.paper.value, appeared)
            # a block's date has a label, which says that it is the day of release
            release = subject.entry.kind is EntryKind.BLOCK
            told += "; the day of submission, perhaps" if eve else ""
            weight = Weight.NOTE if eve or release else Weight.WARNING
            yield sheet.finding(subject.entry.start, Rule.DATE_BEFORE_ARXIV, told, weight, alike=before)
        heading = time_of_heading(sheet.page.sections[subject.entry.group.section].words)
        if heading and heading.moment.year < appeared.year and not stated:
            told = f"under the heading {heading.moment.year}, but {subject.paper} is of {appeared.year}-{appeared.month:02}"
            venue = _is_of_a_venue(subject.entry.shown, heading.moment.year)
            told += "; it names a venue of that year" if venue else ""
            weight = Weight.NOTE if venue else Weight.WARNING
            yield sheet.finding(subject.entry.start, Rule.NEWER_THAN_YEAR_HEADING, told, weight, alike=newer)


def _long_after(sheet: Sheet) -> Iterator[Finding]:
    """Entries dated a year and more after their arXiv id, on a page whose dates are those of the ids."""
    dated = [
        (subject, months) for subject in sheet.subjects if (months := _months_after(subject)) is not None
    ]
    if sum(0 <= months <= 1 for _, months in dated) < max(_FEWEST, _USUAL * len(dated)):
        return
    for subject, months in dated:
        if months >= _YEAR and not _is_published(subject):
            told = f"dated {months} months after {subject.paper}, on a page whose other dates are those of the ids"
            yield sheet.finding(subject.entry.start, Rule.DATE_LONG_AFTER_ARXIV, told)


def _of_an_earlier_year(sheet: Sheet) -> Iterator[Finding]:
    """Entries that state a year alone, and of no venue, before that of their paper."""
    alike = sheet.alike("the year is before that of the paper's arXiv id")
    for entries in sheet.page.groups.values():
        members = [sheet.subject_of[entry] for entry in entries if entry in sheet.subject_of]
        for subject, keys in zip(members, keys_among([one.entry for one in members]), strict=True):
            appeared, stated = subject.appeared, keys.get(By.YEAR)
            if not isinstance(stated, tuple) or not stated[0] or appeared is None or subject.stated:
                continue
            heading = time_of_heading(sheet.page.sections[subject.entry.group.section].words)
            told_so = heading is not None and heading.moment.year < appeared.year
            if stated[0] >= appeared.year or told_so or not _stands_alone(stated[0], subject):
                continue
            told = f"dated {stated[0]}, but {subject.paper} is of {appeared.year}-{appeared.month:02}"
            eve = (stated[0], appeared.month) == (appeared.year - 1, 1)
            told += "; the year of submission, perhaps" if eve else ""
            weight = Weight.NOTE if eve else Weight.WARNING
            yield sheet.finding(subject.entry.start, Rule.DATE_BEFORE_ARXIV, told, weight, alike=alike)


_ALONE = Pattern(
    r"(?:\||^\s*(?:[-*+]|\d{1,4}[.)])\s+[*_`]{0,3}[\[(]|\barxiv(?: preprint)?[,('’*_`]{0,3})\s*(?P<year>(?:19|20)\d\d)(?=[\s)\]|*_`,.]|$)",
    re.IGNORECASE | re.MULTILINE,
)
"""A year in a cell of its own, in brackets at the head, or behind the name of arXiv; elsewhere it may be that of any venue."""


def _stands_alone(year: int, subject: Subject) -> bool:
    """Does an entry state a year of no venue?"""
    years = {int(match["year"]) for match in _ALONE.finditer(subject.entry.text)}
    return subject.entry.kind is not EntryKind.BLOCK and years == {year} and not _is_published(subject)


def _is_published(subject: Subject) -> bool:
    """Does an entry name a venue, whose date it may bear?"""
    text = subject.entry.shown
    return any(standing_of(text[start:end]) is not Standing.PREPRINT for start, end in find_venues(text))


def _months_after(subject: Subject) -> int | None:
    stated, appeared = subject.stated, subject.appeared
    if stated is None or appeared is None:
        return None
    return 12 * (stated.year - appeared.year) + stated.month - appeared.month


_TAG = Pattern(r"(?<![^\s\[(`*_|])[\[(`*_]{1,3}(?:ACM )?(?P<name>[^\W\d_][\w -]{0,20})[\])`*_]{1,3}(?!\()")
"""A name that stands in brackets of its own, such as `(ICCV)`: the year over it is its year."""


def _is_of_a_venue(text: str, year: int) -> bool:
    """Does a year stand behind a name, as in `(RSS, 2023)`, and not alone, as in `[2023]`, or behind that of a preprint?"""
    if any(is_named_venue(match["name"]) for match in _TAG.finditer(text)):
        return True
    return any(
        int(match["year"]) == year and standing_of(match["name"]) is not Standing.PREPRINT
        for match in _VENUE.finditer(text)
    )


def _on_the_eve(stated: Moment, arxiv_id: str, appeared: Moment) -> bool:
    """Is the date of the month before, and the id among the first of its month?"""
    number = arxiv_id.partition(".")[2]
    months = 12 * (appeared.year - stated.year) + appeared.month - stated.month
    return (
        months == 1
        and number.isdigit()
        and int(number) < _FIRST_DAYS
        and (not stated.day or stated.day >= 26)
    )
