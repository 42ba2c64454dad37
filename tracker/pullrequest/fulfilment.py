"""What became of people's wishes: the answers say what was done, not what was promised. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.lists.entry.headings import readable_path
from tracker.lists.reading.sections import title_words
from tracker.pullrequest.obeying import comes_in, goes_to
from tracker.pullrequest.presence import Roster

if TYPE_CHECKING:
    from collections.abc import Sequence

    from state.identity import Identity
    from tracker.pullrequest.body import BranchEntry
    from tracker.pullrequest.drafting import Draft
    from tracker.pullrequest.editing import ListEditor
    from tracker.pullrequest.listening import Heard
    from tracker.pullrequest.observation import Observation
    from tracker.pullrequest.talk import Answered


class Fulfilment:
    """What a draft makes of what was asked for."""

    def __init__(self, seen: Observation, editor: ListEditor, heard: Heard, draft: Draft) -> None:
        self._base = Roster(seen.base_content, editor)
        self._heard = heard
        self._draft = draft
        self._there = {entry.work: entry for entry in draft.entries}

    def told(self, answer: Answered) -> Answered:
        """The answer, with the reason instead of the promise for works that could not go or come where they were to."""
        sections = self._heard.said.sections
        promised = {goes_to(work, sections[work]): self._not_there(work) for work in answer.moves}
        promised |= {comes_in(work): self._not_in(work) for work in answer.accepts}
        lost = {promise: why for promise, why in promised.items() if why}
        lines = tuple(lost.get(line, line) for line in answer.lines)
        return replace(answer, lines=lines, done=False) if lost else answer

    def _not_there(self, work: Identity) -> str:
        return why_not_there(work, self._heard.said.sections[work], self._there.get(work))

    def _not_in(self, work: Identity) -> str:
        """Why a work that was asked for is not in the pull request; nothing where it is."""
        directory = self._heard.directory
        if work in self._there:
            return ""
        if work in self._heard.said.refused:
            return f"{work} was refused after this was written"
        if self._base.find(directory.names(work)) is not None:
            return f"{work} is on the list already"
        if directory.nominee(work) is None:
            return f"nothing is known of {work} yet; it is taken in once a source tells of it, or by `tracker add --pr`"
        left = next((left.reason for left in self._draft.left if left.work == work), "")
        return f"{work} found no place: {left}" if left else f"{work} is not in this pull request"


def why_not_there(work: Identity, wish: Sequence[str], entry: BranchEntry | None) -> str:
    """Why a work is not in the section that was asked for; nothing where it is."""
    if entry is None:
        return f"{work} is not in this pull request"
    if title_words(wish[-1]) in map(title_words, entry.section):
        return ""
    place = " › ".join(readable_path(entry.section))
    if entry.reworded:
        return f"{work} stays in {place}, because its line was reworded here; move that line on the branch"
    return f"there is no section {wish[-1]}; {work} stays in {place}"
