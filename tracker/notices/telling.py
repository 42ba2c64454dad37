"""Sending notices; one that could not be sent is not counted as told and is tried again by the next run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from state.happenings import told
from tracker.notices.words import filled, title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from state.records import Event
    from tracker.notices.messages import Message
    from tracker.settings.notices import NoticesSettings

CHANNEL = "notices"
"""What the memory knows notices by."""


class Channel(Protocol):
    """A way by which messages reach people."""

    def send(self, title: str, body: str) -> bool:
        """Send one; False where it arrived nowhere."""
        ...


def tell(
    messages: Iterable[Message],
    settings: NoticesSettings,
    to: Channel,
    now: datetime,
    note: Callable[[Event], object],
) -> list[Message]:
    """Send messages, noting each as told once it arrived, whatever comes after it; returns those that did not arrive."""
    failed = []
    for message in messages:
        body = filled(message.occasion, getattr(settings, message.occasion.value), message.fields)
        if to.send(title(message.occasion), body):
            note(told(CHANNEL, message.topic, message.stamp, now, work=None, list_name=message.list))
        else:
            failed.append(message)
    return failed
