"""Direct mode: a commit on the default branch, for owners who want no review. Off unless the settings ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from state.happenings import Place, merged
from state.records import ProposalStatus
from tracker.forge.errors import HeadMoved, Missing, Refused
from tracker.forge.port import NewCommit
from tracker.pullrequest.body import Entry, Waiting, count_words
from tracker.pullrequest.drafting import in_fixed_order
from tracker.pullrequest.keeping import TRIES, Kept
from tracker.pullrequest.presence import Directory, Page
from tracker.pullrequest.trailers import trailers

if TYPE_CHECKING:
    from tracker.forge.port import Forge
    from tracker.pullrequest.candidates import Candidate, ListEditor
    from tracker.pullrequest.keeping import Ledger, Order

US = "tracker"


def commit_directly(forge: Forge, editor: ListEditor, ledger: Ledger, order: Order) -> Kept:
    """Put the best of what is wanted straight into the list; what it has already stays away."""
    for attempt in range(TRIES):
        try:
            return _commit(forge, editor, ledger, order)
        except HeadMoved:
            if attempt == TRIES - 1:
                raise
    raise AssertionError("the last attempt returns or raises")  # pragma: no cover


def _commit(forge: Forge, editor: ListEditor, ledger: Ledger, order: Order) -> Kept:
    repository = forge.repository()
    head = forge.head(repository.default_branch)
    content = forge.file(order.target.path, head) if head else None
    if repository.archived:
        raise Refused(f"{repository.name} is archived: nothing can be written there")
    if head is None or content is None:
        raise Missing(f"there is no {order.target.path} on {repository.default_branch} of {repository.name}")
    page, directory = Page(content, editor), Directory(order.wanted.candidates)

    def free(candidate: Candidate) -> bool:
        standing = ledger.standing(candidate.work)
        refused = standing is not None and standing.status is ProposalStatus.REJECTED
        return not refused and page.find(directory.names(candidate.work)) is None

    queue = [candidate for candidate in order.wanted.candidates if free(candidate)]
    limit = order.settings.max_entries
    edited = editor.insert(content, in_fixed_order(queue[:limit]))
    entries = tuple(
        Entry(placement.work, placement.section, placement.text, directory.candidate(placement.work))
        for placement in edited.placed
    )
    if entries:
        subject = order.settings.commit_subject.format(
            count=count_words(len(entries)), list=order.target.list
        )
        works = [entry.work for entry in entries]
        forge.commit(
            NewCommit(
                repository.default_branch,
                head,
                (head,),
                order.target.path,
                edited.content,
                subject,
                trailers(order.target.list, edited.content, works),
            )
        )
    events = tuple(
        merged(entry.work, order.target.list, order.now, by=US, place=Place(entry.section, entry.text))
        for entry in entries
    )
    ledger.append(events)
    waiting = tuple(Waiting(candidate, f"the limit of {limit} is reached") for candidate in queue[limit:])
    return Kept(
        order.target.list,
        None,
        entries=entries,
        waiting=waiting,
        left=edited.left,
        events=events,
        wrote=bool(entries),
    )
