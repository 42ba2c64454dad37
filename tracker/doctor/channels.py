"""The digest's channels and those of notices: whether each has what it needs, and whether mail servers let us in.

Nothing is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.digest.delivery.letter import DeliveryError
from tracker.digest.delivery.mail import MailCarrier
from tracker.digest.delivery.registry import carrier_for
from tracker.doctor.finding import fault, fine, unknown
from tracker.errors import TrackerError
from tracker.notices.chat import ADDRESSES, AppriseMissingError
from tracker.notices.registry import channel as notices_channel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tracker.doctor.finding import Finding
    from tracker.settings.digest import ChannelSettings

AREA = "digest"
NOTICES = "notices"
_ELSEWHERE = "It has to be set where the digest is told: in the workflow's step “Tell”, or for the daemon."


def channels(wanted: Iterable[ChannelSettings], environment: Mapping[str, str]) -> Iterator[Finding]:
    """Each channel of the settings."""
    for channel in wanted:
        yield _channel(channel, environment)


def notices(environment: Mapping[str, str]) -> Iterator[Finding]:
    """Whether somebody can be told at once, where that is wanted: no run begins without it."""
    try:
        wanted = notices_channel(environment)
    except AppriseMissingError:
        return  # the machine's versions tell it
    except TrackerError as error:
        advice = f"Mend {ADDRESSES} or take it away; until then every run and the daemon end before anything is done."
        yield fault(NOTICES, "channel", f"{error}.", advice)
        return
    if wanted:
        yield fine(NOTICES, "channel", f"{ADDRESSES} names services that are known")


def _channel(channel: ChannelSettings, environment: Mapping[str, str]) -> Finding:
    what = f"channel {channel.name}"
    try:
        carrier = carrier_for(channel, environment)
    except TrackerError as error:
        return unknown(AREA, what, f"Here {error}.", _ELSEWHERE)
    if not isinstance(carrier, MailCarrier):
        return fine(AREA, what, f"told by {channel.way}")
    if carrier.settings.user and not carrier.password:
        return unknown(AREA, what, "TRACKER_SMTP_PASSWORD is not set here.", _ELSEWHERE)
    try:
        carrier.greet()
    except DeliveryError as error:
        advice = (
            "Look at host, port, encryption and user of this channel's `email` in tracker.toml, and at"
            " TRACKER_SMTP_PASSWORD; until then nobody gets this digest."
        )
        return fault(AREA, what, f"The mail server does not let us in: {error}.", advice)
    return fine(AREA, what, f"{carrier.settings.host} lets us in")
