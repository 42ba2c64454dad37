"""`tracker state pull` and `push`, from one clone to the next."""

import json
import os
from datetime import timedelta
from pathlib import Path

import pytest
from support.command_line import app
from support.notebook import bare_remote, git
from support.saved_memory import NAME, NOW
from typer.testing import CliRunner, Result

from state.identity import identify
from state.records import (
    Cursor,
    Event,
    EventKind,
    Kind,
    ListName,
    Paper,
    Relevance,
    Sighting,
    SourceName,
    Verdict,
)
from state.store import open_store
from tracker.memory.errors import MemoryUnreadableError, RemoteUnknownError
from tracker.memory.whereabouts import memory_branch
from tracker.settings.memory import MemorySettings


def fill(folder: Path, count: int, first: int = 0) -> None:
    """Put some works, verdicts and decisions into the store of a clone."""
    with open_store(folder / ".tracker" / "state.db") as store:
        for number in range(first, first + count):
            paper = identify(f"2611.{number:05}")
            assert paper
            moment = NOW - timedelta(days=number)
            sighting = Sighting(
                SourceName("arxiv"), paper.value, moment, Paper(f"Work {number} of many"), (paper,)
            )
            (kept,) = store.remember([sighting])
            work = store.work(paper)
            assert work
            assert work.id == kept.work
            store.judge([(work, Verdict(Relevance.YES, 0.9, Kind.MODEL, {}, (), "m1"))])
            store.append([Event(moment, EventKind.REJECTED, paper, ListName("vlm"), by="ann")])
        store.advance([Cursor("arxiv", str(first + count), NOW + timedelta(days=first + count))])


def exported(folder: Path) -> str:
    with open_store(folder / ".tracker" / "state.db") as store, (folder / "out").open("w+") as out:
        store.export(out)
        out.seek(0)
        return out.read()


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    return bare_remote(tmp_path)


def clone(remote: Path, name: str, *options: str) -> Path:
    folder = remote.parent / name
    git(remote.parent, "clone", "--quiet", *options, f"file://{remote}", str(folder))
    return folder


def tracker(folder: Path, *arguments: str, monkeypatch: pytest.MonkeyPatch) -> Result:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("TRACKER_NOW", NOW.isoformat())
    return CliRunner().invoke(app, [*arguments], catch_exceptions=False)


@pytest.mark.parametrize("options", [(), ("--depth=1",), ("--depth=1", "--single-branch")], ids=str)
def test_memory_goes_from_one_clone_to_the_next(
    remote: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    first = clone(remote, "first", *options)
    assert (
        json.loads(tracker(first, "state", "pull", "--json", monkeypatch=monkeypatch).stdout)["head"] is None
    )
    fill(first, 40)
    told = json.loads(tracker(first, "state", "push", "--json", monkeypatch=monkeypatch).stdout)
    assert (told["outcome"], told["head"]) == ("saved", git(remote, "rev-parse", NAME))
    second = clone(remote, "second", *options)
    assert tracker(second, "state", "pull", monkeypatch=monkeypatch).exit_code == 0
    assert exported(second) == exported(first)
    assert "unchanged" in tracker(second, "state", "push", monkeypatch=monkeypatch).output


def test_two_runs_at_once_end_as_one_after_the_other_would(
    remote: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ones, others = clone(remote, "ones"), clone(remote, "others")
    for folder, first in ((ones, 0), (others, 5)):
        tracker(folder, "state", "pull", monkeypatch=monkeypatch)
        fill(folder, 10, first)
    assert "saved" in tracker(ones, "state", "push", monkeypatch=monkeypatch).output
    assert "merged" in tracker(others, "state", "push", monkeypatch=monkeypatch).output
    third = clone(remote, "third")
    tracker(third, "state", "pull", monkeypatch=monkeypatch)
    alone = clone(remote, "alone")
    fill(alone, 10, 0)
    fill(alone, 10, 5)
    assert exported(third) == exported(others) == exported(alone)


def test_fork_keeps_a_memory_of_its_own(
    remote: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = clone(remote, "ours")
    fill(ours, 5)
    tracker(ours, "state", "push", monkeypatch=monkeypatch)
    before = git(remote, "rev-parse", NAME)
    fork = tmp_path / "fork.git"
    git(tmp_path, "clone", "--quiet", "--bare", str(remote), str(fork))
    theirs = clone(fork, "theirs")
    tracker(theirs, "state", "pull", monkeypatch=monkeypatch)
    fill(theirs, 5, 20)
    tracker(theirs, "state", "push", monkeypatch=monkeypatch)
    assert git(remote, "rev-parse", NAME) == before != git(fork, "rev-parse", NAME)


def test_days_work_is_a_small_diff(remote: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = clone(remote, "first")
    fill(folder, 200)
    tracker(folder, "state", "push", monkeypatch=monkeypatch)
    fill(folder, 1, 200)
    tracker(folder, "state", "push", monkeypatch=monkeypatch)
    rows = [row.split("\t") for row in git(remote, "diff", "--numstat", f"{NAME}~1", NAME).splitlines()]
    assert (
        sum(int(added) for added, _, _ in rows) == 5
    )  # a sighting, a verdict, a decision, a cursor, the header
    assert sum(int(gone) for _, gone, _ in rows) == 2  # the cursor and the header as they were


def test_file_lost_on_the_branch_is_noticed(remote: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = clone(remote, "first")
    fill(folder, 5)
    tracker(folder, "state", "push", monkeypatch=monkeypatch)
    other = clone(remote, "other", "--branch", NAME)
    git(other, "rm", "--quiet", "-r", "event")
    git(other, "commit", "--quiet", "-m", "Tidy")
    git(other, "push", "--quiet", "origin", NAME)
    with pytest.raises(MemoryUnreadableError, match="its header tells of 5 events, but there are 0"):
        tracker(clone(remote, "second"), "state", "pull", monkeypatch=monkeypatch)


def test_repository_is_named_or_origin_or_the_one_actions_runs_for(remote: Path, tmp_path: Path) -> None:
    settings, folder = MemorySettings(), clone(remote, "first")
    here = dict(os.environ)
    actions = {**here, "GITHUB_SERVER_URL": "https://github.example", "GITHUB_REPOSITORY": "me/list"}
    assert memory_branch(settings, here, "https://x.example/y", folder).remote == "https://x.example/y"
    assert memory_branch(settings, actions, "", folder).remote == f"file://{remote}"
    assert memory_branch(settings, actions, "", tmp_path).remote == "https://github.example/me/list"
    with pytest.raises(RemoteUnknownError, match="--remote"):
        memory_branch(settings, here, "", tmp_path)
    without_git = memory_branch(settings, {**actions, "PATH": "", "GH_TOKEN": "secret"}, "", folder)
    assert (without_git.remote, without_git.token) == ("https://github.example/me/list", "secret")


def test_origin_that_is_a_path_is_found_from_anywhere(remote: Path) -> None:
    folder = remote.parent / "near"
    git(remote.parent, "clone", "--quiet", "remote.git", "near")
    git(folder, "remote", "set-url", "origin", "../remote.git")
    assert memory_branch(MemorySettings(), dict(os.environ), "", folder).remote == str(remote)
