"""Sending notices; one that could not be sent is not counted as told and is tried again by the next run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from state.happenings import told
from tracker import DISTRIBUTION
from tracker.errors import UsageError
from tracker.notices.words import filled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from state.records import Event
    from tracker.notices.occasions import Notice
    from tracker.settings.notices import NoticesSettings

CHANNEL = "notices"
ADDRESSES = "TRACKER_NOTIFY"
_TITLES = {
    "new": "New on the list",
    "degraded": "A source is in trouble",
    "recovered": "A source is well again",
    "stopped": "The schedule",
}


class AppriseMissingError(UsageError):
    """Notices are wanted, and what sends them is not installed."""

    def __init__(self) -> None:
        super().__init__(
            f"{ADDRESSES} is set, and notices need the extra `notify`: pip install '{DISTRIBUTION}[notify]'"
        )


class ChannelAddressError(UsageError):
    """An address for notices is none that Apprise knows; it is not repeated, since it may hold a secret."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"address {number} in {ADDRESSES} is none that Apprise knows; see its list of services"
        )


class Channel(Protocol):
    """Where notices go."""

    def send(self, title: str, body: str) -> bool:
        """Send one; False where it did not arrive."""
        ...


class AppriseChannel:
    """All services that `TRACKER_NOTIFY` names, through Apprise."""

    def __init__(self, addresses: Iterable[str]) -> None:
        try:
            import apprise  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise AppriseMissingError from error
        self._services = apprise.Apprise()
        for number, address in enumerate(addresses, start=1):
            if not self._services.add(address):
                raise ChannelAddressError(number)
        self._text = apprise.NotifyFormat.TEXT

    def send(self, title: str, body: str) -> bool:
        """Send to every service; True when each of them took it."""
        return bool(self._services.notify(title=title, body=body, body_format=self._text))


def channel(environment: Mapping[str, str]) -> Channel | None:
    """The channel that the environment names; None where nobody asked for notices."""
    addresses = environment.get(ADDRESSES, "").split()
    return AppriseChannel(addresses) if addresses else None


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
        body = filled(notice.occasion.value, getattr(settings, notice.occasion.value), notice.fields)
        if to.send(_TITLES[notice.occasion.value], body):
            note(told(CHANNEL, notice.topic, notice.stamp, now, work=None, list_name=notice.list))
        else:
            failed.append(notice)
    return failed
