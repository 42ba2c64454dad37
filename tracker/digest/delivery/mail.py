"""A digest as a mail, by SMTP, with a plain text for those whose client shows no HTML."""

from __future__ import annotations

import smtplib
import ssl
from contextlib import closing, suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from typing import TYPE_CHECKING

from tracker.digest.delivery.letter import DeliveryError, PartlyDeliveredError
from tracker.digest.plain import plain
from tracker.settings.digest import Encryption

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.digest.delivery.letter import Letter
    from tracker.settings.digest import MailSettings

_PATIENCE = 30.0
_TEXTS = ("text/plain", "text/markdown")


@dataclass(frozen=True, slots=True)
class MailCarrier:
    """Sends through one server."""

    settings: MailSettings
    password: str = field(default="", repr=False)

    def carry(self, letter: Letter) -> str:
        """Send to everybody in one message."""
        try:
            message = message_of(letter, self.settings)
            with closing(self._server()) as server:
                if self.settings.user:
                    server.login(self.settings.user, self.password)
                refused = server.send_message(message)
                with suppress(smtplib.SMTPException, OSError):
                    server.quit()  # what it took it has, however it takes its leave
        except (smtplib.SMTPException, OSError, ValueError) as error:  # the last: names that no mail can hold
            raise DeliveryError(f"{self.settings.host}: {_told(error)}") from error
        if refused:
            raise PartlyDeliveredError(f"refused for {', '.join(sorted(refused))}; the others have it")
        return ", ".join(self.settings.to)

    def _server(self) -> smtplib.SMTP:
        host, port = self.settings.host, self.settings.port
        if self.settings.encryption is Encryption.TLS:
            return smtplib.SMTP_SSL(host, port, timeout=_PATIENCE, context=ssl.create_default_context())
        server = smtplib.SMTP(host, port, timeout=_PATIENCE)
        if self.settings.encryption is Encryption.STARTTLS:
            try:
                server.starttls(context=ssl.create_default_context())
            except (smtplib.SMTPException, OSError):
                server.close()
                raise
        return server


def carrier(settings: MailSettings, environment: Mapping[str, str]) -> MailCarrier:
    """The carrier of a channel that sends mail; the account's password is a secret of the environment."""
    return MailCarrier(settings, environment.get("TRACKER_SMTP_PASSWORD", ""))


def message_of(letter: Letter, settings: MailSettings) -> EmailMessage:
    """The message; its id comes from what it says, so that one sent twice after a crash is shown once by most clients."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = plain(letter.subject, 200)
    message["From"] = settings.sender
    message["To"] = ", ".join(settings.to)
    message["Date"] = format_datetime(letter.at)
    domain = parseaddr(settings.sender)[1].rpartition("@")[2] or "localhost"
    message["Message-ID"] = f"<{letter.key}@{domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.plain)
    if letter.media_type == "text/html":
        message.add_alternative(letter.body, subtype="html")
    elif letter.media_type not in _TEXTS:  # what is to be read as it is has its words above
        main, _, sub = letter.media_type.partition("/")
        name = f"digest.{sub.rpartition('-')[2].rpartition('+')[2]}"
        message.add_attachment(letter.body.encode(), maintype=main, subtype=sub, filename=name)
    return message


def _told(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        said = (
            error.smtp_error.decode(errors="replace")
            if isinstance(error.smtp_error, bytes)
            else error.smtp_error
        )
        return plain(f"{error.smtp_code} {said}", 200)
    return plain(str(error) or type(error).__name__, 200)
