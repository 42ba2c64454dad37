"""Works of one family: a second version stands beside the first where a group keeps no other order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.lists.entry.inline import plain
from tracker.lists.entry.slots import Slot
from tracker.lists.form.keys import By
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.lists.candidate import Candidate
    from tracker.lists.form.bodies import Reading
    from tracker.lists.form.keys import Value

_HEAD = Pattern(r"(?P<head>[^:]{2,40}?)\s*:\s")
_ASIDE = Pattern(r"\(([^()]+)\)")
_VERSION = Pattern(r"[\s_.-]*\bv?\d+(?:\.\d+)*(?!\w)|(?<=[^\W\d_])\d+(?:\.\d+)*(?![^\W\d_])")
_MOST_WORDS = 3
_FEWEST_LETTERS = 3


def family_names(name: str | None, title: str) -> frozenset[str]:
    """What a work's family is called: its name without version, also one in brackets behind it.

    >>> sorted(family_names(None, "xGen-MM (BLIP-3): A Family of Models"))
    ['blip', 'xgenmm']
    """
    return frozenset(_families(_names(name, title)))


def _names(name: str | None, title: str) -> Iterator[str]:
    heads = [name] if name else []
    if match := _HEAD.match(title):
        heads.append(match["head"])
    for head in heads:
        yield from _ASIDE.findall(head)
        yield _ASIDE.sub("", head)


def _families(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if len(name.split()) <= _MOST_WORDS:
            letters = re.sub(r"[\W_]+", "", _VERSION.sub("", name).casefold())
            if len(letters) >= _FEWEST_LETTERS:
                yield letters


def place_beside_kin(
    readings: Sequence[Reading],
    keys: Sequence[Mapping[By, Value]],
    candidate: Candidate,
    new: Mapping[By, Value],
) -> int | None:
    """The index beside the nearest relative: below the one before it, or above the one that came after."""
    mine = family_names(candidate.name, candidate.paper.title)
    kin = [at for at, reading in enumerate(readings) if mine and not mine.isdisjoint(_family_of(reading))]
    if not kin:
        return None
    time = new.get(By.ARXIV)
    older = [at for at in kin if time is None or not _is_later(keys[at].get(By.ARXIV), time)]
    if not older:
        return kin[0]
    return _newest(older, keys) + 1


def _family_of(reading: Reading) -> frozenset[str]:
    found: set[str] = set()
    for facts in reading.facts:
        titles = facts.words.get(Slot.TITLE, ())
        names = facts.words.get(Slot.NAME, ())
        for title in titles:
            found |= family_names(None, f"{plain(title)} ")
        for name in names:
            found |= family_names(plain(name), "")
    return frozenset(found)


def _is_later(here: Value | None, time: Value) -> bool:
    return isinstance(here, tuple) and isinstance(time, tuple) and here > time


def _newest(places: Sequence[int], keys: Sequence[Mapping[By, Value]]) -> int:
    """The place of the newest work; where a time is unknown, the lowest place."""
    times = [keys[at].get(By.ARXIV) for at in places]
    known = [(time, at) for time, at in zip(times, places, strict=True) if isinstance(time, tuple)]
    return max(known)[1] if len(known) == len(places) else places[-1]
