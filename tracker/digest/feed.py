"""What both kinds of feed hold: one item a fact, with an id that never changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from tracker.digest import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from tracker.digest.formats.format import Presentation
    from tracker.digest.model import Digest, Entry, Fact

MOST = 200
"""A feed is read whole each time; older items have been seen."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be read in a feed reader; all text is plain."""

    id: str
    title: str
    url: str
    at: datetime
    paragraphs: tuple[str, ...]
    entry: Entry | None = None


def feed_id(digest: Digest, presentation: Presentation) -> str:
    """The feed's own name: the same for the same lists at the same place."""
    return _name("feed", presentation.feed or presentation.home, *digest.lists, *digest.kinds)


def items(digest: Digest) -> list[Item]:
    """The newest first. Numbers of upvotes and the like are left out: they move each day and are no event."""
    found = [*_new(digest), *_waiting(digest), *_changed(digest), *_decided(digest), *_unwell(digest)]
    return sorted(found, key=lambda item: (item.at, item.id), reverse=True)[:MOST]


def _new(digest: Digest) -> Iterator[Item]:
    for new in digest.new:
        entry = new.entry
        where = tuple(f"Proposed to {words.place(spot)}." for spot in new.spots)
        doubt = ("The classifier was not sure that this belongs.",) if new.unsure else ()
        said = (words.about(entry), entry.summary, *where, *doubt)
        yield Item(
            _fact_name(entry, new.facts[0]),
            entry.title,
            entry.url,
            new.found_at,
            tuple(filter(None, said)),
            entry,
        )


def _waiting(digest: Digest) -> Iterator[Item]:
    for item in digest.waiting:
        said = f"Waits for a decision on {words.place(item.spot)}."
        title = f"{item.entry.title} — waiting for a decision"
        url = item.spot.pull or item.entry.url
        yield Item(_fact_name(item.entry, item.facts[0]), title, url, item.since, (said,), item.entry)


def _changed(digest: Digest) -> Iterator[Item]:
    for item in digest.changed:
        title = f"{item.entry.title} — {words.what_changed(item)}"
        said = (words.about(item.entry),) if words.about(item.entry) else ()
        yield Item(_fact_name(item.entry, item.facts[-1]), title, item.entry.url, item.at, said, item.entry)


def _decided(digest: Digest) -> Iterator[Item]:
    for item in digest.decided:
        title = f"{item.entry.title} — {words.what_was_decided(item)}"
        yield Item(
            _fact_name(item.entry, item.facts[0]),
            title,
            item.spot.pull or item.entry.url,
            item.at,
            (),
            item.entry,
        )


def _unwell(digest: Digest) -> Iterator[Item]:
    """Silence with a cause is news; one item a day at the most."""
    if not digest.health.well:
        day = digest.until.date().isoformat()
        name = _name("unwell", day, *digest.lists)
        yield Item(name, "The tracker was not well", "", digest.until, (digest.health.sentence,))


def _fact_name(entry: Entry, fact: Fact) -> str:
    return _name(fact.topic.value, fact.list, fact.stamp, fact.work or entry.id)


def _name(*parts: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, chr(0).join(('vlm-tracker', *parts)))}"
