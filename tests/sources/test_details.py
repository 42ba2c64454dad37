"""Errands for single works: what one of them meets must not hold up the others."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
from support.loopback import MORNING
from support.made_up import a_verdict
from support.works import sighting

from state.happenings import judged
from state.identity import Identity
from state.records import Event, EventKind, Links, ListName, Outcome, Relevance
from tracker.http.errors import Refused, Unreadable
from tracker.job.poll import poll_source
from tracker.loopback.messages import Reply, Request
from tracker.loopback.server import LoopbackServer
from tracker.sources.arxiv.query import ArxivQuery
from tracker.sources.details import DetailsSource, Task
from tracker.sources.pwc.detail import PwcDetails

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from state.records import Sighting, SourceReport
    from state.store import Store
    from tracker.http.door import Door
    from tracker.sources.details import Runner

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


class Broken:
    """A service whose answer is no JSON, though it ends as if it were."""

    def answer(self, _request: Request) -> Reply:
        return Reply(200, b'{"id": 2611.00001v2}')


def test_an_answer_that_is_no_json_is_told_as_such(door: Door) -> None:
    with LoopbackServer(Broken()) as server:
        details = PwcDetails(door, f"{server.url}/api/v1")
        with pytest.raises(Unreadable, match="broken JSON"):
            details.paper("2611.00001", MORNING)


PAPER = "2601.00001"
LINKS = {
    "nothing": Links(),
    "model": Links(hf_model="https://huggingface.co/lab/one"),
    "data": Links(hf_dataset="https://huggingface.co/datasets/lab/set"),
    "code": Links(code="https://github.com/lab/one"),
    "code and model": Links(code="https://github.com/lab/one", hf_model="https://huggingface.co/lab/one"),
}


def errands(store: Store, door: Door, at: datetime = MORNING) -> list[tuple[str, str]]:
    """All that is asked for, by task."""
    asked: list[tuple[str, str]] = []

    def note(task: Task, about: str, _now: datetime) -> None:
        asked.append((task.value, about))

    class Noted(ArxivQuery):
        def look_up(self, ids: Iterable[str], _now: datetime) -> Iterator[Sighting]:
            asked.extend((Task.ARXIV.value, name) for name in ids)
            yield from ()

    runners: dict[Task, Runner] = {task: partial(note, task) for task in Task if task is not Task.ARXIV}
    poll_source(DetailsSource(runners, Noted(door, "http://127.0.0.1:9/api/query"), per_poll=50), store, at)
    return sorted(asked)


@pytest.mark.parametrize(
    ("name", "links", "wanted"),
    [
        pytest.param(f"arxiv:{PAPER}", "nothing", ["code", "evaluations", "paper"], id="paper"),
        pytest.param(f"arxiv:{PAPER}", "code", ["evaluations", "paper"], id="paper with code"),
        pytest.param(
            f"arxiv:{PAPER}",
            "code and model",
            ["card", "config", "evaluations"],
            id="paper with code and model",
        ),
        pytest.param("hf_model:lab/one", "model", ["card", "config"], id="model"),
        pytest.param("hf_dataset:lab/set", "data", ["data-card"], id="data set"),
    ],
)
def test_what_is_asked_of_a_work_follows_from_what_is_known(
    store: Store, door: Door, name: str, links: str, wanted: list[str]
) -> None:
    paper = name.removeprefix("arxiv:") if name.startswith("arxiv:") else None
    store.remember([sighting("arxiv", "it", names=[name], links=LINKS[links], arxiv_id=paper)])
    store.append([Event(MORNING, EventKind.PROPOSED, Identity.parse(name), ListName("lamps"))])
    assert [task for task, _ in errands(store, door)] == wanted


def test_what_was_read_is_not_asked_for_again(store: Store, door: Door) -> None:
    links = LINKS["model"]
    names = ["hf_model:lab/one"]
    store.remember([sighting("hf_models", "it", names=names, links=links)])
    store.remember([sighting("hf_models", "card:lab/one", names=names, links=links)])
    store.append([Event(MORNING, EventKind.PROPOSED, Identity.parse(*names), ListName("lamps"))])
    assert errands(store, door) == [("config", "lab/one")]


@pytest.mark.parametrize(
    ("name", "relevant", "cared_for"),
    [
        pytest.param("hf_model:lab/one", Relevance.UNSURE, True, id="model that may belong"),
        pytest.param("hf_model:lab/one", Relevance.NO, False, id="model that does not belong"),
        pytest.param(f"arxiv:{PAPER}", Relevance.YES, False, id="paper"),
    ],
)
def test_on_no_list_yet_only_what_may_belong_of_the_hub_is_cared_for(
    store: Store, door: Door, name: str, relevant: Relevance, *, cared_for: bool
) -> None:
    store.remember([sighting("hf_models", "it", names=[name], links=LINKS["model"], arxiv_id=PAPER)])
    store.append([judged(Identity.parse(name), a_verdict(relevant=relevant), MORNING)])
    assert bool(errands(store, door)) is cared_for


def test_on_a_weekend_arxiv_is_asked_for_what_only_others_told(store: Store, door: Door) -> None:
    for number, sources in enumerate((("hf",), ("hf", "arxiv")), 1):
        name = f"2601.0000{number}"
        for source in sources:
            store.remember([sighting(source, name, names=[f"arxiv:{name}"], arxiv_id=name)])
        store.append([Event(MORNING, EventKind.PROPOSED, Identity.parse(f"arxiv:{name}"), ListName("lamps"))])
    saturday = MORNING + timedelta(days=3)
    assert [about for task, about in errands(store, door, saturday) if task == "arxiv"] == ["2601.00001"]
    assert not any(task == "arxiv" for task, _ in errands(store, door, saturday + timedelta(days=2)))
