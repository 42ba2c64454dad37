"""Fetching a paper's own HTML page, where a person allows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.http.errors import HttpError
from tracker.http.messages import Ask, Service, Shape

if TYPE_CHECKING:
    from tracker.http.door import Door

_SITE = "https://arxiv.org/html"
_LARGEST = 4_000_000


def page_of(door: Door, arxiv_id: str) -> str | None:
    """The page, or None where there is none or it cannot be had: a page is an extra and its lack no failure."""
    try:
        answer = door.get(Ask(Service.ARXIV, f"{_SITE}/{arxiv_id}", shape=Shape.TEXT, largest=_LARGEST))
    except HttpError:
        return None
    return answer.body.decode("utf-8", "replace")
