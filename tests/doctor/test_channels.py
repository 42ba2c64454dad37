"""What the doctor makes of the digest's channels and of the model that judges."""

import socket
import sys
from pathlib import Path

import pytest
from support.chat import APPRISE
from support.mailboxes import Mailbox, mail_server

from tracker.digest.delivery.registry import MODULES
from tracker.doctor.channels import channels, notices
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


@APPRISE
def test_notices_that_would_stop_every_run_are_a_fault_and_their_address_is_not_shown() -> None:
    (finding,) = notices({"TRACKER_NOTIFY": "json://127.0.0.1:9 nonsense-with-a-secret"})
    assert finding.level is Level.FAULT
    assert "address 2" in finding.found
    assert "secret" not in f"{finding.found} {finding.advice}"


@APPRISE
def test_notices_that_can_be_sent_are_fine_and_those_that_nobody_wants_are_nothing() -> None:
    (finding,) = notices({"TRACKER_NOTIFY": "json://127.0.0.1:9"})
    assert finding.level is Level.FINE
    assert list(notices({})) == []


def test_what_sends_notices_is_missed_among_the_machines_versions_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "apprise", None)  # as where the extra is not installed
    assert list(notices({"TRACKER_NOTIFY": "json://127.0.0.1:9"})) == []


def test_a_model_that_is_damaged_is_a_fault_that_says_how_to_mend_it(tmp_path: Path) -> None:
    (shipped,) = classifier(ClassifierSettings())
    assert shipped.level is Level.FINE
    (tmp_path / "in-use").write_text("gone")
    (own,) = classifier(ClassifierSettings(folder=tmp_path))
    assert own.level is Level.FAULT
    assert "`tracker train`" in own.advice
