"""The whole backtest: a list's history and what was announced in, a report out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tracker.backtest.history.arrivals import arrivals
from tracker.backtest.history.beside import Beside
from tracker.backtest.replay.agreement import KnownAddition, compared, differing, evenly, examples
from tracker.backtest.replay.candidates import with_words, without_words
from tracker.backtest.replay.days import HORIZON_DAYS, Learned, Setting, by_score, newest_first, replay
from tracker.backtest.replay.learning import Lessons, lessons
from tracker.backtest.replay.measures import (
    BUDGETS,
    THRESHOLDS,
    Point,
    agreement,
    leads,
    missed,
    per_week,
    precision,
    recall,
    recall_by,
    suggested_budget,
    suggested_threshold,
)
from tracker.backtest.replay.meeting import meet
from tracker.backtest.replay.texts import Overview, look_over
from tracker.backtest.telling.report import Report
from tracker.lists.entry.headings import readable_path

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from tracker.backtest.history.additions import Added
    from tracker.backtest.history.versions import Revision
    from tracker.backtest.replay.agreement import Comparison
    from tracker.backtest.replay.learning import Judging
    from tracker.backtest.replay.meeting import Met
    from tracker.backtest.replay.texts import Text

COMPARED_AT_MOST = 200
"""Additions whose pages are read; each takes as long as adding a work does."""
EXAMPLES = 6
"""Of which so many are shown."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asks of a backtest."""

    since: date | None = None
    threshold: float | None = None
    """None: what the backtest itself would suggest."""
    per_day: int = 0
    beside: Beside = field(default_factory=Beside)
    """The other pages that are replayed: what came from there to this one was moved, not added."""
    in_clone: Collection[str] = frozenset()
    """What other pages of the clone name by now: people took it, nobody asks when."""
    proposed: Collection[str] = frozenset()
    """What came by a tracker's own commits: people took it, and added it not by themselves."""
    moved: Callable[[str], Collection[str]] = lambda _: ()
    """Which works a version took over from other files."""
    known: Callable[[str], Collection[str]] = lambda _: ()
    """Which works files of the clone named before a version."""


def backtest(
    history: Callable[[], Iterable[Revision]],
    texts: Callable[[], Iterable[Text]],
    judging: Judging,
    wish: Wish,
    told: Callable[[int], None] = lambda _: None,
) -> Report:
    """Replay a list's history and say what would have come of it; history and texts are walked twice."""
    came = arrivals(history(), wish.beside, wish.moved, wish.known)
    additions = [one for one in came.added if one.work.value not in wish.proposed]
    on_list = {**came.stood, **{one.work.value: one.at.date() for one in came.added}}
    anywhere = _earliest(on_list, {key: at.date() for key, at in wish.beside.first.items()})
    overview = look_over(texts(), anywhere)
    span = _span(came.lived, overview, wish.since)
    taught = lessons(judging, overview, anywhere, span)
    least = min(*THRESHOLDS, wish.threshold or 1.0)
    added = {one.work.value: one.at.date() for one in additions}
    taken = {key: day for key, day in added.items() if span[0] <= day <= span[1]}
    papers = meet(texts(), overview, taught, least, told)
    theirs = {*wish.beside.first, *wish.in_clone} - added.keys()
    gone = anywhere if wish.beside.apart else on_list
    trial = _Trial(
        overview, taught, papers, _Listed(taken, on_list, gone, theirs, came.by_bots, came.collected), span
    )
    return trial.report(wish, came.lived, compared(history(), _wanted(additions, trial)))


def _wanted(additions: Iterable[Added], trial: _Trial) -> dict[str, list[KnownAddition]]:
    """The additions whose pages are looked at, by the version that brought them."""
    found: dict[str, list[KnownAddition]] = {}
    for one in evenly([one for one in additions if one.work.value in trial.read], COMPARED_AT_MOST):
        met = trial.met[one.work.value]
        found.setdefault(one.commit, []).append(KnownAddition(one, met.paper, met.verdict.kind))
    return found


def _span(lived: tuple[date, date], overview: Overview, since: date | None) -> tuple[date, date]:
    """From the first day on which both the list's history and texts are there."""
    start = max(day for day in (lived[0], since, overview.first) if day is not None)
    return start, max(lived[1], start)


def _earliest(*pages: Mapping[str, date]) -> dict[str, date]:
    """When each work stood on any of the pages."""
    found: dict[str, date] = {}
    for page in pages:
        for key, day in page.items():
            found[key] = min(day, found.get(key, day))
    return found


@dataclass(frozen=True, slots=True)
class _Listed:
    """Which works came to the page and to others, by their ids."""

    taken: Mapping[str, date]
    """What people added in the time that is replayed."""
    here: Mapping[str, date]
    """All that ever stood on the page, since when."""
    gone: Mapping[str, date]
    """From when on nothing is proposed any more: it stands here, or on the page that it is for."""
    theirs: Collection[str]
    """What people put on other pages, and did not add here."""
    by_bots: Collection[str]
    """What bots put on the page by themselves."""
    collected: Collection[str]
    """What came in one go to what stood there already."""


