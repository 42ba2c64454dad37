"""What the doctor makes of the digest's channels and of the model that judges."""

import socket
from pathlib import Path

import pytest
from support.mailboxes import Mailbox, mail_server

from tracker.digest.delivery.registry import MODULES
from tracker.doctor.channels import channels
from tracker.doctor.classifier import classifier
from tracker.doctor.finding import Level
from tracker.settings.classifier import ClassifierSettings
from tracker.settings.digest import ChannelSettings

MAIL = {"to": ["maya@example.org"], "sender": "t@example.org", "host": "127.0.0.1"}


def found(environment: dict[str, str] | None = None, **way: object) -> tuple[Level, str]:
    channel = ChannelSettings.model_validate({"name": "weekly", **way})
    (finding,) = channels([channel], environment or {})
    assert finding.what == "channel weekly"
    return finding.level, f"{finding.found} {finding.advice}"


def test_mail_server_that_refuses_us_is_a_fault_that_says_what_to_look_at() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    level, words = found(email={**MAIL, "port": port})
    assert level is Level.FAULT
    assert f"127.0.0.1:{port}: Connection refused" in words
    assert "nobody gets this digest" in words


def test_mail_server_that_takes_letters_is_fine() -> None:
    mailbox = Mailbox()
    with mail_server(mailbox) as settings:
        assert found(email=settings.model_dump())[0] is Level.FINE
    assert mailbox.messages == []


@pytest.mark.parametrize(
    ("way", "lacks"),
    [
        ({"email": {**MAIL, "user": "t"}}, "TRACKER_SMTP_PASSWORD"),
        ({"issue": {"repository": "me/list"}}, "GITHUB_TOKEN"),
        ({"chat": True}, "TRACKER_NOTIFY"),
    ],
    ids=["mail", "issue", "chat"],
)
def test_a_secret_that_is_set_elsewhere_is_no_fault_here(way: dict[str, object], lacks: str) -> None:
    level, words = found(**way)
    assert level is Level.UNKNOWN
    assert lacks in words


def test_a_file_needs_nothing() -> None:
    assert set(MODULES) >= {"file"}
    assert found(file="page.md")[0] is Level.FINE


def test_a_model_that_is_damaged_is_a_fault_that_says_how_to_mend_it(tmp_path: Path) -> None:
    (shipped,) = classifier(ClassifierSettings())
    assert shipped.level is Level.FINE
    (tmp_path / "in-use").write_text("gone")
    (own,) = classifier(ClassifierSettings(folder=tmp_path))
    assert own.level is Level.FAULT
    assert "`tracker train`" in own.advice
