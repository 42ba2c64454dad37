"""Dry run, patch file, fork and direct commit."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from support.bullets import Bullets
from support.forge_scene import BRANCH, LIST, PATH, paper, work

from state.records import EventKind
from tracker.forge.errors import ForgeError
from tracker.forge.rehearsal import PatchFile, Rehearsal
from tracker.loopback.github_world import TOKEN
from tracker.pullrequest.direct import commit_directly
from tracker.pullrequest.editing import Edited, Left
from tracker.pullrequest.ledger import StoreLedger
from tracker.settings.load import parse
from tracker.wiring import forges

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from support.forge_scene import Scene

    from state.records import Event
    from tracker.pullrequest.nominees import Nominee


def test_a_dry_run_shows_the_diff_title_and_body_and_writes_nothing(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    rehearsal = Rehearsal(stage.forge())
    kept = stage.run(rehearsal)
    assert stage.writes() == []
    commit, opened = rehearsal.would
    assert "+- [Lumen-1" in commit.diff
    assert opened.pull is not None
    assert opened.pull.title == "Add 2 entries to the list"
    assert "Lumen-2" in opened.pull.body
    assert kept.pull_request is None
    assert stage.open_pulls == []


def test_a_dry_run_over_an_open_pull_request(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person().comment(1, "/tracker explain 2611.00001")
    stage.writes()
    stage.nominees.append(paper(2))
    rehearsal = Rehearsal(stage.forge())
    stage.run(rehearsal)
    assert stage.writes() == []
    assert [would.what.split(":")[0] for would in rehearsal.would] == [
        f"commit to {BRANCH}",
        "edit pull request #1",
        f"mark comment {stage.pull.remarks[0].id} on #1 with +1",
        "write a comment on #1",
    ]


def test_a_dry_run_over_what_would_be_closed(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person().edit("main", PATH, lambda text: text + "- [X](https://arxiv.org/abs/2611.00001)\n")
    stage.person().label(1, "tracker: rerun")
    stage.writes()
    rehearsal = Rehearsal(stage.forge())
    stage.run(rehearsal)
    assert stage.writes() == []
    assert [would.what.split(" at ")[0] for would in rehearsal.would] == [
        "close pull request #1",
        f"remove the branch {BRANCH}",
    ]


def test_a_patch_file_applies_with_git(stage: Scene, tmp_path: Path) -> None:
    stage.nominees = [paper(1), paper(2)]
    path = tmp_path / "tracker-vlm.patch"
    stage.run(PatchFile(stage.forge(), lambda _: path))
    assert stage.writes() == []
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", str(stage.world.folder), str(clone)], check=True)
    subprocess.run(["git", "apply", str(path)], cwd=clone, check=True)
    text = (clone / PATH).read_text()
    assert "Lumen-1" in text
    assert "Lumen-2" in text


def test_two_lists_of_one_repository_get_a_patch_each(stage: Scene, tmp_path: Path) -> None:
    lists = "".join(
        f'[[lists]]\nname = "{name}"\nrepository = "{stage.world.name}"\npath = "{path}"\n'
        for name, path in ((LIST, "README.md"), ("other", "other.md"))
    )
    settings = parse(f'{lists}[github]\nmode = "patch"\npatch_file = "{tmp_path}/{{list}}.patch"\n')
    forge_for = forges(settings, {"GITHUB_API_URL": stage.server.url, "GITHUB_TOKEN": TOKEN})
    stage.nominees = [paper(1)]
    stage.run(forge_for(stage.world.name))
    assert [path.name for path in tmp_path.glob("*.patch")] == [f"{LIST}.patch"]


def test_a_patch_that_cannot_be_written_is_told(stage: Scene, tmp_path: Path) -> None:
    stage.nominees = [paper(1)]
    with pytest.raises(ForgeError, match="cannot write the patch"):
        stage.run(PatchFile(stage.forge(), lambda _: tmp_path))
    assert stage.status(1) == "unheard of"


def test_a_direct_commit_takes_the_best_and_repeats_nothing(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    kept = commit_directly(stage.forge(), stage.editor, StoreLedger(stage.store, LIST), stage.order())
    assert [entry.work for entry in kept.entries] == [work(2), work(1)]
    assert stage.numbers("main") == [1, 2]
    assert stage.status(1) == "merged"
    stage.writes()
    commit_directly(stage.forge(), stage.editor, StoreLedger(stage.store, LIST), stage.order())
    assert stage.writes() == []


def test_a_direct_commit_goes_by_no_longer_a_line_than_a_pull_request(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.settings = stage.settings.model_copy(update={"commit_subject": "{count} " + "x" * 300})
    commit_directly(stage.forge(), stage.editor, StoreLedger(stage.store, LIST), stage.order())
    git = stage.world.git
    subject = git.commit_at(git.branch("main") or "").message.partition("\n")[0]
    assert len(subject) == 256
    assert subject.endswith("…")


class NoPlaceForNew(Bullets):
    """Finds no place for some works, however much they are wanted."""

    def unfit(self, content: bytes, nominees: Sequence[Nominee]) -> Sequence[Left]:
        """Those with “New” in their title."""
        del content
        return [Left(one.work, "no section fits") for one in nominees if "New" in one.title]

    def insert(self, content: bytes, nominees: Sequence[Nominee]) -> Edited:
        """All but those."""
        left = self.unfit(content, nominees)
        unfit = {one.work for one in left}
        edited = super().insert(content, [one for one in nominees if one.work not in unfit])
        return replace(edited, left=(*edited.left, *left))


def test_what_finds_no_place_takes_no_room_from_what_does(stage: Scene) -> None:
    stage.settings = stage.settings.model_copy(update={"max_entries": 2})
    stage.nominees = [paper(1, title="New Lumen"), paper(2, title="New Glow"), paper(3), paper(4), paper(5)]
    kept = commit_directly(stage.forge(), NoPlaceForNew(), StoreLedger(stage.store, LIST), stage.order())
    assert stage.numbers("main") == [3, 4]
    assert {one.work for one in kept.left} == {work(1), work(2)}
    assert [one.nominee.work for one in kept.waiting] == [work(5)]


class DiesBehindItsCommit(StoreLedger):
    """A memory of a run that is killed before it can remember what it did."""

    def append(self, events: Sequence[Event]) -> None:
        """Remember anything but that."""
        if any(event.kind is EventKind.MERGED for event in events):
            raise KeyboardInterrupt
        super().append(events)


def test_a_direct_commit_whose_run_died_is_remembered_by_the_next(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    with pytest.raises(KeyboardInterrupt):
        commit_directly(stage.forge(), stage.editor, DiesBehindItsCommit(stage.store, LIST), stage.order())
    stage.now += timedelta(minutes=1)
    commit_directly(stage.forge(), stage.editor, StoreLedger(stage.store, LIST), stage.order())
    assert stage.numbers("main") == [1]
    assert stage.status(1) == "merged"


def test_a_pull_request_from_a_fork(stage: Scene) -> None:
    stage.world.writers.discard("tracker-bot")
    stage.fork = True
    stage.nominees = [paper(1)]
    stage.run()
    assert stage.pull.head_repository == "tracker-bot/awesome-vlm"
    assert stage.world.git.branch(BRANCH) is None
    stage.stays_quiet()
    stage.nominees.append(paper(2))
    stage.run()
    assert stage.pull.number == 1


def test_a_fork_of_something_else_with_the_same_name_is_left_alone(stage: Scene) -> None:
    stage.world.writers.discard("tracker-bot")
    stage.world.namesakes["tracker-bot/awesome-vlm"] = "someone/awesome-vlm"
    stage.fork = True
    stage.nominees = [paper(1)]
    for _ in range(2):
        stage.run()
        assert stage.pull.head_repository == "tracker-bot/awesome-vlm-1"
    paths = {request.path for request in stage.service.writes}
    assert not any(path.startswith("/repos/tracker-bot/awesome-vlm/") for path in paths)


def test_from_a_fork_nobody_is_known_to_have_write_access(stage: Scene) -> None:
    stage.world.writers.discard("tracker-bot")
    stage.fork = True
    stage.nominees = [paper(1)]
    stage.run()
    stage.person("nils").comment(1, "/tracker reject 2611.00001")
    stage.nominees.append(paper(2))
    stage.run()
    assert stage.status(1) == stage.status(2) == "proposed"
