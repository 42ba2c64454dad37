"""A feed that goes on showing an old batch, over real HTTP: never a quiet day, and never in the way of OAI-PMH."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from support.loopback import MORNING

from state.records import Outcome
from tracker.job.poll import poll_source
from tracker.loopback.arxiv import LoopbackArxiv
from tracker.loopback.faults import Fault
from tracker.loopback.messages import Reply, Request
from tracker.loopback.server import LoopbackServer
from tracker.loopback.world import World
from tracker.sources.arxiv.source import ArxivSource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from state.records import SourceReport
    from state.store import Store
    from tracker.http.door import Door

DAY = timedelta(days=1)
FIRST = date(2026, 11, 11)


@dataclass
class Stuck:
    """An arXiv whose feed stays what it was on one morning, under its own old date."""

    etags: bool
    now: datetime = MORNING
    since: datetime = MORNING
    world: World = field(default_factory=lambda: World(days=30))
    recovered: bool = False

    def __post_init__(self) -> None:
        self.today = LoopbackArxiv(self.world, now=lambda: self.now)
        self.then = LoopbackArxiv(self.world, now=lambda: self.since)

    def answer(self, request: Request) -> Reply:
        if self.recovered or not request.path.startswith("/rss/"):
            return self.today.answer(request)
        headers = request.headers if self.etags else {}
        return self.then.answer(
            Request(request.method, request.path, request.query, headers, request.body, request.target)
        )

    def announced(self) -> set[str]:
        days = [day for day in self.world.announcement_days if FIRST <= day <= self.now.date()]
        return {paper.arxiv_id for day in days for paper in self.world.announced_on(day)}


@pytest.fixture(params=[True, False], ids=["unchanged by its validator", "sent whole again"])
def stuck(request: pytest.FixtureRequest) -> Stuck:
    return Stuck(etags=request.param)


@pytest.fixture
def server(stuck: Stuck) -> Iterator[LoopbackServer]:
    with LoopbackServer(stuck) as serving:
        yield serving


def polled(stuck: Stuck, server: LoopbackServer, door: Door, store: Store) -> SourceReport:
    source = ArxivSource(
        door, ("cs.CV", "cs.CL", "cs.AI", "cs.LG", "cs.MM", "cs.RO"), f"{server.url}/rss", f"{server.url}/oai"
    )
    return poll_source(source, store, stuck.now)


def ids(store: Store) -> set[str]:
    return {str(work.paper.arxiv_id) for work in store.works_between()}


def test_a_feed_that_is_late_is_told(stuck: Stuck, server: LoopbackServer, door: Door, store: Store) -> None:
    polled(stuck, server, door, store)
    stuck.now += DAY + timedelta(hours=5)
    report = polled(stuck, server, door, store)
    assert report.outcome is Outcome.DEGRADED, report
    assert "feed of 2026-11-12 is late" in report.reason


def test_a_feed_of_the_morning_is_not_late_yet(
    stuck: Stuck, server: LoopbackServer, door: Door, store: Store
) -> None:
    polled(stuck, server, door, store)
    stuck.now = datetime(2026, 11, 12, 6, tzinfo=UTC)
    assert polled(stuck, server, door, store).outcome is Outcome.QUIET


def test_days_behind_a_stuck_feed_come_from_oai(
    stuck: Stuck, server: LoopbackServer, door: Door, store: Store
) -> None:
    polled(stuck, server, door, store)
    stuck.now += 2 * DAY
    before = len(server.log)
    report = polled(stuck, server, door, store)
    assert report.outcome is Outcome.DEGRADED, report
    yesterday = {p.arxiv_id for p in stuck.world.announced_on(date(2026, 11, 12))}
    assert yesterday <= ids(store), report
    assert len(server.log) > before + 1
    before = len(server.log)
    stuck.now += timedelta(hours=6)
    assert polled(stuck, server, door, store).outcome is Outcome.DEGRADED
    assert len(server.log) == before + 1, "what OAI-PMH gave is not asked for again that day"
    stuck.recovered = True
    polled(stuck, server, door, store)
    assert stuck.announced() <= ids(store)


def test_days_whose_feeds_were_empty_come_from_oai(door: Door, store: Store) -> None:
    stuck = Stuck(etags=False, recovered=True)
    with LoopbackServer(stuck) as server:
        polled(stuck, server, door, store)
        server.faults.turn_on(Fault.EMPTY_FEED)
        stuck.now += DAY
        assert polled(stuck, server, door, store).outcome is Outcome.DEGRADED
        stuck.now += DAY
        assert polled(stuck, server, door, store).outcome is Outcome.DEGRADED
        assert {p.arxiv_id for p in stuck.world.announced_on(date(2026, 11, 12))} <= ids(store)


def test_a_feed_whose_date_lags_behind_its_papers_is_not_late(door: Door, store: Store) -> None:
    stuck = Stuck(etags=False, recovered=True)
    with LoopbackServer(Lagging(stuck)) as server:
        polled(stuck, server, door, store)
        stuck.now += DAY + timedelta(hours=6)
        report = polled(stuck, server, door, store)
        assert report.outcome is Outcome.NEW, report


@dataclass(frozen=True)
class Lagging:
    """The same, with the date of the day before on each feed."""

    service: Stuck

    def answer(self, request: Request) -> Reply:
        reply = self.service.answer(request)
        days = [self.service.now - DAY * ago for ago in (0, 1)]
        new, old = (f"{day:%a, %d %b %Y}".encode() for day in days)
        return replace(reply, body=reply.body.replace(new, old)) if "/rss/" in request.path else reply
