"""The pure parts of Papers with Code."""

from __future__ import annotations

from typing import Any

import pytest
from support.made_up import NOON

from state.identity import Scheme
from tracker.http.errors import HttpError, Moved, Refused, Unreadable, WebPage
from tracker.http.messages import Answer
from tracker.sources.pwc.dump_records import sightings_of
from tracker.sources.pwc.page import Gone, check_address, gone, read_page, unconfirmed
from tracker.sources.pwc.source import paper_sighting
from tracker.sources.pwc.wire import PwcPaper


def page(text: str) -> Answer:
    return Answer("https://pwc.test/api/v1/papers/", text.encode())


@pytest.mark.parametrize(
    ("applied", "asked", "missing"),
    [
        ({"q": "lamp"}, {"q": "Lamp", "page": "1"}, []),
        ({"q": "other"}, {"q": "lamp"}, ["q"]),
        ({}, {"q": "lamp", "task": "x"}, ["q", "task"]),
        (None, {"limit": "5"}, []),
        ({"open": True, "year": 2026}, {"open": "true", "year": "2026"}, []),
        ("yes", {"q": "lamp"}, ["q"]),
    ],
)
def test_each_filter_must_be_confirmed(applied: object, asked: dict[str, str], missing: list[str]) -> None:
    assert unconfirmed(applied, asked) == missing


def test_an_unconfirmed_page_is_refused() -> None:
    with pytest.raises(Refused, match="did not confirm the filters q"):
        read_page(page('{"results": [], "applied_filters": {}}'), PwcPaper, {"q": "lamp"})


@pytest.mark.parametrize("text", ['"words"', "3", '{"results": {}}', "{}", '{"count": 3, "results": []}'])
def test_a_page_without_rows_is_no_page(text: str) -> None:
    with pytest.raises(Unreadable):
        read_page(page(text), PwcPaper, {})


def test_both_spellings_of_a_page_are_read() -> None:
    row = '{"id": 7, "title": "T", "date_published": "2026-11-09", "authors": [{"name": "A"}], "source_url": "https://x.test"}'
    for text in (f"[{row}]", f'{{"items": [{row}], "total": 1}}', f'{{"results": [{row}], "count": 1}}'):
        found = read_page(page(text), PwcPaper, {})
        (sighting,) = [paper_sighting(one, "paper", NOON) for one in found.read]
        assert (sighting.key, sighting.paper.authors, sighting.identities) == ("paper:7", ("A",), ())
        assert sighting.paper.published


def test_only_official_code_is_the_papers_code() -> None:
    code = [{"url": "https://g.test/fan", "stars": 900}, {"url": "https://g.test/own", "is_official": True}]
    row = PwcPaper.model_validate(
        {"id": "1", "title": "T", "resources": {"repositories": code}, "arxiv_id": "2611.00001"}
    )
    sighting = paper_sighting(row, "paper", NOON)
    assert sighting.paper.links.code == "https://g.test/own"
    assert sighting.extra == {"other_code": "https://g.test/fan"}
    assert [name.scheme for name in sighting.identities] == [Scheme.ARXIV]


@pytest.mark.parametrize(
    "url", ["https://paperswithcode.com/api/v1", "http://arxiv.paperswithcode.com/api/v0"]
)
def test_an_old_address_is_gone(url: str) -> None:
    with pytest.raises(Gone, match=r"paperswithcode\.co/api/v1"):
        check_address(url)
    check_address("https://paperswithcode.co/api/v1")


def test_a_redirect_or_a_page_means_gone() -> None:
    moved = Moved("u", "h", "redirects", 302, to="https://huggingface.co/papers/trending")
    assert "huggingface.co" in str(gone(moved))
    assert isinstance(gone(WebPage("u", "h", "answered with a web page")), Gone)
    other = HttpError("u", "h", "x")
    assert gone(other) is other


def test_leaderboards_within_tasks_and_datasets_are_read() -> None:
    def leaderboard(number: int, **inner: Any) -> dict[str, Any]:
        row = {"paper_title": f"Lumen {number}", "paper_url": f"https://arxiv.org/abs/2611.0000{number}"}
        return {"dataset": f"Set {number}", "sota": {"rows": [row]}, **inner}

    inside = {"task": "Reading charts", "datasets": [leaderboard(3)]}
    nested = leaderboard(1, subdatasets=[leaderboard(2)])
    found = sightings_of({"task": "Reading", "datasets": [nested], "subtasks": [inside]}, NOON)
    assert found is not None
    assert {one.extra["benchmark"] for one in found} == {
        "Reading: Set 1",
        "Reading: Set 2",
        "Reading charts: Set 3",
    }


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("Lund and Holt '17", False),
        ("Lund & Holt ’16a", False),
        ("Lund and Holt-Orr, Teapots'19", False),
        ("Lund, Holt, and Orr. 2020", False),
        ("Lund et al., 2018", False),
        ("https://teapots.test/paper.pdf", False),
        ("", False),
        ("Teapots of 2020", True),
        ("The Kettle 2017 Boiling System", True),
        ("Lamps, Kettles and Teapots: A Study, 2020", True),
        ("Findings of Teapots'19: Lids", True),
    ],
)
def test_a_citation_in_a_leaderboard_is_no_title(told: str, kept: bool) -> None:
    row = {"paper_title": told, "paper_url": "http://arxiv.org/pdf/2611.00001v2"}
    board = {"dataset": "Set", "sota": {"rows": [row]}}
    found = sightings_of({"task": "Reading", "datasets": [board]}, NOON)
    assert found is not None
    assert [one.paper.links.abs for one in found] == ["https://arxiv.org/abs/2611.00001"] * kept
