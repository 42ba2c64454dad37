"""arXiv's query API by ids: what the feed lacks of single works (comment, dates, DOI).

The `arxiv` package builds the query and reads the answer; its client, which knows neither timeout nor `Retry-After` and
takes an unreadable page for the end of the results, stays unused (docs/decisions/0025-arxiv-package.md).
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from arxiv import Client, Search, _feed

from state.identity import Identity, Scheme, arxiv_id
from state.records import Links, Notice, Paper, Sighting
from tracker.http.errors import HttpError, Refused, Unreadable
from tracker.http.messages import AT_ARXIV, Ask, Shape
from tracker.plural import counted
from tracker.sources.arxiv.feed import dois, whole_items
from tracker.sources.arxiv.harvest import ARXIV
from tracker.sources.arxiv.markup import readable, with_those
from tracker.sources.arxiv.withdrawal import is_withdrawn
from tracker.sources.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from arxiv import Result

    from tracker.http.door import Door
    from tracker.http.messages import Answer

_AT_ONCE = 500
"""Ids in one request: arXiv gives up to 2,000 results, but an address of so many ids is longer than servers take."""
_SURELY_SOME = 5
"""Of so many ids arXiv knows one at the least: an empty answer to them is not the truth."""
_NAMED = 3
"""So many works are named that an answer lacks."""
_VERSION = re.compile(r"v(\d{1,3})$")
_TAXONOMY = re.compile(r"[a-z][a-z-]+(?:\.[A-Za-z-]+)?")
_NO_DATE = (ValueError, OverflowError)
"""What the package raises for a date that is not in the calendar, or that leaves it in another time zone."""
_ATOM = b"http://www.w3.org/2005/Atom"
_END = b"</feed>"
_SUMMARY = re.compile(rb"<summary[^<>]*>(?P<words>[^<]*)</summary>")
_ERROR_ENTRY = re.compile(rb"<id>\s*https?://[^<]*/api/errors#")


@dataclass(frozen=True, slots=True)
class QueryPage:
    """One answer of the query API."""

    sightings: tuple[Sighting, ...]
    total: int
    """How many the service says there are on all pages."""
    unread: int = 0
    error: str | None = None
    """What the service says is wrong with the query."""
    whole: bool = True
    """Did the answer reach its end?"""


@dataclass(frozen=True)
class ArxivQuery:
    """Looks works up by id."""

    door: Door
    url: str

    def look_up(self, ids: Iterable[str], now: datetime) -> Iterator[Sighting]:
        """What arXiv says of these works; an id that it does not know is silently absent.

        Raises an `HttpError` where it does not answer, or in the end where it showed less than it has of what was asked
        for; what was yielded before stands.
        """
        wanted = sorted({name for text in ids if (name := arxiv_id(text))})
        lacking: HttpError | None = None
        for start in range(0, len(wanted), _AT_ONCE):
            asked = frozenset(wanted[start : start + _AT_ONCE])
            answer = self._asked(sorted(asked), now)
            page = read_query(answer.body, now)
            if page is None or page.error:
                raise _unusable(answer, page)
            latest_last = sorted(page.sightings, key=lambda one: one.version or 0)
            found = {one.paper.arxiv_id: one for one in latest_last if one.paper.arxiv_id in asked}
            yield from found.values()
            if why := _lack(page, asked, len(found)):
                why += _without(sorted(asked - found.keys()))
                lacking = Unreadable(answer.url, answer.host, why, 200)
        if lacking:
            raise lacking

    def _asked(self, ids: Sequence[str], now: datetime) -> Answer:
        try:
            return self.door.get(Ask(AT_ARXIV, self.url, id_query(ids), Shape.XML))
        except Refused as error:
            page = read_query(error.body, now)
            raise _refused(error, page.error) if page and page.error else error from None


def _lack(page: QueryPage, asked: frozenset[str], found: int) -> str:
    """Why an answer does not tell of everything that was asked for; empty where arXiv just does not know the rest."""
    if not page.whole:
        return "sent an answer that breaks off"
    if found == len(asked):
        return ""
    if page.unread:
        return f"sent an answer in which we cannot read {counted(page.unread, 'work')}"
    if len({one.paper.arxiv_id for one in page.sightings}) > found:
        return "shows works that nobody asked for"
    if not found and (page.total or len(asked) >= _SURELY_SOME):
        return "shows none of the works, though it must know some"
    return f"shows {found} of {page.total} works" if page.total > found else ""


def _without(names: Sequence[str]) -> str:
    """Which works an answer lacks; the first of them where they are many."""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"; it lacks {', '.join(names[:_NAMED])}{more}" if names else ""


def id_query(ids: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The query for works by id, as the `arxiv` package words it."""
    url = Client()._format_url(Search(id_list=list(ids)), 0, max(len(ids), 1))  # noqa: SLF001 - the package has no public query builder
    return tuple(parse_qsl(url.partition("?")[2]))


