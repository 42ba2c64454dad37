"""The model that runs learned by themselves, kept in the memory, so that it is wherever the memory is.

It is written down beside how far sources were read: the later of two holds, and it travels with everything else.
"""

from __future__ import annotations

from datetime import timedelta
from heapq import nsmallest
from typing import TYPE_CHECKING
from zlib import crc32

from classifiers.bend import bend_of, bent
from state.records import Cursor
from tracker.cursors import moment_in
from tracker.training.decisions import AT_MOST, of_lists

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime

    from classifiers.labels import Labelled
    from classifiers.model import Model
    from state.identity import Identity
    from state.records import ListName, Work
    from state.store import Store

AGAIN = timedelta(days=7)
"""After so long it is tried again where nothing was learned."""
SETTLED = timedelta(days=21)
"""How old a work has to be before its absence from a list counts as a decision against it."""
_DRAWN = 2 * AT_MOST
"""Works drawn from all, so that enough are left without those that a list has."""
_MODEL, _BEFORE, _TRIED = "learned-model", "learned-model-before", "learned-model-tried"
_WHEN = "{}-when"
"""Beside a note, the moment of its writing: the note's own time stays behind a clock that ran ahead, so that it holds."""


def learned_model(store: Store, base: Model) -> Model | None:
    """The model that judges instead of `base`, where one was learned from it."""
    kept = store.cursor(_MODEL)
    return bent(base, kept.value) if kept else None


def due(store: Store, base: Model, now: datetime, every: timedelta) -> bool:
    """Is it time to learn: is the last model old or of another `base`, and the last vain attempt a while ago?"""
    kept = store.cursor(_MODEL)
    if _lately(store, _TRIED, now, AGAIN):
        return False
    foreign = kept is not None and kept.value != "" and bent(base, kept.value) is None
    return foreign or not _lately(store, _MODEL, now, every)


def _lately(store: Store, name: str, now: datetime, span: timedelta) -> bool:
    """Was this noted within a span of time before now? What a clock that ran ahead noted is no word of now."""
    noted = _noted(store, name, now)
    return noted is not None and noted <= now < noted + span


def _noted(store: Store, name: str, now: datetime) -> datetime | None:
    """When this was noted: by its own time, or where that is still to come by the moment written beside it."""
    note, when = store.cursor(name), store.cursor(_WHEN.format(name))
    if note is None or note.at <= now:
        return note.at if note else None
    return (moment_in(when.value) if when else None) or note.at


def _note(name: str, value: str, now: datetime) -> tuple[Cursor, Cursor]:
    return Cursor(name, value, now), Cursor(_WHEN.format(name), now.isoformat(), now)


def keep_model(store: Store, base: Model, model: Model, now: datetime) -> None:
    """Let a model judge from now on; the one before it is kept."""
    kept = store.cursor(_MODEL)
    before = Cursor(_BEFORE, kept.value if kept else "", now)
    store.advance([before, *_note(_MODEL, bend_of(base, model), now)])


def note_failure(store: Store, reason: str, now: datetime) -> None:
    """Remember that nothing was learned, so that not every run tries it."""
    store.advance(_note(_TRIED, reason, now))


def roll_back(store: Store, now: datetime) -> bool:
    """Let the model before the present one judge again; False where none was ever learned."""
    kept, before = store.cursor(_MODEL), store.cursor(_BEFORE)
    if kept is None or not kept.value:
        return False
    store.advance([*_note(_MODEL, before.value if before else "", now), Cursor(_BEFORE, "", now)])
    return True


def how_it_stands(store: Store) -> str:
    """Since when a learned model judges, and when it was tried in vain since; empty where neither."""
    kept, tried = store.cursor(_MODEL), store.cursor(_TRIED)
    told = []
    if kept and kept.value:
        told.append(f"A model that runs learned from the lists judges since {kept.at:%Y-%m-%d}.")
    if tried and not (kept and kept.at > tried.at):
        told.append(f"On {tried.at:%Y-%m-%d} nothing was learned: {tried.value}.")
    return " ".join(told)


def labels(
    store: Store, lists: Collection[ListName], listed: Collection[Identity], now: datetime, forget_days: int
) -> list[Labelled]:
    """What lists teach as they stand, with a sample of older works that none has."""
    return of_lists(store, lists, listed, settled_sample(store, now, forget_days))


def settled_sample(store: Store, now: datetime, forget_days: int) -> list[Work]:
    """A sample of works old enough for their absence from a list to count, of a time of which the memory holds everything.

    Of works before that time it keeps the relevant ones only, from which a model would learn that nearly everything is
    relevant. It is drawn by a checksum of their ids: the same ones each time.
    """
    return nsmallest(
        _DRAWN, _settled(store, now, forget_days), key=lambda work: (crc32(work.id.encode()), work.id)
    )


def anything_settled(store: Store, now: datetime, forget_days: int) -> bool:
    """Are there works old enough for their absence from a list to count?"""
    return next(_settled(store, now, forget_days), None) is not None


def _settled(store: Store, now: datetime, forget_days: int) -> Iterator[Work]:
    """Works older than `SETTLED` that the memory has not begun to forget, at least those of a week."""
    kept_all = max(timedelta(days=forget_days), SETTLED + timedelta(days=7))
    return store.works_between(now - kept_all, now - SETTLED)
