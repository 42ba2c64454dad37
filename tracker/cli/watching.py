"""Showing a person what is being waited for: at a terminal at once, in a log where it takes long."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from itertools import chain, repeat
from threading import Event, Thread
from typing import TYPE_CHECKING

from tracker.cli.output import say
from tracker.job.progress import Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_DOING = {
    Stage.STARTED: "asking the sources",
    Stage.POLLED: "judging what is new",
    Stage.JUDGED: "choosing",
    Stage.CHOSEN: "keeping the pull request of",
    Stage.PROPOSED: "kept",
    Stage.FINISHED: "done",
}


_PAUSES = (3.0, 7.0, 20.0, 30.0, 60.0)
"""Seconds until a wait is told, and then told again: what is quick is silent, what takes long fills no log."""


@contextmanager
def watch(*, quiet: bool = False, pauses: Sequence[float] = _PAUSES) -> Iterator[Callable[[str], None]]:
    """A function to tell the present step to.

    On a terminal one line renews itself; elsewhere a step is told only where it takes long, so that no minute is silent.
    """
    if quiet:
        yield lambda _: None
    elif sys.stderr.isatty():
        from rich.console import Console, Group
        from rich.text import Text

        from tracker.showing import for_a_terminal

        with Console(stderr=True).status("starting …") as status:

            def show(step: str) -> None:
                # what looks like markup is a name; a line that wraps would leave its end standing, and a status
                # takes a plain text apart, so that only what is in a group stays on its line
                status.update(Group(Text(for_a_terminal(step), no_wrap=True, overflow="ellipsis")))

            with _patience(show, pauses) as patience:

                def tell(step: str) -> None:
                    patience.now(step)
                    show(f"{step} …")

                yield tell
    else:
        with _patience(say, pauses) as patience:
            yield patience.now


@contextmanager
def waiting_for(step: str, *, quiet: bool) -> Iterator[None]:
    """The same for what is one step."""
    with watch(quiet=quiet) as tell:
        tell(step)
        yield


def counting_texts(words: str, tell: Callable[[str], None]) -> Callable[[int], None]:
    """Tells how many texts it has come to each time that some more are there."""
    done = 0

    def more(count: int) -> None:
        nonlocal done
        done += count
        tell(f"{words}, {done:,} texts")

    return more


class _Patience:
    """Says from time to time what is waited for and how long already, on a thread of its own."""

    def __init__(self, tell: Callable[[str], None], pauses: Sequence[float]) -> None:
        self._step = "starting"
        self._tell = tell
        self._pauses = pauses
        self.over = Event()

    def now(self, step: str) -> None:
        """Take a step for what is waited for now."""
        self._step = step

    def wait(self) -> None:
        """Until it is over."""
        waited = 0.0
        for pause in chain(self._pauses, repeat(self._pauses[-1])):
            if self.over.wait(pause):
                return
            waited += pause
            self._tell(f"{self._step} … {waited:.0f} s so far")


@contextmanager
def _patience(tell: Callable[[str], None], pauses: Sequence[float]) -> Iterator[_Patience]:
    patience = _Patience(tell, pauses)
    thread = Thread(target=patience.wait, name="patience", daemon=True)
    thread.start()
    try:
        yield patience
    finally:
        patience.over.set()
        thread.join()


class StageTeller:
    """Tells the stages of a run as steps; fulfils `Progress`."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell

    def reached(self, stage: Stage, what: str = "") -> None:
        """Tell what comes next."""
        self._tell(f"{_DOING[stage]} {what}".rstrip())
