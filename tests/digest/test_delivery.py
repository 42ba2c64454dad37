"""Digests on their way: by which carrier, what is remembered of it, and as a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from support.chat import APPRISE
from support.letters import LETTER
from support.month import NOW, fill

from state.errors import LeaseLostError
from state.store import IN_MEMORY, Store, open_store
from tracker.digest.delivery.board import BoardCarrier
from tracker.digest.delivery.chat import ChatCarrier
from tracker.digest.delivery.file import FileCarrier, filled_in
from tracker.digest.delivery.letter import Carrier, DeliveryError, Letter, PartlyDeliveredError
from tracker.digest.delivery.mail import MailCarrier, message_of
from tracker.digest.delivery.registry import MODULES, carrier_for
from tracker.digest.telling import deliver
from tracker.digest.told import mark_of
from tracker.digest.words import UNSEEN
from tracker.errors import UsageError
from tracker.settings.digest import ChannelSettings, DiscussionSettings, IssueSettings, MailSettings
from tracker.settings.model import Settings


def test_file_is_written_where_its_path_says(tmp_path: Path) -> None:
    told = FileCarrier(tmp_path / "site" / "{week}" / "{date}.md").carry(LETTER)
    assert Path(told) == tmp_path / "site" / "2026-W48" / "2026-11-23.md"
    assert Path(told).read_text() == LETTER.body
    assert [path.name for path in Path(told).parent.iterdir()] == ["2026-11-23.md"]


def test_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(DeliveryError, match="cannot write"):
        FileCarrier(tmp_path / "file" / "digest.md").carry(LETTER)


def test_week_of_new_year_is_its_own_year_s() -> None:
    assert filled_in(Path("{week}"), datetime(2027, 1, 1, tzinfo=UTC)) == Path("2026-W53")


def channel(**how: object) -> ChannelSettings:
    return ChannelSettings.model_validate({"name": "weekly", **how})


WAYS: dict[str, tuple[object, type[Carrier]]] = {
    "file": ("x.md", FileCarrier),
    "chat": (True, ChatCarrier),
    "email": ({"to": ["a@b.example"], "sender": "c@d.example"}, MailCarrier),
    "issue": (IssueSettings(repository="o/r"), BoardCarrier),
    "discussion": (DiscussionSettings(repository="o/r"), BoardCarrier),
}
"""Each way as a channel's settings ask for it, and what carries its letters."""


@APPRISE
@pytest.mark.parametrize("way", MODULES)
def test_each_way_has_its_carrier(way: str) -> None:
    said, carrier = WAYS[way]
    surroundings = {"GITHUB_TOKEN": "x", "TRACKER_NOTIFY": "json://localhost"}
    settings = channel(**{way: said})
    assert settings.way == way
    assert isinstance(carrier_for(settings, surroundings), carrier)


def test_each_way_that_is_known_is_in_the_registry() -> None:
    assert list(WAYS) == list(MODULES)


@pytest.mark.parametrize(
    ("settings", "lacking"),
    [
        (channel(issue=IssueSettings(repository="o/r")), "GITHUB_TOKEN"),
        (channel(chat=True), "TRACKER_NOTIFY"),
    ],
    ids=["GitHub", "chat"],
)
def test_what_a_way_lacks_is_told_before_anything_is_done(settings: ChannelSettings, lacking: str) -> None:
    with pytest.raises(UsageError, match=f"set {lacking}"):
        carrier_for(settings, {})


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
    lost: str = ""

    def carry(self, letter: Letter) -> str:
        if self.closed:
            raise DeliveryError("closed")
        self.letters.append(letter)
        if self.lost:
            raise PartlyDeliveredError(self.lost)
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
    assert mark_of(store, "weekly", NOW) is None
    hand.closed = False
    assert deliver(store, Settings(), settings, hand, now=NOW).where == "a hand"
    assert "7 new papers, 1 paper that may not belong" in hand.letters[0].body


