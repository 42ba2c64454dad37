"""Rows with values that no service should send, over real HTTP: each costs what it stands in and nothing beside it."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.loopback import MORNING

from state.identity import Scheme
from state.records import Outcome
from tracker.http.errors import Unreadable, WebPage
from tracker.job.poll import poll_source
from tracker.loopback.messages import Reply, Request
from tracker.loopback.server import LoopbackServer
from tracker.sources.huggingface.detail import HubDetails
from tracker.sources.huggingface.guard import Thresholds
from tracker.sources.huggingface.models import HfModelsSource
from tracker.sources.huggingface.papers import HfPapersSource
from tracker.sources.pwc.detail import PwcDetails
from tracker.sources.pwc.dump_records import sightings_of
from tracker.sources.pwc.source import PwcSource

if TYPE_CHECKING:
    from collections.abc import Callable

    from state.records import SourceReport, Work
    from state.store import Store
    from tracker.http.door import Door
    from tracker.ports import Source

PAPER = {"id": "2611.00001", "title": "A Teapot", "upvotes": 5}
MODEL = {
    "id": "lab/teapot",
    "likes": 50,
    "downloads": 99,
    "tags": ["image-text-to-text"],
    "createdAt": "2026-11-01T00:00:00Z",
    "cardData": {"license": "mit"},
}


class Same:
    """A service that answers everything the same."""

    def __init__(self, body: bytes, content_type: str = "application/json", status: int = 200) -> None:
        self.reply = Reply(status, body, content_type)

    def answer(self, _: Request) -> Reply:
        return self.reply


def polled(body: bytes, make: Callable[[str], Source], store: Store) -> tuple[SourceReport, list[Work]]:
    with LoopbackServer(Same(body)) as server:
        report = poll_source(make(server.url), store, MORNING)
    return report, list(store.works_between())


def one_daily(body: bytes, store: Store, door: Door) -> Work:
    report, works = polled(body, lambda url: HfPapersSource(door, url), store)
    assert len(works) == 1, report
    return works[0]


def daily(**fields: object) -> bytes:
    return json.dumps([{"paper": {**PAPER, **fields}, "title": "A Teapot"}]).encode()


def signals(work: Work) -> dict[str, float]:
    return dict(work.sightings[0].signals)


@pytest.mark.parametrize(
    "odd", [10**400, -(10**30), float("nan"), float("inf"), "many", [], {}, None, "NaN"], ids=str
)
def test_an_odd_number_costs_itself(odd: object, store: Store, door: Door) -> None:
    work = one_daily(daily(upvotes=odd, githubStars=7), store, door)
    assert signals(work) == {"github_stars": 7.0}


@pytest.mark.parametrize("odd", [10**400, float("nan"), float("-inf"), "hot", None], ids=str)
def test_an_odd_number_of_a_model_costs_itself(odd: object, store: Store, door: Door) -> None:
    body = json.dumps([{**MODEL, "trendingScore": odd, "safetensors": {"total": odd}}]).encode()
    tasks = ("image-text-to-text", "any-to-any")
    report, works = polled(body, lambda url: HfModelsSource(door, url, tasks, Thresholds(1, 1)), store)
    assert report.outcome is Outcome.NEW, report
    assert signals(works[0]) == {"likes": 50.0, "downloads": 99.0}


def test_an_odd_author_costs_none_beside_it(store: Store, door: Door) -> None:
    authors = [
        {"name": "Ada Lund"},
        {"name": None},
        None,
        "Bo",
        {"user": {}},
        {"name": "Cy Orr", "hidden": None},
    ]
    work = one_daily(daily(authors=authors), store, door)
    assert work.paper.authors == ("Ada Lund", "Cy Orr")


def test_an_odd_repository_costs_none_beside_it(store: Store, door: Door) -> None:
    code = [None, {"url": None}, {"url": "https://github.com/lab/teapot", "is_official": True, "stars": None}]
    row = {"id": 7, "title": "A Teapot", "repositories": code, "resources": {"repositories": None}}
    body = json.dumps({"results": [row], "count": 1}).encode()
    report, works = polled(body, lambda url: PwcSource(door, f"{url}/api/v1", "teapots"), store)
    assert works[0].paper.links.code == "https://github.com/lab/teapot", report


def test_an_answer_with_a_byte_order_mark_is_read(store: Store, door: Door) -> None:
    assert one_daily(b"\xef\xbb\xbf" + daily(), store, door).paper.title == "A Teapot"


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ("2611.00001v3", "2611.00001"),
        (" 2611.00001 ", "2611.00001"),
        ("https://arxiv.org/abs/2611.00001", None),
        ("openreview-teapot", None),
        ("", None),
        (2611.00001, None),
    ],
)
def test_a_daily_paper_goes_by_its_bare_arxiv_id(
    told: object, read: str | None, store: Store, door: Door
) -> None:
    _, works = polled(daily(id=told), lambda url: HfPapersSource(door, url), store)
    assert [work.paper.arxiv_id for work in works] == ([read] if read else [])


@pytest.mark.parametrize(("picture", "kept"), [("https://cdn.test/2611.00001.png", 1), (None, 0)])
def test_a_title_that_was_corrected_in_one_place_needs_a_sure_id(
    picture: str | None, kept: int, store: Store, door: Door
) -> None:
    body = json.dumps([{"paper": PAPER, "title": "A teapot, corrected", "thumbnail": picture}]).encode()
    assert len(polled(body, lambda url: HfPapersSource(door, url), store)[1]) == kept


def test_an_error_with_status_200_is_told_in_its_own_words(store: Store, door: Door) -> None:
    report, _ = polled(b'{"error": "Come back later."}', lambda url: HfPapersSource(door, url), store)
    assert (report.outcome, report.received) == (Outcome.FAILED, 0)
    assert "answered with an error: Come back later." in report.reason


def searched(body: object, store: Store, door: Door) -> tuple[SourceReport, list[Work]]:
    text = json.dumps(body).encode()
    return polled(text, lambda url: PwcSource(door, f"{url}/api/v1", "teapots"), store)


@pytest.mark.parametrize("key", ["error", "detail", "message"])
def test_an_error_of_papers_with_code_is_told_before_the_filters_it_does_not_confirm(
    key: str, store: Store, door: Door
) -> None:
    report, _ = searched({key: "The index is being rebuilt."}, store, door)
    assert report.reason.endswith("answered with an error: The index is being rebuilt.")
    assert "filters" not in report.reason


def test_a_row_told_three_times_counts_once(store: Store, door: Door) -> None:
    row = {"id": "2611.00001", "title": "A Teapot"}
    report, works = searched({"results": [row, row, {"id": 7, "title": "A Kettle"}, row, None]}, store, door)
    assert (report.received, report.expected, len(works)) == (2, 3, 2)
    assert "1 row could not be read" in report.reason


def test_a_paper_is_known_by_its_address_alone(door: Door) -> None:
    body = {"id": 7, "title": "A Teapot", "arxiv_id": None, "url_abs": "http://arxiv.org/abs/2611.00001v2"}
    with LoopbackServer(Same(json.dumps(body).encode())) as server:
        found = PwcDetails(door, f"{server.url}/api/v1").paper("2611.00001", MORNING)
        assert found.paper.arxiv_id == "2611.00001"
        with pytest.raises(Unreadable, match="another paper"):
            PwcDetails(door, f"{server.url}/api/v1").paper("2611.00002", MORNING)


@pytest.mark.parametrize("shape", ["flat", "a step further in"])
def test_a_papers_page_is_read_in_both_its_shapes(shape: str, door: Door) -> None:
    told = {**PAPER, "linkedModels": [None, {"id": "lab/teapot"}, {"id": None}], "numTotalModels": None}
    body = json.dumps(told if shape == "flat" else {"paper": told, "numComments": 3}).encode()
    with LoopbackServer(Same(body)) as server:
        found = HubDetails(door, server.url).paper("2611.00001", MORNING)
    assert found.extra["linked_models"] == "lab/teapot"


PAGE = b"\n<!-- cached -->\n<!DOCTYPE html>\n<html><body>One moment</body></html>"
NOTE = b'{"error": "Come back later."}'


@pytest.mark.parametrize(
    ("body", "content_type", "fault", "says"),
    [
        (PAGE, "text/html; charset=utf-8", WebPage, "web page"),
        (NOTE, "application/json", Unreadable, "an error: Come back later."),
    ],
)
def test_what_stands_in_place_of_a_file_is_not_kept_as_one(
    body: bytes, content_type: str, fault: type[Unreadable], says: str, door: Door
) -> None:
    with LoopbackServer(Same(body, content_type)) as server:
        hub = HubDetails(door, server.url)
        for ask in (
            lambda: hub.card(Scheme.HF_MODEL, "lab/teapot", MORNING),
            lambda: hub.config("lab/teapot", MORNING),
        ):
            with pytest.raises(fault, match=says):
                ask()


def test_a_card_written_in_html_is_a_card(door: Door) -> None:
    with LoopbackServer(Same(PAGE, "text/plain; charset=utf-8")) as server:
        card = HubDetails(door, server.url).card(Scheme.HF_MODEL, "lab/teapot", MORNING)
    assert card
    assert "One moment" in card.extra["card"]


@pytest.mark.parametrize("body", [b"[1]", b'"config"', b"null"])
def test_a_configuration_is_a_table(body: bytes, door: Door) -> None:
    with LoopbackServer(Same(body)) as server, pytest.raises(Unreadable, match="configuration that is none"):
        HubDetails(door, server.url).config("lab/teapot", MORNING)


def test_a_card_that_begins_like_json_is_a_card(door: Door) -> None:
    with LoopbackServer(Same(b"{teapots} and what is in them", "text/plain")) as server:
        assert HubDetails(door, server.url).card(Scheme.HF_MODEL, "lab/teapot", MORNING)


def pwc(**fields: object) -> bytes:
    return json.dumps([{"id": "1", "title": "A Teapot"}, {"id": "2", "title": "A Kettle", **fields}]).encode()


def test_an_id_that_no_index_could_hold_costs_its_row_alone(store: Store, door: Door) -> None:
    report, works = polled(pwc(id="x" * 5000), lambda url: PwcSource(door, url, "teapots"), store)
    assert [work.paper.title for work in works] == ["A Teapot"]
    assert "1 row could not be read" in report.reason


def test_a_repository_whose_name_no_index_could_hold_costs_its_row_alone(store: Store, door: Door) -> None:
    rows = json.dumps([MODEL, {**MODEL, "id": f"lab/{'x' * 5000}"}]).encode()
    known = Thresholds(1, 1)

    def source(url: str) -> HfModelsSource:
        return HfModelsSource(door, url, ("image-text-to-text",), known)

    report, works = polled(rows, source, store)
    assert [work.paper.title for work in works] == ["teapot"]
    assert "2 rows could not be read" in report.reason  # one on each of two lists


@pytest.mark.parametrize("odd", ["0001-01-01", "9999-12-31", "1900-01-01", "2099-01-01", "soon", ""])
def test_a_day_that_no_paper_can_be_of_costs_itself(odd: str, store: Store, door: Door) -> None:
    _, works = polled(pwc(published=odd), lambda url: PwcSource(door, url, "teapots"), store)
    assert [work.paper.published for work in works] == [None, None]


@pytest.mark.parametrize("odd", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2099-01-01T00:00:00Z"])
def test_a_moment_that_no_paper_can_be_of_costs_itself(odd: str, store: Store, door: Door) -> None:
    assert one_daily(daily(publishedAt=odd), store, door).paper.published is None


def test_a_day_that_a_journal_has_ahead_of_it_is_told(store: Store, door: Door) -> None:
    _, works = polled(pwc(published="2027-01-15"), lambda url: PwcSource(door, url, "teapots"), store)
    assert {work.paper.published for work in works} == {None, date(2027, 1, 15)}


def test_a_record_of_the_archive_has_a_key_of_its_own_that_an_index_can_hold() -> None:
    address = f"https://paperswithcode.com/paper/{'x' * 5000}"
    records = [{"paper_url": f"{address}{end}", "title": "A Teapot"} for end in ("a", "b")]
    keys = {one.key for record in records for one in sightings_of(record, MORNING) or ()}
    assert len(keys) == 2
    assert max(map(len, keys)) < 600
