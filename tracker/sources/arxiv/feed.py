"""Reading arXiv's announcement feed, in its RSS and its Atom flavour; pure: bytes in, items out.

feedparser reads the XML. It is asked neither to sanitise nor to resolve anything: abstracts hold `<` and `&` as
mathematics. Each item tells its id three times (guid, link, description); one that contradicts itself is not taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import feedparser

from state.identity import Identity, Scheme, arxiv_id, identify
from state.records import Links, Notice, Paper
from tracker.sources.arxiv import calendar
from tracker.sources.arxiv.markup import elements, readable, well_formed
from tracker.sources.arxiv.withdrawal import is_withdrawn
from tracker.sources.wording import or_none, plain, split_names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from time import struct_time

MOST_ITEMS = 2000
"""The service cuts its feeds here without a word."""

_GUID = re.compile(r"oai:arXiv\.org:(?P<id>[\w.\-/]+?)(?:v(?P<version>\d{1,3}))?")
_PREAMBLE = re.compile(
    r"\s*arXiv:(?P<id>[\w.\-/]+?)(?:v(?P<version>\d{1,3}))?\s+Announce Type:\s*(?P<type>[a-z-]+)\s+Abstract:\s*",
    re.IGNORECASE,
)
_DECLARATION = re.compile(rb"<\?xml[^>]*>")
_NOTICES = {
    "new": Notice.NEW,
    "cross": Notice.CROSS,
    "replace": Notice.REPLACED,
    "replace-cross": Notice.REPLACED,
}


@dataclass(frozen=True, slots=True)
class Announcement:
    """One item of the feed."""

    paper: Paper
    identities: tuple[Identity, ...]
    notice: Notice
    version: int | None
    announced: str
    """The announcement type in arXiv's own word; a withdrawal has one too."""
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it came: what could be read, and how much could not."""

    announcements: tuple[Announcement, ...]
    day: date | None
    """The date of the batch by the feed's own word."""
    unread: int = 0
    """Items that were there and could not be taken."""
    whole: bool = True
    """Was the document well-formed to its end?"""
    error: str | None = None
    """What the service says is wrong with the request."""

    @property
    def cut(self) -> bool:
        """Did the feed reach the size at which the service stops telling?"""
        return len(self.announcements) + self.unread >= MOST_ITEMS


def read_feed(body: bytes) -> Feed | None:
    """The feed in a body, or None where there is none in it."""
    body, whole = readable(body)
    lost = 0
    if not whole:
        body, lost = whole_items(body)
    parsed = _parsed(body)
    if not parsed.get("version"):
        return None
    head = parsed.feed
    title = plain(_text(head, "title"))
    if title.lower().startswith("feed error"):
        return Feed((), None, error=title)
    read = [_announcement(entry) for entry in parsed.entries]
    kept: dict[str | None, Announcement] = {}
    for item in filter(None, read):  # a doubled item counts once, that of the latest version
        known = kept.get(item.paper.arxiv_id)
        if known is None or (item.version or 0) > (known.version or 0):
            kept[item.paper.arxiv_id] = item
    return Feed(
        tuple(kept.values()),
        # not by the mapping's own look-up: it warns of one date standing in for the other
        _day(dict.get(head, "published_parsed") or dict.get(head, "updated_parsed")),
        unread=lost + read.count(None),
        whole=whole,
    )


def _parsed(body: bytes) -> Any:
    """The body as feedparser reads it; where its encoding is named in a way that stops it, as the UTF-8 that arXiv sends."""
    try:
        return feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False)
    except ValueError:
        undeclared = _DECLARATION.sub(b"", body, count=1)
        return feedparser.parse(undeclared, sanitize_html=False, resolve_relative_uris=False)


def whole_items(body: bytes) -> tuple[bytes, int]:
    """A feed of the items that are well-formed by themselves, and how many are not; its head stays."""
    found = list(elements(body, "item", "entry"))
    begun = len(re.findall(rb"<(?:item|entry)[\s>]", body))
    if not found:
        return body, begun
    root = re.search(rb"<(?:rss|feed)\b[^<>]*>", body)
    opening = root[0] if root else b"<rss>"
    name = b"feed" if opening.startswith(b"<feed") else b"rss"
    closing = b"</" + name + b">"
    good = [body[item] for item in found if well_formed(opening + body[item] + closing)]
    head = body[: found[0].start]
    tail = closing if name == b"feed" else b"</channel>" + closing
    return head + b"".join(good) + tail, begun - len(good)


def _announcement(entry: Any) -> Announcement | None:
    """One item, or None where it lacks a title or an id, or contradicts itself."""
    guid = _GUID.fullmatch(plain(_text(entry, "id")))
    text = _text(entry, "summary")
    preamble = _PREAMBLE.match(text)
    title = plain(_text(entry, "title"))
    if not guid or not preamble or not title:
        return None
    name = arxiv_id(guid["id"])
    if name is None or {name} != {arxiv_id(preamble["id"]), arxiv_id(_text(entry, "link"))}:
        return None
    announced = plain(_text(entry, "arxiv_announce_type")) or preamble["type"]
    notice = _NOTICES.get(announced)
    if notice is None or announced != preamble["type"]:
        return None
    abstract = plain(text[preamble.end() :])
    categories = tuple(plain(tag.get("term")) for tag in entry.get("tags", ()) if tag.get("term"))
    version = guid["version"] or preamble["version"]
    paper = Paper(
        title=title,
        abstract=abstract,
        arxiv_id=name,
        authors=split_names(_text(entry, "author")),
        categories=categories,
        venue=or_none(_text(entry, "arxiv_journal_reference")),
        links=Links(abs=f"https://arxiv.org/abs/{name}", pdf=f"https://arxiv.org/pdf/{name}"),
    )
    return Announcement(
        paper,
        (Identity(Scheme.ARXIV, name), *dois(_text(entry, "arxiv_doi"))),
        Notice.WITHDRAWN if is_withdrawn(abstract) else notice,
        int(version) if version else None,
        announced,
        or_none(_text(entry, "rights")),
    )


def dois(text: str | None) -> Iterator[Identity]:
    """The identities in arXiv's DOI field, which may hold several values."""
    for part in re.split(r"[\s,;]+", text or ""):
        found = identify(part) if part.startswith("10.") else None
        if found and found.scheme is Scheme.DOI:
            yield found


def _text(node: Any, key: str) -> str:
    value = node.get(key)
    return value if isinstance(value, str) else ""


def _day(moment: struct_time | None) -> date | None:
    try:
        return calendar.today(datetime(*moment[:6], tzinfo=UTC)) if moment else None
    except (ValueError, OverflowError):
        return None
