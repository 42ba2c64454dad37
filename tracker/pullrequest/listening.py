"""What comes before any decision, in whichever way a list is kept: look at what is there, and hear people out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from state.records import Cursor
from tracker.pullrequest.hearing import Knowledge
from tracker.pullrequest.listener import Listener
from tracker.pullrequest.material import living
from tracker.pullrequest.noted import Noted, notes_on
from tracker.pullrequest.observation import UnreadableList, ended_stamp
from tracker.pullrequest.presence import Directory

if TYPE_CHECKING:
    from collections.abc import Iterable

    from state.identity import Identity
    from state.records import ListName
    from tracker.pullrequest.editing import ListEditor
    from tracker.pullrequest.ledger import Ledger
    from tracker.pullrequest.listener import Said
    from tracker.pullrequest.material import Order
    from tracker.pullrequest.observation import Observation


class Notebook:
    """Which ends and comments of a list's pull requests were heard, kept as a cursor of the memory."""

    def __init__(self, ledger: Ledger, list_name: ListName) -> None:
        self._ledger = ledger
        self._cursor = notes_on(list_name)
        self.noted = Noted.read(ledger.cursor(self._cursor))

    def note(
        self, seen: Observation, said: Said, order: Order, listed: Iterable[Identity], *, held: bool = False
    ) -> None:
        """Remember what was heard; commands that are held back are heard again."""
        settled = {str(ended.pull.number): ended_stamp(ended.pull) for ended in seen.ended}
        handled = (*self.noted.handled, *(() if held else said.obeyed))
        theirs = frozenset(map(str, said.theirs))
        noted = Noted(
            {**self.noted.settled, **settled},
            tuple(dict.fromkeys(handled)),
            theirs,
            frozenset(map(str, listed)),
        )
        if noted != self.noted:
            self._ledger.advance(Cursor(self._cursor, noted.written(), order.now))


@dataclass(frozen=True, slots=True)
class Heard:
    """What people said, and how the works they may mean are found."""

    said: Said
    directory: Directory


def hear(seen: Observation, editor: ListEditor, ledger: Ledger, order: Order, noted: Noted) -> Heard:
    """Hear people out and remember what they said, before anything is written."""
    _need_readable(seen, editor, order)
    directory = _directory(seen, editor, order)
    knowledge = Knowledge(
        list=order.target.list,
        now=order.now,
        directory=directory,
        standing=ledger.standing,
        explain=order.explain,
        handled=noted.handled,
        theirs=noted.theirs,
    )
    said = Listener(seen, editor, knowledge).listen()
    said = replace(said, events=tuple(order.weigh(said.events)))
    ledger.append(said.events)
    return Heard(said, directory)


def _need_readable(seen: Observation, editor: ListEditor, order: Order) -> None:
    """An entry that cannot be found because its list cannot be read was not taken out by anybody."""
    branch, target = living(seen), order.target
    pages = [(target.path, seen.repository.default_branch, seen.base_content)]
    pages += [(branch.path, target.branch, branch.content or b"")] if branch else []
    for path, where, content in pages:
        if fault := editor.fault(content):
            raise UnreadableList(path, where, fault)


def _directory(seen: Observation, editor: ListEditor, order: Order) -> Directory:
    directory = Directory(order.wanted.every, order.look_up)
    for read in (seen.read, *(ended.read for ended in seen.ended)):
        if read.contents is not None:
            directory.learn((*read.contents.works.values(), *read.contents.kept_out))
    for entry in editor.entries(seen.branch.content or b"") if seen.branch else ():
        directory.learn(sorted(entry.identities))
    return directory
