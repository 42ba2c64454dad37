"""What a list's people did over the years, as events that the tracker takes for decisions; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from state import happenings
from tracker.backtest.history.additions import Added, Beginning
from tracker.backtest.history.moves import Moved

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from state.records import Event, ListName
    from tracker.backtest.history.additions import Act, Removed

TAKEN_OFF = "taken off the list by its people"
_MANY, _SHARE = 10, 0.25
"""Of a page that lost more works than these, and more than this share of all it ever had, none was taken off for itself."""


def decisions(
    done: Iterable[Act | Moved], list_name: ListName, elsewhere: Collection[str]
) -> Iterator[Event]:
    """Taken works as merged, works put elsewhere on the page as corrected, works taken off as rejected; by whom is not said.

    What left the page and stands in another file of the clone (`elsewhere`, as arXiv ids) was moved, not taken off. Nor
    was anything on a page that keeps only what is newest, or has become one about something else.
    """
    taken = 0
    gone: list[Removed] = []
    for act in done:
        match act:
            case Beginning(works, at):
                taken += len(works)
                yield from (happenings.merged(work, list_name, at) for work in sorted(works))
            case Added(work, at):
                taken += 1
                yield happenings.merged(work, list_name, at)
            case Moved(work, at, _, section):
                yield happenings.moved(work, list_name, at, section)
            case _:
                gone += [act] if act.work.value not in elsewhere else []
    if len(gone) <= max(_MANY, _SHARE * taken):
        yield from (happenings.rejected(one.work, list_name, one.at, reason=TAKEN_OFF) for one in gone)
