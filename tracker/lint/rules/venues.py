"""Conferences of years in which they were not held, and others than the address of the paper names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lint.conferences import YEAR_FIRST, filed_in, said_in, shown
from tracker.lint.finding import Rule
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet
    from tracker.lint.subjects import Subject

_BY_TURNS = {"ECCV": "even", "ICCV": "odd"}
"""Two that take turns, each in every second year.

Those whose papers come out a year later (ACCV), or that were put off (ICPR), are named by two years each.
"""
_TURNS_SINCE = 2001
"""Before, one of them was held in other years too."""
_FIRST = {"ICLR": 2013, "CoRL": 2017, "MIDL": 2018, "TMLR": 2022, "COLM": 2024}
"""The year in which each began. All names here have four letters, which the pattern looks back over."""
_NAMED = Pattern("|".join([*_BY_TURNS, *_FIRST]))
_DATED = Pattern(
    rf"(?P<name>{_NAMED.pattern})(?<![^\W\d_]....)(?<!/....)[\s'’,(*_`]{{0,4}}(?P<year>20\d\d|(?<=['’])\d\d)(?![\w–—~]|[./-]\d)"
)
"""A name and its year; of `CVPR/ECCV 2023` and `ICCV 2021-2024` either may be meant of others, and `2024.10` is a date."""
_TURNED = Pattern(YEAR_FIRST.format(names=_NAMED.pattern))
_KEEPS_PAPERS = Pattern(r"openaccess|ecva\.net/|ips\.cc/paper|aclanthology|aclweb|10\.18653/|10\.1109/")
"""What every address has that tells a conference; in small letters, which alone are quickly looked for."""


def find(sheet: Sheet) -> Iterator[Finding]:
    """Entries that name a conference with a year in which there was none, or another than their paper's address."""
    for subject in sheet.subjects:
        found = list(_not_held(sheet, subject)) if _NAMED.search(subject.entry.text) else []
        yield from found
        if not found and _KEEPS_PAPERS.search(subject.entry.text):
            yield from _of_another(sheet, subject)


def _not_held(sheet: Sheet, subject: Subject) -> Iterator[Finding]:
    """The conferences of an entry that were not held in the year that is named with them."""
    for at, line in enumerate(subject.entry.text.split("\n"), subject.entry.start):
        for pattern in (_DATED, _TURNED) if _NAMED.search(line) else ():
            for match in pattern.finditer(shown(line)):
                name, year = match["name"], 2000 + int(match["year"][-2:])
                if why := _why_not(name, year):
                    yield sheet.finding(at, Rule.VENUE_NOT_HELD, f"there was no {name} {year}: {why}")


def _why_not(name: str, year: int) -> str:
    """Why there was none in that year, or nothing."""
    if name in _FIRST:
        return f"the first was in {_FIRST[name]}" if year < _FIRST[name] else ""
    out_of_turn = year >= _TURNS_SINCE and (_BY_TURNS[name] == "even") == bool(year % 2)
    return f"it is held in {_BY_TURNS[name]} years" if out_of_turn else ""


def _of_another(sheet: Sheet, subject: Subject) -> Iterator[Finding]:
    """An entry that names one conference alone, and links the paper of another or of another year."""
    text = subject.entry.text
    filed = filed_in(text)
    said = said_in(text) if len(filed) == 1 else []
    if len(said) == 1 and said != filed:
        told = f"it says {said[0]}, and the address of its paper {filed[0]}"
        alike = sheet.alike("the address of a paper names another conference than its entry")
        yield sheet.finding(subject.entry.start, Rule.LABEL_URL_MISMATCH, told, alike=alike)
