"""Notices after a run, on Actions and in the daemon alike: what happened is read from the memory, nothing else is asked."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from state.happenings import Detail, place_of
from state.records import EventKind, Outcome
from tracker.git import Git
from tracker.notices.messages import Proposed, Situation, due, last_told, new_on
from tracker.notices.outlook import foreseen, note_activity
from tracker.notices.registry import channel
from tracker.notices.telling import CHANNEL, tell
from tracker.renaming import names_of_the_past
from tracker.troubles import note_failure, note_success, task_of, troubles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from state.records import Event, ListName, Run
    from state.store import Store
    from tracker.job.report import ListReport
    from tracker.notices.messages import Told
    from tracker.settings.model import Settings

_LOG = logging.getLogger(__name__)
_LOOK_BACK = timedelta(days=70)
_FIRST = timedelta(hours=36)
"""So far back goes the first notice of a list: to the run of yesterday, whose notice may have failed to arrive."""


def after_run(
    store: Store,
    settings: Settings,
    environment: Mapping[str, str],
    now: datetime,
    reports: Iterable[ListReport] = (),
) -> None:
    """What belongs to the end of a run in a list's own repository: note how it went and how lively it is, and tell what is to be told."""
    for report in reports:
        task = task_of(report.list)
        if report.outcome is Outcome.FAILED:
            note_failure(store, task, report.reason, now)
        elif not report.in_other_hands:
            note_success(store, task, now)
    for one in settings.lists:
        note_activity(store, one.repository, Git(Path(), environment), environment, now)
    notify(store, settings, environment, now)


def notify(
    store: Store,
    settings: Settings,
    environment: Mapping[str, str],
    now: datetime,
    unnoted: list[Event] | None = None,
) -> None:
    """Tell what the last run brought, where anybody wants to be told.

    `unnoted` is for whoever comes back to it when the state broke it off: what went out by then is noted first.
    """
    to = channel(environment)
    if to is None:
        return
    unnoted = [] if unnoted is None else unnoted

    def note(*events: Event) -> None:
        unnoted.extend(events)
        store.append(unnoted)
        unnoted.clear()

    note()
    messages = due(situation(store, settings, now), settings.notices)
    for message in tell(messages, settings.notices, to, now, note):
        _LOG.warning("a notice (%s) did not arrive; the next run tries again", message.topic)


def situation(store: Store, settings: Settings, now: datetime) -> Situation:
    """What a decision on notices looks at, as the memory tells it; what a clock that ran ahead left there is not of now."""
    runs = tuple(run for run in store.runs(now - _LOOK_BACK) if run.started <= now)
    told = {
        (event.details.get(Detail.TOPIC, ""), event.details.get(Detail.STAMP, "")): event.at
        for event in store.events(now - _LOOK_BACK, now + datetime.resolution, kinds=[EventKind.TOLD])
        if event.details.get(Detail.CHANNEL) == CHANNEL
    }
    names = [one.repository for one in settings.lists]
    failed = troubles(store, settings.list_names)
    proposed = _proposed(store, runs, told, now)
    return Situation(now, runs, proposed, told, foreseen(store, names, now), failed)


def _proposed(store: Store, runs: Sequence[Run], told: Told, now: datetime) -> list[Proposed]:
    """What the last run proposed, by list, and what those before it did whose notices did not arrive."""
    if not runs:
        return []
    titles: dict[ListName, list[str]] = {}
    pulls: dict[ListName, str] = {}
    until, past = now + datetime.resolution, names_of_the_past(store)
    for event in store.events(min(runs[0].started, now - _LOOK_BACK), until, kinds=[EventKind.PROPOSED]):
        if not event.list or not event.work or event.list in past:
            continue
        heard = last_told(told, new_on(event.list)) or now - _FIRST
        if (event.at >= runs[0].started or event.at > heard) and (work := store.work(event.work)):
            titles.setdefault(event.list, []).append(work.paper.title)
            pulls[event.list] = place_of(event).pull
    return [Proposed(name, tuple(dict.fromkeys(found)), pulls[name]) for name, found in titles.items()]
