"""The `--help` texts as they stand in `docs/commands.md`; `make docs` writes them (and the settings) anew, a test compares them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import typer
from support.command_line import app
from support.settings_page import refresh as refresh_settings
from support.shared import ROOT
from typer.testing import CliRunner

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = ROOT / "docs" / "commands.md"
_BLOCK = re.compile(r"(<!-- help: (?P<command>tracker[\w -]*) -->\n```text\n)(?P<text>.*?)(```\n)", re.DOTALL)


def commands() -> list[str]:
    """Every command of the program, `tracker` first."""
    return list(_walk("tracker", typer.main.get_command(app)))


def _walk(name: str, command: object) -> Iterator[str]:
    yield name
    for child, found in getattr(command, "commands", {}).items():
        yield from _walk(f"{name} {child}", found)


def help_of(command: str) -> str:
    """What `COMMAND --help` prints, 100 columns wide."""
    done = CliRunner(env={"NO_COLOR": "1"}).invoke(
        app, [*command.split()[1:], "--help"], prog_name="tracker", terminal_width=100, max_content_width=100
    )
    return done.output


def blocks(text: str) -> dict[str, str]:
    """The help blocks of a page by command."""
    return {found["command"]: found["text"] for found in _BLOCK.finditer(text)}


def refresh() -> None:
    """Write every block anew, and add a section for each command that has none."""
    text = PAGE.read_text(encoding="utf-8")
    for command in commands():
        if command not in blocks(text):
            text += f"\n## `{command}`\n\n<!-- help: {command} -->\n```text\n```\n"
    text = _BLOCK.sub(lambda found: found[1] + help_of(found["command"]) + found[4], text)
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    refresh()
    refresh_settings()
