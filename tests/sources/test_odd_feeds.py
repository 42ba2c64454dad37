"""Feeds that are well and yet odd, over real HTTP: wrong clocks, odd items, blank lines, times where dates should be."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from support.loopback import MORNING

from state.records import EventKind, Outcome
from tracker.job.poll import poll_source
from tracker.loopback.arxiv import LoopbackArxiv
from tracker.loopback.faults import Fault
from tracker.loopback.server import LoopbackServer
from tracker.loopback.world import World
from tracker.sources.arxiv.source import ArxivSource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from state.records import SourceReport
    from state.store import Store
    from tracker.http.door import Door
    from tracker.loopback.messages import Reply, Request

CATEGORIES = ("cs.CV", "cs.CL", "cs.AI", "cs.LG", "cs.MM", "cs.RO")
DAY = timedelta(days=1)
START = MORNING.date()


@dataclass
class Arxiv:
    """An arXiv whose answers can be rewritten, and whose clock need not be ours."""

    store: Store
    door: Door
    now: datetime = MORNING
    there: datetime | None = None
    """What arXiv's clock says, if that is something else."""
    rewrite: Callable[[bytes], bytes] = bytes
    world: World = field(default_factory=lambda: World(date(2026, 11, 2), days=40))

    def __post_init__(self) -> None:
        self.service = LoopbackArxiv(self.world, lambda: self.there or self.now)
        self.server = LoopbackServer(self)

    def answer(self, request: Request) -> Reply:
        reply = self.service.answer(replace(request, headers={}))
        return replace(reply, body=self.rewrite(reply.body))

    def poll(self) -> SourceReport:
        url = self.server.url
        return poll_source(
            ArxivSource(self.door, CATEGORIES, f"{url}/rss", f"{url}/oai"), self.store, self.now
        )

    def lacks(self, *days: date) -> set[str]:
        """Papers of these days that nobody has told us of."""
        have = {str(work.paper.arxiv_id) for work in self.store.works_between()}
        return {paper.arxiv_id for day in days for paper in self.world.announced_on(day)} - have


@pytest.fixture
def arxiv(store: Store, door: Door) -> Iterator[Arxiv]:
    made = Arxiv(store, door)
    with made.server:
        yield made


def dated(text: str) -> Callable[[bytes], bytes]:
    """A feed with this date on it."""
    return lambda body: re.sub(rb"<(pubDate|lastBuildDate)>[^<]*", rb"<\1>" + text.encode(), body)


def days_after(count: int) -> list[date]:
    return [START + DAY * n for n in range(1, count + 1)]


def test_a_feed_of_days_to_come_is_told_and_hides_no_outage(arxiv: Arxiv) -> None:
    arxiv.rewrite = dated("Wed, 10 Nov 2027 00:00:00 -0500")
    report = arxiv.poll()
    assert report.outcome is Outcome.DEGRADED
    assert "2027-11-10, which is days to come" in report.reason
    assert all(work.paper.published != date(2027, 11, 10) for work in arxiv.store.works_between())
    arxiv.rewrite = bytes
    arxiv.now += 5 * DAY
    assert arxiv.poll().outcome is Outcome.NEW
    assert not arxiv.lacks(START, *days_after(5))


@pytest.mark.parametrize("text", ["", "soon", "Thu, 31 Feb 2026 00:00:00 -0500"])
def test_a_feed_without_a_date_is_of_the_day_on_which_it_is_read(text: str, arxiv: Arxiv) -> None:
    arxiv.rewrite = dated(text)
    report = arxiv.poll()
    assert (report.outcome, report.reason) == (Outcome.NEW, f"the batch of {START}")


@pytest.mark.parametrize("fault", [None, Fault.WEB_PAGE])
def test_a_poll_by_a_wrong_clock_hides_no_outage_after_it(fault: Fault | None, arxiv: Arxiv) -> None:
    arxiv.poll()
    arxiv.there = MORNING + 2 * DAY
    arxiv.now = MORNING + 400 * DAY
    if fault:
        arxiv.server.faults.turn_on(fault, lambda request: request.path.startswith("/rss/"))
    arxiv.poll()
    assert not arxiv.lacks(*days_after(1))
    arxiv.server.faults.turn_off()
    arxiv.there, arxiv.now = None, MORNING + 6 * DAY
    arxiv.poll()
    assert not arxiv.lacks(START, *days_after(6))


