"""A list that is called otherwise in the settings keeps what was remembered of it, once its memory is carried over."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from support.command_line import app
from support.forge_scene import BRANCH, LIST, NOW, PATH, paper, work
from support.story import DAY, ONE, TWO, Story, ago
from support.story import NOW as TODAY
from typer.testing import CliRunner

from state.errors import LeaseHeldError
from state.happenings import merged, proposed, rejected
from state.records import Cursor, ListName, ProposalStatus
from state.store import IN_MEMORY, open_store
from tracker.doctor.finding import Level
from tracker.doctor.memory import memory
from tracker.errors import UsageError
from tracker.forge.errors import PersonNeeded
from tracker.pullrequest.keeping import keep
from tracker.pullrequest.ledger import StoreLedger
from tracker.pullrequest.noted import Noted, notes_on
from tracker.renaming import carry_over, former_names, names_of_the_past, perhaps_renamed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click.testing import Result
    from support.forge_scene import Scene

    from state.store import Store
    from tracker.pullrequest.keeping import Kept

NEW, NEWEST = ListName("multimodal"), ListName("everything")


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(IN_MEMORY) as memory:
        yield memory


def test_what_was_decided_under_the_old_name_holds_under_the_new_one(store: Store) -> None:
    store.append([rejected(ONE, LIST, NOW, by="maya"), proposed(TWO, LIST, NOW)])
    assert store.proposals(NEW) == {}
    done = carry_over(store, LIST, NEW, NOW)
    assert (done.events, done.new) == (2, 2)
    assert {one.work: one.status for one in store.proposals(NEW).values()} == {
        ONE: ProposalStatus.REJECTED,
        TWO: ProposalStatus.PROPOSED,
    }
    assert carry_over(store, LIST, NEW, NOW).new == 0, "doing it again changes nothing"


def test_what_was_heard_in_its_pull_requests_is_not_heard_again(store: Store) -> None:
    store.advance([Cursor(notes_on(LIST), Noted({"3": "then"}, ("7.0a",)).written(), NOW)])
    store.advance([Cursor(notes_on(NEW), Noted({"4": "now"}, ("8.0b",)).written(), NOW)])
    carry_over(store, LIST, NEW, NOW)
    heard = Noted.read(store.cursor(notes_on(NEW)))
    assert heard == Noted({"3": "then", "4": "now"}, ("7.0a", "8.0b"))


def test_every_name_it_ever_had_is_known_and_one_that_it_has_again_is_none_of_the_past(store: Store) -> None:
    store.append([proposed(ONE, LIST, NOW)])
    carry_over(store, LIST, NEW, NOW)
    carry_over(store, NEW, NEWEST, NOW)
    assert former_names(store, NEWEST) == {LIST, NEW}
    carry_over(store, NEWEST, LIST, NOW)
    assert names_of_the_past(store) == {NEW: LIST, NEWEST: LIST}


def test_digest_tells_once_what_happened_under_both_names(store: Store) -> None:
    story = Story(store)
    story.seen(ONE, 3)
    story.happened(merged(ONE, LIST, ago(1), by="maya"))
    carry_over(store, LIST, NEW, TODAY)
    decided = story.told().decided
    assert [fact.list for item in decided for fact in item.facts] == [NEW]


def test_a_channel_that_was_told_is_not_told_again(store: Store) -> None:
    story = Story(store)
    story.seen(ONE, 3)
    story.happened(merged(ONE, LIST, ago(1), by="maya"))
    assert story.tell().decided
    carry_over(store, LIST, NEW, TODAY)
    assert not story.tell(TODAY + DAY).decided


def under_its_new_name(stage: Scene) -> Kept:
    stage.now += timedelta(minutes=1)
    order = stage.order()
    target = replace(
        order.target, list=NEW, branch="tracker/multimodal", former=former_names(stage.store, NEW)
    )
    order = replace(order, target=target, wanted=replace(order.wanted, list=NEW))
    return keep(stage.forge(), stage.editor, StoreLedger(stage.store, NEW), order)


def test_an_open_pull_request_of_the_old_name_keeps_its_works(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    carry_over(stage.store, LIST, NEW, stage.now)
    with pytest.raises(PersonNeeded, match=r"#1 is open.*merge or close it"):
        under_its_new_name(stage)
    stage.person().edit(
        BRANCH, PATH, lambda text: "".join(line for line in text.splitlines(True) if "Lumen-1" not in line)
    )
    stage.person().merge(1)
    stage.nominees.append(paper(3))
    assert [entry.work for entry in under_its_new_name(stage).entries] == [work(3)]
    standing = {one.work: one.status for one in stage.store.proposals(NEW).values()}
    assert (standing[work(1)], standing[work(2)]) == (ProposalStatus.REJECTED, ProposalStatus.MERGED)


@pytest.mark.parametrize(
    ("remembered", "named", "found"),
    [
        ([LIST], [NEW], {LIST}),
        ([LIST], [LIST, NEW], set()),
        ([LIST, NEW], [NEW], set()),
        ([], [NEW], set()),
    ],
    ids=["renamed", "a new one beside it", "one of two is gone", "the first of all"],
)
def test_a_list_that_was_renamed_without_its_memory_is_noticed(
    store: Store, remembered: list[ListName], named: list[ListName], found: set[ListName]
) -> None:
    store.append([proposed(ONE, name, NOW) for name in remembered])
    assert perhaps_renamed(store, NEW, named) == found
    told = [finding for finding in memory(store, NOW, named) if "rename-list" in finding.advice]
    assert [finding.level for finding in told] == [Level.WARNING] * len(found)


def test_a_list_whose_memory_was_carried_over_is_noticed_no_more(store: Store) -> None:
    store.append([proposed(ONE, LIST, NOW)])
    carry_over(store, LIST, NEW, NOW)
    assert perhaps_renamed(store, NEWEST, [NEW, NEWEST]) == set()


@pytest.mark.parametrize(
    ("named", "advice"),
    [
        ([LIST], f"tracker state rename-list {NEW} {LIST}"),
        ([LIST, NEW], "a name that no list had"),
        ([NEW], ""),
    ],
    ids=["called as before without its memory", "another list", "its new name"],
)
def test_a_list_with_a_name_of_the_past_is_noticed(store: Store, named: list[ListName], advice: str) -> None:
    store.append([proposed(ONE, LIST, NOW)])
    carry_over(store, LIST, NEW, NOW)
    told = [finding.advice for finding in memory(store, NOW, named) if finding.what.startswith("the list")]
    assert len(told) == bool(advice)
    assert all(advice in one for one in told)
    carry_over(store, NEW, LIST, NOW)
    again = [finding for finding in memory(store, NOW, [LIST]) if finding.what.startswith("the list")]
    assert again == []


# By hand


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRACKER_NOW", NOW.isoformat())
    monkeypatch.delenv("TRACKER_STATE_URL", raising=False)
    (tmp_path / "tracker.toml").write_text(f'[[lists]]\nname = "{NEW}"\nrepository = "me/vlm"\n')
    with open_store(tmp_path / ".tracker" / "state.db") as store:
        store.append([rejected(ONE, LIST, NOW, by="maya")])
    return tmp_path


def rename(*words: str) -> Result:
    return CliRunner().invoke(app, ["state", "rename-list", *words], catch_exceptions=False)


@pytest.mark.usefixtures("folder")
def test_command_says_what_it_carried_over() -> None:
    assert "carried 1 event of vlm over to multimodal, 1 of them new" in rename(LIST, NEW).stderr
    assert json.loads(rename(LIST, NEW, "--json").stdout) == {
        "list": NEW,
        "former": LIST,
        "events": 1,
        "new": 0,
    }


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("nobody", NEW), "nothing is remembered of a list called 'nobody'; the lists it knows are vlm"),
        ((NEW, "other"), "still called 'multimodal'"),
        ((LIST, "other"), "no list of the settings is called 'other'; there are multimodal"),
    ],
    ids=["never remembered", "not renamed in the settings", "not in the settings"],
)
def test_command_names_what_is_wrong_with_its_names(names: tuple[str, str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        rename(*names)


def test_command_waits_for_a_run_to_end(folder: Path) -> None:
    with (
        open_store(folder / ".tracker" / "state.db") as store,
        store.lease("run", "somebody", timedelta(minutes=2)),
        pytest.raises(LeaseHeldError),
    ):
        rename(LIST, NEW)
