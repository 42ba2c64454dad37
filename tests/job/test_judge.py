"""Every new text is judged once, and what lists may want is logged."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from support.made_up import NOON, a_paper, a_sighting, a_verdict

from state.records import EventKind, Paper, Relevance, Verdict
from state.store import IN_MEMORY, open_store
from tracker.job.judge import judge_pending


class ByTitle:
    """Reads the probability off the title's end."""

    version = "made-up"

    def __init__(self) -> None:
        self.read = 0

    def judge(self, papers: Sequence[Paper]) -> list[Verdict]:
        self.read += len(papers)
        return [a_verdict(float(paper.title.split()[-1])) for paper in papers]


def sightings(*chances: float) -> list[Paper]:
    return [a_paper(f"2603.{n:05}", f"Made-up study of pot {n} {chance}") for n, chance in enumerate(chances)]


def test_every_pending_work_is_judged_once() -> None:
    judge = ByTitle()
    with open_store(IN_MEMORY) as store:
        store.remember(map(a_sighting, sightings(0.9, 0.1, 0.5)))
        assert judge_pending(store, judge, NOON - timedelta(days=1), NOON) == 3
        assert judge_pending(store, judge, NOON - timedelta(days=1), NOON) == 0
        works = list(store.works_between())
        found = store.verdicts(works, judge.version)
        assert {found[work.id].relevant for work in works} == set(Relevance)
    assert judge.read == 3


def test_log_keeps_what_a_list_may_want_and_nothing_else() -> None:
    with open_store(IN_MEMORY) as store:
        store.remember(map(a_sighting, sightings(0.9, 0.1, 0.5)))
        judge_pending(store, ByTitle(), NOON - timedelta(days=1), NOON)
        events = list(store.events(kinds=[EventKind.JUDGED]))
        assert [event.details["relevant"] for event in events] in (["yes", "unsure"], ["unsure", "yes"])


def test_older_works_are_left_alone() -> None:
    with open_store(IN_MEMORY) as store:
        store.remember([a_sighting(a_paper(title="Made-up study of pots 0.9"), NOON - timedelta(days=9))])
        assert judge_pending(store, ByTitle(), NOON - timedelta(days=1), NOON) == 0


@pytest.mark.parametrize("count", [501, 1100])
def test_many_are_judged_piece_by_piece(count: int) -> None:
    with open_store(IN_MEMORY) as store:
        store.remember(map(a_sighting, sightings(*[0.1] * count)))
        assert judge_pending(store, ByTitle(), NOON - timedelta(days=1), NOON) == count
