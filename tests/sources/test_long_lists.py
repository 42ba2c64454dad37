"""A list that is longer than one page is read on, and one that is not read to its end says so."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from support.loopback import MORNING

from state.records import Cursor, Outcome
from tracker.job.poll import poll
from tracker.loopback.messages import Reply, Request
from tracker.loopback.server import LoopbackServer
from tracker.sources.huggingface.papers import READ_TO, HfPapersSource
from tracker.sources.pwc.source import LOOKED_BACK, PwcSource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from state.records import SourceReport
    from state.store import Store
    from tracker.http.door import Door
    from tracker.ports import Source

DAY = timedelta(days=1)
TODAY = MORNING.date()
_FILTERS = ("search", "start_date", "end_date", "q")


@dataclass
class Lists:
    """Both services with lists of any length."""

    picked: dict[str, Sequence[date]] = field(default_factory=dict)
    """The days on which the papers of each week (or of the newest, "") were picked."""
    papers: int = 1
    says_total: bool = True
    too_many: int = 0
    """How many more rows the total says than there are."""
    says_next: bool = False
    most: int = 1000
    """Rows on a page, however many are asked for."""
    overlap: int = 0
    """Rows of the page before that each page begins with, as where rows are added while somebody reads."""
    turns_pages: bool = True
    broken_from: int = 99
    """The page from which on there is no answer."""
    strange: int = 99
    """The page whose rows are all of a form that nobody knows."""
    pages: list[tuple[str, int]] = field(default_factory=list)
    """Which page of which list was asked for."""

    def answer(self, request: Request) -> Reply:
        """A page of a list."""
        daily = request.path.endswith("daily_papers")
        size = int(request.query.get("limit") or request.query.get("page_size") or "100")
        size = min(size, self.most)
        number = int(request.query.get("p", "0")) if daily else int(request.query.get("page", "1")) - 1
        what = request.query.get("week", "") if daily else request.path.rstrip("/").rpartition("/")[2]
        self.pages.append((what, number))
        if number >= self.broken_from:
            return Reply(500, b"{}")
        if not self.turns_pages:
            number = 0
        begin = max(0, number * size - self.overlap * number)
        shown = slice(begin, begin + size)
        if daily:
            days = self.picked.get(what, ())
            rows = [_picked(f"{what[-2:] or 99}10.{at:05}", day) for at, day in enumerate(days)][shown]
            return Reply(200, json.dumps([7] * len(rows) if number == self.strange else rows).encode())
        count = 1 if what == "recent" else self.papers
        told = {name: request.query[name] for name in _FILTERS if name in request.query}
        rows = [{"id": f"paper-{at}", "title": f"Teapot {at}", "name": f"Teapot {at}"} for at in range(count)]
        rows = [{} for _ in rows[shown]] if number == self.strange else rows[shown]
        total: dict[str, object] = {"count": count + self.too_many} if self.says_total else {}
        if self.says_next:
            total["next"] = "https://teapots.test/?page=2" if shown.stop < count else None
        return Reply(200, json.dumps({"results": rows, "applied_filters": told, **total}).encode())


def _picked(name: str, day: date) -> dict[str, object]:
    return {"paper": {"id": name, "title": f"Teapot {name}", "submittedOnDailyAt": f"{day}T00:00:00.000Z"}}


def ask(store: Store, source: Source, day: int) -> SourceReport:
    """One poll, so many days from today."""
    (report,) = poll([source], store, MORNING + day * DAY)
    return report


def daily(lists: Lists, store: Store, door: Door, read_to: date | None, day: int = 0) -> SourceReport:
    if read_to:
        store.advance([Cursor(READ_TO, read_to.isoformat(), MORNING - DAY)])
    with LoopbackServer(lists) as server:
        return ask(store, HfPapersSource(door, server.url), day)


def searched(lists: Lists, store: Store, door: Door, day: int = 0) -> SourceReport:
    with LoopbackServer(lists) as server:
        return ask(store, PwcSource(door, f"{server.url}/api/v1", "teapots"), day)


WEEK = f"{TODAY:%G-W%V}"
FOUR_AGO = TODAY - 4 * DAY


def remembered(store: Store) -> int:
    return sum(1 for _ in store.works_between())


def test_a_missed_week_is_read_to_its_end(store: Store, door: Door) -> None:
    lists = Lists({WEEK: [TODAY] * 730, "": [TODAY]})
    report = daily(lists, store, door, FOUR_AGO)
    assert (report.outcome, remembered(store)) == (Outcome.NEW, 731), report
    assert [page for what, page in lists.pages if what == WEEK] == list(range(8))


def test_a_week_that_fills_its_last_page_is_whole(store: Store, door: Door) -> None:
    report = daily(Lists({WEEK: [TODAY] * 200, "": [TODAY]}), store, door, FOUR_AGO)
    assert report.outcome is Outcome.NEW


def test_newest_papers_are_read_on_to_the_day_that_is_known(store: Store, door: Door) -> None:
    """More than a page came since yesterday; on an ordinary day the first page reaches further back than that."""
    busy = Lists({"": [TODAY] * 130 + [TODAY - DAY] * 300})
    assert daily(busy, store, door, TODAY - DAY).outcome is Outcome.NEW
    assert [page for what, page in busy.pages if not what] == [0, 1]
    usual = Lists({"": [TODAY] * 30 + [TODAY - DAY] * 300})
    daily(usual, store, door, TODAY - DAY)
    assert [page for what, page in usual.pages if not what] == [0]


@pytest.mark.parametrize(
    ("lists", "says"),
    [
        (Lists({WEEK: [TODAY] * 2345, "": [TODAY]}), "goes on after 20 pages"),
        (
            Lists({WEEK: [TODAY] * 345, "": [TODAY]}, turns_pages=False),
            "shows the same papers again on page 2",
        ),
    ],
    ids=["endless", "page ignored"],
)
def test_daily_papers_that_end_too_early_say_so(lists: Lists, says: str, store: Store, door: Door) -> None:
    report = daily(lists, store, door, FOUR_AGO)
    assert report.outcome is Outcome.DEGRADED
    assert f"daily papers of {WEEK}: {says}" in report.reason
    assert remembered(store) > 100


def test_weeks_of_a_long_outage_that_are_given_up_are_told_once(store: Store, door: Door) -> None:
    lists = Lists({f"{TODAY - n * DAY:%G-W%V}": [TODAY - n * DAY] for n in range(120)} | {"": [TODAY]})
    report = daily(lists, store, door, TODAY - timedelta(weeks=12))
    assert report.outcome is Outcome.DEGRADED
    assert "daily papers of 2026-W34 to 2026-W37: missed, and too old" in report.reason
    again = daily(lists, store, door, None, day=1)
    assert again.outcome is not Outcome.DEGRADED


def day_of(what: str) -> int:
    """In how many days a list of Papers with Code has its turn: on odd days, each fifth of them the benchmarks'."""
    numbers = {day: (TODAY + day * DAY).toordinal() for day in range(20)}
    return next(
        day for day, at in numbers.items() if at % 2 == 1 and (at // 2 % 5 == 4) == (what == "benchmarks")
    )


@pytest.mark.parametrize("says_total", [True, False])
@pytest.mark.parametrize("what", ["papers", "benchmarks"])
def test_an_older_week_and_the_benchmarks_are_read_to_their_end(
    what: str, store: Store, door: Door, *, says_total: bool
) -> None:
    lists = Lists(papers=250, says_total=says_total)
    report = searched(lists, store, door, day_of(what))
    assert (report.outcome, report.received) == (Outcome.NEW, 251), report
    assert [page for path, page in lists.pages if path != "recent"] == [0, 1, 2]


@pytest.mark.parametrize(
    ("lists", "got"),
    [(Lists(papers=1234), 1000), (Lists(papers=250, turns_pages=False), 100)],
    ids=["endless", "page ignored"],
)
def test_a_week_of_papers_with_code_that_ends_too_early_says_so(
    lists: Lists, got: int, store: Store, door: Door
) -> None:
    report = searched(lists, store, door, day_of("papers"))
    assert report.outcome is Outcome.DEGRADED
    assert f"goes on after the {got} that could be read" in report.reason


SEARCHED = {
    "a total that is too small": (Lists(papers=250, too_many=-150, says_next=True), 250, ""),
    "smaller pages than asked for, and a total": (Lists(papers=130, most=50), 130, ""),
    "smaller pages than asked for, and a link": (
        Lists(papers=130, most=50, says_total=False, says_next=True),
        130,
        "",
    ),
    "rows added while we read": (Lists(papers=250, overlap=20), 250, ""),
    "a total that is too large": (Lists(papers=250, too_many=40), 250, "says that there are 290 rows"),
    "a last page too early": (Lists(papers=90, too_many=40, says_next=True), 90, "shows 90 of 130"),
}


@pytest.mark.parametrize("name", SEARCHED)
def test_totals_that_are_wrong_cost_no_row_and_are_told(name: str, store: Store, door: Door) -> None:
    lists, papers, says = SEARCHED[name]
    report = searched(lists, store, door, day_of("papers"))
    assert remembered(store) == papers + 1, report
    assert report.outcome is (Outcome.DEGRADED if says else Outcome.NEW), report
    assert says in report.reason


def test_daily_papers_on_smaller_pages_than_asked_for_are_read(store: Store, door: Door) -> None:
    lists = Lists({WEEK: [TODAY] * 130, "": [TODAY]}, most=50)
    assert daily(lists, store, door, FOUR_AGO).outcome is Outcome.NEW
    assert remembered(store) == 131


def test_a_paper_on_two_lists_counts_once(store: Store, door: Door) -> None:
    with LoopbackServer(OneList(Lists({"": [TODAY] * 30}))) as server:
        store.advance([Cursor(READ_TO, f"{TODAY - 2 * DAY}", MORNING - DAY)])
        report = ask(store, HfPapersSource(door, server.url), 2)
        assert len(server.log) > 1
    assert (report.outcome, report.received, report.expected, remembered(store)) == (Outcome.NEW, 30, 30, 30)


@dataclass
class OneList:
    """A Hub whose week is its newest list."""

    lists: Lists

    def answer(self, request: Request) -> Reply:
        """The same page for both."""
        return self.lists.answer(Request(request.method, request.path, {"limit": request.query["limit"]}))


def test_a_hub_that_does_not_know_of_weeks_is_told(store: Store, door: Door) -> None:
    lists = Lists({WEEK: [TODAY - 30 * DAY] * 7, "": [TODAY]})
    report = daily(lists, store, door, FOUR_AGO)
    assert (report.outcome, remembered(store)) == (Outcome.DEGRADED, 1), report
    assert f"daily papers of {WEEK}: " in report.reason
    assert "other days than those asked for" in report.reason
    read_to = store.cursor(READ_TO)
    assert read_to is not None
    assert read_to.value == f"{FOUR_AGO}", "so that the week is read again"


def test_a_list_of_daily_papers_that_stands_still_is_told_and_made_good(store: Store, door: Door) -> None:
    begun = TODAY - 20 * DAY
    days = [begun - n * DAY for n in range(30)]
    lists = Lists({"": days})
    for day in range(-20, 0, 3):
        report = daily(lists, store, door, None, day=day)
        assert (f"the newest of them of {begun}" in report.reason) is (day > -16), (day, report)
    missed = [TODAY - n * DAY for n in range(20) for _ in range(9)]
    weeks: dict[str, list[date]] = {"": missed[:100] + days}
    for day in missed:
        weeks.setdefault(f"{day:%G-W%V}", []).append(day)
    lists.picked = weeks
    daily(lists, store, door, None)
    told = {work.sightings[0].extra["on_daily"] for work in store.works_between()}
    assert {f"{day}" for day in missed} <= told


def test_a_page_that_fails_costs_none_that_came_before(store: Store, door: Door) -> None:
    report = searched(Lists(papers=250, broken_from=1), store, door, day_of("papers"))
    assert (report.outcome, report.received) == (Outcome.DEGRADED, 101), report
    assert store.cursor(LOOKED_BACK) is None, "so that the week is read again"


def test_a_page_of_daily_papers_that_fails_costs_none_that_came_before(store: Store, door: Door) -> None:
    report = daily(Lists({"": [TODAY] * 250}, broken_from=1), store, door, TODAY - DAY)
    assert (report.outcome, report.received, remembered(store)) == (Outcome.DEGRADED, 100, 100), report
    read_to = store.cursor(READ_TO)
    assert read_to is not None
    assert read_to.value == f"{TODAY - DAY}", "so that the day is read again"


def test_daily_papers_behind_a_page_that_nobody_can_read_are_read(store: Store, door: Door) -> None:
    report = daily(Lists({WEEK: [TODAY] * 250, "": [TODAY]}, strange=1), store, door, FOUR_AGO)
    assert (report.outcome, remembered(store)) == (Outcome.DEGRADED, 151), report
    assert "same papers" not in report.reason
    newest = Lists({"": [TODAY] * 250}, strange=0)
    assert daily(newest, store, door, TODAY, day=1).received == 100, "on the page behind it"


def test_rows_behind_a_page_that_nobody_can_read_are_read(store: Store, door: Door) -> None:
    report = searched(Lists(papers=250, strange=1), store, door, day_of("papers"))
    assert (report.outcome, report.received) == (Outcome.DEGRADED, 151), report
    assert "goes on after" not in report.reason
