"""What a page names by which title: each titled line with its papers, and with those of the lines below that have no title; pure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from state.titles import fold, title_key
from tracker.listed import papers_in
from tracker.lists.reading.lines import split_lines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from state.identity import Identity

_LABEL = re.compile(r"\[([^\[\]]+)\]\(")
_BETWEEN = re.compile(r"[\[\]|]|\*\*|<[^<>]*>|https?://\S+")
_STARTS = re.compile(
    r"(?P<indent>[ \t]*)(?:[-*+][ \t]|\d+[.)][ \t]|#|\||>|</?(?:li|tr|dt|dd|p|ul|ol|table|h\d)\b)",
    re.IGNORECASE,
)
"""Here another entry begins, or one ends."""


class Titled(NamedTuple):
    """A line that has a title, or has papers and nobody's title."""

    title: str | None
    papers: frozenset[Identity]


def titled_on(content: bytes) -> Iterator[Titled]:
    """The entries of a page in their order, however many lines each has."""
    title: str | None = None
    indent = 0
    papers: set[Identity] = set()
    for line in split_lines(content).texts:
        start, own = _STARTS.match(line), title_of(line)
        below = title is not None and own is None and bool(line.strip())
        if below and (start is None or len(start["indent"].expandtabs(4)) > indent):
            papers.update(papers_in(line))
            continue
        if title is not None or papers:
            yield Titled(title, frozenset(papers))
        title, papers = own, {*papers_in(line)}
        indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
    if title is not None or papers:
        yield Titled(title, frozenset(papers))


@lru_cache(maxsize=50_000)
def title_of(line: str) -> str | None:
    """The words by which a line most likely names its work: its first link with enough of them, or else what comes first."""
    pieces = (*_LABEL.findall(line), *_BETWEEN.split(line))
    return next((key for piece in pieces if (key := title_key(piece))), None)


def relinked(before: bytes, after: bytes, lost: Collection[Identity]) -> frozenset[Identity]:
    """Of the works whose ids left a page, those whose titles stand on it still, as when a paper's venue has it by now."""
    said = f" {fold(after.decode('utf-8', 'replace'))} "
    return frozenset(
        work
        for entry in titled_on(before)
        if entry.title and f" {entry.title} " in said
        for work in entry.papers.intersection(lost)
    )