def test_what_reached_some_is_told_to_nobody_twice(store: Store) -> None:
    hand, settings = Hand(lost="refused for nils@example.org"), channel(file="x")
    partly = deliver(store, Settings(), settings, hand, now=NOW)
    assert partly.failed
    assert partly.reason == hand.lost
    assert deliver(store, Settings(), settings, hand, now=NOW + timedelta(hours=1)).where == ""
    assert len(hand.letters) == 1


def test_quiet_week_is_told_after_a_clock_ran_ahead(store: Store) -> None:
    hand, settings = Hand(), channel(file="x")
    deliver(store, Settings(), settings, hand, now=NOW + timedelta(days=365))
    told = deliver(store, Settings(), settings, hand, now=NOW + timedelta(days=40))
    assert told.where == "a hand"


@pytest.mark.parametrize("text", ["{% if %}", "{{ digest.titel }}", "{{ 1 / 0 }}"])
def test_template_that_cannot_be_used_is_the_channels_own_trouble(
    store: Store, tmp_path: Path, text: str
) -> None:
    template = tmp_path / "digest.md.j2"
    template.write_text(text)
    settings = Settings.model_validate({"digest": {"templates": {"md": str(template)}}})
    hand = Hand()
    failed = deliver(store, settings, channel(file="x"), hand, now=NOW)
    assert failed.failed
    assert f"the template {template} cannot be used on line 1: " in failed.reason
    assert mark_of(store, "weekly", NOW) is None
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


class Asleep:
    """A memory in which another process takes over what this one holds before it tells anything."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    @contextmanager
    def lease(self, name: str, owner: str, ttl: timedelta) -> Iterator["Asleep"]:
        del owner, ttl
        self.lost = name
        yield self

    def check(self) -> None:
        raise LeaseLostError(self.lost)


def test_what_another_process_took_over_while_this_one_slept_is_not_told_twice(store: Store) -> None:
    hand, settings = Hand(), channel(file="x")
    asleep: Any = Asleep(store)
    told = deliver(asleep, Settings(), settings, hand, now=NOW)
    assert (told.where, told.failed, hand.letters) == ("", False, [])
    assert "another process" in told.reason
    assert mark_of(store, "weekly", NOW) is None


def test_run_repeated_at_once_says_nothing(store: Store) -> None:
    hand, settings = Hand(), channel(file="x")
    deliver(store, Settings(), settings, hand, now=NOW)
    repeated = deliver(store, Settings(), settings, hand, now=NOW + timedelta(minutes=5))
    assert (repeated.where, repeated.failed) == ("", False)
    assert repeated.reason
    assert len(hand.letters) == 1


def test_quiet_week_is_told_honestly(store: Store) -> None:
    hand, settings = Hand(), channel(file="x")
    deliver(store, Settings(), settings, hand, now=NOW)
    deliver(store, Settings(), settings, hand, now=NOW + timedelta(days=7))
    assert UNSEEN in hand.letters[1].body


def test_channel_that_wants_no_quiet_weeks_gets_none(store: Store) -> None:
    hand, settings = Hand(), channel(file="x", quiet=False)
    deliver(store, Settings(), settings, hand, now=NOW)
    quiet = deliver(store, Settings(), settings, hand, now=NOW + timedelta(days=7))
    assert (quiet.where, quiet.failed) == ("", False)
    assert len(hand.letters) == 1


def test_feed_holds_the_same_items_however_often_it_is_made(store: Store) -> None:
    hand, settings = Hand(), channel(file="x", format="atom")
    deliver(store, Settings(), settings, hand, now=NOW)
    deliver(store, Settings(), settings, hand, now=NOW)
    assert hand.letters[0].body == hand.letters[1].body
    assert mark_of(store, "weekly", NOW) is None


def test_mail_has_no_drawings(store: Store) -> None:
    hand = Hand()
    settings = channel(format="html", email={"to": ["a@b.example"], "sender": "c@d.example"})
    deliver(store, Settings(), settings, hand, now=NOW)
    assert "<svg" not in hand.letters[0].body
    assert "▁" in hand.letters[0].body or "█" in hand.letters[0].body
