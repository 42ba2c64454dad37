"""What a first run would propose to a list that is here as a clone: the whole job, with the clone in GitHub's place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from state.store import IN_MEMORY
from tracker import owners, wiring
from tracker.forge.workingcopy import WorkingCopy
from tracker.job.progress import Unwatched
from tracker.job.run import run_once
from tracker.sources.origin import Reach

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path

    from tracker.forge.port import ForgeReader
    from tracker.forge.rehearsal import Would
    from tracker.job.report import RunReport
    from tracker.settings.model import Settings

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be proposed now, and how the sources did."""

    report: RunReport
    would: tuple[Would, ...]


def preview(
    settings: Settings,
    environment: Mapping[str, str],
    folder: Path,
    now: datetime,
    tell: Callable[[str], None] | None,
) -> Preview:
    """Run the job once on a clone, with a memory that is thrown away; nothing is written anywhere."""
    blank = settings.model_copy(update={"state": settings.state.model_copy(update={"url": IN_MEMORY})})
    elsewhere = {name: value for name, value in environment.items() if name != "TRACKER_STATE_URL"}
    dry_run = wiring.DryRun()
    reach = Reach(since=(now - WEEK).date())
    with wiring.ports(blank, elsewhere, Unwatched(), reach=reach, dry_run=dry_run, tell=tell) as ports:

        def here(repository: str) -> ForgeReader:
            return WorkingCopy(folder, repository)

        local = replace(ports, forge_for=dry_run.around(here))
        report = run_once(local, blank, owners.this_process(), now)
    return Preview(report, tuple(dry_run.would))
