"""The piece of HTML that a feed item carries."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.digest.feed import Item


def fragment(item: Item) -> str:
    """Paragraphs and links, each text escaped."""
    parts = [f"<p>{escape(text)}</p>" for text in item.paragraphs]
    links = item.entry.links if item.entry else ()
    if links:
        shown = " · ".join(f'<a href="{escape(link.url)}">{escape(link.label)}</a>' for link in links)
        parts.append(f"<p>{shown}</p>")
    return "".join(parts) or f"<p>{escape(item.title)}</p>"
