"""What the loopback arXiv sends, in the shapes that the real one has: feed, query results, OAI-PMH records, a page."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from tracker.sources.arxiv import calendar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.loopback.world import MadeUpPaper


def _midnight(day: date) -> str:
    return format_datetime(datetime.combine(day, time(0), calendar.EASTERN))


def page_html(paper: MadeUpPaper) -> str:
    """A paper's own page, as far as anybody reads it."""
    name = paper.name or "our model"
    return (
        f"<html><body><h1>{escape(paper.title)}</h1><p>{escape(paper.abstract)}</p><h2>1 Introduction</h2>"
        f"<p>We present {escape(name)}. It uses SigLIP-So400m as the vision encoder and is built upon Qwen2.5-7B.</p>"
        "</body></html>"
    )


def feed_xml(wanted: Sequence[str], today: date, items: Sequence[MadeUpPaper]) -> str:
    """The announcement feed of a day."""
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


def feed_error(path: str) -> bytes:
    """What the feed says of a category that it does not know."""
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


def query_xml(papers: Sequence[MadeUpPaper], total: int, start: int, most: int, now: datetime) -> str:
    """A page of the query API's results."""
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


def query_error(words: str) -> bytes:
    """What the query API says of a query that it refuses."""
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


def changed_on(paper: MadeUpPaper) -> date:
    """Metadata changes on the evening before the feed's date."""
    return paper.announced - timedelta(days=1)


def oai_records(papers: Sequence[MadeUpPaper], token: str, now: datetime) -> bytes:
    """A page of OAI-PMH; a token leads to the next one."""
    more = f"<resumptionToken>{escape(token)}</resumptionToken>" if token else ""
    return oai_answer(f"<ListRecords>{''.join(map(_oai_record, papers))}{more}</ListRecords>", now)


def oai_error(code: str, words: str, now: datetime) -> bytes:
    """What OAI-PMH says is wrong with a request."""
    return oai_answer(f'<error code="{code}">{words}</error>', now)


def oai_answer(inside: str, now: datetime) -> bytes:
    """The frame of every answer of OAI-PMH."""
    return _OAI.format(now=f"{now:%Y-%m-%dT%H:%M:%SZ}", inside=inside).encode()


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
    updated = f"            <updated>{changed_on(paper)}</updated>\n" if paper.version > 1 else ""
    return f"""                    <record>
                <header>
        <identifier>oai:arXiv.org:{paper.arxiv_id}</identifier>
        <datestamp>{changed_on(paper)}</datestamp>
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
