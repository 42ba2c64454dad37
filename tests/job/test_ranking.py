"""The order of works learns from what a list's people took."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from math import inf
from typing import TYPE_CHECKING

import pytest
from support.made_up import NOON, a_paper, a_sighting, a_verdict, a_work

from state.happenings import Detail
from state.identity import Identity, Scheme
from state.records import ListName, Proposal, ProposalStatus
from tracker.job.choose import Judged, choose
from tracker.job.ranking import ranking
from tracker.settings.selection import SelectionSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from state.records import Paper, Verdict

NOW = NOON + timedelta(days=100)


def judged(
    number: int, word: str, score: float = 0.9, *, days: int = 60, status: ProposalStatus | None = None
) -> Judged:
    arxiv_id = f"2603.{number:05}"
    paper = a_paper(arxiv_id, f"{word} number {number}")
    work = replace(a_work(arxiv_id, NOW - timedelta(days=days)), paper=paper, sightings=(a_sighting(paper),))
    proposal = Proposal(ListName("list"), Identity(Scheme.ARXIV, arxiv_id), status, NOON) if status else None
    return Judged(work, a_verdict(score), proposal)


TAKEN = [judged(number, "Kettle", status=ProposalStatus.MERGED) for number in range(30)]
PASSED = [judged(100 + number, "Spout") for number in range(60)]


def refused(count: int, word: str = "Spout", *, days: int = 1) -> list[Judged]:
    return [judged(200 + number, word, days=days, status=ProposalStatus.REJECTED) for number in range(count)]


def first(decided: list[Judged], passed: list[Judged]) -> str:
    new = [judged(901, "Kettle", 0.85, days=1), judged(902, "Spout", 0.9, days=1)]
    choice = choose(new, SelectionSettings(), ranking(decided, [*passed, *new], NOW))
    return choice.offered[0].work.paper.title.split()[0]


def test_what_people_took_comes_first() -> None:
    assert first(TAKEN, PASSED) == "Kettle"


def mark_of_a_lid(decided: list[Judged]) -> float:
    """Beside spouts, which people neither take nor refuse, so that only what is decided about lids tells."""
    lid, spout = judged(901, "Lid", days=1), judged(902, "Spout", days=1)
    marked = ranking(decided, [*PASSED, lid, spout], NOW)
    return marked(lid) - marked(spout)


def test_rejected_at_once_is_heard_at_once() -> None:
    assert first([*TAKEN, *refused(30)], []) == "Kettle"


def test_rejections_of_one_kind_are_heard_the_more_there_are_and_a_single_one_is_not() -> None:
    """Even of a kind of which people took nothing, long after they were made, and beside much that was passed over."""
    marks = [mark_of_a_lid([*TAKEN, *refused(count, "Lid", days=200)]) for count in (0, 1, 2, 5, 20)]
    assert abs(marks[1] - marks[0]) < 0.5
    assert marks[0] - 0.5 > marks[2] > marks[3] > marks[4], marks


def closed_together(ones: list[Judged]) -> list[Judged]:
    counted = {Detail.CLOSED_WITH.value: str(len(ones))}
    return [replace(one, proposal=replace(it, details=counted)) for one in ones if (it := one.proposal)]


def test_closing_ten_at_once_is_heard_as_one_refusal_and_closing_again_and_again_as_many() -> None:
    lids = refused(100, "Lid", days=200)
    nothing, alone, once, often = (
        mark_of_a_lid([*TAKEN, *some])
        for some in (
            [],
            lids[:10],
            closed_together(lids[:10]),
            [one for at in range(0, 100, 10) for one in closed_together(lids[at : at + 10])],
        )
    )
    assert abs(once - nothing) < 0.5
    assert nothing - 0.5 > often > alone - 1


def test_without_decisions_the_surest_comes_first() -> None:
    assert first([], PASSED) == "Spout"


def test_few_decisions_are_heard_already() -> None:
    assert first(TAKEN[:5], PASSED) == "Kettle"


def test_new_and_unread_works_teach_nothing() -> None:
    fresh = [judged(300 + number, "Spout", days=1) for number in range(60)]
    unread = [replace(one, verdict=None) for one in PASSED]
    assert first(TAKEN, fresh) == "Spout"
    assert first(TAKEN, unread) == "Spout"


def test_people_who_take_what_others_liked_get_that_first() -> None:
    """Upvotes as sources give them on the day, on works that are otherwise the same."""

    def liked(one: Judged, upvotes: float) -> Judged:
        words = tuple(replace(word, signals={"upvotes": upvotes}) for word in one.work.sightings)
        return replace(one, work=replace(one.work, sightings=words))

    same = [judged(number, "Spout", status=ProposalStatus.MERGED) for number in range(30)]
    taken = [liked(one, 40.0 + at % 7) for at, one in enumerate(same)]
    quiet, famous = judged(901, "Spout", days=1), liked(judged(902, "Spout", days=1), 50.0)
    mark = ranking(taken, [*PASSED, quiet, famous], NOW)
    assert mark(famous) > mark(quiet)


class First:
    """The model that did not learn on: it never liked kettles."""

    version = "made-up"

    def judge(self, papers: Sequence[Paper]) -> list[Verdict]:
        return [a_verdict(0.01 if "Kettle" in paper.title else 0.9) for paper in papers]


def test_both_models_are_heard_where_one_learned_on() -> None:
    new = [judged(901, "Kettle", 0.9, days=1), judged(902, "Spout", 0.9, days=1)]
    alone, both = (ranking([], new, NOW, first) for first in (None, First()))
    assert both(new[0]) < alone(new[0])
    assert both(new[1]) == alone(new[1])


def test_unread_work_has_no_mark() -> None:
    """None at all: it comes last unless a person asked for it."""
    unread = replace(PASSED[0], verdict=None)
    assert ranking(TAKEN, [unread, *PASSED[1:]], NOW)(unread) == -inf


def test_what_people_left_when_they_were_there_comes_later() -> None:
    """Though it is as old and a little surer."""
    visit = NOW - timedelta(days=1)
    weekly = [
        replace(
            one, work=replace(one.work, first_seen=visit - timedelta(days=2)), proposal=replace(it, at=visit)
        )
        for one in TAKEN
        if (it := one.proposal)
    ]
    left, new = judged(901, "Kettle", 0.92, days=2), judged(902, "Kettle", 0.9, days=0)
    choice = choose([left, new], SelectionSettings(), ranking(weekly, [*PASSED, left, new], NOW))
    assert choice.offered[0].work.paper.arxiv_id == new.work.paper.arxiv_id


def test_people_who_never_look_back_get_what_is_new() -> None:
    at_once = [
        replace(one, proposal=replace(one.proposal, at=one.since + timedelta(days=2)))
        for one in TAKEN
        if one.proposal
    ]
    old, new = judged(901, "Kettle", 0.92, days=30), judged(902, "Kettle", 0.9, days=1)
    choice = choose([old, new], SelectionSettings(), ranking(at_once, [*PASSED, old, new], NOW))
    assert choice.offered[0].work.paper.arxiv_id == new.work.paper.arxiv_id


def test_what_was_taken_before_it_could_be_seen_is_no_visit() -> None:
    """The first look at a list finds such works: when people were there is not known."""
    found = [
        replace(one, proposal=replace(it, at=NOW - timedelta(days=2)))
        for one in TAKEN
        if (it := one.proposal)
    ]
    seen_today = [replace(one, work=replace(one.work, first_seen=NOW)) for one in found]
    left = judged(901, "Kettle", days=3)
    unknown, known = (ranking(taken, [*PASSED, left], NOW)(left) for taken in (seen_today, found))
    assert known < unknown


def by(organisation: str, one: Judged) -> Judged:
    shown = tuple(replace(it, extra={"organization": organisation}) for it in one.work.sightings)
    return replace(one, work=replace(one.work, sightings=shown))


def test_whose_works_people_take_comes_first() -> None:
    taken = [by("Made Lab", judged(number, "Kettle", status=ProposalStatus.MERGED)) for number in range(30)]
    passed = [by("Other Lab", judged(100 + number, "Kettle")) for number in range(60)]
    ours, theirs = (
        by("made lab", judged(901, "Kettle", 0.88, days=1)),
        by("Other Lab", judged(902, "Kettle", days=1)),
    )
    nobody = judged(903, "Kettle", days=1)
    marked = ranking(taken, [*passed, ours, theirs, nobody], NOW)
    assert marked(ours) > marked(nobody) > marked(theirs)


@pytest.mark.parametrize("day", [date.min, date.max, date(9999, 12, 30)], ids=str)
def test_a_date_at_the_end_of_the_calendar_costs_no_list_its_order(day: date) -> None:
    odd, plain = judged(901, "Kettle", days=1), judged(902, "Kettle", days=1)
    odd = replace(odd, work=replace(odd.work, paper=replace(odd.work.paper, published=day)))
    marked = ranking(TAKEN, [*PASSED, odd, plain], NOW)
    assert marked(odd) <= marked(plain) + 0.5
