"""Showing a person at a terminal what is being waited for; nobody else is told."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tracker.job.progress import Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_DOING = {
    Stage.STARTED: "asking the sources",
    Stage.POLLED: "judging what is new",
    Stage.JUDGED: "choosing",
    Stage.CHOSEN: "keeping the pull request of",
    Stage.PROPOSED: "kept",
    Stage.FINISHED: "done",
}


@contextmanager
def watch() -> Iterator[Callable[[str], None]]:
    """A function to tell the present step to: one line that renews itself on a terminal, silence in logs and pipes."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    console = Console(stderr=True)
    with console.status("starting …") as status:
        yield lambda step: status.update(f"{step} …")


class StageTeller:
    """Tells the stages of a run as steps; fulfils `Progress`."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell

    def reached(self, stage: Stage, what: str = "") -> None:
        """Tell what comes next."""
        self._tell(f"{_DOING[stage]} {what}".rstrip())
