"""arXiv as a source: the announcement feed each day, and OAI-PMH for what the feed no longer tells."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from state.records import Batch, Cursor, Outcome, Sighting, SourceReport
from tracker.http.errors import HttpError, Refused, Throttled
from tracker.http.messages import AT_ARXIV, Ask, Shape
from tracker.plural import counted
from tracker.sources.arxiv import calendar, marks
from tracker.sources.arxiv.feed import Announcement, Feed, read_feed
from tracker.sources.arxiv.gap import Gap, read_gap, widened, write_gap
from tracker.sources.arxiv.harvest import ARXIV, GAP, Harvest
from tracker.sources.validating import fresh_validator, validators_for
from tracker.sources.wording import said_once

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import date, datetime

    from state.records import SourceName, Validator
    from tracker.http.door import Door
    from tracker.ports import Recall

MARKS = "arxiv:marks"
BACKFILLED = "arxiv:backfilled"
_BATCH = 500
_PAGES_A_POLL = 9
"""With the feed's own request this makes ten: enough for a week's outage."""
_NO_LIMIT = 100_000


@dataclass(frozen=True)
class ArxivSource:
    """Polls arXiv with one request on an ordinary day, and a few more after an outage."""

    door: Door
    categories: tuple[str, ...]
    feed_url: str
    oai_url: str
    since: date | None = None
    """How far back a person wants to look."""
    name: SourceName = field(default=ARXIV, init=False)

    def poll(self, memory: Recall, now: datetime) -> Generator[Batch, None, SourceReport]:
        """Yield the day's announcements, then what is missing of earlier days, and say how it went."""
        day = yield from self._feed(memory, now)
        gap = self._asked_for(day.gap, memory)
        if gap is None or day.give_up:
            return day.report
        pages = _NO_LIMIT if gap.asked else _PAGES_A_POLL
        harvest = Harvest(self.door, self.oai_url, frozenset(self.categories), now, pages)
        end = yield from harvest.fill(gap)
        if end.gap is None:
            if self.since:
                yield Batch(cursors=(Cursor(BACKFILLED, self.since.isoformat(), now),))
            if day.marks:
                yield Batch(cursors=(Cursor(MARKS, marks.write_marks(day.marks), now),))
        return _together(day.report, gap, end.received, end.trouble)

    def _feed(self, memory: Recall, now: datetime) -> Generator[Batch, None, _Day]:
        """The feed's part of the poll."""
        url = f"{self.feed_url}/{'+'.join(self.categories)}"
        before = marks.read_marks(_value(memory, MARKS), self.categories, calendar.today(now))
        # before anything is asked: a first day on which arXiv fails is missed from then on, as any other is
        yield Batch(cursors=(Cursor(MARKS, marks.write_marks(before), now),))
        gap = read_gap(_value(memory, GAP), self.categories)
        try:
            ask = Ask(AT_ARXIV, url, shape=Shape.XML, validators=validators_for(memory, url))
            answer = self.door.get(ask)
        except Throttled as error:
            return _Day(_report(Outcome.FAILED, str(error)), gap, give_up=True)
        except HttpError as error:
            return _without_feed(_failed(_refusal(error)), before, gap, self.categories, now)
        if answer.unchanged:
            return _when_unchanged(before, gap, self.categories, now)
        feed = read_feed(answer.body)
        if feed is None or feed.error:
            why = feed.error if feed else "it is neither RSS nor Atom"
            return _without_feed(
                _failed(f"no feed in arXiv's answer: {why}"), before, gap, self.categories, now
            )
        return (yield from self._read(feed, before, gap, fresh_validator(url, answer, now), now))

    def _read(
        self, feed: Feed, before: marks.Marks, gap: Gap | None, validator: Validator | None, now: datetime
    ) -> Generator[Batch, None, _Day]:
        """Hand over a feed; marks move only past categories that were told whole."""
        today = calendar.today(now)
        day = feed.day if feed.day and calendar.believable(feed.day, today) else today
        after = marks.observed(feed.announcements, before, self.categories, day)
        stale = marks.stale(before, after) if feed.announcements else []
        yield from _batches(self._of_the_day(feed, stale), now, day)
        late = _late(day, before, after, now)
        troubles = _troubles(feed, stale, day) + ([_late_words(late)] if late else [])
        told_whole = feed.whole and not feed.unread
        if told_whole and (feed.announcements or not calendar.announces(day)):
            missed = marks.behind(before, self.categories, day)
            if feed.cut:
                missed = {**dict.fromkeys(self.categories, calendar.day_before(day)), **missed}
            if missed:
                gap = widened(gap, min(missed.values()), self.categories)
            told = marks.moved(before, {name: mark for name, mark in after.items() if name not in stale})
            cursors = [Cursor(MARKS, marks.write_marks(told), now)]
            if gap:
                cursors.append(Cursor(GAP, write_gap(gap), now))
            yield Batch(cursors=tuple(cursors), validators=(validator,) if validator and not stale else ())
        received = len(feed.announcements)
        outcome = Outcome.NEW if received else Outcome.QUIET
        reason = f"the batch of {day}" if received else f"arXiv announces nothing on {day}"
        if troubles:
            outcome, reason = Outcome.DEGRADED, said_once(troubles)
        report = _report(outcome, reason, received, received + feed.unread)
        if late or not told_whole or _wrongly_empty(feed, day):
            return _without_feed(report, before, gap, self.categories, now)
        return _Day(report, gap)

    def _of_the_day(self, feed: Feed, stale: list[str]) -> list[Announcement]:
        """What belongs to the feed's date: a stale category repeats an older batch under a wrong one."""
        fresh = set(self.categories).difference(stale)
        if len(fresh) == len(self.categories):
            return list(feed.announcements)
        return [item for item in feed.announcements if not fresh.isdisjoint(self._told_by(item))]

    def _told_by(self, item: Announcement) -> tuple[str, ...]:
        """The categories in which an item is announced: its primary one, or those that it was crossed into."""
        categories = item.paper.categories
        return categories[:1] if categories[:1] and categories[0] in self.categories else categories

    def _asked_for(self, gap: Gap | None, memory: Recall) -> Gap | None:
        """The gap with what a person asked for in it, unless that was filled before."""
        done = _value(memory, BACKFILLED)
        if self.since is None or (done and done <= self.since.isoformat()):
            return gap
        return widened(gap, self.since, self.categories, asked=True)


