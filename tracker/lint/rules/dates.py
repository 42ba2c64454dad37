"""Dates and year headings that are older than the paper itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lint.finding import Rule
from tracker.lists.times import time_of_heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet


def find(sheet: Sheet) -> Iterator[Finding]:
    """Entries dated before their arXiv id, and papers newer than the year over them."""
    for subject in sheet.subjects:
        appeared, stated = subject.appeared, subject.stated
        if appeared is None or subject.paper is None:
            continue
        if stated and (stated.year, stated.month) < (appeared.year, appeared.month):
            told = f"dated {stated.year}-{stated.month:02}, but {subject.paper} is of {appeared.year}-{appeared.month:02}"
            yield sheet.finding(subject.entry.start, Rule.DATE_BEFORE_ARXIV, told)
        heading = time_of_heading(sheet.page.sections[subject.entry.group.section].words)
        if heading and heading.moment.year < appeared.year and not stated:
            told = f"under the heading {heading.moment.year}, but {subject.paper} is of {appeared.year}-{appeared.month:02}"
            yield sheet.finding(subject.entry.start, Rule.NEWER_THAN_YEAR_HEADING, told)
