"""What the end of a run leaves and tells, with a real memory and a channel that is only an ear."""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from support.chat import APPRISE, ChatService, chat_service
from support.made_up import NOON
from support.notebook import git

from state.happenings import Place, proposed
from state.identity import identify
from state.records import ListName, Outcome, Paper, Run, RunId, Sighting, SourceName, SourceReport
from state.store import IN_MEMORY, Store, open_store
from tracker.git import Git
from tracker.job.report import ListReport
from tracker.notices.after import after_run, notify
from tracker.notices.outlook import foreseen, note_activity
from tracker.settings.load import parse
from tracker.settings.model import Settings
from tracker.troubles import troubles

pytestmark = APPRISE

VLM = ListName("vlm")


@pytest.fixture
def settings() -> Settings:
    return parse('[[lists]]\nname = "vlm"\nrepository = "Me/List"\n')


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(IN_MEMORY) as opened:
        yield opened


@pytest.fixture
def ear() -> Iterator[ChatService]:
    with chat_service() as service:
        yield service


def address(ear: ChatService) -> dict[str, str]:
    return {"TRACKER_NOTIFY": ear.address}


def ran(store: Store, days_ago: int, outcome: Outcome = Outcome.NEW) -> None:
    began = NOON - timedelta(days=days_ago)
    reports = (SourceReport(SourceName("arxiv"), outcome, 0, reason="HTTP 429"),)
    store.record_run(
        Run(RunId(f"run-{days_ago}"), began, began + timedelta(minutes=1), outcome.value, reports)
    )


def put_forward(store: Store, number: str, title: str, at: datetime) -> None:
    identity = identify(number)
    assert identity
    store.remember([Sighting(SourceName("arxiv"), number, at, Paper(title, arxiv_id=number), (identity,))])
    store.append([proposed(identity, VLM, at, Place(pull="https://github.example/pull/1"))])


def heard(ear: ChatService) -> list[str]:
    return [told["message"] for told in ear.heard]


def test_what_the_last_run_proposed_is_told_once(store: Store, settings: Settings, ear: ChatService) -> None:
    put_forward(store, "2611.00001", "Told Long Ago", NOON - timedelta(days=2))
    put_forward(store, "2611.00002", "Lumen Sees", NOON)
    ran(store, 1)
    ran(store, 0)
    for _ in range(2):
        notify(store, settings, address(ear), NOON)
    assert heard(ear) == ["vlm: 1 new to look at — https://github.example/pull/1\n- Lumen Sees"]


def test_new_entries_whose_notice_did_not_arrive_are_told_by_the_next_run(
    store: Store, settings: Settings, ear: ChatService
) -> None:
    titles = ["One Lamp", "Two Lamps", "Three Lamps"]
    for day, title in enumerate(titles):
        now = NOON + timedelta(days=day)
        put_forward(store, f"2611.0000{day}", title, now)
        ran(store, -day)
        ear.code = 500 if day < 2 else 200
        notify(store, settings, address(ear), now)
    ran(store, -3)
    notify(store, settings, address(ear), NOON + timedelta(days=3))
    assert [message.count("Lamp") for message in heard(ear)] == [1, 2, 2]
    assert "Two Lamps" in heard(ear)[2]


def test_what_a_clock_that_ran_ahead_left_silences_and_repeats_nothing(
    store: Store, settings: Settings, ear: ChatService
) -> None:
    ran(store, -365)
    put_forward(store, "2611.00009", "KettleVL", NOON + timedelta(days=365))
    notify(store, settings, address(ear), NOON + timedelta(days=365))
    for days, title in ((1, "LumenVL"), (0, "SpoutVL")):
        ran(store, days)
        put_forward(store, f"2611.0000{days}", title, NOON - timedelta(days=days))
        notify(store, settings, address(ear), NOON - timedelta(days=days))
    assert [told.rpartition("- ")[2] for told in heard(ear)] == ["KettleVL", "LumenVL", "SpoutVL"]


def test_notice_that_did_not_arrive_is_tried_again(
    store: Store, settings: Settings, ear: ChatService
) -> None:
    for day in range(3):
        ran(store, day, Outcome.DEGRADED)
    ear.code = 500
    notify(store, settings, address(ear), NOON)
    ear.code = 200
    for _ in range(2):
        notify(store, settings, address(ear), NOON)
    assert len(heard(ear)) == 2
    assert "arXiv has not answered well for 3 runs: HTTP 429" in heard(ear)[1]


def test_nothing_is_looked_up_where_nobody_wants_to_be_told(settings: Settings) -> None:
    with open_store(IN_MEMORY) as closed:
        pass
    notify(closed, settings, {}, NOON)


def test_quiet_list_on_actions_is_told_of_before_its_schedule_ends(
    store: Store, settings: Settings, ear: ChatService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "init", "--quiet")
    monkeypatch.setenv("GIT_COMMITTER_DATE", (NOON - timedelta(days=50)).isoformat())
    git(tmp_path, "commit", "--quiet", "--allow-empty", "-m", "Long ago")
    monkeypatch.chdir(tmp_path)
    ran(store, 0)
    here = {**os.environ, **address(ear), "GITHUB_ACTIONS": "true", "GITHUB_REPOSITORY": "Me/List"}
    after_run(store, settings, here, NOON)
    expected = foreseen(store, ["me/list"], NOON)
    assert expected
    assert expected.near
    assert "Enable workflow" in heard(ear)[0]


def test_list_that_another_run_has_in_hand_stays_in_trouble_until_it_goes_well(
    store: Store, settings: Settings
) -> None:
    for outcome in (Outcome.FAILED, Outcome.DEGRADED):
        after_run(store, settings, {}, NOON, [ListReport(VLM, outcome, reason=outcome.value)])
        assert [one.reason for one in troubles(store, ["vlm"])] == ["failed"]
    after_run(store, settings, {}, NOON, [ListReport(VLM, Outcome.QUIET)])
    assert troubles(store, ["vlm"]) == []


@pytest.mark.parametrize(
    "environment",
    [{}, {"GITHUB_ACTIONS": "true", "GITHUB_REPOSITORY": "else/where"}],
    ids=["not on Actions", "another repository"],
)
def test_no_end_is_foreseen_where_no_schedule_is_github_s(
    store: Store, tmp_path: Path, environment: dict[str, str]
) -> None:
    note_activity(store, "Me/List", Git(tmp_path, {**os.environ, **environment}), environment, NOON)
    assert foreseen(store, ["Me/List"], NOON) is None


def test_folder_that_is_no_clone_tells_of_no_activity(store: Store, tmp_path: Path) -> None:
    there = {**os.environ, "GITHUB_ACTIONS": "true", "GITHUB_REPOSITORY": "Me/List"}
    note_activity(store, "Me/List", Git(tmp_path, there), there, NOON)
    assert foreseen(store, ["Me/List"], NOON) is None
