"""The channels on which people are told at once; a new one is a file beside this one and a line here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.notices import chat

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tracker.notices.telling import Channel

CHANNELS: tuple[Callable[[Mapping[str, str]], Channel | None], ...] = (chat.channel,)
"""Each gives its channel where the environment asks for it, and raises `UsageError` for what it asks wrongly."""


@dataclass(frozen=True, slots=True)
class EachOf:
    """Several channels as one: what one of them took is told, lest those that are well hear it again and again."""

    channels: Sequence[Channel]

    def send(self, title: str, body: str) -> bool:
        """Send on each, whatever becomes of the others; False where it arrived nowhere."""
        taken = [one.send(title, body) for one in self.channels]
        return any(taken)


def channel(environment: Mapping[str, str]) -> Channel | None:
    """All channels that the environment asks for; None where nobody asked for notices."""
    found = [one for one in (opened(environment) for opened in CHANNELS) if one]
    return EachOf(found) if found else None
