"""What is known of works after people's corrections, as long as the log keeps what these came to."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.works import sighting

from state.happenings import Detail
from state.identity import Identity
from state.records import Event, EventKind, ListName, Sighting
from state.store import open_store
from tracker import owners, wiring
from tracker.facts.fact import Field
from tracker.job.described import described, weighed
from tracker.job.progress import Unwatched
from tracker.job.run import run_once
from tracker.loopback.stage import PATH
from tracker.settings.load import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from state.store import Store
    from tracker.loopback.stage import Stage

NAME = Identity.parse("arxiv:2601.00001")
LINE = "- **MapRead**: 7B parameters"


def says(title: str, abstract: str, day: float) -> Sighting:
    return sighting("arxiv", "1", title, [str(NAME)], abstract=abstract, day=day)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "state.db") as opened:
        opened.remember([says("MapRead: A Model", "We introduce MapRead, a 7B model.", 1)])
        yield opened


def later_version(store: Store) -> None:
    store.remember([says("MapSeer: A Model", "We introduce MapSeer, a 9B model.", 2)])


def names(store: Store) -> tuple[str, ...]:
    work = store.work(NAME)
    assert work is not None
    return described(store, [work])[NAME].facts.values(Field.NAME)


def reworded(before: str, after: str, *, minute: int = 0, work: Identity = NAME) -> Event:
    at = says("", "", 1.5 + minute / 1440).seen_at
    details = {Detail.BEFORE.value: before, Detail.ENTRY.value: after}
    return Event(at, EventKind.CORRECTED, work, ListName("vlm"), by="maya", details=details)


def hear(store: Store, *events: Event) -> list[Event]:
    heard = list(weighed(store, events))
    store.append(heard)
    return heard


def test_what_a_person_corrected_holds_over_a_later_version(store: Store) -> None:
    hear(store, reworded(LINE, LINE.replace("MapRead", "Map-Read")))
    assert names(store) == ("Map-Read",)
    later_version(store)
    assert names(store) == ("Map-Read",)


def test_what_is_heard_in_every_run_is_kept_once_and_as_it_was_first(store: Store) -> None:
    event = reworded(LINE, LINE.replace("MapRead", "Map-Read"))
    (first,) = hear(store, event)
    later_version(store)
    assert hear(store, event) == [first]
    assert len(list(store.events(kinds=[EventKind.CORRECTED]))) == 1


def test_what_the_log_has_without_facts_stays_as_it_is(store: Store) -> None:
    event = reworded(LINE, LINE.replace("MapRead", "Map-Read"))
    store.append([event])
    assert hear(store, event) == [event]


def test_of_two_corrections_heard_at_once_the_second_knows_of_the_first(store: Store) -> None:
    once = LINE.replace("MapRead", "Map-Read")
    hear(store, reworded(LINE, once), reworded(once, once.replace("Map-Read", "Mapread"), minute=1))
    later_version(store)
    assert names(store) == ("Mapread",)


def test_everything_else_that_is_heard_stays_as_it_is(store: Store) -> None:
    moved = replace(reworded("", ""), details={Detail.SECTION.value: '["Models"]'})
    refused = replace(moved, kind=EventKind.REJECTED, details={})
    unknown = reworded(LINE, LINE.replace("MapRead", "Map-Read"), work=Identity.parse("arxiv:2601.00099"))
    assert hear(store, moved, refused, unknown) == [moved, refused, unknown]


def test_a_run_keeps_what_a_correction_came_to(stage: Stage) -> None:
    settings = parse(stage.settings())

    def run() -> None:
        with wiring.ports(settings, stage.environment(), Unwatched()) as wired:
            run_once(wired, settings, owners.this_process(), stage.now)

    run()
    (pull,) = stage.world.open_pulls()
    line = next(line[1:] for line in stage.diff(pull.branch).splitlines() if line.startswith("+- "))
    name = re.findall(r"\w+(?=[*\]:])", line)[0]
    better = line.replace(name, f"{name}er")
    stage.github.person("maya").edit(pull.branch, PATH, lambda text: text.replace(line, better))
    run()
    with open_store(stage.folder / "state.db") as store:
        (event,) = store.events(kinds=[EventKind.CORRECTED])
    assert f"{name}er" in event.details[Detail.FACTS]
