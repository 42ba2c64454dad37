"""A list's repository on GitHub, well and in every way that stands in a run's way."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from support.doctors import HOME, NOW, Hub, levels

from tracker.doctor.examination import examine
from tracker.doctor.finding import Level, Probe
from tracker.doctor.looking import ClientLook, ListHome, Looked
from tracker.doctor.repository import repository
from tracker.forge.access import Access
from tracker.forge.client import Client
from tracker.forge.errors import ForgeError
from tracker.forge.patience import Patience
from tracker.loopback.github_world import BOT, TOKEN, GitHubWorld
from tracker.settings.github import Mode

FINE = {
    "token": Level.FINE,
    "list": Level.FINE,
    "Actions may open pull requests": Level.FINE,
    "the pull request's branch": Level.FINE,
    "the memory's branch": Level.FINE,
    "schedule": Level.FINE,
    "last scheduled run": Level.FINE,
    "60-day rule": Level.FINE,
}


def test_repository_that_is_well_is_told_so(hub: Hub) -> None:
    assert hub.findings() == FINE
    assert hub.look.there is not None


def archived(world: GitHubWorld) -> None:
    world.archived = True


def refusing(world: GitHubWorld) -> None:
    world.actions_may_open = False


def secretive(world: GitHubWorld) -> None:
    world.admins.clear()


def guarding(world: GitHubWorld) -> None:
    world.protected.add("tracker-state")


def asleep(world: GitHubWorld) -> None:
    world.workflows["track.yml"] = "disabled_inactivity"


def without_workflow(world: GitHubWorld) -> None:
    world.workflows.clear()


def late(world: GitHubWorld) -> None:
    world.scheduled_runs[:] = [((NOW - timedelta(hours=70)).isoformat(), "success")]


def failing(world: GitHubWorld) -> None:
    world.scheduled_runs.append(((NOW - timedelta(hours=1)).isoformat(), "failure"))


def never_run(world: GitHubWorld) -> None:
    world.scheduled_runs.clear()


def never_run_for_long(world: GitHubWorld) -> None:
    never_run(world)
    world.workflows_since = "2026-11-01T12:00:00.000Z"


def read_only(world: GitHubWorld) -> None:
    world.writers.discard(BOT)


@pytest.mark.parametrize(
    ("path", "what"),
    [("/contents/", "list"), ("/runs?", "last scheduled run"), ("/commits/", "60-day rule")],
)
def test_an_answer_that_does_not_come_is_no_answer(hub: Hub, path: str, what: str) -> None:
    def look(asked: str) -> Looked:
        return Looked(503, {"message": "made up"}) if path in asked else hub.look(asked)

    (found,) = [finding for finding in repository(look, HOME, NOW) if finding.what == what]
    assert found.level is Level.UNKNOWN
    assert "503" in found.found


def test_direct_commits_are_held_against_the_default_branchs_rules(hub: Hub) -> None:
    hub.world.protected.add("main")
    found = levels(repository(hub.look, replace(HOME, mode=Mode.DIRECT), NOW))
    assert found["the default branch"] is Level.FAULT
    assert not {"Actions may open pull requests", "the pull request's branch"} & set(found)


@pytest.mark.parametrize("mode", [Mode.FORK, Mode.PATCH])
def test_who_does_not_write_there_needs_no_leave_to(hub: Hub, mode: Mode) -> None:
    hub.world.writers.discard(BOT)
    hub.world.actions_may_open = False
    hub.world.workflows.clear()
    found = levels(repository(hub.look, replace(HOME, mode=mode), NOW))
    assert set(found.values()) == {Level.FINE}
    assert {"token", "list"} <= set(found)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (archived, {"archived": Level.FAULT}),
        (refusing, {"Actions may open pull requests": Level.FAULT}),
        (secretive, {"Actions may open pull requests": Level.UNKNOWN}),
        (guarding, {"the memory's branch": Level.FAULT}),
        (asleep, {"schedule": Level.FAULT}),
        (late, {"last scheduled run": Level.WARNING}),
        (failing, {"last scheduled run": Level.WARNING}),
        (never_run, {"last scheduled run": Level.UNKNOWN}),
        (never_run_for_long, {"last scheduled run": Level.WARNING}),
        (read_only, {"token": Level.FAULT}),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_stands_in_the_way_is_found(hub: Hub, change: Any, found: dict[str, Level]) -> None:
    change(hub.world)
    assert hub.findings() == FINE | found


def test_repository_without_our_workflow_is_told_how_to_get_it(hub: Hub) -> None:
    without_workflow(hub.world)
    assert hub.findings()["schedule"] is Level.WARNING


def test_list_that_was_moved_is_noticed(hub: Hub) -> None:
    hub.home = ListHome(HOME.repository, "docs/LIST.md", HOME.branch, HOME.memory)
    assert hub.findings()["list"] is Level.FAULT


@dataclass
class Answers:
    """GitHub's answers by the end of the path; whatever else is asked for is not found."""

    answers: dict[str, Looked]

    def __call__(self, path: str) -> Looked:
        return next((answer for end, answer in self.answers.items() if path.endswith(end)), Looked(404))


