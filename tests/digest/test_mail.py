# ruff: noqa: ARG002, N802 - aiosmtpd's names, and what it hands over
"""Digests by mail, to a real mail server, with and without encryption."""

import ssl
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from support.digests import rendered
from support.letters import LETTER
from support.mailboxes import Mailbox, OnFreePort, mail_server

from tracker.digest.delivery.letter import DeliveryError, PartlyDeliveredError
from tracker.digest.delivery.mail import MailCarrier, message_of
from tracker.digest.formats.registry import format_named
from tracker.settings.digest import Encryption, MailSettings

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_mail_arrives_as_html_with_a_plain_text_beside_it() -> None:
    page, plain = rendered(format_named("html")), rendered(format_named("text"))
    mailbox = Mailbox()
    with mail_server(mailbox) as settings:
        letter = replace(LETTER, media_type="text/html", body=page, plain=plain)
        told = MailCarrier(settings).carry(letter)
    assert told == "maya@example.org, nils@example.org"
    (message,) = mailbox.messages
    assert message["Subject"] == "VLM: 16 to 22 November 2026"
    assert message["Message-ID"] == "<digest.0123@example.org>"
    assert message["Auto-Submitted"] == "auto-generated"
    html, text = message.get_body(("html",)), message.get_body(("plain",))
    assert html is not None
    assert text is not None
    assert html.get_content().replace("\r\n", "\n") == page
    assert text.get_content().replace("\r\n", "\n") == plain


@pytest.mark.parametrize("form", ["text/plain", "text/markdown"])
def test_a_form_for_reading_is_the_whole_mail(form: str) -> None:
    mailbox = Mailbox()
    with mail_server(mailbox) as settings:
        MailCarrier(settings).carry(replace(LETTER, media_type=form, body="A WEEK\n"))
    assert mailbox.messages[0].get_content_type() == "text/plain"


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("application/x-bibtex", "digest.bib"),
        ("application/json", "digest.json"),
        ("application/feed+json", "digest.json"),
        ("application/atom+xml", "digest.xml"),
        ("application/of-a-later-version", "digest.of-a-later-version"),
    ],
)
def test_other_forms_come_as_an_attachment_that_programs_open(form: str, name: str) -> None:
    mailbox = Mailbox()
    with mail_server(mailbox) as settings:
        letter = replace(LETTER, media_type=form, body="@misc{x,\n  title = {Ü}\n}\n")
        MailCarrier(settings).carry(letter)
    (attachment,) = mailbox.messages[0].iter_attachments()
    assert attachment.get_filename() == name
    assert attachment.get_content().decode() == letter.body


@pytest.mark.parametrize("form", ["text/html", "text/plain", "application/json"])
def test_letters_of_other_scripts_reach_a_server_that_takes_seven_bits(form: str) -> None:
    said = "Ünïcode 中文 עברית 🦙\n"
    letter = replace(LETTER, subject=said, media_type=form, body=said, plain=said)
    settings = MailSettings(to=("Mäya <maya@example.org>",), sender="Träcker <tracker@example.org>")
    wire = message_of(letter, settings).as_bytes()
    assert wire.isascii()
    message = message_from_bytes(wire, policy=default.clone(raise_on_defect=True))
    told = message.get_body(("plain",))
    assert told is not None
    assert told.get_content().replace("\r\n", "\n") == said
    assert message["Subject"] == said.strip()


def test_mail_that_the_server_refuses_for_somebody_is_told_as_sent_to_the_others() -> None:
    mailbox = Mailbox(refused=("nils@example.org",))
    with (
        mail_server(mailbox) as settings,
        pytest.raises(PartlyDeliveredError, match=r"refused for nils@example\.org"),
    ):
        MailCarrier(settings).carry(LETTER)
    assert len(mailbox.messages) == 1


def test_mail_that_the_server_refuses_for_all_is_not_told_as_sent() -> None:
    mailbox = Mailbox(refused=("maya@example.org", "nils@example.org"))
    with mail_server(mailbox) as settings, pytest.raises(DeliveryError) as caught:
        MailCarrier(settings).carry(LETTER)
    assert not isinstance(caught.value, PartlyDeliveredError)
    assert str(caught.value) == (
        f"127.0.0.1:{settings.port}: refused for maya@example.org (550 nobody here), nils@example.org (550 nobody here);"
        " nobody has it"
    )


def test_a_greeting_sends_nothing() -> None:
    mailbox = Mailbox()
    with mail_server(mailbox) as settings:
        MailCarrier(settings).greet()
    assert mailbox.messages == []
    with pytest.raises(DeliveryError, match="refused"):
        MailCarrier(settings).greet()


@pytest.mark.parametrize("leave", ["421 shutting down", "500 what?", ""], ids=["busy", "puzzled", "silent"])
def test_mail_that_was_taken_is_sent_however_the_server_takes_its_leave(leave: str) -> None:
    class Rude(SMTP):
        async def smtp_QUIT(self, arg: str) -> None:
            if leave:
                await self.push(leave)
            assert self.transport
            self.transport.close()

    class RudeController(OnFreePort):
        def factory(self) -> SMTP:
            return Rude(self.handler)

    mailbox = Mailbox()
    with mail_server(mailbox, RudeController) as settings:
        assert MailCarrier(settings).carry(LETTER)
    assert len(mailbox.messages) == 1


