"""Commands in the documentation are those of the program."""

import re
from pathlib import Path

import pytest
from support.help_blocks import PAGE, blocks, commands, help_of
from support.shared import ROOT

from tracker.cli.app import COMMANDS

WRITTEN = blocks(PAGE.read_text(encoding="utf-8"))
PAGES = [
    ROOT / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "workflows").glob("*.yml")),
]
_CALL = re.compile(r"(?:`|^|[$(] |\brun: )tracker (?P<words>[^`#\n]+)", re.MULTILINE)
"""A call as prose, a console, a fence or a workflow writes it."""


def misnamed(call: str) -> list[str]:
    """What of a call the program does not know: its command, or options."""
    words = re.sub(r"\$\{[^}]*\}|\[|\]", " ", call).split()
    while words[:1] == ["--config"]:
        words = words[2:]
    names = words and next(
        (name for name in (" ".join(words[:2]), words[0]) if f"tracker {name}" in WRITTEN), ""
    )
    options = {word.partition("=")[0] for word in words if re.match(r"--[a-z]", word)}
    if not names:
        return words[:1] if words and re.fullmatch(r"[a-z]+", words[0]) else []
    return sorted(one for one in options if not re.search(rf"{one}\b", WRITTEN[f"tracker {names}"]))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_calls_that_a_page_shows_are_calls_that_the_program_knows(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    calls = [found["words"] for found in _CALL.finditer(text)]
    assert {call: wrong for call in calls if (wrong := misnamed(call))} == {}


def test_a_call_that_the_program_does_not_know_is_noticed() -> None:
    assert misnamed("run --dry-rnu") == ["--dry-rnu"]
    assert misnamed("rnu --dry-run") == ["rnu"]
    assert misnamed("--config x.toml state pull --dry-run") == ["--dry-run"]


@pytest.mark.parametrize("command", commands())
def test_help_in_the_documentation_is_what_the_program_says(command: str) -> None:
    assert WRITTEN.get(command) == help_of(command), "run `make docs`"


@pytest.mark.parametrize("command", sorted(WRITTEN))
def test_documentation_names_no_command_that_is_gone(command: str) -> None:
    assert command in commands()


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_has_every_command_in_its_table(command: str) -> None:
    table = [
        line for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines() if line[:1] == "|"
    ]
    assert any(re.search(rf"`tracker {command}[` ]", line) for line in table)


@pytest.mark.parametrize("command", [command for command in commands() if command != "tracker"])
def test_help_has_an_example(command: str) -> None:
    assert "Example" in help_of(command)
