"""What is installed here, held against what we work with."""

import re
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from support.doctors import NOW
from support.shared import ROOT

from tracker.doctor import machine
from tracker.doctor.examination import examine
from tracker.doctor.finding import Level, Probe
from tracker.git import Git

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


def test_what_is_missing_is_named_as_pip_takes_it() -> None:
    requires = ['psycopg[binary]<4,>=3.2; extra == "postgres"', "arxiv<5,>=4"]
    found = machine.versions(requires, lambda _: None, {"postgres": True})
    named = [
        finding.advice.partition("'")[2].rstrip("'") for finding in found if finding.level is Level.FAULT
    ]
    assert [Requirement(one).name for one in named] == ["psycopg", "arxiv"]
    assert Requirement(named[0]).extras == {"binary"}


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


def test_workflows_that_do_not_say_what_to_install_are_told(tmp_path: Path) -> None:
    assert list(machine.workflows(tmp_path)) == []
    there = tmp_path / ".github" / "workflows"
    there.mkdir(parents=True)
    text = (ROOT / "workflows" / "track.yml").read_text()
    (there / "track.yml").write_text(text)
    (there / "lint.yml").write_text(text.replace("OWNER/REPO@SHA", "me/tracker@" + "c0ffee" * 6))
    (found,) = machine.workflows(tmp_path)
    assert found.level is Level.FAULT
    assert re.search(r"track\.yml .*OWNER/REPO@SHA", found.found)
