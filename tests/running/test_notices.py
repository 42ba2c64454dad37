"""What people are told at once: each thing once, on every channel."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from support.chat import APPRISE, ChatService, chat_service
from support.made_up import NOON

from state.records import Event, EventKind, ListName, Outcome, Run, RunId, SourceName, SourceReport
from state.store import IN_MEMORY, open_store
from tracker.notices.chat import AppriseChannel, ChannelAddressError
from tracker.notices.messages import Message, Proposed, Situation, due
from tracker.notices.occasion import Occasion
from tracker.notices.outlook import outlook
from tracker.notices.registry import CHANNELS, EachOf, channel
from tracker.notices.telling import Channel, tell
from tracker.notices.words import NoticeTemplateError
from tracker.settings.load import SettingsError, parse
from tracker.settings.notices import NoticesSettings
from tracker.troubles import note_failure, note_success, troubles

pytestmark = APPRISE

VLM = ListName("vlm")
ARXIV = SourceName("arxiv")


def run(days_ago: float, outcome: Outcome | None = None, reason: str = "") -> Run:
    start = NOON - timedelta(days=days_ago)
    reports = (SourceReport(ARXIV, outcome, 0, reason=reason),) if outcome else ()
    return Run(RunId(f"run-{days_ago}"), start, start + timedelta(minutes=5), "", reports)


def told_of(situation: Situation, settings: NoticesSettings | None = None) -> list[tuple[str, str]]:
    return [(message.topic, message.stamp) for message in due(situation, settings or NoticesSettings())]


def test_new_entries_are_told_once_a_run_and_list() -> None:
    proposed = [Proposed(VLM, ("LumenVL",), "https://github.example/pull/1"), Proposed(ListName("quiet"), ())]
    assert told_of(Situation(NOON, [run(0)], proposed)) == [("new:vlm", "run-0")]


BAD, GOOD = Outcome.DEGRADED, Outcome.QUIET


@pytest.mark.parametrize(
    ("history", "topics"),
    [
        ([BAD, BAD, BAD], ["degraded:arxiv"]),
        ([Outcome.FAILED, BAD, Outcome.FAILED, GOOD], ["degraded:arxiv"]),
        ([BAD, BAD, GOOD, BAD], []),
        ([BAD, BAD], []),
        ([GOOD, BAD, BAD, BAD, GOOD], ["recovered:arxiv"]),
        ([GOOD, BAD, BAD, GOOD], []),
        ([Outcome.NEW, GOOD], []),
    ],
    ids=[
        "three in a row",
        "failed counts too",
        "broken row",
        "too few",
        "well again",
        "was never told",
        "well",
    ],
)
def test_source_is_told_of_when_it_does_badly_often_enough(history: list[Outcome], topics: list[str]) -> None:
    runs = [run(day, outcome) for day, outcome in enumerate(history)]
    assert [topic for topic, _ in told_of(Situation(NOON, runs))] == topics


def test_run_that_did_not_ask_a_source_says_nothing_of_it() -> None:
    runs = [run(0, BAD), run(1), run(2, BAD), run(3), run(4, BAD)]
    assert [topic for topic, _ in told_of(Situation(NOON, runs))] == ["degraded:arxiv"]


def test_trouble_that_goes_on_is_told_once() -> None:
    three = Situation(NOON, [run(day, BAD) for day in range(3)])
    told = dict.fromkeys(told_of(three), NOON)
    later = Situation(NOON, [run(-1, BAD), *three.runs], told=told)
    assert told_of(later) == []


def test_trouble_older_than_anything_looked_at_is_not_told_at_each_run() -> None:
    told: dict[tuple[str, str], datetime] = {}
    for day in range(100):
        now = NOON + timedelta(days=day)
        runs = [run(-at, BAD) for at in range(day, max(-1, day - 70), -1)]
        told |= dict.fromkeys(told_of(Situation(now, runs, told=told)), now)
    assert len(told) <= 2, "once when it begins, and a reminder when even the telling is long ago"


def test_next_trouble_is_told_again() -> None:
    old = [run(day, BAD) for day in range(6, 9)]
    told = dict.fromkeys(told_of(Situation(NOON, old)), NOON - timedelta(days=6))
    assert told
    again = [run(0, BAD), run(1, BAD), run(2, BAD), run(3, GOOD), *old]
    assert len(told_of(Situation(NOON, again, told=told))) == 1


def test_what_failed_is_told_once_however_long_it_goes_on() -> None:
    with open_store(IN_MEMORY) as store:
        note_failure(store, "list:vlm", "there is no README.md", NOON - timedelta(days=2))
        note_failure(store, "digest", "not told: mail", NOON)
        found = troubles(store, ["vlm", "other"])
        first = told_of(Situation(NOON, [run(0)], troubles=found))
        assert [topic for topic, _ in first] == ["failed:digest", "failed:list:vlm"]
        note_failure(store, "list:vlm", "there is still no README.md", NOON + timedelta(days=1))
        told = dict.fromkeys(first, NOON)
        assert told_of(Situation(NOON, [run(0)], troubles=troubles(store, ["vlm"]), told=told)) == []
        note_success(store, "list:vlm", NOON + timedelta(days=2))
        note_success(store, "list:other", NOON)
        assert [one.task for one in troubles(store, ["vlm", "other"])] == ["digest"]
        note_failure(store, "list:vlm", "gone again", NOON + timedelta(days=3))
        again = Situation(NOON, [run(0)], troubles=troubles(store, ["vlm"]), told=told)
        assert [topic for topic, _ in told_of(again)] == ["failed:list:vlm"]


def test_a_clock_that_ran_ahead_dates_no_failure_into_the_future() -> None:
    with open_store(IN_MEMORY) as store:
        note_failure(store, "list:vlm", "gone", NOON + timedelta(days=400))
        note_failure(store, "list:vlm", "gone", NOON)
        assert [one.since for one in troubles(store, ["vlm"])] == [NOON]


def test_schedule_that_stood_still_is_told_when_it_runs_again() -> None:
    assert told_of(Situation(NOON, [run(0), run(1)])) == []
    assert [topic for topic, _ in told_of(Situation(NOON, [run(0), run(4), run(5)]))] == ["stopped"]


def test_first_run_of_all_has_stood_still_for_nobody() -> None:
    assert told_of(Situation(NOON, [run(0)])) == told_of(Situation(NOON, [])) == []


@pytest.mark.parametrize(("quiet", "near"), [(10, False), (44, False), (45, True), (61, True)])
def test_end_of_a_quiet_lists_schedule_is_foreseen(quiet: int, near: bool) -> None:
    expected = outlook(NOON - timedelta(days=quiet), NOON)
    assert expected.near is near
    topics = [topic for topic, _ in told_of(Situation(NOON, [run(0), run(1)], outlook=expected))]
    assert topics == (["outlook"] if near else [])
    assert "2026-" in expected.advice()


def test_what_nobody_wants_is_not_told() -> None:
    situation = Situation(NOON, [run(day, BAD) for day in range(3)], [Proposed(VLM, ("LumenVL",))])
    assert told_of(situation, NoticesSettings(on=(Occasion.NEW,))) == [("new:vlm", "run-0")]
    assert told_of(situation, NoticesSettings(on=())) == []


@pytest.fixture
def service() -> Iterator[ChatService]:
    with chat_service() as opened:
        yield opened


NOTICES = [
    Message(
        Occasion.NEW, "new:vlm", "run-0", {"list": "vlm", "works": ("LumenVL", "<b>&"), "pull": "u"}, VLM
    ),
    Message(
        Occasion.DEGRADED,
        "degraded:arxiv",
        "x",
        {"source": "arxiv", "runs": 3, "reason": "429", "since": NOON},
    ),
    Message(Occasion.RECOVERED, "recovered:arxiv", "x", {"source": "arxiv", "runs": 3}),
    Message(Occasion.STOPPED, "stopped", "x", {"hours": 60, "last": "then", "advice": "Look."}),
    Message(
        Occasion.FAILED, "failed:list:vlm", "x", {"what": "the list vlm", "since": "then", "reason": "gone"}
    ),
]


def test_notices_arrive_at_a_real_service(service: ChatService) -> None:
    address = service.address
    noted: list[Event] = []
    to = channel({"TRACKER_NOTIFY": address})
    assert to
    assert not tell(NOTICES, NoticesSettings(), to, NOON, noted.append)
    assert [event.kind for event in noted] == [EventKind.TOLD] * len(NOTICES)
    assert [event.details["topic"] for event in noted] == [message.topic for message in NOTICES]
    received = service.heard
    assert received[0]["message"] == "vlm: 2 new to look at — u\n- LumenVL\n- <b>&"
    assert received[1]["title"] == "A source is in trouble"
    assert "429" in received[1]["message"]


def test_notice_that_did_not_arrive_is_not_counted_as_told(service: ChatService) -> None:
    service.code = 500
    to = AppriseChannel([service.address])
    noted: list[Event] = []
    assert tell(NOTICES[:1], NoticesSettings(), to, NOON, noted.append) == NOTICES[:1]
    assert noted == []


def test_nobody_is_told_where_no_channel_is_named() -> None:
    assert channel({"TRACKER_NOTIFY": " "}) is None


def test_address_that_is_none_is_refused_and_not_repeated() -> None:
    with pytest.raises(ChannelAddressError, match="address 2") as caught:
        channel({"TRACKER_NOTIFY": "json://localhost nonsense://hunter2"})
    assert "hunter2" not in str(caught.value)


class Ear:
    """Hears everything."""

    def __init__(self, *, deaf: bool = False) -> None:
        self.heard: list[str] = []
        self.deaf = deaf

    def send(self, title: str, body: str) -> bool:
        self.heard.append(body)
        return bool(title) and not self.deaf


def test_every_occasion_is_told_in_its_own_words() -> None:
    assert [message.occasion for message in NOTICES] == list(Occasion)
    ear = Ear()
    assert not tell(NOTICES, NoticesSettings(), ear, NOON, [].append)
    assert len(set(ear.heard)) == len(Occasion)


def test_every_channel_is_told_whatever_becomes_of_the_others() -> None:
    ears = [Ear(), Ear(deaf=True), Ear()]
    assert EachOf(ears).send("title", "body")
    assert [ear.heard for ear in ears] == [["body"]] * 3
    assert not EachOf([Ear(deaf=True)]).send("title", "body")


@pytest.mark.parametrize("opened", CHANNELS)
def test_a_channel_that_nobody_asked_for_is_not_opened(
    opened: Callable[[Mapping[str, str]], Channel | None],
) -> None:
    assert opened({}) is None


def test_peoples_own_words_are_used() -> None:
    settings = parse('[notices]\nnew = "{{ works | length }} for {{ list }}"\n').notices
    ear = Ear()
    tell(NOTICES[:1], settings, ear, NOON, [].append)
    assert ear.heard == ["2 for vlm"]


@pytest.mark.parametrize(
    "template",
    ["{{ works", "{{ author }}", "{{ list.__class__.__mro__ }}", "{{ list + 1 }}", "{{ 1 / 0 }}"],
    ids=["unreadable", "unknown", "reaching out", "of another type", "no number"],
)
def test_template_that_cannot_be_filled_is_refused_with_its_line(template: str) -> None:
    with pytest.raises(SettingsError, match=r"tracker\.toml:2: notices\.new: .*template"):
        parse(f'[notices]\nnew = "{template}"\n')


def test_what_was_told_is_noted_whatever_comes_after_it() -> None:
    settings = NoticesSettings(degraded="{% if runs == 3 %}fine{% else %}{{ nobody }}{% endif %}")
    notices = [NOTICES[2], replace(NOTICES[1], fields={**NOTICES[1].fields, "runs": 4})]
    noted: list[Event] = []
    with pytest.raises(NoticeTemplateError, match=r"notices\.degraded"):
        tell(notices, settings, Ear(), NOON, noted.append)
    assert [event.details["topic"] for event in noted] == ["recovered:arxiv"]
