"""What the workflows install: what runs here, as far as others can have it too."""

import json
import os
import re
from pathlib import Path

import pytest
from support.notebook import git

from tracker.adoption.source import PLACEHOLDER, installation

DIRECT = {
    "commit": (
        '{"url": "https://github.com/x/y", "vcs_info": {"vcs": "git", "commit_id": "abc"}}',
        "git+https",
    ),
    "folder": ('{"url": "file:///home/me/y", "dir_info": {"editable": true}}', PLACEHOLDER),
    "private": ('{"url": "ssh://git@host/x/y", "vcs_info": {"vcs": "git", "commit_id": "abc"}}', PLACEHOLDER),
    "index": (None, "vlm-tracker==1.2.3"),
}


@pytest.mark.parametrize(("told", "starts"), DIRECT.values(), ids=DIRECT)
def test_what_runs_here_is_what_workflows_install(
    told: str | None, starts: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "importlib.metadata.version", lambda _: "1.2.3"
    )  # whether we are installed is not ours to say
    found = installation({}, lambda: told)
    assert found.startswith(starts) or found == f"vlm-tracker @ {starts}://github.com/x/y@abc"


def test_checkout_that_was_never_installed_leaves_a_place_to_fill_in(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib import metadata

    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.version", missing)  # as above
    monkeypatch.setattr("importlib.metadata.distribution", missing)
    assert installation({}) == PLACEHOLDER


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone of the tracker from which somebody installed it."""
    monkeypatch.setattr("importlib.metadata.version", lambda _: "1.2.3")  # as above
    folder = tmp_path / "a tracker"
    folder.mkdir()
    git(folder, "init", "--quiet")
    git(folder, "remote", "add", "origin", "https://x:secret@github.com/me/tracker.git")
    (folder / "README.md").write_text("words\n")
    git(folder, "add", "README.md")
    git(folder, "commit", "--quiet", "-m", "Begin")
    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
    return folder


def from_folder(folder: Path) -> str:
    told = json.dumps({"url": folder.as_uri(), "dir_info": {}})
    return installation(dict(os.environ), lambda: told)


def test_clone_that_stands_on_a_commit_of_github_is_named_by_it(checkout: Path) -> None:
    assert re.fullmatch(
        r"vlm-tracker @ git\+https://github\.com/me/tracker@[0-9a-f]{40}", from_folder(checkout)
    )


@pytest.mark.parametrize(
    "change",
    [
        ("update-ref", "-d", "refs/remotes/origin/main"),
        ("rm", "--quiet", "--cached", "README.md"),
        ("remote", "set-url", "origin", "https://git.example.org/me/tracker"),
    ],
    ids=["not pushed", "changed", "elsewhere"],
)
def test_clone_whose_state_github_does_not_have_leaves_a_place_to_fill_in(
    checkout: Path, change: tuple[str, ...]
) -> None:
    git(checkout, *change)
    assert from_folder(checkout) == PLACEHOLDER


def test_commit_that_only_another_remote_has_leaves_a_place_to_fill_in(checkout: Path) -> None:
    git(checkout, "update-ref", "refs/remotes/mine/main", "HEAD")
    git(checkout, "update-ref", "-d", "refs/remotes/origin/main")
    assert from_folder(checkout) == PLACEHOLDER
