"""Looking works up by id, over real HTTP."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from support.loopback import MORNING
from support.shapes import SHAPES

from state.records import Notice
from tracker.http.errors import HttpError, Unreadable
from tracker.loopback.arxiv import LoopbackArxiv
from tracker.loopback.faults import Fault
from tracker.loopback.server import LoopbackServer
from tracker.loopback.world import World
from tracker.sources.arxiv.feed import read_feed
from tracker.sources.arxiv.markup import mended, with_signs_as_text
from tracker.sources.arxiv.oai import read_page
from tracker.sources.arxiv.query import ArxivQuery, read_query

if TYPE_CHECKING:
    from collections.abc import Iterator

    from state.records import Paper, Sighting
    from tracker.http.door import Door
    from tracker.loopback.messages import Reply, Request

WORLD = World(days=3, per_day=300)
IDS = [paper.arxiv_id for paper in WORLD.papers if paper.version == 1]


@pytest.fixture
def arxiv() -> Iterator[LoopbackServer]:
    with LoopbackServer(LoopbackArxiv(WORLD, lambda: MORNING)) as server:
        yield server


def query(door: Door, server: LoopbackServer) -> ArxivQuery:
    return ArxivQuery(door, f"{server.url}/api/query")


def test_many_works_take_few_requests(arxiv: LoopbackServer, door: Door) -> None:
    found = list(query(door, arxiv).look_up([*IDS, IDS[0] + "v1", "no id"], MORNING))
    assert {sighting.paper.arxiv_id for sighting in found} == set(IDS)
    assert len(arxiv.log) == 2
    assert all(s.paper.comment and s.paper.published and s.paper.categories for s in found)
    assert {sighting.notice for sighting in found} <= {Notice.LISTED, Notice.WITHDRAWN}


@dataclass(frozen=True)
class WithControls:
    """An arXiv whose people pasted control characters into their titles."""

    service: LoopbackArxiv
    sign: bytes

    def answer(self, request: Request) -> Reply:
        reply = self.service.answer(request)
        return replace(reply, body=reply.body.replace(b"</title>", self.sign + b"</title>"))


@pytest.mark.parametrize("sign", [b"\x00", b"\x0c", b"&#11;", b"&#x1F;", b"&#X0007;"])
def test_a_control_character_costs_no_work(sign: bytes, door: Door) -> None:
    with LoopbackServer(WithControls(LoopbackArxiv(WORLD, lambda: MORNING), sign)) as server:
        found = list(query(door, server).look_up(IDS[:3], MORNING))
    titles = {paper.arxiv_id: paper.title for paper in WORLD.papers if paper.arxiv_id in IDS[:3]}
    assert {one.paper.arxiv_id: one.paper.title for one in found} == titles


def test_signs_that_xml_allows_by_their_numbers_are_kept() -> None:
    body = b"&#9;&#10;&#13;&#x9;&#xA;&#xd;&#32;&#x20;&#49;&#x2014;&#x19F;&#120;\t\r\n"
    assert mended(b"<a>" + body) == b"<a>" + body


def read(shape: str, body: bytes) -> list[Paper]:
    """The papers that one of arXiv's three answers tells."""
    if shape == "query":
        page = read_query(body, MORNING)
        return [one.paper for one in page.sightings] if page else []
    if shape == "feed":
        feed = read_feed(body)
        return [one.paper for one in feed.announcements] if feed else []
    harvest = read_page(body)
    return [one.paper for one in harvest.records] if harvest else []


@pytest.mark.parametrize("shape", ["query", "feed", "oai"])
def test_signs_that_people_meant_cost_no_work(shape: str) -> None:
    body = SHAPES[shape].replace(b"</title>", b" Q&A, n < 3 &amp; caf&eacute; &unknown;</title>")
    titles = [f"{paper.title} Q&A, n < 3 & café &unknown;" for paper in read(shape, SHAPES[shape])]
    assert len(titles) > 2
    assert [paper.title for paper in read(shape, body)] == titles


@pytest.mark.parametrize("shape", ["query", "feed", "oai"])
def test_a_work_that_is_broken_otherwise_costs_itself_beside_them(shape: str) -> None:
    body = SHAPES[shape].replace(b"</title>", b" Q&A</title>")
    first, _, rest = body.rpartition(b"</title>")
    assert len(read(shape, first + b"</tidel>" + rest)) == len(read(shape, SHAPES[shape])) - 1


