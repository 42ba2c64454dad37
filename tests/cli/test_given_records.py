"""Records through a pipe: what is there is answered at once, and what comes together is read together."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest
from support.command_line import app
from typer.testing import CliRunner

from tracker.cli.output import Exit
from tracker.cli.records import Arriving

LINE = json.dumps({"title": "MapRead: A Vision-Language Model", "abstract": "We introduce MapRead."}).encode()


@pytest.fixture
def pipe() -> Iterator[tuple[Arriving, BinaryIO]]:
    come, go = os.pipe()
    with os.fdopen(come, "rb") as reader, os.fdopen(go, "wb", buffering=0) as writer:
        yield Arriving(reader), writer


def test_a_pipe_pauses_when_no_further_line_is_there(pipe: tuple[Arriving, BinaryIO]) -> None:
    lines, writer = pipe
    assert lines.pauses()
    writer.write(b"one\ntwo\n \nth")
    assert not lines.pauses()
    read = iter(lines)
    assert next(read) == b"one"
    assert not lines.pauses()
    assert next(read) == b"two"
    assert lines.pauses()
    assert next(read) == b" "
    writer.write(b"ree\nfour")
    writer.close()
    assert list(read) == [b"three", b"four"]
    assert not lines.pauses()


@pytest.mark.parametrize("command", ["facts", "classify"])
def test_a_slow_pipe_is_answered_line_by_line(command: str, tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tracker", command, "-", "--json"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as running:
        assert running.stdin
        assert running.stdout
        for _ in range(2):
            running.stdin.write(LINE + b"\n\n")
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["title"].startswith("MapRead")
        running.stdin.close()
        assert running.wait(timeout=60) == 0


def test_add_takes_records_from_a_pipe(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    page.write_text("# Maps\n\n## Models\n\n- [Map1](https://arxiv.org/abs/2601.00001)\n")
    record = {"title": "Map2: Reading Maps", "arxiv_id": "2601.00002", "abstract": "Map2 reads maps."}
    done = CliRunner().invoke(
        app,
        ["add", "--record", "-", "--list", str(page), "--force", "--json"],
        input=json.dumps(record),
        catch_exceptions=False,
    )
    assert json.loads(done.stdout)["status"] == "added"
    broken = CliRunner().invoke(app, ["add", "--record", "-", "--list", str(page)], input="{")
    assert str(broken.exception).startswith("stdin, line 1: ")
    empty = CliRunner().invoke(app, ["add", "--record", "-", "--list", str(page)], input="\n")
    assert empty.exit_code == Exit.PARTIAL
    assert "stdin" in empty.stderr


def test_add_reads_several_files_in_turn(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    page.write_text("# Maps\n\n## Models\n\n- [Map1](https://arxiv.org/abs/2601.00001)\n")
    words = []
    for number in (2, 3):
        record = {
            "title": f"Map{number}: Reading Maps",
            "arxiv_id": f"2601.0000{number}",
            "abstract": "Maps.",
        }
        (tmp_path / f"{number}.jsonl").write_text(json.dumps(record))
        words += ["--record", str(tmp_path / f"{number}.jsonl")]
    call = ["add", *words, "--list", str(page), "--force", "--json"]
    done = CliRunner().invoke(app, call, catch_exceptions=False)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(one["title"][:4], one["status"]) for one in told] == [("Map2", "added"), ("Map3", "added")]
