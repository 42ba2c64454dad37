"""Half a year of a made-up list, told on two channels: every fact once on each, whatever was missed or came late."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from support.month import a_paper, kind_of, place, verdict, work_name

from state.happenings import Change, Difference, changed, judged, merged, proposed, rejected, withdrawn
from state.records import Event, EventKind, ListName, Notice, Relevance, Sighting, SourceName
from state.store import IN_MEMORY, Store, open_store
from tracker.digest.delivery.letter import DeliveryError, Letter
from tracker.digest.model import Topic
from tracker.digest.telling import deliver
from tracker.digest.told import memory_of
from tracker.settings.digest import ChannelSettings
from tracker.settings.model import Settings

pytestmark = pytest.mark.unwatched  # more of the same: its branches are walked by others, in half the time
START = datetime(2026, 1, 5, 6, tzinfo=UTC)
HALF_A_YEAR = 26 * 7
AFTER = 105
"""So many days later everything that happened has been learnt of."""
LISTS = (ListName("one"), ListName("two"))
LATEST = timedelta(days=9)
"""How late an event may be learnt of."""


@dataclass
class Postbox:
    """A carrier that keeps what it is given, and fails when it is told to."""

    failing: bool = False
    documents: list[dict] = field(default_factory=list)

    def carry(self, letter: Letter) -> str:
        if self.failing:
            raise DeliveryError("the post is on strike")
        self.documents.append(json.loads(letter.body))
        return "the postbox"


def happenings(random: Random, days: int) -> Iterator[tuple[datetime, Sighting | None, Event]]:
    """What happens, with the moment at which the log learns of it."""
    for number in range(1, days * 2):
        at = START + timedelta(days=days * number / (days * 2), minutes=random.randrange(300))
        name, kind = work_name(number), kind_of(number)
        seen = Sighting(
            SourceName("arxiv"),
            str(name),
            at,
            a_paper(number, at),
            (name,),
            Notice.NEW,
            1,
            {"upvotes": float(random.randrange(80))} if number % 3 == 0 else {},
        )
        yield (
            at,
            seen,
            judged(name, verdict(kind, random.choice([*Relevance][:1] * 4 + [Relevance.UNSURE])), at),
        )
        moment = at
        for list_name in LISTS[: 1 + (number % 5 == 0)]:
            moment += timedelta(hours=random.randrange(1, 72))
            yield moment, None, proposed(name, list_name, moment, place(number))
            decided = moment + timedelta(days=random.randrange(1, 40))
            late = decided + LATEST * random.random()
            if random.random() < 0.5:
                yield late, None, merged(name, list_name, decided, by="ann", place=place(number))
            elif random.random() < 0.5:
                yield late, None, rejected(name, list_name, decided, by="bob", place=place(number))
        for _ in range(random.choice((0, 0, 1, 2))):
            moment = at + timedelta(days=random.randrange(1, 90), hours=random.randrange(24))
            what = random.choice(list(Change))
            difference = Difference(what, f"{what.value} {random.randrange(10**6)}")
            yield moment + LATEST * random.random(), None, changed(name, difference, moment)
        if number % 40 == 0:
            moment = at + timedelta(days=20)
            yield moment, None, withdrawn(name, moment, reason="an error")


def fill(store: Store, until: datetime, log: list[tuple[datetime, Sighting | None, Event]]) -> None:
    """Let the store learn what is known by a moment."""
    ready = [entry for entry in log if entry[0] < until]
    store.remember([sighting for _, sighting, _ in ready if sighting])
    store.append([event for _, _, event in ready])
    log[:] = [entry for entry in log if entry[0] >= until]


def facts(documents: list[dict]) -> Counter:
    """How often each fact was told."""
    return Counter(
        (fact["topic"], item["entry"]["id"], fact["list"], fact["stamp"])
        for document in documents
        for group in ("new", "waiting", "changed", "decided", "talked")
        for item in document[group]
        for fact in item["facts"]
    )


def expected(events: list[Event], since: datetime, until: datetime) -> set[tuple[str, str, str]]:
    """What a channel that began at a moment has to be told of, in words of the log and not of the digest."""
    wanted = (EventKind.JUDGED, EventKind.MERGED, EventKind.REJECTED, EventKind.CHANGED, EventKind.WITHDRAWN)
    return {
        (event.kind.value, str(event.work), event.list or event.details.get("now", ""))
        for event in events
        if since <= event.at < until and event.kind in wanted
    }


def told(documents: list[dict]) -> set[tuple[str, str, str]]:
    """The same in what was told."""
    found = set()
    for topic, work, list_name, stamp in facts(documents):
        match topic:
            case "new":
                found.add(("judged", work, ""))
            case "decided":
                found.add((stamp.split()[0], work, list_name))
            case "changed" if stamp == "withdrawn":
                found.add(("withdrawn", work, ""))
            case "changed":
                found.add(("changed", work, stamp.partition("=")[2]))
    return found


@pytest.mark.parametrize(
    ("days", "seed"),
    [
        pytest.param(56, 1, id="eight weeks"),
        *(
            pytest.param(HALF_A_YEAR, seed, id=f"half a year {seed}", marks=pytest.mark.slow)
            for seed in (1, 2, 3)
        ),
    ],
)
def test_each_fact_is_told_once_on_each_channel(days: int, seed: int, capsys: pytest.CaptureFixture) -> None:
    random, last = Random(seed), days + AFTER
    log = sorted(happenings(random, days), key=lambda entry: entry[0])
    events = [event for _, _, event in log]
    weekly, moody = Postbox(), Postbox()
    settings = Settings()
    channels = {
        "weekly": (ChannelSettings(name="weekly", format="json", file="x"), weekly),
        "moody": (ChannelSettings(name="moody", format="json", file="x", since="20d"), moody),
    }
    began: dict[str, datetime] = {}
    first_of = {"weekly": timedelta(days=7), "moody": timedelta(days=20)}
    with open_store(IN_MEMORY) as store:
        for day in range(1, last + 1):
            now = START + timedelta(days=day)
            fill(store, now, log)
            # Every Monday but two in a row; and whenever the mood takes it, with deliveries that fail.
            due = {"weekly": day % 7 == 0 and day // 7 not in (9, 10), "moody": random.random() < 0.2}
            moody.failing = random.random() < 0.3
            for name, (channel, box) in channels.items():
                if due[name] or day == last:
                    box.failing = box.failing and day < last
                    done = deliver(store, settings, channel, box, now=now)
                    if done.where:
                        began.setdefault(name, now - first_of[name])
        end = START + timedelta(days=last)
        size = store.stats().counts
    for name, (_, box) in channels.items():
        counts = facts(box.documents)
        twice = {fact: number for fact, number in counts.items() if number > 1}
        missing = expected(events, began[name], end) - told(box.documents)
        extra = told(box.documents) - expected(events, began[name], end)
        assert not twice
        assert not missing
        assert not extra
        with capsys.disabled():
            print(  # noqa: T201 - the figures are asked for
                f"\n{name}: {len(counts)} facts in {len(box.documents)} digests, each once; "
                f"0 of {len(expected(events, began[name], end))} missing; {size.events} events in the log"
            )


def test_a_number_without_end_in_an_imported_memory_counts_for_nothing() -> None:
    said = {"channel": "week", "topic": Topic.TALKED.value, "stamp": f"likes={'9' * 5000}, upvotes=7"}
    event = Event(START, EventKind.TOLD, work_name(1), details=said)
    assert list(memory_of("week", [event]).numbers.values()) == [{"upvotes": 7}]
