"""Rows and bullets that wait for a work and are none: `| ... | ... |`, `- TBD`, `- *Your paper here*`."""

from __future__ import annotations

import re

from tracker.lists.entry.inline import plain
from tracker.lists.entry.labels import is_label
from tracker.lists.reading.outline import cells
from tracker.pattern import Pattern

_WAITING = Pattern(
    r"(?:\W|_)*(?:(?:tb[adc]|to be (?:added|continued|updated|filled)|more (?:papers |works )?(?:to come|coming(?: soon)?)"
    r"|coming soon|(?:add |insert )?your (?:own )?(?:paper|work|model|method|dataset|project|entry)(?: here)?"
    r"|待(?:补充|更新|添加)|未完待续|敬请期待)(?:\W|_)*)?",
    re.IGNORECASE,
)
_EMPTY_LINK = Pattern(r"\[(?P<label>[^\[\]\n]*)\]\(\s*\)")


def row_waits(text: str) -> bool:
    """Does no cell of a row tell of a work? Links may be prepared by their labels: `| | [paper]() | [code]() |`."""
    if "://" in text:
        return False
    return all(_WAITING.fullmatch(plain(_EMPTY_LINK.sub(_without_label, cell))) for cell in cells(text))


def _without_label(link: re.Match[str]) -> str:
    return "" if not link["label"].strip() or is_label(link["label"]) else link["label"]


def bullet_waits(words: str) -> bool:
    """Are the words of a bullet none but that something will stand there?"""
    return "\n" not in words and "://" not in words and _WAITING.fullmatch(plain(words)) is not None
