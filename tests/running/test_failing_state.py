"""The daemon on a real PostgreSQL that takes nothing more, or says nothing more, while work is under way."""

import json
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import LiteralString
from urllib.error import HTTPError

import psycopg
import pytest
from support.chat import APPRISE, chat_service
from support.mailboxes import Mailbox, mail_server
from support.postgres import Server, postgres, postgres_url
from support.serving import LINE, missed, settings_text, wait_for

from state.records import EventKind
from state.store import open_store
from tracker.daemon.service import Daemon
from tracker.daemon.watching import Watch
from tracker.loopback.stage import Stage
from tracker.settings.load import parse

__all__ = ["postgres", "postgres_url"]


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A beat is half a minute, and between two tries there is up to an hour."""
    monkeypatch.setattr("tracker.daemon.service._BEAT", 0.1)
    monkeypatch.setattr("tracker.daemon.service._LONGEST_PAUSE", timedelta(0))


Serving = Callable[..., Daemon]


@pytest.fixture
def serving(stage: Stage, postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Serving]:
    """Begins a daemon to whom schedules are due; all end with the test."""
    environment = {**stage.environment(), "TRACKER_STATE_URL": postgres_url}
    monkeypatch.setenv("TRACKER_NOW", environment["TRACKER_NOW"])
    begun: list[tuple[Daemon, threading.Thread]] = []

    def begin(*schedules: str, more: str = "", **further: str) -> Daemon:
        with open_store(postgres_url) as store:
            store.advance(map(missed, schedules))
        text = settings_text(stage).replace("[schedule]\n", f'[schedule]\ndigest = "{LINE}"\n')
        daemon = Daemon(lambda: parse(f"{text}\n{more}"), {**environment, **further})
        thread = threading.Thread(target=daemon.serve)
        thread.start()
        begun.append((daemon, thread))
        wait_for(lambda: daemon.address)
        return daemon

    yield begin
    for daemon, thread in begun:
        daemon.stop()
        thread.join(240)
        assert not thread.is_alive()


@contextmanager
def no_room_in(table: LiteralString, url: str, rows: LiteralString = "true") -> Iterator[None]:
    """A disk without room for one more row of a table; there is room for others in the pages they have."""
    database = Server(url)
    database.execute(
        "CREATE OR REPLACE FUNCTION full_disk() RETURNS trigger AS"
        " $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$ LANGUAGE plpgsql"
    )
    names = {"table": table}
    database.execute(
        "CREATE TRIGGER full_disk BEFORE INSERT ON {table}"
        f" FOR EACH ROW WHEN ({rows}) EXECUTE FUNCTION full_disk()",
        **names,
    )
    yield
    database.execute("DROP TRIGGER full_disk ON {table}", **names)


def complaints(daemon: Daemon) -> str:
    """What the daemon complains of, as a monitor hears it; nothing while it is well."""
    assert daemon.address
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{daemon.address[1]}/healthz", timeout=60) as answer:
            assert json.load(answer)["complaints"] == []
            return ""
    except HTTPError as error:
        with error:
            return " ".join(json.load(error)["complaints"])


def test_poll_that_the_state_could_not_take_is_made_good_when_it_can(
    stage: Stage, serving: Serving, postgres_url: str
) -> None:
    with open_store(postgres_url), no_room_in("sightings", postgres_url):
        daemon = serving("run")
        wait_for(lambda: daemon.gauges.failures["poll"] > 1)
        wait_for(lambda: "no room left" in complaints(daemon))
        assert not stage.github.requests
    wait_for(lambda: daemon.gauges.list_success)
    wait_for(lambda: not complaints(daemon))
    assert len(list(stage.world.open_pulls())) == 1


def test_digest_that_cannot_be_noted_is_sent_once_however_often_it_is_tried(
    serving: Serving, postgres_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    box = Mailbox()
    with mail_server(box) as mail:
        channel = (
            '[[digest.channels]]\nname = "mail"\nformat = "text"\n[digest.channels.email]\nhost = "127.0.0.1"\n'
            f'port = {mail.port}\nsender = "tracker@example.org"\nto = ["maya@example.org"]\nencryption = "none"\n'
        )
        daemon = serving("run", more=channel)
        wait_for(lambda: daemon.gauges.list_success)
        daemon.stop()
        with no_room_in("events", postgres_url):
            daemon = serving("digest", more=channel)
            wait_for(lambda: caplog.text.count("the digest of") > 3)
            assert "the digest of" in complaints(daemon)
        wait_for(lambda: not complaints(daemon))
    assert len(box.messages) == 1


@APPRISE
def test_notice_that_cannot_be_noted_is_sent_once_however_often_it_is_tried(
    serving: Serving, postgres_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    with chat_service() as chat:
        with open_store(postgres_url), no_room_in("events", postgres_url, "NEW.kind = 'told'"):
            daemon = serving("run", TRACKER_NOTIFY=chat.address)
            wait_for(lambda: caplog.text.count("the run of") > 3)
            assert "the run of" in complaints(daemon)
        wait_for(lambda: not complaints(daemon))
        assert len(chat.heard) == 1
    with open_store(postgres_url) as store:
        assert len(list(store.events(kinds=[EventKind.TOLD]))) == 1


def test_state_that_says_nothing_more_is_complained_of(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.daemon.watching._SILENT", timedelta(0))
    watch = Watch()
    with open_store(postgres_url) as watch.store, psycopg.connect(postgres_url) as other:
        other.execute("LOCK TABLE events IN ACCESS EXCLUSIVE MODE")
        look = threading.Thread(target=watch.look, args=({},))
        look.start()
        wait_for(lambda: any("has not answered since" in one for one in watch.health().complaints))
        other.rollback()
        look.join(240)
        assert watch.health().well
