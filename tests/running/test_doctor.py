import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from support.command_line import app
from typer.testing import CliRunner

from state.records import Outcome, Run, RunId, SourceName, SourceReport
from state.store import IN_MEMORY, Counts, Stats, open_store
from tracker.doctor import machine, memory
from tracker.doctor.examination import examine
from tracker.doctor.finding import Finding, Level, Probe, fine
from tracker.doctor.looking import ClientLook, Looked, Place
from tracker.doctor.repository import repository
from tracker.errors import TrackerError
from tracker.forge.access import Access
from tracker.forge.client import Client
from tracker.forge.errors import ForgeError
from tracker.forge.patience import Patience
from tracker.loopback.github import GitHubService
from tracker.loopback.github_people import Person
from tracker.loopback.github_world import BOT, TOKEN, GitHubWorld
from tracker.loopback.server import LoopbackServer
from tracker.loopback.services import Services
from tracker.memory.git import Git
from tracker.settings.github import Mode
from tracker.training.learned import note_failure

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
PLACE = Place("example/awesome-vlm", "README.md", "tracker/vlm", "tracker-state")


def levels(findings: Iterator[Finding]) -> dict[str, Level]:
    return {finding.what: finding.level for finding in findings}


# The frame


def test_finding_that_is_not_fine_says_what_to_do() -> None:
    with pytest.raises(ValueError, match="without advice"):
        Finding("machine", "git", Level.FAULT, "It is gone.")


def test_probe_that_fails_hides_no_other() -> None:
    def failing() -> Iterator[Finding]:
        yield fine("one", "first", "well")
        raise TrackerError("the token was refused")

    probes = [Probe("one", failing), Probe("two", lambda: [fine("two", "second", "well")])]
    found = list(examine(probes))
    assert [finding.level for finding in found] == [Level.FINE, Level.FAULT, Level.FINE]
    assert found[1].found == "the token was refused"


# The machine

REQUIRES = [
    "arxiv<5,>=4",
    'apprise>=1.9; extra == "notify"',
    'psycopg>=3.2; extra == "postgres"',
    "httpx<1,>=0.28",
]


@pytest.mark.parametrize(
    ("installed", "in_use", "faults"),
    [
        ({"arxiv": "4.0.0", "httpx": "0.28.1"}, {}, []),
        ({"arxiv": "2.4.1", "httpx": "0.28.1"}, {}, ["arxiv"]),
        ({"arxiv": "4.0.0"}, {}, ["httpx"]),
        ({"arxiv": "4.0.0", "httpx": "0.28.1"}, {"notify": True}, ["apprise"]),
        ({"arxiv": "4.0.0", "httpx": "0.28.1", "psycopg": "3.2"}, {"postgres": True, "notify": False}, []),
    ],
    ids=["all there", "another major", "missing", "extra wanted and missing", "extra there"],
)
def test_versions_are_held_against_what_we_work_with(
    installed: dict[str, str], in_use: dict[str, bool], faults: list[str]
) -> None:
    found = list(machine.versions(REQUIRES, installed.get, in_use))
    assert [finding.what for finding in found if finding.level is Level.FAULT] == faults


def test_our_own_packages_are_found_as_they_are() -> None:
    assert machine.version_of("pytest")
    assert machine.version_of("no-such-distribution") is None
    assert isinstance(machine.requirements(), list)


@dataclass
class OldGit:
    told: str

    def run(self, *_: str) -> object:
        return type("Done", (), {"out": self.told})


@pytest.mark.parametrize(
    ("told", "level"),
    [("git version 2.30.2", Level.WARNING), ("git version 2.39.5", Level.FINE)],
    ids=["old", "new"],
)
def test_git_that_is_too_old_is_noticed(told: str, level: Level) -> None:
    (found,) = machine.git_there(OldGit(told))
    assert found.level is level


def test_machine_without_git_is_told_so(tmp_path: Path) -> None:
    (found,) = examine([Probe("machine", lambda: machine.git_there(Git(tmp_path, {"PATH": str(tmp_path)})))])
    assert "install git" in found.found


@pytest.mark.parametrize(
    ("apart", "fixed", "level"),
    [
        (timedelta(seconds=3), False, Level.FINE),
        (timedelta(minutes=-9), False, Level.FAULT),
        (None, False, Level.UNKNOWN),
        (timedelta(), True, Level.WARNING),
    ],
    ids=["together", "apart", "nobody answered", "fixed"],
)
def test_clock_is_held_against_anothers(apart: timedelta | None, fixed: bool, level: Level) -> None:
    there = None if apart is None else NOW + apart
    (found,) = machine.clock(NOW, there, "GitHub", fixed=fixed)
    assert found.level is level


