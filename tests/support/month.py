"""A made-up month of a made-up list: what the digest's golden files, screenshots and documentation tell of."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from state.happenings import Change, Difference, Place, changed, judged, merged, proposed, rejected, withdrawn
from state.identity import Identity, Scheme
from state.records import (
    Event,
    Kind,
    Links,
    ListName,
    Notice,
    Outcome,
    Paper,
    Relevance,
    Run,
    RunId,
    Sighting,
    SourceName,
    SourceReport,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from state.store import Store

LIST = ListName("vlm-papers")
DATA = ListName("vlm-data")
NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)
"""A Monday morning; the week before is what the digest tells."""

PULL = "https://github.com/example/vlm-papers/pull/12"
_ADJECTIVES = ("Patient", "Folded", "Quiet", "Brass", "Northern", "Paper", "Hollow", "Woven", "Amber", "Salt")
_NOUNS = ("Lantern", "Compass", "Harbour", "Loom", "Orchard", "Kite", "Bellows", "Ladder", "Thimble", "Weir")
_SECTIONS = {
    Kind.MODEL: (("Models", "Open weights"), ("Models", "Video"), ("Models", "Efficient")),
    Kind.DATASET: (("Data", "Instruction tuning"), ("Data", "Captions")),
    Kind.BENCHMARK: (("Evaluation", "Reasoning"), ("Evaluation", "Hallucination")),
    Kind.SURVEY: (("Surveys",),),
}
_ORDER = (Kind.MODEL, Kind.MODEL, Kind.DATASET, Kind.MODEL, Kind.BENCHMARK, Kind.MODEL, Kind.SURVEY)


def work_name(number: int) -> Identity:
    """The name of the n-th made-up paper."""
    return Identity(Scheme.ARXIV, f"2611.{number:05d}")


def a_paper(number: int, at: datetime) -> Paper:
    """The n-th made-up paper."""
    adjective, noun = _ADJECTIVES[number % 10], _NOUNS[number // 10 % 10]
    kind = kind_of(number)
    what = {
        Kind.MODEL: "a vision-language model for long documents",
        Kind.DATASET: "a dataset of questions about kitchens",
        Kind.BENCHMARK: "a benchmark for reading maps",
        Kind.SURVEY: "a survey of talking about pictures",
    }[kind]
    return Paper(
        title=f"{adjective} {noun}: {what.capitalize()} ({number})",
        abstract=f"We present {adjective} {noun}, {what}. It is made up from end to end, e.g. its numbers. Nothing follows.",
        arxiv_id=f"2611.{number:05d}",
        authors=("Ada Kettle", "Bo Spøut", "Cleo Müller-Tray")[: number % 3 + 1],
        published=date(at.year, at.month, at.day),
        categories=("cs.CV",),
        links=Links(code=f"https://github.com/example/{noun.lower()}-{number}" if number % 2 else None),
    )


def kind_of(number: int) -> Kind:
    """The kind of the n-th made-up paper."""
    return _ORDER[number % len(_ORDER)]


def place(number: int) -> Place:
    """Where the list has, or would have, the n-th paper."""
    sections = _SECTIONS[kind_of(number)]
    return Place(sections[number % len(sections)], f"- paper {number}\n", kind_of(number), PULL)


def fill(store: Store, weeks: int = 12, a_week: int = 8) -> None:
    """Twelve weeks of papers, of which the list takes half; the last one has one of everything."""
    start = NOW - timedelta(weeks=weeks)
    store.remember(_sightings(start, weeks * a_week, a_week))
    store.append(_events(start, weeks * a_week, a_week))
    _last_week(store, weeks * a_week)
    for run in _runs(weeks):
        store.record_run(run)


def found_at(number: int, start: datetime, a_week: int) -> datetime:
    """When the n-th paper was found: evenly through the weeks, a little more in every third."""
    return start + timedelta(days=7 * number / a_week, hours=number % 5)


def _sightings(start: datetime, count: int, a_week: int) -> Iterator[Sighting]:
    for number in range(1, count):
        at = found_at(number, start, a_week)
        signals = {"upvotes": float(number * 7 % 90), "stars": float(number * 31 % 400)}
        yield Sighting(
            source=SourceName("arxiv"),
            key=str(work_name(number)),
            seen_at=at,
            paper=a_paper(number, at - timedelta(days=1)),
            identities=(work_name(number),),
            notice=Notice.NEW,
            version=1,
            signals=signals if number % 4 == 0 else {},
        )


def verdict(kind: Kind, relevant: Relevance = Relevance.YES) -> Verdict:
    """What a made-up classifier says."""
    return Verdict(relevant, 0.9 if relevant is Relevance.YES else 0.5, kind, {kind: 1.0}, (), "made-up")


def _events(start: datetime, count: int, a_week: int) -> Iterator[Event]:
    for number in range(1, count):
        at = found_at(number, start, a_week) + timedelta(hours=1)
        name, where = work_name(number), place(number)
        relevant = Relevance.UNSURE if number == count - 2 else Relevance.YES
        yield judged(name, verdict(kind_of(number), relevant), at)
        if number == count - 2:
            continue
        if number % 4:
            yield proposed(name, LIST, at + timedelta(hours=1), where)
        decided = at + timedelta(days=2 + number % 6)
        if decided < NOW and number % 4 in (1, 3):
            yield merged(name, LIST, decided, by="ann", place=where)
        if decided < NOW and number % 8 == 2:
            yield rejected(name, LIST, decided, by="bob", reason="a poster, not a paper", place=where)


def _last_week(store: Store, count: int) -> None:
    """One of everything that can change."""
    old = count - 20
    at = NOW - timedelta(days=3)
    accepted = Sighting(
        source=SourceName("openreview"),
        key=f"forum-{old}",
        seen_at=at,
        paper=replace(a_paper(old, at), venue="CVPR 2027"),
        identities=(work_name(old),),
    )
    store.remember([accepted])
    store.append(
        [
            changed(work_name(old), Difference(Change.VENUE, "CVPR 2027"), at),
            changed(work_name(old + 1), Difference(Change.CODE, "https://github.com/example/late"), at),
            changed(
                work_name(old + 3), Difference(Change.WEIGHTS, "https://huggingface.co/example/late"), at
            ),
            changed(work_name(old + 5), Difference(Change.VERSION, "v3", "v1"), at),
            withdrawn(work_name(old + 7), at, reason="its authors say so", source="arxiv"),
            proposed(work_name(old), DATA, at, replace(place(old), pull="")),
        ]
    )


def _runs(weeks: int) -> Iterator[Run]:
    for day in range(weeks * 7):
        started = NOW - timedelta(days=day, hours=1)
        failed = day == 3
        yield Run(
            RunId(f"run-{day:03d}"),
            started,
            started + timedelta(minutes=2),
            "ok",
            (
                SourceReport(SourceName("arxiv"), Outcome.NEW, 120, 8),
                SourceReport(
                    SourceName("hf_papers"),
                    Outcome.FAILED if failed else Outcome.QUIET,
                    0 if failed else 40,
                    reason="502 Bad Gateway" if failed else "",
                ),
            ),
        )
