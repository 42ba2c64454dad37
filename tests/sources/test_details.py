"""Errands for single works: what one of them meets must not hold up the others."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from support.loopback import MORNING
from support.works import sighting

from state.identity import Identity
from state.records import Event, EventKind, Links, Outcome
from tracker.http.errors import Refused, Unreadable
from tracker.job.poll import poll_source
from tracker.loopback.server import LoopbackServer, Reply, Request
from tracker.sources.arxiv.query import ArxivQuery
from tracker.sources.details import DetailsSource, Task
from tracker.sources.pwc.detail import PwcDetails

if TYPE_CHECKING:
    from state.records import Sighting, SourceReport
    from state.store import Store
    from tracker.http.door import Door

MODELS = ("lab/one", "lab/two")


@pytest.fixture
def cared_for(store: Store) -> Store:
    """A memory that cares for two models whose cards were never read."""
    for name in MODELS:
        links = Links(hf_model=f"https://huggingface.co/{name}")
        store.remember([sighting("hf_models", f"model:{name}", name, [f"hf_model:{name}"], links=links)])
        asked = Event(MORNING - timedelta(days=1), EventKind.ASKED, Identity.parse(f"hf_model:{name}"))
        store.append([asked])
    return store


class Cards:
    """Gives cards, but for one model something else happens."""

    def __init__(self, trouble: Exception) -> None:
        self.trouble = trouble
        self.asked: list[str] = []

    def __call__(self, name: str, _now: datetime) -> Sighting:
        self.asked.append(name)
        if name == MODELS[0]:
            raise self.trouble
        return sighting("hf_models", f"card:{name}", name, [f"hf_model:{name}"])


def polled(cards: Cards, door: Door, store: Store, now: datetime) -> SourceReport:
    query = ArxivQuery(door, "http://127.0.0.1:9/api/query")
    return poll_source(DetailsSource({Task.CARD: cards}, query, per_poll=1), store, now)


def test_an_errand_that_brings_us_down_is_not_in_the_way_of_the_next(cared_for: Store, door: Door) -> None:
    cards = Cards(ZeroDivisionError("an oddity that nobody foresaw"))
    for day in range(2):
        polled(cards, door, cared_for, MORNING + timedelta(days=day))
    assert cards.asked == list(MODELS)


@pytest.mark.parametrize("status", [401, 403])
def test_a_model_behind_a_gate_is_no_fault_of_the_service(cared_for: Store, door: Door, status: int) -> None:
    cards = Cards(Refused("https://hub.test/", "hub.test", "refuses the request", status))
    assert polled(cards, door, cared_for, MORNING).outcome is Outcome.QUIET
    assert polled(cards, door, cared_for, MORNING + timedelta(days=1)).received == 1


def test_another_refusal_is_told(cared_for: Store, door: Door) -> None:
    cards = Cards(Refused("https://hub.test/", "hub.test", "refuses the request", 400))
    assert polled(cards, door, cared_for, MORNING).outcome is Outcome.FAILED


class Versioned:
    """Papers with Code that names a paper by its version."""

    def answer(self, _request: Request) -> Reply:
        return Reply(200, b'{"id": "2611.00001v2", "title": "Lumen", "arxiv_id": "2611.00001v2"}')


def test_a_paper_told_by_its_version_is_the_paper_asked_for(door: Door) -> None:
    with LoopbackServer(Versioned()) as server:
        details = PwcDetails(door, f"{server.url}/api/v1")
        assert details.paper("2611.00001", MORNING).paper.arxiv_id == "2611.00001"
        with pytest.raises(Unreadable, match="another paper"):
            details.paper("2611.00002", MORNING)
