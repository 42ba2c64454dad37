"""Which papers a list's page speaks of."""

from __future__ import annotations

import re

from state.identity import arxiv_id

_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"'|]+")


def listed_ids(page: str) -> set[str]:
    """The arXiv ids that the page links to, in whichever form."""
    return {name for address in _ADDRESS.findall(page) if (name := arxiv_id(address))}
