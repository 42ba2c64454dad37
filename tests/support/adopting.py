"""A made-up list whose people think of adopting the tracker, and the first things they do."""

import os
from datetime import date
from pathlib import Path

from support.command_line import app
from support.pages import read
from typer.testing import CliRunner, Result

from tracker.adoption.clone import Clone, look
from tracker.adoption.survey import survey

TODAY = date(2026, 11, 20)
BULLETS = "# Awesome VLM\n\nWords.\n\n## Models\n\n" + "".join(
    f"- [Lumen-{n}](https://arxiv.org/abs/26{12 - n:02}.0000{n}) - A model.\n" for n in range(1, 9)
)
TABLE = "\n## Datasets\n\n| Name | Paper | Date |\n|---|---|---|\n" + "".join(
    f"| Set-{n} | [paper](https://arxiv.org/abs/25{n:02}.1000{n}) | 2025-{n:02} |\n" for n in range(1, 8)
)
SURVEYS = "\n## Surveys\n\n" + "".join(
    f"- Survey {n} of things, [Paper](https://arxiv.org/abs/2401.2000{n})\n" for n in range(1, 4)
)
RULES = "\n## Contributing\n\nPlease add the newest paper on top, and one line for each work.\n"
README = BULLETS + TABLE + SURVEYS + RULES


def surveyed(text: str) -> tuple[int, list[tuple[str, int, str]]]:
    """How many entries a page has, and its sections with their entries and their form."""
    page = read(text)
    found = survey(page, "README.md")
    return found.entries, [(part.section[-1], part.entries, part.in_words()) for part in found.parts]


def looked(folder: Path, *named: str) -> Clone:
    """What is found in a clone."""
    return look(folder, dict(os.environ), named)


def init(folder: Path, *arguments: str) -> Result:
    """`tracker init`, without a look ahead unless it is asked for."""
    ahead = () if "--preview" in arguments else ("--no-preview",)
    return CliRunner().invoke(app, ["init", str(folder), *ahead, *arguments], catch_exceptions=False)
