"""Details as a source: what is asked for of single works that a list cares about, a little in each poll.

Code, weights and cards turn up weeks after a paper, so the same works are asked for again, in turn. A request that fails
leaves the record as it is and comes up again in its turn.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from state.happenings import relevance_of
from state.identity import Scheme
from state.records import Batch, Cursor, EventKind, Outcome, Relevance, Sighting, SourceName, SourceReport
from tracker.cursors import shaped
from tracker.http.errors import HttpError, NotThere, Refused, Throttled
from tracker.plural import counted
from tracker.sources.arxiv import calendar
from tracker.sources.arxiv.harvest import ARXIV
from tracker.sources.huggingface.wire import repository_at
from tracker.sources.wording import said_once

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping
    from datetime import datetime

    from state.records import Event, Work
    from tracker.ports import Recall
    from tracker.sources.arxiv.query import ArxivQuery

DETAILS = SourceName("details")
TURN = "details:turn"
_LOOKED_AT = timedelta(days=90)
_WEEKEND_TIMES = 20
"""How many times more is asked on days without announcements, when the services are idle."""
_ON_LISTS = frozenset({EventKind.PROPOSED, EventKind.MERGED, EventKind.ASKED})
_ALL_KINDS = frozenset({*_ON_LISTS, EventKind.JUDGED})
_IDS_AT_ONCE = 500


class Task(StrEnum):
    """One thing to ask for of a work."""

    PAPER = "paper"
    """Its page on Hugging Face: code, weights, datasets."""
    CODE = "code"
    """Its page on Papers with Code."""
    EVALUATIONS = "evaluations"
    """The leaderboards it stands on."""
    CARD = "card"
    CONFIG = "config"
    DATA_CARD = "data-card"
    ARXIV = "arxiv"
    """What arXiv says of works that only others told of."""


_FILES = frozenset({Task.CARD, Task.CONFIG, Task.DATA_CARD})
_GATED = (401, 403)
"""The statuses with which Hugging Face answers for a gated or a removed repository."""


@dataclass(frozen=True, slots=True, order=True)
class Errand:
    """A task for one thing, named by its identity; sorted, so that turns are the same wherever they are taken."""

    about: str
    task: Task

    def __str__(self) -> str:
        return f"{self.about} {self.task.value}"


Runner = Callable[[str, "datetime"], "Sighting | None"]
"""Finds out what a task wants of a name; raises an `HttpError`, `NotThere` among them, where it cannot."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The errands of a day, made up once: a second poll on that day only runs those that are left."""

    day: str = ""
    plan: tuple[Errand, ...] = ()
    """What is still to be run."""
    last: str = ""
    """The last errand of the plan; the next day goes on after it."""


_STORED = TypeAdapter(Turn)


