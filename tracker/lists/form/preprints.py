"""Numbers of preprints, `arXiv:2501.00001`, beside the venue, and their months, `[2501]`, before the title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.lists.entry.slots import GLUE, Part, Slot
from tracker.lists.entry.times import month_alone
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.form.pattern import Body, LinkRun

_NUMBER = Pattern(r"(?P<word>arXiv:)(?P<id>\d{4}\.\d{4,5})", re.IGNORECASE)
_FEWEST, _SOME = 2, 0.25


def give_numbers(bodies: Sequence[Body]) -> bool:
    """Do entries give the number of the preprint beside a venue, so that it does not stand in the venue's place?"""
    venues = [[part for part in body.facts if part.slot is Slot.VENUE] for body in bodies]
    numbered = [those for those in venues if any(map(_number, those))]
    beside = sum(not all(map(_number, those)) for those in numbered)
    return beside >= max(_FEWEST, _SOME * len(numbered))


def with_number(body: Body) -> Body:
    """A body whose number is that of the work, wherever it appeared."""
    parts: list[Part | LinkRun] = []
    for part in body.parts:
        if isinstance(part, Part) and part.slot is Slot.VENUE and (found := _number(part)):
            parts += [Part(GLUE, found["word"], found["word"]), Part(Slot.ID, found["id"])]
        else:
            parts.append(part)
    return body.with_parts(parts)


def _number(venue: Part) -> re.Match[str] | None:
    return _NUMBER.fullmatch(venue.raw)


def begin_with_months(bodies: Sequence[Body]) -> bool:
    """Do entries begin with the year and month of their preprint's number: `[2501] Title`?"""
    begun = [(body, part) for body in bodies if (part := _month_before(body))]
    return len(begun) >= _SEEN and sum(f"/{part.raw}." in body.text for body, part in begun) > len(begun) / 2


_SEEN = 3


def with_month(body: Body) -> Body:
    """A body whose first words are its time."""
    month = _month_before(body)
    if month is None:
        return body
    at = next(at for at, part in enumerate(body.parts) if isinstance(part, Part) and part.raw == month.raw)
    return body.with_parts((*body.parts[:at], month, *body.parts[at + 1 :]))


def _month_before(body: Body) -> Part | None:
    """The four figures in which an entry's first words are a year and a month, as a date; None where they are anything else."""
    first = next((part for part in body.facts if part.slot is not GLUE), None)
    if first is None or first.slot is not Slot.TEXT or not _FOUR.fullmatch(first.raw):
        return None
    found = month_alone(first.raw)
    return Part(Slot.DATE, first.raw, found.form) if found else None


_FOUR = Pattern(r"\d{4}")
