"""The command line as a whole: what it loads, how it ends, what it says of a wrong call."""

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
import typer

from tracker import __version__
from tracker.cli import app as command_line
from tracker.cli.output import Exit
from tracker.errors import UsageError

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONUNBUFFERED": ""}
HEAVY = {
    "alembic", "apprise", "apscheduler", "arxiv", "feedparser", "github", "httpx", "jinja2", "lxml", "markdown_it",
    "numpy", "psycopg", "pydantic", "pygal", "rich", "scipy", "sklearn", "sqlalchemy", "stamina", "yaml",
}  # fmt: skip


def test_every_file_that_holds_a_command_of_its_name_is_in_the_command_line() -> None:
    modules = [path.stem for path in Path(command_line.__file__).parent.glob("[!_]*.py")]
    found = {name for name in modules if hasattr(import_module(f"tracker.cli.{name}"), name)}
    assert found == set(command_line.COMMANDS)


@pytest.mark.parametrize("flag", ["--version", "--help"])
def test_start_imports_nothing_heavy(flag: str) -> None:
    code = f"""
import sys
from tracker.cli.app import main
sys.argv = ["tracker", "{flag}"]
try:
    main()
finally:
    print(",".join(sorted(name.partition(".")[0] for name in sys.modules)), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not HEAVY & set(done.stderr.strip().split(","))


def completed(**asked: str) -> str:
    """What the program tells a shell that completes for it."""
    code = "import sys; sys.argv = ['tracker']; from tracker.cli.app import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={**ENVIRONMENT, **asked},
    ).stdout


def test_a_shell_completes_commands_and_options() -> None:
    assert "complete -o default -F _tracker_completion tracker" in completed(_TRACKER_COMPLETE="source_bash")
    asked = {"_TRACKER_COMPLETE": "complete_bash", "COMP_CWORD": "1", "COMP_WORDS": "tracker back"}
    assert completed(**asked).split() == ["backtest"]
    asked |= {"COMP_CWORD": "2", "COMP_WORDS": "tracker digest --for"}
    assert completed(**asked).split() == ["--format"]


@pytest.mark.parametrize(("given", "threads"), [({}, "1"), ({"OPENBLAS_NUM_THREADS": "3"}, "3")])
def test_no_threads_are_started_for_matrices_unless_they_are_asked_for(
    given: dict[str, str], threads: str
) -> None:
    code = """
import os, sys
from tracker.cli.app import main
sys.argv = ["tracker", "--version"]
try:
    main()
finally:
    print(os.environ["OPENBLAS_NUM_THREADS"], file=sys.stderr)
"""
    bare = {name: value for name, value in ENVIRONMENT.items() if name != "OPENBLAS_NUM_THREADS"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**bare, **given}
    )
    assert done.stderr.strip() == threads


def test_version_is_told() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tracker", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"tracker {__version__}\n"


def test_mendable_error_is_one_sentence_and_its_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing = typer.Typer()

    @failing.command()
    def fail() -> None:
        raise UsageError("this is how to mend it")

    monkeypatch.setattr(command_line, "command_line", lambda _names: failing)
    monkeypatch.setattr(sys, "argv", ["tracker"])
    with pytest.raises(SystemExit) as ended:
        command_line.main()
    assert ended.value.code == Exit.USAGE
    assert capsys.readouterr().err == "tracker: this is how to mend it\n"


@pytest.fixture
def long_list(tmp_path: Path) -> Path:
    """A page of which there is more to tell than a pipe holds."""
    row = "- [A](https://arxiv.org/abs/2401.00001)\n"
    page = tmp_path / "README.md"
    page.write_text("# A\n\n## B\n\n" + row * 2000)
    return page


def test_reader_that_has_seen_enough_ends_the_command_well(long_list: Path) -> None:
    command = [sys.executable, "-m", "tracker", "lint", "--json", str(long_list)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == ""
    assert running.returncode == Exit.FINE


@pytest.mark.parametrize(
    ("words", "closed", "code"),
    [
        ("classify -", "<&-", Exit.FINE),
        ("facts -", "<&-", Exit.FINE),
        ("state import -", "<&-", Exit.FAILURE),
        ("digest", ">&-", Exit.FAILURE),
        ("state export -", ">&-", Exit.FAILURE),
        ("--version", ">&-", Exit.FAILURE),
        ("digest --out page.md", ">&-", Exit.FINE),
        ("digest --fromat md", ">&-", Exit.USAGE),
        ("digest", "2>&-", Exit.FINE),
        ("digest --fromat md", "2>&-", Exit.USAGE),
    ],
)
def test_closed_streams_end_in_no_traceback(tmp_path: Path, words: str, closed: str, code: Exit) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f'"{sys.executable}" -m tracker {words} {closed}'],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=ENVIRONMENT,
        check=False,
    )
    assert "Traceback" not in done.stderr + done.stdout
    assert done.returncode == code


def ended_unheard(folder: Path, words: str) -> int:
    """The exit code of a command whose reader is gone before it begins."""
    read, write = os.pipe()
    os.close(read)  # as `2>&1 | head -0` leaves it
    done = subprocess.run(
        [sys.executable, "-m", "tracker", *words.split()],
        stdout=write,
        stderr=write,
        cwd=folder,
        env=ENVIRONMENT,
        check=False,
    )
    os.close(write)
    return done.returncode


@pytest.mark.parametrize("words", ["digest --fromat md", "digest --format pdf", "state", "--nosuch"])
def test_a_wrong_call_is_one_though_nobody_hears_of_it(tmp_path: Path, words: str) -> None:
    assert ended_unheard(tmp_path, words) == Exit.USAGE


@pytest.mark.parametrize("words", ["--help", "lint -h", "state import --help", "--version"])
def test_a_help_that_nobody_reads_on_ends_well(tmp_path: Path, words: str) -> None:
    assert ended_unheard(tmp_path, words) == Exit.FINE
