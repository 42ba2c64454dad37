"""arXiv among the services that works come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.doctor.finding import Finding, fault, fine, warning
from tracker.http.errors import HttpError, Refused
from tracker.http.messages import AT_ARXIV, Ask, Shape
from tracker.plural import counted
from tracker.sources.addresses import variable_of
from tracker.sources.answering import answers, odd, unanswered
from tracker.sources.arxiv import calendar, oai
from tracker.sources.arxiv.feed import read_feed
from tracker.sources.arxiv.source import ArxivSource
from tracker.sources.origin import Means, Origin

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from tracker.ports import Source
    from tracker.sources.arxiv.feed import Feed

_FEED = "feed"


def _sources(means: Means) -> Iterator[Source]:
    settings, places = means.settings.arxiv, means.addresses
    if settings.enabled:
        yield ArxivSource(means.door, settings.categories, places.arxiv_rss, places.arxiv_oai, means.since)


def _probe(means: Means, now: datetime) -> Iterator[Finding]:
    """The announcement feed and OAI-PMH, one request each."""
    yield _look_at_feed(means, now)
    ask = Ask(AT_ARXIV, means.addresses.arxiv_oai, (("verb", "Identify"),), Shape.XML, largest=2**20)

    def known() -> bool:
        return oai.read_page(means.door.get(ask).body) is not None

    yield answers(ORIGIN.title, "OAI-PMH", variable_of("arxiv_oai"), known)


def _look_at_feed(means: Means, now: datetime) -> Finding:
    try:
        url = f"{means.addresses.arxiv_rss}/{'+'.join(means.settings.arxiv.categories)}"
        feed = read_feed(means.door.get(Ask(AT_ARXIV, url, shape=Shape.XML)).body)
    except HttpError as error:
        refused = read_feed(error.body) if isinstance(error, Refused) else None
        if refused and refused.error:
            return _unknown_category(refused.error)
        return unanswered(ORIGIN.title, _FEED, error, variable_of("arxiv_rss"))
    if feed is None:
        return odd(ORIGIN.title, _FEED)
    return _unknown_category(feed.error) if feed.error else _of_feed(feed, now)


def _of_feed(feed: Feed, now: datetime) -> Finding:
    """What a feed shows, and whether it is the one that should be there."""
    shown = f"It shows {counted(len(feed.announcements), 'announcement')} of {feed.day}"
    day = feed.day or calendar.today(now)
    strange = ""
    if not feed.whole or feed.unread:
        strange = (
            f"of which {counted(feed.unread, 'item')} cannot be read" if feed.unread else "and breaks off"
        )
    elif not calendar.believable(day, calendar.today(now)):
        strange = "which is days to come"
    elif late := calendar.overdue(calendar.feed_after(day), now):
        strange = f"though that of {late} should be there"
    elif not feed.announcements and calendar.expects_papers(day):
        strange = "though that is no weekend and no known holiday"
    if not strange:
        return fine(ORIGIN.title, _FEED, f"{shown}.")
    advice = "Nothing is lost, OAI-PMH makes it good; look at this machine's clock if its day is another."
    return warning(ORIGIN.title, _FEED, f"{shown}, {strange}.", advice)


def _unknown_category(words: str) -> Finding:
    advice = (
        "Mend `categories` under [sources.arxiv]; the names are on arXiv's page of its category taxonomy."
    )
    return fault(ORIGIN.title, _FEED, f"It refuses the categories: {words}.", advice)


ORIGIN = Origin("arXiv", _sources, _probe)
