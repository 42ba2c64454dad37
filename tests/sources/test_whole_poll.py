"""All sources of an ordinary day together: what comes, how many requests it takes, and what is refused."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from support.loopback import MORNING, quick_door
from support.seeding import judge_all
from support.shared import ROOT

from state.records import EventKind, Outcome
from tracker.job.poll import poll
from tracker.loopback.services import Services
from tracker.loopback.world import World
from tracker.settings.sources import SourcesSettings
from tracker.sources.details import DETAILS
from tracker.sources.huggingface.guard import Ground
from tracker.sources.registry import sources_from

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from state.records import SourceReport
    from state.store import Store

DAY = timedelta(days=1)
MOST = 8
"""Requests that an ordinary weekday takes at most."""


class Setting:
    """Services, a store and a clock."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.now: datetime = MORNING
        self.services = Services.of(World(days=30, per_day=15), lambda: self.now)
        self.requests: Mapping[str, int] = {}

    def poll(self) -> dict[str, SourceReport]:
        with quick_door() as door:
            sources = sources_from(SourcesSettings(), door, self.services.addresses)
            reports = poll(sources, self.store, self.now)
            self.requests = door.requests
        return {report.source: report for report in reports}


@pytest.fixture
def setting(store: Store) -> Iterator[Setting]:
    made = Setting(store)
    with made.services:
        yield made


def test_every_source_is_new_on_the_first_day(setting: Setting) -> None:
    reports = setting.poll()
    outcomes = {name: report.outcome for name, report in reports.items()}
    assert outcomes.pop(DETAILS) is Outcome.QUIET
    assert {outcomes.pop(name) for name in ("arxiv", "hf_papers", "hf_models", "hf_datasets", "pwc")} == {
        Outcome.NEW
    }, reports
    assert set(outcomes.values()) <= {Outcome.NEW}, reports


def test_a_weekday_takes_one_request_to_arxiv_and_few_in_all(setting: Setting) -> None:
    setting.poll()
    for _ in range(8):
        setting.now += DAY
        reports = setting.poll()
        assert setting.requests[setting.services.arxiv.host] == 1
        assert sum(setting.requests.values()) <= MOST, (setting.now, setting.requests)
        assert not {r.outcome for r in reports.values()} & {Outcome.FAILED, Outcome.DEGRADED}, [
            (report.source, report.reason) for report in reports.values()
        ]


def test_the_documentation_says_how_many_requests_a_weekday_takes() -> None:
    counted = {8: "eight", 9: "nine", 10: "ten"}
    page = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    (said,) = (line for line in page.splitlines() if "request to arXiv" in line and "in all" in line)
    assert counted[MOST] in said.split()


def test_polling_the_same_moment_again_finds_nothing_new(setting: Setting) -> None:
    setting.poll()
    reports = setting.poll()
    assert {report.outcome for report in reports.values()} == {Outcome.QUIET}, reports


def test_children_spam_and_the_unknown_are_refused_with_reasons(setting: Setting) -> None:
    refused = {one.key: one.reason for one in setting.poll()["hf_models"].refused}
    assert refused["bright-deals/Acrobat-Pro-Cracked"] == Ground.SPAM
    assert refused["bright-deals/VLM-Pro-Full-Version"] == Ground.BAIT
    assert refused["nobody/first-try"] == Ground.UNKNOWN
    assert refused["no-card/silent-vl"] == Ground.NO_CARD
    assert any("made-up-lab/" in reason for key, reason in refused.items() if key.endswith("GGUF"))


def test_a_models_children_count_for_their_base(setting: Setting) -> None:
    setting.now += 10 * DAY
    setting.poll()
    counts = [
        sighting.signals.get("children")
        for work in setting.store.works_between()
        for sighting in work.sightings
        if sighting.source == "hf_models"
    ]
    assert 2.0 in counts


def test_a_model_joins_its_paper_by_the_tag_of_the_paper(setting: Setting) -> None:
    setting.now += 10 * DAY
    setting.poll()
    joined = [
        work
        for work in setting.store.works_between()
        if {"arxiv", "hf_model"} <= {name.scheme.value for name in work.identities}
    ]
    assert joined


def test_code_that_turns_up_weeks_later_is_found_and_told(setting: Setting) -> None:
    setting.poll()
    setting.now += 13 * DAY
    setting.poll()
    with_code = [work for work in setting.store.works_between() if work.paper.links.code]
    assert with_code
    told = [
        event for event in setting.store.events(kinds={EventKind.CHANGED}) if event.details["what"] == "code"
    ]
    assert {event.work for event in told} & {work.identity for work in with_code}


def test_what_a_list_cares_for_is_asked_about_in_turn(setting: Setting) -> None:
    setting.poll()
    judge_all(setting.store, setting.now)
    asked: set[str] = set()
    for _ in range(4):
        setting.now += DAY
        setting.services.hugging_face.log.clear()
        setting.poll()
        asked |= {
            r.path
            for r in setting.services.hugging_face.log
            if "/resolve/" in r.path or "/api/papers/" in r.path
        }
        assert sum(setting.requests.values()) <= MOST or setting.now.weekday() > 4
    assert len(asked) >= 2
    keys = [s.key for work in setting.store.works_between() for s in work.sightings]
    assert any(key.startswith(("card:", "config:", "detail:")) for key in keys)
