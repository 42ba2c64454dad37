"""One list through its life on a loopback GitHub with a real git repository."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from support.forge_scene import BRANCH, LIST, PATH, paper, work

from state.identity import identify
from state.records import EventKind
from state.store import open_store
from tracker.forge.errors import HeadMoved
from tracker.pullrequest.candidates import code_name
from tracker.pullrequest.keeping import keep
from tracker.pullrequest.memory import StoreLedger
from tracker.settings.github import GitHubSettings

if TYPE_CHECKING:
    from support.forge_scene import Scene

    from state.records import Event
    from state.store import Store
    from tracker.loopback.server import Request


def events(stage: Scene, kind: EventKind) -> list[Event]:
    return list(stage.store.events(list_name=LIST, kinds=[kind]))


def quiet(stage: Scene) -> None:
    """The next run writes nothing."""
    stage.writes()
    stage.run()
    assert [f"{request.method} {request.path}" for request in stage.writes()] == []


def test_first_run_opens_one_pull_request(stage: Scene) -> None:
    stage.candidates = [paper(1), paper(2)]
    kept = stage.run()
    assert kept.number == stage.pull.number
    assert kept.pull_request == f"{stage.server.url}/{stage.world.name}/pull/1"
    assert stage.numbers() == [1, 2]
    assert stage.pull.title == "Add 2 entries to the list"
    stage.settled()


def test_second_run_with_nothing_new_writes_nothing(stage: Scene) -> None:
    stage.candidates = [paper(1), paper(2)]
    stage.run()
    before = dict(stage.world.git.refs())
    quiet(stage)
    assert stage.world.git.refs() == before
    stage.settled()


def test_changed_scores_and_counts_alone_write_nothing(stage: Scene) -> None:
    stage.candidates = [paper(1), paper(2)]
    stage.run()
    stage.candidates = [paper(2, score=0.999, signals={"upvotes": 80.0}), paper(1, score=0.5)]
    quiet(stage)


def test_nothing_wanted_opens_nothing(stage: Scene) -> None:
    stage.run()
    assert stage.writes() == []
    assert stage.open_pulls == []


def test_new_entries_join(stage: Scene) -> None:
    stage.candidates = [paper(1)]
    stage.run()
    stage.candidates = [paper(1), paper(2)]
    stage.run()
    assert stage.numbers() == [1, 2]
    assert stage.pull.number == 1
    assert "Lumen-2" in stage.pull.body
    stage.settled()
    quiet(stage)


def test_the_branch_holds_one_commit_where_only_the_tracker_wrote(stage: Scene) -> None:
    for number in (1, 2, 3):
        stage.candidates.append(paper(number))
        stage.run()
    base = stage.world.git.branch("main")
    commits = stage.world.git.between(base or "", stage.world.git.branch(BRANCH) or "")
    if stage.service.graphql:
        assert len(commits) == 1
    assert stage.world.git.branch("tracker-staging/vlm") is None


def test_more_than_the_limit_waits_visibly(stage: Scene) -> None:
    stage.settings = GitHubSettings(max_entries=3)
    stage.candidates = [paper(n) for n in range(1, 8)]
    kept = stage.run()
    assert stage.numbers() == [1, 2, 3]
    assert [int(one.candidate.work.value[5:]) for one in kept.waiting] == [4, 5, 6, 7]
    assert "Lumen-7" in stage.pull.body
    stage.settled(limit=3)
    quiet(stage)


def test_a_better_work_waits_for_those_that_stand_already(stage: Scene) -> None:
    stage.settings = GitHubSettings(max_entries=2)
    stage.candidates = [paper(5), paper(6)]
    stage.run()
    stage.candidates = [paper(1), paper(5), paper(6)]
    stage.run()
    assert stage.numbers() == [5, 6]
    stage.settled(limit=2)


@pytest.mark.parametrize("squash", [False, True])
@pytest.mark.parametrize("keep_branch", [False, True])
def test_merged_and_then_something_new(stage: Scene, *, squash: bool, keep_branch: bool) -> None:
    stage.candidates = [paper(1), paper(2)]
    stage.run()
    stage.person().merge(1, squash=squash, keep_branch=keep_branch)
    stage.run()
    assert stage.status(1) == "merged"
    assert stage.standing()[work(1)].by == "maya"
    assert stage.open_pulls == []
    stage.candidates.append(paper(3))
    stage.run()
    assert stage.pull.number == 2
    assert stage.numbers() == [1, 2, 3]
    stage.settled()
    quiet(stage)


def test_merged_between_two_runs_that_both_have_something_new(stage: Scene) -> None:
    stage.candidates = [paper(1)]
    stage.run()
    stage.person().merge(1)
    stage.candidates = [paper(1), paper(2)]
    stage.run()
    assert stage.numbers("main") == [1]
    assert stage.numbers() == [1, 2]
    assert stage.pull.number == 2
    stage.settled()


def test_partly_merged_by_hand(stage: Scene) -> None:
    stage.candidates = [paper(1), paper(2)]
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
    quiet(stage)


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
    stage.candidates = [paper(1)]
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
    quiet(stage)


def test_everything_merged_by_hand_closes_with_a_word_and_rejects_nothing(stage: Scene) -> None:
    stage.candidates = [paper(1)]
    stage.run()
    stage.person().edit(
        "main",
        PATH,
        lambda text: text.replace("## Models\n\n", "## Models\n\n- [X](https://arxiv.org/abs/2611.00001)\n"),
    )
    stage.run()
    assert stage.world.pulls[1].state == "closed"
    assert events(stage, EventKind.REJECTED) == []
    stage.run()
    assert events(stage, EventKind.REJECTED) == []
    stage.candidates = [paper(1), paper(2)]
    stage.run()
    assert stage.pull.number == 2
    stage.settled()


def test_a_person_rewords_an_entry(stage: Scene) -> None:
    stage.candidates = [paper(1), paper(2)]
    stage.run()
    stage.person("nils").edit(BRANCH, PATH, lambda text: text.replace("Lumen-1: A Made-Up", "Lumen-1, the"))
    stage.run()
    assert "Lumen-1, the Vision" in stage.text()
    (corrected,) = events(stage, EventKind.CORRECTED)
    assert corrected.by == "nils"
    assert "Made-Up" in corrected.details["before"]
    assert "Lumen-1, the" in corrected.details["entry"]
    stage.settled()
    quiet(stage)
    stage.candidates.append(paper(3))
    stage.run()
    assert "Lumen-1, the Vision" in stage.text()
    assert stage.numbers() == [1, 2, 3]
    stage.settled()
    quiet(stage)
    stage.person().merge(1)
    stage.run()
    assert "Lumen-1, the Vision" in stage.text("main")
    stage.settled()


def test_a_person_adds_an_entry_of_their_own(stage: Scene) -> None:
    stage.candidates = [paper(1)]
    stage.run()
    stage.person().edit(
        BRANCH,
        PATH,
        lambda text: text.replace(
            "## Benchmarks\n\n", "## Benchmarks\n\n- [Mine](https://example.org/mine)\n"
        ),
    )
    stage.candidates = [paper(1), paper(2)]
    stage.run()
    assert "[Mine]" in stage.text()
    assert stage.numbers() == [1, 2]
    stage.settled()
    quiet(stage)


def test_a_person_deletes_an_entry_from_the_branch(stage: Scene) -> None:
    stage.candidates = [paper(1), paper(2)]
    stage.run()
    stage.person("nils").edit(
        BRANCH, PATH, lambda text: "\n".join(line for line in text.split("\n") if "00001" not in line)
    )
    stage.run()
    assert stage.numbers() == [2]
    assert stage.status(1) == "rejected"
    assert stage.standing()[work(1)].by == "nils"
    assert stage.pull.title == "Add 1 entry to the list"
    stage.settled()
    quiet(stage)


def test_an_entry_taken_out_right_before_the_merge(stage: Scene) -> None:
    stage.candidates = [paper(1), paper(2)]
    stage.run()
    stage.person().edit(
        BRANCH, PATH, lambda text: "\n".join(line for line in text.split("\n") if "00001" not in line)
    )
    stage.person().merge(1)
    stage.run()
    assert stage.status(1) == "rejected"
    assert stage.status(2) == "merged"
    assert stage.open_pulls == []
    stage.settled()


@pytest.mark.parametrize("message", [None, "My own words"])
def test_an_amended_commit_is_kept_and_built_on(stage: Scene, message: str | None) -> None:
    stage.candidates = [paper(1), paper(2)]
    stage.run()
    amended = stage.person().amend(
        BRANCH,
        PATH,
        lambda text: "\n".join(
            line.replace("Made-Up", "Real") for line in text.split("\n") if "00002" not in line
        ),
        message,
    )
    stage.candidates.append(paper(3))
    stage.run()
    assert stage.world.git.contains(stage.world.git.branch(BRANCH) or "", amended)
    assert stage.numbers() == [1, 3]
    assert "Lumen-1: A Real" in stage.text()
    assert stage.status(2) == "rejected"
    stage.settled()
    quiet(stage)


def test_a_commit_to_another_file_on_the_branch_is_kept(stage: Scene) -> None:
    stage.candidates = [paper(1)]
    stage.run()
    stage.person().push(BRANCH, {"NOTES.md": b"mine\n"})
    stage.person().edit("main", PATH, lambda text: text.replace("Kept by people.", "Kept by kind people."))
    stage.candidates.append(paper(2))
    stage.run()
    assert stage.person().read(BRANCH, "NOTES.md") == "mine\n"
    assert stage.numbers() == [1, 2]
    stage.settled()
    quiet(stage)


def test_an_entry_unticked_in_the_body(stage: Scene) -> None:
    stage.candidates = [paper(1), paper(2)]
    stage.run()
    stage.person("nils").tick(1, f"tracker:keep {code_name(work(1))}")
    stage.run()
    assert stage.numbers() == [2]
    assert stage.status(1) == "rejected"
    if stage.service.graphql:
        assert stage.standing()[work(1)].by == "nils"
    stage.settled()
    quiet(stage)


def test_a_waiting_work_ticked_in_the_body_comes_in_before_its_turn(stage: Scene) -> None:
    stage.settings = GitHubSettings(max_entries=1)
    stage.candidates = [paper(1), paper(2), paper(3)]
    stage.run()
    stage.person().tick(1, f"tracker:accept {code_name(work(3))}")
    stage.run()
    assert stage.numbers() == [1, 3]
    assert events(stage, EventKind.ASKED)[0].work == work(3)
    stage.settled(limit=2)
    quiet(stage)


def test_a_doubtful_work_is_asked_about_and_answered(stage: Scene) -> None:
    stage.candidates, stage.questions = [paper(1)], [paper(2), paper(3)]
    stage.run()
    assert "Is this for the list?" in stage.pull.body
    stage.person().tick(1, f"tracker:refuse {code_name(work(2))}")
    stage.person().tick(1, f"tracker:accept {code_name(work(3))}")
    stage.run()
    assert stage.status(2) == "rejected"
    stage.candidates, stage.questions = [paper(1), paper(3)], []
    stage.run()
    assert stage.numbers() == [1, 3]
    stage.settled()


def test_closing_the_pull_request_refuses_everything_in_it(stage: Scene) -> None:
    stage.candidates = [paper(1), paper(2)]
    stage.run()
    stage.person("nils").close(1)
    stage.candidates = [paper(1), paper(2), paper(3)]
    stage.run()
    assert stage.status(1) == stage.status(2) == "rejected"
    assert stage.standing()[work(1)].by == "nils"
    assert stage.pull.number == 2
    assert stage.numbers() == [3]
    stage.settled()
    quiet(stage)


def test_deleting_the_branch_is_closing(stage: Scene) -> None:
    stage.candidates = [paper(1)]
    stage.run()
    stage.person().delete_branch(BRANCH)
    stage.run()
    assert stage.open_pulls == []
    assert stage.status(1) == "rejected"
    quiet(stage)


def test_reopening_takes_the_refusal_back(stage: Scene) -> None:
    stage.candidates = [paper(1), paper(2)]
    stage.run()
    stage.person().close(1)
    stage.run()
    assert stage.status(1) == "rejected"
    stage.person().reopen(1)
    stage.run()
    assert stage.pull.number == 1
    assert stage.numbers() == [1, 2]
    assert stage.status(1) == "proposed"
    stage.settled()
    quiet(stage)
    stage.person().close(1)
    stage.run()
    assert stage.status(1) == "rejected"


def test_closed_and_reopened_between_two_runs_says_nothing(stage: Scene) -> None:
    stage.candidates = [paper(1)]
    stage.run()
    stage.person().close(1)
    stage.person().reopen(1)
    quiet(stage)
    assert stage.status(1) == "proposed"


def test_a_refused_work_can_be_asked_for_again(stage: Scene) -> None:
    stage.candidates = [paper(1), paper(2)]
    stage.run()
    stage.person().comment(1, "/tracker reject 2611.00001 no code")
    stage.run()
    assert stage.numbers() == [2]
    assert stage.standing()[work(1)].reason == "no code"
    stage.person().comment(1, "/tracker accept https://arxiv.org/abs/2611.00001v3")
    stage.run()
    stage.candidates = [paper(1), paper(2)]
    stage.run()
    assert stage.numbers() == [1, 2]
    assert stage.status(1) == "proposed"
    stage.settled()
    quiet(stage)


def test_commands_are_answered_once_in_one_comment(stage: Scene) -> None:
    stage.candidates = [paper(1), paper(2)]
    stage.run()
    stage.person().comment(1, "/tracker explain 2611.00001")
    stage.person("nils").comment(
        1, "thanks!\n/tracker move 2611.00002 to Benchmarks\n> /tracker reject 2611.00001"
    )
    stage.person("mallory").comment(1, "/tracker reject 2611.00001")
    stage.run()
    assert "Benchmarks\n\n- [Lumen-2" in stage.text()
    assert stage.numbers() == [1, 2]
    ours = [remark for remark in stage.pull.remarks if remark.author == "tracker-bot"]
    assert len(ours) == 1
    assert "was seen by arxiv" in ours[0].body
    assert next(r.reactions for r in stage.pull.remarks if "explain" in r.body) == [("tracker-bot", "+1")]
    quiet(stage)
    stage.person().comment(1, "/tracker sing")
    stage.run()
    ours = [remark for remark in stage.pull.remarks if remark.author == "tracker-bot"]
    assert len(ours) == 1
    assert "was seen by arxiv" in ours[0].body
    assert "there is no" in ours[0].body
    assert stage.pull.remarks[-1].reactions == [("tracker-bot", "confused")]
    stage.settled()
    quiet(stage)


def test_a_move_to_a_section_that_is_not_there_is_told(stage: Scene) -> None:
    stage.candidates = [paper(1)]
    stage.run()
    stage.person().comment(1, "/tracker move 2611.00001 to Nowhere\n/tracker move 2611.00777 to Models")
    stage.run()
    said = stage.pull.remarks[-1].body
    assert "there is no section Nowhere; arxiv:2611.00001 stays in Models" in said
    assert "arxiv:2611.00777 is not in this pull request" in said
    assert stage.pull.remarks[0].reactions == [("tracker-bot", "confused")]
    quiet(stage)


def test_refusing_the_last_entry_is_answered_and_closes(stage: Scene) -> None:
    stage.candidates = [paper(1)]
    stage.run()
    stage.person().comment(1, "/tracker reject 2611.00001")
    stage.run()
    assert stage.open_pulls == []
    assert "is refused for good" in stage.world.pulls[1].remarks[-1].body
    assert stage.status(1) == "rejected"
    quiet(stage)


def test_commands_are_answered_once_even_when_the_memory_is_lost(stage: Scene) -> None:
    stage.candidates = [paper(1)]
    stage.run()
    stage.person().comment(1, "/tracker explain 2611.00001")
    stage.run()
    lose_memory(stage)
    quiet(stage)


def lose_memory(stage: Scene) -> None:
    fresh = stage.store_path.with_name(f"fresh-{stage.now:%H%M}.db")
    stage.store = open_store(fresh)


@pytest.mark.parametrize("how", ["nothing", "close", "merge", "delete-line", "untick", "command"])
def test_the_world_alone_tells_what_a_lost_memory_knew(stage: Scene, how: str) -> None:
    stage.candidates = [paper(1), paper(2)]
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
    lose_memory(stage)
    stage.run()
    expected = {"nothing": "proposed", "close": "rejected", "merge": "merged"}.get(how, "rejected")
    assert stage.status(1) == expected
    stage.settled()
    quiet(stage)


def test_labels_switch(stage: Scene) -> None:
    stage.candidates = [paper(1)]
    stage.run()
    stage.person().label(1, "tracker: hold")
    stage.candidates = [paper(1), paper(2)]
    stage.writes()
    assert stage.run().held
    assert stage.writes() == []
    stage.pull.labels.clear()
    stage.person().label(1, "tracker: rerun")
    stage.run()
    assert stage.numbers() == [1, 2]
    assert stage.pull.labels == []
    quiet(stage)


def test_asked_to_be_written_anew(stage: Scene) -> None:
    stage.candidates = [paper(1)]
    stage.run()
    stage.person().tick(1, "tracker:rerun all")
    stage.run()
    assert "- [ ] <!-- tracker:rerun all -->" in stage.pull.body
    quiet(stage)
    stage.person().comment(1, "/tracker rerun")
    stage.run()
    quiet(stage)


def test_what_people_write_in_the_body_stays(stage: Scene) -> None:
    stage.candidates = [paper(1)]
    stage.run()
    stage.person().edit_body(
        1,
        lambda body: (
            body.replace("## Proposed", "Looks good to me, Maya\n\n## Proposed")
            + "\n- [x] <!-- tracker:accept w-0000000000 --> no box of ours\n"
        ),
    )
    quiet(stage)
    stage.candidates.append(paper(2))
    stage.run()
    assert "Looks good to me, Maya" in stage.pull.body
    stage.candidates.append(paper(3))
    stage.run()
    assert stage.pull.body.count("Looks good to me, Maya") == 1
    quiet(stage)


def test_a_title_that_a_person_chose_stays(stage: Scene) -> None:
    stage.candidates = [paper(1)]
    stage.run()
    stage.pull.title = "Papers of this week"
    stage.candidates.append(paper(2))
    stage.run()
    assert stage.pull.title == "Papers of this week"
    quiet(stage)


def test_default_branch_moved_elsewhere_needs_no_write(stage: Scene) -> None:
    stage.candidates = [paper(1)]
    stage.run()
    stage.person().push("main", {"LICENSE": b"MIT\n"})
    quiet(stage)


def test_default_branch_moved_and_conflicting(stage: Scene) -> None:
    stage.candidates = [paper(1)]
    stage.run()
    stage.person().edit(
        "main",
        PATH,
        lambda text: text.replace(
            "## Models\n\n", "## Models\n\n- [Newer](https://arxiv.org/abs/2610.00009)\n"
        ),
    )
    stage.run()
    assert stage.world.git.merge_tree("refs/heads/main", f"refs/heads/{BRANCH}") is not None
    assert "Newer" in stage.text()
    assert stage.numbers() == [1]
    stage.settled()
    quiet(stage)


def test_default_branch_moved_and_conflicting_with_people_on_the_branch(stage: Scene) -> None:
    stage.candidates = [paper(1), paper(2)]
    stage.run()
    stage.person("nils").edit(BRANCH, PATH, lambda text: text.replace("Lumen-1: A Made-Up", "Lumen-1, the"))
    stage.person().edit(
        "main",
        PATH,
        lambda text: text.replace(
            "## Models\n\n", "## Models\n\n- [Newer](https://arxiv.org/abs/2610.00009)\n"
        ),
    )
    stage.candidates.append(paper(3))
    stage.run()
    assert stage.world.git.merge_tree("refs/heads/main", f"refs/heads/{BRANCH}") is not None
    assert "Lumen-1, the Vision" in stage.text()
    assert stage.text().count("Newer") == 1
    assert stage.numbers() == [1, 2, 3]
    stage.settled()
    quiet(stage)


def test_people_contradicting_people_is_left_to_people(stage: Scene) -> None:
    stage.candidates = [paper(1)]
    stage.run()
    stage.person("nils").edit(
        BRANCH, PATH, lambda text: text.replace("Kept by people.", "Kept by nice people.")
    )
    stage.person().edit("main", PATH, lambda text: text.replace("Kept by people.", "Kept by kind people."))
    kept = stage.run()
    assert "Kept by nice people." in stage.text()
    assert kept.words
    assert "changed the same lines" in stage.pull.body
    quiet(stage)
    stage.check()
    assert "take back one of the two changes" in stage.pull.body
    stage.person("nils").edit(
        BRANCH, PATH, lambda text: text.replace("Kept by nice people.", "Kept by people.")
    )
    stage.run()
    assert "Kept by kind people." in stage.text()
    assert stage.numbers() == [1]
    assert "changed the same lines" not in stage.pull.body


@pytest.mark.parametrize("name", ["trunk", "release/#1-50%"], ids=["plain", "odd signs"])
def test_default_branch_renamed(stage: Scene, name: str) -> None:
    stage.candidates = [paper(1)]
    stage.run()
    git = stage.world.git
    git.move((f"refs/heads/{name}", git.branch("main") or "", None))
    stage.world.default_branch = name
    stage.run()
    assert stage.pull.base == name
    quiet(stage)


def test_the_update_branch_button(stage: Scene) -> None:
    stage.candidates = [paper(1)]
    stage.run()
    stage.person().push("main", {"LICENSE": b"MIT\n"})
    stage.person().update_branch(1)
    stage.candidates.append(paper(2))
    stage.run()
    assert stage.numbers() == [1, 2]
    assert stage.person().read(BRANCH, "LICENSE") == "MIT\n"
    stage.settled()
    quiet(stage)


def during(stage: Scene, sign: str, act: object) -> None:
    """Let a person act once, right before the first request that has this sign."""
    done = threading.Event()

    def before(_number: int, request: Request) -> None:
        asked = f"{request.method} {request.path} {request.body.decode(errors='replace')}"
        if sign in asked and not done.is_set():
            done.set()
            act()  # type: ignore[operator]

    stage.service.before = before


@pytest.mark.parametrize(
    "sign",
    [
        "createCommitOnBranch",
        "updateRefs",
        "POST /repos/example/awesome-vlm/git/commits",
        "PATCH /repos",
        "GET /repos/example/awesome-vlm/compare",
    ],
)
def test_a_person_pushes_during_the_run(stage: Scene, sign: str) -> None:
    stage.candidates = [paper(1)]
    stage.run()
    stage.candidates.append(paper(2))
    during(
        stage,
        sign,
        lambda: stage.person().edit(
            BRANCH, PATH, lambda text: text.replace("Lumen-1: A Made-Up", "Lumen-1, the")
        ),
    )
    stage.run()
    stage.service.before = lambda _n, _r: None
    stage.run()
    if stage.world.handmade[-1] != stage.world.handmade[0]:
        assert "Lumen-1, the Vision" in stage.text()
    assert stage.numbers() == [1, 2]
    stage.settled()
    quiet(stage)


def test_a_box_ticked_during_the_run_is_not_written_over(stage: Scene) -> None:
    stage.candidates = [paper(1), paper(2)]
    stage.run()
    stage.candidates.append(paper(3))
    during(
        stage,
        "GET /repos/example/awesome-vlm/pulls/1",
        lambda: stage.person().tick(1, f"tracker:keep {code_name(work(1))}"),
    )
    stage.run()
    assert stage.status(1) == "rejected"
    assert stage.numbers() == [2, 3]
    stage.settled()


@pytest.mark.parametrize(
    "sign",
    [
        "updateRefs",
        "PATCH /repos/example/awesome-vlm/git",
        "PATCH /repos/example/awesome-vlm/pulls",
        "GET /repos/example/awesome-vlm/pulls/1",
    ],
)
@pytest.mark.parametrize("how", ["merge", "merge-and-keep", "close"])
def test_merged_or_closed_during_the_run(stage: Scene, sign: str, how: str) -> None:
    stage.candidates = [paper(1)]
    stage.run()
    stage.candidates.append(paper(2))
    maya = stage.person()
    acts = {
        "merge": lambda: maya.merge(1),
        "merge-and-keep": lambda: maya.merge(1, keep_branch=True),
        "close": lambda: maya.close(1),
    }
    during(stage, sign, acts[how])
    stage.run()
    stage.service.before = lambda _n, _r: None
    stage.run()
    if how == "close" and stage.status(2) == "rejected":
        assert stage.open_pulls == []
    else:
        assert stage.status(2) in ("proposed", "merged")
    stage.settled()
    quiet(stage)


def test_two_runs_at_once_make_one_pull_request(stage: Scene) -> None:
    stage.candidates = [paper(1), paper(2)]
    meet = threading.Barrier(2, timeout=5)
    waited: set[int] = set()

    def before(_number: int, request: Request) -> None:
        me = threading.get_ident()
        if request.path.endswith("/git/ref/heads/tracker/vlm") and me not in waited and len(waited) < 2:
            waited.add(me)
            meet.wait()

    stage.service.before = before
    outcomes: list[object] = []

    def run(store: Store) -> None:
        try:
            outcomes.append(keep(stage.forge(), stage.editor, StoreLedger(store, LIST), stage.order()))
        except HeadMoved as error:
            outcomes.append(error)

    stores = [open_store(stage.store_path.with_name(name)) for name in ("one.db", "two.db")]
    threads = [threading.Thread(target=run, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(outcomes) == 2
    assert len(stage.world.pulls) == 1
    assert stage.numbers() == [1, 2]
    stage.run()
    stage.settled()


def test_a_work_known_by_its_title_alone(stage: Scene) -> None:
    identity = identify("https://openreview.net/forum?id=aB3_x-Y")
    assert identity is not None
    stage.candidates = [
        paper(
            1, work=identity, identities=frozenset({identity}), url="https://openreview.net/forum?id=aB3_x-Y"
        )
    ]
    stage.run()
    assert "aB3_x-Y" in stage.text()
    quiet(stage)
    stage.candidates = []


def test_entries_of_a_lost_memory_that_no_source_names_any_more_stay(stage: Scene) -> None:
    stage.candidates = [paper(1), paper(2)]
    stage.run()
    lose_memory(stage)
    stage.candidates = [paper(2), paper(3)]
    stage.run()
    assert stage.numbers() == [1, 2, 3]
    quiet(stage)
