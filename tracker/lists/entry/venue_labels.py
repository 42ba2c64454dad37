"""Labels of papers' links that say where these appeared: `[Paper (CVPR'20)](…)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lists.entry.badges import Imprint
from tracker.lists.entry.targets import Target, named_by
from tracker.lists.entry.venues import Standing, standing_of
from tracker.pattern import Pattern

if TYPE_CHECKING:
    import re

_SAID = r"(?P<what>[^\[\]()]{1,24}) \((?P<where>[^\[\]()]{2,40})\)"
_LABEL, _WORDS = Pattern(rf"(?<!!)\[{_SAID}\]"), Pattern(rf"\[?{_SAID}\]?")
_WHERE = Pattern(
    r"(?P<venue>[A-Z][\w&/ .-]{0,30}?)(?:[ -]?['’](?P<short>\d\d)|[ -](?P<year>(?:19|20)\d\d))(?P<rest>.*)"
)
TOLD_IN_BRACKETS = Pattern(r" \(\{venue\}[^()]*\)")
"""What a work that appeared nowhere has not."""


def told_by_label(text: str) -> tuple[str, Imprint | None]:
    """A link with what its label tells of where and when replaced by placeholders, and what that is.

    >>> told_by_label("[[Paper (CVPR'20)]](u)")
    ("[[Paper ({venue}'{Vy})]](u)", Imprint(venue='CVPR', year=2020, moment=None))
    """
    label = _LABEL.search(text) if " (" in text else None
    where = _where(label)
    if label is None or where is None or standing_of(where["venue"]) is Standing.PREPRINT:
        return text, None
    start, short = label.start("where"), where["short"]
    digits = start + where.start("short" if short else "year")
    between = text[start + where.end("venue") : digits]
    form = f"{text[:start]}{{venue}}{between}{'{Vy}' if short else '{VY}'}{text[label.end('where') :]}"
    return form, Imprint(where["venue"] + where["rest"], 2000 + int(short) if short else int(where["year"]))


def without_venue(words: str) -> str:
    """The words of a link without where its paper appeared.

    >>> without_venue("Paper (ICRA'19)")
    'Paper'
    """
    label = _WORDS.fullmatch(words) if " (" in words else None
    return label["what"] if label and _where(label) else words


def _where(label: re.Match[str] | None) -> re.Match[str] | None:
    """The venue and the year behind the word for a paper."""
    return _WHERE.fullmatch(label["where"]) if label and named_by(label["what"]) is Target.PAPER else None