# The memory


def run(hours_ago: float, outcome: Outcome = Outcome.NEW, *, ended: bool = True) -> Run:
    began = NOW - timedelta(hours=hours_ago)
    reports = (SourceReport(SourceName("arxiv"), outcome, 0, reason="HTTP 429"),)
    return Run(RunId(str(hours_ago)), began, began if ended else None, outcome.value, reports)


@pytest.mark.parametrize(
    ("runs", "level"),
    [
        ([], Level.UNKNOWN),
        ([run(1, ended=False)], Level.WARNING),
        ([run(60)], Level.WARNING),
        ([run(1, ended=False), run(20)], Level.FINE),
    ],
    ids=["none", "none ended", "late", "in time"],
)
def test_last_run_is_looked_for(runs: list[Run], level: Level) -> None:
    assert memory.last_run(runs, NOW).level is level


def test_run_of_this_hour_is_not_said_to_be_0_hours_old() -> None:
    ended = Run(RunId("one"), NOW - timedelta(minutes=9), NOW - timedelta(minutes=1), Outcome.NEW)
    assert memory.last_run([ended], NOW).found == "The last run ended less than an hour ago (new)."


def test_source_is_judged_by_its_last_poll() -> None:
    assert list(memory.sources([run(1), run(2, Outcome.FAILED)])) == []
    (found,) = memory.sources([run(1, Outcome.FAILED), run(2)])
    assert "HTTP 429" in found.found


def test_what_runs_learned_is_told() -> None:
    with open_store(IN_MEMORY) as store:
        note_failure(store, "12 are too few", NOW)
        assert levels(memory.memory(store, NOW))["model"] is Level.FINE


def test_store_that_grows_out_of_bounds_is_noticed() -> None:
    stats = Stats("state.db", "1", 7, Counts(), 3_000_000_000, {}, {})
    assert memory.size(stats).level is Level.WARNING


def test_memory_is_read_whole(tmp_path: Path) -> None:
    with open_store(tmp_path / "state.db") as store:
        store.record_run(run(3, Outcome.DEGRADED))
        assert levels(memory.memory(store, NOW)) == {
            "store": Level.FINE,
            "last run": Level.FINE,
            "last poll of arxiv": Level.WARNING,
        }


# The repository


@dataclass
class Hub:
    """A loopback GitHub with one list, and the doctor's eyes on it."""

    world: GitHubWorld
    look: ClientLook
    place: Place = field(default=PLACE)

    def findings(self) -> dict[str, Level]:
        return levels(repository(self.look, self.place, NOW))


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    world = GitHubWorld(tmp_path / "hub.git", clock=lambda: NOW)
    world.admins.add(BOT)
    world.workflows["track.yml"] = "active"
    world.scheduled_runs.append(((NOW - timedelta(hours=5)).isoformat(), "success"))
    Person(world, "maya").push("main", {"README.md": b"# List\n"})
    with LoopbackServer(GitHubService(world)) as server:
        access = Access(server.url, f"{server.url}/graphql", token=TOKEN)
        yield Hub(world, ClientLook(Client(access, world.name, Patience(), write_pause=0)))


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


def read_only(world: GitHubWorld) -> None:
    world.writers.discard(BOT)


@pytest.mark.parametrize(
    ("path", "what"),
    [("/contents/", "list"), ("/runs?", "last scheduled run"), ("/commits/", "60-day rule")],
)
def test_an_answer_that_does_not_come_is_no_answer(hub: Hub, path: str, what: str) -> None:
    def look(asked: str) -> Looked:
        return Looked(503, {"message": "made up"}) if path in asked else hub.look(asked)

    (found,) = [finding for finding in repository(look, PLACE, NOW) if finding.what == what]
    assert found.level is Level.UNKNOWN
    assert "503" in found.found


def test_direct_commits_are_held_against_the_default_branchs_rules(hub: Hub) -> None:
    hub.world.protected.add("main")
    found = levels(repository(hub.look, replace(PLACE, mode=Mode.DIRECT), NOW))
    assert found["the default branch"] is Level.FAULT
    assert not {"Actions may open pull requests", "the pull request's branch"} & set(found)


@pytest.mark.parametrize("mode", [Mode.FORK, Mode.PATCH])
def test_who_does_not_write_there_needs_no_leave_to(hub: Hub, mode: Mode) -> None:
    hub.world.writers.discard(BOT)
    hub.world.actions_may_open = False
    hub.world.workflows.clear()
    found = levels(repository(hub.look, replace(PLACE, mode=mode), NOW))
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
    hub.place = Place(PLACE.repository, "docs/LIST.md", PLACE.branch, PLACE.memory)
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
    (found,) = repository(Answers({"awesome-vlm": answer}), PLACE, NOW)
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
    found = {finding.what: finding for finding in repository(look, PLACE, NOW)}
    assert found["token"].level is level
    assert words in found["token"].found