@pytest.mark.parametrize(
    "odd",
    [
        pytest.param({"host": "smtp..example.org"}, id="a host that is none"),
        pytest.param({"host": f"{'a' * 70}.example.org"}, id="a host too long"),
        pytest.param({"sender": "a\nb <t@example.org>"}, id="a sender of two lines"),
    ],
)
def test_settings_that_no_mail_can_be_sent_by_are_the_channels_own_trouble(odd: dict[str, str]) -> None:
    settings = MailSettings(to=("maya@example.org",), sender="t@example.org", host="127.0.0.1", port=1)
    with pytest.raises(DeliveryError):
        MailCarrier(settings.model_copy(update=odd)).carry(LETTER)


@pytest.mark.parametrize(
    "people",
    [
        "",
        "maya",
        "not an address",
        "a@b@c",
        "@example.org",
        "maya@",
        "Maya, the first <maya@example.org>",
        "maya@example.org\nBcc: nils@example.org",
        "<>",
        "everybody:;",
    ],
)
def test_address_that_none_has_is_told_when_the_settings_are_read(people: str) -> None:
    with pytest.raises(ValueError, match="write an address such as"):
        MailSettings(to=("maya@example.org", people), sender="t@example.org")
    with pytest.raises(ValueError, match="write an address such as"):
        MailSettings(to=("maya@example.org",), sender=people)


@pytest.mark.parametrize(
    "people",
    ["maya@example.org", "Mäya <maya@example.org>", '"Maya, the first" <maya@example.org>', "a@b.c, d@e.f"],
)
def test_addresses_may_have_names_and_stand_together(people: str) -> None:
    assert MailSettings(to=(people,), sender="t@example.org").to == (people,)


def test_server_that_is_not_there_is_told() -> None:
    settings = MailSettings(to=("maya@example.org",), sender="t@example.org", host="127.0.0.1", port=1)
    with pytest.raises(DeliveryError, match=r"^127\.0\.0\.1:1: Connection refused$"):
        MailCarrier(settings).carry(LETTER)


def test_server_without_encryption_gets_nothing_when_encryption_is_asked_for() -> None:
    mailbox = Mailbox()
    with mail_server(mailbox) as settings, pytest.raises(DeliveryError, match="STARTTLS"):
        MailCarrier(settings.model_copy(update={"encryption": Encryption.STARTTLS})).carry(LETTER)
    assert mailbox.messages == []


def test_wrong_password_is_told_and_not_shown() -> None:
    def nobody(*_: object) -> AuthResult:
        return AuthResult(success=False, handled=False)

    with mail_server(Mailbox(), authenticator=nobody, auth_require_tls=False) as settings:
        carrier = MailCarrier(settings.model_copy(update={"user": "tracker"}), "hunter2-is-secret")
        with pytest.raises(DeliveryError, match="535") as caught:
            carrier.carry(LETTER)
    assert "hunter2" not in str(caught.value)
    assert "hunter2" not in repr(carrier)


def test_password_never_travels_in_the_clear() -> None:
    with pytest.raises(ValueError, match="would travel unencrypted"):
        MailSettings(to=("a@b.example",), sender="c@d.example", user="me", encryption=Encryption.NONE)


def certificate(folder: Path) -> Path:
    """A certificate for 127.0.0.1 that its own maker vouches for, with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / "certificate.pem"
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM) + private)
    return path


@pytest.mark.parametrize("encryption", [Encryption.STARTTLS, Encryption.TLS], ids=str)
@pytest.mark.parametrize("trusted", [True, False], ids=["trusted", "untrusted"])
def test_password_goes_to_the_server_that_the_certificate_names_and_to_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encryption: Encryption, trusted: bool
) -> None:
    path, mailbox, seen = certificate(tmp_path), Mailbox(), []
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(path))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(path)

    def known(
        _server: object, _session: object, _envelope: object, _how: str, login: LoginPassword
    ) -> AuthResult:
        seen.append((login.login, login.password))
        return AuthResult(success=True)

    wrapped = {"ssl_context": context, "auth_require_tls": False}
    upgraded = {"tls_context": context, "auth_require_tls": True}
    more = wrapped if encryption is Encryption.TLS else upgraded
    with mail_server(mailbox, authenticator=known, **more) as settings:
        account = {"user": "tracker", "encryption": encryption}
        carrier = MailCarrier(settings.model_copy(update=account), "a password")
        if trusted:
            carrier.carry(LETTER)
        else:
            with pytest.raises(DeliveryError, match="CERTIFICATE_VERIFY_FAILED"):
                carrier.carry(LETTER)
    assert seen == ([(b"tracker", b"a password")] if trusted else [])
    assert len(mailbox.messages) == trusted
