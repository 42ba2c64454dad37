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
        from tracker.digest.delivery.file import FileCarrier

        return FileCarrier(channel.file)
    if channel.email is not None:
        from tracker.digest.delivery.mail import MailCarrier

        return MailCarrier(channel.email, environment.get("TRACKER_SMTP_PASSWORD", ""))
    if channel.chat:
        from tracker.digest.delivery.chat import ChatCarrier
        from tracker.notices import telling

        services = telling.channel(environment)
        if services is None:
            raise UsageError(f"it writes to chat services; set {telling.ADDRESSES}")
        return ChatCarrier(services)
    return _board(channel, environment)


def _board(channel: ChannelSettings, environment: Mapping[str, str]) -> Carrier:
    from tracker.digest.delivery.github import BoardCarrier
    from tracker.forge.access import access_from
    from tracker.forge.boards import DiscussionBoard, IssueBoard

    access = access_from(environment)
    if access.anonymous:
        raise UsageError("it writes to GitHub; set GITHUB_TOKEN")
    if channel.issue is not None:
        issue = channel.issue
        return BoardCarrier(IssueBoard(access, issue.repository, issue.label), issue.keep == "weekly")
    if channel.discussion is not None:
        wish = channel.discussion
        return BoardCarrier(DiscussionBoard(access, wish.repository, wish.category), wish.keep == "weekly")
    raise UsageError("it has no way to be told")
