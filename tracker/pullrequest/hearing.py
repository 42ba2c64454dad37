"""What was heard of people in one run: the events for the log, and what they want of this run; the later word holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from state.happenings import Detail, Place, closed_with, in_one_closing, rejected, section_detail
from state.records import Event, EventKind, ProposalStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from state.identity import Identity
    from state.records import ListName, Proposal
    from tracker.pullrequest.presence import Directory


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the memory adds to an observation."""

    list: ListName
    now: datetime
    directory: Directory
    standing: Callable[[Identity], Proposal | None]
    explain: Callable[[Identity], str]
    handled: Collection[str]
    """The lines of comments that were obeyed before."""
    theirs: Collection[str] = ()
    """The refused works that stood on the branch before in people's own lines."""


@dataclass(frozen=True, slots=True)
class Word:
    """Who said something, when, why, and in which pull request."""

    by: str
    at: datetime
    reason: str = ""
    pull: str = ""
    closed_with: int = 0
    """How many entries the same closing refused; 0 for a word about this one."""


class Hearing:
    """Gathers what was said; of two words on a work the later holds, in the log as in this run."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.know = knowledge
        self.events: list[Event] = []
        self.refused: set[Identity] = set()
        self.asked: set[Identity] = set()
        self.sections: dict[Identity, tuple[str, ...]] = {}
        self.moves: dict[Identity, Event] = {}
        self._last: dict[Identity, Word] = {}
        """The latest word of each work, by when it was said."""
        self._logged: dict[Identity, datetime] = {}
        self._asked_once: set[Identity] = set()

    def works(self, names: Iterable[str]) -> list[Identity]:
        """The works that the tracker named so."""
        found = (self.know.directory.named(name) for name in names)
        return list(dict.fromkeys(work for work in found if work is not None))

    def entry_before(self, work: Identity) -> str:
        """The words in which a work was last put on the list or its branch."""
        standing = self.know.standing(work)
        return standing.details.get(Detail.ENTRY, "") if standing else ""

    def refuse(self, work: Identity, word: Word) -> None:
        """Somebody does not want a work; a word about it alone counts for more than the end of all around it."""
        standing = self.know.standing(work)
        holds, word = self._in_turn(work, word)
        if holds and (
            standing is None or standing.at <= word.at or standing.status is not ProposalStatus.ASKED
        ):
            self.asked.discard(work)
            self.refused.add(work)
        known = standing is not None and standing.status is ProposalStatus.REJECTED
        known = known and work not in self._asked_once
        if standing is None or not known or (closed_with(standing.details) and not word.closed_with):
            place = Place(entry=self.entry_before(work), pull=word.pull)
            said = rejected(work, self.know.list, word.at, by=word.by, reason=word.reason, place=place)
            self.events.append(in_one_closing(said, word.closed_with))

    def refuse_again(self, work: Identity, word: Word) -> None:
        """What a run had heard that died before its memory was saved, or whose memory was lost since."""
        standing = self.know.standing(work)
        forgotten = standing is None or standing.status is ProposalStatus.PROPOSED or standing.at < word.at
        if forgotten and self._is_news(work, word):
            self.refuse(work, word)

    def ask_again(self, work: Identity, word: Word) -> None:
        """So is a wish, where there is a refusal that it took back."""
        standing = self.know.standing(work)
        if standing is not None and standing.status is ProposalStatus.REJECTED:
            overruled = standing.at < word.at
        else:
            overruled = work in self.refused
        if overruled and self._is_news(work, word):
            self.ask(work, word)

    def said_at(self, work: Identity) -> datetime:
        """When the word on a work was said that holds."""
        return self._logged[work]

    def _is_news(self, work: Identity, word: Word) -> bool:
        return work not in self._logged or self._logged[work] < word.at

    def ask(self, work: Identity, word: Word) -> None:
        """Somebody wants a work."""
        holds, word = self._in_turn(work, word)
        if holds:
            self.refused.discard(work)
            self.asked.add(work)
        self._asked_once.add(work)
        asked = Event(word.at, EventKind.ASKED, work, self.know.list, by=word.by, reason=word.reason)
        self.events.append(asked)

    def _in_turn(self, work: Identity, word: Word) -> tuple[bool, Word]:
        """Is this the latest word of a work? Of one moment, as GitHub tells only seconds, the one heard later comes later."""
        last = self._last.get(work)
        if last is not None and word.at < last.at:
            return False, word
        self._last[work] = word
        if last is not None and word.at == last.at:
            word = replace(word, at=self._logged[work] + datetime.resolution)
        self._logged[work] = word.at
        return True, word

    def correct(self, work: Identity, word: Word, place: Place, before: str) -> None:
        """Somebody worded an entry otherwise, or put it elsewhere."""
        self.events.append(self._correction(work, word, place, before))

    def move(self, work: Identity, word: Word, section: tuple[str, ...]) -> None:
        """Somebody wants an entry in another section: whether it can go there, only the plan tells."""
        self.sections[work] = section
        self.moves[work] = self._correction(work, word, Place(section))

    def _correction(self, work: Identity, word: Word, place: Place, before: str = "") -> Event:
        details = {
            Detail.BEFORE.value: before,
            Detail.ENTRY.value: place.entry,
            Detail.SECTION.value: section_detail(place.section),
        }
        kept = {name: text for name, text in details.items() if text}
        return Event(word.at, EventKind.CORRECTED, work, self.know.list, by=word.by, details=kept)
