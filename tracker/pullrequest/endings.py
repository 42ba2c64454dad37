"""What the end of a pull request says of the works in it: pure, from what was observed.

Merging takes what is on the list then and refuses what was taken out before. Closing refuses what is in it; but it is one
act, and each event says of how many it is, so that whoever learns from it does not take one click for ten opinions
(`tracker.training.decisions`). A bot that closes what nobody answered speaks for nobody: what was in it is not proposed
again by itself, and nothing is learned from it. A pull request whose base branch was removed, as at a rename, was closed by
nobody who meant it, and one that the tracker closed neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from state.happenings import Detail, Place, closed_with, is_bot, merged
from state.records import ProposalStatus
from tracker.forge.port import PullState
from tracker.pullrequest.hearing import Word
from tracker.pullrequest.marks import Action
from tracker.pullrequest.presence import Roster, same_words

if TYPE_CHECKING:
    from datetime import datetime

    from state.identity import Identity
    from state.records import Proposal
    from tracker.forge.port import Pull
    from tracker.pullrequest.editing import ListEditor
    from tracker.pullrequest.hearing import Hearing
    from tracker.pullrequest.observation import Ended


def hear_ending(ended: Ended, heard: Hearing, base: Roster, editor: ListEditor) -> None:
    """What became of the works in a pull request that ended; `base` is the list as it stands today."""
    at = ended.pull.ended_at or heard.know.now
    if ended.pull.state is PullState.MERGED:
        # a list that was moved since is not where it was when this was merged, and one merged in conflict tells nothing
        told = ended.content is not None and not editor.fault(ended.content)
        page = Roster(ended.content or b"", editor) if told else base
        for work in heard.works(ended.entries):
            _hear_merge(work, page, ended, at, heard)
    elif ended.meant:
        _hear_closing(ended, at, base, heard)


def _hear_merge(work: Identity, page: Roster, ended: Ended, at: datetime, heard: Hearing) -> None:
    there, pull = page.find(heard.know.directory.names(work)), ended.pull
    if there is None:
        reason = f"taken out before pull request #{pull.number} was merged"
        heard.refuse(work, Word(ended.by, at, reason, pull.url))
        return
    place = Place(there.section, there.text, pull=pull.url)
    heard.events.append(merged(work, heard.know.list, at, by=ended.by, place=place))
    before = heard.entry_before(work)
    if before and not same_words(before, there.text):
        heard.correct(work, Word(ended.by, at), Place(there.section, there.text), before)


def _hear_closing(ended: Ended, at: datetime, base: Roster, heard: Hearing) -> None:
    unticked = set(
        heard.works(control.code for control in ended.read.turned if control.action is Action.KEEP)
    )
    together = [
        work
        for work in heard.works(ended.entries)
        if work not in unticked and base.find(heard.know.directory.names(work)) is None
    ]
    why = f"pull request #{ended.pull.number} was closed{', unanswered' if is_bot(ended.by) else ''}"
    for work in together:
        heard.refuse(work, Word(ended.by, at, why, ended.pull.url, len(together)))


def was_refused_with(standing: Proposal | None, pull: Pull) -> bool:
    """Was a work refused by closing this very pull request, so that opening it again takes that back?"""
    return (
        standing is not None
        and standing.status is ProposalStatus.REJECTED
        and closed_with(standing.details) > 0
        and standing.details.get(Detail.PULL) == pull.url
    )
