"""The digest told by the daemon: what became of each channel goes into its log.

A daemon comes back to a digest that the state broke off, be it between its delivery and the note that it is told. So it
knows by itself, too, what went out meanwhile: whoever has it would else hear the same as long as the state fails.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.digest.delivery.letter import PartlyDeliveredError
from tracker.digest.delivery.registry import carrier_for
from tracker.digest.telling import deliver_all, told_of
from tracker.errors import TrackerError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from state.store import Store
    from tracker.digest.delivery.letter import Carrier, Letter
    from tracker.settings.digest import ChannelSettings
    from tracker.settings.model import Settings

_LOG = logging.getLogger(__name__)


class ChannelsFailedError(TrackerError):
    """Some channel was not told; it will be told of the same by the next digest."""


@dataclass(frozen=True, slots=True)
class Outbox:
    """What went out and may not be noted yet: of each channel, the letter to all and those to some, with what came of it."""

    went: dict[tuple[str, frozenset[str]], tuple[str, str | PartlyDeliveredError]] = field(
        default_factory=dict
    )

    def carrier_for(self, channel: ChannelSettings, environment: Mapping[str, str]) -> Carrier:
        """The carrier of a channel, which carries nothing that went out before."""
        return _Once(carrier_for(channel, environment), self)


@dataclass(frozen=True, slots=True)
class _Once:
    carrier: Carrier
    outbox: Outbox

    def carry(self, letter: Letter) -> str:
        """Carry, unless that is done: then it is only told what came of it."""
        went, at = self.outbox.went, (letter.channel, letter.only)
        if at not in went or went[at][0] != letter.key:
            try:
                went[at] = letter.key, self.carrier.carry(letter)
            except PartlyDeliveredError as error:
                went[at] = letter.key, error
        came_to = went[at][1]
        if isinstance(came_to, PartlyDeliveredError):
            raise came_to
        return came_to


def tell_channels(
    store: Store,
    settings: Settings,
    environment: Mapping[str, str],
    now: datetime,
    due: datetime | None = None,
    *,
    outbox: Outbox | None = None,
) -> None:
    """Tell each channel of the settings what it has not been told, but none twice for one moment of the schedule.

    `outbox` is for whoever comes back to it when the state broke it off.
    """
    failed = []
    outbox = outbox or Outbox()
    for told in deliver_all(store, settings, environment, now=now, due=due, carriers=outbox.carrier_for):
        _LOG.info("digest on %s: %s", told.channel, told.words)
        if told.failed:
            failed.append(told)
    outbox.went.clear()  # all of it is noted
    if failed:
        raise ChannelsFailedError(told_of(failed))
