"""Filling a gap from OAI-PMH, page by page; each page is stored before the next one is asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from state.records import Batch, Cursor, Notice, Sighting, SourceName
from tracker.http.errors import HttpError
from tracker.http.messages import AT_ARXIV, Ask, Shape
from tracker.plural import counted
from tracker.sources.arxiv.gap import Gap, write_gap
from tracker.sources.arxiv.oai import OaiPage, read_page
from tracker.sources.arxiv.withdrawal import is_withdrawn
from tracker.sources.wording import said_once

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from datetime import datetime

    from tracker.http.door import Door
    from tracker.sources.arxiv.oai_records import OaiRecord

ARXIV = SourceName("arxiv")
GAP = "arxiv:gap"
_SLACK = timedelta(days=7)
"""A paper submitted this long before the gap may well have been announced in it."""


@dataclass(frozen=True, slots=True)
class HarvestEnd:
    """How far a harvest came: `gap` is what is left of it."""

    received: int
    gap: Gap | None
    trouble: str = ""


class _Stopped(Exception):
    """No further today; what is left is the gap."""

    def __init__(self, gap: Gap, why: str) -> None:
        super().__init__(why)
        self.gap = gap


@dataclass
class Harvest:
    """One go at a gap."""

    door: Door
    url: str
    categories: frozenset[str]
    now: datetime
    pages_left: int
    _received: int = 0
    _unread: int = 0
    _lacking: int = 0

    def fill(self, gap: Gap) -> Generator[Batch, None, HarvestEnd]:
        """Yield what OAI-PMH has, and say what is left."""
        try:
            while gap.done < len(gap.sets):
                gap = yield from self._one_set(gap)
        except _Stopped as stop:
            yield Batch(cursors=(self._cursor(stop.gap),))
            return HarvestEnd(self._received, stop.gap, str(stop))
        if not gap.received:  # the batches that made us look are in it at the least
            empty = replace(gap, done=0)
            yield Batch(cursors=(self._cursor(empty),))
            return HarvestEnd(0, empty, f"OAI-PMH shows nothing at all since {gap.since}")
        yield Batch(cursors=(self._cursor(None),))
        return HarvestEnd(self._received, None, said_once(self._troubles()))

    def _troubles(self) -> Iterator[str]:
        if self._unread:
            yield f"{counted(self._unread, 'record')} of OAI-PMH could not be read"
        if self._lacking:
            yield f"OAI-PMH shows {counted(self._lacking, 'record')} fewer than it counts"

    def _one_set(self, gap: Gap) -> Generator[Batch, None, Gap]:
        """Harvest the set at hand to its end."""
        renewed = False
        before: OaiPage | None = None
        led_by: set[str] = set()
        while True:
            page = self._page(gap)
            if page.error == "badResumptionToken" and gap.token and not renewed:
                renewed = True  # tokens expire daily
                gap = replace(gap, token="")
                led_by.clear()
                continue
            if page.error == "noRecordsMatch" and not gap.token:
                break
            if page.error:
                raise _Stopped(gap, f"OAI-PMH says {page.error}: {page.words}")
            if before and page.records and page.records == before.records:
                raise _Stopped(gap, "OAI-PMH gave the same page twice")
            if page.token in led_by:
                raise _Stopped(replace(gap, token=""), "OAI-PMH leads in a circle")
            led_by.add(page.token or "")
            before = page
            sightings = tuple(self._wanted(page, gap.since))
            self._received += len(sightings)
            if not page.whole:
                yield Batch(sightings)
                raise _Stopped(gap, "a page of OAI-PMH breaks off in its middle")
            # a broken answer is gone the next time, a broken record is not
            if page.broken and not gap.stumbled:
                yield Batch(sightings)
                raise _Stopped(replace(gap, stumbled=True), "a page of OAI-PMH is broken in its middle")
            self._unread += page.unread
            self._lacking += page.lacking
            gap = _moved_on(gap, page, len(sightings))
            yield Batch(sightings, (self._cursor(gap if page.token else gap.after_set()),))
            if not page.token:
                break
        return gap.after_set()

    def _page(self, gap: Gap) -> OaiPage:
        if self.pages_left == 0:
            raise _Stopped(gap, f"the stretch since {gap.since} is not filled yet; the next run goes on")
        self.pages_left -= 1
        since = gap.reached or gap.since
        params = (
            (("verb", "ListRecords"), ("resumptionToken", gap.token))
            if gap.token
            else (
                ("verb", "ListRecords"),
                ("metadataPrefix", "arXiv"),
                ("from", since.isoformat()),
                ("set", gap.sets[gap.done]),
            )
        )
        try:
            answer = self.door.get(Ask(AT_ARXIV, self.url, params, Shape.XML, slow=True))
        except HttpError as error:
            page = read_page(error.body) if error.body else None
            if page and page.error:  # the protocol's errors come with status 200 or with others
                return page
            raise _Stopped(gap, f"OAI-PMH: {error}") from error
        page = read_page(answer.body)
        if page is None:
            raise _Stopped(gap, "the answer is not OAI-PMH")
        return page

    def _wanted(self, page: OaiPage, since: date) -> Generator[Sighting, None, None]:
        for record in page.records:
            if not self.categories.isdisjoint(record.paper.categories):
                yield _sighting(record, self.now, self._notice(record, since))

    def _notice(self, record: OaiRecord, since: date) -> Notice:
        if is_withdrawn(record.paper.abstract, record.paper.comment):
            return Notice.WITHDRAWN
        if record.paper.published and record.paper.published >= since - _SLACK:
            return Notice.NEW if record.paper.categories[0] in self.categories else Notice.CROSS
        if record.updated and record.updated >= since - _SLACK:
            return Notice.REPLACED
        return Notice.LISTED

    def _cursor(self, gap: Gap | None) -> Cursor:
        return Cursor(GAP, write_gap(gap), self.now)


def _moved_on(gap: Gap, page: OaiPage, wanted: int) -> Gap:
    before = gap.reached or gap.since
    stamps = page.datestamps or (before,)
    # once out of order, a set is begun anew from its start
    still_in_order = not gap.token or gap.reached is not None
    in_order = still_in_order and list(stamps) == sorted(stamps) and stamps[0] >= before
    reached = stamps[-1] if in_order else None
    return replace(
        gap, token=page.token or "", reached=reached, received=gap.received + wanted, stumbled=False
    )


def _sighting(record: OaiRecord, now: datetime, notice: Notice) -> Sighting:
    extra = {"licence": record.licence} if record.licence else {}
    if record.updated:
        extra["updated"] = record.updated.isoformat()
    return Sighting(
        ARXIV,
        f"oai:{record.paper.arxiv_id}",
        now,
        record.paper,
        record.identities,
        notice,
        record.version,
        extra=extra,
    )
