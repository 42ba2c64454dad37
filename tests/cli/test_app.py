import subprocess
import sys

import pytest
import typer

from tracker import __version__
from tracker.cli import app as command_line
from tracker.cli.output import Exit
from tracker.errors import UsageError

HEAVY = {
    "alembic", "apprise", "apscheduler", "arxiv", "feedparser", "github", "httpx", "jinja2", "lxml", "markdown_it",
    "numpy", "psycopg", "pydantic", "pygal", "rich", "scipy", "sklearn", "sqlalchemy", "stamina", "yaml",
}  # fmt: skip


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