BASE = {"full_name": "example/awesome-vlm", "default_branch": "main", "permissions": {"push": True}}


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Looked(404), "GitHub knows no such repository"),
        (Looked(401), "does not know this token"),
        (Looked(502, {"message": "Bad gateway"}), "GitHub answers 502: Bad gateway"),
    ],
    ids=["not there", "token", "down"],
)
def test_repository_that_cannot_be_read_is_one_finding(answer: Looked, words: str) -> None:
    (found,) = repository(Answers({"awesome-vlm": answer}), HOME, NOW)
    assert found.level is Level.FAULT
    assert words in found.found


@pytest.mark.parametrize(
    ("data", "headers", "level", "words"),
    [
        ({"permissions": None}, {}, Level.WARNING, "No token was given"),
        ({}, {"x-oauth-scopes": "repo, workflow"}, Level.WARNING, "classic"),
        ({"private": True}, {"x-oauth-scopes": "repo"}, Level.FINE, "may write"),
        ({}, {"x-oauth-scopes": "public_repo"}, Level.FINE, "may write"),
    ],
    ids=["anonymous", "too mighty", "private needs it", "just enough"],
)
def test_token_is_judged_by_what_it_may(
    data: dict[str, Any], headers: dict[str, str], level: Level, words: str
) -> None:
    look = Answers({"repos/example/awesome-vlm": Looked(200, BASE | data, headers)})
    found = {finding.what: finding for finding in repository(look, HOME, NOW)}
    assert found["token"].level is level
    assert words in found["token"].found


def test_repository_that_was_renamed_is_noticed() -> None:
    look = Answers({"repos/example/awesome-vlm": Looked(200, BASE | {"full_name": "example/vlm"})})
    assert levels(repository(look, HOME, NOW))["name"] is Level.WARNING


@pytest.mark.parametrize("status", [403, 500])
def test_schedule_that_github_does_not_tell_of_is_unknown(status: int) -> None:
    look = Answers({"repos/example/awesome-vlm": Looked(200, BASE), "track.yml": Looked(status)})
    assert levels(repository(look, HOME, NOW))["schedule"] is Level.UNKNOWN


@pytest.mark.parametrize("state", ["disabled_manually", "disabled_fork", "deleted"])
def test_schedule_that_is_off_is_a_fault_whoever_did_it(state: str) -> None:
    look = Answers(
        {"repos/example/awesome-vlm": Looked(200, BASE), "track.yml": Looked(200, {"state": state})}
    )
    assert levels(repository(look, HOME, NOW))["schedule"] is Level.FAULT


def test_quiet_repository_is_warned_in_time() -> None:
    signed = {"name": "Maya", "date": (NOW - timedelta(days=50)).isoformat()}
    tip = {"sha": "1" * 40, "commit": {"message": "Tidy", "author": signed, "committer": signed}}
    look = Answers(
        {
            "repos/example/awesome-vlm": Looked(200, BASE),
            "track.yml": Looked(200, {"state": "active"}),
            "commits/main": Looked(200, tip),
        }
    )
    assert levels(repository(look, HOME, NOW))["60-day rule"] is Level.WARNING


def test_github_that_is_not_there_is_told_in_a_sentence() -> None:
    look = ClientLook(Client(Access("http://127.0.0.1:9", "", token=TOKEN), "a/b", Patience(), write_pause=0))
    with pytest.raises(ForgeError, match="cannot be reached"):
        look("/repos/a/b")
    (found,) = repository(look, HOME, NOW)
    assert "cannot be reached" in found.found
    assert "network and proxy" in found.advice


@pytest.mark.parametrize("odd", [None, [], "well", {"name": "awesome-vlm"}], ids=repr)
def test_an_answer_of_another_shape_is_one_that_cannot_be_read(odd: object) -> None:
    look = Answers({"awesome-vlm": Looked(200, odd)})
    probe = Probe(HOME.area, lambda: repository(look, HOME, NOW))
    (found,) = examine([probe])
    assert found.level is Level.FAULT
    assert found.area == HOME.area
