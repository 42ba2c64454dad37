"""What `tracker state` does with the memory of one list: reading it from the list's history, and giving it a new name."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from state.records import ListName
from tracker.cli.output import json_line, say
from tracker.cli.watching import watch
from tracker.plural import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    import typer

    from state.store import Store
    from tracker.backtest.history.versions import Revision


def rename(context: typer.Context, old: str, new: str, *, as_json: bool) -> None:
    """Carry what is remembered of a list over to its new name, while no run is at work."""
    from tracker.clock import now
    from tracker.errors import UsageError
    from tracker.job.run import LEASE
    from tracker.owners import LEASE_TTL, this_process
    from tracker.renaming import carry_over
    from tracker.settings.load import load

    names = load(context.obj).list_names
    if old in names:
        raise UsageError(f"a list of the settings is still called {old!r}: give it its new name there first")
    with memory(context) as store, store.lease(LEASE, this_process(), LEASE_TTL):
        done = carry_over(store, ListName(old), _meant(new, names), now())
    if as_json:
        json_line({"list": new, "former": old, "events": done.events, "new": done.new})
    else:
        say(f"carried {counted(done.events, 'event')} of {old} over to {new}, {done.new} of them new")


def remember_history(context: typer.Context, page: Path, list_name: str, *, as_json: bool) -> None:
    """Put into the memory what a list's own history tells of its people's decisions."""
    from tracker.backtest.history.additions import acts
    from tracker.backtest.history.clone import named_in_clone
    from tracker.backtest.history.moves import moves
    from tracker.backtest.history.versions import revisions
    from tracker.backtest.replay.remembering import decisions

    name = _list_meant(context, list_name)
    with watch(quiet=as_json) as tell:
        tell(f"reading the history of {page}")
        done = chain(
            acts(telling(revisions(page), f"what people took and removed in {page}", tell)),
            moves(telling(revisions(page), f"what people moved in {page}", tell)),
        )
        known = list(decisions(done, name, named_in_clone(page)))
    with memory(context) as store:
        new = store.append(known)
    if as_json:
        json_line({"list": name, "decisions": len(known), "new": new})
    else:
        say(f"read {counted(len(known), 'decision')} from the history of {page}, {new} of them new")


def telling(versions: Iterator[Revision], what: str, tell: Callable[[str], None]) -> Iterator[Revision]:
    """The same versions; of each it is told from which day it is, as thousands take minutes."""
    for version in versions:
        tell(f"{what} until {version.at:%Y-%m-%d}")
        yield version


def _list_meant(context: typer.Context, said: str) -> ListName:
    """The list of the settings that is named, or the only one; without settings any name will do."""
    from tracker.errors import UsageError
    from tracker.settings.load import load

    names = load(context.obj).list_names
    if not said and len(names) == 1:
        return names[0]
    if not said:
        raise UsageError("say with --list which list of the settings this is the history of")
    return _meant(said, names)


def _meant(said: str, names: Sequence[ListName]) -> ListName:
    """A list of the settings; where they have none, any name will do."""
    from tracker.errors import UsageError

    if names and said not in names:
        raise UsageError(f"no list of the settings is called {said!r}; there are {', '.join(names)}")
    return ListName(said)


def memory(context: typer.Context) -> Store:
    """The memory that the settings name."""
    from tracker import wiring
    from tracker.settings.load import environment, load

    return wiring.store(load(context.obj), environment())
