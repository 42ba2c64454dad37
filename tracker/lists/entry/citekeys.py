"""Keys that works are cited by, before an entry: `[Made2025]`, `[made2025kettle]`, `[Kettle2025]`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.lists.entry.byline import surnames
from tracker.lists.entry.inline import plain
from tracker.lists.entry.venues import find_venues
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEY = Pattern(
    r"[\s*_`~]*\[(?P<key>(?P<word>[^\W\d_](?:[^\W\d_]|['’-])+)(?P<year>(?:19|20)\d\d)(?P<tail>[^\W\d_]*))\](?!\()"
)
_NOT_LETTER = Pattern(r"[\W\d_]+")
_HEAD = Pattern(r"[^:–—]+")
_SMALL = frozenset(
    {"a", "an", "the", "on", "in", "of", "for", "to", "from", "with", "and", "is", "are", "do"}
)
_PEOPLE, _NAME = "people", "name"


class KeyManner(NamedTuple):
    """How a list makes its keys."""

    of: str
    """What stands before the year: the first author's surname or the work's name."""
    lower: bool
    worded: bool
    """Does the first telling word of the title stand behind the year?"""


def key_span(text: str) -> tuple[int, int] | None:
    """Where the key of an entry stands, right at its beginning."""
    match = _KEY.match(text) if "[" in text[:_NEAR] else None
    if match is None or find_venues(match["word"]) or (match["tail"] and not match["word"].islower()):
        return None
    return match.span("key")


_NEAR = 8


def manner_of(key: str, authors: str, name: str, title: str) -> KeyManner | None:
    """How the key of an entry is made from what the entry states; None where that is not to be seen.

    >>> manner_of("made2025kettle", "Ann Made, Bob Up", "", "A Kettle That Sees")
    KeyManner(of='people', lower=True, worded=True)
    """
    match = _KEY.match(f"[{key}]")
    if match is None or (match["tail"] and match["tail"].casefold() != _first_word(title)):
        return None
    known = {_PEOPLE: surnames(authors)[:1], _NAME: [plain(name), _head(title)]}
    for source, words in known.items():
        if any(_letters(one) == _letters(match["word"]) for one in words if one):
            return KeyManner(source, match["word"].islower(), bool(match["tail"]))
    return None


def write_key(
    manner: KeyManner, authors: Sequence[str], name: str | None, title: str, year: int
) -> str | None:
    """The key of a work, or None where what stands in it is not known."""
    first = authors[0].split() if authors else []
    source = (first[-1] if first else "") if manner.of == _PEOPLE else name or ""
    word = _NOT_LETTER.sub("", source)
    if not word:
        return None
    return f"{word.casefold() if manner.lower else word}{year}{_first_word(title) if manner.worded else ''}"


def _head(title: str) -> str:
    head = _HEAD.match(title)
    return head.group() if head and head.group() != title else ""


def _letters(words: str) -> str:
    return _NOT_LETTER.sub("", words.casefold())


def _first_word(title: str) -> str:
    words = (_letters(word) for word in title.split())
    return next((word for word in words if word and word not in _SMALL), "")
