"""People's chat services, mail and phones as a channel, through Apprise."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from tracker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LOG = logging.getLogger(__name__)
ADDRESSES = "TRACKER_NOTIFY"


class AppriseMissingError(UsageError):
    """Notices are wanted, and what sends them is not installed."""

    def __init__(self) -> None:
        super().__init__(
            f"{ADDRESSES} is set, and notices are sent by Apprise, which is not installed: pip install apprise"
        )


class ChannelAddressError(UsageError):
    """An address for notices is none that Apprise knows; it is not repeated, since it may hold a secret."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"address {number} in {ADDRESSES} is none that Apprise knows; see its list of services"
        )


class AppriseChannel:
    """All services that `TRACKER_NOTIFY` names."""

    def __init__(self, addresses: Iterable[str]) -> None:
        try:
            import apprise  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise AppriseMissingError from error
        self._services = []
        for number, address in enumerate(addresses, start=1):
            service = apprise.Apprise()
            if not service.add(address):
                raise ChannelAddressError(number)
            self._services.append(service)
        self._text = apprise.NotifyFormat.TEXT

    def send(self, title: str, body: str) -> bool:
        """Send to every service; False where none took it: for one that is out of order the others must not hear all again."""
        took = [
            bool(service.notify(title=title, body=body, body_format=self._text)) for service in self._services
        ]
        for number, arrived in enumerate(took, start=1):
            if not arrived and any(took):
                _LOG.warning(
                    "address %d in %s did not take what the others have: %s", number, ADDRESSES, title
                )
        return any(took)


def channel(environment: Mapping[str, str]) -> AppriseChannel | None:
    """The services that the environment names; None where it names none."""
    addresses = environment.get(ADDRESSES, "").split()
    return AppriseChannel(addresses) if addresses else None
