"""The digest told by the daemon: every channel for itself, so that one that fails holds up no other."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from tracker.digest.delivery.registry import carrier_for
from tracker.digest.telling import deliver
from tracker.errors import TrackerError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from state.store import Store
    from tracker.settings.model import Settings

_LOG = logging.getLogger(__name__)


class ChannelsFailedError(TrackerError):
    """Some channel was not told; it will be told of the same by the next digest."""


def tell_channels(store: Store, settings: Settings, environment: Mapping[str, str], now: datetime) -> None:
    """Tell each channel of the settings what it has not been told."""
    failed = []
    for channel in settings.digest.channels:
        try:
            carrier = carrier_for(channel, environment)
        except TrackerError as error:
            failed.append(f"{channel.name} ({error})")
            continue
        told = deliver(store, settings, channel, carrier, now=now)
        _LOG.info("digest on %s: %s", channel.name, told.where or told.reason)
        if told.failed:
            failed.append(f"{channel.name} ({told.reason})")
    if failed:
        raise ChannelsFailedError(f"not told: {', '.join(failed)}")