class _Trial:
    """One list, one meeting with what was announced, any number of settings."""

    def __init__(
        self,
        overview: Overview,
        taught: Lessons,
        papers: Sequence[Met],
        listed: _Listed,
        span: tuple[date, date],
    ) -> None:
        self.overview, self.taught = overview, taught
        self.papers, self.listed, self.span = papers, listed, span
        self.passed_over = sorted(
            day
            for key, day in overview.visible.items()
            if day <= span[1] and key not in listed.here and key not in listed.theirs
        )
        """The days of what people added to no page."""
        self.met = {one.key: one for one in papers}
        self.read = {key: day for key, day in listed.taken.items() if key in self.met}
        late = span[0] - timedelta(days=HORIZON_DAYS)
        self.known = {key: day for key, day in self.read.items() if self.met[key].visible >= late}
        """The additions that a setting can find."""
        until = min(span[1], (overview.last or span[1]) + timedelta(days=1))
        self.watched = (span[0], max(until, span[0]))
        """The days on which new papers were known."""
        self._without_words = without_words(papers)
        self._order: Learned | None = None
        self._least = 0.0

    def play(self, setting: Setting) -> dict[str, date]:
        """What one setting proposes."""
        if not setting.per_day:
            return replay(self._without_words, self.listed.gone, self.span, setting)
        if self._order is None or setting.threshold < self._least:
            self._order, self._least = self._learned(setting.threshold), setting.threshold
        return replay(self._order.papers, self.listed.gone, self.span, setting, self._order)

    def _learned(self, least: float) -> Learned:
        """The order of all that a threshold lets through; the words of thousands of papers are kept for no others."""
        found = [
            one for one in self.papers if one.verdict.probability >= least or one.key in self.listed.here
        ]
        return Learned(with_words(found, self.taught, least), self.listed.here, self.span[0])

    def point(self, setting: Setting, twice: Collection[str]) -> Point:
        """What one setting comes to; what the page is taken to have is not proposed."""
        played = {key: day for key, day in self.play(setting).items() if key not in twice}
        found = recall(self.known, played).value or 0.0
        return Point(setting.threshold, setting.per_day, found, self.rate(played, setting))

    def rate(self, played: Mapping[str, date], setting: Setting) -> float:
        """Proposals in a usual week: not what was out before and comes at once in the first days, which a limit spreads."""
        every = played if not setting.per_day else self.play(replace(setting, per_day=0))
        usual = per_week({key: every[key] for key in every if not self.was_out(key)}, self.watched)
        return min(usual, per_week(played, self.watched))

    def was_out(self, key: str) -> bool:
        """Was a paper out before the replay began?"""
        return self.met[key].visible < self.span[0]

    def beside(self, point: Point, twice: Collection[str]) -> Point:
        """With what plainer orders would have found at the same places."""
        setting = Setting(point.threshold, point.per_day)
        surest, newest = (
            recall(self.known, {key: day for key, day in played.items() if key not in twice}).value
            for order in (by_score, newest_first)
            for played in [replay(self._without_words, self.listed.gone, self.span, setting, order)]
        )
        return replace(point, surest_first=surest, newest_first=newest)

    def report(self, wish: Wish, lived: tuple[date, date], looked: Mapping[str, Comparison]) -> Report:
        """All that a backtest tells: every threshold and budget, and what is suggested."""
        twice = {key: one.duplicate for key, one in looked.items() if one.duplicate}
        thresholds = [self.point(Setting(threshold), twice) for threshold in THRESHOLDS]
        line = suggested_threshold(thresholds)
        unlimited = next(point.recall for point in thresholds if point.threshold == line)
        budgets = [self.beside(self.point(Setting(line, budget), twice), twice) for budget in BUDGETS]
        suggested = Setting(line, suggested_budget(budgets, unlimited))
        setting = Setting(line if wish.threshold is None else wish.threshold, wish.per_day)
        played = self.play(setting)
        proposed = {key: day for key, day in played.items() if key not in twice}
        section, shape, verbatim = agreement(looked.values())
        return Report(
            span=self.span,
            lived=lived,
            texts=len(self.overview.visible),
            texts_of=(self.overview.first or self.span[0], self.overview.last or self.span[1]),
            passed_over=len(self.passed_over),
            noise_seen=(self.passed_over[0], self.passed_over[-1]) if self.passed_over else self.span,
            learned=self.taught.learned,
            additions=len(self.listed.taken),
            by_tracker=self._in_span(wish.proposed),
            by_bots=self._in_span({*self.listed.by_bots} - {*wish.proposed}),
            collected=self._in_span(self.listed.collected),
            out_before=len(self.read) - len(self.known),
            setting=setting,
            recall=recall(self.known, proposed),
            by_kind=recall_by(
                {key: one.verdict.kind.value for key, one in self.met.items()}, self.known, proposed
            ),
            by_section=recall_by(
                {key: readable_path(one.section)[-1] for key, one in looked.items() if one.section},
                self.known,
                proposed,
            ),
            found=leads(self.known, proposed),
            per_week=self.rate(proposed, setting),
            proposed=len(proposed),
            waiting=sum(map(self.was_out, proposed)),
            elsewhere=len(self.listed.theirs & proposed.keys()),
            precision=precision(
                [one for one in self.papers if one.key not in self.listed.theirs], self.listed.here, self.span
            ),
            section=section,
            shape=shape,
            verbatim=verbatim,
            compared=len(looked),
            missed=missed(self.listed.taken, self.met, proposed, setting, twice, start=self.span[0]),
            thresholds=thresholds,
            budgets=budgets,
            suggested=suggested,
            unknown=self._unknown(proposed),
            examples=examples(looked, EXAMPLES),
            differing=differing(looked),
            added=self.listed.taken.keys(),
            findable=self.known.keys(),
            read=self.read.keys(),
        )

    def _in_span(self, works: Collection[str]) -> int:
        """How many of these came to the list in the days that are replayed."""
        return sum(self.span[0] <= self.listed.here.get(key, date.min) <= self.span[1] for key in works)

    def _unknown(self, proposed: Mapping[str, date]) -> list[Met]:
        never = [
            self.met[key] for key in proposed if key not in self.listed.here and key not in self.listed.theirs
        ]
        return sorted(never, key=lambda one: (-one.verdict.probability, one.key))[:30]