@dataclass(frozen=True)
class DetailsSource:
    """Runs a few errands a poll; on weekends more, and one to arXiv for works that it has not told us of."""

    runners: Mapping[Task, Runner]
    arxiv: ArxivQuery
    per_poll: int
    name: SourceName = field(default=DETAILS, init=False)

    def poll(self, memory: Recall, now: datetime) -> Generator[Batch, None, SourceReport]:
        """Yield what was found out, and say how it went."""
        turn = self._turn(memory, now)
        yield _kept(turn, now)  # before anything is run: what brings us down today is behind us tomorrow
        received = 0
        troubles: list[str] = []
        left: list[Errand] = []
        for number, errand in enumerate(turn.plan):
            found, error = self._run(errand, now)
            received += len(found)
            yield Batch(tuple(found))
            if error:  # the record stays as it is; the errand comes up again
                troubles.append(f"{errand}: {error}")
                left.append(errand)
            if isinstance(error, Throttled):
                left += turn.plan[number + 1 :]
                break
        yield _kept(replace(turn, plan=tuple(left)), now)
        if troubles:
            return self._report(
                Outcome.DEGRADED if received else Outcome.FAILED, said_once(troubles), received
            )
        outcome = Outcome.NEW if received else Outcome.QUIET
        asked = None if turn.plan else 0
        return self._report(
            outcome,
            f"{counted(len(turn.plan), 'question')} asked" if turn.plan else "nothing to ask for",
            received,
            asked,
        )

    def _turn(self, memory: Recall, now: datetime) -> Turn:
        """What is left of today's plan, or a new day's."""
        cursor = memory.cursor(TURN)
        turn = (shaped(_STORED, cursor.value) if cursor else None) or Turn()
        today = calendar.today(now)
        if turn.day == today.isoformat():
            return turn
        works = list(_cared_for(memory, now))
        weekend = not calendar.announces(today)
        wanted = {errand for errand in _errands(works) if errand.task in self.runners}
        plan = in_turn(sorted(wanted), turn.last)[: self.per_poll * (_WEEKEND_TIMES if weekend else 1)]
        last = str(plan[-1]) if plan else turn.last
        if weekend and (unknown := _not_told_by_arxiv(works)):
            plan.append(Errand(",".join(unknown[:_IDS_AT_ONCE]), Task.ARXIV))
        return Turn(today.isoformat(), tuple(plan), last)

    def _run(self, errand: Errand, now: datetime) -> tuple[list[Sighting], HttpError | None]:
        """What an errand brings, and what ended it too early; most papers and many files are just not there."""
        found: list[Sighting] = []
        try:
            for sighting in self._asked(errand, now):
                found.append(sighting)  # noqa: PERF402 - what came before an error stays
        except HttpError as error:
            gated = isinstance(error, Refused) and errand.task in _FILES and error.status in _GATED
            return found, None if gated or isinstance(error, NotThere) else error
        return found, None

    def _asked(self, errand: Errand, now: datetime) -> Iterator[Sighting]:
        if errand.task is Task.ARXIV:
            yield from self.arxiv.look_up(errand.about.split(","), now)
        elif (runner := self.runners.get(errand.task)) and (found := runner(errand.about, now)):
            yield found

    def _report(
        self, outcome: Outcome, reason: str, received: int = 0, expected: int | None = None
    ) -> SourceReport:
        return SourceReport(self.name, outcome, received, expected=expected, reason=reason)


def _kept(turn: Turn, now: datetime) -> Batch:
    return Batch(cursors=(Cursor(TURN, _STORED.dump_json(turn).decode(), now),))


def in_turn(errands: list[Errand], last: str) -> list[Errand]:
    """The errands after the last one that was run, then those before it."""
    after = [errand for errand in errands if str(errand) > last]
    return after + errands[: len(errands) - len(after)]


def _cared_for(memory: Recall, now: datetime) -> Iterator[Work]:
    """The works of the last weeks that stand on a list or may come to."""
    names = {
        event.work: None
        for event in memory.events(now - _LOOKED_AT, kinds=_ALL_KINDS)
        if event.work and _matters(event)
    }
    seen: set[str] = set()
    for name in names:
        work = memory.work(name)
        if work and work.id not in seen:
            seen.add(work.id)
            yield work


def _matters(event: Event) -> bool:
    """Papers matter once they are on a list; models and datasets as soon as they are found relevant."""
    if event.kind in _ON_LISTS:
        return True
    on_hub = event.work is not None and event.work.scheme in (Scheme.HF_MODEL, Scheme.HF_DATASET)
    return on_hub and relevance_of(event) is not Relevance.NO


def _errands(works: list[Work]) -> Iterator[Errand]:
    for work in works:
        have = {sighting.key for sighting in work.sightings}
        links = work.paper.links
        model, dataset = repository_at(links.hf_model or ""), repository_at(links.hf_dataset or "")
        if model and f"card:{model}" not in have:
            yield Errand(model, Task.CARD)
        if model and f"config:{model}" not in have:
            yield Errand(model, Task.CONFIG)
        if dataset and f"card:{dataset}" not in have:
            yield Errand(dataset, Task.DATA_CARD)
        if work.paper.arxiv_id:
            if not (links.code and links.hf_model):
                yield Errand(work.paper.arxiv_id, Task.PAPER)
            if not links.code:
                yield Errand(work.paper.arxiv_id, Task.CODE)
            yield Errand(work.paper.arxiv_id, Task.EVALUATIONS)


def _not_told_by_arxiv(works: list[Work]) -> list[str]:
    return sorted(
        work.paper.arxiv_id
        for work in works
        if work.paper.arxiv_id and not any(sighting.source == ARXIV for sighting in work.sightings)
    )
