"""arXiv on loopback: the announcement feed, the query API and OAI-PMH, in the shapes that the real ones have."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode
from xml.sax.saxutils import escape

from tracker import clock
from tracker.loopback.faults import Fault
from tracker.loopback.server import Reply, Request
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
        return Reply(200, _page_html(paper).encode(), "text/html; charset=utf-8")

    # -- the announcement feed

    def _feed(self, request: Request) -> Reply:
        wanted = request.path.removeprefix("/rss/").split("+")
        if any(not re.fullmatch(r"[a-z-]+(\.[A-Za-z-]+)?", category) for category in wanted):
            return Reply(400, _feed_error(request.path), _XML)
        today = calendar.today(self.now())
        items = self._items(today, wanted, request.fault)
        body = _feed_xml(wanted, today, items).encode()
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
            return Reply(400, _query_error("max_results must be smaller than 30000"), _ATOM)
        for name in names:
            if not re.fullmatch(r"\d{4}\.\d{4,5}(v\d+)?|[a-z-]+/\d{7}(v\d+)?", name):
                return Reply(400, _query_error(f"incorrect id format for {name}"), _ATOM)
        known = self.world.current(calendar.today(self.now()))
        found = [known[bare] for name in names if (bare := name.partition("v")[0]) in known]
        page = [] if request.fault is Fault.EMPTY_FIRST_PAGE else found[start : start + most]
        total = 0 if request.fault is Fault.EMPTY_FIRST_PAGE else len(found)
        return Reply(200, _query_xml(page, total, start, most, self.now()).encode(), _ATOM)

    # -- OAI-PMH

    def _oai(self, request: Request) -> Reply:
        query = dict(request.query)
        skip = 0
        if token := query.get("resumptionToken"):
            query = dict(parse_qsl(token))
            if query.get("day") != f"{calendar.today(self.now())}":
                return self._oai_error("badResumptionToken", "The token has expired")
            skip = int(query.get("skip", "0"))
        if query.get("verb") == "Identify":
            inside = "<Identify><repositoryName>made up</repositoryName></Identify>"
            return Reply(
                200, _OAI.format(now=f"{self.now():%Y-%m-%dT%H:%M:%SZ}", inside=inside).encode(), _XML
            )
        if query.get("verb") != "ListRecords":
            return self._oai_error("badVerb", "Only ListRecords is served here")
        today = calendar.today(self.now())
        records = self._changed(
            today, date.fromisoformat(query.get("from", "2005-01-01")), query.get("set", "")
        )
        if not records or request.fault is Fault.EMPTY_FIRST_PAGE:
            return self._oai_error("noRecordsMatch", "No records match")
        if request.fault is Fault.DUPLICATE_PAGE and skip:
            page = records[:skip]
        else:
            page = records[skip : skip + self.page_size]
        if request.fault is Fault.MISSING_PAGE and skip:
            return self._oai_error("badResumptionToken", "No such page")
        more = skip + self.page_size < len(records)
        rest = {**query, "skip": str(skip + self.page_size), "day": f"{today}"}
        rest.pop("resumptionToken", None)
        token = urlencode(rest) if more else ""
        body = _OAI.format(
            now=f"{self.now():%Y-%m-%dT%H:%M:%SZ}",
            inside="<ListRecords>"
            + "".join(map(_oai_record, page))
            + (f"<resumptionToken>{escape(token)}</resumptionToken>" if token else "")
            + "</ListRecords>",
        )
        return Reply(200, body.encode(), _XML)

    def _changed(self, today: date, begin: date, group: str) -> list[MadeUpPaper]:
        """What changed from a day on, in the order of its change; kept, for a harvest asks page by page."""
        key = (self.world, today, begin, group)
        if self._harvest is None or self._harvest[0] != key:
            found = [
                paper
                for paper in self.world.current(today).values()
                if _stamp(paper) >= begin and (not group or any(_in_set(c, group) for c in paper.categories))
            ]
            self._harvest = (key, sorted(found, key=lambda paper: (paper.announced, paper.arxiv_id)))
        return self._harvest[1]

    def _oai_error(self, code: str, words: str) -> Reply:
        body = _OAI.format(
            now=f"{self.now():%Y-%m-%dT%H:%M:%SZ}", inside=f'<error code="{code}">{words}</error>'
        )
        return Reply(200, body.encode(), _XML)


def _in_set(category: str, group: str) -> bool:
    archive = category.partition(".")[0]
    return group in (archive, f"{archive}:{archive}", f"{archive}:{category.replace('.', ':')}")


def _midnight(day: date) -> str:
    return format_datetime(datetime.combine(day, time(0), calendar.EASTERN))


def _page_html(paper: MadeUpPaper) -> str:
    name = paper.name or "our model"
    return (
        f"<html><body><h1>{escape(paper.title)}</h1><p>{escape(paper.abstract)}</p><h2>1 Introduction</h2>"
        f"<p>We present {escape(name)}. It uses SigLIP-So400m as the vision encoder and is built upon Qwen2.5-7B.</p>"
        "</body></html>"
    )


def _feed_xml(wanted: Sequence[str], today: date, items: Sequence[MadeUpPaper]) -> str:
    names = ", ".join(wanted)
    built = format_datetime(calendar.made_at(today).astimezone(UTC) + timedelta(seconds=14))
    return f"""<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0">
  <channel>
    <title>{names} updates on arXiv.org</title>
    <link>http://rss.arxiv.org/rss/{"+".join(wanted)}</link>
    <description>{names} updates on the arXiv.org e-print archive.</description>
    <language>en-us</language>
    <lastBuildDate>{built}</lastBuildDate>
    <managingEditor>rss-help@arxiv.org</managingEditor>
    <pubDate>{_midnight(today)}</pubDate>
    <skipDays>
      <day>Sunday</day>
      <day>Saturday</day>
    </skipDays>
{"".join(_feed_item(paper, today, wanted) for paper in items)}  </channel>
</rss>
"""


def _feed_item(paper: MadeUpPaper, today: date, wanted: Sequence[str]) -> str:
    name, kind = f"{paper.arxiv_id}v{paper.version}", paper.announce_type
    if paper.categories[0] not in wanted:
        kind = {"new": "cross", "replace": "replace-cross"}[kind]
    categories = "".join(f"      <category>{category}</category>\n" for category in paper.categories)
    doi = f"      <arxiv:DOI>{escape(paper.doi)}</arxiv:DOI>\n" if paper.doi else ""
    return f"""    <item>
      <title>{escape(paper.title)}</title>
      <link>https://arxiv.org/abs/{paper.arxiv_id}</link>
      <description>arXiv:{name} Announce Type: {kind}{" "}
