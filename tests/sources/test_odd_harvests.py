"""Harvests from OAI-PMH that are well-formed and yet not the truth, over real HTTP: circles, counts, statuses, slow pages."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from support.loopback import MORNING, quick_door

from state.records import Outcome
from tracker.job.poll import poll_source
from tracker.loopback.arxiv import LoopbackArxiv
from tracker.loopback.arxiv_shapes import oai_records
from tracker.loopback.faults import Fault
from tracker.loopback.messages import Reply, Request
from tracker.loopback.server import LoopbackServer
from tracker.loopback.world import World
from tracker.sources.arxiv.harvest import GAP
from tracker.sources.arxiv.source import ArxivSource

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from state.records import SourceReport
    from state.store import Store
    from tracker.http.door import Door

_PAGE = b"""<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>
<record><header status="deleted"><identifier>oai:arXiv.org:2611.0%04d</identifier>
<datestamp>2026-11-09</datestamp></header></record>
<resumptionToken>%s</resumptionToken></ListRecords></OAI-PMH>"""


@dataclass
class Circle:
    """An OAI-PMH whose pages of deleted records lead on to one another for ever."""

    tokens: Mapping[str, str]

    def __post_init__(self) -> None:
        self.feed = LoopbackArxiv(World(days=3), lambda: MORNING)

    def answer(self, request: Request) -> Reply:
        if request.path != "/oai":
            return self.feed.answer(request)
        token = self.tokens[request.query.get("resumptionToken", "")]
        return Reply(200, _PAGE % (sum(token.encode()), token.encode()), "text/xml")


@pytest.mark.parametrize(
    "tokens",
    [{"": "a", "a": "a"}, {"": "a", "a": "b", "b": "a"}],
    ids=["a page that leads to itself", "two that lead to each other"],
)
def test_a_harvest_that_goes_in_a_circle_ends(tokens: Mapping[str, str], store: Store, door: Door) -> None:
    with LoopbackServer(Circle(tokens)) as server:
        source = ArxivSource(
            door, ("cs.CV",), f"{server.url}/rss", f"{server.url}/oai", since=date(2026, 11, 1)
        )
        report = poll_source(source, store, MORNING)
        assert len(server.log) <= 2 + len(tokens)
    assert report.outcome is Outcome.DEGRADED
    assert "in a circle" in report.reason


@pytest.mark.parametrize(
    ("counts", "says"),
    [
        (b' cursor="0" completeListSize="1"', ""),
        (b' cursor="1000" completeListSize="1001"', ""),
        (b' cursor="1000" completeListSize="1003"', "OAI-PMH shows 2 records fewer than it counts"),
        (b' cursor="x" completeListSize="1003"', ""),
        (b' completeListSize="99999999999999999999"', ""),
    ],
)
def test_a_list_that_ends_before_its_own_count_says_so(
    counts: bytes, says: str, store: Store, door: Door
) -> None:
    world = World(days=3)
    paper = world.announced_on(date(2026, 11, 10))[0]
    page = oai_records([paper], "", MORNING).replace(
        b"</ListRecords>", b"<resumptionToken%s/></ListRecords>" % counts
    )
    feed = LoopbackArxiv(world, lambda: MORNING)
    with LoopbackServer(ByPath({"/oai": Reply(200, page, "text/xml")}, feed)) as server:
        source = ArxivSource(
            door, paper.categories, f"{server.url}/rss", f"{server.url}/oai", since=date(2026, 11, 9)
        )
        report = poll_source(source, store, MORNING)
    assert report.outcome is (Outcome.DEGRADED if says else Outcome.NEW), report
    assert says in report.reason


@dataclass(frozen=True)
class ByPath:
    """Some replies of its own, and a service for all else."""

    replies: Mapping[str, Reply]
    service: LoopbackArxiv

    def answer(self, request: Request) -> Reply:
        return self.replies.get(request.path) or self.service.answer(request)


@dataclass
class Rewritten:
    """An arXiv whose pages of OAI-PMH can be rewritten."""

    service: LoopbackArxiv
    rewrite: Callable[[bytes], bytes]

    def answer(self, request: Request) -> Reply:
        reply = self.service.answer(request)
        return replace(reply, body=self.rewrite(reply.body)) if request.path == "/oai" else reply


def harvested(rewrite: Callable[[bytes], bytes], store: Store, door: Door) -> tuple[set[str], SourceReport]:
    """What of a stretch is not known after a harvest of such pages, and how it went."""
    world = World(days=3)
    with LoopbackServer(Rewritten(LoopbackArxiv(world, lambda: MORNING), rewrite)) as server:
        source = ArxivSource(
            door, ("cs.CV", "cs.CL"), f"{server.url}/rss", f"{server.url}/oai", since=date(2026, 11, 5)
        )
        report = poll_source(source, store, MORNING)
    have = {work.paper.arxiv_id for work in store.works_between()}
    wanted = {
        paper.arxiv_id
        for day in (9, 10)
        for paper in world.announced_on(date(2026, 11, day))
        if {"cs.CV", "cs.CL"} & set(paper.categories)
    }
    return wanted - have, report


def test_a_page_that_is_cut_off_keeps_what_it_shows(store: Store, door: Door) -> None:
    missing, report = harvested(lambda body: body[: len(body) // 2], store, door)
    assert report.outcome is Outcome.DEGRADED
    assert "breaks off in its middle" in report.reason
    assert 0 < len(missing) < report.received
    gap = store.cursor(GAP)
    assert gap is not None
    assert gap.value, "the rest is asked for again"


BREAKING = {
    "a broken character": b"\xff",
    "a stray tag": b"</b>",
}


@pytest.mark.parametrize("name", BREAKING)
def test_a_record_that_breaks_the_page_costs_itself(name: str, store: Store, door: Door) -> None:
    def broken(body: bytes) -> bytes:
        return body.replace(b"</title>", BREAKING[name] + b"</title>", 1)

    missing, report = harvested(broken, store, door)
    assert report.outcome is Outcome.DEGRADED
    assert "broken in its middle" in report.reason, "an answer that was broken on its way is asked for again"
    assert len(missing) <= 1
    _, again = harvested(broken, store, door)
    assert "1 record of OAI-PMH could not be read" in again.reason, "what stays broken holds nothing up"
    gap = store.cursor(GAP)
    assert gap is not None
    assert not gap.value


@pytest.mark.parametrize(
    "meant", [b"\x0b&#x1;", b" & ", b"&nbsp;"], ids=["control character", "sign", "entity of HTML"]
)
def test_what_people_pasted_costs_nothing(meant: bytes, store: Store, door: Door) -> None:
    missing, report = harvested(lambda body: body.replace(b"</title>", meant + b"</title>"), store, door)
    assert (missing, report.outcome) == (set(), Outcome.NEW)


@dataclass(frozen=True)
class WithStatus:
    """An arXiv whose OAI-PMH says its errors with a status of HTTP as well, or whose pages come late."""

    service: LoopbackArxiv
    status: int = 200
    seconds: float = 0.0

    def answer(self, request: Request) -> Reply:
        reply = self.service.answer(request)
        if request.path == "/oai":
            time.sleep(self.seconds)
            if b"<error" in reply.body:
                return replace(reply, status=self.status)
        return reply


@pytest.mark.parametrize("status", [200, 400, 404, 410, 422])
def test_the_protocols_errors_are_understood_with_any_status(status: int, store: Store, door: Door) -> None:
    """Nothing in one of the two sets is no fault; a token that has expired begins its set anew."""
    now = MORNING
    service = LoopbackArxiv(World(days=12, per_day=40), lambda: now)
    service.page_size = 9
    with LoopbackServer(WithStatus(service, status)) as server:
        source = ArxivSource(
            door, ("cs.CV", "hep-th"), f"{server.url}/rss", f"{server.url}/oai", date(2026, 11, 9)
        )
        server.faults.turn_on(Fault.NO_ANSWER, lambda request: "skip%3D9" in request.target)
        assert poll_source(source, store, now).outcome is Outcome.DEGRADED
        server.faults.turn_off()
        now += timedelta(days=1)
        report = poll_source(source, store, now)
    assert report.outcome is Outcome.NEW, report


def test_a_harvest_waits_for_its_first_byte_as_long_as_the_whole_may_take(store: Store) -> None:
    service = LoopbackArxiv(World(days=3), lambda: MORNING)
    with LoopbackServer(WithStatus(service, seconds=1.5)) as server, quick_door(timeout=1.0) as door:
        source = ArxivSource(door, ("cs.CV",), f"{server.url}/rss", f"{server.url}/oai", date(2026, 11, 9))
        report = poll_source(source, store, MORNING)
    assert report.outcome is Outcome.NEW, report
