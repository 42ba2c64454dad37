"""The examination as a whole, and the command."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from support.command_line import app
from support.doctors import Hub
from support.full_disk import files_no_longer_than
from support.rights import ordinary_user
from typer.testing import CliRunner

from state.records import Run, RunId
from state.store import open_store
from tracker import clock
from tracker.cli.doctor import in_all
from tracker.doctor.examination import examine
from tracker.doctor.finding import Finding, Level, Probe, fine
from tracker.doctor.probes import local_probes, remote_probes
from tracker.errors import TrackerError
from tracker.loopback.github import GitHubService
from tracker.loopback.github_people import Person
from tracker.loopback.github_world import TOKEN
from tracker.loopback.server import LoopbackServer
from tracker.loopback.services import Services
from tracker.loopback.world import World
from tracker.settings.load import parse

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def test_finding_that_is_not_fine_says_what_to_do() -> None:
    with pytest.raises(ValueError, match="without advice"):
        Finding("machine", "git", Level.FAULT, "It is gone.")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (TrackerError("the token was refused"), "the token was refused"),
        (PermissionError(13, "Permission denied", "track.yml"), "cannot use track.yml: Permission denied"),
    ],
    ids=["told", "a file"],
)
def test_probe_that_fails_hides_no_other(error: Exception, told: str) -> None:
    def failing() -> Iterator[Finding]:
        yield fine("one", "first", "well")
        raise error

    probes = [Probe("one", failing), Probe("two", lambda: [fine("two", "second", "well")])]
    looked_at: list[str] = []
    found = list(examine(probes, looked_at.append))
    assert looked_at == [f"looking at {probe.area}" for probe in probes]
    assert [finding.level for finding in found] == [Level.FINE, Level.FAULT, Level.FINE]
    assert found[1].found == told


def test_fault_of_ours_is_not_told_as_a_finding() -> None:
    def failing() -> Iterator[Finding]:
        yield fine("one", "first", "well")
        raise OSError("a bug")

    with pytest.raises(OSError, match="a bug"):
        list(examine([Probe("one", failing)]))


def test_what_two_lists_of_one_repository_have_in_common_is_told_once() -> None:
    area = "repository me/hub"
    probes = [
        Probe(area, lambda: [fine(area, "reading it", "well"), fine(area, "README.md", "there")]),
        Probe(area, lambda: [fine(area, "reading it", "well"), fine(area, "2026.md", "there")]),
    ]
    assert [finding.what for finding in examine(probes)] == ["reading it", "README.md", "2026.md"]


"""A day on which the made-up services have something to tell."""


def doctor(*arguments: str) -> tuple[int, list[dict[str, str]]]:
    done = CliRunner().invoke(app, ["doctor", "--json", *arguments], catch_exceptions=False)
    return done.exit_code, [json.loads(line) for line in done.stdout.splitlines()]


def test_empty_folder_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, found = doctor("--offline")
    assert code == 1
    assert {"area": "settings", "what": "file", "level": "fault"}.items() <= found[0].items()


def test_repository_that_nobody_filled_in_is_told_and_asked_of_nobody() -> None:
    settings = parse('[[lists]]\nname = "vlm"\nrepository = "OWNER/NAME"\n')
    now = datetime(2026, 1, 1, tzinfo=UTC)
    probes = [one for one in local_probes(settings, None, {}, now) if one.area == "settings"]
    (finding,) = (one for one in examine(probes) if one.what == "repository")
    assert finding.level is Level.FAULT
    assert "tracker.toml" in finding.advice
    assert not [one for one in remote_probes(settings, {}, lambda: now) if "OWNER" in one.area]


def test_list_that_is_well_ends_with_nought(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tracker.toml").write_text('[[lists]]\nname = "vlm"\nrepository = "example/awesome-vlm"\n')
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    days = World(clock.running().date() - timedelta(days=10), days=14)
    with LoopbackServer(GitHubService(hub.world)) as server, Services.of(days, clock.running) as services:
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


def test_memory_that_may_only_be_read_is_looked_at_all_the_same() -> None:
    with TemporaryDirectory() as name:
        place = Path(name) / "state.db"
        with open_store(place) as store:
            store.record_run(Run(RunId("1"), NOW, NOW, "new"))
        settings = parse(f'[state]\nurl = "{place}"\n')
        (probe,) = (one for one in local_probes(settings, None, {}, NOW) if one.area == "memory")
        writable = list(examine([probe]))
        place.chmod(0o444)
        Path(name).chmod(0o555)
        with ordinary_user():
            read_only = list(examine([probe]))
        Path(name).chmod(0o755)
    assert read_only[:-1] == writable
    assert read_only[-1].level is Level.FAULT
    assert "may not be written" in read_only[-1].found


def test_memory_that_can_be_read_but_takes_nothing_more_is_a_fault(tmp_path: Path) -> None:
    """As on a full disk, or behind another program that holds it: every run would end there."""
    place = tmp_path / "state.db"
    settings = parse(f'[state]\nurl = "{place}"\n')
    (probe,) = (one for one in local_probes(settings, None, {}, NOW) if one.area == "memory")
    with open_store(place) as store:
        well = list(examine([probe]))
        with files_no_longer_than(place.with_name("state.db-wal").stat().st_size):
            full = list(examine([probe]))
        with store.lease("doctor", "another doctor", timedelta(minutes=1)):
            assert list(examine([probe])) == well
    assert full[:-1] == well
    assert full[-1].level is Level.FAULT
    assert "no room left" in full[-1].found


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
    assert done.stderr.endswith("\nNothing stands in the way, 1 thing to know of (note).\n")


@pytest.mark.parametrize(
    ("levels", "told"),
    [
        ({}, "Nothing stands in the way."),
        ({Level.FAULT: 1}, "1 thing to mend (FAIL)."),
        (
            {Level.FAULT: 2, Level.WARNING: 1, Level.UNKNOWN: 3},
            "2 things to mend (FAIL), 1 thing to know of (note), 3 things that could not be looked at (?).",
        ),
    ],
    ids=["all well", "one fault", "of each"],
)
def test_what_it_comes_to_is_told_at_the_end(levels: dict[Level, int], told: str) -> None:
    assert in_all(levels) == told
