"""The knobs: which faults a service plays, and when."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.loopback.faults import Fault
    from tracker.loopback.messages import Request


@dataclass
class _Knob:
    fault: Fault
    when: Callable[[Request], bool]
    left: int | None


class Faults:
    """Which faults are on. The first knob that fits a request is the one that is played."""

    def __init__(self) -> None:
        self._knobs: list[_Knob] = []
        self._lock = threading.Lock()

    def turn_on(
        self, fault: Fault, when: Callable[[Request], bool] = lambda _: True, *, times: int | None = None
    ) -> None:
        """Play a fault for every request that fits, or for the first few of them."""
        self._knobs.append(_Knob(fault, when, times))

    def turn_off(self) -> None:
        """All is well again."""
        self._knobs.clear()

    def next_for(self, request: Request) -> Fault | None:
        """The fault to play for a request; a knob with a count is used up by it."""
        with self._lock:
            for knob in self._knobs:
                if knob.left != 0 and knob.when(request):
                    if knob.left is not None:
                        knob.left -= 1
                    return knob.fault
        return None
