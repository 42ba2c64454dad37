"""Hugging Face's daily papers as a source: what people picked, and the code that turns up for it weeks later."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, timedelta
from typing import TYPE_CHECKING

from state.identity import Identity, Scheme, identify
from state.records import Batch, Cursor, Links, Paper, Sighting, SourceName
from tracker.http.errors import HttpError, Throttled, Unreadable
from tracker.http.messages import AT_HUGGING_FACE, Ask
from tracker.sources.days import day_of
from tracker.sources.huggingface.wire import DailyPaper, HubPaper
from tracker.sources.reporting import report_on, troubles_of
from tracker.sources.wire import Rows, parsed, rows_of
from tracker.sources.wording import plain

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from datetime import datetime

    from state.records import SourceReport
    from tracker.http.door import Door
    from tracker.ports import Recall

HF_PAPERS = SourceName("hf_papers")
READ_TO = "hf_papers:day"
LOOKED_BACK = "hf_papers:looked-back"
_PAGE = 100
_USUAL_PAGE = 50
"""How many it shows where nobody asks for more, or nobody listens."""
_MOST_PAGES = 20
"""A week has some hundreds of papers; a list that goes on after these pages is one that never ends."""
_MOST_WEEKS = 9
"""Weeks that are caught up with: what is older waits too long for a list to want it."""
_STALE = timedelta(days=4)
"""Papers are picked on every weekday; a list that ends so long ago is an old one."""
_WEEKS_BACK = (1, 2, 3, 4, 6, 8, 12)
"""How old a week is when it is read once more: code links turn up weeks after a paper."""


@dataclass(frozen=True)
class HfPapersSource:
    """Polls the daily papers: the newest, the weeks that were missed, and now and then an older week again."""

    door: Door
    endpoint: str
    name: SourceName = field(default=HF_PAPERS, init=False)

    def poll(self, memory: Recall, now: datetime) -> Generator[Batch, None, SourceReport]:
        """Yield the papers of each list that is due, and say how it went."""
        today = now.astimezone(UTC).date()
        told: dict[str, date] = {}
        unread = 0
        troubles = list(_given_up(memory, today))
        listings = list(self._due(memory, today))
        failed: set[str] = set()
        for listing in listings:
            shown = 0
            try:
                for rows in self._pages(listing, troubles):
                    fresh = [row for row in rows.read if row.paper.id not in told]
                    yield Batch(tuple(sighting_of(row.paper, now, "paper", row.comments) for row in fresh))
                    told.update((row.paper.id, row.paper.on_daily) for row in fresh)
                    shown, unread = shown + len(rows.read), unread + rows.unread
            except HttpError as error:
                troubles.append(f"{listing.what}: {error}")
                failed.add(listing.cursor)
                if isinstance(error, Throttled):
                    failed.update(other.cursor for other in listings)
                    break
                continue
            if not shown:  # an empty list is not taken for the truth: it is asked for again
                failed.add(listing.cursor)
        received, newest = len(told), max(told.values(), default=date.min)
        old = date.min < newest < today - _STALE and _day(memory, READ_TO)
        if old:  # not known to be a fault, but no reason to go on from today either
            failed.add(READ_TO)
        done = sorted({listing.cursor for listing in listings} - failed)
        yield Batch(cursors=tuple(Cursor(name, today.isoformat(), now) for name in done))
        troubles = troubles_of(troubles, received, unread, "the list of daily papers")
        words = f"{received} daily papers" + (f", the newest of them of {newest}" if old else "")
        return report_on(self.name, received, unread, troubles, words)

    def _due(self, memory: Recall, today: date) -> Iterator[_Listing]:
        """The weeks that were missed, the newest list, and every other day an older week once more."""
        read_to = _day(memory, READ_TO)
        if read_to:
            yield from (_week(week, READ_TO) for week in _missed_weeks(read_to, today)[-_MOST_WEEKS:])
        yield _Listing("daily papers", (), READ_TO, newer_than=read_to or today)
        looked_back = _day(memory, LOOKED_BACK)
        if today.toordinal() % 2 == 0 and looked_back != today:
            back = _WEEKS_BACK[today.toordinal() // 2 % len(_WEEKS_BACK)]
            yield _week(today - timedelta(weeks=back), LOOKED_BACK)

    def _pages(self, listing: _Listing, troubles: list[str]) -> Iterator[Rows[DailyPaper]]:
        """A list page by page, each paper once; one that was not read to its end is told among the troubles."""
        known: set[str] = set()
        short = f"goes on after {_MOST_PAGES} pages, which were read"
        for page in range(_MOST_PAGES):
            paging = (("p", str(page)),) if page else ()
            params = (*listing.params, ("limit", str(_PAGE)), *paging)
            answer = self.door.get(Ask(AT_HUGGING_FACE, f"{self.endpoint}/api/daily_papers", params))
            rows = rows_of(parsed(answer), DailyPaper, answer)
            if rows.read and listing.ignored_by(rows.read):
                raise Unreadable(
                    answer.url, answer.host, "shows papers of other days than those asked for", 200
                )
            fresh = {row.paper.id: row for row in rows.read if row.paper.id not in known}
            known.update(fresh)
            yield replace(rows, read=tuple(fresh.values()))
            size = len(rows.read) + rows.unread
            if (size < _PAGE and size != _USUAL_PAGE) or listing.reached_by(rows.read):
                return
            if rows.read and not fresh:
                short = (
                    f"shows the same papers again on page {page + 1}, so what comes after them is not known"
                )
                break
        troubles.append(f"{listing.what}: {short}")


@dataclass(frozen=True, slots=True)
class _Listing:
    """One list to read, and the cursor that says it was read."""

    what: str
    params: tuple[tuple[str, str], ...]
    cursor: str
    monday: date | None = None
    """The day on which the week begins, of a list of one."""
    newer_than: date | None = None
    """The day that is known already, where the list begins with the newest; a list without one is read to its end."""

    def ignored_by(self, rows: Sequence[DailyPaper]) -> bool:
        """Are none of the papers of the missed week that was asked for, as of a service that does not know of weeks?"""
        if self.monday is None or self.cursor != READ_TO:
            return False
        begin, end = self.monday - timedelta(days=1), self.monday + timedelta(days=7)
        return all(row.paper.on_daily_at and not begin <= row.paper.on_daily <= end for row in rows)

    def reached_by(self, rows: Sequence[DailyPaper]) -> bool:
        """Is there a paper of the day that is known already, or one without a day?"""
        if self.newer_than is None:
            return False
        return min((row.paper.on_daily for row in rows), default=date.max) <= self.newer_than


def sighting_of(paper: HubPaper, now: datetime, kind: str, comments: int | None = None) -> Sighting:
    """What Hugging Face says of a paper; `kind` keeps the words of different lists apart."""
    signals = {"upvotes": paper.upvotes, "github_stars": paper.github_stars, "comments": comments}
    extra = {
        "on_daily": paper.on_daily_at.date().isoformat() if paper.on_daily_at else None,
        "organization": paper.organization and (paper.organization.fullname or paper.organization.name),
        "keywords": ", ".join(paper.ai_keywords) or None,
    }
    code = paper.github_repo if paper.github_repo and paper.github_repo.startswith("https://") else None
    project = paper.project_page if paper.project_page and paper.project_page.startswith("http") else None
    authors = tuple(author.name for author in paper.authors if author.name and not author.hidden)
    known = Paper(
        title=paper.title,
        abstract=plain(paper.summary),
        arxiv_id=paper.id,
        authors=authors,
        published=day_of(paper.published_at.isoformat() if paper.published_at else None, now),
        links=Links(abs=f"https://arxiv.org/abs/{paper.id}", code=code, project=project),
    )
    names = [Identity(Scheme.ARXIV, paper.id)]
    if code and (repository := identify(code)) and repository.scheme is Scheme.GITHUB:
        names.append(repository)
    return Sighting(
        HF_PAPERS,
        f"{kind}:{paper.id}",
        now,
        known,
        tuple(names),
        signals={name: float(value) for name, value in signals.items() if value is not None},
        extra={name: value for name, value in extra.items() if value},
    )


def _day(memory: Recall, name: str) -> date | None:
    cursor = memory.cursor(name)
    try:
        return date.fromisoformat(cursor.value) if cursor else None
    except ValueError:  # not ours
        return None


def _week(day: date, cursor: str) -> _Listing:
    week = f"{day:%G-W%V}"
    monday = day - timedelta(days=day.weekday())
    return _Listing(f"daily papers of {week}", (("week", week),), cursor, monday)


def _missed_weeks(read_to: date, today: date) -> list[date]:
    """A day of each week that an outage touched, oldest first; the newest list holds the last days by itself."""
    if (today - read_to).days <= 3:
        return []
    first = read_to - timedelta(days=read_to.weekday())
    return [first + timedelta(weeks=n) for n in range((today - first).days // 7 + 1)]


def _given_up(memory: Recall, today: date) -> Iterator[str]:
    """What of a long outage is not caught up with."""
    read_to = _day(memory, READ_TO)
    if read_to and (missed := _missed_weeks(read_to, today)[:-_MOST_WEEKS]):
        yield f"daily papers of {missed[0]:%G-W%V} to {missed[-1]:%G-W%V}: missed, and too old to be caught up with"
