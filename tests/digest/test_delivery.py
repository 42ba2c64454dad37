# ruff: noqa: ARG002 - what aiosmtpd hands over
"""Digests on their way: to files, a real mail server, chat services and the loopback GitHub, and read back there."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from support.digests import rendered
from support.forge_scene import QUICK, Scene, scene
from support.github_schemas import faults
from support.month import NOW, fill

from state.store import IN_MEMORY, Store, open_store
from tracker.digest.delivery.chat import ChatCarrier
from tracker.digest.delivery.file import FileCarrier, filled_in
from tracker.digest.delivery.github import LIMIT, BoardCarrier
from tracker.digest.delivery.letter import Carrier, DeliveryError, Letter
from tracker.digest.delivery.mail import MailCarrier, message_of
from tracker.digest.delivery.registry import carrier_for
from tracker.digest.formats.registry import FORMATS
from tracker.digest.telling import deliver
from tracker.digest.told import mark_of
from tracker.errors import UsageError
from tracker.forge.boards import Board, DiscussionBoard, IssueBoard
from tracker.loopback.github_faults import GitHubFault
from tracker.loopback.server import LoopbackServer, Reply, Request
from tracker.notices.telling import AppriseChannel
from tracker.settings.digest import (
    ChannelSettings,
    DiscussionSettings,
    Encryption,
    IssueSettings,
    MailSettings,
)
from tracker.settings.model import Settings

LETTER = Letter(
    "weekly",
    "digest.0123",
    "VLM: 16 to 22 November 2026",
    "text/markdown",
    "## A week\n\n- one\n",
    "A WEEK\n",
    NOW,
)


# Files


def test_file_is_written_where_its_path_says(tmp_path: Path) -> None:
    told = FileCarrier(tmp_path / "site" / "{week}" / "{date}.md").carry(LETTER)
    assert Path(told) == tmp_path / "site" / "2026-W48" / "2026-11-23.md"
    assert Path(told).read_text() == LETTER.body
    assert [path.name for path in Path(told).parent.iterdir()] == ["2026-11-23.md"]


def test_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(DeliveryError, match="channel weekly: cannot write"):
        FileCarrier(tmp_path / "file" / "digest.md").carry(LETTER)


def test_week_of_new_year_is_its_own_year_s() -> None:
    assert filled_in(Path("{week}"), datetime(2027, 1, 1, tzinfo=UTC)) == Path("2026-W53")


# Mail


@dataclass
class Mailbox:
    """A mail server that keeps what it is given, and refuses some people."""

    messages: list[EmailMessage] = field(default_factory=list)
    refused: tuple[str, ...] = ()

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's names
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refused:
            return "550 nobody here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.messages.append(message_from_bytes(envelope.content, policy=default))
        return "250 taken"


@contextmanager
def mail_server(mailbox: Mailbox, **more: object) -> Iterator[MailSettings]:
    """A server on a free port, and the settings that reach it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(mailbox, hostname="127.0.0.1", port=port, **more)
    controller.start()
    try:
        yield MailSettings(
            to=("maya@example.org", "nils@example.org"),
            sender="Tracker <tracker@example.org>",
            host="127.0.0.1",
            port=port,
            encryption=Encryption.NONE,
        )
    finally:
        controller.stop()


def test_mail_arrives_as_html_with_a_plain_text_beside_it() -> None:
    page, plain = rendered(FORMATS["html"]), rendered(FORMATS["text"])
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


def test_plain_text_is_the_whole_mail() -> None:
    mailbox = Mailbox()
    with mail_server(mailbox) as settings:
        MailCarrier(settings).carry(replace(LETTER, media_type="text/plain", body="A WEEK\n"))
    assert mailbox.messages[0].get_content_type() == "text/plain"


def test_other_forms_come_as_an_attachment() -> None:
    mailbox = Mailbox()
    with mail_server(mailbox) as settings:
        letter = replace(LETTER, media_type="application/x-bibtex", body="@misc{x,\n  title = {Ü}\n}\n")
        MailCarrier(settings).carry(letter)
    (attachment,) = mailbox.messages[0].iter_attachments()
    assert attachment.get_filename() == "digest.bibtex"
    assert attachment.get_content().decode() == letter.body


def test_mail_that_the_server_refuses_for_anybody_is_not_told_as_sent() -> None:
    mailbox = Mailbox(refused=("nils@example.org",))
    with (
        mail_server(mailbox) as settings,
        pytest.raises(DeliveryError, match=r"refused for nils@example\.org"),
    ):
        MailCarrier(settings).carry(LETTER)


