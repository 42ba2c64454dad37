"""What a person reads of many findings, and what is left as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError
from support.command_line import app
from support.linting import write
from typer.testing import CliRunner

from tracker.cli.output import Exit
from tracker.settings.lists import LintSettings

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = "- [Lanterns Seen by Machine Number {0}](https://arxiv.org/abs/2401.{0:05})\n"


MANY = (
    "# Lamps\n\n[Old](https://paperswithcode.com/lamp)\n\n## Papers\n\n"
    + "".join(map(ENTRY.format, range(60, 8, -1)))
    + "".join(f"- [Oil of {kind}]()\n" for kind in "ABCDEFGHIJKL")
)


def test_errors_come_first_and_many_findings_are_counted(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["lint", write(tmp_path, MANY)])
    weights = [line.split(": ")[1] for line in done.stdout.splitlines()]
    assert weights == sorted(weights)
    assert weights[-1] == "warning"
    assert "error: 24 (empty_link 12, entry_without_link 12)" in done.stderr
    assert "warning: 1 (dead_paperswithcode_link 1)" in done.stderr


def test_a_few_findings_are_not_counted(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["lint", write(tmp_path, "# Lamps\n" + ENTRY.format(9) * 2)])
    assert done.stderr.splitlines() == ["1 finding, 1 can be mended with --fix"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ENTRY.format(9) * 2, "(--fix drops the line)"),
        (ENTRY.format(9).replace("https:", "hhttps:"), "(--fix writes “https://” for “hhttps://”)"),
        ("##Papers\n\n" + ENTRY.format(9), "(--fix mends it)"),
        (ENTRY.format(9).replace(")", "]"), "(--fix puts in “)”)"),
        (
            ENTRY.format(9).replace("https:", "https://arxiv.org/https:"),
            "(--fix takes out “https://arxiv.org/”)",
        ),
        (
            f"[Up](#a-very-long-heading-about-lamps--and-all-their-oil)\n\n# A very long heading about lamps and all their oil\n\n{ENTRY.format(9)}",
            "(--fix writes “#a-very-long-heading-about-lamps-and-al…” for “#a-",
        ),
    ],
    ids=["a line", "a scheme", "a blank", "a bracket", "a site", "a long anchor"],
)
def test_what_a_fix_would_do_is_told(text: str, said: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["lint", write(tmp_path, text)])
    assert said in done.stdout


SETTINGS = '[[lists]]\nname = "lamps"\nrepository = "me/lamps"\n[lists.lint]\naccepted = [{}]\n'


@pytest.mark.parametrize(
    ("accepted", "left"),
    [
        ('"duplicate_same_section: number 9"', False),
        ('"duplicate_same_section: listed already on line 2"', False),
        ('"out_of_order: Number 9"', True),
        ('"duplicate_same_section: Number 8"', True),
    ],
    ids=["by words of the line", "by words of the message", "another rule", "another line"],
)
def test_an_accepted_finding_is_neither_told_nor_mended(
    accepted: str, left: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "# Lamps\n" + ENTRY.format(9) * 2
    write(tmp_path, text)
    (tmp_path / "tracker.toml").write_text(SETTINGS.format(accepted))
    done = CliRunner().invoke(app, ["lint"])
    assert (done.exit_code, "duplicate" in done.stdout) == ((Exit.FAILURE if left else Exit.FINE), left)
    CliRunner().invoke(app, ["lint", "--fix"])
    assert (tmp_path / "README.md").read_text() == ("# Lamps\n" + ENTRY.format(9) if left else text)


@pytest.mark.parametrize("one", ["spelling: Lamp", "out_of_order", "out_of_order: "])
def test_what_names_no_finding_is_refused(one: str) -> None:
    with pytest.raises(ValidationError, match="has to be a rule, a colon and words"):
        LintSettings(accepted=(one,))
