"""`tracker poll` as a person or a script calls it."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from support.command_line import app
from support.loopback import MORNING
from support.shapes import SHAPES
from typer.testing import CliRunner

from tracker.loopback.faults import Fault
from tracker.loopback.services import Services
from tracker.loopback.world import World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("TRACKER_NOW", MORNING.isoformat())
    (tmp_path / "tracker.toml").write_text("[http]\nattempts = 1\n", encoding="utf-8")
    with Services.of(World(days=5, per_day=10), lambda: MORNING) as made:
        for name, address in made.addresses.variables().items():
            monkeypatch.setenv(name, address)
        yield made


def tracker_poll(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["poll", *arguments], catch_exceptions=False)
    return done.exit_code, done.stdout


def as_json(*arguments: str) -> tuple[int, dict[str, Any]]:
    code, out = tracker_poll("--json", *arguments)
    found: dict[str, Any] = json.loads(out)
    return code, found


def test_a_weekday_is_told_with_its_requests(services: Services) -> None:
    code, told = as_json()
    assert code == 0
    assert told["sources"]["arxiv"]["outcome"] == "new"
    assert told["sources"]["arxiv"]["received"] == told["sources"]["arxiv"]["new"] > 0
    assert told["http"][services.arxiv.host] == 1
    assert set(told["http"]) == {server.host for server in services.servers}
    code, told = as_json()
    assert code == 0
    assert {source["outcome"] for source in told["sources"].values()} == {"quiet"}


def test_one_source_in_trouble_is_partial(services: Services) -> None:
    services.papers_with_code.faults.turn_on(Fault.GONE)
    code, told = as_json()
    assert code == 3
    assert told["sources"]["pwc"]["outcome"] == "failed"
    assert "is gone" in told["sources"]["pwc"]["reason"]
    assert told["sources"]["arxiv"]["outcome"] == "new"


def test_all_in_trouble_is_a_failure(services: Services) -> None:
    for server in services.servers:
        server.faults.turn_on(Fault.SERVER_ERROR)
    code, out = tracker_poll()
    assert code == 1
    assert "out of order" in out


def test_what_was_refused_is_named(services: Services) -> None:
    code, out = tracker_poll("--refused")
    assert code == 0
    assert re.search("not bright-deals/Acrobat-Pro-Cracked: .*cracked", out)


def test_a_dump_is_imported(services: Services, tmp_path: Path) -> None:
    dump = tmp_path / "evaluation-tables.json.gz"
    dump.write_bytes(gzip.compress(SHAPES["dump"]))
    code, told = as_json("--archive", str(dump))
    assert code == 0
    assert told["sources"]["pwc_archive"]["received"] == 2
    assert told["http"] == {}


def test_each_of_several_dumps_is_told(services: Services, tmp_path: Path) -> None:
    broken, whole = tmp_path / "broken.json", tmp_path / "whole.json"
    broken.write_bytes(b"<html>")
    whole.write_bytes(SHAPES["dump"])
    code, told = as_json("--archive", str(broken), "--archive", str(whole))
    assert code == 3
    assert [one["outcome"] for one in told["sources"].values()] == ["failed", "new"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "Git LFS pointer"),
        (b"PAR1...", "Parquet"),
        (b"<html>", "not a JSON list"),
        (b"", "is empty"),
        (SHAPES["dump"][:-40], "breaks off"),
        (b'[{"n": ' + b"9" * 5000 + b"}]", "not JSON from some point on"),
        (gzip.compress(SHAPES["dump"])[:-20], "any further"),
    ],
    ids=["pointer", "parquet", "page", "empty", "cut", "a number without end", "cut gzip"],
)
def test_a_dump_that_cannot_be_read_is_told(
    services: Services, tmp_path: Path, content: bytes, words: str
) -> None:
    dump = tmp_path / "dump.json"
    dump.write_bytes(content)
    code, told = as_json("--archive", str(dump))
    assert code in (1, 3)
    assert words in told["sources"]["pwc_archive"]["reason"]
