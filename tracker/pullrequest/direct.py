"""Direct mode: a commit on the default branch, for owners who want no review. Off unless the settings ask for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from state.happenings import US, Place, merged, proposed
from state.records import ProposalStatus
from tracker.forge.errors import PersonNeeded
from tracker.forge.port import NewCommit
from tracker.pullrequest.body import BranchEntry, Waiting
from tracker.pullrequest.by_hand import Look, never_before, on_list, refused_there, taken_by_hand
from tracker.pullrequest.filling import DECIDED, in_fixed_order
from tracker.pullrequest.headline import headline
from tracker.pullrequest.keeping import Kept, looking_again
from tracker.pullrequest.listening import Notebook, hear
from tracker.pullrequest.observation import observe
from tracker.pullrequest.presence import Roster
from tracker.pullrequest.trailers import trailers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from state.identity import Identity
    from state.records import Event
    from tracker.forge.port import Forge, Oid
    from tracker.pullrequest.editing import Left, ListEditor
    from tracker.pullrequest.ledger import Ledger
    from tracker.pullrequest.material import Order
    from tracker.pullrequest.nominees import Nominee
    from tracker.pullrequest.observation import Observation
    from tracker.pullrequest.presence import Directory


def commit_directly(forge: Forge, editor: ListEditor, ledger: Ledger, order: Order) -> Kept:
    """Put the best of what is wanted straight into the list; what it has already stays away."""
    return looking_again(lambda: _commit(forge, editor, ledger, order))


def _commit(forge: Forge, editor: ListEditor, ledger: Ledger, order: Order) -> Kept:
    notebook, first = Notebook(ledger, order.target.list), ledger.is_blank()
    seen = _look(forge, ledger, order, notebook)
    heard = hear(seen, editor, ledger, order, notebook.noted)
    page, directory = Roster(seen.base_content, editor), heard.directory
    before = {*map(str, heard.said.refused), *notebook.noted.listed}
    refused = refused_there(page, directory, ledger.refused_among(page.names), before)
    taken = _taken(ledger, order, page, directory, refused.put_back, first=first)
    ledger.append(taken)
    notebook.note(seen, heard.said, order, refused.still)
    chosen = _choice(editor, ledger, order, page, directory)
    edited = editor.insert(seen.base_content, in_fixed_order(chosen.now))
    entries = tuple(
        BranchEntry(placement.work, placement.section, placement.text, directory.nominee(placement.work))
        for placement in edited.placed
    )
    branch, head = seen.repository.default_branch, seen.base_head
    new = _new_commit(order, entries, edited.content, branch, head) if entries else None
    return Kept(
        order.target.list,
        None,
        entries=entries,
        waiting=chosen.waiting,
        left=(*chosen.unfit, *edited.left),
        events=(*heard.said.events, *taken, *_written(forge, ledger, order, entries, new)),
    )


def _look(forge: Forge, ledger: Ledger, order: Order, notebook: Notebook) -> Observation:
    """What is there; what people say in a pull request that is open comes before any commit."""
    seen = observe(forge, order.target, notebook.noted, ledger.pulls())
    if seen.open is not None:
        raise PersonNeeded(
            f"pull request #{seen.open.number} is open: merge or close it, and what people say there holds; "
            "commits go straight to the list then"
        )
    return seen


@dataclass(frozen=True, slots=True)
class _Choice:
    """What of the wanted goes in now, what waits, and what finds no place."""

    now: Sequence[Nominee]
    waiting: tuple[Waiting, ...]
    unfit: Sequence[Left]


def _choice(editor: ListEditor, ledger: Ledger, order: Order, page: Roster, directory: Directory) -> _Choice:
    def free(nominee: Nominee) -> bool:
        standing = ledger.standing(nominee.work)
        decided = standing is not None and standing.status in DECIDED
        return not decided and page.find(directory.names(nominee.work)) is None

    wanted = [nominee for nominee in order.wanted.nominees if free(nominee)]
    # what finds no place takes no room: else the best of it would keep out all the rest, run after run
    unfit = {left.work: left for left in editor.unfit(page.content, wanted)}
    queue = [nominee for nominee in wanted if nominee.work not in unfit]
    limit = order.settings.max_entries
    waiting = tuple(Waiting(nominee, f"the limit of {limit} is reached") for nominee in queue[limit:])
    return _Choice(queue[:limit], waiting, tuple(unfit.values()))


def _written(
    forge: Forge, ledger: Ledger, order: Order, entries: Sequence[BranchEntry], new: NewCommit | None
) -> tuple[Event, ...]:
    """Commit, and remember it: before, too, for a run that died behind its commit would offer once more what people take
    out again.
    """
    places = [(entry.work, Place(entry.section, entry.text)) for entry in entries]
    name = order.target.list

    def after(work: Identity) -> datetime:
        return never_before(ledger.standing(work), order.now)

    intent = tuple(proposed(work, name, after(work), place) for work, place in places)
    ledger.append(intent)
    if new is not None:
        forge.commit(new)
    done = tuple(merged(work, name, after(work), by=US, place=place) for work, place in places)
    ledger.append(done)
    return (*intent, *done)


def _new_commit(
    order: Order, entries: Sequence[BranchEntry], content: bytes, branch: str, head: Oid
) -> NewCommit:
    subject = headline(order.settings.commit_subject, len(entries), order.target.list)
    stamp = trailers(order.target.list, content, [entry.work for entry in entries])
    return NewCommit(branch, head, (head,), order.target.path, content, subject, stamp)


def _taken(
    ledger: Ledger,
    order: Order,
    page: Roster,
    directory: Directory,
    put_back: Iterable[Identity],
    *,
    first: bool,
) -> tuple[Event, ...]:
    """What the list has of what is wanted: put there by a run that did not live to remember it, or by people."""
    look = Look(order.target.list, order.now, first=first)
    ours, theirs = [], []
    wanted = (nominee.work for nominee in order.wanted.every)
    for found in on_list(page, directory, (*wanted, *sorted(put_back))):
        standing = ledger.standing(found.work)
        if standing is not None and standing.status is ProposalStatus.PROPOSED:
            place = Place(found.place.section, found.place.text)
            ours.append(merged(found.work, order.target.list, order.now, by=US, place=place))
        else:
            theirs.append(found)
    return (*ours, *taken_by_hand(theirs, ledger.standing, look))
