"""What every store does, on each database."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from support.works import START, TITLE, exported, sighting

from state.errors import LeaseHeldError
from state.identity import Identity
from state.records import (
    Cursor,
    Event,
    EventKind,
    Kind,
    Links,
    ListName,
    News,
    ProposalStatus,
    Relevance,
    Run,
    RunId,
    Validator,
    Verdict,
    WorkId,
)

if TYPE_CHECKING:
    from state.store import Store

LIST = ListName("lanterns")
PAPER = Identity.parse("arxiv:2601.00001")
MODEL = Identity.parse("hf_model:lamp/lantern-7b")


def event(kind: EventKind, work: Identity = PAPER, day: float = 0) -> Event:
    return Event(START + timedelta(days=day), kind, work, LIST)


def test_other_machines_may_work_with_what_is_no_file_and_not_in_this_process(store: Store) -> None:
    assert store.shared is store.url.startswith("postgresql")


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


def test_works_of_one_title_find_each_other(store: Store) -> None:
    store.remember(
        [
            sighting("arxiv", "1", names=["arxiv:2601.00001"], authors=("Ada Kettle",)),
            sighting("pwc", "1", "Another title of some lamps", names=["arxiv:2601.00001"]),
            sighting("arxiv", "2", names=["arxiv:2602.00002"], authors=("Ada Kettle",)),
            sighting("arxiv", "3", "Another title of some lamps", names=["arxiv:2602.00003"]),
            sighting("arxiv", "4", "A title of its own entirely", names=["arxiv:2602.00004"]),
            sighting("arxiv", "5", "Lamps", names=["arxiv:2602.00005"]),
        ]
    )
    works = list(store.works_between())
    found = {work: {other.id for other in others} for work, others in store.namesakes(works).items()}
    assert found == {
        "arxiv:2601.00001": {"arxiv:2602.00002", "arxiv:2602.00003"},
        "arxiv:2602.00002": {"arxiv:2601.00001"},
        "arxiv:2602.00003": {"arxiv:2601.00001"},
    }
    assert store.namesakes([]) == {}


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


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_a_cursor_takes_the_place_of_another_whatever_the_clock_says(store: Store, days: float) -> None:
    before = exported(store)
    store.advance([Cursor("arxiv", "c", START), Cursor("arxiv", "b", START)])
    older = exported(store)
    store.advance([Cursor("arxiv", "a", START + timedelta(days=days))])
    for other in (before, older):
        store.import_(other.splitlines(keepends=True))
        kept = store.cursor("arxiv")
        assert kept
        assert kept.value == "a"


def test_the_finished_run_holds(store: Store) -> None:
    done = Run(RunId("1"), START, START + timedelta(minutes=1), "new")
    store.record_run(done)
    store.record_run(Run(RunId("1"), START))
    assert list(store.runs()) == [done]


def test_runs_come_newest_first_and_from_a_moment_on(store: Store) -> None:
    runs = [Run(RunId(str(day)), START + timedelta(days=day)) for day in range(3)]
    for run in runs:
        store.record_run(run)
    assert list(store.runs()) == runs[::-1]
    assert list(store.runs(START + timedelta(days=1))) == runs[:0:-1]


def test_the_last_validator_holds_whatever_the_clock_says(store: Store) -> None:
    url = "https://example.org/feed"
    assert store.validator(url) is None
    store.keep_validator(Validator(url, '"b"', None, START + timedelta(days=1)))
    last = Validator(url, '"a"', "yesterday", START)
    store.keep_validator(last)
    assert store.validator(url) == last


def test_works_of_a_stretch_of_time_in_order_and_in_pages(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("state.sql.works.PAGE", 2)  # pages are as long as five hundred works otherwise
    store.remember(
        sighting("pwc", f"k{day}", names=[f"doi:10.1/{day}"], day=day) for day in (3, 1, 2, 0, 1, 4)
    )
    works = store.works_between(START + timedelta(days=1), START + timedelta(days=4))
    assert [work.id for work in works] == ["doi:10.1/1", "doi:10.1/2", "doi:10.1/3"]
    assert len(list(store.works_pending("m", since=START + timedelta(days=2)))) == 3


def test_a_stretch_of_the_log_in_pages_and_of_one_work(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("state.sql.log.PAGE", 2)
    store.remember([sighting("arxiv", "1", names=[str(PAPER)])])
    told = [event(EventKind.JUDGED, PAPER if day % 2 else MODEL, day) for day in range(6)]
    store.append(told)
    assert list(store.events(START + timedelta(days=1), START + timedelta(days=5))) == told[1:5]
    assert list(store.events(work=store.work(PAPER))) == told[1::2]


def test_weak_names_and_names_of_nothing_are_not_known(store: Store) -> None:
    repository = Identity.parse("github:lamp/lantern")
    store.remember([sighting("arxiv", "1", names=[str(PAPER), str(repository)])])
    assert store.known([repository, MODEL]) == {}
    assert store.known([]) == {}
    assert store.work(MODEL) is None
    work = store.work(PAPER)
    assert work is not None
    assert work.identities == (PAPER, repository)


def test_what_was_seen_again_is_no_news_but_moves_the_time(store: Store) -> None:
    store.remember([sighting("arxiv", "1", names=[str(PAPER)])])
    (answer,) = store.remember([sighting("arxiv", "1", names=[str(PAPER)], day=2)])
    assert answer.news is News.UNCHANGED
    work = store.work(PAPER)
    assert work is not None
    assert (work.first_seen, work.sightings[0].seen_at) == (START, START + timedelta(days=2))


def test_the_source_with_authority_gives_the_text_and_others_fill_in(store: Store) -> None:
    store.remember(
        [
            sighting("hf_models", "m", "lantern-7b", [str(PAPER), str(MODEL)], links=Links(hf_model="h")),
            sighting("arxiv", "1", "The Title", [str(PAPER)], abstract="The abstract.", comment="Accepted"),
            sighting("elsewhere", "x", "A Title", [str(PAPER)], venue="LampConf", links=Links(code="c")),
        ]
    )
    work = store.work(PAPER)
    assert work is not None
    paper = work.paper
    assert (paper.title, paper.abstract, paper.comment, paper.venue) == (
        "The Title",
        "The abstract.",
        "Accepted",
        "LampConf",
    )
    assert paper.links == Links(code="c", hf_model="h")


@pytest.mark.parametrize(
    ("kinds", "status"),
    [
        ([EventKind.PROPOSED], ProposalStatus.PROPOSED),
        ([EventKind.PROPOSED, EventKind.MERGED, EventKind.PROPOSED], ProposalStatus.MERGED),
        ([EventKind.PROPOSED, EventKind.REJECTED, EventKind.PROPOSED], ProposalStatus.REJECTED),
        ([EventKind.REJECTED, EventKind.ASKED], ProposalStatus.ASKED),
        ([EventKind.REJECTED, EventKind.ASKED, EventKind.PROPOSED], ProposalStatus.PROPOSED),
        ([EventKind.REJECTED, EventKind.MERGED], ProposalStatus.MERGED),
        ([EventKind.MERGED, EventKind.REJECTED], ProposalStatus.REJECTED),
        ([EventKind.MERGED, EventKind.CORRECTED], ProposalStatus.MERGED),
        ([EventKind.PROPOSED, EventKind.CORRECTED], ProposalStatus.PROPOSED),
        ([EventKind.CORRECTED], None),
        ([EventKind.CORRECTED, EventKind.PROPOSED], ProposalStatus.PROPOSED),
        ([EventKind.JUDGED], None),
    ],
)
def test_how_a_work_stands(store: Store, kinds: list[EventKind], status: ProposalStatus | None) -> None:
    store.append(Event(START + timedelta(days=day), kind, PAPER, LIST) for day, kind in enumerate(kinds))
    found = store.proposals(LIST).get(WorkId(str(PAPER)))
    assert (found.status if found else None) is status
    assert store.proposals(ListName("another")) == {}


def test_of_one_moment_the_rejection_holds(store: Store) -> None:
    store.append([event(EventKind.REJECTED), event(EventKind.ASKED), event(EventKind.PROPOSED)])
    assert store.proposals(LIST)[WorkId(str(PAPER))].status is ProposalStatus.REJECTED


def test_a_lease_is_held_by_one_and_free_again_afterwards(store: Store) -> None:
    with store.lease("run", "one", timedelta(seconds=30)) as lease:
        lease.check()
        with pytest.raises(LeaseHeldError, match="one"), store.lease("run", "two", timedelta(seconds=30)):
            pass
    with store.lease("run", "two", timedelta(seconds=30)) as lease:
        assert lease.owner == "two"
