"""What the doctor says of the sources, over real HTTP."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from support.loopback import MORNING, quick_door

from tracker.doctor.examination import examine
from tracker.doctor.finding import Finding, Level
from tracker.doctor.sources import source_probes
from tracker.loopback.faults import Fault
from tracker.loopback.messages import Reply, Request
from tracker.loopback.services import Services
from tracker.loopback.world import World
from tracker.settings.load import parse
from tracker.sources.registry import ORIGINS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@pytest.fixture
def services() -> Iterator[Services]:
    with Services.of(World(days=5, per_day=8), lambda: MORNING) as made:
        yield made


def found(
    services: Services, text: str = "", more: Mapping[str, str] | None = None, now: datetime = MORNING
) -> list[Finding]:
    environment = {**services.addresses.variables(), **(more or {})}
    return list(examine(source_probes(parse(text), environment, quick_door, now)))


def test_all_is_well(services: Services) -> None:
    findings = found(services)
    assert {finding.level for finding in findings} == {Level.FINE}
    assert {finding.area for finding in findings} == {origin.title for origin in ORIGINS}
    assert {(finding.area, finding.what) for finding in findings} >= {
        ("arXiv", "feed"),
        ("arXiv", "OAI-PMH"),
        ("Hugging Face", "daily papers"),
        ("Hugging Face", "models"),
        ("Papers with Code", "recent papers"),
    }


@pytest.mark.parametrize(
    ("fault", "level", "words"),
    [
        (Fault.RATE_EXCEEDED_200, Level.WARNING, "Rate exceeded"),
        (Fault.THROTTLED_406, Level.WARNING, "406"),
        (Fault.NO_ANSWER, Level.FAULT, "cut us off"),
        (Fault.WEB_PAGE, Level.FAULT, "web page"),
        (Fault.REDIRECTED_AWAY, Level.FAULT, "redirects"),
        (Fault.TRUNCATED, Level.FAULT, ""),
        (Fault.SERVER_ERROR, Level.FAULT, "out of order"),
    ],
)
def test_each_fault_is_a_finding_with_advice(
    services: Services, fault: Fault, level: Level, words: str
) -> None:
    others = {origin.title for origin in ORIGINS} - {"arXiv"}  # whose feed has faults of its own
    for server in services.servers:
        if server is not services.arxiv:
            server.faults.turn_on(fault)
    findings = [finding for finding in found(services) if finding.area in others]
    assert {finding.area for finding in findings} == others
    assert {finding.level for finding in findings} == {level}
    assert all(words in finding.found and finding.advice for finding in findings)


@pytest.mark.parametrize(
    ("fault", "now", "words"),
    [
        (None, MORNING + timedelta(days=1), ""),
        (None, MORNING + timedelta(days=7), "though that of 2026-11-17 should be there"),
        (None, MORNING - timedelta(days=7), "days to come"),
        (Fault.EMPTY_FEED, MORNING, "0 announcements of 2026-11-11, though that is no weekend"),
        (Fault.TRUNCATED, MORNING, "item cannot be read"),
        (Fault.MALFORMED, MORNING, "item cannot be read"),
    ],
)
def test_a_feed_that_is_not_the_one_that_should_be_there_is_a_warning(
    services: Services, fault: Fault | None, now: datetime, words: str
) -> None:
    if fault:
        services.arxiv.faults.turn_on(fault, lambda request: request.path.startswith("/rss/"))
    feed = found(services, now=now)[0]
    assert feed.level is (Level.WARNING if words else Level.FINE), feed
    assert words in feed.found


def test_an_answer_that_is_no_list_is_told_with_its_words(services: Services) -> None:
    services.hugging_face.service = Note()
    told = [finding for finding in found(services) if finding.area == "Hugging Face"]
    assert all("an error: Come back later" in finding.found for finding in told)


class Note:
    """A service that says with status 200 that something is wrong."""

    def answer(self, _: Request) -> Reply:
        return Reply(200, b'{"error": "Come back later"}')


def test_an_unknown_category_is_named(services: Services) -> None:
    findings = found(services, "[sources.arxiv]\ncategories = ['cs CV']\n")
    assert "categories" in findings[0].advice
    assert findings[0].level is Level.FAULT


def test_the_old_papers_with_code_is_not_even_asked(services: Services) -> None:
    old = {"PWC_API_URL": "https://paperswithcode.com/api/v1"}
    (finding,) = (finding for finding in found(services, more=old) if finding.area == "Papers with Code")
    assert finding.level is Level.FAULT
    assert "paperswithcode.co/api/v1" in finding.found


def test_what_is_disabled_is_not_asked(services: Services) -> None:
    text = "[sources.arxiv]\nenabled = false\n[sources.papers_with_code]\nenabled = false\n"
    areas = {finding.area for finding in found(services, text)}
    assert "Hugging Face" in areas
    assert not areas & {"arXiv", "Papers with Code"}
