"""Answers that are well-formed and yet not the truth, over real HTTP: totals that are short, works that nobody asked for."""

from __future__ import annotations

import itertools
import json
import re
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from pydantic import TypeAdapter
from support.loopback import MORNING

from state.records import Cursor, Outcome
from tracker.http.errors import Refused, Unreadable
from tracker.job.poll import poll_source
from tracker.loopback.arxiv import LoopbackArxiv
from tracker.loopback.arxiv_shapes import query_error
from tracker.loopback.messages import Reply, Request
from tracker.loopback.server import LoopbackServer
from tracker.loopback.world import World
from tracker.sources.arxiv.query import ArxivQuery
from tracker.sources.arxiv.source import ArxivSource
from tracker.sources.details import TURN, DetailsSource, Errand, Task, Turn
from tracker.sources.huggingface.datasets import HfDatasetsSource
from tracker.sources.huggingface.guard import Thresholds
from tracker.sources.huggingface.papers import HfPapersSource
from tracker.sources.pwc.source import PwcSource

if TYPE_CHECKING:
    from state.store import Store
    from tracker.http.door import Door


@dataclass(frozen=True)
class Short:
    """A query API that says how many works there are and shows some of them."""

    service: LoopbackArxiv

    def answer(self, request: Request) -> Reply:
        return self.service.answer(replace(request, query={**request.query, "max_results": "7"}))


def test_an_answer_with_fewer_works_than_it_says_is_not_the_truth(door: Door) -> None:
    world = World(days=3, per_day=20)
    ids = [paper.arxiv_id for paper in world.announced_on(date(2026, 11, 9)) if paper.version == 1][:15]
    with LoopbackServer(Short(LoopbackArxiv(world, lambda: MORNING))) as server:
        found = ArxivQuery(door, f"{server.url}/api/query").look_up(ids, MORNING)
        assert len(list(itertools.islice(found, 7))) == 7
        with pytest.raises(Unreadable, match="shows 7 of 15 works"):
            next(found)


def test_what_a_short_answer_shows_is_kept_and_the_rest_asked_for_again(store: Store, door: Door) -> None:
    world = World(days=3, per_day=20)
    ids = sorted(paper.arxiv_id for paper in world.announced_on(date(2026, 11, 9)) if paper.version == 1)[:15]
    errand = Errand(",".join(ids), Task.ARXIV)
    turn = Turn(f"{MORNING:%Y-%m-%d}", (errand,))
    store.advance([Cursor(TURN, TypeAdapter(Turn).dump_json(turn).decode(), MORNING)])
    service = LoopbackArxiv(world, lambda: MORNING)
    with LoopbackServer(Short(service)) as server:
        source = DetailsSource({}, ArxivQuery(door, f"{server.url}/api/query"), per_poll=3)
        report = poll_source(source, store, MORNING)
        assert (report.outcome, report.received) == (Outcome.DEGRADED, 7), report
        server.service = service
        assert poll_source(source, store, MORNING).received == 15


@dataclass(frozen=True)
class Rewritten:
    """A query API in whose answers something stands otherwise, at its first place."""

    service: LoopbackArxiv
    old: bytes
    new: bytes

    def answer(self, request: Request) -> Reply:
        reply = self.service.answer(request)
        return replace(reply, body=re.sub(self.old, self.new, reply.body, count=1, flags=re.DOTALL))


@pytest.mark.parametrize(
    ("old", "new", "kept", "says"),
    [
        (rb"<published>[^<]*", rb"<published>2026-02-30T00:00:00Z", 14, "cannot read 1 work"),
        (rb"<published>[^<]*", rb"<published>0001-01-01T00:00:00+14:00", 14, "cannot read 1 work"),
        (rb"<published>[^<]*</published>", rb"<published/>", 14, "cannot read 1 work"),
        (rb"(?<=<entry>).*?(?=</entry>)", rb"<id>http://arxiv.org/abs/2611.x</id>", 14, "cannot read 1 work"),
        (rb"(<entry>.*?</entry>).*?(</entry>)", rb"\1\1", 14, "shows 14 of 15 works"),
        (rb"<summary>", rb"<summary>See https://arxiv.org/api/errors#none. ", 15, ""),
    ],
    ids=["no such day", "before all days", "no date", "no id", "one twice", "speaks of an error"],
)
def test_one_odd_work_costs_itself_and_is_told(
    old: bytes, new: bytes, kept: int, says: str, door: Door
) -> None:
    world = World(days=3, per_day=20)
    ids = [paper.arxiv_id for paper in world.announced_on(date(2026, 11, 9)) if paper.version == 1][:15]
    service = LoopbackArxiv(world, lambda: MORNING)
    found = []
    told = pytest.raises(Unreadable, match=says) if says else nullcontext()
    with LoopbackServer(Rewritten(service, old, new)) as server, told:
        found += ArxivQuery(door, f"{server.url}/api/query").look_up(ids, MORNING)
    assert len(found) == kept


@dataclass(frozen=True)
class Cached:
    """A query API that answers every question with its answer to an older one."""

    service: LoopbackArxiv
    ids: str

    def answer(self, request: Request) -> Reply:
        return self.service.answer(replace(request, query={**request.query, "id_list": self.ids}))


