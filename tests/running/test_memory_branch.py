"""The memory on a branch: what was saved comes back, whoever saves meanwhile."""

import base64
import os
import re
from pathlib import Path

import pytest
from support.full_disk import files_no_longer_than
from support.notebook import Notebook, git, noted
from support.saved_memory import NAME, NOW, branch, commits, no_time

from tracker.errors import TrackerError
from tracker.git import GitMissingError, git_environment, shown
from tracker.loopback.messages import Reply, Request
from tracker.loopback.server import LoopbackServer
from tracker.memory.branch import MemoryBranch, Saved
from tracker.memory.errors import (
    MemoryRefusedError,
    MemoryUnreadableError,
    RemoteUnreachableError,
)
from tracker.memory.whereabouts import memory_branch
from tracker.settings.memory import MemorySettings


def files(remote: Path) -> list[str]:
    return git(remote, "ls-tree", "-r", "--name-only", NAME).splitlines()


def test_first_run_finds_no_branch_and_makes_one(remote: Path) -> None:
    book = noted("2026-11-19")
    assert branch(remote).pull(book, NOW) is None
    assert branch(remote).push(book, NOW).outcome is Saved.SAVED
    assert files(remote) == [".gitattributes", "README.md", "event/2026-11.jsonl"]


def test_what_was_saved_comes_back(remote: Path) -> None:
    branch(remote).push(noted("2026-11-19", "2025-01-01"), NOW)
    book = Notebook()
    assert branch(remote).pull(book, NOW) == git(remote, "rev-parse", NAME)
    assert book.lines == noted("2026-11-19", "2025-01-01").lines


def test_nothing_new_is_no_commit(remote: Path) -> None:
    book = noted("2026-11-19")
    branch(remote).push(book, NOW)
    assert branch(remote).push(book, NOW).outcome is Saved.UNCHANGED
    assert commits(remote) == 1


def test_days_news_is_days_diff(remote: Path) -> None:
    book = noted(*(f"2026-10-{day:02}" for day in range(1, 31)))
    branch(remote).push(book, NOW)
    book.write("2026-11-20")
    branch(remote).push(book, NOW)
    assert git(remote, "diff", "--numstat", f"{NAME}~1", NAME) == "1\t0\tevent/2026-11.jsonl"


