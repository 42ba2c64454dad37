"""Whom a letter did not reach gets it later, once."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from support.letters import LETTER
from support.mailboxes import Mailbox, mail_server
from support.month import NOW, fill
from support.works import exported

from state.errors import LeaseLostError
from state.store import IN_MEMORY, Store, open_store
from tracker.digest.delivery.letter import Letter
from tracker.digest.late import catch_up, late_letters, owe
from tracker.digest.telling import Delivered, deliver_all
from tracker.settings.digest import MailSettings
from tracker.settings.model import Settings

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(IN_MEMORY) as opened:
        fill(opened, weeks=3)
        yield opened


def tell(store: Store, mail: MailSettings, at: datetime, due: datetime | None = None) -> Delivered:
    """The digest of a moment, to a channel that is this mail."""
    channel = {"name": "weekly", "email": mail.model_dump()}
    settings = Settings.model_validate({"digest": {"channels": [channel]}})
    (told,) = deliver_all(store, settings, {}, now=at, due=due)
    return told


def test_who_was_refused_for_now_gets_the_same_letter_later_and_nobody_else_does(store: Store) -> None:
    mailbox = Mailbox(busy=("nils@example.org",))
    with mail_server(mailbox) as mail:
        first = tell(store, mail, NOW, due=NOW)
        assert first.failed
        assert "nils@example.org (451 later)" in first.words
        again = tell(store, mail, NOW + HOUR, due=NOW)
        assert again.failed, "or the daemon would not come again"
        mailbox.busy = ()
        last = tell(store, mail, NOW + 2 * HOUR, due=NOW)
        assert (last.failed, last.where) == (False, "nils@example.org (late)")
        assert tell(store, mail, NOW + 3 * HOUR, due=NOW).where == ""
    assert mailbox.people == [["maya@example.org"], ["nils@example.org"]]
    one, other = mailbox.messages
    assert (one["Message-ID"], one.as_string()) == (other["Message-ID"], other.as_string())


def test_next_digest_comes_after_the_letter_that_is_late(store: Store) -> None:
    mailbox = Mailbox(busy=("nils@example.org",))
    with mail_server(mailbox) as mail:
        tell(store, mail, NOW)
        mailbox.busy = ()
        told = tell(store, mail, NOW + 7 * DAY)
    assert told.where == "maya@example.org, nils@example.org, nils@example.org (late)"
    assert mailbox.people == [
        ["maya@example.org"],
        ["nils@example.org"],
        ["maya@example.org", "nils@example.org"],
    ]


@pytest.mark.parametrize("at_once", [True, False], ids=["at once", "when it came again"])
def test_who_is_refused_for_good_is_named_and_not_tried_again(store: Store, at_once: bool) -> None:
    nils = ("nils@example.org",)
    mailbox = Mailbox(refused=nils) if at_once else Mailbox(busy=nils)
    with mail_server(mailbox) as mail:
        told = tell(store, mail, NOW)
        if not at_once:
            mailbox.refused, mailbox.busy = nils, ()
            told = tell(store, mail, NOW + HOUR, due=NOW)
        assert told.failed
        assert "refuses for good" in told.words
        assert late_letters(store, "weekly") == ()
        assert not tell(store, mail, NOW + 2 * HOUR, due=NOW).failed


def test_a_letter_that_two_weeks_do_not_bring_is_given_up(store: Store) -> None:
    mailbox = Mailbox(busy=("nils@example.org",))
    with mail_server(mailbox) as mail:
        tell(store, mail, NOW)
        told = tell(store, mail, NOW + 15 * DAY)
    assert "what two weeks did not bring is given up" in told.words
    assert [letter.at for letter in late_letters(store, "weekly")] == [NOW + 15 * DAY]


def test_a_server_that_is_away_keeps_what_is_late(store: Store) -> None:
    mailbox = Mailbox(busy=("nils@example.org",))
    with mail_server(mailbox) as mail:
        tell(store, mail, NOW)
    away = tell(store, mail, NOW + HOUR, due=NOW)
    assert away.failed
    assert len(late_letters(store, "weekly")) == 1


def test_who_is_no_longer_among_the_people_is_owed_nothing(store: Store) -> None:
    mailbox = Mailbox(busy=("nils@example.org",))
    with mail_server(mailbox) as mail:
        tell(store, mail, NOW)
        alone = mail.model_copy(update={"to": ("maya@example.org",)})
        told = tell(store, alone, NOW + HOUR, due=NOW)
    assert (told.failed, told.where) == (False, "")
    assert late_letters(store, "weekly") == ()


def test_a_channel_that_goes_another_way_now_tells_nobody_an_old_letter(store: Store, tmp_path: Path) -> None:
    mailbox = Mailbox(busy=("nils@example.org",))
    with mail_server(mailbox) as mail:
        tell(store, mail, NOW)
    page = tmp_path / "digest.html"
    settings = Settings.model_validate({"digest": {"channels": [{"name": "weekly", "file": str(page)}]}})
    (told,) = deliver_all(store, settings, {}, now=NOW + HOUR, due=NOW)
    assert (told.failed, told.where, page.exists()) == (False, "", False)
    assert late_letters(store, "weekly") == ()


@dataclass
class Stopped:
    """A carrier in whose second letter the process is stopped."""

    carried: list[str] = field(default_factory=list)

    def carry(self, letter: Letter) -> str:
        if self.carried:
            raise LeaseLostError("digest:weekly")
        self.carried.append(letter.key)
        return "nils@example.org"


def test_a_late_letter_that_arrived_is_not_carried_again_where_the_next_one_was_cut_off(store: Store) -> None:
    for key in ("digest.1", "digest.2"):
        owe(store, replace(LETTER, channel="weekly", key=key), {"nils"}, NOW)
    with pytest.raises(LeaseLostError):
        catch_up(store, "weekly", Stopped(), NOW)
    assert [letter.key for letter in late_letters(store, "weekly")] == ["digest.2"]


def test_the_memory_names_nobody_who_is_owed_a_letter(store: Store) -> None:
    mailbox = Mailbox(busy=("nils@example.org",))
    with mail_server(mailbox) as mail:
        tell(store, mail, NOW)
    assert "nils@" not in exported(store)
