"""What headings are called where people and scripts read of them; pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.lists.entry.inline import plain
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

_IN_ITS_PLACE = Pattern(
    r"!\[(?P<words>[^\[\]]*)\]\(|<img\b[^<>]*?\balt\s*=\s*(?P<quote>[\"'])(?P<alt>[^<>\"']*)(?P=quote)",
    re.IGNORECASE,
)


def readable(heading: str) -> str:
    """A heading without its badges, links and marks; one that is a picture by the words in its place.

    >>> readable("**Models** [![stars](https://a.example/s.svg)](https://a.example)")
    'Models'
    >>> readable("![Datasets](d.png)")
    'Datasets'
    """
    if words := plain(heading):
        return words
    said = ((found["words"] or found["alt"] or "").strip() for found in _IN_ITS_PLACE.finditer(heading))
    return " ".join(filter(None, said))


def readable_path(path: Iterable[str]) -> tuple[str, ...]:
    """The headings over a section as they are called, outermost first; one that says nothing at all as it is written.

    Whoever passes them back, as a record's `section` or as `--section`, means the same section.
    """
    return tuple(readable(heading) or heading.strip() for heading in path)
