"""What monitors may know: numbers folded from the log and the runs, written in Prometheus' text form."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from state.records import EventKind, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from state.records import Event, ListName, SourceName, SourceReport

COUNTED = (EventKind.PROPOSED, EventKind.MERGED, EventKind.REJECTED)
Name = TypeVar("Name", bound=str)
_WELL = (Outcome.NEW, Outcome.QUIET)


@dataclass(slots=True)
class Gauges:
    """The numbers of one daemon; those that come from the log survive a restart."""

    decisions: Counter[tuple[EventKind, ListName]] = field(default_factory=Counter)
    unsure: dict[ListName, int] = field(default_factory=dict)
    backlog: dict[ListName, int] = field(default_factory=dict)
    source_success: dict[SourceName, datetime] = field(default_factory=dict)
    source_outcome: dict[SourceName, Outcome] = field(default_factory=dict)
    list_success: dict[ListName, datetime] = field(default_factory=dict)
    failures: Counter[str] = field(default_factory=Counter)
    requests: Counter[str] = field(default_factory=Counter)
    seconds: Counter[str] = field(default_factory=Counter)
    rounds: Counter[str] = field(default_factory=Counter)
    next_due: dict[str, datetime] = field(default_factory=dict)

    def heard(self, events: Iterable[Event]) -> None:
        """Count the decisions of the whole log; those that are told late have earlier dates, so it is counted anew."""
        self.decisions = Counter(
            (event.kind, event.list) for event in events if event.kind in COUNTED and event.list
        )

    def polled(self, reports: Iterable[SourceReport], at: datetime) -> None:
        """Take in how a poll went."""
        for report in reports:
            self.source_outcome[report.source] = report.outcome
            if report.outcome in _WELL:
                self.source_success[report.source] = at

    def kept(self, name: ListName, at: datetime, *, unsure: int = 0, backlog: int = 0) -> None:
        """A list was brought up to date."""
        self.list_success[name] = at
        self.unsure[name] = unsure
        self.backlog[name] = backlog

    def took(self, task: str, seconds: float, requests: Mapping[str, int]) -> None:
        """A piece of work came to an end."""
        self.seconds[task] += seconds  # type: ignore[assignment]  # a counter of seconds counts parts of them
        self.rounds[task] += 1
        self.requests.update(requests)


def exposition(gauges: Gauges, version: str) -> str:
    """All numbers in Prometheus' text form."""
    return "".join(_lines(gauges, version))


def _lines(gauges: Gauges, version: str) -> Iterator[str]:
    yield from _family("tracker_info", "gauge", "The version that runs.", [({"version": version}, 1)])
    for kind in COUNTED:
        name = f"tracker_{kind.value}_total"
        rows = [({"list": on}, n) for (what, on), n in sorted(gauges.decisions.items()) if what is kind]
        yield from _family(name, "counter", f"Works {kind.value}, by the log.", rows)
    yield from _family(
        "tracker_unsure", "gauge", "Works a person is asked about.", _by("list", gauges.unsure)
    )
    yield from _family(
        "tracker_backlog", "gauge", "Works that wait for a place.", _by("list", gauges.backlog)
    )
    yield from _family(
        "tracker_source_last_success_timestamp_seconds",
        "gauge",
        "When a source last answered well.",
        _moments("source", gauges.source_success),
    )
    yield from _family(
        "tracker_source_outcome",
        "gauge",
        "1 for how the last poll of a source ended.",
        [
            ({"source": source, "outcome": outcome.value}, int(outcome is last))
            for source, last in sorted(gauges.source_outcome.items())
            for outcome in Outcome
        ],
    )
    yield from _family(
        "tracker_list_last_success_timestamp_seconds",
        "gauge",
        "When a list was last brought up to date.",
        _moments("list", gauges.list_success),
    )
    yield from _family(
        "tracker_failures_total", "counter", "Tasks that failed.", _by("task", gauges.failures)
    )
    yield from _family("tracker_requests_total", "counter", "Requests by host.", _by("host", gauges.requests))
    yield from _family(
        "tracker_task_seconds_total", "counter", "Seconds at work.", _by("task", gauges.seconds)
    )
    yield from _family(
        "tracker_task_rounds_total", "counter", "Tasks worked off.", _by("task", gauges.rounds)
    )
    yield from _family(
        "tracker_next_due_timestamp_seconds",
        "gauge",
        "When a schedule is due.",
        _moments("schedule", gauges.next_due),
    )


def _by(label: str, values: Mapping[Name, float]) -> list[tuple[dict[str, str], float]]:
    return [({label: key}, value) for key, value in sorted(values.items())]


def _moments(label: str, values: Mapping[Name, datetime]) -> list[tuple[dict[str, str], float]]:
    return [({label: key}, round(value.timestamp(), 3)) for key, value in sorted(values.items())]


def _family(
    name: str, kind: str, about: str, rows: Iterable[tuple[Mapping[str, str], float]]
) -> Iterator[str]:
    yield f"# HELP {name} {about}\n# TYPE {name} {kind}\n"
    for labels, value in rows:
        inside = ",".join(f'{key}="{_escaped(text)}"' for key, text in labels.items())
        yield f"{name}{{{inside}}} {value}\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
