"""Papers' own pages and an endpoint's wordings in a run over loopback: asked once, kept, and never at a cost."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest
from support.wording import Speaker

from state.store import open_store
from tracker import owners, wiring
from tracker.demo.rehearsal import MORNING, page
from tracker.facts.fact import Source
from tracker.facts.kept import PAGE, WORDING, announced
from tracker.facts.late import facts_of_work
from tracker.job.progress import Unwatched
from tracker.job.run import run_once
from tracker.loopback.server import LoopbackServer
from tracker.loopback.stage import Stage
from tracker.settings.load import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from state.records import Work
    from tracker.job.enrichment import PageOf
    from tracker.job.report import RunReport

PAGE_TEXT = "<p>We present our model. It is built upon Qwen2.5-7B.</p>"


def run(stage: Stage, more: str = "", page_of: PageOf | None = None) -> RunReport:
    settings = parse(stage.settings().replace("[github]", "[github]\nmax_entries = 2") + more)
    with wiring.ports(settings, stage.environment(), Unwatched()) as wired:
        ports = replace(wired, page_of=page_of) if page_of else wired
        return run_once(ports, settings, owners.this_process(), stage.now)


def noted(stage: Stage, source: str) -> list[Work]:
    with open_store(stage.folder / "state.db") as store:
        works = list(store.works_between())
    return [work for work in works if any(sighting.source == source for sighting in work.sightings)]


def entries(stage: Stage) -> list[str]:
    (pull,) = stage.world.open_pulls()
    return [line for line in stage.diff(pull.branch).splitlines() if line.startswith("+- ")]


@dataclass
class Shelf:
    """Pages at hand; `there` None is a service that does not answer."""

    there: str | None = PAGE_TEXT
    asked: list[str] = field(default_factory=list)

    def __call__(self, arxiv_id: str) -> str | None:
        self.asked.append(arxiv_id)
        return self.there


def test_the_settings_turn_reading_on(stage: Stage) -> None:
    assert run(stage, "[facts]\nread_pages = true\n").lists[0].proposed == 2
    asked = [one.path for one in stage.sources.arxiv.log if one.path.startswith("/html/")]
    assert len(asked) == 2
    assert {f"/html/{work.paper.arxiv_id}" for work in noted(stage, PAGE)} == set(asked)


def test_no_page_is_read_unless_it_is_allowed(stage: Stage) -> None:
    run(stage)
    assert not any(one.path.startswith("/html/") for one in stage.sources.arxiv.log)


@pytest.mark.parametrize(
    ("there", "found"),
    [pytest.param(PAGE_TEXT, {"Qwen2.5-7B"}, id="page"), pytest.param("", set(), id="none")],
)
def test_a_page_is_read_once(stage: Stage, there: str, found: set[str]) -> None:
    shelf = Shelf(there)
    run(stage, page_of=shelf)
    works = noted(stage, PAGE)
    assert sorted(shelf.asked) == sorted(work.paper.arxiv_id or "" for work in works)
    read = {fact.value for work in works for fact in facts_of_work(work).found if fact.source is Source.PAGE}
    assert read == found
    assert run(stage, page_of=shelf).lists[0].new == 0
    assert len(shelf.asked) == 2


def test_a_service_that_does_not_answer_costs_one_wait_and_nothing_else(stage: Stage) -> None:
    run(stage)
    before = entries(stage)
    shelf = Shelf(None)
    run(stage, page_of=shelf)
    assert entries(stage) == before
    assert (len(shelf.asked), noted(stage, PAGE)) == (1, [])


def test_a_page_tells_facts_and_is_no_source_that_announced_the_work(stage: Stage) -> None:
    run(stage, page_of=Shelf())
    (pull,) = stage.world.open_pulls()
    assert "language model: Qwen2.5-7B (paper's own page)" in pull.body
    (work, *_) = noted(stage, PAGE)
    assert PAGE not in {sighting.source for sighting in announced(work)}


@pytest.fixture
def described(tmp_path: Path) -> Iterator[Stage]:
    """A list whose entries say what the works are, rather than how they are titled."""
    text = re.sub(
        rb" - [^\[\n]+ \[\[",
        b" - 7B parameters, using CLIP as vision encoder and Vicuna as language backbone [[",
        page(),
    )
    with Stage(tmp_path, text, MORNING) as made:
        yield made


@pytest.fixture
def speaker() -> Iterator[tuple[Speaker, str]]:
    told = Speaker()
    with LoopbackServer(told) as server:
        yield told, f'[facts]\nrephrase_url = "{server.url}"\nrephrase_model = "small"\n'


def test_descriptions_are_worded_once_and_stay(described: Stage, speaker: tuple[Speaker, str]) -> None:
    told, settings = speaker
    run(described, settings)
    worded = entries(described)
    assert any("it has: " in line for line in worded)
    assert len(told.asked) <= len(worded), "what waits is not worded"
    asked = list(told.asked)
    assert len(asked) == len(set(asked))
    told.before = "here it has: "
    assert run(described, settings).lists[0].new == 0
    assert (entries(described), told.asked) == (worded, asked)
    assert noted(described, WORDING)


@pytest.mark.parametrize(
    ("before", "status"),
    [
        pytest.param("with 99B parameters: ", 200, id="a number of its own"),
        pytest.param("better than GPT-7: ", 200, id="a name of its own"),
        pytest.param("see https://example.org: ", 200, id="an address of its own"),
        pytest.param("it has: ", 500, id="a broken endpoint"),
    ],
)
def test_what_is_not_given_is_not_said(
    described: Stage, speaker: tuple[Speaker, str], before: str, status: int
) -> None:
    told, settings = speaker
    told.before, told.status = before, status
    run(described, settings)
    assert told.asked
    worded = entries(described)
    assert not any(before in line for line in worded)
    run(described)
    assert entries(described) == worded, "as composed"


def test_an_endpoint_that_is_silent_is_asked_once_a_run(
    described: Stage, speaker: tuple[Speaker, str]
) -> None:
    told, settings = speaker
    told.status = 500
    run(described, settings)
    assert len(told.asked) == 1
