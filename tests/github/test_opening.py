"""What stands in the way of opening or keeping a pull request leaves nothing half done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.forge_scene import BRANCH, FIRST_LIST, PATH, paper, scene
from support.walk_lines import without_first

from state.records import ListName
from tracker.forge.errors import Missing, PersonNeeded
from tracker.loopback.github_faults import GitHubFault
from tracker.loopback.github_world import GitHubWorld
from tracker.loopback.gitrepo import LINK
from tracker.pullrequest.keeping import keep
from tracker.pullrequest.ledger import StoreLedger
from tracker.settings.github import GitHubSettings

if TYPE_CHECKING:
    from pathlib import Path

    from support.forge_scene import Scene

    from tracker.loopback.messages import Request


def opens(request: Request) -> bool:
    """Is this the request that opens a pull request?"""
    return request.method == "POST" and request.path.endswith("/pulls")


def test_a_token_that_may_push_and_open_nothing_leaves_no_branch(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.service.turn(GitHubFault.NOT_ALLOWED, lambda _n, request: opens(request))
    with pytest.raises(PersonNeeded, match="pull-requests: write"):
        stage.run()
    assert set(stage.world.git.refs()) == {"refs/heads/main"}
    assert stage.status(1) == "unheard of"
    stage.run()
    stage.settled()


def test_a_title_is_no_longer_than_github_takes(stage: Scene) -> None:
    stage.settings = GitHubSettings(title="{list} " * 30 + "{count}")
    stage.nominees = [paper(1)]
    order = stage.order()
    long = replace(order.target, list=ListName("made-up-list"))
    keep(stage.forge(), stage.editor, StoreLedger(stage.store, long.list), replace(order, target=long))
    assert len(stage.pull.title) == 256
    assert stage.pull.title.startswith("made-up-list made-up-list")
    assert stage.pull.title.endswith("…")


def test_a_token_that_may_push_and_edit_nothing_is_made_good_by_the_next_run(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.nominees.append(paper(2))
    stage.service.turn(GitHubFault.NOT_ALLOWED, lambda _n, request: request.method == "PATCH", times=None)
    with pytest.raises(PersonNeeded, match="pull-requests: write"):
        stage.run()
    assert stage.status(2) == "unheard of"
    stage.service.knobs.clear()
    stage.run()
    assert "Lumen-2" in stage.pull.body
    stage.settled()
    stage.stays_quiet()


def test_a_token_that_may_only_read_does_nothing_in_part(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.world.writers.discard("tracker-bot")
    stage.nominees.append(paper(2))
    refs, body = dict(stage.world.git.refs()), stage.pull.body
    with pytest.raises(PersonNeeded, match="contents: write and pull-requests: write"):
        stage.run()
    assert (dict(stage.world.git.refs()), stage.pull.body) == (refs, body)
    assert stage.status(2) == "unheard of"


@pytest.mark.parametrize("path", [PATH, "docs/README.md"])
def test_a_list_that_is_a_link_to_another_file_is_not_replaced(stage: Scene, path: str) -> None:
    git = stage.world.git
    stage.person().push("main", {"docs/LIST.md": FIRST_LIST.encode(), path: None if path == PATH else b"x"})
    main = git.branch("main") or ""
    leads = "docs/LIST.md" if path == PATH else "LIST.md"
    tree = git.write_tree(main, {path: git.write_blob(leads.encode())}, mode=LINK)
    stage.world.move("maya", stage.world.name, ("main", git_commit(stage, tree, main), None, False))
    stage.path = path
    stage.nominees = [paper(1)]
    refs = dict(git.refs())
    with pytest.raises(PersonNeeded, match=f"{path} is a link to another file"):
        stage.run()
    assert git.refs() == refs
    stage.path = "docs/LIST.md"
    stage.run()
    assert stage.numbers() == [1]


def git_commit(stage: Scene, tree: str, parent: str) -> str:
    """A commit of Maya's."""
    return stage.world.commit("maya", tree, (parent,), "Link it")


