"""The fields that `docs/json.md` names for each command, to be held against what the command prints."""

from __future__ import annotations

import re

from support.shared import ROOT

PAGE = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")


def documented(command: str) -> set[str]:
    """The fields in the first column of the table under a command's heading."""
    _, _, below = PAGE.partition(f"### `{command}`\n")
    table = re.split(r"^#", below, maxsplit=1, flags=re.MULTILINE)[0]
    return {
        name
        for cell in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
        for name in re.findall("`(.*?)`", cell)
    }
