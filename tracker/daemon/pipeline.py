"""The daemon's two halves of the one job, on real ports: each task opens what it needs and lets go of it at its end."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from state.records import Outcome
from tracker import owners, wiring
from tracker.clock import now
from tracker.daemon.waiting import Waiting, note_waiting
from tracker.daemon.worker import InOtherHandsError
from tracker.errors import TrackerError
from tracker.job.progress import Unwatched
from tracker.job.run import Turn, gather, keep_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from state.records import ListName, SourceReport
    from state.store import Lease, Store
    from tracker.daemon.gauges import Gauges
    from tracker.job.ports import Ports
    from tracker.settings.model import Settings

_LOG = logging.getLogger(__name__)
_LOOK_BACK = timedelta(days=8)


class ListFailedError(TrackerError):
    """A list could not be brought up to date this time."""


@dataclass(frozen=True)
class PipelineJob:
    """Fulfils `Job` with the pipeline that every run uses."""

    settings: Settings
    environment: Mapping[str, str]
    gauges: Gauges

    def poll(self) -> None:
        """Learn where that is due, ask every source and judge what is new."""
        with self._ports("poll") as ports:
            done = gather(ports, self.settings, owners.this_process(), now())
        self.gauges.polled(done.sources, now())
        for report in done.sources:
            level = logging.INFO if report.outcome.well else logging.WARNING
            _LOG.log(
                level,
                "%s: %s, %d new of %d. %s",
                report.source,
                report.outcome,
                report.new,
                report.received,
                report.reason,
            )
        if done.learned:
            _LOG.info("model: %s", done.learned)
        _LOG.info("judged %d works", done.judged)

    def keep(self, name: ListName, lease: Lease) -> None:
        """Bring one list up to date."""
        one = next(one for one in self.settings.lists if one.name == name)
        with self._ports(f"list:{name}") as ports:
            lease.check()
            turn = Turn(owners.this_process(), now(), _last_reports(ports.store, now()))
            report = keep_list(ports, self.settings, one, turn)
            if report.outcome.well:
                note_waiting(ports.store, name, Waiting(report.unsure, report.backlog), now())
        if report.outcome is Outcome.FAILED:
            raise ListFailedError(report.reason)
        if report.in_other_hands:
            raise InOtherHandsError(report.reason)
        self.gauges.list_success[name] = now()
        told = " ".join(filter(None, (report.pull_request, report.reason)))
        _LOG.info("%d proposed, %d of them new. %s", report.proposed, report.new, told)

    @contextmanager
    def _ports(self, task: str) -> Iterator[Ports]:
        with wiring.ports(self.settings, self.environment, Unwatched()) as ports:
            began = ports.stopwatch()
            try:
                yield ports
            finally:
                self.gauges.took(task, ports.stopwatch() - began, ports.requests())


def _last_reports(store: Store, moment: datetime) -> tuple[SourceReport, ...]:
    """How the sources did when they were last asked, by whichever daemon."""
    runs = store.runs(moment - _LOOK_BACK)
    return next((run.reports for run in runs if run.reports and run.started <= moment), ())