def test_what_is_too_much_for_a_forge_in_one_file_goes_on_in_others(
    remote: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.memory.shelves._LARGEST", 300)
    book, read = noted(*(f"2026-11-{day:02d}" for day in range(1, 21))), Notebook()
    branch(remote).push(book, NOW)
    sizes = [int(line.split()[3]) for line in git(remote, "ls-tree", "-rl", NAME, "event/").splitlines()]
    assert len(sizes) > 3
    assert max(sizes) <= 300
    assert branch(remote).pull(read, NOW)
    assert read.lines == book.lines
    assert branch(remote).push(read, NOW).outcome is Saved.UNCHANGED


def test_a_disk_that_is_full_is_told_with_the_folder_that_it_holds(remote: Path) -> None:
    book = noted("2026-11-19")
    book.lines |= {
        f'{{"type": "event", "at": "2026-11-20T05:37:00Z", "lamp": {number}}}' for number in range(999)
    }
    with files_no_longer_than(20_000), pytest.raises(TrackerError, match=r"cannot write /.+/tree: "):
        branch(remote).push(book, NOW)
    assert branch(remote).push(book, NOW).outcome is Saved.SAVED


def test_memory_shares_no_history_with_the_list(remote: Path) -> None:
    branch(remote).push(noted("2026-11-19"), NOW)
    assert git(remote, "rev-list", "--max-parents=0", "--count", NAME, "main") == "2"


def test_branch_that_is_there_but_empty_is_filled(remote: Path, tmp_path: Path) -> None:
    git(tmp_path / "seed", "checkout", "--quiet", "--orphan", NAME)
    git(tmp_path / "seed", "rm", "--quiet", "-rf", ".")
    git(tmp_path / "seed", "commit", "--quiet", "--allow-empty", "-m", "Empty")
    git(tmp_path / "seed", "push", "--quiet", str(remote), NAME)
    book = noted("2026-11-19")
    assert branch(remote).pull(book, NOW)
    assert branch(remote).push(book, NOW).outcome is Saved.SAVED
    assert commits(remote) == 2


def test_line_that_is_no_record_is_named_with_its_file_and_nothing_is_saved_over_it(
    remote: Path, tmp_path: Path
) -> None:
    book = noted("2025-01-01", "2026-11-18")
    branch(remote).push(book, NOW)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--branch", NAME, str(remote), str(clone))
    with (clone / "event" / "2026-11.jsonl").open("a") as file:
        file.write("<<<<<<< HEAD\n")
    git(clone, "commit", "--quiet", "-am", "Break it")
    git(clone, "push", "--quiet", "origin", NAME)
    for act in (branch(remote).pull, branch(remote).push):
        with pytest.raises(
            MemoryUnreadableError, match=r"event/2026-11\.jsonl:2 on the branch tracker-state"
        ) as told:
            act(Notebook(), NOW)
        assert len(re.findall(r":\d+", str(told.value))) == 1, "one place, that of the file"
    assert commits(remote) == 2


def test_link_planted_on_the_branch_is_not_followed(remote: Path, tmp_path: Path) -> None:
    branch(remote).push(noted("2026-11-18"), NOW)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--branch", NAME, str(remote), str(clone))
    (clone / "event" / "evil.jsonl").symlink_to("/etc/hostname")
    git(clone, "add", ".")
    git(clone, "commit", "--quiet", "-m", "Plant a link")
    git(clone, "push", "--quiet", "origin", NAME)
    with pytest.raises(MemoryUnreadableError, match="no plain file"):
        branch(remote).pull(Notebook(), NOW)


def test_repository_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RemoteUnreachableError, match="nowhere"):
        branch(tmp_path / "nowhere.git").pull(Notebook(), NOW)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("ssh: Could not resolve hostname host.invalid: Name or service not known", "ssh: Could not resolve"),
        (
            "Warning: Permanently added 'host' to the list.\ngit@host: Permission denied (publickey).",
            "denied",
        ),
        ("ERROR: Repository not found.", "Repository not found"),
        ("", "Could not read from remote repository"),
    ],
    ids=["no network", "no key", "no repository", "no word"],
)
def test_what_ssh_says_is_told_and_no_token_is_blamed(tmp_path: Path, said: str, why: str) -> None:
    ssh = tmp_path / "ssh"
    ssh.write_text(f"#!/bin/sh\ncat >&2 <<'END'\n{said}\nEND\nexit 255\n")
    ssh.chmod(0o755)
    surroundings = {"PATH": os.environ["PATH"], "GIT_SSH_COMMAND": str(ssh)}
    there = MemoryBranch("git@host.invalid:me/list.git", NAME, surroundings, pause=no_time)
    with pytest.raises(RemoteUnreachableError, match=why) as caught:
        there.pull(Notebook(), NOW)
    assert "check the network" in str(caught.value)
    assert "TOKEN" not in str(caught.value)


def test_refusal_that_is_no_race_is_told_with_what_to_set(remote: Path) -> None:
    hook = remote / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho 'branch is protected' >&2\nexit 1\n")
    hook.chmod(0o755)
    with pytest.raises(MemoryRefusedError, match="contents: write"):
        branch(remote).push(noted("2026-11-18"), NOW)


def test_machine_without_git_is_told_so(remote: Path, tmp_path: Path) -> None:
    with pytest.raises(GitMissingError, match="install git"):
        branch(remote, surroundings={"PATH": str(tmp_path)}).pull(Notebook(), NOW)