Abstract: {escape(paper.abstract)}</description>
      <guid isPermaLink="false">oai:arXiv.org:{name}</guid>
{categories}      <pubDate>{_midnight(today)}</pubDate>
      <arxiv:announce_type>{kind}</arxiv:announce_type>
      <dc:rights>{paper.licence}</dc:rights>
{doi}      <dc:creator>{escape(", ".join(paper.authors))}</dc:creator>
    </item>
"""


def _feed_error(path: str) -> bytes:
    return (
        "<?xml version='1.0' encoding='UTF-8'?>\n<rss version=\"2.0\"><channel>"
        f"<title>Feed error for query: {escape(path)}</title><description>Bad archive or category</description>"
        "</channel></rss>"
    ).encode()


_QUERY = """<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/made-up</id>
  <title>arXiv Query: made up</title>
  <updated>{updated}</updated>
  <opensearch:itemsPerPage>{most}</opensearch:itemsPerPage>
  <opensearch:totalResults>{total}</opensearch:totalResults>
  <opensearch:startIndex>{start}</opensearch:startIndex>
{entries}</feed>
"""


def _query_xml(papers: Sequence[MadeUpPaper], total: int, start: int, most: int, now: datetime) -> str:
    entries = "".join(map(_query_entry, papers))
    return _QUERY.format(
        updated=f"{now:%Y-%m-%dT%H:%M:%SZ}", most=most, total=total, start=start, entries=entries
    )


def _query_entry(paper: MadeUpPaper) -> str:
    name = f"{paper.arxiv_id}v{paper.version}"
    categories = "".join(
        f'    <category term="{c}" scheme="http://arxiv.org/schemas/atom"/>\n' for c in paper.categories
    )
    authors = "".join(f"    <author>\n      <name>{escape(a)}</name>\n    </author>\n" for a in paper.authors)
    return f"""  <entry>
    <id>http://arxiv.org/abs/{name}</id>
    <title>{escape(paper.title)}</title>
    <updated>{paper.announced}T17:00:00Z</updated>
    <link href="https://arxiv.org/abs/{name}" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/{name}" rel="related" type="application/pdf" title="pdf"/>
    <summary>{escape(paper.abstract)}</summary>
{categories}    <published>{paper.submitted}T17:59:46Z</published>
    <arxiv:comment>{escape(paper.comment)}</arxiv:comment>
    <arxiv:primary_category term="{paper.categories[0]}"/>
{authors}  </entry>
"""


def _query_error(words: str) -> bytes:
    address = "https://arxiv.org/api/errors#" + words.replace(" ", "_")
    entry = (
        f"  <entry>\n    <id>{address}</id>\n    <title>Error</title>\n    <updated>2026-11-09T00:00:00Z</updated>\n"
        f"    <summary>{escape(words)}</summary>\n    <author>\n      <name>arXiv api core</name>\n    </author>\n  </entry>\n"
    )
    return _QUERY.format(updated="2026-11-09T00:00:00Z", most=1, total=1, start=0, entries=entry).encode()


_OAI = """<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"
         xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
    <responseDate>{now}</responseDate>
    <request verb="ListRecords">http://oaipmh.arxiv.org/oai</request>


    {inside}
</OAI-PMH>
"""


def _stamp(paper: MadeUpPaper) -> date:
    """Metadata changes on the evening before the feed's date."""
    return paper.announced - timedelta(days=1)


def _oai_record(paper: MadeUpPaper) -> str:
    sets = "".join(
        f"            <setSpec>{(a := c.partition('.')[0])}:{a}:{c.partition('.')[2]}</setSpec>\n"
        for c in paper.categories
    )
    authors = "".join(
        f"                <author>\n                    <keyname>{escape(a.rpartition(' ')[2])}</keyname>\n"
        f"                        <forenames>{escape(a.rpartition(' ')[0])}</forenames>\n                </author>\n"
        for a in paper.authors
    )
    updated = f"            <updated>{_stamp(paper)}</updated>\n" if paper.version > 1 else ""
    return f"""                    <record>
                <header>
        <identifier>oai:arXiv.org:{paper.arxiv_id}</identifier>
        <datestamp>{_stamp(paper)}</datestamp>
{sets}    </header>

            <metadata>
                        <arXiv xmlns="http://arxiv.org/OAI/arXiv/">
        <id>{paper.arxiv_id}</id>
        <created>{paper.submitted}</created>
{updated}        <authors>
{authors}        </authors>
        <title>{escape(paper.title)}</title>
            <categories>{" ".join(paper.categories)}</categories>
            <comments>{escape(paper.comment)}</comments>
            <license>{paper.licence}</license>
            <abstract>{escape(paper.abstract)}</abstract>
    </arXiv>

            </metadata>
        </record>
"""