def test_a_branch_in_the_way_of_ours_is_named(stage: Scene) -> None:
    """Git keeps branches like files: where there is `tracker` there can be no `tracker/vlm`."""
    stage.person().push("tracker", {"notes.md": b"Ours is older."})
    stage.nominees = [paper(1)]
    with pytest.raises(PersonNeeded, match="a branch called tracker is in the way of tracker/vlm"):
        stage.run()
    assert stage.status(1) == "unheard of"


def test_a_repository_without_drafts_is_told_with_the_setting(stage: Scene) -> None:
    stage.world.has_drafts = False
    stage.settings = GitHubSettings(draft=True)
    stage.nominees = [paper(1)]
    with pytest.raises(PersonNeeded, match="set draft = false"):
        stage.run()
    assert stage.world.git.branch(BRANCH) is None
    stage.settings = GitHubSettings()
    stage.run()
    stage.settled()


def test_a_person_makes_a_draft_ready_and_it_stays_ready(stage: Scene) -> None:
    stage.settings = GitHubSettings(draft=True)
    stage.nominees = [paper(1)]
    stage.run()
    stage.pull.draft = False
    stage.nominees.append(paper(2))
    stage.run()
    assert stage.numbers() == [1, 2]
    assert not stage.pull.draft


def test_taken_in_by_hand_between_the_commit_and_the_pull_request(stage: Scene) -> None:
    """GitHub says then that there are no commits between the two branches."""
    stage.nominees = [paper(1)]

    def push(_number: int, request: Request) -> None:
        if opens(request) and not stage.numbers("main"):
            git = stage.world.git
            stage.world.move("maya", stage.world.name, ("main", git.branch(BRANCH) or "", None, False))

    stage.service.before = push
    stage.run()
    assert stage.numbers("main") == [1]
    assert stage.status(1) == "merged"
    assert stage.open_pulls == []
    stage.stays_quiet()


def test_a_pull_request_that_a_person_pointed_at_another_branch_stays_there(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    git = stage.world.git
    git.move(("refs/heads/dev", git.branch("main") or "", None))
    stage.world.edit_pull("maya", stage.pull, {"base": "dev"})
    stage.nominees.append(paper(2))
    stage.run()
    stage.run()
    assert stage.pull.base == "dev"
    stage.stays_quiet()
    stage.person().merge(1)
    stage.run()
    assert stage.status(1) == stage.status(2) == "merged"
    assert stage.open_pulls == []


def test_another_pull_request_that_people_opened_from_the_branch_is_theirs(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    git = stage.world.git
    git.move(("refs/heads/dev", git.branch("main") or "", None))
    theirs = stage.world.open_pull(
        "maya", {"head": BRANCH, "base": "dev", "title": "A look", "body": "my words"}
    )
    stage.nominees.append(paper(2))
    kept = stage.run()
    assert (kept.number, theirs.body) == (1, "my words")
    stage.stays_quiet()
    stage.person().close(theirs.number)
    stage.run()
    assert stage.status(1) == stage.status(2) == "proposed"
    stage.settled()


def test_an_amended_commit_speaks_from_when_it_was_amended(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.run()
    stage.person("nils").comment(1, "/tracker accept 2611.00001")
    stage.run()
    stage.person().amend(BRANCH, PATH, without_first)
    stage.run()
    assert stage.status(1) == "rejected"
    assert stage.numbers() == [2]
    stage.stays_quiet()


def test_a_repository_without_any_commit_is_told(tmp_path: Path) -> None:
    with scene(tmp_path / "one") as stage:
        empty = GitHubWorld(tmp_path / "empty.git")
        stage.service.world = stage.world = empty
        stage.nominees = [paper(1)]
        with pytest.raises(Missing, match="has no commit on main yet"):
            stage.run()
