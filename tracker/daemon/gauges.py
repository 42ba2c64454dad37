"""What monitors may know: numbers folded from the log and the runs, written in Prometheus' text form."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from state.records import EventKind, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from state.records import Event, ListName, SourceName, SourceReport
    from tracker.daemon.waiting import Waiting

    Rows = Sequence[tuple[Mapping[str, str], float]]
    """The values of one metric, each with the labels that tell it from the others."""

COUNTED = (EventKind.PROPOSED, EventKind.MERGED, EventKind.REJECTED)
Name = TypeVar("Name", bound=str)


@dataclass(slots=True)
class Gauges:
    """The numbers of one daemon; those that come from the log, the runs and the marks of the lists survive a restart."""

    decisions: Counter[tuple[EventKind, ListName]] = field(default_factory=Counter)
    waiting: dict[ListName, Waiting] = field(default_factory=dict)
    source_success: dict[SourceName, datetime] = field(default_factory=dict)
    source_outcome: dict[SourceName, Outcome] = field(default_factory=dict)
    list_success: dict[ListName, datetime] = field(default_factory=dict)
    failures: Counter[str] = field(default_factory=Counter)
    requests: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)
    rounds: Counter[str] = field(default_factory=Counter)
    next_due: dict[str, datetime] = field(default_factory=dict)

    def heard(self, events: Iterable[Event]) -> None:
        """Count the decisions of the whole log; those that are told late have earlier dates, so it is counted anew."""
        self.decisions = Counter(
            (event.kind, event.list) for event in events if event.kind in COUNTED and event.list
        )

    def polled(self, reports: Iterable[SourceReport], at: datetime) -> None:
        """Take in how a poll went, be it another daemon's; a source that never answered is silent since it was first asked."""
        for report in reports:
            self.source_outcome[report.source] = report.outcome
            self.source_success.setdefault(report.source, at)
            if report.outcome.well:
                self.source_success[report.source] = at

    def took(self, task: str, seconds: float, requests: Mapping[str, int]) -> None:
        """A piece of work came to an end."""
        self.seconds[task] = self.seconds.get(task, 0.0) + seconds
        self.rounds[task] += 1
        self.requests.update(requests)


def exposition(gauges: Gauges, version: str) -> str:
    """All numbers in Prometheus' text form."""
    return "".join(_lines(gauges, version))


def _lines(gauges: Gauges, version: str) -> Iterator[str]:
    yield from _gauge("info", "The version that runs.", [({"version": version}, 1)])
    yield from _of_entries(gauges)
    yield from _of_success(gauges)
    yield from _of_work(gauges)


def _of_entries(gauges: Gauges) -> Iterator[str]:
    """What was proposed and decided on, and what waits."""
    for kind in COUNTED:
        rows = [({"list": on}, n) for (what, on), n in sorted(gauges.decisions.items()) if what is kind]
        yield from _counter(kind.value, f"Works {kind.value}, by the log.", rows)
    unsure = {name: waiting.unsure for name, waiting in gauges.waiting.items()}
    backlog = {name: waiting.backlog for name, waiting in gauges.waiting.items()}
    yield from _gauge("unsure", "Works a person is asked about.", _by("list", unsure))
    yield from _gauge("backlog", "Works that wait for a place.", _by("list", backlog))


def _of_success(gauges: Gauges) -> Iterator[str]:
    """When each source and each list last went well."""
    answered = _moments("source", gauges.source_success)
    yield from _gauge("source_last_success_timestamp_seconds", "When a source last answered well.", answered)
    outcomes = [
        ({"source": source, "outcome": outcome.value}, int(outcome is last))
        for source, last in sorted(gauges.source_outcome.items())
        for outcome in Outcome
    ]
    yield from _gauge("source_outcome", "1 for how the last poll of a source ended.", outcomes)
    kept = _moments("list", gauges.list_success)
    yield from _gauge("list_last_success_timestamp_seconds", "When a list was last brought up to date.", kept)


def _of_work(gauges: Gauges) -> Iterator[str]:
    """What was worked off, what it cost, and what is due next."""
    yield from _counter("failures", "Tasks that failed.", _by("task", gauges.failures))
    yield from _counter("requests", "Requests by host.", _by("host", gauges.requests))
    yield from _counter("task_seconds", "Seconds at work.", _by("task", gauges.seconds))
    yield from _counter("task_rounds", "Tasks worked off.", _by("task", gauges.rounds))
    due = _moments("schedule", gauges.next_due)
    yield from _gauge("next_due_timestamp_seconds", "When a schedule is due.", due)


def _by(label: str, values: Mapping[Name, float]) -> Rows:
    return [({label: key}, value) for key, value in sorted(values.items())]


def _moments(label: str, values: Mapping[Name, datetime]) -> Rows:
    return [({label: key}, round(value.timestamp(), 3)) for key, value in sorted(values.items())]


def _gauge(name: str, about: str, rows: Rows) -> Iterator[str]:
    """A number that goes up and down."""
    return _family(f"tracker_{name}", "gauge", about, rows)


def _counter(name: str, about: str, rows: Rows) -> Iterator[str]:
    """A number that only grows; Prometheus wants `_total` behind its name."""
    return _family(f"tracker_{name}_total", "counter", about, rows)


def _family(name: str, kind: str, about: str, rows: Rows) -> Iterator[str]:
    yield f"# HELP {name} {about}\n# TYPE {name} {kind}\n"
    for labels, value in rows:
        inside = ",".join(f'{key}="{_escaped(text)}"' for key, text in labels.items())
        yield f"{name}{{{inside}}} {value}\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
