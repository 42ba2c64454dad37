"""Which arXiv papers a list's page names, wherever and in whichever form; pure."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from state.identity import Scheme
from tracker.lists.reading.lines import split_lines
from tracker.lists.reading.works import identities_in

if TYPE_CHECKING:
    from state.identity import Identity


def works_on(content: bytes) -> frozenset[Identity]:
    """The arXiv papers that a page names anywhere."""
    return frozenset(work for line in split_lines(content).texts for work in papers_in(line))


@lru_cache(maxsize=50_000)
def papers_in(line: str) -> tuple[Identity, ...]:
    """The arXiv papers that a line names. Most lines of a version stand in the next one too; each is read once."""
    return tuple(found for found in identities_in(line) if found.scheme is Scheme.ARXIV)
