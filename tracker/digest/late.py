"""Letters that some people of a channel are still to have: kept in the memory until those have them, or for two weeks.

People are kept by a digest of their addresses, so that the memory, which may lie on a public branch, names nobody.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from pydantic import AwareDatetime, TypeAdapter

from state.records import Cursor
from tracker.cursors import shaped
from tracker.digest.delivery.letter import DeliveryError, Letter, PartlyDeliveredError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from state.store import Store
    from tracker.digest.delivery.letter import Carrier


@dataclass(frozen=True, slots=True)
class _Owed:
    """A letter as it is kept; its channel stands in the cursor's name."""

    key: str
    subject: str
    media_type: str
    body: str
    plain: str
    at: AwareDatetime
    only: frozenset[str]


_STORED = TypeAdapter(tuple[_Owed, ...])
_GIVEN_UP_AFTER = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Caught:
    """What became of the letters that were late."""

    where: str = ""
    """Whom they reached now."""
    trouble: str = ""


def late_letters(store: Store, channel: str) -> tuple[Letter, ...]:
    """The letters that some of a channel's people are still to have, each with those it is for."""
    kept = store.cursor(_name(channel))
    owed = shaped(_STORED, kept.value) if kept else None
    return tuple(
        Letter(channel, one.key, one.subject, one.media_type, one.body, one.plain, one.at, one.only)
        for one in owed or ()
    )


def owe(store: Store, letter: Letter, missing: Collection[str], now: datetime) -> None:
    """Keep a letter for those who are still to have it."""
    _keep(store, letter.channel, (*late_letters(store, letter.channel), _for(letter, missing)), now)


def catch_up(store: Store, channel: str, carrier: Carrier, now: datetime) -> Caught:
    """Carry what is late to those it is for; what two weeks did not bring is given up, and said so."""
    letters = late_letters(store, channel)
    kept: list[Letter] = []
    reached, troubles, given_up = [], [], ""
    for done, letter in enumerate(letters, 1):
        still: Letter | None = letter
        try:
            reached.append(carrier.carry(letter))
            still = None
        except PartlyDeliveredError as error:
            troubles.append(str(error))
            still = _for(letter, error.missing) if error.missing else None
        except DeliveryError as error:
            troubles.append(str(error))
        if still and abs(now - letter.at) >= _GIVEN_UP_AFTER:
            still, given_up = None, "what two weeks did not bring is given up"
        kept += [still] if still else []
        if still != letter:  # at once: what stops before the next one must not carry this one again
            _keep(store, channel, (*kept, *letters[done:]), now)
    told = dict.fromkeys((*troubles, given_up))
    return Caught(", ".join(filter(None, reached)), "; ".join(filter(None, told)))


def forgive(store: Store, channel: str, now: datetime) -> None:
    """Owe nobody anything: a channel that goes another way now has no people, and would tell everybody once more."""
    if late_letters(store, channel):
        _keep(store, channel, (), now)


def _for(letter: Letter, people: Collection[str]) -> Letter:
    return replace(letter, only=frozenset(people))


def _keep(store: Store, channel: str, letters: Iterable[Letter], now: datetime) -> None:
    written = [
        {
            "key": letter.key,
            "subject": letter.subject,
            "media_type": letter.media_type,
            "body": letter.body,
            "plain": letter.plain,
            "at": letter.at.isoformat(),
            "only": sorted(letter.only),
        }
        for letter in letters
    ]
    store.advance([Cursor(_name(channel), json.dumps(written, sort_keys=True), now)])


def _name(channel: str) -> str:
    return f"digest:{channel}:late"
