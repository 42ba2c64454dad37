"""JSON Feed 1.1, for feed readers that prefer it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tracker.digest.feed import items
from tracker.digest.formats.format import Format, Presentation
from tracker.digest.fragment import fragment

if TYPE_CHECKING:
    from tracker.digest.feed import Item
    from tracker.digest.model import Digest


def render(digest: Digest, presentation: Presentation) -> str:
    """The feed; its items have the ids that they have in the Atom feed."""
    feed: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": digest.title,
        "description": digest.health.sentence,
        "home_page_url": presentation.home or None,
        "feed_url": presentation.feed or None,
        "language": "en",
        "items": [_item(item) for item in items(digest)],
    }
    return json.dumps(_said(feed), ensure_ascii=False, indent=2) + "\n"


def _item(item: Item) -> dict[str, object]:
    authors = [{"name": author} for author in item.entry.authors] if item.entry else []
    return _said(
        {
            "id": item.id,
            "url": item.url or None,
            "title": item.title,
            "content_html": fragment(item),
            "summary": item.paragraphs[0] if item.paragraphs else None,
            "date_published": item.at.isoformat(timespec="seconds"),
            "authors": authors or None,
            "tags": [item.entry.kind.value] if item.entry else None,
        }
    )


def _said(fields: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value is not None}


FORMAT = Format("jsonfeed", "application/feed+json", ".jsonfeed", render, rolling=True)
