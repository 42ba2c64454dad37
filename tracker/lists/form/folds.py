"""The folded part below an entry of a plain list, where others keep architecture, training and data behind a click."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.lists.entry.inline import plain
from tracker.lists.form.blockwords import told_in_details
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.candidate import Candidate

_OPENS = Pattern(r"[ \t]*<details\b[^<>]*>[ \t]*(?:<summary\b[^<>]*>[^\n]*</summary>[ \t]*)?", re.IGNORECASE)
_CLOSES = Pattern(r"[ \t]*</details>[ \t]*", re.IGNORECASE)
_SUMMARY = Pattern(r"</summary>", re.IGNORECASE)


def has_fold(text: str) -> bool:
    """Is there a folded part on lines of its own?"""
    return "<details" in text and _span(text.split("\n")) is not None


def folded(lines: list[str], examples: Sequence[str], candidate: Candidate) -> list[str]:
    """The lines with what the facts tell in a folded part that others sort by topics, and without one that is empty.

    What all others say there alike is theirs: that their models are built the same way says nothing of this one.
    """
    lines = _without_empty_bullets(lines)
    span = _span(lines)
    if span is None:
        return lines
    start, end = span
    example = next((text.split("\n") for text in reversed(examples) if has_fold(text)), [])
    shown = _span(example)
    told = told_in_details(example[slice(*shown)], candidate) if shown else []
    opens = next(at for at in range(start - 1, -1, -1) if _OPENS.fullmatch(lines[at]))
    if told:
        indent = lines[opens][: len(lines[opens]) - len(lines[opens].lstrip())]
        inside = [indent + line if line and not line[0].isspace() else line for line in told]
        return [*lines[:start], "", *inside, "", *lines[end:]]
    if any(map(plain, lines[start:end])):
        return lines
    return _without_end([*lines[:opens], *lines[end + 1 :]])


def _without_empty_bullets(lines: list[str]) -> list[str]:
    """The lines without bullets that fold nothing: `- <details><summary>Digest</summary>`, closed right below."""
    kept: list[str] = []
    for line in lines:
        if _CLOSES.fullmatch(line) and kept and _FOLDS_BELOW.fullmatch(kept[-1]):
            kept.pop()
        else:
            kept.append(line)
    return kept


_FOLDS_BELOW = Pattern(
    r"[ \t]*[-*+][ \t]+<details\b[^<>]*>[ \t]*<summary\b[^<>]*>.*</summary>[ \t]*", re.IGNORECASE
)


def _span(lines: Sequence[str]) -> tuple[int, int] | None:
    """Where the first folded part begins below its summary and where it is closed."""
    opened = next((at for at, line in enumerate(lines) if _OPENS.fullmatch(line)), None)
    if opened is None:
        return None
    start = next((at + 1 for at in range(opened, len(lines)) if _SUMMARY.search(lines[at])), opened + 1)
    end = next((at for at in range(start, len(lines)) if _CLOSES.fullmatch(lines[at])), None)
    return None if end is None else (start, end)


def _without_end(lines: list[str]) -> list[str]:
    while len(lines) > 1 and not lines[-1].strip():
        lines.pop()
    return lines
