"""Atom (RFC 4287), for feed readers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tracker.digest.feed import feed_id, items
from tracker.digest.formats.format import Format, Presentation
from tracker.digest.fragment import fragment

if TYPE_CHECKING:
    from datetime import datetime

    from tracker.digest.feed import Item
    from tracker.digest.model import Digest

_ATOM = "http://www.w3.org/2005/Atom"


def render(digest: Digest, presentation: Presentation) -> str:
    """The feed; its entries keep their ids for ever."""
    ET.register_namespace("", _ATOM)
    found = items(digest)
    feed = ET.Element(f"{{{_ATOM}}}feed")
    _add(feed, "id", feed_id(digest, presentation))
    _add(feed, "title", digest.title)
    _add(feed, "subtitle", digest.health.sentence)
    _add(feed, "updated", _stamp(max((item.at for item in found), default=digest.until)))
    _add(feed, "generator", "tracker")
    if presentation.feed:
        _add(feed, "link", rel="self", href=presentation.feed, type=FORMAT.media_type)
    if presentation.home:
        _add(feed, "link", rel="alternate", href=presentation.home, type="text/html")
    # An entry without authors takes the feed's.
    _add(_add(feed, "author"), "name", digest.title)
    for item in found:
        _entry(feed, item)
    ET.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n"


def _entry(feed: ET.Element, item: Item) -> None:
    entry = _add(feed, "entry")
    _add(entry, "id", item.id)
    _add(entry, "title", item.title)
    _add(entry, "updated", _stamp(item.at))
    _add(entry, "published", _stamp(item.at))
    if item.url:
        _add(entry, "link", rel="alternate", href=item.url)
    for author in item.entry.authors if item.entry else ():
        _add(_add(entry, "author"), "name", author)
    if item.entry:
        _add(entry, "category", term=item.entry.kind.value)
    _add(entry, "content", fragment(item), type="html")


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    child.text = text
    return child


def _stamp(at: datetime) -> str:
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")


FORMAT = Format("atom", "application/atom+xml", ".atom", render, more_suffixes=(".xml",), rolling=True)