def test_server_that_is_not_there_is_told() -> None:
    settings = MailSettings(to=("maya@example.org",), sender="t@example.org", host="127.0.0.1", port=1)
    with pytest.raises(DeliveryError, match=r"channel weekly: 127\.0\.0\.1: .*refused"):
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


# Chat

APPRISE = pytest.mark.filterwarnings("ignore:.*imghdr.*:DeprecationWarning")
"""Apprise imports what newer Pythons no longer have, and knows it."""


@dataclass
class ChatService:
    """A chat service's web hook."""

    asked: list[Request] = field(default_factory=list)
    status: int = 200

    def answer(self, request: Request) -> Reply:
        self.asked.append(request)
        return Reply(self.status, b"{}")


@APPRISE
def test_chat_services_are_told_through_apprise() -> None:
    service = ChatService()
    with LoopbackServer(service) as server:
        address = server.url.replace("http://", "json://")
        assert ChatCarrier(AppriseChannel([address])).carry(LETTER) == "chat"
    assert b"A week" in service.asked[0].body
    assert b"16 to 22 November" in service.asked[0].body


@APPRISE
def test_chat_service_that_refuses_is_told() -> None:
    with LoopbackServer(ChatService(status=500)) as server:
        address = server.url.replace("http://", "json://")
        with pytest.raises(DeliveryError, match="did not take it"):
            ChatCarrier(AppriseChannel([address])).carry(LETTER)


@APPRISE
def test_a_page_goes_to_chat_as_plain_text() -> None:
    service = ChatService()
    with LoopbackServer(service) as server:
        carrier = ChatCarrier(AppriseChannel([server.url.replace("http://", "json://")]))
        carrier.carry(replace(LETTER, media_type="text/html", body="<h1>no</h1>"))
    assert b"A WEEK" in service.asked[0].body
    assert b"<h1>" not in service.asked[0].body


# GitHub


@pytest.fixture
def github(tmp_path: Path) -> Iterator[Scene]:
    with scene(tmp_path) as made:
        yield made
        for request in made.service.requests:
            assert faults(request) == []


@pytest.fixture(params=["issue", "discussion"])
def board(request: pytest.FixtureRequest, github: Scene) -> Board:
    if request.param == "issue":
        return IssueBoard(github.access(), github.world.name, "digest", manners=QUICK)
    return DiscussionBoard(github.access(), github.world.name, "announcements", manners=QUICK)


def again(letter: Letter, key: str, body: str, days: int = 7) -> Letter:
    return replace(letter, key=key, body=body, subject=f"VLM: {key}", at=letter.at + timedelta(days=days))


def test_one_post_is_kept_current(github: Scene, board: Board) -> None:
    carrier = BoardCarrier(board)
    first = carrier.carry(LETTER)
    assert carrier.carry(again(LETTER, "digest.next", "- two\n")) == first
    (post,) = github.world.posts.values()
    assert "- two" in post.body
    assert "- one" not in post.body
    assert post.title == "VLM: digest.next"


def test_each_week_has_a_post_of_its_own_that_only_grows(github: Scene, board: Board) -> None:
    carrier = BoardCarrier(board, weekly=True)
    carrier.carry(LETTER)
    carrier.carry(again(LETTER, "digest.later", "- later\n", days=2))
    carrier.carry(again(LETTER, "digest.next", "- two\n"))
    first, second = github.world.posts.values()
    assert first.body.index("- one") < first.body.index("- later")
    assert first.title == LETTER.subject
    assert "- two" in second.body


def test_letter_that_is_there_already_writes_nothing(github: Scene, board: Board) -> None:
    BoardCarrier(board).carry(LETTER)
    before = len(github.service.writes)
    BoardCarrier(board).carry(LETTER)
    assert len(github.service.writes) == before


@pytest.mark.parametrize("fault", [GitHubFault.LOST_ANSWER, GitHubFault.HANG_UP], ids=str)
def test_lost_answer_makes_no_second_post(github: Scene, board: Board, fault: GitHubFault) -> None:
    github.service.turn(fault, lambda _number, request: request in github.service.writes)
    BoardCarrier(board).carry(LETTER)
    assert len(github.world.posts) == 1


def test_write_that_did_not_happen_is_told(github: Scene, board: Board) -> None:
    github.service.turn(
        GitHubFault.BAD_GATEWAY, lambda _number, request: request in github.service.writes, times=None
    )
    with pytest.raises(DeliveryError, match="channel weekly: "):
        BoardCarrier(board).carry(LETTER)
    assert github.world.posts == {}