@pytest.mark.parametrize(
    "body",
    [
        b"<a><![CDATA[Q&A < 3]]>",
        b"<a><!-- Q&A < 3 -->",
        b"<a>&#38;&#x26;&amp;&lt;&gt;&quot;&apos;</a>",
        b"<![CDATA[ & <!-- &",
    ],
    ids=["cdata", "comment", "references", "without end"],
)
def test_signs_that_are_no_markup_where_they_stand_are_left(body: bytes) -> None:
    assert with_signs_as_text(body) == body


@dataclass(frozen=True)
class Spoiling:
    """An arXiv whose first answers' first works are broken."""

    works: int

    def answer(self, request: Request) -> Reply:
        reply = LoopbackArxiv(WORLD, lambda: MORNING).answer(request)
        return replace(reply, body=reply.body.replace(b"</published>", b"</publishes>", self.works))


@pytest.mark.parametrize(
    ("works", "says"),
    [
        (1, r"cannot read 1 work; it lacks 2611\.\d+$"),
        (5, r"cannot read 5 works; it lacks (2611\.\d+, ){2}2611\.\d+ and 2 more$"),
    ],
)
def test_what_an_answer_lacks_is_named_and_the_rest_told(works: int, says: str, door: Door) -> None:
    told: list[Sighting] = []
    with LoopbackServer(Spoiling(works)) as server, pytest.raises(Unreadable, match=says):
        told.extend(query(door, server).look_up(IDS[:9], MORNING))
    assert len(told) == 9 - works


def test_an_unknown_work_is_silently_absent(arxiv: LoopbackServer, door: Door) -> None:
    assert list(query(door, arxiv).look_up(["0808.05394"], MORNING)) == []
    assert list(query(door, arxiv).look_up([], MORNING)) == []


def test_an_empty_answer_to_many_ids_is_not_the_truth(arxiv: LoopbackServer, door: Door) -> None:
    arxiv.faults.turn_on(Fault.EMPTY_FIRST_PAGE)
    with pytest.raises(Unreadable, match="shows none"):
        list(query(door, arxiv).look_up(IDS[:9], MORNING))


@pytest.mark.parametrize("fault", [Fault.TRUNCATED, Fault.MALFORMED, Fault.WEB_PAGE, Fault.RATE_EXCEEDED_200])
def test_a_broken_answer_is_an_error(arxiv: LoopbackServer, door: Door, fault: Fault) -> None:
    arxiv.faults.turn_on(fault)
    with pytest.raises(HttpError):
        list(query(door, arxiv).look_up(IDS[:9], MORNING))


def test_an_error_entry_is_told_in_arxivs_words() -> None:
    body = SHAPES["query"].replace(b"http://arxiv.org/abs/", b"https://arxiv.org/api/errors#incorrect_id_", 1)
    found = read_query(body, MORNING)
    assert found
    assert (found.sightings, found.error is not None) == ((), True)


@pytest.mark.parametrize(
    ("old", "new", "kept", "unread"),
    [
        (b"/pdf/2611.00001v1", b"/pdf/2611.00009v1", 2, 1),
        (b"<published>", b"<publishes>", 2, 1),
        (b"</feed>", b"", 3, 0),
    ],
)
def test_what_contradicts_itself_is_not_taken(old: bytes, new: bytes, kept: int, unread: int) -> None:
    body = SHAPES["query"].replace(old, new, 1)
    if old == b"<published>":
        body = body.replace(b"</published>", b"</publishes>", 1)
    found = read_query(body, MORNING)
    assert found
    assert (len(found.sightings), found.unread) == (kept, unread)
    assert found.whole is (old != b"</feed>")


def test_the_primary_category_comes_first_and_other_taxonomies_are_left_out() -> None:
    body = re.sub(
        rb"(    <category[^>]*>\n)+",
        b'    <category term="68T45"/>\n<category term="cs.CL"/>\n<category term="I.2.10; I.4.8"/>\n<category term="cs.CV"/>\n',
        SHAPES["query"],
        count=1,
    )
    body = re.sub(rb'primary_category term="[^"]*"', b'primary_category term="cs.CV"', body, count=1)
    found = read_query(body, MORNING)
    assert found
    assert found.sightings[0].paper.categories == ("cs.CV", "cs.CL")


@pytest.mark.parametrize("body", [b"", b"<html></html>", b"<feed/>", b"Rate exceeded."])
def test_what_is_no_atom_is_none(body: bytes) -> None:
    assert read_query(body, MORNING) is None
