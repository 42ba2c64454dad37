"""The line that a pull request or a commit goes by, from a template of the settings."""

from __future__ import annotations

from tracker.plural import counted

_AT_MOST = 256
"""Characters of a title, as GitHub refuses a longer one; a commit's subject is held to it too."""


def headline(template: str, entries: int, name: str) -> str:
    """The line for so many entries of a list, cut where GitHub would not take it whole."""
    text = template.format(count=counted(entries, "entry", "entries"), list=name)
    return text if len(text) <= _AT_MOST else f"{text[: _AT_MOST - 1].rstrip()}…"
