"""What a list is offered, what a person is asked, and what is refused and why."""

from dataclasses import replace
from datetime import timedelta

import pytest
from support.made_up import NOON, a_verdict, a_work

from state.happenings import Detail
from state.identity import Identity, Scheme
from state.records import Kind, ListName, Notice, Proposal, ProposalStatus
from tracker.job import choose as choosing
from tracker.job.choose import Choice, Judged, choose
from tracker.settings.selection import SelectionSettings

TAKE = SelectionSettings()


def judged(
    number: int = 1,
    probability: float = 0.9,
    kind: Kind = Kind.MODEL,
    status: ProposalStatus | None = None,
    notice: Notice = Notice.NEW,
) -> Judged:
    arxiv_id = f"2603.{number:05}"
    work = a_work(arxiv_id, NOON + timedelta(hours=number), notice)
    proposal = Proposal(ListName("list"), Identity(Scheme.ARXIV, arxiv_id), status, NOON) if status else None
    return Judged(work, a_verdict(probability, kind), proposal)


def given_up() -> Judged:
    one = judged(status=ProposalStatus.REJECTED)
    assert one.proposal
    closed = replace(one.proposal, by="stale[bot]", details={"closed_with": "3"})
    return replace(one, proposal=closed)


def ids(works: tuple[Judged, ...]) -> list[int]:
    return [int(one.work.id[-5:]) for one in works]


def test_surest_comes_first_and_then_the_newest() -> None:
    choice = choose([judged(1, 0.8), judged(2, 0.95), judged(3, 0.8)], TAKE)
    assert ids(choice.offered) == [2, 3, 1]


def test_order_of_arrival_does_not_matter() -> None:
    works = [judged(number, 0.9) for number in range(5)]
    assert choose(works, TAKE) == choose(reversed(works), TAKE)


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (judged(probability=0.1), choosing.NOT_ABOUT),
        (judged(kind=Kind.OTHER), choosing.OTHER_KIND),
        (judged(notice=Notice.WITHDRAWN), choosing.WITHDRAWN),
        (judged(status=ProposalStatus.REJECTED), choosing.REJECTED),
        (given_up(), choosing.UNANSWERED),
        (judged(status=ProposalStatus.MERGED), choosing.TAKEN),
        (Judged(a_work(), None), choosing.NOT_ABOUT),
        (replace(judged(), elsewhere=True), choosing.ELSEWHERE),
    ],
)
def test_refusal_is_a_reason_and_is_counted(one: Judged, reason: str) -> None:
    choice = choose([one], TAKE)
    over = frozenset({one.work.id}) if reason in (choosing.WITHDRAWN, choosing.ELSEWHERE) else frozenset()
    assert choice == Choice((), (), ((reason, 1),), over)
    assert choice.refusals == 1


def test_what_another_page_took_leaves_even_when_it_was_proposed() -> None:
    one = replace(judged(status=ProposalStatus.PROPOSED), elsewhere=True)
    choice = choose([one], TAKE)
    assert not choice.offered
    assert choice.withdrawn == {one.work.id}
    assert choose([replace(one, asked=True)], TAKE).offered, "unless a person asked for it"


def test_withdrawn_work_leaves_even_when_it_was_proposed() -> None:
    one = judged(status=ProposalStatus.PROPOSED, notice=Notice.WITHDRAWN)
    assert not choose([one], TAKE).offered
    assert ids(choose([replace(one, asked=True)], TAKE).offered) == ids((one,)), (
        "unless a person asked for it"
    )


@pytest.mark.parametrize(("version", "offered"), [(1, False), (2, False), (3, True)])
def test_a_work_taken_back_is_offered_again_once_a_later_version_is_there(
    version: int, offered: bool
) -> None:
    back = judged(notice=Notice.WITHDRAWN)
    withdrawn = replace(back.work.sightings[0], key="api", version=2)
    anew = replace(withdrawn, key="feed", notice=Notice.REPLACED, version=version)
    one = replace(back, work=replace(back.work, sightings=(withdrawn, anew)))
    assert bool(choose([one], TAKE).offered) is offered


@pytest.mark.parametrize("probability", [0.0, 0.5])
def test_person_asking_wins_over_the_classifier(probability: float) -> None:
    asked = judged(1, probability, Kind.OTHER, ProposalStatus.ASKED)
    assert ids(choose([judged(2, 0.99), asked], TAKE).offered) == [1, 2]


def test_what_is_asked_for_without_a_verdict_is_offered() -> None:
    work = a_work()
    proposal = Proposal(ListName("list"), work.identities[0], ProposalStatus.ASKED, NOON)
    assert choose([Judged(work, None, proposal)], TAKE).offered


def test_what_is_proposed_stays_before_newcomers() -> None:
    choice = choose([judged(1, 0.99), judged(2, 0.7, status=ProposalStatus.PROPOSED)], TAKE)
    assert ids(choice.offered) == [2, 1]


def test_unsure_is_asked_and_not_offered() -> None:
    choice = choose([judged(1, 0.5)], TAKE)
    assert ids(choice.questions) == [1]
    assert not choice.offered


def test_proposed_work_that_became_unsure_stays() -> None:
    assert choose([judged(1, 0.5, status=ProposalStatus.PROPOSED)], TAKE).offered


def test_proposed_work_that_a_newer_model_finds_unlikely_stays_too() -> None:
    """Else every model that is learned would take back what people are looking at."""
    assert choose([judged(1, 0.1, status=ProposalStatus.PROPOSED)], TAKE).offered
    assert not choose([judged(1, 0.1)], TAKE).offered


def test_work_that_a_person_asked_for_stays_when_it_is_proposed() -> None:
    one = judged(1, 0.0, Kind.OTHER, ProposalStatus.PROPOSED)
    assert choose([replace(one, asked=True)], TAKE).offered
    assert not choose([one], TAKE).offered


def test_proposed_work_that_a_newer_model_finds_of_another_kind_stays_unless_its_own_is_not_taken() -> None:
    one = judged(1, 0.9, Kind.OTHER, ProposalStatus.PROPOSED)
    assert one.proposal
    as_model = replace(one, proposal=replace(one.proposal, details={Detail.KIND.value: Kind.MODEL.value}))
    assert choose([as_model], TAKE).offered
    assert not choose([as_model], SelectionSettings(kinds=(Kind.DATASET,))).offered


def test_no_more_questions_than_set() -> None:
    choice = choose([judged(number, 0.5) for number in range(9)], SelectionSettings(ask=2))
    assert len(choice.questions) == 2


def test_threshold_of_the_list_wins_over_the_classifiers_line() -> None:
    strict = SelectionSettings(threshold=0.95)
    choice = choose([judged(1, 0.96), judged(2, 0.9)], strict)
    assert (ids(choice.offered), ids(choice.questions)) == ([1], [2])


def test_lenient_threshold_takes_what_the_classifier_refuses() -> None:
    assert choose([judged(1, 0.3)], SelectionSettings(threshold=0.2)).offered
