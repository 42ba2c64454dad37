"""Sending notices; one that could not be sent is not counted as told and is tried again by the next run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from state.happenings import told
from tracker.notices.words import filled, title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from state.records import Event
    from tracker.notices.occasions import Notice
    from tracker.settings.notices import NoticesSettings

CHANNEL = "notices"
"""What the memory knows notices by."""


class Channel(Protocol):
    """Where notices go."""

    def send(self, title: str, body: str) -> bool:
        """Send one; False where it arrived nowhere."""
        ...


def tell(
    notices: Iterable[Notice],
    settings: NoticesSettings,
    to: Channel,
    now: datetime,
    note: Callable[[Event], object],
) -> list[Notice]:
    """Send notices, noting each as told once it arrived, whatever comes after it; returns those that did not arrive."""
    failed = []
    for notice in notices:
        body = filled(notice.occasion, getattr(settings, notice.occasion.value), notice.fields)
        if to.send(title(notice.occasion), body):
            note(told(CHANNEL, notice.topic, notice.stamp, now, work=None, list_name=notice.list))
        else:
            failed.append(notice)
    return failed