def test_of_a_work_told_twice_the_latest_version_counts(door: Door) -> None:
    world = World(days=3, per_day=20)
    first, second = [paper.arxiv_id for paper in world.announced_on(date(2026, 11, 9)) if paper.version == 1][
        :2
    ]
    service = LoopbackArxiv(world, lambda: MORNING)
    twice = Rewritten(service, rb"(<entry>.*?</entry>)", rb"\1\n\1")
    with LoopbackServer(Revised(twice)) as server:
        found = list(ArxivQuery(door, f"{server.url}/api/query").look_up([first, second], MORNING))
    assert sorted(one.version or 0 for one in found) == [1, 7]


@dataclass(frozen=True)
class Revised:
    """The same, with the first version in an answer made a later one."""

    service: Rewritten

    def answer(self, request: Request) -> Reply:
        reply = self.service.answer(request)
        return replace(reply, body=re.sub(rb"(/(?:abs|pdf)/[\d.]+)v1", rb"\1v7", reply.body, count=3))


def test_an_answer_to_another_question_is_not_taken(door: Door) -> None:
    world = World(days=3, per_day=20)
    ids = [paper.arxiv_id for paper in world.announced_on(date(2026, 11, 9)) if paper.version == 1][:3]
    with LoopbackServer(Cached(LoopbackArxiv(world, lambda: MORNING), ",".join(ids[1:]))) as server:
        found = ArxivQuery(door, f"{server.url}/api/query").look_up(ids[:2], MORNING)
        assert next(found).paper.arxiv_id == ids[1]
        with pytest.raises(Unreadable, match="nobody asked for"):
            next(found)


def test_a_refusal_of_the_query_is_told_in_arxivs_words(door: Door) -> None:
    body = query_error("incorrect id format for abc")
    with LoopbackServer(Same(Reply(400, body, "application/atom+xml"))) as server:
        with pytest.raises(Refused, match="refuses the query: incorrect id format for abc"):
            list(ArxivQuery(door, f"{server.url}/api/query").look_up(["2611.00001"], MORNING))
        server.service = Same(Reply(400, b"Bad request", "text/plain"))
        with pytest.raises(Refused, match="HTTP 400"):
            list(ArxivQuery(door, f"{server.url}/api/query").look_up(["2611.00001"], MORNING))


@dataclass(frozen=True)
class Same:
    """A service that answers everything the same."""

    reply: Reply

    def answer(self, _: Request) -> Reply:
        return self.reply


def test_an_unchanged_that_nobody_asked_for_is_no_quiet_day(store: Store, door: Door) -> None:
    with LoopbackServer(Same(Reply(304, b""))) as server:
        source = ArxivSource(door, ("cs.CV",), f"{server.url}/rss", f"{server.url}/oai")
        report = poll_source(source, store, MORNING)
    assert report.outcome is Outcome.FAILED, report


def test_a_dataset_older_than_the_hubs_count_has_no_date(store: Store, door: Door) -> None:
    row = {
        "id": "lab/teapots",
        "likes": 999,
        "downloads": 9999,
        "tags": ["arxiv:2202.00001"],
        "createdAt": "2022-03-02T23:29:22.000Z",
        "cardData": {"license": "mit"},
    }
    with LoopbackServer(Same(Reply(200, json.dumps([row]).encode()))) as server:
        source = HfDatasetsSource(door, server.url, ("visual-question-answering",), Thresholds(1, 1))
        poll_source(source, store, MORNING)
    (work,) = store.works_between()
    assert work.paper.published is None
    assert work.paper.arxiv_id is None


@pytest.mark.parametrize(
    ("picture", "taken"),
    [
        ("https://cdn.test/social-thumbnails/papers/2611.00001.png", 1),
        ("https://cdn.test/social-thumbnails/papers/2611.00001/gradient.png", 1),
        ("https://cdn.test/uploads/a-teapot.jpeg", 1),
        ("https://cdn.test/social-thumbnails/papers/2611.00002.png", 0),
        ("https://cdn.test/social-thumbnails/papers/2611.00002/gradient.png", 0),
    ],
)
def test_a_daily_paper_is_lost_only_where_its_picture_is_another_papers(
    picture: str, taken: int, store: Store, door: Door
) -> None:
    row = {"paper": {"id": "2611.00001", "title": "A Teapot"}, "title": "A Teapot", "thumbnail": picture}
    with LoopbackServer(Same(Reply(200, json.dumps([row]).encode()))) as server:
        assert poll_source(HfPapersSource(door, server.url), store, MORNING).received == taken


def test_a_null_under_one_name_does_not_hide_what_stands_under_the_other(store: Store, door: Door) -> None:
    row = {
        "id": 7,
        "title": "A Teapot",
        "published": None,
        "date_published": "2026-11-09",
        "url_abs": None,
        "source_url": "https://arxiv.org/abs/2611.00001",
        "conference_name": None,
        "conference": "Teapots 2026",
    }
    page = {"results": None, "items": [row], "count": None, "total": 1}
    with LoopbackServer(Same(Reply(200, json.dumps(page).encode()))) as server:
        report = poll_source(PwcSource(door, f"{server.url}/api/v1", "teapots"), store, MORNING)
    works = list(store.works_between())
    assert works, report
    paper = works[0].paper
    assert (paper.published, paper.arxiv_id, paper.venue) == (
        date(2026, 11, 9),
        "2611.00001",
        "Teapots 2026",
    )
