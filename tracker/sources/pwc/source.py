"""Papers with Code as a source: the recent papers, and every other day an older week or the benchmarks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from state.identity import PAPERS, Identity, Scheme, identify
from state.records import Batch, Cursor, Links, Paper, Sighting, SourceName
from tracker.http.errors import HttpError, Throttled
from tracker.http.messages import Ask
from tracker.plural import counted
from tracker.sources.days import day_of
from tracker.sources.pwc.page import AT_PAPERS_WITH_CODE, Gone, check_address, gone, read_page
from tracker.sources.pwc.wire import Benchmark, PwcPaper
from tracker.sources.reporting import report_on, troubles_of
from tracker.sources.wording import or_none, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping
    from datetime import date, datetime

    from state.records import SourceReport
    from tracker.http.door import Door
    from tracker.http.messages import Answer
    from tracker.ports import Recall

PWC = SourceName("pwc")
READ = "pwc:recent"
LOOKED_BACK = "pwc:looked-back"
_PAGE = 100
_MOST_PAGES = 10
"""A week has some dozens of papers that match; a list that goes on after these pages is one that never ends."""
_WEEKS_BACK = (1, 2, 4, 8)


@dataclass(frozen=True)
class PwcSource:
    """Polls with one request, every other day with one more for each hundred rows of an older week or of the benchmarks."""

    door: Door
    url: str
    query: str
    name: SourceName = field(default=PWC, init=False)

    def poll(self, memory: Recall, now: datetime) -> Generator[Batch, None, SourceReport]:
        """Yield what each list that is due has, and say how it went."""
        received = unread = 0
        troubles: list[str] = []
        today = now.astimezone(UTC).date()
        for listing in self._due(memory, today):
            try:
                check_address(self.url)
                for page in self._pages(listing, now, troubles):
                    yield Batch(page.sightings)
                    received, unread = received + len(page.sightings), unread + page.unread
            except HttpError as error:
                told = gone(error)
                troubles.append(f"{listing.what}: {told}")
                if isinstance(told, Gone | Throttled):
                    break
                continue
            yield Batch(cursors=(Cursor(listing.cursor, f"{today}", now),))
        troubles = troubles_of(troubles, received, unread, "the list of recent papers")
        return report_on(self.name, received, unread, troubles, f"{received} papers and benchmarks")

    def _due(self, memory: Recall, today: date) -> Iterator[_Listing]:
        yield _recent()
        looked_back = memory.cursor(LOOKED_BACK)
        if today.toordinal() % 2 == 1 and (looked_back is None or looked_back.value != today.isoformat()):
            turn = today.toordinal() // 2 % (len(_WEEKS_BACK) + 1)
            if turn == len(_WEEKS_BACK):
                yield _benchmarks(self.query)
            else:
                yield _week_back(self.query, today, _WEEKS_BACK[turn])

    def _pages(self, listing: _Listing, now: datetime, troubles: list[str]) -> Iterator[_Page]:
        """A list page by page, each row once; one that was not read to its end is told among the troubles."""
        known: set[str] = set()
        unread = 0
        for number in range(1, listing.pages + 1):
            asked = listing.asked if number == 1 else {**listing.asked, "page": str(number)}
            query = Ask(AT_PAPERS_WITH_CODE, f"{self.url}/{listing.path}", tuple(asked.items()))
            page = listing.read(self.door.get(query), asked, now)
            fresh = {one.key: one for one in page.sightings if one.key not in known}
            known.update(fresh)
            unread += page.unread
            yield replace(page, sightings=tuple(fresh.values()))
            if listing.pages == 1:
                return
            if page.ends(got := len(known) + unread):
                if page.total is not None and got < page.total:
                    troubles.append(f"{listing.what}: shows {got} of {page.total}")
                return
            if page.sightings and not fresh:
                break
        troubles.append(f"{listing.what}: goes on after the {len(known)} that could be read")


@dataclass(frozen=True, slots=True)
class _Page:
    """What one answer tells, and how many rows there are on all pages, where that is said."""

    sightings: tuple[Sighting, ...]
    unread: int
    total: int | None
    more: bool | None = None

    @property
    def size(self) -> int:
        """How many rows it has."""
        return len(self.sightings) + self.unread

    def ends(self, got: int) -> bool:
        """Is it the last one, now that so many rows came?"""
        if self.size == 0 or self.more is not None:
            return not (self.size and self.more)
        return self.size < _PAGE if self.total is None else got >= self.total


@dataclass(frozen=True, slots=True)
class _Listing:
    """One list to read, and the cursor that says it was."""

    what: str
    cursor: str
    path: str
    asked: Mapping[str, str]
    read: Callable[[Answer, Mapping[str, str], datetime], _Page]
    pages: int = _MOST_PAGES


def _recent() -> _Listing:
    """The papers that came last, of which there are no further pages."""
    return _Listing("recent papers", READ, "papers/recent", {"limit": str(_PAGE)}, _papers("paper"), pages=1)


def _week_back(query: str, today: date, weeks: int) -> _Listing:
    """The matching papers of an older week, with the code that was found for them since."""
    end = today - timedelta(weeks=weeks)
    asked = {
        "search": query,
        "start_date": f"{end - timedelta(days=6)}",
        "end_date": f"{end}",
        "include_resources": "true",
        "page_size": str(_PAGE),
    }
    return _Listing(
        f"papers of {counted(weeks, 'week')} ago", LOOKED_BACK, "papers/", asked, _papers("searched")
    )


def _benchmarks(query: str) -> _Listing:
    """The benchmarks that match."""
    asked = {"q": query, "page_size": str(_PAGE)}
    return _Listing("benchmarks", LOOKED_BACK, "datasets/", asked, _read_benchmarks)


def _papers(kind: str) -> Callable[[Answer, Mapping[str, str], datetime], _Page]:
    def read(answer: Answer, asked: Mapping[str, str], now: datetime) -> _Page:
        rows = read_page(answer, PwcPaper, asked)
        return _Page(
            tuple(paper_sighting(row, kind, now) for row in rows.read), rows.unread, rows.total, rows.more
        )

    return read


def _read_benchmarks(answer: Answer, asked: Mapping[str, str], now: datetime) -> _Page:
    rows = read_page(answer, Benchmark, asked)
    return _Page(tuple(benchmark_sighting(row, now) for row in rows.read), rows.unread, rows.total, rows.more)


def paper_sighting(row: PwcPaper, kind: str, now: datetime) -> Sighting:
    """What Papers with Code says of a paper; only official code, or code of the only repository, becomes its link."""
    names = [name for text in (row.arxiv_id, row.url_abs, row.url_pdf) if text and (name := identify(text))]
    names = [name for name in dict.fromkeys(names) if name.scheme in PAPERS]
    arxiv = next((name.value for name in names if name.scheme is Scheme.ARXIV), None)
    official = next((one.url for one in row.code if one.is_official), None)
    paper = Paper(
        title=row.title,
        abstract=plain(row.abstract),
        arxiv_id=arxiv,
        authors=tuple(filter(None, map(plain, row.authors))),
        published=day_of(row.published, now),
        venue=or_none(row.conference),
        links=Links(
            abs=f"https://arxiv.org/abs/{arxiv}" if arxiv else row.url_abs,
            pdf=row.url_pdf,
            code=official,
            project=row.project_page,
        ),
    )
    other_code = [one.url for one in row.code if one.url != official]
    return Sighting(
        PWC,
        f"{kind}:{row.id}",
        now,
        paper,
        tuple(names),
        signals={"citations": float(row.citations)} if row.citations is not None else {},
        extra={"other_code": " ".join(other_code[:5])} if other_code else {},
    )


def benchmark_sighting(row: Benchmark, now: datetime) -> Sighting:
    """What Papers with Code says of a benchmark."""
    home = identify(row.hf_url) if row.hf_url else None
    dataset = home if home and home.scheme is Scheme.HF_DATASET else None
    paper = Paper(
        title=row.full_name or row.name,
        abstract=plain(row.description),
        links=Links(project=row.url, hf_dataset=row.hf_url if dataset else None),
    )
    names: tuple[Identity, ...] = (dataset,) if dataset else ()
    signals = {"papers": float(row.paper_count)} if row.paper_count is not None else {}
    return Sighting(PWC, f"benchmark:{row.id}", now, paper, names, signals=signals, extra={"name": row.name})
