"""GitHub's edges: tokens, refusals, renames, sizes, limits and addresses."""

from __future__ import annotations

import logging
from dataclasses import replace
from traceback import format_exception
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from support.forge_scene import BRANCH, FIRST_LIST, PATH, QUICK, paper, scene

from tracker.errors import UsageError
from tracker.forge.access import Access, access_from
from tracker.forge.errors import ForgeError, LimitReached, Missing, PersonNeeded, PullRequestsForbidden
from tracker.forge.github import GitHub
from tracker.forge.port import NewPull
from tracker.forge.rehearsal import Rehearsal
from tracker.loopback.github_faults import GitHubFault
from tracker.loopback.github_world import TOKEN
from tracker.settings.github import GitHubSettings

if TYPE_CHECKING:
    from pathlib import Path

    from support.forge_scene import Scene


def test_labels_reviewers_and_draft_are_set_at_creation_only(stage: Scene) -> None:
    stage.settings = GitHubSettings(
        draft=True, labels=("papers",), reviewers=("maya",), team_reviewers=("curators",)
    )
    stage.nominees = [paper(1)]
    stage.run()
    assert stage.pull.draft
    assert stage.pull.labels == ["papers"]
    assert stage.pull.reviewers == ["maya"]
    stage.pull.labels.clear()
    stage.pull.reviewers.clear()
    stage.nominees.append(paper(2))
    stage.run()
    assert stage.pull.labels == stage.pull.reviewers == []


def test_a_reviewer_that_cannot_be_asked_costs_nothing_and_is_named(stage: Scene) -> None:
    stage.settings = GitHubSettings(reviewers=("tracker-bot", "maya", "gone"), team_reviewers=("curators",))
    stage.nominees = [paper(1)]
    kept = stage.run()
    assert stage.pull.reviewers == ["maya"]
    assert [word.partition(":")[0] for word in kept.words] == [
        "tracker-bot could not be added to the pull request",
        "gone could not be added to the pull request",
    ]
    stage.settled()
    assert stage.run().words == ()


def test_reviewers_behind_a_limit_are_not_asked_for_one_by_one(stage: Scene) -> None:
    stage.settings = GitHubSettings(reviewers=("maya", "nils"))
    stage.nominees = [paper(1)]
    stage.service.turn(
        GitHubFault.LONG_LIMIT, lambda _n, request: request.path.endswith("/requested_reviewers"), times=None
    )
    kept = stage.run()
    assert [word.partition(" ")[0] for word in kept.words] == ["maya", "nils"]
    asked = [request for request in stage.service.requests if request.path.endswith("/requested_reviewers")]
    assert len(asked) == 1
    stage.settled()


def test_actions_that_may_not_open_pull_requests_leave_no_branch(stage: Scene) -> None:
    stage.world.actions_may_open = False
    stage.nominees = [paper(1)]
    with pytest.raises(PullRequestsForbidden, match="Settings → Actions → General"):
        stage.run()
    assert stage.world.git.branch(BRANCH) is None
    stage.world.actions_may_open = True
    stage.run()
    stage.settled()


def test_actions_that_may_not_open_leave_a_branch_that_people_work_on(stage: Scene) -> None:
    stage.world.actions_may_open = False
    stage.person().push(BRANCH, {PATH: FIRST_LIST.replace("Kept", "Well kept").encode()})
    stage.nominees = [paper(1)]
    with pytest.raises(PullRequestsForbidden):
        stage.run()
    assert "Well kept" in stage.text()


def test_a_list_that_takes_no_pull_requests_from_outsiders(stage: Scene) -> None:
    stage.world.writers.discard("tracker-bot")
    stage.world.accepts_outsiders = False
    stage.fork = True
    stage.nominees = [paper(1)]
    with pytest.raises(PullRequestsForbidden, match="takes no pull requests from this account"):
        stage.run()


def test_a_token_without_write_access_is_told_what_it_needs(stage: Scene) -> None:
    stage.world.writers.discard("tracker-bot")
    stage.nominees = [paper(1)]
    with pytest.raises(PersonNeeded, match="contents: write and pull-requests: write"):
        stage.run()


def test_a_protected_branch(stage: Scene) -> None:
    stage.world.protected.add(BRANCH)
    stage.nominees = [paper(1)]
    with pytest.raises(PersonNeeded, match="branch protection or ruleset"):
        stage.run()


def test_an_archived_repository(stage: Scene) -> None:
    stage.world.archived = True
    stage.nominees = [paper(1)]
    with pytest.raises(PersonNeeded, match="archived"):
        stage.run()


