"""A list's schedule on GitHub Actions: is it on, did it run, and how long will GitHub let it go on?"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote

from tracker.doctor.finding import fault, fine, unknown, warning
from tracker.doctor.looking import unanswered
from tracker.doctor.wire import RunsTold, WorkflowTold
from tracker.forge.wire import CommitAnswer
from tracker.notices.outlook import outlook
from tracker.settings.notices import STOPPED_AFTER_HOURS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from tracker.doctor.finding import Finding
    from tracker.doctor.looking import ListHome, Look, Looked

WORKFLOW = "track.yml"
_LATE = timedelta(hours=STOPPED_AFTER_HOURS)


def running(look: Look, home: ListHome, default: str, now: datetime, *, private: bool) -> Iterator[Finding]:
    """Whether the workflow's schedule is on and runs."""
    workflow = look(f"/repos/{home.repository}/actions/workflows/{WORKFLOW}")
    yield schedule(workflow, home)
    if workflow.ok:
        runs = f"/repos/{home.repository}/actions/workflows/{WORKFLOW}/runs?event=schedule&per_page=1"
        yield last_scheduled(look(runs), home, now, workflow.read(WorkflowTold).created_at)
        tip = look(f"/repos/{home.repository}/commits/{quote(default, safe='')}")
        if not private:
            yield activity(tip, home, now)


def schedule(found: Looked, home: ListHome) -> Finding:
    """Is the schedule still on?"""
    if found.status == 404:
        return warning(
            home.area,
            "schedule",
            f"There is no workflow {WORKFLOW} on the default branch.",
            "Run `tracker init` in a clone and merge what it writes, or run `tracker serve` on a machine of yours.",
        )
    if not found.ok:
        return unanswered("schedule", found, home)
    state = found.read(WorkflowTold).state
    if state == "active":
        return fine(home.area, "schedule", "on")
    why = {
        "disabled_inactivity": "GitHub switched it off, because the repository was quiet for 60 days.",
        "disabled_manually": "Somebody switched it off.",
        "disabled_fork": "It is off, as in every new fork.",
    }.get(state, f"It is {state or 'in an unknown state'}.")
    return fault(
        home.area, "schedule", why, "Switch it on under Actions → Track → Enable workflow; nothing is lost."
    )


def last_scheduled(found: Looked, home: ListHome, now: datetime, made: datetime | None) -> Finding:
    """When the schedule last ran; where it never did, it matters since when the workflow is there."""
    if not found.ok:
        return unanswered("last scheduled run", found, home)
    runs = found.read(RunsTold).workflow_runs
    if not runs and made and now - made > _LATE:
        return warning(
            home.area,
            "last scheduled run",
            f"The schedule has never started a run, though the workflow is there since {made:%Y-%m-%d}.",
            f"Run it by hand under Actions → Track → Run workflow; look that {WORKFLOW} has its `schedule` on the default"
            " branch, and commit a change to it there: GitHub takes a schedule up when its file changes.",
        )
    if not runs:
        return unknown(
            home.area,
            "last scheduled run",
            "No scheduled run is known yet.",
            "Start one by hand under Actions → Track → Run workflow.",
        )
    last = runs[0]
    hours = int((now - last.created_at).total_seconds() // 3600)
    if now - last.created_at > _LATE:
        return warning(
            home.area,
            "last scheduled run",
            f"The last scheduled run began {hours} hours ago.",
            "GitHub delays or drops runs when it is busy; start one by hand, and look whether the schedule is on.",
        )
    if last.conclusion not in (None, "success"):
        return warning(
            home.area,
            "last scheduled run",
            f"It ended as {last.conclusion}.",
            f"Read its log: {last.html_url}",
        )
    return fine(home.area, "last scheduled run", f"{hours} hours ago")


def activity(tip: Looked, home: ListHome, now: datetime) -> Finding:
    """How long GitHub will let the schedule of a quiet repository go on."""
    if not tip.ok:
        return unanswered("60-day rule", tip, home)
    last = tip.read(CommitAnswer).commit.made_at
    expected = outlook(last, now)
    if not expected.near:
        return fine(home.area, "60-day rule", f"last commit {last:%Y-%m-%d}")
    return warning(
        home.area,
        "60-day rule",
        f"The default branch has been quiet since {last:%Y-%m-%d}.",
        expected.advice(),
    )
