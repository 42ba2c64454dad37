"""A paper that its authors submitted anew has two ids; a list hears of it once, and what people decided holds for both."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from support.made_up import NOON, a_paper, a_sighting, a_verdict

from state import happenings
from state.identity import Identity, identify
from state.records import EventKind, ListName, Notice, Relevance
from state.store import IN_MEMORY, open_store
from tracker.job import resubmitted
from tracker.job.explained import told
from tracker.job.explanation import explanation
from tracker.job.judge import judge_pending
from tracker.job.offer import offer_to
from tracker.settings.load import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from state.records import Event, Paper, Verdict
    from state.store import Store
    from tracker.job.choose import Choice
    from tracker.ports import Judge

OLD, NEW = "2511.00001", "2603.00001"
TITLE = "Looking at Teapots: A Study in Steam"
LIST = parse('[[lists]]\nname = "teapots"\nrepository = "ada/teapots"\n').lists[0]
NAME = ListName("teapots")
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Sure:
    """A classifier to which everything belongs."""

    version: str = "made-up"

    def judge(self, papers: Sequence[Paper]) -> Sequence[Verdict]:
        return [a_verdict() for _ in papers]


def named(arxiv_id: str) -> Identity:
    found = identify(arxiv_id)
    assert found is not None
    return found


def version(arxiv_id: str, day: date, **changes: Any) -> Paper:
    return replace(a_paper(arxiv_id, TITLE), published=day, **changes)


EARLIER = version(OLD, date(2025, 11, 3))
LATER = version(NEW, date(2026, 3, 2))


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(IN_MEMORY) as memory:
        memory.remember([a_sighting(EARLIER, NOON - 40 * DAY)])
        yield memory


@dataclass(frozen=True)
class Particular(Sure):
    """A classifier to which nothing about plates belongs."""

    def judge(self, papers: Sequence[Paper]) -> Sequence[Verdict]:
        return [
            replace(a_verdict(), relevant=Relevance.NO) if "plates" in paper.abstract else a_verdict()
            for paper in papers
        ]


def choice(store: Store, judge: Judge | None = None) -> Choice:
    judge = judge or Sure()
    judge_pending(store, judge, NOON - 60 * DAY, NOON)
    return offer_to(store, judge, None, LIST, NOON)


def offered(found: Choice) -> set[str | None]:
    return {one.work.paper.arxiv_id for one in found.offered}


DECIDED = {
    "rejected": (happenings.rejected(named(OLD), NAME, NOON - DAY, by="maya"), resubmitted.REJECTED_BEFORE),
    "given up": (
        replace(
            happenings.rejected(named(OLD), NAME, NOON - DAY, by="stale[bot]"), details={"closed_with": "3"}
        ),
        resubmitted.UNANSWERED_BEFORE,
    ),
    "taken": (happenings.merged(named(OLD), NAME, NOON - DAY, by="maya"), resubmitted.TAKEN_BEFORE),
}


@pytest.mark.parametrize("withdrawn", [False, True], ids=["older than a month", "withdrawn"])
@pytest.mark.parametrize("how", DECIDED)
def test_what_people_decided_about_the_earlier_one_holds(store: Store, how: str, withdrawn: bool) -> None:
    event, reason = DECIDED[how]
    store.append([event])
    if withdrawn:
        store.remember([a_sighting(EARLIER, NOON - 2 * DAY, Notice.WITHDRAWN)])
    store.remember([a_sighting(LATER, NOON)])
    found = choice(store)
    assert offered(found) == set()
    assert (reason, 1) in found.refused


def test_while_the_earlier_one_stands_in_the_pull_request_the_later_one_waits(store: Store) -> None:
    store.append([happenings.proposed(named(OLD), NAME, NOON - DAY)])
    store.remember([a_sighting(LATER, NOON)])
    found = choice(store)
    assert offered(found) == {OLD}
    assert (resubmitted.PROPOSED_BEFORE, 1) in found.refused


def test_one_that_was_withdrawn_makes_way_in_the_pull_request(store: Store) -> None:
    store.append([happenings.proposed(named(OLD), NAME, NOON - DAY)])
    store.remember([a_sighting(EARLIER, NOON - DAY, Notice.WITHDRAWN), a_sighting(LATER, NOON)])
    assert offered(choice(store)) == {NEW}


def test_of_two_that_are_new_to_the_list_the_later_one_is_offered(store: Store) -> None:
    store.remember([a_sighting(LATER, NOON)])
    found = choice(store)
    assert offered(found) == {NEW}
    assert (resubmitted.SUBMITTED_ANEW, 1) in found.refused


@pytest.mark.parametrize("proposed", [False, True])
@pytest.mark.parametrize("again", [LATER, replace(LATER, published=date(2025, 11, 5))])
def test_one_that_was_submitted_anew_by_mistake_and_withdrawn_hides_nothing(
    store: Store, again: Paper, proposed: bool
) -> None:
    if proposed:
        store.append([happenings.proposed(named(NEW), NAME, NOON - DAY)])
    store.remember([a_sighting(again, NOON - DAY)])
    store.remember([a_sighting(again, NOON, Notice.WITHDRAWN)])
    assert offered(choice(store)) == {OLD}


@pytest.mark.parametrize("again", [LATER, replace(LATER, published=date(2025, 11, 5))])
def test_what_people_decided_about_one_that_was_withdrawn_then_holds_for_the_first(
    store: Store, again: Paper
) -> None:
    store.append([happenings.rejected(named(NEW), NAME, NOON - DAY, by="maya")])
    store.remember([a_sighting(again, NOON, Notice.WITHDRAWN)])
    assert offered(choice(store)) == set()


def test_of_three_that_are_new_to_the_list_the_latest_is_offered(store: Store) -> None:
    latest = version("2606.00001", date(2026, 6, 2))
    store.remember([a_sighting(LATER, NOON), a_sighting(latest, NOON)])
    assert offered(choice(store)) == {"2606.00001"}


def test_a_later_one_that_is_none_for_the_list_hides_no_earlier_one(store: Store) -> None:
    store.remember([a_sighting(replace(LATER, abstract="Of plates."), NOON)])
    assert offered(choice(store, Particular())) == {OLD}


def test_an_earlier_one_that_turns_up_late_is_known_by_the_later_one(store: Store) -> None:
    store.append([happenings.rejected(named(NEW), NAME, NOON - DAY, by="maya")])
    store.remember([a_sighting(LATER, NOON)])
    assert offered(choice(store)) == set()


def test_a_person_may_ask_for_it_all_the_same(store: Store) -> None:
    asked: Event = happenings.rejected(named(OLD), NAME, NOON - DAY, by="maya")
    wish = replace(happenings.proposed(named(NEW), NAME, NOON), kind=EventKind.ASKED, by="maya")
    store.remember([a_sighting(LATER, NOON)])
    store.append([asked, wish])
    assert offered(choice(store)) == {NEW}


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (LATER, True),
        (replace(LATER, authors=("Bo Spout", "A. Kettle", "Cy Lid")), True),
        (replace(LATER, authors=("Ada Kettle",)), True),
        (replace(LATER, authors=("Ada Kettle", "Cy Lid")), False),
        (replace(LATER, authors=()), False),
        (replace(LATER, title="Looking at Teapots: A Study in Smoke"), False),
        (replace(LATER, published=date(2025, 11, 20)), False),
        (replace(LATER, published=None), True),
    ],
    ids=[
        *("anew", "one joined", "one left", "another in the place of one", "nobody named"),
        *("another title", "within a month", "no day: since when it is known"),
    ],
)
def test_what_counts_as_submitted_anew(store: Store, other: Paper, same: bool) -> None:
    store.append([happenings.rejected(named(OLD), NAME, NOON - DAY, by="maya")])
    store.remember([a_sighting(other, NOON)])
    assert (len(choice(store).offered) == 0) is same


def test_titles_that_many_papers_share_say_nothing() -> None:
    with open_store(IN_MEMORY) as store:
        store.remember(
            [a_sighting(replace(paper, title="Technical Report"), NOON - DAY) for paper in (EARLIER, LATER)]
        )
        assert offered(choice(store)) == {OLD, NEW}


def test_explain_names_the_other_id(store: Store) -> None:
    store.remember([a_sighting(LATER, NOON)])
    work = store.work(named(NEW))
    assert work is not None
    lines = told(explanation(store, work, "made-up", []))
    assert f"  the same paper, submitted anew by its authors, is arxiv:{OLD}" in lines
