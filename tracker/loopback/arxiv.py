"""arXiv on loopback: the announcement feed, the query API and OAI-PMH, and how each goes wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from tracker import clock
from tracker.loopback.arxiv_shapes import (
    changed_on,
    feed_error,
    feed_xml,
    oai_answer,
    oai_error,
    oai_records,
    page_html,
    query_error,
    query_xml,
)
from tracker.loopback.faults import Fault
from tracker.loopback.messages import Reply, Request
from tracker.loopback.world import World
from tracker.sources.arxiv import calendar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.loopback.world import MadeUpPaper

_XML = "text/xml; charset=utf-8"
_ATOM = "application/atom+xml; charset=utf-8"
_MOST_IN_FEED = 2000


@dataclass
class LoopbackArxiv:
    """What arXiv says of a made-up world at a given time."""

    world: World = field(default_factory=World)
    now: Callable[[], datetime] = clock.now
    page_size: int = 1300
    """Records an OAI page."""
    _harvest: tuple[tuple[World, date, date, str], list[MadeUpPaper]] | None = field(default=None, init=False)

    def answer(self, request: Request) -> Reply:
        """Answer as the address asks: `/rss/…`, `/api/query`, `/oai` or `/html/…`."""
        if request.path.startswith("/rss/"):
            return self._feed(request)
        if request.path == "/api/query":
            return self._query(request)
        if request.path == "/oai":
            return self._oai(request)
        if request.path.startswith("/html/"):
            return self._page(request.path.removeprefix("/html/"))
        return Reply(404, b"not found", "text/plain")

    def _page(self, arxiv_id: str) -> Reply:
        """A paper's own page, as far as anybody reads it; every third paper has none, as old ones do not."""
        paper = next((one for one in self.world.papers if one.arxiv_id == arxiv_id), None)
        if paper is None or sum(arxiv_id.encode()) % 3 == 0:
            return Reply(404, b"not found", "text/plain")
        return Reply(200, page_html(paper).encode(), "text/html; charset=utf-8")

    # -- the announcement feed

    def _feed(self, request: Request) -> Reply:
        wanted = request.path.removeprefix("/rss/").split("+")
        if any(not re.fullmatch(r"[a-z-]+(\.[A-Za-z-]+)?", category) for category in wanted):
            return Reply(400, feed_error(request.path), _XML)
        today = calendar.today(self.now())
        items = self._items(today, wanted, request.fault)
        body = feed_xml(wanted, today, items).encode()
        etag = f'"{sha256(body).hexdigest()[:16]}"'
        if request.headers.get("if-none-match") == etag:
            return Reply(304, b"", "", (("ETag", etag),))
        return Reply(200, body, _XML, (("ETag", etag), ("Cache-Control", "max-age=3600")))

    def _items(self, today: date, wanted: Sequence[str], fault: Fault | None) -> list[MadeUpPaper]:
        if fault is Fault.EMPTY_FEED:
            return []
        batch = list(self.world.announced_on(today))
        if fault in (Fault.STALE_FEED, Fault.STALE_CATEGORY):
            before = [day for day in self.world.announcement_days if day < today]
            yesterday = self.world.announced_on(before[-1]) if before else ()
            stale = set(wanted) if fault is Fault.STALE_FEED else {wanted[0]}
            batch = [p for p in batch if p.categories[0] not in stale]
            batch += [p for p in yesterday if p.categories[0] in stale]
        items = [paper for paper in batch if set(paper.categories) & set(wanted)]
        return items[:_MOST_IN_FEED]

    # -- the query API

    def _query(self, request: Request) -> Reply:
        start, most = int(request.query.get("start", "0")), int(request.query.get("max_results", "10"))
        names = [name for name in request.query.get("id_list", "").split(",") if name]
        if most > 2000 or start + most > 30_000:
            return Reply(400, query_error("max_results must be smaller than 30000"), _ATOM)
        for name in names:
            if not re.fullmatch(r"\d{4}\.\d{4,5}(v\d+)?|[a-z-]+/\d{7}(v\d+)?", name):
                return Reply(400, query_error(f"incorrect id format for {name}"), _ATOM)
        known = self.world.current(calendar.today(self.now()))
        found = [known[bare] for name in names if (bare := name.partition("v")[0]) in known]
        page = [] if request.fault is Fault.EMPTY_FIRST_PAGE else found[start : start + most]
        total = 0 if request.fault is Fault.EMPTY_FIRST_PAGE else len(found)
        return Reply(200, query_xml(page, total, start, most, self.now()).encode(), _ATOM)

    # -- OAI-PMH

    def _oai(self, request: Request) -> Reply:
        match request.query:
            case {"resumptionToken": token}:
                query = dict(parse_qsl(token))
                if query.get("day") != f"{calendar.today(self.now())}":
                    return self._oai_error("badResumptionToken", "The token has expired")
                return self._list_records(query, int(query.get("skip", "0")), request.fault)
            case {"verb": "ListRecords"}:
                return self._list_records(dict(request.query), 0, request.fault)
            case {"verb": "Identify"}:
                told = "<Identify><repositoryName>made up</repositoryName></Identify>"
                return Reply(200, oai_answer(told, self.now()), _XML)
            case _:
                return self._oai_error("badVerb", "Only ListRecords is served here")

    def _list_records(self, query: dict[str, str], skip: int, fault: Fault | None) -> Reply:
        today = calendar.today(self.now())
        since = date.fromisoformat(query.get("from", "2005-01-01"))
        records = self._changed(today, since, query.get("set", ""))
        if not records or fault is Fault.EMPTY_FIRST_PAGE:
            return self._oai_error("noRecordsMatch", "No records match")
        if fault is Fault.MISSING_PAGE and skip:
            return self._oai_error("badResumptionToken", "No such page")
        end = skip + self.page_size
        page = records[:skip] if fault is Fault.DUPLICATE_PAGE and skip else records[skip:end]
        rest = urlencode({**query, "skip": str(end), "day": f"{today}"})
        return Reply(200, oai_records(page, rest if end < len(records) else "", self.now()), _XML)

    def _oai_error(self, code: str, words: str) -> Reply:
        return Reply(200, oai_error(code, words, self.now()), _XML)

    def _changed(self, today: date, begin: date, group: str) -> list[MadeUpPaper]:
        """What changed from a day on, in the order of its change; kept, for a harvest asks page by page."""
        key = (self.world, today, begin, group)
        if self._harvest is None or self._harvest[0] != key:
            found = [
                paper
                for paper in self.world.current(today).values()
                if changed_on(paper) >= begin
                and (not group or any(_in_set(c, group) for c in paper.categories))
            ]
            self._harvest = (key, sorted(found, key=lambda paper: (paper.announced, paper.arxiv_id)))
        return self._harvest[1]


def _in_set(category: str, group: str) -> bool:
    archive = category.partition(".")[0]
    return group in (archive, f"{archive}:{archive}", f"{archive}:{category.replace('.', ':')}")