@dataclass(frozen=True, slots=True)
class _Day:
    """What came of the feed."""

    report: SourceReport
    gap: Gap | None
    give_up: bool = False
    """Is arXiv asking us to leave it alone?"""
    marks: marks.Marks | None = None
    """The marks to set once the gap is filled, where the feed itself could not set them."""


def _without_feed(
    report: SourceReport, before: marks.Marks, gap: Gap | None, categories: tuple[str, ...], now: datetime
) -> _Day:
    """The feed is of no use: OAI-PMH can still tell what was announced on earlier days that we missed."""
    today = calendar.today(now)
    missed = marks.behind(before, categories, today)
    if not missed:
        return _Day(report, gap)
    caught_up = {
        name: replace(mark, day=max(mark.day, calendar.feed_before(today))) for name, mark in before.items()
    }
    return _Day(report, widened(gap, min(missed.values()), categories), marks=caught_up)


def _value(memory: Recall, name: str) -> str | None:
    cursor = memory.cursor(name)
    return cursor.value if cursor else None


def _failed(why: str) -> SourceReport:
    return _report(Outcome.FAILED, why)


def _report(outcome: Outcome, reason: str, received: int = 0, expected: int | None = None) -> SourceReport:
    return SourceReport(ARXIV, outcome, received, expected=expected or None, reason=reason)


def _together(report: SourceReport, gap: Gap, received: int, trouble: str) -> SourceReport:
    """One report for the feed and the harvest after it."""
    outcome = report.outcome
    if trouble and (received or report.outcome is not Outcome.FAILED):
        outcome = Outcome.DEGRADED
    elif received and outcome is Outcome.QUIET:
        outcome = Outcome.NEW
    elif received and outcome is Outcome.FAILED:
        outcome = Outcome.DEGRADED
    filled = trouble or f"everything since {gap.since} made good from OAI-PMH"
    expected = None if report.expected is None else report.expected + received
    return replace(
        report,
        outcome=outcome,
        received=report.received + received,
        expected=expected,
        reason=said_once([report.reason, filled]),
    )


def _refusal(error: HttpError) -> str:
    """The error, with arXiv's own words where it refuses a category."""
    feed = read_feed(error.body) if isinstance(error, Refused) else None
    return f"{error}: {feed.error}" if feed and feed.error else str(error)


def _troubles(feed: Feed, stale: list[str], day: date) -> list[str]:
    troubles = []
    if feed.unread:
        troubles.append(f"{counted(feed.unread, 'item')} of the feed could not be read")
    elif not feed.whole:
        troubles.append("the feed breaks off")
    if feed.day and feed.day > day:
        troubles.append(f"the feed is dated {feed.day}, which is days to come; it is taken for that of {day}")
    if stale:
        troubles.append(f"still the batch of the day before in {', '.join(stale)}")
    if _wrongly_empty(feed, day):
        troubles.append(f"the feed of {day} is empty, though that is no weekend and no known holiday")
    return troubles


def _wrongly_empty(feed: Feed, day: date) -> bool:
    return not feed.announcements and calendar.expects_papers(day)


def _late(day: date, before: marks.Marks, after: marks.Marks, now: datetime) -> date | None:
    """The feed that should have come instead of this one, if any."""
    if marks.are_new(before):  # nothing tells an old batch from one whose date lags by a day
        return calendar.overdue(calendar.feed_after(day), now)
    return calendar.overdue(day, now) if marks.tells_nothing_newer(before, after) else None


def _when_unchanged(before: marks.Marks, gap: Gap | None, categories: tuple[str, ...], now: datetime) -> _Day:
    have = max((mark.day for mark in before.values()), default=None)
    if have and (late := calendar.overdue(have, now)):
        return _without_feed(_report(Outcome.DEGRADED, _late_words(late)), before, gap, categories, now)
    return _Day(_report(Outcome.QUIET, f"nothing since the feed of {have}" if have else "nothing new"), gap)


def _late_words(day: date) -> str:
    return f"the feed of {day} is late: arXiv still shows an older one"


def _batches(items: list[Announcement], now: datetime, day: date) -> Generator[Batch, None, None]:
    sightings = [_sighting(item, now, day) for item in items]
    for start in range(0, len(sightings), _BATCH):
        yield Batch(tuple(sightings[start : start + _BATCH]))


def _sighting(item: Announcement, now: datetime, day: date) -> Sighting:
    extra = {"announced": day.isoformat()}
    if item.licence:
        extra["licence"] = item.licence
    paper = item.paper
    if item.announced == "new" and item.version in (1, None):
        # the feed tells no date; a paper is announced within days of its submission
        paper = replace(paper, published=day)
    return Sighting(
        ARXIV, f"feed:{paper.arxiv_id}", now, paper, item.identities, item.notice, item.version, extra=extra
    )
