"""What reads something else's text has to come to an end, and that soon."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType


@contextmanager
def ending(what: str, patience: float) -> Iterator[None]:
    """Give up on what takes more seconds of work; those in which other programs have the machine do not count."""

    def give_up(_signal: int, _frame: FrameType | None) -> None:
        raise AssertionError(f"does not end: {what}")

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, patience)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
