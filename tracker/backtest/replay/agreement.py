"""Where and how the tracker would have written what people added, beside where and how they did; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.entry.inline import ADDRESS
from tracker.lists.outcome import Addition, Duplicate, Unsure
from tracker.lists.reading.page import Page, read_page
from tracker.lists.steering import Steering

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TypeVar

    from state.identity import Identity
    from state.records import Kind, Paper
    from tracker.backtest.history.additions import Added
    from tracker.backtest.history.versions import Revision
    from tracker.lists.reading.entries import Entry

    T = TypeVar("T")

_WORDS = re.compile(r"\w(?:[\w \t.,:;'’\"“”&?!/+–—-]*\w)?")


@dataclass(frozen=True, slots=True)
class KnownAddition:
    """An addition to be looked at, with what is known of its paper."""

    added: Added
    paper: Paper
    kind: Kind


@dataclass(frozen=True, slots=True)
class Planned:
    """What would have been written, and where."""

    section: tuple[str, ...]
    entry: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """One addition by people beside what would have been planned on the page before it."""

    section: tuple[str, ...] = ()
    """Where people put it."""
    same_section: bool | None = None
    """None where nothing was planned or people's entry is none that can be read."""
    same_shape: bool | None = None
    duplicate: str = ""
    """Why the page before was taken to have the work already."""
    theirs: str = ""
    """The entry as people wrote it; empty where nothing was planned to hold against it."""
    planned: Planned | None = None
    by_now: tuple[str, ...] = ()
    """Where it stands by now, where people moved it to just what was planned; then `theirs` is the entry there."""


def compared(
    history: Iterable[Revision], wanted: Mapping[str, Sequence[KnownAddition]]
) -> dict[str, Comparison]:
    """Every wanted addition, by commit, held against what would have been planned; two versions at a time are kept.

    What people put elsewhere first, as under news or what is recent, may stand by now where it was planned at once.
    """
    found: dict[Identity, Comparison] = {}
    last = b""
    for before, after in pairwise(history):
        last = after.content
        if after.commit in wanted:
            pages = _page(before.content), _page(after.content)
            found.update((one.added.work, _compare(pages, one)) for one in wanted[after.commit])
    if any(one.same_section is False for one in found.values()) and (page := _page(last)):
        found = {work: _by_now(page, work, one) for work, one in found.items()}
    return {work.value: one for work, one in found.items()}


def _by_now(page: Page, work: Identity, one: Comparison) -> Comparison:
    """The same, held against where the work stands on the last page if that is where it was planned."""
    if one.planned is None or one.same_section:
        return one
    there = [entry for entry in _entries(page, work) if page.path(entry.group.section) == one.planned.section]
    if not there:
        return one
    alike = [entry for entry in there if shape(entry.text) == shape(one.planned.entry)]
    return replace(
        one,
        same_section=True,
        same_shape=one.same_shape or bool(alike),
        theirs=(alike or there)[0].text.strip("\r\n"),
        by_now=one.planned.section,
    )


def _entries(page: Page, work: Identity) -> list[Entry]:
    lines = page.works.by_identity.get(work, ())
    return [entry for line in lines if (entry := page.works.entry_at.get(line)) is not None]


def _compare(pages: tuple[Page | None, Page | None], wanted: KnownAddition) -> Comparison:
    before, after = pages
    added = wanted.added
    if after is None:
        return Comparison()
    theirs = _entries(after, added.work)
    section = after.path(theirs[0].group.section) if theirs else ()
    if before is None:
        return Comparison(section)
    outcome = plan_addition(before, candidate_for(wanted.paper, wanted.kind), Steering())
    if isinstance(outcome, Duplicate):
        return Comparison(section, duplicate=outcome.reason)
    plan = outcome.suggestion if isinstance(outcome, Unsure) else outcome
    if not theirs or not isinstance(plan, Addition):
        return Comparison(section)
    ours = _entry_of(plan)
    return Comparison(
        section,
        any(after.path(entry.group.section) == plan.section for entry in theirs),
        any(shape(entry.text) == shape(ours) for entry in theirs),
        theirs=theirs[0].text.strip("\r\n"),
        planned=Planned(plan.section, ours.strip("\r\n")),
    )


def _entry_of(plan: Addition) -> str:
    """What was planned, without a heading or a table's head that it opens: people's entry is looked at without, too."""
    written = "\n".join(plan.inserted)
    page = _page(plan.new_bytes) if len(plan.inserted) > 1 else None
    entry = page.works.entry_at.get(plan.line - 1) if page else None
    return entry.text if entry else written


def examples(compared: Mapping[str, Comparison], most: int) -> dict[str, Comparison]:
    """Some of those that were planned, spread evenly and not by how well they came out."""
    return dict(evenly([(key, one) for key, one in compared.items() if one.planned], most))


def differing(compared: Mapping[str, Comparison]) -> dict[str, Comparison]:
    """All that would have stood elsewhere than people put it, or in other markup."""
    return {
        key: one for key, one in compared.items() if one.planned and not (one.same_section and one.same_shape)
    }


def shape(entry: str) -> str:
    """An entry's markup without its words and addresses."""
    return _WORDS.sub("w", ADDRESS.sub("u", entry)).strip()


def evenly(items: Sequence[T], most: int) -> list[T]:
    """At most so many of them, spread evenly from first to last."""
    if len(items) <= most:
        return list(items)
    return [items[at * len(items) // most] for at in range(most)]


def _page(content: bytes) -> Page | None:
    read = read_page(content)
    return read if isinstance(read, Page) else None
