# ruff: noqa: ARG002, N802 - aiosmtpd's names, and what it hands over
"""A real mail server that keeps what it is given, and the settings that reach it."""

from __future__ import annotations

from asyncio import Server
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING, Any

from aiosmtpd.controller import Controller

from tracker.settings.digest import Encryption, MailSettings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class Mailbox:
    """A mail server that keeps what it is given, and refuses some people."""

    messages: list[EmailMessage] = field(default_factory=list)
    refused: tuple[str, ...] = ()
    busy: tuple[str, ...] = ()
    """For whom it asks to come again later."""
    people: list[list[str]] = field(default_factory=list)
    """For whom each message was."""

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refused:
            return "550 nobody here"
        if address in self.busy:
            return "451 later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.people.append(envelope.rcpt_tos)
        self.messages.append(message_from_bytes(envelope.original_content or b"", policy=default))
        return "250 taken"


class OnFreePort(Controller):
    """A server on a port that the system gives it: one looked for beforehand may be another's by then."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]  # aiosmtpd types its results only


@contextmanager
def mail_server(mailbox: Mailbox, kind: type[OnFreePort] = OnFreePort, **more: Any) -> Iterator[MailSettings]:
    """A server, and the settings that reach it."""
    controller = kind(mailbox, hostname="127.0.0.1", port=0, ready_timeout=60, **more)
    controller.start()
    try:
        yield MailSettings(
            to=("maya@example.org", "nils@example.org"),
            sender="Tracker <tracker@example.org>",
            host="127.0.0.1",
            port=controller.port,
            encryption=Encryption.NONE,
        )
    finally:
        controller.stop()
