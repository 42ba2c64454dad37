"""Names that begin lines without any emphasis, links behind them, and last what is said of the work: `Name [paper](…) - Words`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lists.entry.called import is_name
from tracker.lists.entry.slots import GLUE, Part, Slot
from tracker.lists.form.boldnames import APART, COINED, COINED_SHARE, MOST
from tracker.lists.form.pattern import LinkRun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.form.pattern import Body

_FEWEST = 3


def begin_with_names(bodies: Sequence[Body]) -> bool:
    """Are the words right before the links names? Most lines begin so, each with words of its own, many of them coined."""
    names = [body.facts[0].raw for body in bodies if _title_behind_links(body)]
    apart = len({name.casefold() for name in names})
    coined = sum(COINED.search(name) is not None for name in names)
    return (
        len(names) >= max(_FEWEST, MOST * len(bodies))
        and apart >= APART * len(names)
        and coined >= COINED_SHARE * len(names)
    )


def named_at_head(body: Body) -> Body:
    """A body whose first words are the name, and whose last ones, behind the links, are the rest of the title."""
    at = _title_behind_links(body)
    if not at:
        return body
    parts = list(body.parts)
    for number, slot in ((0, Slot.NAME), (at, Slot.SUBTITLE)):
        part = parts[number]
        parts[number] = part._replace(slot=slot) if isinstance(part, Part) else part
    return body.with_parts(parts)


def _title_behind_links(body: Body) -> int:
    """Where the title stands, if before it come links and before these what may be a name; else 0."""
    first = body.parts[0] if body.parts else None
    if not isinstance(first, Part) or first.slot is not Slot.TEXT or not is_name(first.raw):
        return 0
    stated = [at for at, part in enumerate(body.parts) if not isinstance(part, Part) or part.slot is not GLUE]
    slots = [
        Slot.LINK if isinstance(part, LinkRun) else part.slot for part in (body.parts[at] for at in stated)
    ]
    return stated[2] if slots[:3] == [Slot.TEXT, Slot.LINK, Slot.TITLE] else 0
