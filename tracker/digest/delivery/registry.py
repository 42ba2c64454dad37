"""The ways a digest can go; a new one is a file beside this one, a line here and its field of the channel's settings."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.digest.delivery.letter import Carrier

MODULES = {
    "file": "file",
    "chat": "chat",
    "email": "mail",
    "issue": "issue",
    "discussion": "discussion",
}
"""Each way by its field of `ChannelSettings`, and the module beside this one whose `carrier` makes a carrier of what the field says."""


class Channel(Protocol):
    """What is asked of a channel's settings, which are checked against the ways above and so cannot be known here."""

    @property
    def way(self) -> str:
        """The way by its field, under whose name stands what that way is told."""
        ...


def carrier_for(channel: Channel, environment: Mapping[str, str]) -> Carrier:
    """The carrier of a channel; secrets come from the environment. Raises `UsageError` for what it lacks there."""
    module = import_module(f"tracker.digest.delivery.{MODULES[channel.way]}")
    found: Carrier = module.carrier(getattr(channel, channel.way), environment)
    return found