def read_query(body: bytes, now: datetime) -> QueryPage | None:
    """The answer in a body, or None where it is no Atom feed."""
    body, whole = readable(body)
    lost = 0
    if not whole:
        whole = body.rstrip().endswith(_END)
        body, lost = whole_items(body)
    if _ATOM not in body[:4000]:
        return None
    if _ERROR_ENTRY.search(body):
        return QueryPage((), 0, error=_error_words(body), whole=whole)
    parsed = _parse(body)
    if parsed is None or parsed.malformed:
        return None
    kept = tuple(found for result in parsed.results if (found := _sighting(result, now)))
    # the package leaves out entries without id or dates; they count as unread here
    entries = len(re.findall(rb"<entry[\s>]", body))
    return QueryPage(kept, parsed.header.total_results, lost + entries - len(kept), whole=whole)


def _parse(body: bytes) -> _feed.ParsedFeed | None:
    """The package's reading; an entry with a date that is none, at which the package stops, is left out."""
    try:
        return _feed.parse(body)
    except _NO_DATE:
        with suppress(*_NO_DATE):
            return _feed.parse(with_those(body, "entry", _is_dated)[0])
        return None


def _is_dated(entry: bytes) -> bool:
    try:
        _feed.parse(b'<feed xmlns="%s">%s</feed>' % (_ATOM, entry))
    except _NO_DATE:
        return False
    return True


def _sighting(result: Result, now: datetime) -> Sighting | None:
    name = arxiv_id(result.entry_id)
    title, abstract = one_line(result.title), one_line(result.summary)
    if name is None or not title or (result.pdf_url and arxiv_id(result.pdf_url) != name):
        return None
    comment = one_line(result.comment) or None
    version = _VERSION.search(result.entry_id)
    paper = Paper(
        title=title,
        abstract=abstract,
        arxiv_id=name,
        authors=tuple(filter(None, (one_line(author.name) for author in result.authors))),
        published=result.published.date(),
        categories=tuple(
            filter(_TAXONOMY.fullmatch, dict.fromkeys((result.primary_category, *result.categories)))
        ),
        comment=comment,
        venue=one_line(result.journal_ref) or None,
        links=Links(abs=f"https://arxiv.org/abs/{name}", pdf=f"https://arxiv.org/pdf/{name}"),
    )
    return Sighting(
        ARXIV,
        f"api:{name}",
        now,
        paper,
        (Identity(Scheme.ARXIV, name), *dois(result.doi)),
        Notice.WITHDRAWN if is_withdrawn(abstract, comment) else Notice.LISTED,
        int(version[1]) if version else None,
        extra={"updated": result.updated.date().isoformat()},
    )


def _error_words(body: bytes) -> str:
    found = _SUMMARY.search(body, max(0, body.find(b"<entry>")))
    return one_line(found["words"].decode("utf-8", "replace")) if found else "an error without words"


def _unusable(answer: Answer, page: QueryPage | None) -> HttpError:
    if page is None:
        return Unreadable(answer.url, answer.host, "sent no Atom feed", 200)
    return _refused(answer, page.error or "")


def _refused(by: Answer | Refused, words: str) -> Refused:
    return Refused(by.url, by.host, f"refuses the query: {words}", 200)