def test_post_of_a_stranger_with_our_mark_is_left_alone(github: Scene, board: Board) -> None:
    BoardCarrier(board).carry(LETTER)
    (ours,) = github.world.posts.values()
    ours.author = "stranger"
    BoardCarrier(board).carry(again(LETTER, "digest.next", "- two\n"))
    assert "- one" in ours.body
    assert len(github.world.posts) == 2


def test_closed_post_stays_closed_and_a_new_one_is_opened(github: Scene, board: Board) -> None:
    BoardCarrier(board).carry(LETTER)
    (first,) = github.world.posts.values()
    first.state = "closed"
    BoardCarrier(board).carry(again(LETTER, "digest.next", "- two\n"))
    assert "- one" in first.body
    assert len(github.world.posts) == 2


def test_post_that_is_too_long_is_cut_between_two_lines(github: Scene, board: Board) -> None:
    lines = "".join(f"- paper {number} with a title of some length\n" for number in range(3000))
    BoardCarrier(board).carry(replace(LETTER, body=f"## A week\n\n{lines}"))
    (post,) = github.world.posts.values()
    assert LIMIT - 500 < len(post.body) < LIMIT + 200
    shown = post.body.count("\n- paper")
    assert f"{3000 - shown} more lines did not fit" in post.body


def test_post_of_a_template_without_lists_keeps_its_mark_and_its_beginning(
    github: Scene, board: Board
) -> None:
    BoardCarrier(board).carry(replace(LETTER, body="paper with a title of some length\n" * 3000))
    (post,) = github.world.posts.values()
    assert post.body.startswith("<!-- tracker digest weekly -->")
    assert LIMIT - 500 < len(post.body) < LIMIT + 200
    assert "did not fit" in post.body


def test_token_that_may_not_write_is_told(github: Scene, board: Board) -> None:
    github.service.turn(
        GitHubFault.NOT_ALLOWED, lambda _number, request: request.method == "POST", times=None
    )
    with pytest.raises(DeliveryError, match="channel weekly: "):
        BoardCarrier(board).carry(LETTER)


def test_category_that_is_not_there_is_told_with_those_that_are(github: Scene) -> None:
    board = DiscussionBoard(github.access(), github.world.name, "News", manners=QUICK)
    with pytest.raises(
        DeliveryError, match="no discussion category 'News'; there are Announcements, General"
    ):
        BoardCarrier(board).carry(LETTER)


def test_pull_request_is_never_taken_for_an_issue(github: Scene) -> None:
    person = github.person()
    person.push("topic", {"x": b"x"})
    github.world.open_pull(
        "maya",
        {"head": "example:topic", "base": "main", "title": "x", "body": "<!-- tracker digest weekly -->"},
    )
    BoardCarrier(IssueBoard(github.access(), github.world.name, manners=QUICK)).carry(LETTER)
    assert len(github.world.posts) == 1


# From the settings to the carrier, and what is remembered


def channel(**how: object) -> ChannelSettings:
    return ChannelSettings.model_validate({"name": "weekly", **how})


@pytest.mark.parametrize(
    ("settings", "carrier"),
    [
        (channel(file="x.md"), FileCarrier),
        (channel(email={"to": ["a@b.example"], "sender": "c@d.example"}), MailCarrier),
        (channel(chat=True), ChatCarrier),
        (channel(issue=IssueSettings(repository="o/r")), BoardCarrier),
        (channel(discussion=DiscussionSettings(repository="o/r")), BoardCarrier),
    ],
    ids=["file", "email", "chat", "issue", "discussion"],
)
def test_each_way_has_its_carrier(settings: ChannelSettings, carrier: type[Carrier]) -> None:
    assert isinstance(carrier_for(settings, {"GITHUB_TOKEN": "x"}), carrier)


def test_channel_without_a_way_has_no_carrier() -> None:
    with pytest.raises(UsageError, match="no way to be told"):
        carrier_for(channel(file="x").model_copy(update={"file": None}), {"GITHUB_TOKEN": "x"})


def test_github_without_a_token_is_told_before_anything_is_done() -> None:
    with pytest.raises(UsageError, match="set GITHUB_TOKEN"):
        carrier_for(channel(issue=IssueSettings(repository="o/r")), {})


@pytest.mark.parametrize(
    "how",
    [{}, {"file": "x", "chat": True}, {"issue": IssueSettings(repository="o/r"), "format": "html"}],
    ids=["no way", "two ways", "html in an issue"],
)
def test_channel_that_cannot_be_is_refused(how: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="channel weekly"):
        channel(**how)


