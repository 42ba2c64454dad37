"""Papers with Code as a source: the recent papers, and every other day an older week or the benchmarks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, timedelta
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

from state.identity import Identity, Scheme, identify
from state.records import Batch, Cursor, Links, Outcome, Paper, Sighting, SourceName, SourceReport
from tracker.http.errors import HttpError, Throttled
from tracker.http.messages import Ask, Service
from tracker.sources.pwc.page import Gone, check_address, gone, read_page
from tracker.sources.pwc.wire import Benchmark, PwcPaper
from tracker.sources.wording import or_none, plain, said_once

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from datetime import datetime

    from tracker.http.door import Door
    from tracker.ports import Recall
    from tracker.sources.wire import Rows

PWC = SourceName("pwc")
READ = "pwc:recent"
LOOKED_BACK = "pwc:looked-back"
_PAGE = "100"
_WEEKS_BACK = (1, 2, 4, 8)

Row = TypeVar("Row", bound=BaseModel)


@dataclass(frozen=True)
class PwcSource:
    """Polls with one request, two every other day."""

    door: Door
    url: str
    query: str
    name: SourceName = field(default=PWC, init=False)

    def poll(self, memory: Recall, now: datetime) -> Generator[Batch, None, SourceReport]:
        """Yield what each list that is due has, and say how it went."""
        received = unread = 0
        troubles: list[str] = []
        for listing in self._due(memory, now.astimezone(UTC).date()):
            try:
                check_address(self.url)
                sightings, lost = listing.read(now)
            except HttpError as error:
                told = gone(error)
                troubles.append(f"{listing.what}: {told}")
                if isinstance(told, Gone | Throttled):
                    break
                continue
            yield Batch(tuple(sightings), (Cursor(listing.cursor, f"{now.astimezone(UTC).date()}", now),))
            received, unread = received + len(sightings), unread + lost
        if unread:
            troubles.append(f"{unread} rows could not be read")
        if not received and not troubles:
            troubles.append("the list of recent papers is empty, which it never is")
        if troubles:
            outcome = Outcome.DEGRADED if received else Outcome.FAILED
            return self._report(outcome, said_once(troubles), received, unread)
        return self._report(Outcome.NEW, f"{received} papers and benchmarks", received, unread)

    def _report(self, outcome: Outcome, reason: str, received: int, unread: int) -> SourceReport:
        expected = received + unread or None  # nobody told how many there should have been
        return SourceReport(self.name, outcome, received, expected=expected, reason=reason)

    def _due(self, memory: Recall, today: date) -> Iterator[_Listing]:
        yield _Listing("recent papers", READ, self.recent)
        looked_back = memory.cursor(LOOKED_BACK)
        if today.toordinal() % 2 == 1 and (looked_back is None or looked_back.value != today.isoformat()):
            turn = today.toordinal() // 2 % (len(_WEEKS_BACK) + 1)
            if turn == len(_WEEKS_BACK):
                yield _Listing("benchmarks", LOOKED_BACK, self.benchmarks)
            else:
                weeks = _WEEKS_BACK[turn]
                yield _Listing(f"papers of {weeks} weeks ago", LOOKED_BACK, partial(self.week_back, weeks))

    def recent(self, now: datetime) -> tuple[list[Sighting], int]:
        """The papers that came last."""
        return self._papers("papers/recent", {"limit": _PAGE}, "paper", now)

    def week_back(self, weeks: int, now: datetime) -> tuple[list[Sighting], int]:
        """The matching papers of an older week, with the code that was found for them since."""
        end = now.astimezone(UTC).date() - timedelta(weeks=weeks)
        asked = {
            "search": self.query,
            "start_date": f"{end - timedelta(days=6)}",
            "end_date": f"{end}",
            "include_resources": "true",
            "page_size": _PAGE,
        }
        return self._papers("papers/", asked, "searched", now)

    def benchmarks(self, now: datetime) -> tuple[list[Sighting], int]:
        """The benchmarks that match."""
        rows = self._rows("datasets/", {"q": self.query, "page_size": _PAGE}, Benchmark)
        return [benchmark_sighting(row, now) for row in rows.read], rows.unread

    def _papers(
        self, path: str, asked: dict[str, str], kind: str, now: datetime
    ) -> tuple[list[Sighting], int]:
        rows = self._rows(path, asked, PwcPaper)
        return [paper_sighting(row, kind, now) for row in rows.read], rows.unread

    def _rows(self, path: str, asked: dict[str, str], kind: type[Row]) -> Rows[Row]:
        answer = self.door.get(Ask(Service.PAPERS_WITH_CODE, f"{self.url}/{path}", tuple(asked.items())))
        return read_page(answer, kind, asked)


@dataclass(frozen=True, slots=True)
class _Listing:
    """One list to read, and the cursor that says it was."""

    what: str
    cursor: str
    read: Callable[[datetime], tuple[list[Sighting], int]]


def paper_sighting(row: PwcPaper, kind: str, now: datetime) -> Sighting:
    """What Papers with Code says of a paper; only official code, or code of the only repository, becomes its link."""
    names = [name for text in (row.arxiv_id, row.url_abs, row.url_pdf) if text and (name := identify(text))]
    names = [
        name for name in dict.fromkeys(names) if name.scheme in (Scheme.ARXIV, Scheme.DOI, Scheme.OPENREVIEW)
    ]
    arxiv = next((name.value for name in names if name.scheme is Scheme.ARXIV), None)
    official = next((one.url for one in row.code if one.is_official), None)
    paper = Paper(
        title=row.title,
        abstract=plain(row.abstract),
        arxiv_id=arxiv,
        authors=tuple(filter(None, map(plain, row.authors))),
        published=_date(row.published),
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


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
