"""Which carrier a channel's settings ask for; a new one is a file beside this one and a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.digest.delivery.letter import Carrier
    from tracker.settings.digest import ChannelSettings


def carrier_for(channel: ChannelSettings, environment: Mapping[str, str]) -> Carrier:
    """The carrier of a channel; secrets come from the environment."""
    if channel.file is not None:
        from tracker.digest.delivery.file import FileCarrier  # noqa: PLC0415 - each loads only what it needs

        return FileCarrier(channel.file)
    if channel.email is not None:
        from tracker.digest.delivery.mail import MailCarrier  # noqa: PLC0415 - as above

        return MailCarrier(channel.email, environment.get("TRACKER_SMTP_PASSWORD", ""))
    if channel.chat:
        from tracker.digest.delivery.chat import ChatCarrier  # noqa: PLC0415 - as above
        from tracker.notices import telling  # noqa: PLC0415 - as above

        return ChatCarrier(telling.channel(environment))
    raise UsageError(f"channel {channel.name}: delivery to GitHub is not built yet")
