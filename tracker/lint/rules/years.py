"""Entries that state another year, or another conference, than the one they stand under."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tracker.lint.conferences import said_in
from tracker.lint.finding import Rule
from tracker.lists.entry.inline import plain
from tracker.lists.entry.times import time_of_heading
from tracker.lists.form.keys import By, keys_among

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet
    from tracker.lint.subjects import Subject

_FEWEST, _USUAL = 6, 0.9
"""A page shows that its entries stand under the year they state where so many do, and such a share."""


class _Stated(NamedTuple):
    """An entry with the year it states and that of its heading."""

    subject: Subject
    year: int
    heading: int


def find(sheet: Sheet) -> Iterator[Finding]:
    """Entries below the year of another, and others below the conference of another."""
    told: set[int] = set()
    for one in _under_another_year(sheet):
        told.add(one.line)
        yield one
    yield from (one for one in _under_another_conference(sheet) if one.line not in told)


def _under_another_conference(sheet: Sheet) -> Iterator[Finding]:
    """Where nearly all entries below a conference name no other, those that name one other alone."""
    named = [said_in(section.words) for section in sheet.page.sections]
    below = [one for one in sheet.subjects if len(named[one.entry.group.section]) == 1]
    apart = []
    for subject in below:
        said = said_in(subject.entry.text)
        if len(said) == 1 and said != named[subject.entry.group.section]:
            apart.append((subject, said[0]))
    if len(below) - len(apart) >= max(_FEWEST, _USUAL * len(below)):
        for subject, other in apart:
            told = f"it says {other} under the heading {named[subject.entry.group.section][0]}, on a page whose other entries stand under their conference"
            yield sheet.finding(subject.entry.start, Rule.OTHER_CONFERENCE_THAN_HEADING, told)


def _under_another_year(sheet: Sheet) -> Iterator[Finding]:
    """Where nearly all entries state the year of their heading, those that state another, and that one nowhere."""
    stated = list(_stated(sheet))
    apart = [one for one in stated if one.year != one.heading and not _names(one.subject, one.heading)]
    if len(stated) - len(apart) < max(_FEWEST, _USUAL * len(stated)):
        return
    for subject, year, heading in apart:
        newer = subject.appeared is not None and subject.appeared.year > heading
        if not newer:  # which its id tells
            told = f"it states {year} under the heading {heading}, on a page whose other entries stand under their year"
            yield sheet.finding(subject.entry.start, Rule.OTHER_YEAR_THAN_HEADING, told)


def _stated(sheet: Sheet) -> Iterator[_Stated]:
    for group, entries in sheet.page.groups.items():
        time = time_of_heading(sheet.page.sections[group.section].words)
        if time is None or not time.moment.year:
            continue
        members = [sheet.subject_of[entry] for entry in entries if entry in sheet.subject_of]
        for member, keys in zip(members, keys_among([one.entry for one in members]), strict=True):
            year = keys.get(By.YEAR)
            if isinstance(year, tuple) and year[0]:
                yield _Stated(member, year[0], time.moment.year)


def _names(subject: Subject, year: int) -> bool:
    """Does an entry speak of a year, in full or by its last two figures, as a preprint beside its later venue does?"""
    words = plain(subject.entry.text)
    return re.search(rf"(?<!\d)(?:{year}|{year % 100:02})(?!\d)", words) is not None
