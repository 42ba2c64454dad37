"""Lists inside quotations (`> - [Title](…)`): read without the sign that quotes them, and written back with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from state.titles import word_count
from tracker.lists.entry.inline import plain
from tracker.lists.entry.labels import is_label, label_only
from tracker.lists.reading.entries import BULLET, names_work, starts_entry
from tracker.lists.reading.fences import Fence
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SIGN = Pattern(r"^ {0,3}>")
_ALERT = Pattern(r"^\s*\[!\w+\]")
_DELIMITER = Pattern(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$")
_TITLED = Pattern(r"^\s*(?:\*\*|__|\*)?\[(?P<label>[^\[\]]+)\]\(")
_BOLD_TITLE = Pattern(r"^\s*(?P<mark>\*\*|__)(?P<words>[^*\[\]]+)(?P=mark)")
_FEWEST = 2
_WORDS = 4


def quotes_of(texts: Sequence[str]) -> dict[int, str]:
    """The signs before the lines that stand in quotations which are lists of works; other quotations are words."""
    if not any(text.lstrip(" ")[:1] == ">" for text in texts):
        return {}
    runs = [(start, _unquoted(texts[start:end])) for start, end in _runs(texts)]
    certain = {start: inner for start, inner in runs if _entries_in(inner)}
    if sum(map(_entries_in, certain.values())) < _FEWEST:
        return {}
    alone = [inner for _, inner in runs if not any(map(BULLET.match, inner))]
    told = [inner for inner in alone if any(_may_be_work(text, single=False) for text in inner)]
    single = len(told) >= _FEWEST or any(inner in alone for inner in certain.values())
    found: dict[int, str] = {}
    for start, inner in runs:
        if start in certain or any(_may_be_work(text, single=single) for text in inner):
            for line, text in enumerate(inner, start):
                found[line] = texts[line].removesuffix(text)
    return found


def unsigned(texts: Iterable[str]) -> list[str]:
    """Lines without the sign before those that are quoted."""
    return [_SIGN.sub("", text, count=1) for text in texts]


def _unquoted(texts: Sequence[str]) -> list[str]:
    """The lines of a quotation without the sign, and without the blank behind it where all have one."""
    bare = unsigned(texts)
    spaced = all(text.startswith(" ") for text in bare if text.strip())
    return [text.removeprefix(" ") for text in bare] if spaced else bare


def _runs(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The stretches of quoted lines."""
    start, fence = -1, Fence()
    for line, text in enumerate([*texts, ""]):
        quoted = not fence.holds(text) and _SIGN.match(text) is not None
        if quoted and start < 0:
            start = line
        elif not quoted and start >= 0:
            yield start, line
            start = -1


def _entries_in(inner: Sequence[str]) -> int:
    """How many works a quotation lists; none where it says something else."""
    first = next((text for text in inner if text.strip()), "")
    if _ALERT.match(first):
        return 0
    if any(_DELIMITER.match(text) for text in inner):
        return sum(names_work(text) for text in inner)
    bullets = sum(_lists_work(text) for text in inner)
    if bullets:
        return bullets if BULLET.match(first) or first.lstrip()[:1] in "#*" else 0
    bold = _BOLD_TITLE.match(first)
    if bold and (word_count(plain(bold["words"])) >= _WORDS or ": " in bold["words"]):
        return int(any(map(names_work, inner)))
    titled = _TITLED.match(first)
    is_title = titled and not is_label(titled["label"]) and word_count(plain(titled["label"])) >= _WORDS
    return int(bool(is_title and names_work(first)))


def _may_be_work(text: str, *, single: bool) -> bool:
    """Is a quoted line an entry, however short its title, where others are entries for certain?

    `single` says that works stand there each in a quotation of its own, and not as bullets only.
    """
    if not names_work(text):
        return False
    return BULLET.match(text) is not None or (starts_entry(text) and (single or not label_only(text)))


def _lists_work(text: str) -> bool:
    bullet = BULLET.match(text)
    if not bullet or not names_work(text):
        return False
    return not label_only(text[bullet.end() :]) and word_count(plain(text)) >= _WORDS
