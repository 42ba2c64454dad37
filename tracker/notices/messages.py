"""What is worth a notice now: pure, from the runs, from what was proposed, and from what was told before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import takewhile
from typing import TYPE_CHECKING

from tracker.notices.occasion import Occasion
from tracker.sourcenames import called

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from state.records import ListName, Run, SourceName, SourceReport
    from tracker.notices.outlook import Outlook
    from tracker.settings.notices import NoticesSettings
    from tracker.troubles import Trouble


Told = Mapping[tuple[str, str], datetime]
"""Topic and stamp of what was told before, and when."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a run put before the people of one list."""

    list: ListName
    works: tuple[str, ...]
    pull: str = ""


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything a decision on notices looks at."""

    now: datetime
    runs: Sequence[Run]
    """The run that just ended first, then those before it."""
    proposed: Sequence[Proposed] = ()
    told: Told = field(default_factory=dict)
    outlook: Outlook | None = None
    """How long the schedule will go on, where that is known to end."""
    troubles: Sequence[Trouble] = ()
    """What failed when it was last tried."""


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to tell; topic and stamp together name it, so that it is told once."""

    occasion: Occasion
    topic: str
    stamp: str
    fields: Mapping[str, object] = field(default_factory=dict)
    list: ListName | None = None


def due(situation: Situation, settings: NoticesSettings) -> list[Message]:
    """What to tell now, by the settings, without what was told before."""
    found = [
        *_new(situation),
        *_sources(situation, settings),
        *_schedule(situation, settings),
        *_failed(situation),
    ]
    return [
        message
        for message in found
        if message.occasion in settings.on and (message.topic, message.stamp) not in situation.told
    ]


def new_on(name: ListName) -> str:
    """The topic of new entries on a list."""
    return f"new:{name}"


def last_told(told: Told, topic: str) -> datetime | None:
    """When something of a topic was told for the last time."""
    return max((at for (about, _), at in told.items() if about == topic), default=None)


def _new(situation: Situation) -> Iterator[Message]:
    stamp = situation.runs[0].id if situation.runs else situation.now.isoformat()
    for one in situation.proposed:
        if one.works:
            fields = {"list": one.list, "works": one.works, "pull": one.pull}
            yield Message(Occasion.NEW, new_on(one.list), stamp, fields, one.list)


def _sources(situation: Situation, settings: NoticesSettings) -> Iterator[Message]:
    histories = _histories(situation.runs)
    for source, history in sorted(histories.items()):
        trouble = list(takewhile(lambda entry: not entry[1].outcome.well, history))
        if len(trouble) >= settings.degraded_after:
            run, report = trouble[0]
            since = trouble[-1][0].started
            topic = f"degraded:{source}"
            heard = last_told(situation.told, topic)
            if heard and heard > since:
                continue  # trouble older than the runs looked at seems to begin with another run each time
            fields = {
                "source": called(source),
                "runs": len(trouble),
                "reason": report.reason or run.outcome,
                "since": since,
            }
            yield Message(Occasion.DEGRADED, topic, since.isoformat(), fields)
        if not trouble:
            before = list(takewhile(lambda entry: not entry[1].outcome.well, history[1:]))
            if len(before) >= settings.degraded_after:
                since = before[-1][0].started
                fields = {"source": called(source), "runs": len(before)}
                yield Message(Occasion.RECOVERED, f"recovered:{source}", since.isoformat(), fields)


def _histories(runs: Sequence[Run]) -> dict[SourceName, list[tuple[Run, SourceReport]]]:
    """How each source did, newest run first; a run that did not ask it says nothing of it."""
    histories: dict[SourceName, list[tuple[Run, SourceReport]]] = {}
    for run in runs:
        for report in run.reports:
            histories.setdefault(report.source, []).append((run, report))
    return histories


def _schedule(situation: Situation, settings: NoticesSettings) -> Iterator[Message]:
    ended = [run.finished for run in situation.runs[1:] if run.finished]
    if ended and situation.runs:
        last = max(ended)
        hours = int((situation.runs[0].started - last).total_seconds() // 3600)
        if hours >= settings.stopped_after_hours:
            advice = "It has run again now, and looked back to where it left off; doctor says what may have stopped it."
            fields = {"hours": hours, "last": f"{last:%Y-%m-%d %H:%M} UTC", "advice": advice}
            yield Message(Occasion.STOPPED, "stopped", last.isoformat(), fields)
    outlook = situation.outlook
    if outlook and outlook.near:
        last = max([*ended, *(run.started for run in situation.runs[:1])], default=situation.now)
        hours = int((situation.now - last).total_seconds() // 3600)
        fields = {"hours": hours, "last": f"{last:%Y-%m-%d %H:%M} UTC", "advice": outlook.advice()}
        yield Message(Occasion.STOPPED, "outlook", outlook.last_activity.isoformat(), fields)


def _failed(situation: Situation) -> Iterator[Message]:
    for one in situation.troubles:
        fields = {"what": one.what, "since": f"{one.since:%Y-%m-%d %H:%M} UTC", "reason": one.reason}
        yield Message(Occasion.FAILED, f"failed:{one.task}", one.since.isoformat(), fields)
