"""Every request that a full poll makes × every way to answer it badly; one more poll leaves what a good day leaves."""

from __future__ import annotations

import json
import shutil
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from support.loopback import quick_door
from support.seeding import judge_all
from support.works import exported

from state.records import Outcome
from state.store import open_store
from tracker.job.poll import poll
from tracker.loopback.arxiv import LoopbackArxiv
from tracker.loopback.faults import PLAYED_BY_SERVER, Fault
from tracker.loopback.services import Services
from tracker.loopback.world import World
from tracker.settings.sources import SourcesSettings
from tracker.sources.registry import sources_from

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from state.records import SourceReport
    from state.store import Store

SETTINGS = SourcesSettings(details_per_poll=3)
LAST_GOOD_POLL = datetime(2026, 11, 12, 9, tzinfo=UTC)
"""A Thursday."""
DAYS_OFF = {"the next day": 1, "after an outage": 5}
"""On the Tuesday after, the poll has a gap to fill, weeks to read again and errands to run."""
IMPATIENT = 0.4
"""Seconds that an answer may take while something is wrong; on a busy machine a good answer may fall to it too."""
GOOD = {Outcome.NEW, Outcome.QUIET}

OF_A_SERVICE: dict[Fault, str] = {
    Fault.STALE_FEED: "/rss/",
    Fault.STALE_CATEGORY: "/rss/",
    Fault.EMPTY_FEED: "/rss/",
    Fault.DUPLICATE_PAGE: "resumptionToken=",
    Fault.MISSING_PAGE: "resumptionToken=",
    Fault.RENAMED: "/api/models",
    Fault.UNCONFIRMED_FILTERS: "/api/v1/",
    Fault.GONE: "/api/v1/",
    Fault.EMPTY_FIRST_PAGE: "",
}
"""Where a fault that a service plays itself makes sense: what the request's address holds."""


@dataclass
class Rehearsal:
    """A poll after a few good days, against services that can be told to fail."""

    folder: Path
    days_off: int
    now: datetime = LAST_GOOD_POLL

    def __post_init__(self) -> None:
        world = World(days=30, per_day=8)
        self.services = Services.of(world, lambda: self.now)
        arxiv = self.services.arxiv.service
        assert isinstance(arxiv, LoopbackArxiv)
        arxiv.page_size = 14
        for server in self.services.servers:
            server.drip_seconds = 0.5

    def begin(self) -> None:
        with open_store(self.folder / "begun.db") as store:
            assert {report.outcome for report in self.poll(store).values()} <= GOOD
            judge_all(store, self.now)
        self.now += timedelta(days=self.days_off)
        for server in self.services.servers:
            server.log.clear()
        with self.store("good") as store:
            reports = self.poll(store)
            assert {report.outcome for report in reports.values()} <= GOOD, reports
            self.expected = kept(store)
        asked = [(server, request) for server in self.services.servers for request in server.log]
        self.targets = [request.target for _, request in asked]
        self.there = {
            request.target for server, request in asked if server.service.answer(request).status == 200
        }

    def store(self, name: str) -> Store:
        path = self.folder / f"{name}.db"
        shutil.copy(self.folder / "begun.db", path)
        return open_store(path)

    def poll(self, store: Store, patience: float = 30.0) -> dict[str, SourceReport]:
        with quick_door(deadline=patience, timeout=patience, largest_body=1) as door:
            reports = poll(sources_from(SETTINGS, door, self.services.addresses), store, self.now)
        return {report.source: report for report in reports}

    def cell(self, target: str, fault: Fault) -> None:
        """One request answered badly in one way, then a poll with all well again."""
        with self.store("cell") as store:
            for server in self.services.servers:
                server.faults.turn_on(fault, lambda request: request.target == target)
            reports = self.poll(store, IMPATIENT)
            for server in self.services.servers:
                server.faults.turn_off()
            after = self.poll(store)
            assert {report.outcome for report in after.values()} <= GOOD, after
            assert kept(store) == self.expected
        bad = {report.source for report in reports.values() if report.outcome not in GOOD}
        if fault in PLAYED_BY_SERVER and target in self.there:
            assert bad, reports
        assert [name for name, report in reports.items() if not report.reason] == [], "these gave no reason"


def kept(store: Store) -> list[str]:
    """What a store holds, as an export has it; when a cursor was moved is left out."""
    rows = [json.loads(line) for line in exported(store).splitlines()]
    for row in rows:
        if row["type"] == "cursor":
            del row["at"]
    return sorted(json.dumps(row, sort_keys=True) for row in rows)


@pytest.fixture(scope="module", params=DAYS_OFF.values(), ids=DAYS_OFF.keys())
def rehearsal(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Rehearsal]:
    made = Rehearsal(tmp_path_factory.mktemp("matrix"), request.param)
    with made.services:
        made.begin()
        yield made


def cells(rehearsal: Rehearsal) -> list[tuple[str, Fault]]:
    faults = [*PLAYED_BY_SERVER, *OF_A_SERVICE]
    if rehearsal.days_off > 1:  # with days missing before it, nothing tells yesterday's batch from today's
        faults = [fault for fault in faults if fault not in (Fault.STALE_FEED, Fault.STALE_CATEGORY)]
    return [
        (target, fault)
        for target in rehearsal.targets
        for fault in faults
        if OF_A_SERVICE.get(fault, "") in target
    ]


def test_a_full_poll_asks_every_service(rehearsal: Rehearsal) -> None:
    asked = "\n".join(rehearsal.targets)
    for part in ("/rss/", "/api/daily_papers", "/api/models", "/api/datasets", "/papers/recent"):
        assert part in asked
    for part in ("from=", "resumptionToken=", "daily_papers?week="):
        assert part in asked or rehearsal.days_off == 1
    assert any(part in asked for part in ("/resolve/main/", "/api/papers/", "evaluations/"))


@pytest.mark.slow
def test_whatever_fails_is_made_good_by_the_next_poll(
    rehearsal: Rehearsal, capsys: pytest.CaptureFixture[str]
) -> None:
    began = time.monotonic()
    every = cells(rehearsal)
    for target, fault in every:
        try:
            rehearsal.cell(target, fault)
        except AssertionError as error:
            raise AssertionError(f"{fault.value} on {target}: {error}") from error
    with capsys.disabled():
        print(f"\nfault matrix: {len(every)} cells in {time.monotonic() - began:.0f} s")  # noqa: T201 - asked for


def test_each_fault_on_one_request_and_each_request_with_one_fault(rehearsal: Rehearsal) -> None:
    """The diagonal of the matrix, for every day; the whole of it takes minutes."""
    every = cells(rehearsal)
    faults = list(dict.fromkeys(fault for _, fault in every))
    targets = list(dict.fromkeys(target for target, _ in every))
    for number in range(max(len(faults), len(targets))):
        target, fault = targets[number % len(targets)], faults[number % len(faults)]
        if (target, fault) not in every:  # a fault of one service: on the first request that it fits
            target = next(one for one, other in every if other is fault)
        rehearsal.cell(target, fault)
