"""The page of a paper: there, not there, or not to be had now."""

from collections.abc import Iterator

import pytest

from tracker.facts.records.reader import page_of
from tracker.http.door import Door
from tracker.loopback.arxiv import LoopbackArxiv
from tracker.loopback.faults import Fault
from tracker.loopback.server import LoopbackServer
from tracker.loopback.world import World
from tracker.settings.http import HttpSettings


@pytest.fixture
def arxiv() -> Iterator[LoopbackServer]:
    with LoopbackServer(LoopbackArxiv(World())) as server:
        yield server


def read(server: LoopbackServer, arxiv_id: str) -> str | None:
    with Door(HttpSettings(attempts=1)) as door:
        return page_of(door, f"{server.url}/html", arxiv_id)


def test_a_page_is_there_or_is_not(arxiv: LoopbackServer) -> None:
    pages = [read(arxiv, paper.arxiv_id) for paper in World().papers[:6]]
    assert "" in pages, "many papers have none"
    assert any("Introduction" in (page or "") for page in pages)


def test_a_page_that_cannot_be_had_is_none_of_these(arxiv: LoopbackServer) -> None:
    arxiv.faults.turn_on(Fault.SERVER_ERROR)
    assert read(arxiv, "2611.00001") is None
