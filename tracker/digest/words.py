"""The sentences that every format shares, as plain text for each to escape."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, assert_never

from state.happenings import Change
from state.records import Kind
from tracker.digest.days import long_day, stretch
from tracker.digest.model import Decision
from tracker.plural import counted, of_so_many
from tracker.sourcenames import called

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.digest.model import (
        Backlog,
        ChangedWork,
        Decided,
        Digest,
        Entry,
        Health,
        NewWork,
        Signal,
        SourceHealth,
        Spot,
        TalkedAbout,
    )

KINDS = {
    Kind.MODEL: "Models and methods",
    Kind.DATASET: "Datasets",
    Kind.BENCHMARK: "Benchmarks",
    Kind.SURVEY: "Surveys",
    Kind.OTHER: "Other",
}
UNSURE = "Not sure these belong"
NOT_PLACED = "Not proposed yet"
UNSEEN = "Nothing new was found in this period, but not everything could be looked at."
"""Where something is broken: that is never told as a quiet week is."""


def headline(digest: Digest) -> str:
    """What the digest is called: its title and its days."""
    return f"{digest.title}: {stretch(digest.since, digest.until)}"


def in_short(digest: Digest) -> str:
    """The digest in one sentence."""
    if digest.quiet:
        return "Nothing new in this period." if digest.health.well else UNSEEN
    doubtful = sum(item.unsure for item in digest.new)
    counts = (
        (len(digest.new) - doubtful, "new paper", "new papers"),
        (doubtful, "paper that may not belong", "papers that may not belong"),
        (len(digest.waiting), "paper newly waiting for a decision", "papers newly waiting for a decision"),
        (len(digest.changed), "change to a known paper", "changes to known papers"),
        (len(digest.decided), "decision", "decisions"),
        (len(digest.talked), "paper much talked about", "papers much talked about"),
    )
    return ", ".join(counted(*count) for count in counts if count[0]) + "."


def grouped(new: Sequence[NewWork]) -> list[tuple[str, list[tuple[str, list[NewWork]]]]]:
    """New works by kind and then by section, as they are already ordered; the doubtful ones at the end."""
    return [
        (name, _by_section(name, [(section, list(items)) for section, items in groupby(group, key=_section)]))
        for name, group in groupby(new, key=_group)
    ]


def _by_section(name: str, sections: list[tuple[str, list[NewWork]]]) -> list[tuple[str, list[NewWork]]]:
    """The sections of a kind; one called as the kind itself is no heading more where it is alone."""
    same = len(sections) == 1 and sections[0][0].casefold() == name.casefold()
    return [("", sections[0][1])] if same else sections


def so_many(kind: str, sections: Sequence[tuple[str, Sequence[NewWork]]]) -> str:
    """The heading of a kind, with how many works stand below it."""
    return f"{kind} ({sum(len(items) for _, items in sections)})"


def _section(item: NewWork) -> str:
    return item.section or ("" if item.unsure else NOT_PLACED)


def _group(item: NewWork) -> str:
    return UNSURE if item.unsure else KINDS[item.entry.kind]


def people(entry: Entry) -> str:
    """Who wrote it, in a few words."""
    if len(entry.authors) > 2:
        return f"{entry.authors[0]} and {len(entry.authors) - 1} others"
    return " and ".join(entry.authors)


def about(entry: Entry) -> str:
    """Authors, venue and date on one line."""
    day = long_day(entry.published) if entry.published else ""
    return " · ".join(filter(None, (people(entry), entry.venue, day)))


def place(spot: Spot) -> str:
    """A list and the heading there."""
    return " › ".join((spot.list, *spot.section))


def standing(spot: Spot) -> str:
    """How a new work stands on a list."""
    match spot.decision:
        case Decision.MERGED:
            return f"taken into {spot.list}"
        case Decision.REJECTED:
            return f"rejected from {spot.list}"
        case _:
            return f"proposed to {spot.list}"


def what_changed(change: ChangedWork) -> str:
    """What became different, as the rest of a sentence that begins with the work."""
    match change.what:
        case None:
            return f"withdrawn: {change.now}" if change.now else "withdrawn"
        case Change.VENUE:
            return f"published at {change.now}"
        case Change.CODE:
            return "code released"
        case Change.WEIGHTS:
            return "weights released"
        case Change.DATASET:
            return "dataset released"
        case Change.PROJECT:
            return "project page opened"
        case Change.VERSION:
            return f"new version {change.now}" + (f" (was {change.was})" if change.was else "")
        case Change.TITLE:
            return f"renamed; it was “{change.was}”" if change.was else "renamed"
        case _:
            assert_never(change.what)


def what_was_decided(decided: Decided) -> str:
    """What became of a proposal, by whom, and why."""
    by = f" by {decided.by}" if decided.by else ""
    why = f": {decided.reason}" if decided.reason else ""
    where = place(decided.spot)
    match decided.decision:
        case Decision.MERGED:
            return f"taken into {where}{by}"
        case Decision.REJECTED:
            return f"rejected from {decided.spot.list}{by}{why}"
        case Decision.ASKED:
            return f"asked for on {decided.spot.list}{by}{why}"
        case Decision.CORRECTED:
            return f"reworded or moved on {where}{by}"
        case _:
            assert_never(decided.decision)


def signal(one: Signal) -> str:
    """A number and how it moved since it was last told."""
    name = of_so_many(one.name, one.value)
    if one.before is None:
        return f"{one.value:,} {name}"
    return f"{one.value:,} {name} ({one.value - one.before:+,})"


def signals(talked: TalkedAbout) -> str:
    """All numbers of a work that people talk about, in one line."""
    return ", ".join(map(signal, talked.signals))


def still_waiting(backlog: Backlog) -> str:
    """What waits and was told before, in one sentence; nothing where nothing does."""
    if not backlog.count or backlog.oldest is None:
        return ""
    papers = counted(backlog.count, "more paper waits", "more papers wait")
    return f"{papers} for a decision, the oldest since {long_day(backlog.oldest)}."


def schedule(health: Health) -> str:
    """How the schedule went, in one line."""
    if health.longest_gap_hours is None:
        return "no run"
    lost = f"; {health.unfinished} did not finish" if health.unfinished else ""
    hours = round(health.longest_gap_hours)
    apart = f", at most {counted(hours, 'hour')} apart" if hours and health.runs > 1 else ""
    return f"{counted(health.runs, 'run')}{apart}{lost}"


def source_name(health: SourceHealth) -> str:
    """What readers call the source."""
    return called(health.source)


def source(health: SourceHealth) -> str:
    """How a source did, in one line."""
    papers = f"{counted(health.received, 'paper')} received, {health.new} of them new"
    well = f"{counted(health.polls, 'poll')}, {papers if health.received else 'no papers received'}"
    bad = [f"{n} {word}" for n, word in ((health.failed, "failed"), (health.degraded, "incomplete")) if n]
    why = f" ({health.reason})" if bad and health.reason else ""
    return well + (f"; {', '.join(bad)}{why}" if bad else "")
