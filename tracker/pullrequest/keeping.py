"""Keeping one list's pull request: observe, listen, decide, act, and remember, so that a run that dies anywhere is finished by the next.

The order is what makes that true. What people said goes into the memory before anything is written. A commit carries
in its message what it holds, so it is its own record of intent; the body follows the commit; that a work was proposed
is remembered last, and found out from the branch by the next run if it was not.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from state.happenings import Detail, Place, proposed, section_detail
from state.records import ProposalStatus
from tracker.forge.errors import HeadMoved, PersonNeeded
from tracker.forge.port import PullState, Reaction
from tracker.pullrequest.by_hand import Look, never_before, taken_by_hand
from tracker.pullrequest.fulfilment import Fulfilment, why_not_there
from tracker.pullrequest.listening import Notebook, hear
from tracker.pullrequest.material import Material, living
from tracker.pullrequest.observation import observe
from tracker.pullrequest.plan import decide
from tracker.pullrequest.talk import status_among, status_body

if TYPE_CHECKING:
    from collections.abc import Callable

    from state.records import Event, ListName, Proposal
    from tracker.forge.port import Forge, Oid, Pull
    from tracker.pullrequest.body import BranchEntry, Waiting
    from tracker.pullrequest.by_hand import OnList
    from tracker.pullrequest.editing import Left, ListEditor
    from tracker.pullrequest.ledger import Ledger
    from tracker.pullrequest.listener import Said
    from tracker.pullrequest.listening import Heard
    from tracker.pullrequest.material import Order
    from tracker.pullrequest.observation import Observation
    from tracker.pullrequest.plan import Plan

TRIES = 3
"""How often to look again when somebody writes at the same time."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one list's pull request, or of its page where that is written directly."""

    list: ListName
    pull_request: str | None
    """Its address, where one is open."""
    number: int | None = None
    entries: tuple[BranchEntry, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    left: tuple[Left, ...] = ()
    on_list: tuple[OnList, ...] = ()
    events: tuple[Event, ...] = ()
    held: bool = False
    words: tuple[str, ...] = ()


def keep(forge: Forge, editor: ListEditor, ledger: Ledger, order: Order) -> Kept:
    """Bring one list's pull request up to date; when somebody writes at the same time, look again."""
    return looking_again(lambda: _Keeper(forge, editor, ledger, order).keep())


def looking_again(attempt: Callable[[], Kept]) -> Kept:
    """What an attempt comes to: one that somebody else's write ended is made again, from the first look on."""
    for _ in range(TRIES - 1):
        with suppress(HeadMoved):
            return attempt()
    return attempt()


class _Keeper:
    def __init__(self, forge: Forge, editor: ListEditor, ledger: Ledger, order: Order) -> None:
        self._forge = forge
        self._editor = editor
        self._ledger = ledger
        self._order = order
        self._target = order.target
        self._notebook = Notebook(ledger, order.target.list)
        self._first_look = ledger.is_blank()
        self._undone: tuple[str, ...] = ()

    def keep(self) -> Kept:
        noted = self._notebook.noted
        seen = observe(self._forge, self._target, noted, self._ledger.pulls())
        heard = hear(seen, self._editor, self._ledger, self._order, noted)
        said = heard.said
        plan = decide(
            Material(
                target=self._target,
                observed=seen,
                said=said,
                wanted=self._order.wanted,
                editor=self._editor,
                directory=heard.directory,
                standing=self._ledger.standing,
                settings=self._order.settings,
                now=self._order.now,
                refused_among=self._ledger.refused_among,
                known_there=noted.listed,
                remembered=self._ledger.refused_in(seen.open.url) if seen.open else (),
            )
        )
        moved = () if plan.held else _come_true(said, plan)
        self._ledger.append(moved)
        pull = seen.open if plan.held else self._act(seen, plan)
        happened = () if plan.held else self._happened(plan, pull)
        self._ledger.append(happened)
        if not plan.held and said.answers:
            self._talk(seen, pull, heard, plan)
        self._notebook.note(seen, said, self._order, plan.draft.refused_there, held=plan.held)
        return Kept(
            list=self._target.list,
            pull_request=(pull.url or None) if pull else None,  # one that is only rehearsed has no address
            number=pull.number if pull else None,
            entries=plan.draft.entries,
            waiting=plan.draft.waiting,
            left=plan.draft.left,
            on_list=plan.draft.on_list,
            events=(*said.events, *moved, *happened),
            held=plan.held,
            words=(*plan.draft.words, *self._undone),
        )

    # Acting

    def _act(self, seen: Observation, plan: Plan) -> Pull | None:
        head = seen.branch.head if seen.branch else None
        if plan.commit is not None:
            head = self._forge.commit(plan.commit)
        pull = seen.open
        if plan.open is not None:
            try:
                pull = self._forge.open_pull(plan.open)
            except PersonNeeded:
                self._clean_up(seen, head)
                raise
            self._undone = self._forge.dress(pull.number, plan.open)
        if plan.edit is not None and pull is not None:
            self._unchanged(pull)
            self._forge.edit_pull(plan.edit)
            if plan.edit.close:
                pull = None
        if plan.delete_branch is not None:
            self._forge.delete_branch(self._target.branch, plan.delete_branch)
        if pull is not None and self._order.settings.rerun_label in pull.labels:
            self._forge.remove_label(pull.number, self._order.settings.rerun_label)
        return pull

    def _unchanged(self, pull: Pull) -> None:
        """A tick or a close between our look and our write must not be written over; GitHub has no lock for this."""
        now = self._forge.pull(pull.number)
        if now.state is not PullState.OPEN or now.body != pull.body or now.title != pull.title:
            raise HeadMoved("the pull request was changed while we were deciding")

    def _clean_up(self, seen: Observation, head: Oid | None) -> None:
        """No pull request may be opened: leave no branch behind that nobody asked for, and people's where they pushed."""
        branch = living(seen)
        if branch is not None and branch.touched:
            return
        if head is not None and self._forge.head(self._target.branch) == head:
            self._forge.delete_branch(self._target.branch, head)

    # After acting

    def _happened(self, plan: Plan, pull: Pull | None) -> tuple[Event, ...]:
        events = []
        for entry in plan.draft.entries if pull else ():
            standing = self._ledger.standing(entry.work)
            place = Place(
                entry.section,
                entry.text,
                entry.nominee.kind if entry.nominee else None,
                pull.url if pull else "",
            )
            if standing is None or standing.status is not ProposalStatus.PROPOSED or _moved(standing, place):
                at = never_before(standing, self._order.now)
                events.append(proposed(entry.work, self._target.list, at, place))
        look = Look(self._target.list, self._order.now, first=self._first_look)
        return (*events, *taken_by_hand(plan.draft.on_list, self._ledger.standing, look))

    def _talk(self, seen: Observation, pull: Pull | None, heard: Heard, plan: Plan) -> None:
        """Answer; first the marks, then the comment that says what is answered, so that nothing is answered twice."""
        number, said = (pull or seen.open or seen.ended[-1].pull).number, heard.said
        fulfilment = Fulfilment(seen, self._editor, heard, plan.draft)
        answers = [fulfilment.told(answer) for answer in said.answers]
        for answer in answers:
            self._forge.react(number, answer.to, Reaction.DONE if answer.done else Reaction.CONFUSED)
        status = status_among(seen.comments, seen.open.author if seen.open else "")
        self._forge.write_comment(number, status_body(status, answers), status.id)


def _come_true(said: Said, plan: Plan) -> tuple[Event, ...]:
    """The moves that are made: one that cannot be made corrects nothing, and nothing is to be learned from it."""
    there = {entry.work: entry for entry in plan.draft.entries}
    return tuple(
        event
        for work, event in said.moves.items()
        if not why_not_there(work, said.sections[work], there.get(work))
    )


def _moved(standing: Proposal, place: Place) -> bool:
    return standing.details.get(Detail.SECTION, "") != section_detail(place.section)
