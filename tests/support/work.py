"""How much is done, counted and not timed: what is quick on one machine is slow on the next."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType


def steps(act: Callable[[], object]) -> int:
    """How often functions are called and generators asked while something is done."""
    counted = 0

    def count(_frame: FrameType, event: str, _told: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(before)
    return counted


class Searched(str):
    """A text that counts how many of its letters are looked through by `find`."""

    __slots__ = ("letters",)

    letters: int

    def find(self, sub: str, start: int = 0, end: int | None = None, /) -> int:  # type: ignore[override] # `str` takes any index
        """Where something stands, as ever."""
        found = super().find(sub, start, len(self) if end is None else end)
        self.letters = getattr(self, "letters", 0) + (found if found >= 0 else len(self)) - start
        return found
