"""A digest to chat services, by the channel that notices take, too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.digest.delivery.letter import DeliveryError
from tracker.errors import UsageError
from tracker.notices.chat import ADDRESSES, channel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.digest.delivery.letter import Letter
    from tracker.notices.telling import Channel


@dataclass(frozen=True, slots=True)
class ChatCarrier:
    """Sends to every service that `TRACKER_NOTIFY` names; services that show less get what they can show."""

    services: Channel

    def carry(self, letter: Letter) -> str:
        """Send the plain text where a service could not show the body as it is meant."""
        body = letter.body if letter.media_type in ("text/markdown", "text/plain") else letter.plain
        if not self.services.send(letter.subject, body):
            raise DeliveryError("no service that TRACKER_NOTIFY names took it")
        return "chat"


def carrier(_: bool, environment: Mapping[str, str]) -> ChatCarrier:
    """The carrier of a channel that goes to chat services; the environment names them."""
    services = channel(environment)
    if services is None:
        raise UsageError(f"it writes to chat services; set {ADDRESSES}")
    return ChatCarrier(services)
