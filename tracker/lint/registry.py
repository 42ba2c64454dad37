"""Every family of rules, in one place: a new one is a file and a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lint.rules import (
    addresses,
    alone,
    another,
    bare,
    brackets,
    contents,
    copied,
    copied_words,
    counters,
    dates,
    documents,
    duplicates,
    empty,
    file,
    folds,
    front,
    headings,
    hidden,
    hollow,
    hosts,
    indented,
    joined,
    labels,
    links,
    misspelt,
    order,
    pages,
    parted,
    repositories,
    rows,
    shown,
    spelling,
    tables,
    turned,
    venues,
    years,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet

RULES: tuple[Callable[[Sheet], Iterator[Finding]], ...] = (
    duplicates.find,
    copied.find,
    documents.find,
    empty.find,
    alone.find,
    hollow.find,
    front.find,
    links.find,
    labels.find,
    addresses.find,
    bare.find,
    hosts.find,
    shown.find,
    turned.find,
    brackets.find,
    repositories.find,
    another.find,
    pages.find,
    copied_words.find,
    order.find,
    dates.find,
    years.find,
    venues.find,
    tables.find,
    headings.find,
    hidden.find,
    folds.find,
    indented.find,
    spelling.find,
    joined.find,
    misspelt.find,
    parted.find,
    contents.find,
    rows.find,
    counters.find,
    file.find,
)