@dataclass
class Hand:
    """A carrier that takes letters, or does not."""

    letters: list[Letter] = field(default_factory=list)
    closed: bool = False

    def carry(self, letter: Letter) -> str:
        if self.closed:
            raise DeliveryError(letter.channel, "closed")
        self.letters.append(letter)
        return "a hand"


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(IN_MEMORY) as opened:
        fill(opened, weeks=3)
        yield opened


def test_what_did_not_arrive_is_told_the_next_time(store: Store) -> None:
    hand, settings = Hand(closed=True), channel(file="x")
    failed = deliver(store, Settings(), settings, hand, now=NOW)
    assert failed.failed
    assert mark_of(store, "weekly") is None
    hand.closed = False
    assert deliver(store, Settings(), settings, hand, now=NOW).where == "a hand"
    assert "8 new papers" in hand.letters[0].body


def test_template_that_cannot_be_used_is_the_channels_own_trouble(store: Store, tmp_path: Path) -> None:
    template = tmp_path / "digest.md.j2"
    template.write_text("{% if %}")
    settings = Settings.model_validate({"digest": {"templates": {"md": str(template)}}})
    hand = Hand()
    failed = deliver(store, settings, channel(file="x"), hand, now=NOW)
    assert failed.failed
    assert "the template for" in failed.reason
    assert mark_of(store, "weekly") is None
    assert deliver(store, settings, channel(file="x", format="text"), hand, now=NOW).where == "a hand"


@pytest.mark.parametrize("shape", ["text", "html"])
def test_mail_says_in_plain_text_what_a_template_of_ones_own_says(
    store: Store, tmp_path: Path, shape: str
) -> None:
    template = tmp_path / "digest.txt.j2"
    template.write_text("Dear group, {{ digest.new | length }} papers.")
    settings = Settings.model_validate({"digest": {"templates": {"text": str(template)}}})
    hand = Hand()
    deliver(store, settings, channel(file="x", format=shape), hand, now=NOW)
    sender = MailSettings(to=("maya@example.org",), sender="t@example.org", host="127.0.0.1")
    mail = message_of(hand.letters[0], sender).get_body(("plain",))
    assert mail is not None
    assert mail.get_content().strip() == "Dear group, 8 papers."


def test_what_another_process_is_telling_is_not_told_twice(store: Store) -> None:
    hand, settings = Hand(), channel(file="x")
    with store.lease("digest:weekly", "elsewhere/1", timedelta(minutes=1)):
        held = deliver(store, Settings(), settings, hand, now=NOW)
    assert (held.where, held.failed) == ("", False)
    assert "another process" in held.reason
    assert hand.letters == []
    assert deliver(store, Settings(), settings, hand, now=NOW).where == "a hand"


def test_run_repeated_at_once_says_nothing(store: Store) -> None:
    hand, settings = Hand(), channel(file="x")
    deliver(store, Settings(), settings, hand, now=NOW)
    repeated = deliver(store, Settings(), settings, hand, now=NOW + timedelta(minutes=5))
    assert repeated.where == ""
    assert repeated.reason == "nothing new since it was last told"
    assert len(hand.letters) == 1


def test_quiet_week_is_told_honestly(store: Store) -> None:
    hand, settings = Hand(), channel(file="x")
    deliver(store, Settings(), settings, hand, now=NOW)
    deliver(store, Settings(), settings, hand, now=NOW + timedelta(days=7))
    assert "Nothing new in this period." in hand.letters[1].body
    assert "did not run in this period" in hand.letters[1].body


def test_channel_that_wants_no_quiet_weeks_gets_none(store: Store) -> None:
    hand, settings = Hand(), channel(file="x", quiet=False)
    deliver(store, Settings(), settings, hand, now=NOW)
    quiet = deliver(store, Settings(), settings, hand, now=NOW + timedelta(days=7))
    assert quiet.reason == "nothing new, and the channel wants no quiet weeks"
    assert len(hand.letters) == 1


def test_feed_holds_the_same_items_however_often_it_is_made(store: Store) -> None:
    hand, settings = Hand(), channel(file="x", format="atom")
    deliver(store, Settings(), settings, hand, now=NOW)
    deliver(store, Settings(), settings, hand, now=NOW)
    assert hand.letters[0].body == hand.letters[1].body
    assert mark_of(store, "weekly") is None


def test_mail_has_no_drawings(store: Store) -> None:
    hand = Hand()
    settings = channel(format="html", email={"to": ["a@b.example"], "sender": "c@d.example"})
    deliver(store, Settings(), settings, hand, now=NOW)
    assert "<svg" not in hand.letters[0].body
    assert "▁" in hand.letters[0].body or "█" in hand.letters[0].body
