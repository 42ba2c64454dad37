"""What every store does, on each database."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from support.works import START, TITLE, sighting

from state.errors import LeaseHeldError
from state.identity import Identity
from state.records import (
    Cursor,
    Event,
    EventKind,
    Kind,
    ListName,
    News,
    ProposalStatus,
    Relevance,
    Run,
    RunId,
    Verdict,
)

if TYPE_CHECKING:
    from state.store import Store

LIST = ListName("lanterns")
PAPER = Identity.parse("arxiv:2601.00001")
MODEL = Identity.parse("hf_model:lamp/lantern-7b")


def event(kind: EventKind, work: Identity = PAPER, day: float = 0) -> Event:
    return Event(START + timedelta(days=day), kind, work, LIST)


def test_a_sighting_that_names_both_joins_a_paper_and_its_model(store: Store) -> None:
    apart = store.remember(
        [
            sighting("arxiv", "2601.00001", names=[str(PAPER)]),
            sighting("hf_models", "m", "x", names=[str(MODEL)]),
        ]
    )
    assert [answer.news for answer in apart] == [News.NEW, News.NEW]
    (joined,) = store.remember([sighting("hf_papers", "p", names=[str(PAPER), str(MODEL)], day=1)])
    assert (joined.work, joined.news) == (str(PAPER), News.UPDATED)
    assert store.known([PAPER, MODEL]) == {PAPER: str(PAPER), MODEL: str(PAPER)}
    work = store.work(MODEL)
    assert work is not None
    assert (work.paper.title, work.first_seen, len(work.sightings)) == (TITLE, START, 3)


def test_what_joined_them_gone_they_are_apart_again_and_the_dropped_name_still_leads_somewhere(
    store: Store,
) -> None:
    store.remember(
        [
            sighting("arxiv", "1", names=[str(PAPER)]),
            sighting("hf_papers", "p", "x", [str(PAPER), str(MODEL)]),
        ]
    )
    store.remember([sighting("hf_papers", "p", "x", [str(PAPER)], day=1)])
    assert store.known([MODEL]) == {MODEL: str(PAPER)}


def test_telling_it_twice_is_no_news(store: Store) -> None:
    said = sighting("arxiv", "1", names=[str(PAPER)])
    assert [answer.news for answer in store.remember([said, said])] == [News.NEW, News.NEW]
    assert [answer.news for answer in store.remember([said])] == [News.UNCHANGED]
    assert len(list(store.works_between())) == 1


def test_a_work_is_pending_until_its_text_is_judged_and_again_when_it_changes(store: Store) -> None:
    store.remember([sighting("arxiv", "1", names=[str(PAPER)])])
    (work,) = store.works_pending("model-1")
    store.judge([(work, Verdict(Relevance.YES, 0.9, Kind.MODEL, {}, (), "model-1"))])
    assert store.verdicts([work], "model-1")[work.id].relevant is Relevance.YES
    assert not list(store.works_pending("model-1"))
    store.remember([sighting("arxiv", "1", names=[str(PAPER)], day=1, abstract="Now with lamps.")])
    assert len(list(store.works_pending("model-1"))) == 1


def test_a_rejection_of_the_model_holds_for_the_paper_it_turns_out_to_be(store: Store) -> None:
    store.remember([sighting("hf_models", "m", "x", [str(MODEL)])])
    assert store.append([event(EventKind.REJECTED, MODEL), event(EventKind.PROPOSED, MODEL, -1)]) == 2
    store.remember([sighting("arxiv", "1", names=[str(PAPER), str(MODEL)])])
    store.append([event(EventKind.PROPOSED, PAPER, 1)])
    work = store.work(PAPER)
    assert work is not None
    for proposal in (store.proposal(LIST, work), store.proposals(LIST)[work.id]):
        assert proposal is not None
        assert (proposal.status, proposal.work) == (ProposalStatus.REJECTED, PAPER)


def test_the_log_is_a_set_in_order_of_time(store: Store) -> None:
    first, second = event(EventKind.PROPOSED), event(EventKind.MERGED, day=1)
    assert store.append([second, first, first]) == 2
    assert store.append([first]) == 0
    assert list(store.events()) == [first, second]
    assert list(store.events(START + timedelta(hours=1), kinds=[EventKind.MERGED], list_name=LIST)) == [
        second
    ]


def test_the_later_cursor_and_the_finished_run_hold(store: Store) -> None:
    store.advance([Cursor("arxiv", "b", START + timedelta(days=1))])
    store.advance([Cursor("arxiv", "a", START)])
    assert store.cursor("arxiv") == Cursor("arxiv", "b", START + timedelta(days=1))
    done = Run(RunId("1"), START, START + timedelta(minutes=1), "new")
    store.record_run(done)
    store.record_run(Run(RunId("1"), START))
    assert list(store.runs()) == [done]


def test_a_lease_is_held_by_one_and_free_again_afterwards(store: Store) -> None:
    with store.lease("run", "one", timedelta(seconds=30)) as lease:
        lease.check()
        with pytest.raises(LeaseHeldError, match="one"), store.lease("run", "two", timedelta(seconds=30)):
            pass
    with store.lease("run", "two", timedelta(seconds=30)) as lease:
        assert lease.owner == "two"
