"""The rehearsal itself: two runs of the real job over loopback, and what they left on GitHub."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from tracker import owners, wiring
from tracker.job.run import run_once
from tracker.loopback.stage import Stage
from tracker.settings.load import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.job.progress import Progress
    from tracker.job.report import RunReport

MORNING = datetime(2026, 11, 11, 9, 0, tzinfo=UTC)
"""A Wednesday of the made-up world, its announcements just out."""


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What the two runs came to."""

    first: RunReport
    second: RunReport
    second_writes: int
    """Writes to GitHub in the second run; there is nothing new, so there should be none."""
    title: str
    body: str
    diff: str


def rehearse(progress: Progress, tell: Callable[[str], None]) -> Rehearsed:
    """Run the job twice on a made-up list and read back the pull request."""
    with (
        tempfile.TemporaryDirectory(prefix="tracker-demo-") as folder,
        Stage(Path(folder), page(), MORNING) as stage,
    ):
        settings = parse(stage.settings(), "the demo's settings")
        tell("First run: loopback arXiv is polled, loopback GitHub gets a pull request.")
        with wiring.ports(settings, stage.environment(), progress) as ports:
            first = run_once(ports, settings, owners.this_process(), stage.now)
        written = len(stage.github.writes)
        tell("Second run: nothing is new, so nothing may be written.")
        with wiring.ports(settings, stage.environment(), progress) as ports:
            second = run_once(ports, settings, owners.this_process(), stage.now)
        pull = next(stage.world.open_pulls())
        return Rehearsed(
            first,
            second,
            len(stage.github.writes) - written,
            pull.title,
            pull.body,
            stage.diff(pull.branch),
        )


def page() -> bytes:
    """The made-up list as its people left it."""
    return files("tracker.demo").joinpath("list.md").read_bytes()
