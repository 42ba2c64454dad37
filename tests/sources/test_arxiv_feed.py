from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from support.loopback import MORNING, Memory, quick_door

from state.records import Notice, Outcome
from tracker.loopback.arxiv import LoopbackArxiv
from tracker.loopback.faults import Fault
from tracker.loopback.server import LoopbackServer
from tracker.sources.arxiv.source import ArxivSource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.http.door import Door

CATEGORIES = ("cs.CV", "cs.CL", "cs.AI", "cs.LG", "cs.MM", "cs.RO")


@pytest.fixture
def arxiv() -> Iterator[LoopbackServer]:
    with LoopbackServer(LoopbackArxiv(now=lambda: MORNING)) as server:
        yield server


@pytest.fixture
def door() -> Iterator[Door]:
    with quick_door() as door:
        yield door


def source(door: Door, server: LoopbackServer) -> ArxivSource:
    return ArxivSource(door, CATEGORIES, f"{server.url}/rss")


def test_a_day_takes_one_request(arxiv: LoopbackServer, door: Door) -> None:
    memory = Memory()
    report = memory.poll(source(door, arxiv), MORNING)
    assert report.outcome is Outcome.NEW
    assert report.received == len(memory.sightings) > 40
    assert door.requests == {arxiv.host: 1}
    assert {s.notice for s in memory.sightings.values()} >= {Notice.NEW, Notice.CROSS, Notice.REPLACED}


def test_the_same_feed_again_is_quiet_by_its_etag(arxiv: LoopbackServer, door: Door) -> None:
    memory = Memory()
    memory.poll(source(door, arxiv), MORNING)
    report = memory.poll(source(door, arxiv), MORNING + timedelta(hours=1))
    assert report.outcome is Outcome.QUIET
    assert "2026-11-11" in report.reason


def test_mathematics_in_an_abstract_survives(arxiv: LoopbackServer, door: Door) -> None:
    memory = Memory()
    memory.poll(source(door, arxiv), MORNING)
    abstracts = [s.paper.abstract for s in memory.sightings.values()]
    assert any("$n < 10^" in text and " & simpler" in text for text in abstracts)


@pytest.mark.parametrize(
    "fault", [Fault.RATE_EXCEEDED_200, Fault.THROTTLED_406, Fault.WEB_PAGE, Fault.NO_ANSWER]
)
def test_a_fault_fails_and_is_made_good_next_time(arxiv: LoopbackServer, door: Door, fault: Fault) -> None:
    memory = Memory()
    arxiv.faults.turn_on(fault)
    assert memory.poll(source(door, arxiv), MORNING).outcome is Outcome.FAILED
    arxiv.faults.turn_off()
    assert memory.poll(source(door, arxiv), MORNING).outcome is Outcome.NEW
