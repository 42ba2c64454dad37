"""Fetching a paper's own HTML page, where a person allows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.http.errors import HttpError, NotThere
from tracker.http.messages import AT_ARXIV, Ask, Shape

if TYPE_CHECKING:
    from tracker.http.door import Door

_LARGEST = 4_000_000


def page_of(door: Door, site: str, arxiv_id: str) -> str | None:
    """The page; empty where there is none, None where it cannot be had: a page is an extra and its lack no failure."""
    try:
        answer = door.get(Ask(AT_ARXIV, f"{site}/{arxiv_id}", shape=Shape.TEXT, largest=_LARGEST))
    except NotThere:
        return ""
    except HttpError:
        return None
    return answer.body.decode("utf-8", "replace")
