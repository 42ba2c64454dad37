"""arXiv as a source: the announcement feed each day, and OAI-PMH for what the feed no longer tells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from state.records import Batch, Cursor, Outcome, Sighting, SourceName, SourceReport
from tracker.http.errors import HttpError, Refused
from tracker.http.messages import Ask, Service, Shape
from tracker.sources.arxiv import calendar, marks
from tracker.sources.arxiv.feed import Announcement, Feed, read_feed
from tracker.sources.cursors import validators_cursor, validators_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from datetime import date, datetime

    from tracker.http.door import Door

ARXIV = SourceName("arxiv")
MARKS = "arxiv:marks"
VALIDATORS = "arxiv:feed"
_LATE_HOURS = 8
_BATCH = 500


@dataclass(frozen=True)
class ArxivSource:
    """Polls arXiv with one request on an ordinary day."""

    door: Door
    categories: tuple[str, ...]
    feed_url: str
    name: SourceName = field(default=ARXIV, init=False)

    def poll(
        self, cursor: Callable[[str], Cursor | None], now: datetime
    ) -> Generator[Batch, None, SourceReport]:
        """Yield the day's announcements, then say how it went."""
        url = f"{self.feed_url}/{'+'.join(self.categories)}"
        ask = Ask(Service.ARXIV, url, shape=Shape.XML, validators=validators_of(cursor, VALIDATORS, url))
        stored = cursor(MARKS)
        before = marks.read_marks(stored.value if stored else None)
        try:
            answer = self.door.get(ask)
        except Refused as error:
            return self._report(Outcome.FAILED, _refusal(error))
        except HttpError as error:
            return self._report(Outcome.FAILED, str(error))
        if answer.unchanged:
            return self._report(*_when_unchanged(before, now))
        feed = read_feed(answer.body)
        if feed is None or feed.error:
            return self._report(
                Outcome.FAILED, f"no feed in the answer: {feed.error if feed else 'not RSS or Atom'}"
            )
        day = feed.day or calendar.today(now)
        after = marks.observed(feed.announcements, self.categories, day)
        troubles = _troubles(feed, marks.stale(before, after), day)
        yield from _batches(feed, now, day)
        if not troubles and feed.announcements:
            kept = {**before, **after}
            yield Batch(
                (),
                (
                    Cursor(MARKS, marks.write_marks(kept), now),
                    validators_cursor(VALIDATORS, url, answer, now),
                ),
            )
        received = len(feed.announcements)
        expected = received + feed.unread
        if troubles:
            return self._report(Outcome.DEGRADED, "; ".join(troubles), received, expected)
        if not received:
            return self._report(*_when_empty(day), received, expected)
        return self._report(Outcome.NEW, f"the batch of {day}", received, expected)

    def _report(
        self, outcome: Outcome, reason: str, received: int = 0, expected: int | None = None
    ) -> SourceReport:
        return SourceReport(self.name, outcome, received, expected=expected, reason=reason)


def _refusal(error: Refused) -> str:
    feed = read_feed(error.body)
    return f"{error}: {feed.error}" if feed and feed.error else str(error)


def _troubles(feed: Feed, stale: list[str], day: date) -> list[str]:
    troubles = []
    if not feed.whole or feed.unread:
        troubles.append(f"{feed.unread} items of the feed could not be read")
    if stale:
        troubles.append(f"still the batch of the day before in {', '.join(stale)}")
    if not feed.announcements and calendar.announces(day) and not calendar.may_be_holiday(day):
        troubles.append(f"the feed of {day} is empty, and that is no weekend or known holiday")
    return troubles


def _when_unchanged(before: marks.Marks, now: datetime) -> tuple[Outcome, str]:
    have = max((mark.day for mark in before.values()), default=None)
    due = calendar.latest_feed(now)
    if have and have < due and (now - calendar.made_at(due)).total_seconds() > _LATE_HOURS * 3600:
        return Outcome.DEGRADED, f"the feed of {due} is late: arXiv still shows the one of {have}"
    return Outcome.QUIET, f"nothing since the feed of {have}" if have else "nothing new"


def _when_empty(day: date) -> tuple[Outcome, str]:
    return Outcome.QUIET, f"arXiv announces nothing on {day}"


def _batches(feed: Feed, now: datetime, day: date) -> Generator[Batch, None, None]:
    sightings = [_sighting(item, now, day) for item in feed.announcements]
    for start in range(0, len(sightings), _BATCH):
        yield Batch(tuple(sightings[start : start + _BATCH]))


def _sighting(item: Announcement, now: datetime, day: date) -> Sighting:
    extra = {"announced": f"{day}"}
    if item.licence:
        extra["licence"] = item.licence
    return Sighting(
        ARXIV,
        f"feed:{item.paper.arxiv_id}",
        now,
        item.paper,
        item.identities,
        item.notice,
        item.version,
        extra=extra,
    )
