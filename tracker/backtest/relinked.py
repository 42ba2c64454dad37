"""Which works a page still names once their arXiv ids are gone from it: their links lead elsewhere now; pure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from state.titles import fold, title_key
from tracker.listed import papers_in
from tracker.lists.reading.lines import split_lines

if TYPE_CHECKING:
    from collections.abc import Collection

    from state.identity import Identity

_LABEL = re.compile(r"\[([^\[\]]+)\]\(")
_BETWEEN = re.compile(r"[\[\]|]|\*\*|<[^<>]*>|https?://\S+")


def relinked(before: bytes, after: bytes, lost: Collection[Identity]) -> frozenset[Identity]:
    """Of the works whose ids left a page, those whose titles stand on it still, as when a paper's venue has it by now."""
    said = f" {fold(after.decode('utf-8', 'replace'))} "
    found = {
        work
        for line in split_lines(before).texts
        for work in papers_in(line)
        if work in lost and (title := title_of(line)) and f" {title} " in said
    }
    return frozenset(found)


@lru_cache(maxsize=50_000)
def title_of(line: str) -> str | None:
    """The words by which a line most likely names its work: its first link with enough of them, or else what comes first."""
    pieces = (*_LABEL.findall(line), *_BETWEEN.split(line))
    return next((key for piece in pieces if (key := title_key(piece))), None)
