"""People that begin lines by surname and given names with nothing but commas between, as lines seen together show; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lists.entry.in_turn import are_in_turn
from tracker.lists.entry.people import IN_TURN
from tracker.lists.entry.slots import GLUE, Part, Slot
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.form.pattern import Body

_STOP = ". "
_STOPS = Pattern(r"\.{1,2}\s")
"""Behind an initial stand two."""


def with_people(bodies: Sequence[Body]) -> Sequence[Body]:
    """Some bodies, those that begin with people told in turn read so, if they all are: `Made, Ann, Up, Bo. The Title`.

    Elsewhere in a line such words may be what its work is about.
    """
    heads = [head for body in bodies if (head := _head(body))]
    return [_with_people(body) for body in bodies] if are_in_turn(heads) else bodies


def _head(body: Body) -> str:
    """The words that begin a body, up to a full stop; empty where none ends them."""
    first, *rest = body.parts
    if not isinstance(first, Part) or first.slot not in (Slot.TEXT, Slot.TITLE):
        return ""
    words, stop, title = first.raw.partition(_STOP)
    if title:
        return words
    behind = next((part.raw for part in rest if isinstance(part, Part)), "")
    return words if not stop and _STOPS.match(behind) else ""


def _with_people(body: Body) -> Body:
    head, first = _head(body), body.parts[0]
    if not isinstance(first, Part) or not IN_TURN.fullmatch(head):
        return body
    title = first.raw.removeprefix(head).removeprefix(_STOP)
    said = (Part(GLUE, _STOP, _STOP), first._replace(raw=title)) if title else ()
    return body.with_parts((Part(Slot.AUTHORS, head), *said, *body.parts[1:]))