def test_repository_that_nobody_filled_in_is_asked_of_nobody() -> None:
    def look(path: str) -> Looked:
        raise AssertionError(path)

    (finding,) = repository(look, replace(PLACE, repository="OWNER/NAME"), NOW)
    assert finding.level is Level.FAULT
    assert "tracker.toml" in finding.advice


def test_repository_that_was_renamed_is_noticed() -> None:
    look = Answers({"repos/example/awesome-vlm": Looked(200, BASE | {"full_name": "example/vlm"})})
    assert levels(repository(look, PLACE, NOW))["name"] is Level.WARNING


@pytest.mark.parametrize("status", [403, 500])
def test_schedule_that_github_does_not_tell_of_is_unknown(status: int) -> None:
    look = Answers({"repos/example/awesome-vlm": Looked(200, BASE), "track.yml": Looked(status)})
    assert levels(repository(look, PLACE, NOW))["schedule"] is Level.UNKNOWN


@pytest.mark.parametrize("state", ["disabled_manually", "disabled_fork", "deleted"])
def test_schedule_that_is_off_is_a_fault_whoever_did_it(state: str) -> None:
    look = Answers(
        {"repos/example/awesome-vlm": Looked(200, BASE), "track.yml": Looked(200, {"state": state})}
    )
    assert levels(repository(look, PLACE, NOW))["schedule"] is Level.FAULT


def test_quiet_repository_is_warned_in_time() -> None:
    tip = {"commit": {"committer": {"date": (NOW - timedelta(days=50)).isoformat()}}}
    look = Answers(
        {
            "repos/example/awesome-vlm": Looked(200, BASE),
            "track.yml": Looked(200, {"state": "active"}),
            "commits/main": Looked(200, tip),
        }
    )
    assert levels(repository(look, PLACE, NOW))["60-day rule"] is Level.WARNING


def test_github_that_is_not_there_is_told_in_a_sentence() -> None:
    look = ClientLook(Client(Access("http://127.0.0.1:9", "", token=TOKEN), "a/b", Patience(), write_pause=0))
    with pytest.raises(ForgeError, match="cannot be reached"):
        look("/repos/a/b")


# The command

NEWS = datetime(2026, 11, 18, 12, tzinfo=UTC)
"""A day on which the made-up services have something to tell."""


def doctor(*arguments: str) -> tuple[int, list[dict[str, str]]]:
    done = CliRunner().invoke(app, ["doctor", "--json", *arguments], catch_exceptions=False)
    return done.exit_code, [json.loads(line) for line in done.stdout.splitlines()]


def test_empty_folder_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, found = doctor("--offline")
    assert code == 1
    assert {"area": "settings", "what": "file", "level": "fault"}.items() <= found[0].items()


def test_list_that_is_well_ends_with_nought(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tracker.toml").write_text('[[lists]]\nname = "vlm"\nrepository = "example/awesome-vlm"\n')
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with LoopbackServer(GitHubService(hub.world)) as server, Services.of(now=lambda: NEWS) as services:
        for name, address in services.addresses.variables().items():
            monkeypatch.setenv(name, address)
        monkeypatch.setenv("GITHUB_API_URL", server.url)
        monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
        hub.world.scheduled_runs[:] = [(datetime.now(UTC).isoformat(), "success")]
        Person(hub.world, "maya").push("main", {"README.md": b"# A list\n"})
        hub.world.clock = lambda: datetime.now(UTC)
        code, found = doctor()
    assert {row["what"]: row["level"] for row in found if row["level"] not in ("fine", "unknown")} == {}, (
        found
    )
    assert code == 0


def test_what_will_not_last_ends_with_three(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tracker.toml").write_text('[[lists]]\nname = "vlm"\nrepository = "example/awesome-vlm"\n')
    with open_store(tmp_path / ".tracker" / "state.db") as store:
        store.record_run(
            Run(RunId("1"), datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC), "new")
        )
    monkeypatch.setenv("TRACKER_NOW", "2026-01-05T00:00:00Z")
    assert doctor("--offline")[0] == 3
    done = CliRunner().invoke(app, ["doctor", "--offline"], catch_exceptions=False)
    assert "note memory: last run" in done.stdout
    assert "→ Look whether the schedule is still on" in done.stdout
