"""What is delivered, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from state.codec import digest
from tracker.errors import TrackerError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


class DeliveryError(TrackerError):
    """A digest did not reach its channel; nothing counts as told there."""


class PartlyDeliveredError(DeliveryError):
    """A digest reached some and not others; it counts as told, lest those who have it get it again and again.

    `missing` are those to whom it may be carried again, as `person` names them.
    """

    def __init__(self, reason: str, missing: Iterable[str] = ()) -> None:
        super().__init__(reason)
        self.missing = frozenset(missing)


def person(address: str) -> str:
    """Somebody by a digest of their address, for the memory and for nobody to read."""
    return digest(address.lower())


@dataclass(frozen=True, slots=True)
class Letter:
    """One digest on its way to one channel."""

    channel: str
    key: str
    """The same for the same facts, so that a delivery repeated after a crash can be recognised as one."""
    subject: str
    media_type: str
    body: str
    plain: str
    """The same as plain text, for those who cannot show the body."""
    at: datetime
    only: frozenset[str] = frozenset()
    """Those who are still to have it, as `person` names them; everybody where it is empty."""


class Carrier(Protocol):
    """A way to reach people."""

    def carry(self, letter: Letter) -> str:
        """Deliver, and say where to; raises `DeliveryError`. Carrying the same letter twice does no harm that can be avoided."""
        ...
