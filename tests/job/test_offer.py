"""What the memory says may wait for one list: by that list's own wishes and decisions, and no other's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from support.made_up import NOON, a_paper, a_sighting, a_verdict

from state import happenings
from state.identity import Identity
from state.records import Event, EventKind, ListName, Notice
from state.store import IN_MEMORY, open_store
from tracker.job.judge import judge_pending
from tracker.job.offer import offer_to
from tracker.settings.load import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from state.records import Paper, Verdict
    from state.store import Store

LIST = parse('[[lists]]\nname = "teapots"\nrepository = "ada/teapots"\n').lists[0]
HERE, ELSEWHERE = ListName("teapots"), ListName("kettles")
NAME = Identity.parse("arxiv:2603.00001")
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Sure:
    """A classifier to which everything belongs."""

    version: str = "made-up"

    def judge(self, papers: Sequence[Paper]) -> list[Verdict]:
        return [a_verdict() for _ in papers]


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(IN_MEMORY) as opened:
        opened.remember([a_sighting(a_paper())])
        judge_pending(opened, Sure(), NOON - DAY, NOON)
        yield opened


def offered(store: Store, days: int = 0) -> list[Identity]:
    choice = offer_to(store, Sure(), None, LIST, NOON + days * DAY)
    return [one.work.identity for one in choice.offered]


@pytest.mark.parametrize(
    ("wish", "kept"),
    [
        pytest.param(Event(NOON, EventKind.ASKED, NAME, HERE), True, id="of this list"),
        pytest.param(Event(NOON, EventKind.ASKED, NAME, ELSEWHERE), False, id="of another list"),
        pytest.param(
            Event(NOON, EventKind.CORRECTED, NAME, HERE, by="maya"), True, id="moved or worded here"
        ),
        pytest.param(
            Event(NOON, EventKind.CORRECTED, NAME, ELSEWHERE, by="maya"),
            False,
            id="moved or worded elsewhere",
        ),
        pytest.param(happenings.moved(NAME, HERE, NOON, ("Models",)), False, id="read from the history"),
    ],
)
def test_a_wish_keeps_what_was_taken_back_on_the_list_it_was_for(
    store: Store, wish: Event, *, kept: bool
) -> None:
    store.append([wish, happenings.proposed(NAME, HERE, NOON)])
    store.remember([a_sighting(a_paper(), NOON + DAY, Notice.WITHDRAWN)])
    assert offered(store) == ([NAME] if kept else [])


@pytest.mark.parametrize(
    ("beside", "waits"), [((), True), ((ELSEWHERE,), False)], ids=["shared", "each page its own"]
)
def test_what_another_page_took_is_its_own_where_pages_share_nothing(
    store: Store, beside: Sequence[ListName], *, waits: bool
) -> None:
    store.append([happenings.proposed(NAME, ELSEWHERE, NOON)])
    assert offer_to(store, Sure(), None, LIST, NOON, beside=beside).offered, "nobody decided yet"
    store.append([happenings.merged(NAME, ELSEWHERE, NOON, by="maya")])
    assert bool(offer_to(store, Sure(), None, LIST, NOON, beside=beside).offered) is waits


def test_what_people_moved_here_stays_though_another_page_took_it(store: Store) -> None:
    store.append([happenings.proposed(NAME, ELSEWHERE, NOON), happenings.proposed(NAME, HERE, NOON)])
    store.append([Event(NOON, EventKind.CORRECTED, NAME, HERE, by="maya")])
    store.append([happenings.merged(NAME, ELSEWHERE, NOON, by="maya")])
    assert offer_to(store, Sure(), None, LIST, NOON, beside=(ELSEWHERE,)).offered


@pytest.mark.parametrize(
    ("name", "waits"),
    [pytest.param(HERE, False, id="of this list"), pytest.param(ELSEWHERE, True, id="of another list")],
)
def test_a_refusal_holds_on_the_list_it_was_made_on(store: Store, name: ListName, *, waits: bool) -> None:
    store.append([happenings.proposed(NAME, name, NOON), happenings.rejected(NAME, name, NOON, by="maya")])
    assert offered(store) == ([NAME] if waits else [])


def test_what_is_proposed_stays_when_its_verdict_lies_behind_the_horizon(store: Store) -> None:
    later = LIST.take.horizon_days + 1
    assert offered(store, later) == []
    store.append([happenings.proposed(NAME, HERE, NOON)])
    assert offered(store, later) == [NAME]
