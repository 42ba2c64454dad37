"""Values of cursors that nobody wrote: whoever reads them begins as where nothing was kept."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

import pytest
from support.clones import Clone
from support.digests import the_month
from support.letters import LETTER
from support.month import NOW
from support.spoiling import NO_VALUES, spoil

from state.records import Event, EventKind, ListName
from state.store import open_store
from tracker.daemon.turns import Claim, LeaseTurns
from tracker.digest.late import late_letters, owe
from tracker.digest.told import mark_of, remember
from tracker.git import Git
from tracker.http.store_pace import StorePace
from tracker.notices.outlook import foreseen, note_activity
from tracker.renaming import carry_over, names_of_the_past
from tracker.troubles import DIGEST, note_failure, troubles

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from state.store import Store

OLD, NEW = ListName("old"), ListName("new")


class Kept(NamedTuple):
    """How something is kept, and how it is read."""

    write: Callable[[Store, Path], object]
    read: Callable[[Store], object]


def pace(store: Store) -> StorePace:
    return StorePace(store, "made", "one", 3.0, now=lambda: NOW, sleep=lambda _: None)


def work_off(store: Store, _: object = None) -> Claim:
    with LeaseTurns(store, "one", timedelta(seconds=30), lambda: NOW).take("list:old", NOW) as (
        claim,
        _lease,
    ):
        pass
    return claim


def rename(store: Store, _: Path) -> None:
    store.append([Event(NOW, EventKind.ASKED, list=OLD)])
    carry_over(store, OLD, NEW, NOW)


def commit(store: Store, folder: Path) -> None:
    Clone(folder).commit(f"{NOW:%Y-%m-%d}", "# Lamps\n")
    here = {**os.environ, "GITHUB_ACTIONS": "true", "GITHUB_REPOSITORY": "me/list"}
    note_activity(store, "me/list", Git(folder, here), here, NOW)


KEPT = {
    "a channel's mark": Kept(
        lambda store, _: remember(store, "weekly", the_month(), NOW),
        lambda store: mark_of(store, "weekly", NOW),
    ),
    "late letters": Kept(
        lambda store, _: owe(store, LETTER, {"nils"}, NOW), lambda store: late_letters(store, "weekly")
    ),
    "troubles": Kept(
        lambda store, _: note_failure(store, DIGEST, "gone", NOW), lambda store: troubles(store, [])
    ),
    "names of the past": Kept(rename, names_of_the_past),
    "a service's quiet": Kept(lambda store, _: pace(store).hold(60), lambda store: pace(store).ahead()),
    "a task done": Kept(work_off, lambda store: work_off(store) is Claim.DONE),
    "a list's activity": Kept(commit, lambda store: foreseen(store, ["me/list"], NOW)),
}


@pytest.mark.parametrize("value", NO_VALUES.values(), ids=NO_VALUES)
@pytest.mark.parametrize("kept", KEPT.values(), ids=KEPT)
def test_what_nobody_wrote_is_taken_for_nothing(tmp_path: Path, kept: Kept, value: str) -> None:
    with open_store(tmp_path / "state.db") as store:
        kept.write(store, tmp_path / "clone")
        assert kept.read(store)
        spoil(store, value)
        assert not kept.read(store)
        kept.write(store, tmp_path / "another")
        assert kept.read(store), "and is written anew"