def test_a_renamed_repository_is_followed(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.world.old_names.add(stage.world.name)
    stage.world.name = "example/awesome-vision-language"
    stage.nominees.append(paper(2))
    forge = GitHub(stage.access(), "example/awesome-vlm", manners=QUICK)
    stage.run(forge)
    assert forge.repository().name == "example/awesome-vision-language"
    assert stage.numbers() == [1, 2]
    assert len(stage.world.pulls) == 1


def test_a_moved_file_is_told_with_the_setting(stage: Scene) -> None:
    stage.person().push("main", {PATH: None, "docs/LIST.md": FIRST_LIST.encode()})
    stage.nominees = [paper(1)]
    with pytest.raises(Missing, match="`path` of the list"):
        stage.run()
    stage.path = "docs/LIST.md"
    stage.run()
    assert stage.numbers() == [1]


def test_a_folder_is_no_list(stage: Scene) -> None:
    stage.person().push("main", {"docs/LIST.md": FIRST_LIST.encode()})
    stage.path = "docs"
    stage.nominees = [paper(1)]
    with pytest.raises(Missing, match="`path` of the list"):
        stage.run()
    stage.path = PATH


def test_a_repository_that_is_not_there(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    with pytest.raises(Missing):
        stage.run(GitHub(stage.access(), "example/nowhere", manners=QUICK))


def test_a_list_above_one_megabyte(stage: Scene) -> None:
    long = "\n".join(f"- [Old {n}](https://example.org/{n:07})" for n in range(30_000))
    stage.person().edit(
        "main", PATH, lambda text: text.replace("## Benchmarks\n\n", f"## Benchmarks\n\n{long}\n")
    )
    stage.nominees = [paper(1)]
    stage.run()
    assert stage.numbers() == [1]
    stage.stays_quiet()


@pytest.mark.parametrize("ignoring", [False, True], ids=["filtered", "filter ignored"])
def test_more_pull_requests_than_two_pages_hold(stage: Scene, *, ignoring: bool) -> None:
    others = 201
    head = stage.person().push("other", {"x.md": b"x"})
    stage.world.git.move(*((f"refs/heads/p{number}", head, None) for number in range(others)))
    for number in range(others):
        stage.world.open_pull(
            "nils", {"head": f"p{number}", "base": "main", "title": f"#{number}", "body": ""}
        )
    stage.world.ignore_head_filter = ignoring
    stage.nominees = [paper(1)]
    kept = stage.run()
    assert kept.number == others + 1
    stage.stays_quiet()
    for number in range(others):
        stage.world.pulls[number + 1].state = "closed"


def test_one_already_there_that_the_filter_does_not_find(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    forge = stage.forge()
    found = forge.open_pull(NewPull(BRANCH, "main", stage.pull.title, stage.pull.body))
    assert found.number == 1
    assert len(stage.world.pulls) == 1


def test_a_branch_that_github_does_not_see_yet_is_waited_for(stage: Scene) -> None:
    with pytest.raises(ForgeError, match="head invalid"):
        stage.forge().open_pull(NewPull("tracker/late", "main", "Add 1 entry", ""))
    asked = [request.path for request in stage.service.requests if request.method == "POST"]
    assert len(asked) == QUICK.settle_attempts


@pytest.mark.parametrize(
    "fault",
    [
        GitHubFault.SECONDARY_LIMIT,
        GitHubFault.SECONDARY_LIMIT_RETRY_AFTER,
        GitHubFault.LIMIT_429,
        GitHubFault.LIMIT_429_BARE,
        GitHubFault.PRIMARY_LIMIT,
        GitHubFault.BAD_GATEWAY,
    ],
)
def test_a_passing_limit_or_fault_is_waited_for(stage: Scene, fault: GitHubFault) -> None:
    stage.nominees = [paper(1)]
    stage.service.turn(fault, lambda _n, request: request.method == "GET", times=2)
    if fault is not GitHubFault.BAD_GATEWAY:
        stage.service.turn(fault, lambda _n, request: request.method == "POST", times=1)
    stage.run()
    stage.settled()


@pytest.mark.parametrize(
    ("fault", "times"), [(GitHubFault.GRAPHQL_LIMIT, 2), (GitHubFault.GRAPHQL_BROKE_OFF, 1)]
)
def test_what_graphql_tells_with_status_200_is_no_end(tmp_path: Path, fault: GitHubFault, times: int) -> None:
    with scene(tmp_path) as stage:
        stage.nominees = [paper(1)]
        stage.service.turn(fault, lambda _n, request: request.path.endswith("/graphql"), times=times)
        stage.run()
        stage.settled()


def test_a_long_limit_ends_the_list_and_the_next_run_goes_on(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.service.turn(GitHubFault.LONG_LIMIT, lambda _n, request: request.path.endswith("/pulls"))
    with pytest.raises(LimitReached, match="the next run goes on"):
        stage.run()
    stage.run()
    stage.settled()


def test_a_limit_that_never_ends_is_given_up(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.service.turn(GitHubFault.LIMIT_429, lambda _n, _r: True, times=None)
    with pytest.raises(LimitReached):
        stage.run()
    assert len(stage.service.requests) == QUICK.patience.attempts


def test_a_wrong_token(stage: Scene) -> None:
    stage.token = "ghp_wrong"  # noqa: S105 - made up
    stage.nominees = [paper(1)]
    with pytest.raises(PersonNeeded, match="does not know this token"):
        stage.run()


def test_without_a_token_a_dry_run_works(stage: Scene) -> None:
    stage.token = ""
    stage.nominees = [paper(1)]
    rehearsal = Rehearsal(stage.forge())
    stage.run(rehearsal)
    assert "+- [Lumen-1" in rehearsal.would[0].diff


def test_enterprise_addresses(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    access = access_from({"GITHUB_API_URL": f"{stage.server.url}/api/v3/", "GITHUB_TOKEN": TOKEN})
    assert access.graphql_url == f"{stage.server.url}/api/graphql"
    stage.run(GitHub(access, stage.world.name, manners=QUICK))
    stage.settled()


def app_key() -> str:
    """A key as GitHub makes them for Apps."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    ).decode()


def test_an_app_that_is_not_installed_is_told(tmp_path: Path) -> None:
    with scene(tmp_path) as stage:
        environment = {
            "GITHUB_API_URL": stage.server.url,
            "TRACKER_APP_ID": "12",
            "TRACKER_APP_PRIVATE_KEY": app_key().replace("\n", "\r\n"),
        }
        with pytest.raises(PersonNeeded, match="App 12 is not installed on example/elsewhere"):
            GitHub(access_from(environment), "example/elsewhere", manners=QUICK)


def test_an_app_signs_in_for_the_repository(tmp_path: Path) -> None:
    pem = app_key()
    with scene(tmp_path) as stage:
        access = access_from(
            {
                "GITHUB_API_URL": stage.server.url,
                "TRACKER_APP_ID": "12",
                "TRACKER_APP_PRIVATE_KEY": pem.replace("\n", "\\n"),
            }
        )
        stage.nominees = [paper(1)]
        stage.run(GitHub(access, stage.world.name, manners=QUICK))
        assert stage.pull.author == "tracker-bot"
        assert pem not in repr(access)
        tokens = {
            request.headers["authorization"] for request in stage.service.requests if "/pulls" in request.path
        }
        assert tokens == {"token ghs_loopback"}


@pytest.mark.parametrize(
    ("environment", "why"),
    [
        ({"GITHUB_API_URL": "github.example.org"}, "is not an address"),
        ({"GITHUB_API_URL": "https://user:pass@github.example.org"}, "holds a user or password"),
        ({"TRACKER_APP_ID": "1"}, "go together"),
        ({"TRACKER_APP_ID": "1", "TRACKER_APP_PRIVATE_KEY": "key.pem"}, "no private key in PEM"),
        (
            {
                "TRACKER_APP_ID": "1",
                "TRACKER_APP_PRIVATE_KEY": "-----BEGIN PRIVATE KEY----- MII= -----END PRIVATE KEY-----",
            },
            "line ends included",
        ),
    ],
)
def test_addresses_and_credentials_that_cannot_be(environment: dict[str, str], why: str) -> None:
    with pytest.raises(UsageError, match=why):
        access_from(environment)


@pytest.mark.parametrize("fault", list(GitHubFault))
def test_no_token_in_any_log_or_traceback(
    stage: Scene, fault: GitHubFault, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    stage.nominees = [paper(1)]
    stage.service.turn(fault, lambda _n, request: request.method != "GET", times=None)
    try:
        stage.run()
        failed = ""
    except ForgeError as error:
        failed = "".join(format_exception(error))
    assert TOKEN not in caplog.text + failed + repr(stage.access())


def test_secrets_are_named_for_the_log(stage: Scene) -> None:
    assert replace(stage.access(), app_key="PEM").secrets() == (TOKEN, "PEM")
    assert Access().anonymous
