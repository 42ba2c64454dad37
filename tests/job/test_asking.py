"""What a person asks for by hand stays asked for: the same act twice changes nothing, and later runs take nothing away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from support.made_up import a_verdict

from state.identity import Identity
from state.records import Links, ListName, Paper, ProposalStatus
from tracker import owners, wiring
from tracker.job.asking import ask_for
from tracker.job.progress import Unwatched
from tracker.job.run import Turn, run_once
from tracker.loopback.stage import LIST, Stage
from tracker.settings.load import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from state.records import Verdict
    from tracker.job.asking import WishReport

MONO = Links(code="https://github.com/lab/mono")
LANTERN = Paper("Lantern Toolkit for Harbour Pictures", "We sort stamps by age.", links=MONO)
KETTLE = Paper("Boiling Kettles with Words", "We boil water and time it.", links=MONO)


def ask(stage: Stage, *papers: Paper) -> list[WishReport]:
    settings = parse(stage.settings())
    with wiring.ports(settings, stage.environment(), Unwatched()) as ports:
        owner = owners.this_process()
        turn = Turn(owner, stage.now)
        return ask_for(ports, settings, settings.lists[0], papers, turn, force=True)[0]


def added(stage: Stage) -> list[str]:
    return [
        line
        for pull in stage.world.open_pulls()
        for line in stage.diff(pull.branch).splitlines()
        if line.startswith("+- ")
    ]


def test_asking_twice_changes_nothing(stage: Stage) -> None:
    ask(stage, LANTERN)
    before = added(stage)
    assert len(before) == 1
    stage.now += timedelta(hours=1)
    (answer,) = ask(stage, LANTERN)
    (pull,) = stage.world.open_pulls()
    assert (answer.status, f"/pull/{pull.number}" in answer.reason) == ("duplicate", True)
    assert added(stage) == before


LISTED = Paper("Kettle-VL: Teaching Kettles to Describe Steam", "We boil.", arxiv_id="2610.90004")


@pytest.mark.parametrize("seen", [False, True], ids=["no run looked before", "runs know the list"])
def test_wish_for_what_the_list_has_is_a_duplicate_and_no_news(stage: Stage, *, seen: bool) -> None:
    if seen:
        ask(stage, LANTERN)
        stage.now += timedelta(days=1)
    (answer,) = ask(stage, LISTED)
    assert (answer.status, "already on line" in answer.reason) == ("duplicate", True)
    settings = parse(stage.settings())
    with wiring.ports(settings, stage.environment(), Unwatched()) as ports:
        assert list(ports.store.events(since=stage.now)) == []
        assert ports.store.work(Identity.parse(f"arxiv:{LISTED.arxiv_id}")) is None


BESIDE = """[[lists]]
name = "beside"
repository = "{repository}"
path = "beside.md"
"""


@pytest.mark.parametrize(
    ("shared", "force", "status"),
    [
        pytest.param(False, False, "duplicate", id="each page its own"),
        pytest.param(True, False, "added", id="pages share works"),
        pytest.param(False, True, "added", id="insisted upon"),
    ],
)
def test_wish_for_what_another_page_has(stage: Stage, *, shared: bool, force: bool, status: str) -> None:
    paper = Paper("Ladles and Spoons of the North", "We count ladles.", arxiv_id="2601.00001")
    beside = f"# Spoons\n\n- [{paper.title}](https://arxiv.org/abs/{paper.arxiv_id})\n"
    stage.github.person("maya").push(stage.world.default_branch, {"beside.md": beside.encode()}, "Begin")
    text = stage.settings().replace("\n\n", f"\ntake.shared = {str(shared).lower()}\n\n", 1)
    settings = parse(BESIDE.format(repository=stage.world.name) + text)
    with wiring.ports(settings, stage.environment(), Unwatched()) as ports:
        turn = Turn(owners.this_process(), stage.now)
        sure = replace(ports, judge=Sure(0.9))
        (answer,), _ = ask_for(sure, settings, settings.lists[1], [paper], turn, force=force)
    assert answer.status == status
    assert ("beside.md" in answer.reason) is (status == "duplicate")


def test_what_was_asked_for_stays_whatever_the_classifier_makes_of_it(stage: Stage) -> None:
    ask(stage, LANTERN)
    (entry,) = added(stage)
    for _ in range(2):
        stage.now += timedelta(days=1)
        settings = parse(stage.settings())
        with wiring.ports(settings, stage.environment(), Unwatched()) as ports:
            run_once(ports, settings, owners.this_process(), stage.now)
            standing = ports.store.proposals(ListName(LIST))
        assert entry in added(stage)
    assert ProposalStatus.PROPOSED in {proposal.status for proposal in standing.values()}


def test_the_same_work_asked_for_twice_at_once_is_one_wish(stage: Stage) -> None:
    assert [answer.status for answer in ask(stage, LANTERN, KETTLE, LANTERN)] == [
        "added",
        "added",
        "duplicate",
    ]
    assert len(added(stage)) == 2


def test_two_works_of_one_repository_are_two_wishes(stage: Stage) -> None:
    assert [answer.status for answer in ask(stage, LANTERN, KETTLE)] == ["added", "added"]
    assert len(added(stage)) == 2


def test_wish_for_a_repository_is_no_wish_for_another_work_that_links_it(stage: Stage) -> None:
    other = Paper("Ladles and Spoons of the North", "We count ladles.", arxiv_id="2601.00001", links=MONO)
    settings = parse(stage.settings())
    ask(stage, other)
    ask(stage, KETTLE)
    with wiring.ports(settings, stage.environment(), Unwatched()) as ports:
        names = sorted(ports.store.proposals(ListName(LIST)))
    assert [name.partition(":")[0] for name in names] == ["arxiv", "record"]


@dataclass(frozen=True)
class Sure:
    """A judge that gives every paper the same."""

    probability: float
    version: str = "made-up"

    def judge(self, papers: Sequence[Paper]) -> list[Verdict]:
        return [a_verdict(self.probability) for _ in papers]


@pytest.mark.parametrize(
    ("probability", "force", "status"),
    [
        pytest.param(0.1, False, "refused", id="unlikely"),
        pytest.param(0.5, False, "unsure", id="in doubt"),
        pytest.param(0.9, False, "added", id="likely"),
        pytest.param(0.1, True, "added", id="unlikely and insisted upon"),
    ],
)
def test_what_the_classifier_does_not_take_is_told_with_its_likelihood(
    stage: Stage, probability: float, *, force: bool, status: str
) -> None:
    settings = parse(stage.settings())
    with wiring.ports(settings, stage.environment(), Unwatched()) as ports:
        (answer,), report = ask_for(
            replace(ports, judge=Sure(probability)),
            settings,
            settings.lists[0],
            [LANTERN],
            Turn(owners.this_process(), stage.now),
            force=force,
        )
    assert answer.status == status
    assert (f"{probability:.0%} likely" in answer.reason) is (status != "added")
    assert len(added(stage)) == (status == "added")
    assert report.proposed == (status == "added")


def test_what_nothing_names_is_not_asked_for(stage: Stage) -> None:
    (answer,) = ask(stage, Paper("Lantern Toolkit for Harbour Pictures"))
    assert (answer.status, "neither an id nor an address" in answer.reason) == ("refused", True)
    assert added(stage) == []
