"""What one run came to, as values; `run --json` prints them, the exit code follows from them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from state.records import Outcome
from tracker.plural import counted
from tracker.sourcenames import called

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from state.records import ListName, SourceReport


@dataclass(frozen=True, slots=True)
class ListReport:
    """What came of one list."""

    list: ListName
    outcome: Outcome
    proposed: int = 0
    """Entries that stand in the pull request now."""
    new: int = 0
    """Those of them that joined in this run."""
    duplicates: int = 0
    unsure: int = 0
    refused: int = 0
    backlog: int = 0
    pull_request: str | None = None
    reason: str = ""

    @property
    def in_other_hands(self) -> bool:
        """Was it left to another run, which is at it just now? How it stands is that one's to say."""
        return self.outcome is Outcome.DEGRADED

    @property
    def counted(self) -> bool:
        """Did the run come so far that it knows what stands there? Of a list that failed before, an open pull request stays."""
        return self.outcome is not Outcome.FAILED or bool(self.proposed)


@dataclass(frozen=True, slots=True)
class RunReport:
    """What came of a run."""

    sources: tuple[SourceReport, ...] = ()
    lists: tuple[ListReport, ...] = ()
    judged: int = 0
    http: Mapping[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    learned: str = ""
    """What came of learning on from the lists, where that was due."""

    @property
    def outcome(self) -> Outcome:
        """The whole in one word: failed when no source or no list went well, degraded when some part did not."""
        sources = [report.outcome for report in self.sources if report.expected != 0]  # 0: nothing to ask
        lists = [report.outcome for report in self.lists]
        if _all_failed(sources) or _all_failed(lists):
            return Outcome.FAILED
        if {Outcome.FAILED, Outcome.DEGRADED} & {*sources, *lists}:
            return Outcome.DEGRADED
        return Outcome.NEW if any(report.new for report in self.lists) else Outcome.QUIET


def _all_failed(outcomes: Sequence[Outcome]) -> bool:
    return bool(outcomes) and set(outcomes) == {Outcome.FAILED}


def source_json(report: SourceReport) -> dict[str, object]:
    """One source as `run --json` and `poll --json` tell it."""
    return {
        "outcome": report.outcome.value,
        "received": report.received,
        "new": report.new,
        "expected": report.expected,
        "reason": report.reason,
    }


def run_json(report: RunReport) -> dict[str, object]:
    """The whole as `run --json` prints it."""
    return {
        "outcome": report.outcome.value,
        "sources": {source.source: source_json(source) for source in report.sources},
        "lists": {
            one.list: {
                "outcome": one.outcome.value,
                "proposed": one.proposed,
                "new": one.new,
                "duplicates": one.duplicates,
                "unsure": one.unsure,
                "refused": one.refused,
                "backlog": one.backlog,
                "pull_request": one.pull_request,
                "reason": one.reason,
            }
            for one in report.lists
        },
        "judged": report.judged,
        "learned": report.learned,
        "http": dict(report.http),
        "seconds": round(report.seconds, 3),
    }


def in_a_line(report: RunReport, *, dry_run: bool) -> str:
    """What came of a run; that nothing is new is told only where everything was looked at."""
    new = sum(one.new for one in report.lists)
    found = f"{counted(new, 'new entry', 'new entries')} {'would be proposed' if dry_run else 'proposed'}"
    match report.outcome:
        case Outcome.NEW:
            return found
        case Outcome.QUIET:
            return "nothing new to propose"
        case Outcome.DEGRADED:
            return (
                f"{found}, but part of the run did not go well" if new else "part of the run did not go well"
            )
        case Outcome.FAILED:
            return f"the run failed; {found} all the same" if new else "the run failed"


def told(report: RunReport, *, dry_run: bool = False) -> str:
    """The run in a few plain lines, for a terminal or a log: what came of it, then of each list and each source."""
    lines = [in_a_line(report, dry_run=dry_run)]
    for one in report.lists:
        lines.append(f"- {one.list}: {one.outcome.value}{_counts(one)}{_because(one.reason)}")
        if one.pull_request:
            lines.append(f"  {one.pull_request}")
    lines += [f"- {source_told(source)}" for source in report.sources]
    if report.learned:
        lines.append(f"- model: {report.learned}")
    lines.append(worked(report))
    return "\n".join(lines)


def worked(report: RunReport) -> str:
    """How much a run judged, and how long it took."""
    return f"{counted(report.judged, 'work')} judged, in {report.seconds:.1f} s"


def source_told(source: SourceReport) -> str:
    """How one source did, in a line; of what gave nothing only the reason, where it has one."""
    nothing = source.reason and not source.received
    counts = "" if nothing else f" ({source.received} received, {source.new} new)"
    return f"{called(source.source)}: {source.outcome.value}{counts}{_because(source.reason)}"


def _counts(one: ListReport) -> str:
    """What there is to count, if anything."""
    if not one.counted:
        return ""
    beside = {
        "waiting": one.backlog,
        "unsure": one.unsure,
        "left out": one.refused,
        "already there": one.duplicates,
    }
    more = "".join(f", {count} {word}" for word, count in beside.items() if count)
    return f" ({one.proposed} in the pull request, {one.new} of them new{more})"


def _because(reason: str) -> str:
    return f": {reason}" if reason else ""
