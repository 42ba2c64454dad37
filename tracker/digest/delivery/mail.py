"""A digest as a mail, by SMTP, with a plain text for those whose client shows no HTML."""

from __future__ import annotations

import smtplib
import ssl
from contextlib import closing, suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, getaddresses, parseaddr
from typing import TYPE_CHECKING

from tracker.digest.delivery.letter import DeliveryError, PartlyDeliveredError, person
from tracker.digest.formats.registry import ending_of
from tracker.digest.plain import plain
from tracker.settings.digest import Encryption

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.digest.delivery.letter import Letter
    from tracker.settings.digest import MailSettings

_PATIENCE = 30.0
_FOR_GOOD = 500
"""A server's codes from here on say that asking again is of no use."""
_TEXTS = ("text/plain", "text/markdown")
_ASCII = SMTP.clone(cte_type="7bit")
"""A server that does not say it takes more (8BITMIME) may turn letters of other scripts into others."""


@dataclass(frozen=True, slots=True)
class MailCarrier:
    """Sends through one server."""

    settings: MailSettings
    password: str = field(default="", repr=False)

    def carry(self, letter: Letter) -> str:
        """Send in one message to everybody, or to those who are still to have it."""
        people = [address for _, address in getaddresses(self.settings.to) if _is_for(letter, address)]
        if not people:  # those it was kept for are no longer among the channel's people
            return ""
        try:
            message = message_of(letter, self.settings)
            with closing(self._server()) as server:
                refused = server.send_message(message, to_addrs=people)
                with suppress(smtplib.SMTPException, OSError):
                    server.quit()  # what it took it has, however it takes its leave
        except smtplib.SMTPRecipientsRefused as error:
            if letter.only:
                raise _missed(error.recipients) from error
            raise DeliveryError(f"{self._place}: {_told(error)}") from error
        except (smtplib.SMTPException, OSError, ValueError) as error:  # the last: names that no mail can hold
            raise DeliveryError(f"{self._place}: {_told(error)}") from error
        if refused:
            raise _missed(refused)
        return ", ".join(people if letter.only else self.settings.to)

    def greet(self) -> None:
        """Go as far as a letter would, and send none; raises `DeliveryError` where the server would not take one."""
        try:
            with closing(self._server()) as server:
                server.noop()
        except (smtplib.SMTPException, OSError) as error:
            raise DeliveryError(f"{self._place}: {_told(error)}") from error

    @property
    def _place(self) -> str:
        return f"{self.settings.host}:{self.settings.port}"

    def _server(self) -> smtplib.SMTP:
        server = self._connected()
        if self.settings.user:
            try:
                server.login(self.settings.user, self.password)
            except (smtplib.SMTPException, OSError):
                server.close()
                raise
        return server

    def _connected(self) -> smtplib.SMTP:
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
    message = EmailMessage(policy=_ASCII)
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
        ending = sub.rpartition("+")[2] if "+" in sub else ending_of(letter.media_type)
        name = f"digest.{ending}"
        message.add_attachment(letter.body.encode(), maintype=main, subtype=sub, filename=name)
    return message


def _is_for(letter: Letter, address: str) -> bool:
    return not letter.only or person(address) in letter.only


def _missed(refused: Mapping[str, tuple[int, bytes]]) -> PartlyDeliveredError:
    """Whom it did not reach: whoever was refused for now is tried again, as mail is, and whoever was for good is not."""
    for_now = [address for address, (code, _) in refused.items() if code < _FOR_GOOD]
    for_good = len(refused) > len(for_now)
    advice = "; whom a code of 5 refuses for good, take out of `to` or mend there" if for_good else ""
    return PartlyDeliveredError(
        f"refused for {_named(refused)}; the others have it{advice}", map(person, for_now)
    )


def _named(refused: Mapping[str, tuple[int, bytes]]) -> str:
    """Who was refused, each with the server's own words."""
    return ", ".join(f"{address} ({_words(code, said)})" for address, (code, said) in sorted(refused.items()))


def _told(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return f"refused for {_named(error.recipients)}; nobody has it"
    if isinstance(error, smtplib.SMTPResponseException):
        return _words(error.smtp_code, error.smtp_error)
    words = error.strerror if isinstance(error, OSError) else None  # its own text begins with a number
    return plain(words or str(error) or type(error).__name__, 200)


def _words(code: int, said: bytes | str) -> str:
    return plain(f"{code} {said.decode(errors='replace') if isinstance(said, bytes) else said}", 200)
