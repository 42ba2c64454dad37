"""Where a listing of GitHub goes on: pure, from the `Link` header of a page."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

PAGE = 100
"""Rows of a page: the most that GitHub gives."""
MOST_PAGES = 1000
"""So many are read of one listing; the longest that anybody has is far shorter."""

_LINK = re.compile(r'<([^<>]*)>((?:\s*;\s*[\w-]+="[^"]*")+)')
_NEXT = re.compile(r';\s*rel="(?:[^"]*\s)?next(?:\s[^"]*)?"')


def following(link: str) -> dict[str, str] | None:
    """What the next page is asked with, or None after the last one.

    Only the query of its address is taken: some listings count pages, others name the row to go on from, and a server
    behind another name may call itself by its own.

    >>> following('<https://api.github.com/repositories/1/pulls?page=2&per_page=100>; rel="next"')
    {'page': '2', 'per_page': '100'}
    """
    targets = (found[1] for found in _LINK.finditer(link) if _NEXT.search(found[2]))
    target = next(targets, None)
    return dict(parse_qsl(urlsplit(target).query)) if target is not None else None
