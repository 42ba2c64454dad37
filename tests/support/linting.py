"""What lint tells of a page that a test writes down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.pages import read

from tracker.lint.check import lint
from tracker.lint.finding import Rule

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from tracker.lint.finding import Finding, Weight

_URL = "https://arxiv.org/abs/2401."
ONE, TWO = f"- [Lamps Seen at Night]({_URL}00001)\n", f"- [Oil for the Smallest Lamps]({_URL}00002)\n"
"""Two entries without a fault."""
ON_PULL_REQUESTS = (Rule.OTHER_SECTION, Rule.DEAD_LINK)
"""Rules that only what somebody wants to add is held against."""


def findings(text: str, today: date | None = None) -> list[Finding]:
    """Everything that is told of a page."""
    page = read(text)
    return lint(page, "README.md", today=today)


def told(text: str, today: date | None = None) -> list[tuple[int, Rule, Weight]]:
    """Line, rule and weight of each."""
    return [(one.line, one.rule, one.weight) for one in findings(text, today)]


def write(folder: Path, text: str) -> str:
    """The path of a page that is put into a folder."""
    page = folder / "README.md"
    page.write_bytes(text.encode())
    return str(page)