def test_a_first_feed_that_is_an_old_one_is_told(arxiv: Arxiv) -> None:
    arxiv.there = arxiv.now - 8 * DAY
    report = arxiv.poll()
    assert report.outcome is Outcome.DEGRADED
    assert "the feed of 2026-11-10 is late" in report.reason
    arxiv.there, arxiv.now = None, arxiv.now + DAY
    assert arxiv.poll().outcome is Outcome.NEW
    assert not arxiv.lacks(START, *days_after(1))


@pytest.mark.parametrize(
    "fault", [Fault.RATE_EXCEEDED_200, Fault.SERVER_ERROR, Fault.EMPTY_FEED, Fault.TRUNCATED]
)
def test_a_first_day_that_fails_is_made_good_as_any_other_is(fault: Fault, arxiv: Arxiv) -> None:
    arxiv.server.faults.turn_on(fault)
    arxiv.poll()
    arxiv.server.faults.turn_off()
    arxiv.now += DAY
    arxiv.poll()
    assert not arxiv.lacks(START, START + DAY)


def test_items_that_nobody_can_read_come_from_oai_the_day_after(arxiv: Arxiv) -> None:
    """As long as the feed has something odd in it, as a type of announcement that is new to us."""
    arxiv.poll()

    def odd(body: bytes) -> bytes:
        return body.replace(b"Announce Type: new", b"Announce Type: news", 2)

    arxiv.rewrite = odd
    for _ in range(2):
        arxiv.now += DAY
        assert arxiv.poll().outcome is Outcome.DEGRADED
        assert not arxiv.lacks(*days_after((arxiv.now.date() - START).days - 1))
    before = len(arxiv.server.log)
    arxiv.poll()
    assert len(arxiv.server.log) == before + 1, "what OAI-PMH gave is not asked for again that day"
    arxiv.rewrite = bytes
    assert arxiv.poll().outcome is Outcome.NEW
    assert not arxiv.lacks(*days_after(2))


def test_a_feed_with_an_older_version_of_a_paper_takes_nothing_back(arxiv: Arxiv) -> None:
    def revised(body: bytes) -> bytes:
        return re.sub(rb"(\d{4}\.\d{5})v\d", rb"\1v5", body).replace(b"<title>", b"<title>Revised: ")

    arxiv.rewrite = revised
    arxiv.poll()
    titles = {work.paper.arxiv_id: work.paper.title for work in arxiv.store.works_between()}
    assert all(title.startswith("Revised") for title in titles.values())
    arxiv.rewrite = bytes
    arxiv.now += timedelta(hours=2)
    arxiv.poll()
    assert {work.paper.arxiv_id: work.paper.title for work in arxiv.store.works_between()} == titles
    assert not list(arxiv.store.events(kinds={EventKind.CHANGED}))


def test_of_an_item_told_twice_the_latest_version_counts(arxiv: Arxiv) -> None:
    def twice(body: bytes) -> bytes:
        item = re.search(rb"<item>.*?</item>", body, re.DOTALL)
        if item is None:
            return body
        later = re.sub(rb"v1\b", b"v3", item[0]).replace(b"<title>", b"<title>Revised: ")
        return body.replace(item[0], later + item[0], 1)

    arxiv.rewrite = twice
    assert arxiv.poll().outcome is Outcome.NEW
    assert sum(work.paper.title.startswith("Revised") for work in arxiv.store.works_between()) == 1


ODDITIES: dict[str, Callable[[bytes], bytes]] = {
    "blank lines first": lambda body: b"\n \r\n" + body,
    "a byte order mark": lambda body: b"\xef\xbb\xbf" + body,
    "moments in place of dates": lambda body: re.sub(rb"(<datestamp>[^<]*)", rb"\1T04:05:06Z", body),
    "each item and record twice": lambda body: re.sub(
        rb"(<(item|record)>.*?</\2>)", rb"\1\n\1", body, flags=re.DOTALL
    ),
    "no abstract": lambda body: re.sub(rb"(Abstract:)[^<]*", rb"\1", body, count=1),
    "a stranger's element": lambda body: body.replace(b"<item>", b"<item><x:y xmlns:x='urn:x'>z</x:y>", 1),
    "comments": lambda body: re.sub(rb"(<item>|<record>)", rb"<!-- <item> -->\1", body),
}


@pytest.mark.parametrize("name", ODDITIES)
def test_an_oddity_that_says_nothing_costs_nothing(name: str, arxiv: Arxiv) -> None:
    arxiv.rewrite = ODDITIES[name]
    assert arxiv.poll().outcome is Outcome.NEW
    arxiv.now = datetime(2026, 11, 16, 9, tzinfo=UTC)
    report = arxiv.poll()
    assert report.outcome is Outcome.NEW, report
    assert not arxiv.lacks(START, *days_after(5))
