"""Where the labelled links of an entry lead, for comparison; pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from state.titles import fold
from tracker.lists.entry.inline import marks, plain
from tracker.lists.entry.labels import is_label
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

_ADDRESS = Pattern(
    r"(?:https?://)?(?:www\.)?(?P<bare>[^\s?#]*?)/*(?P<asked>\?[^\s#]*)?(?:#\S*)?", re.IGNORECASE
)
_OF_MANY = Pattern(
    r"\b(?:paper|pdf|arxiv|abs|publication|link|url|html|openreview)\b|论文|链接", re.IGNORECASE
)
"""A work has its paper in several places."""

SHARED_ADDRESS = "one address stands for works of different titles"
"""What a list does that names the one page of many works behind each of them."""


def bare_address(url: str) -> str:
    """An address without what leads to the same page either way: `http`, `www`, the last stroke, a part of the page."""
    match = _ADDRESS.fullmatch(url.strip())
    return (match["bare"] + (match["asked"] or "")).casefold() if match else url.casefold()


def places(text: str) -> Mapping[str, str]:
    """Where each label of an entry leads, but for those that a work has several of."""
    found: dict[str, str] = {}
    for mark in marks(text):
        words = mark.label_in(text)
        label = fold(plain(words))
        if label and not mark.image and is_label(words) and not _OF_MANY.search(label):
            found.setdefault(label, bare_address(mark.url_in(text)))
    return found


def agree(one: str, other: str) -> bool:
    """Do two entries of one work lead to one place where they label it alike? A part of a repository is in it."""
    first, second = places(one), places(other)
    shared = [(first[label], second[label]) for label in first.keys() & second.keys()]
    return all(here.startswith(there) or there.startswith(here) for here, there in shared)
