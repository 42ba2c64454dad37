"""How we behave towards GitHub: how patiently we ask, how fast we write, how long we wait to see what we wrote."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

import stamina

from tracker.forge.patience import Patience

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.forge.errors import ForgeError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Manners:
    """The pauses we make; tests shorten them."""

    patience: Patience = field(default_factory=Patience)
    write_pause: float = 1.0
    """Seconds between two writes, as GitHub asks."""
    settle_pause: float = 2.0
    """Seconds to wait for what was just written to be seen by GitHub's other servers."""
    settle_attempts: int = 4

    def settled(self, act: Callable[[], T], unseen: type[ForgeError]) -> T:
        """Act, and again after a pause while `unseen` says that GitHub does not see yet what was just written."""
        for attempt in stamina.retry_context(
            on=unseen,
            attempts=self.settle_attempts,
            timeout=None,
            wait_initial=self.settle_pause,
            wait_max=self.settle_pause * 8,
            wait_jitter=0,
        ):
            with attempt:
                return act()
        raise AssertionError("a retry context ends by returning or raising")
