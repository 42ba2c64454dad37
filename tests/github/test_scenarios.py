"""One list through its life on a loopback GitHub with a real git repository: opened, joined, merged, forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.forge_scene import BRANCH, PATH, paper, work

from state.identity import identify
from state.records import EventKind
from tracker.pullrequest.nominees import code_name
from tracker.settings.github import GitHubSettings

if TYPE_CHECKING:
    from support.forge_scene import Scene


def test_first_run_opens_one_pull_request(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    kept = stage.run()
    assert kept.number == stage.pull.number
    assert kept.pull_request == f"{stage.server.url}/{stage.world.name}/pull/1"
    assert stage.numbers() == [1, 2]
    assert stage.pull.title == "Add 2 entries to the list"
    stage.settled()


def test_second_run_with_nothing_new_writes_nothing(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    before = dict(stage.world.git.refs())
    stage.stays_quiet()
    assert stage.world.git.refs() == before
    stage.settled()


def test_changed_scores_and_counts_alone_write_nothing(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.nominees = [paper(2, score=0.999, signals={"upvotes": 80.0}), paper(1, score=0.5)]
    stage.stays_quiet()


def test_nothing_wanted_opens_nothing(stage: Scene) -> None:
    stage.run()
    assert stage.writes() == []
    assert stage.open_pulls == []


def test_new_entries_join(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    assert stage.numbers() == [1, 2]
    assert stage.pull.number == 1
    assert "Lumen-2" in stage.pull.body
    stage.settled()
    stage.stays_quiet()


def test_the_branch_holds_one_commit_where_only_the_tracker_wrote(stage: Scene) -> None:
    for number in (1, 2, 3):
        stage.nominees.append(paper(number))
        stage.run()
    base = stage.world.git.branch("main")
    commits = stage.world.git.between(base or "", stage.world.git.branch(BRANCH) or "")
    if stage.service.graphql:
        assert len(commits) == 1
    assert stage.world.git.branch("tracker-staging/vlm") is None


def test_more_than_the_limit_waits_visibly(stage: Scene) -> None:
    stage.settings = GitHubSettings(max_entries=3)
    stage.nominees = [paper(n) for n in range(1, 8)]
    kept = stage.run()
    assert stage.numbers() == [1, 2, 3]
    assert [int(one.nominee.work.value[5:]) for one in kept.waiting] == [4, 5, 6, 7]
    assert "Lumen-7" in stage.pull.body
    stage.settled(limit=3)
    stage.stays_quiet()


def test_a_better_work_waits_for_those_that_stand_already(stage: Scene) -> None:
    stage.settings = GitHubSettings(max_entries=2)
    stage.nominees = [paper(5), paper(6)]
    stage.run()
    stage.nominees = [paper(1), paper(5), paper(6)]
    stage.run()
    assert stage.numbers() == [5, 6]
    stage.settled(limit=2)


@pytest.mark.parametrize("squash", [False, True])
@pytest.mark.parametrize("keep_branch", [False, True])
def test_merged_and_then_something_new(stage: Scene, *, squash: bool, keep_branch: bool) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.person().merge(1, squash=squash, keep_branch=keep_branch)
    stage.run()
    assert stage.status(1) == "merged"
    assert stage.standing()[work(1)].by == "maya"
    assert stage.open_pulls == []
    stage.nominees.append(paper(3))
    stage.run()
    assert stage.pull.number == 2
    assert stage.numbers() == [1, 2, 3]
    stage.settled()
    stage.stays_quiet()


def test_merged_between_two_runs_that_both_have_something_new(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person().merge(1)
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    assert stage.numbers("main") == [1]
    assert stage.numbers() == [1, 2]
    assert stage.pull.number == 2
    stage.settled()


def test_partly_merged_by_hand(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.person().edit(
        "main",
        PATH,
        lambda text: text.replace(
            "## Models\n\n", "## Models\n\n- [By hand](https://arxiv.org/abs/2611.00001)\n"
        ),
    )
    stage.run()
    assert stage.numbers() == [1, 2]
    assert "By hand" in stage.text()
    assert "Lumen-1" not in stage.text()
    assert stage.status(1) == "merged"
    assert stage.pull.title == "Add 1 entry to the list"
    stage.settled()
    stage.stays_quiet()


@pytest.mark.parametrize(
    "form",
    [
        "https://arxiv.org/pdf/2611.00001v2",
        "https://www.alphaxiv.org/abs/2611.00001",
        "https://huggingface.co/papers/2611.00001",
        "https://doi.org/10.48550/arXiv.2611.00001",
    ],
)
def test_the_same_paper_added_by_someone_in_another_form_leaves(stage: Scene, form: str) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person().edit(
        "main", PATH, lambda text: text.replace("## Benchmarks\n\n", f"## Benchmarks\n\n- [Lumen]({form})\n")
    )
    stage.run()
    assert stage.open_pulls == []
    assert stage.world.git.branch(BRANCH) is None
    assert "closes this pull request" in stage.world.pulls[1].body
    assert stage.status(1) == "merged"
    stage.settled()
    stage.stays_quiet()


def test_everything_merged_by_hand_closes_with_a_word_and_rejects_nothing(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person().edit(
        "main",
        PATH,
        lambda text: text.replace("## Models\n\n", "## Models\n\n- [X](https://arxiv.org/abs/2611.00001)\n"),
    )
    stage.run()
    assert stage.world.pulls[1].state == "closed"
    assert stage.events(EventKind.REJECTED) == []
    stage.run()
    assert stage.events(EventKind.REJECTED) == []
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    assert stage.pull.number == 2
    stage.settled()


def test_a_work_known_by_its_title_alone(stage: Scene) -> None:
    identity = identify("https://openreview.net/forum?id=aB3_x-Y")
    assert identity is not None
    stage.nominees = [
        paper(
            1, work=identity, identities=frozenset({identity}), url="https://openreview.net/forum?id=aB3_x-Y"
        )
    ]
    stage.run()
    assert "aB3_x-Y" in stage.text()
    stage.stays_quiet()
    stage.nominees = []


def test_entries_of_a_lost_memory_that_no_source_names_any_more_stay(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.lose_memory()
    stage.nominees = [paper(2), paper(3)]
    stage.run()
    assert stage.numbers() == [1, 2, 3]
    stage.stays_quiet()


@pytest.mark.parametrize("how", ["nothing", "close", "merge", "delete-line", "untick", "command"])
def test_the_world_alone_tells_what_a_lost_memory_knew(stage: Scene, how: str) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    maya = stage.person()
    match how:
        case "close":
            maya.close(1)
        case "merge":
            maya.merge(1)
        case "delete-line":
            maya.edit(
                BRANCH, PATH, lambda text: "\n".join(line for line in text.split("\n") if "00001" not in line)
            )
        case "untick":
            maya.tick(1, f"tracker:keep {code_name(work(1))}")
        case "command":
            maya.comment(1, "/tracker reject 2611.00001")
    stage.lose_memory()
    stage.run()
    expected = {"nothing": "proposed", "close": "rejected", "merge": "merged"}.get(how, "rejected")
    assert stage.status(1) == expected
    stage.settled()
    stage.stays_quiet()
