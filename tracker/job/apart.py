"""The boundary between the parts of a run: what nobody foresaw befalls one source or one list, and no other."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_LOG = logging.getLogger(__name__)


def apart(
    part: str,
    act: Callable[[], T],
    failed: Callable[[str], T],
    *,
    let_through: tuple[type[Exception], ...] = (),
) -> T:
    """What an act of one part comes to, or `failed` with a sentence; `let_through` are faults that every part would meet."""
    try:
        return act()
    except let_through:
        raise
    except Exception as error:  # noqa: BLE001 - the one boundary: what the other parts give is worth more than a crash
        _LOG.error("%s met a fault that nobody foresaw; please report it", part, exc_info=True)
        return failed(f"unexpected {type(error).__name__}: {error}"[:500])
