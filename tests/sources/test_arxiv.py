"""arXiv as a source, over real HTTP: an ordinary day, outages, and the feed's ways of being wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from support.loopback import MORNING

from state.records import EventKind, Notice, Outcome
from tracker.job.poll import poll_source
from tracker.loopback.arxiv import LoopbackArxiv
from tracker.loopback.faults import Fault
from tracker.loopback.messages import Reply, Request
from tracker.loopback.server import LoopbackServer
from tracker.loopback.world import World
from tracker.sources.arxiv.source import ArxivSource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from state.records import SourceReport
    from state.store import Store
    from tracker.http.door import Door

CATEGORIES = ("cs.CV", "cs.CL", "cs.AI", "cs.LG", "cs.MM", "cs.RO")
DAY = timedelta(days=1)


@dataclass
class Setting:
    """A store, a clock and an arXiv."""

    door: Door
    store: Store
    now: datetime = MORNING
    world: World = field(default_factory=lambda: World(days=30))

    def __post_init__(self) -> None:
        self.service = LoopbackArxiv(self.world, now=lambda: self.now)
        self.server = LoopbackServer(self.service)

    def poll(self, since: date | None = None) -> SourceReport:
        url = self.server.url
        source = ArxivSource(self.door, CATEGORIES, f"{url}/rss", f"{url}/oai", since)
        return poll_source(source, self.store, self.now)

    def ids(self) -> set[str]:
        return {str(work.paper.arxiv_id) for work in self.store.works_between()}

    def announced_up_to(self, day: date, start: date) -> set[str]:
        days = [d for d in self.world.announcement_days if start <= d <= day]
        return {p.arxiv_id for d in days for p in self.world.announced_on(d)}

    @property
    def requests(self) -> int:
        return sum(self.door.requests.values())


@pytest.fixture
def arxiv(door: Door, store: Store) -> Iterator[Setting]:
    setting = Setting(door, store)
    with setting.server:
        yield setting


@pytest.fixture
def bigger(door: Door, store: Store) -> Iterator[Callable[[World], Setting]]:
    opened: list[Setting] = []

    def make(world: World) -> Setting:
        setting = Setting(door, store, world=world)
        setting.server.__enter__()
        opened.append(setting)
        return setting

    yield make
    for setting in opened:
        setting.server.__exit__(None, None, None)


def test_a_day_takes_one_request(arxiv: Setting) -> None:
    report = arxiv.poll()
    assert report.outcome is Outcome.NEW
    assert report.received == report.new == report.expected
    assert arxiv.ids() == {p.arxiv_id for p in arxiv.world.announced_on(date(2026, 11, 11))}
    assert arxiv.requests == 1
    notices = {s.notice for work in arxiv.store.works_between() for s in work.sightings}
    assert {Notice.NEW, Notice.CROSS, Notice.REPLACED} <= notices


def test_the_same_feed_again_is_quiet_by_its_validator(arxiv: Setting) -> None:
    arxiv.poll()
    arxiv.now += timedelta(hours=1)
    report = arxiv.poll()
    assert report.outcome is Outcome.QUIET
    assert "2026-11-11" in report.reason
    assert arxiv.server.log[-1].headers["if-none-match"]


def test_the_same_feed_without_validator_is_quiet_too(arxiv: Setting) -> None:
    arxiv.poll()
    arxiv.service.world = World(days=30)
    arxiv.server.service = Forgetful(arxiv.service)
    report = arxiv.poll()
    assert (report.outcome, report.new) == (Outcome.QUIET, 0)


@dataclass
class Forgetful:
    """An arXiv that knows no ETags."""

    service: LoopbackArxiv

    def answer(self, request: Request) -> Reply:
        return self.service.answer(
            Request(request.method, request.path, request.query, {}, request.body, request.target)
        )


def test_a_weekend_is_quiet(arxiv: Setting) -> None:
    arxiv.now = datetime(2026, 11, 14, 12, tzinfo=UTC)
    report = arxiv.poll()
    assert (report.outcome, report.received) == (Outcome.QUIET, 0)


def test_an_empty_feed_on_a_weekday_is_not_the_truth(arxiv: Setting) -> None:
    arxiv.server.faults.turn_on(Fault.EMPTY_FEED)
    assert arxiv.poll().outcome is Outcome.DEGRADED
    arxiv.server.faults.turn_off()
    assert arxiv.poll().outcome is Outcome.NEW


def test_an_empty_feed_on_thanksgiving_is_no_wonder(arxiv: Setting) -> None:
    arxiv.now = datetime(2026, 11, 26, 12, tzinfo=UTC)
    arxiv.server.faults.turn_on(Fault.EMPTY_FEED)
    assert arxiv.poll().outcome is Outcome.QUIET


def test_mathematics_in_an_abstract_survives(arxiv: Setting) -> None:
    arxiv.poll()
    abstracts = [work.paper.abstract for work in arxiv.store.works_between()]
    assert any("$n < 10^" in text and " & simpler" in text for text in abstracts)


def test_a_withdrawal_is_told(arxiv: Setting) -> None:
    for _ in range(9):
        arxiv.poll()
        arxiv.now += DAY
    events = list(arxiv.store.events(kinds={EventKind.WITHDRAWN}))
    assert events
    gone = {p.arxiv_id for p in arxiv.world.papers if "withdrawn" in p.abstract}
    assert {event.work.value for event in events if event.work} <= gone


@pytest.mark.parametrize("days_off", [2, 3, 7])
def test_an_outage_is_made_good(arxiv: Setting, days_off: int) -> None:
    arxiv.poll()
    arxiv.now += days_off * DAY
    before = arxiv.requests
    report = arxiv.poll()
    assert report.outcome is Outcome.NEW
    assert arxiv.announced_up_to(arxiv.now.date(), date(2026, 11, 11)) <= arxiv.ids()
    assert arxiv.requests - before <= 10
    arxiv.now += timedelta(hours=2)
    before = arxiv.requests
    assert arxiv.poll().outcome is Outcome.QUIET
    assert arxiv.requests - before == 1


def test_what_an_outage_held_back_is_told_as_its_feeds_would_have_told_it(arxiv: Setting) -> None:
    arxiv.poll()
    arxiv.now += 7 * DAY
    arxiv.poll()
    told = {
        sighting.paper.arxiv_id: sighting.notice
        for work in arxiv.store.works_between()
        for sighting in work.sightings
        if sighting.key.startswith("oai:") and sighting.notice is not Notice.WITHDRAWN
    }
    first = {
        paper.arxiv_id: Notice.NEW if paper.categories[0] in CATEGORIES else Notice.CROSS
        for day in arxiv.world.announcement_days
        if date(2026, 11, 12) <= day <= date(2026, 11, 18)
        for paper in arxiv.world.announced_on(day)
        if paper.version == 1 and paper.arxiv_id in told
    }
    assert {name: notice for name, notice in told.items() if name in first} == first
    assert set(first.values()) == {Notice.NEW, Notice.CROSS}


def test_a_week_of_full_days_takes_at_most_ten_requests(bigger: Callable[[World], Setting]) -> None:
    arxiv = bigger(World(days=10, per_day=150))  # a tenth of a full day, on pages a tenth of the real size
    arxiv.service.page_size = 130
    arxiv.poll()
    arxiv.now += 7 * DAY
    before = arxiv.requests
    report = arxiv.poll()
    assert report.outcome is Outcome.NEW, report.reason
    assert arxiv.announced_up_to(arxiv.now.date(), date(2026, 11, 11)) <= arxiv.ids()
    assert arxiv.requests - before <= 10


def test_a_feed_cut_at_its_limit_is_completed(bigger: Callable[[World], Setting]) -> None:
    arxiv = bigger(World(date(2026, 11, 11), days=1, per_day=2050))
    report = arxiv.poll()
    assert report.outcome is Outcome.NEW
    assert {p.arxiv_id for p in arxiv.world.announced_on(date(2026, 11, 11))} <= arxiv.ids()


def test_a_stale_category_is_noticed_and_made_good(arxiv: Setting) -> None:
    arxiv.poll()
    arxiv.now += DAY
    arxiv.server.faults.turn_on(Fault.STALE_CATEGORY)
    report = arxiv.poll()
    assert report.outcome is Outcome.DEGRADED
    assert "cs.CV" in report.reason
    arxiv.server.faults.turn_off()
    arxiv.now += DAY
    assert arxiv.poll().outcome is Outcome.NEW
    assert arxiv.announced_up_to(arxiv.now.date(), date(2026, 11, 11)) <= arxiv.ids()


def test_a_stale_feed_is_noticed_and_made_good_on_the_same_day(arxiv: Setting) -> None:
    arxiv.poll()
    arxiv.now += DAY
    arxiv.server.faults.turn_on(Fault.STALE_FEED)
    assert arxiv.poll().outcome is Outcome.DEGRADED
    arxiv.server.faults.turn_off()
    assert arxiv.poll().outcome is Outcome.NEW
    assert arxiv.announced_up_to(arxiv.now.date(), date(2026, 11, 11)) <= arxiv.ids()


def test_a_broken_feed_is_made_good_by_oai_once_days_are_missing(arxiv: Setting) -> None:
    arxiv.poll()
    arxiv.now += 2 * DAY
    arxiv.server.faults.turn_on(Fault.WEB_PAGE, lambda request: request.path.startswith("/rss"))
    report = arxiv.poll()
    assert report.outcome is Outcome.DEGRADED
    assert arxiv.announced_up_to(date(2026, 11, 12), date(2026, 11, 11)) <= arxiv.ids()


def test_throttling_ends_all_asking(arxiv: Setting) -> None:
    arxiv.poll()
    arxiv.now += 2 * DAY
    arxiv.server.faults.turn_on(Fault.RATE_EXCEEDED_200)
    before = arxiv.requests
    report = arxiv.poll()
    assert report.outcome is Outcome.FAILED
    assert "Rate exceeded" in report.reason
    assert arxiv.requests - before == 1


def test_an_unknown_category_is_told_in_arxivs_words(arxiv: Setting) -> None:
    source = ArxivSource(arxiv.door, ("cs CV",), f"{arxiv.server.url}/rss", "")
    report = poll_source(source, arxiv.store, arxiv.now)
    assert report.outcome is Outcome.FAILED
    assert "Feed error" in report.reason


def test_a_harvest_that_breaks_goes_on_where_it_was(bigger: Callable[[World], Setting]) -> None:
    arxiv = bigger(World(days=10, per_day=100))
    arxiv.service.page_size = 90
    arxiv.poll()
    arxiv.now += 5 * DAY
    arxiv.server.faults.turn_on(Fault.NO_ANSWER, lambda request: "skip%3D180" in request.target)
    report = arxiv.poll()
    assert report.outcome is Outcome.DEGRADED
    arxiv.server.faults.turn_off()
    arxiv.server.log.clear()
    assert arxiv.poll().outcome is Outcome.NEW
    assert not any("from" in request.query for request in arxiv.server.log)
    assert arxiv.announced_up_to(arxiv.now.date(), date(2026, 11, 11)) <= arxiv.ids()


def test_an_expired_token_begins_the_set_anew_from_where_it_was(bigger: Callable[[World], Setting]) -> None:
    arxiv = bigger(World(days=12, per_day=100))
    arxiv.service.page_size = 90
    arxiv.poll()
    arxiv.now += 5 * DAY
    arxiv.server.faults.turn_on(Fault.NO_ANSWER, lambda request: "skip%3D180" in request.target)
    arxiv.poll()
    arxiv.server.faults.turn_off()
    arxiv.now += DAY
    arxiv.server.log.clear()
    assert arxiv.poll().outcome is Outcome.NEW
    begun = [request.query["from"] for request in arxiv.server.log if "from" in request.query]
    assert begun
    assert min(begun) > "2026-11-11"
    assert arxiv.announced_up_to(arxiv.now.date(), date(2026, 11, 11)) <= arxiv.ids()


@pytest.mark.parametrize("fault", [Fault.DUPLICATE_PAGE, Fault.MISSING_PAGE, Fault.EMPTY_FIRST_PAGE])
def test_a_harvest_with_wrong_pages_is_degraded_then_made_good(
    bigger: Callable[[World], Setting], fault: Fault
) -> None:
    arxiv = bigger(World(days=10, per_day=60))
    arxiv.service.page_size = 30
    arxiv.poll()
    arxiv.now += 3 * DAY
    arxiv.server.faults.turn_on(fault)
    assert arxiv.poll().outcome is Outcome.DEGRADED
    arxiv.server.faults.turn_off()
    arxiv.poll()
    assert arxiv.announced_up_to(arxiv.now.date(), date(2026, 11, 11)) <= arxiv.ids()


def test_since_asks_for_a_backfill_once(arxiv: Setting) -> None:
    arxiv.now += 5 * DAY
    arxiv.poll(since=date(2026, 11, 8))
    assert arxiv.announced_up_to(arxiv.now.date(), date(2026, 11, 9)) <= arxiv.ids()
    before = arxiv.requests
    arxiv.poll(since=date(2026, 11, 8))
    assert arxiv.requests - before == 1