def test_commit_is_signed_by_the_bot_on_actions_and_by_the_clock_given(remote: Path) -> None:
    surroundings = {**os.environ, "GITHUB_ACTIONS": "true"}
    branch(remote, surroundings=surroundings).push(noted("2026-11-18"), NOW)
    told = git(remote, "log", "-1", "--format=%an %ct %s", NAME)
    assert (
        told == f"github-actions[bot] {NOW.timestamp():.0f} Remember what was known at 2026-11-20 05:37 UTC"
    )


def test_users_own_git_settings_do_not_reach_in(remote: Path, tmp_path: Path) -> None:
    (tmp_path / ".gitconfig").write_text(
        "[commit]\n\tgpgSign = true\n[core]\n\tautocrlf = true\n\thooksPath = /nowhere\n"
    )
    branch(remote, surroundings={**os.environ, "HOME": str(tmp_path)}).push(noted("2026-11-18"), NOW)
    assert "\r" not in git(remote, "show", f"{NAME}:README.md")


def test_token_goes_to_its_own_server_and_stands_in_no_address() -> None:
    found = git_environment({"PATH": "/bin"}, "https://someone@github.example/me/list.git", "secret")
    assert found["GIT_CONFIG_KEY_4"] == "http.https://github.example/.extraHeader"
    kind, value = found["GIT_CONFIG_VALUE_4"].removeprefix("Authorization: ").split()
    assert (kind, base64.b64decode(value)) == ("Basic", b"x-access-token:secret")
    assert shown("https://someone:secret@github.example/me/list.git") == "https://github.example/me/list.git"


@pytest.mark.parametrize(
    ("remote", "server", "given"),
    [
        ("https://github.com/me/list", {}, "secret"),
        ("https://gitlab.example/me/list", {}, ""),
        ("https://gitlab.example/me/list", {"GITHUB_API_URL": "https://api.github.com"}, ""),
        ("https://github.com/me/list", {"GITHUB_API_URL": "https://api.github.com"}, "secret"),
        ("https://hub.example/me/list", {"GITHUB_API_URL": "https://hub.example/api/v3"}, "secret"),
        ("https://hub.example/me/list", {"GITHUB_SERVER_URL": "https://hub.example"}, "secret"),
        ("https://github.com/me/list", {"GITHUB_SERVER_URL": "https://hub.example"}, ""),
        ("http://github.com/me/list", {}, ""),
        ("http://github.com/me/list", {"GITHUB_API_URL": "https://api.github.com"}, ""),
        ("http://hub.example/me/list", {"GITHUB_SERVER_URL": "http://hub.example"}, "secret"),
    ],
)
def test_token_is_given_to_the_server_it_is_of(remote: str, server: dict[str, str], given: str) -> None:
    assert memory_branch(MemorySettings(), {"GITHUB_TOKEN": "secret", **server}, remote).token == given


@pytest.mark.parametrize(
    "remote", ["file:///srv/list.git", "git@github.example:me/list.git", "/srv/list.git"]
)
def test_token_goes_nowhere_else(remote: str) -> None:
    assert "secret" not in str(git_environment({}, remote, "secret"))


class Nobody:
    """Has nothing to give."""

    def answer(self, _request: Request) -> Reply:
        return Reply(404)


def test_the_way_through_a_proxy_is_taken() -> None:
    with LoopbackServer(Nobody()) as proxy:
        surroundings = {"PATH": os.environ["PATH"], "http_proxy": proxy.url}
        there = MemoryBranch("http://made-up.invalid/me/list.git", NAME, surroundings, pause=no_time)
        with pytest.raises(RemoteUnreachableError):
            there.pull(Notebook(), NOW)
        assert "made-up.invalid" in proxy.log[0].headers["host"]


def test_an_address_is_no_option_of_git(tmp_path: Path) -> None:
    made = tmp_path / "made"
    named = MemoryBranch(f"--upload-pack=touch {made};", NAME, dict(os.environ), pause=no_time)
    with pytest.raises(RemoteUnreachableError):
        named.pull(noted(), NOW)
    assert not made.exists()
