"""The digest told by the daemon: what became of each channel goes into its log."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from tracker.digest.telling import deliver_all, told_of
from tracker.errors import TrackerError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from state.store import Store
    from tracker.settings.model import Settings

_LOG = logging.getLogger(__name__)


class ChannelsFailedError(TrackerError):
    """Some channel was not told; it will be told of the same by the next digest."""


def tell_channels(
    store: Store,
    settings: Settings,
    environment: Mapping[str, str],
    now: datetime,
    due: datetime | None = None,
) -> None:
    """Tell each channel of the settings what it has not been told, but none twice for one moment of the schedule."""
    failed = []
    for told in deliver_all(store, settings, environment, now=now, due=due):
        _LOG.info("digest on %s: %s", told.channel, told.words)
        if told.failed:
            failed.append(told)
    if failed:
        raise ChannelsFailedError(told_of(failed))
