"""Numbers of preprints, `arXiv:2501.00001`, beside the venue, and their months, `[2501]`, before the title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.lists.entry.slots import GLUE, Part, Slot
from tracker.lists.entry.times import month_alone
from tracker.lists.form.pattern import Body
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.form.pattern import LinkRun

_NUMBERED = Pattern(r"(?P<word>arXiv:)(?P<id>\d{4}\.\d{4,5})", re.IGNORECASE)
_FEWEST, _SOME = 2, 0.25


def are_numbered(bodies: Sequence[Body]) -> bool:
    """Do entries give the number of the preprint beside a venue, so that it does not stand in the venue's place?"""
    numbered = [body for body in bodies if any(map(_is_number, body.facts))]
    beside = sum(any(_is_other_venue(part) for part in body.facts) for body in numbered)
    return beside >= max(_FEWEST, _SOME * len(numbered))


def numbered(body: Body) -> Body:
    """A body whose number is that of the work, wherever it appeared."""
    parts: list[Part | LinkRun] = []
    for part in body.parts:
        found = _NUMBERED.fullmatch(part.raw) if isinstance(part, Part) and part.slot is Slot.VENUE else None
        if found:
            parts += [Part(GLUE, found["word"], found["word"]), Part(Slot.ID, found["id"])]
        else:
            parts.append(part)
    return Body(tuple(parts), body.text)


def _is_number(part: Part) -> bool:
    return part.slot is Slot.VENUE and _NUMBERED.fullmatch(part.raw) is not None


def _is_other_venue(part: Part) -> bool:
    return part.slot is Slot.VENUE and _NUMBERED.fullmatch(part.raw) is None


def are_dated(bodies: Sequence[Body]) -> bool:
    """Do entries begin with the year and month of their preprint's number: `[2501] Title`?"""
    begun = [(body, words) for body in bodies if (words := _begun(body))]
    return len(begun) >= _SEEN and sum(f"/{words}." in body.text for body, words in begun) > len(begun) / 2


_SEEN = 3


def dated(body: Body) -> Body:
    """A body whose first words are its time."""
    words = _begun(body)
    if not words:
        return body
    at = next(at for at, part in enumerate(body.parts) if isinstance(part, Part) and part.raw == words)
    found = month_alone(words)
    return (
        body
        if found is None
        else Body((*body.parts[:at], Part(Slot.DATE, words, found.form), *body.parts[at + 1 :]), body.text)
    )


def _begun(body: Body) -> str:
    """The four figures in which an entry's first words are a year and a month; empty where they are anything else."""
    first = next((part for part in body.facts if part.slot is not GLUE), None)
    alone = first and first.slot is Slot.TEXT and _FOUR.fullmatch(first.raw)
    return first.raw if first and alone and month_alone(first.raw) else ""


_FOUR = Pattern(r"\d{4}")
