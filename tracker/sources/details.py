"""Details as a source: what is asked for of single works that a list cares about, a little in each poll.

Code, weights and cards turn up weeks after a paper, so the same works are asked for again, in turn. A request that fails
leaves the record as it is and comes up again in its turn.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from state.happenings import relevance_of
from state.identity import Scheme
from state.records import Batch, Cursor, EventKind, Outcome, Relevance, Sighting, SourceName, SourceReport
from tracker.http.errors import HttpError, NotThere, Throttled
from tracker.sources.arxiv import calendar

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from datetime import datetime

    from state.records import Event, Work
    from tracker.ports import Recall
    from tracker.sources.arxiv.query import ArxivQuery
    from tracker.sources.huggingface.detail import HubDetails

DETAILS = SourceName("details")
TURN = "details:turn"
_LOOKED_AT = timedelta(days=90)
_WEEKEND_TIMES = 20
"""On days without announcements the services have time for more."""
_ON_LISTS = frozenset({EventKind.PROPOSED, EventKind.MERGED, EventKind.ASKED})
_ALL_KINDS = frozenset({*_ON_LISTS, EventKind.JUDGED})
_IDS_AT_ONCE = 500


class Task(StrEnum):
    """One thing to ask for of a work."""

    PAPER = "paper"
    """Its page on Hugging Face: code, weights, datasets."""
    CARD = "card"
    CONFIG = "config"
    DATA_CARD = "data-card"


@dataclass(frozen=True, slots=True, order=True)
class Errand:
    """A task for one thing, named by its identity; sorted, so that turns are the same wherever they are taken."""

    about: str
    task: Task

    def __str__(self) -> str:
        return f"{self.about} {self.task.value}"


@dataclass(frozen=True, slots=True)
class Turn:
    """How far the errands have come."""

    day: str = ""
    """The day whose errands are all done."""
    last: str = ""
    """The last errand that was run."""
    failed: str = ""
    """The errand that failed the last time."""


_STORED = TypeAdapter(Turn)


@dataclass(frozen=True)
class DetailsSource:
    """Runs a few errands a poll; on weekends more, and one to arXiv for works that it has not told us of."""

    hub: HubDetails
    arxiv: ArxivQuery
    per_poll: int
    name: SourceName = field(default=DETAILS, init=False)

    def poll(self, memory: Recall, now: datetime) -> Generator[Batch, None, SourceReport]:
        """Yield what was found out, and say how it went."""
        today = calendar.today(now)
        turn = _turn(memory)
        if turn.day == f"{today}":
            return self._report(Outcome.QUIET, "today's errands are done", expected=0)
        works = list(_cared_for(memory, now))
        weekend = not calendar.announces(today)
        received = 0
        troubles: list[str] = []
        if weekend and (unknown := _not_told_by_arxiv(works)):
            found, troubles = self._from_arxiv(unknown, now)
            received = len(found)
            yield Batch(tuple(found))
        errands = in_turn(sorted(_errands(works)), turn.last)
        due = errands[: self.per_poll * (_WEEKEND_TIMES if weekend else 1)]
        for errand in due:
            try:
                sighting = self.hub.run(errand.task.value, errand.about, now)
            except NotThere:  # most papers have no page, and many repositories lack a file
                sighting = None
            except HttpError as error:
                troubles.append(f"{errand}: {error}")
                if turn.failed != str(errand) or isinstance(error, Throttled):
                    turn = replace(turn, failed=str(errand))  # once more in the next poll, before the others
                    break
                sighting = None  # twice in a row: the others are not kept waiting
            if sighting:
                received += 1
                yield Batch((sighting,))
            turn = replace(turn, last=str(errand), failed="")
        turn = replace(turn, day="" if troubles else f"{today}")
        yield Batch(cursors=(Cursor(TURN, json.dumps(asdict(turn)), now),))
        if troubles:
            return self._report(
                Outcome.DEGRADED if received else Outcome.FAILED, "; ".join(troubles), received
            )
        outcome = Outcome.NEW if received else Outcome.QUIET
        asked = None if due or received else 0
        return self._report(outcome, f"{len(due)} errands of {len(errands)}", received, asked)

    def _from_arxiv(self, ids: list[str], now: datetime) -> tuple[list[Sighting], list[str]]:
        found: list[Sighting] = []
        try:
            found.extend(self.arxiv.look_up(ids[:_IDS_AT_ONCE], now))
        except HttpError as error:
            return found, [f"arXiv by id: {error}"]
        return found, []

    def _report(
        self, outcome: Outcome, reason: str, received: int = 0, expected: int | None = None
    ) -> SourceReport:
        return SourceReport(self.name, outcome, received, expected=expected, reason=reason)


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
        for address in filter(None, (links.hf_model,)):
            name = "/".join(address.split("/")[3:5])
            if f"card:{name}" not in have:
                yield Errand(name, Task.CARD)
            if f"config:{name}" not in have:
                yield Errand(name, Task.CONFIG)
        if links.hf_dataset and f"card:{_dataset_name(links.hf_dataset)}" not in have:
            yield Errand(_dataset_name(links.hf_dataset), Task.DATA_CARD)
        if work.paper.arxiv_id and not (links.code and links.hf_model):
            yield Errand(work.paper.arxiv_id, Task.PAPER)


def _dataset_name(address: str) -> str:
    return "/".join(address.split("/")[4:6])


def _not_told_by_arxiv(works: list[Work]) -> list[str]:
    return sorted(
        work.paper.arxiv_id
        for work in works
        if work.paper.arxiv_id and not any(sighting.source == "arxiv" for sighting in work.sightings)
    )


def _turn(memory: Recall) -> Turn:
    """Whose turn it was last; a value that is not ours begins anew."""
    cursor = memory.cursor(TURN)
    try:
        return _STORED.validate_json(cursor.value) if cursor else Turn()
    except ValidationError:
        return Turn()
