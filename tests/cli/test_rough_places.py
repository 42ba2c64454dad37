"""Every command in rough places: files of the wrong kind, a full disk, a pipe that is closed, Ctrl-C."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from io import StringIO
from typing import TYPE_CHECKING

import pytest
import typer
from support.command_line import app
from typer.testing import CliRunner

from classifiers.errors import ClassifierError
from state.errors import StateError
from tracker import __main__ as door
from tracker.cli import app as command_line
from tracker.cli.output import Exit, say
from tracker.errors import TrackerError
from tracker.settings.places import PLACES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

PAPER = {"title": "Lumen: a vision-language model", "arxiv_id": "2401.00001", "vlm": True, "kind": "model"}
PAGE = "# Lamps\n\n## Models\n\n" + "".join(
    f"- [Lamp {n}](https://arxiv.org/abs/2401.0000{n})\n" for n in range(2, 9)
)

READING = {
    "classify": ("classify", "@"),
    "facts": ("facts", "@"),
    "evaluate": ("evaluate", "@"),
    "evaluate a model": ("evaluate", "papers.jsonl", "--model", "@"),
    "train": ("train", "@", "--out", "model"),
    "train and measure": ("train", "papers.jsonl", "--out", "model", "--measure", "@"),
    "lint": ("lint", "@"),
    "fidelity": ("lint", "--fidelity", "@"),
    "add to a list": ("add", "--record", "papers.jsonl", "--list", "@"),
    "add a record": ("add", "--record", "@"),
    "backtest": ("backtest", "@"),
    "backtest texts": ("backtest", "README.md", "--texts", "@"),
    "import": ("state", "import", "@"),
    "import a history": ("state", "import", "--from-history", "@", "--list", "lamps"),
    "settings": ("--config", "@", "state", "stats"),
    "init": ("init", "--no-preview", "@"),
}
"""Every way to hand a file to a command; `@` stands for it."""

WRITING = {
    "digest": ("digest", "--out", "@"),
    "evaluate": ("evaluate", "papers.jsonl", "--out", "@"),
    "backtest": ("backtest", "README.md", "--texts", "papers.jsonl", "--out", "@"),
    "export": ("state", "export", "@"),
}
"""Every way to name a file to write."""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "README.md").write_text(PAGE)
    (tmp_path / "papers.jsonl").write_text(json.dumps(PAPER) + "\n")
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty").write_text("")
    (tmp_path / "binary").write_bytes(bytes(range(256)) * 20)
    for words in (
        ("init", "-q"),
        ("add", "README.md"),
        ("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "one"),
    ):
        subprocess.run(["git", *words], check=True)
    return tmp_path


def run(words: tuple[str, ...], file: str) -> Result:
    return CliRunner().invoke(app, [file if word == "@" else word for word in words])


def told(done: Result) -> str:
    """What a person reads: the sentence that `main` makes of an error, or what was said."""
    if isinstance(done.exception, TrackerError | StateError | ClassifierError):
        return str(done.exception)
    assert done.exception is None or isinstance(done.exception, SystemExit), repr(done.exception)
    return done.output


def code(done: Result) -> int:
    return int(getattr(done.exception, "exit_code", done.exit_code))


@pytest.mark.parametrize("file", ["absent", "folder"])
@pytest.mark.parametrize("words", READING.values(), ids=READING)
def test_a_file_that_is_none_is_named_and_a_wrong_call(here: Path, words: tuple[str, ...], file: str) -> None:
    done = run(words, file)
    assert file in told(done)
    assert code(done) == Exit.USAGE
    assert not (here / PLACES[0]).exists()


@pytest.mark.parametrize("file", ["empty", "binary"])
@pytest.mark.parametrize("words", READING.values(), ids=READING)
def test_a_file_of_the_wrong_kind_ends_in_words(here: Path, words: tuple[str, ...], file: str) -> None:
    before = sorted(here.iterdir())
    done = run(words, file)
    assert told(done).strip()
    assert len(told(done).splitlines()) < 20
    assert file == "empty" or code(done) != Exit.FINE
    assert [path for path in sorted(here.iterdir()) if path.name != ".tracker"] == before


@pytest.mark.parametrize("words", WRITING.values(), ids=WRITING)
@pytest.mark.parametrize(
    ("file", "why", "ended"),
    [
        ("folder", "Is a directory", Exit.USAGE),
        ("README.md/page", "Not a directory", Exit.USAGE),
        ("/dev/full", "No space left", Exit.FAILURE),
    ],
)
def test_a_file_that_cannot_be_written_is_named(
    here: Path, words: tuple[str, ...], file: str, why: str, ended: Exit
) -> None:
    before = sorted(here.iterdir())
    done = run(words, file)
    assert f"cannot write {file}: {why}" in told(done)
    assert code(done) == ended
    assert [path for path in sorted(here.iterdir()) if path.name != ".tracker"] == before


@pytest.mark.parametrize("words", WRITING.values(), ids=WRITING)
def test_folders_on_the_way_to_a_file_are_made_and_told(here: Path, words: tuple[str, ...]) -> None:
    done = run(words, "new/er/page")
    assert code(done) == Exit.FINE, told(done)
    assert (here / "new" / "er" / "page").is_file()
    assert ("made the folder new " in done.stderr) is ("--out" in words)


@pytest.mark.parametrize("words", ["evaluate", "backtest"])
def test_a_folder_is_no_file_to_write_and_is_told_before_the_work(here: Path, words: str) -> None:
    del here
    done = run(WRITING[words], "folder")
    assert done.stdout == ""


@pytest.mark.parametrize("content", ["", "\n \n"])
@pytest.mark.parametrize(
    ("words", "ended"),
    [
        ("classify @", Exit.FINE),
        ("facts @", Exit.FINE),
        ("add --record @", Exit.PARTIAL),
        ("add --record @ --json", Exit.FINE),
        ("evaluate @", Exit.USAGE),
        ("train @ --out model", Exit.USAGE),
    ],
)
def test_a_file_without_any_line_is_said_to_be_one(here: Path, words: str, content: str, ended: Exit) -> None:
    (here / "blank").write_text(content)
    done = run(tuple(words.split()), "blank")
    assert code(done) == ended
    assert told(done).strip()
    assert done.stdout == ""


@pytest.mark.parametrize(
    "words",
    [
        "--help",
        "--version",
        "lint --help",
        "lint --fidelity README.md",
        "classify papers.jsonl --json",
        "state export -",
    ],
)
def test_a_full_disk_behind_stdout_is_a_failure_in_a_sentence(here: Path, words: str) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f'"{sys.executable}" -m tracker {words} >/dev/full'],
        cwd=here,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUNBUFFERED": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr.splitlines()[-1].endswith("standard output: No space left on device")
    assert "Traceback" not in done.stderr
    assert done.returncode == Exit.FAILURE


def ended_by(raising: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> int | str | None:
    """The exit code of a command that does nothing but this."""
    commands = typer.Typer()
    commands.command()(raising)
    monkeypatch.setattr(command_line, "command_line", lambda _names: commands)
    monkeypatch.setattr(sys, "argv", ["tracker"])
    with pytest.raises(SystemExit) as ended:
        door.main()
    return ended.value.code


def test_ctrl_c_is_answered_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    assert ended_by(interrupted, monkeypatch) == 130
    assert capsys.readouterr().err.startswith("tracker: stopped; ")


_INTERRUPTED_WHILE_IMPORTING = """
import sys

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r}:
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupting())
from tracker.__main__ import main
sys.argv = ["tracker", "--version"]
main()
"""


@pytest.mark.parametrize("name", ["tracker.cli.app", "typer", "tracker.cli.demo"])
def test_ctrl_c_before_a_command_begins_is_no_traceback(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _INTERRUPTED_WHILE_IMPORTING.format(name=name)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    (said,) = done.stderr.splitlines()
    assert said.startswith("tracker: stopped; ")
    assert done.returncode == 130


def test_a_file_that_the_machine_refuses_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused() -> None:
        raise PermissionError(13, "Permission denied", "/somewhere/notes.md")

    assert ended_by(refused, monkeypatch) == Exit.FAILURE
    assert capsys.readouterr().err.endswith("/somewhere/notes.md: Permission denied\n")


def test_a_machine_without_a_place_for_temporary_files_is_told_to_name_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    absent = str(tmp_path / "absent")

    def refused() -> None:
        monkeypatch.setattr(tempfile, "tempdir", None)  # Python looks once
        with monkeypatch.context() as nowhere:
            nowhere.setattr(tempfile, "_candidate_tempdir_list", lambda: [absent])
            tempfile.mkdtemp()

    assert ended_by(refused, monkeypatch) == Exit.FAILURE
    assert capsys.readouterr().err == (
        f"tracker: cannot make temporary files: No usable temporary directory found in {[absent]};"
        " name a folder for them in TMPDIR\n"
    )


def test_what_may_be_a_fault_of_ours_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> None:
        raise ConnectionResetError(104, "Connection reset by peer")

    with pytest.raises(ConnectionResetError):
        ended_by(refused, monkeypatch)


def test_narration_that_nobody_hears_stops_no_work(monkeypatch: pytest.MonkeyPatch) -> None:
    class Unheard(StringIO):
        def write(self, _text: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stderr", Unheard())
    say("this is said to nobody")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("explain", "2401.00001"), Exit.PARTIAL),
        (("digest",), Exit.FINE),
        (("state", "stats"), Exit.FINE),
        (("state", "export", "-"), Exit.FINE),
    ],
    ids=str,
)
def test_reading_a_memory_that_is_not_there_makes_none(
    words: tuple[str, ...], code: Exit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TRACKER_STATE_URL", raising=False)
    done = CliRunner().invoke(app, words, catch_exceptions=False)
    assert done.exit_code == code
    assert list(tmp_path.iterdir()) == []


def test_channel_of_a_digest_is_remembered_in_a_memory_that_is_made_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TRACKER_STATE_URL", raising=False)
    CliRunner().invoke(app, ["digest", "--channel", "me"], catch_exceptions=False)
    assert (tmp_path / ".tracker" / "state.db").is_file()


@pytest.mark.parametrize(
    "words",
    [("--deliver",), ("--channel", "me", "--since", "soon"), ("--channel", "me", "--format", "pdf")],
    ids=" ".join,
)
def test_a_wrong_call_of_a_digest_makes_no_memory(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TRACKER_STATE_URL", raising=False)
    done = CliRunner().invoke(app, ["digest", *words])
    assert code(done) == Exit.USAGE
    assert "there is no memory" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_stats_of_a_memory_that_is_not_there_name_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TRACKER_STATE_URL", raising=False)
    done = CliRunner().invoke(app, ["state", "stats", "--json"], catch_exceptions=False)
    found = json.loads(done.stdout)
    assert (found["url"], found["size"], found["works"]) == ("sqlite:///.tracker/state.db", 0, 0)


@pytest.mark.parametrize(
    "words", [("digest",), ("explain", "2401.00001"), ("state", "stats"), ("state", "migrate")], ids=" ".join
)
def test_a_file_in_the_place_of_the_memorys_folder_is_named_and_not_taken_for_none(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TRACKER_STATE_URL", raising=False)
    (tmp_path / ".tracker").write_text("notes")
    done = CliRunner().invoke(app, words)
    assert "part of its path is a file, not a folder" in told(done)
    assert code(done) == Exit.USAGE
    assert (tmp_path / ".tracker").read_text() == "notes"
