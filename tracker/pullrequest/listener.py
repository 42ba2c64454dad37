"""What people said since the last run, in every way they can say it: pure, from what was observed.

Ways to refuse: delete an entry's line on the branch, take its tick away, close the pull request, merge it without the
entry, `/tracker reject`. Ways to ask: tick a waiting or doubtful work, `/tracker accept`, reopen. Rewording an entry is a
correction. What the end of a pull request says stands in `endings.py`, what commands say in `obeying.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from state.happenings import Place
from state.records import ProposalStatus
from tracker.forge.port import PullState
from tracker.pullrequest.endings import hear_ending, was_refused_with
from tracker.pullrequest.hearing import Hearing, Word
from tracker.pullrequest.marks import Action
from tracker.pullrequest.obeying import Obeying
from tracker.pullrequest.presence import Roster, same_words
from tracker.pullrequest.talk import status_among

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from state.identity import Identity
    from state.records import Event
    from tracker.forge.port import Commit, LastEdit, Pull
    from tracker.pullrequest.branches import Branch
    from tracker.pullrequest.editing import ListEditor
    from tracker.pullrequest.hearing import Knowledge
    from tracker.pullrequest.marks import Read
    from tracker.pullrequest.observation import Observation
    from tracker.pullrequest.talk import Answered

SOMEONE = "someone with write access"
TAKEN_OUT = "taken out of the pull request's branch"


@dataclass(frozen=True, slots=True)
class Said:
    """What people said. `events` are for the log; the rest steers this run."""

    events: tuple[Event, ...] = ()
    refused: frozenset[Identity] = frozenset()
    asked: Mapping[Identity, datetime] = field(default_factory=dict)
    """And when."""
    sections: Mapping[Identity, tuple[str, ...]] = field(default_factory=dict)
    moves: Mapping[Identity, Event] = field(default_factory=dict)
    """What is to be logged of each wish in `sections`, should it come true."""
    answers: tuple[Answered, ...] = ()
    obeyed: tuple[str, ...] = ()
    """The lines of comments that were obeyed now, answered now or before."""
    theirs: frozenset[Identity] = frozenset()
    """The refused works that stand on the branch in people's own lines, which only people take out."""
    rerun: bool = False


class Listener:
    """Puts together what was said; the later word holds."""

    def __init__(self, observed: Observation, editor: ListEditor, knowledge: Knowledge) -> None:
        self._seen = observed
        self._editor = editor
        self._know = knowledge
        self._base = Roster(observed.base_content, editor)
        self._heard = Hearing(knowledge)
        self._commands = Obeying(observed.writers, self._heard, self._url, self._work_on)
        self._rerun = False
        self._theirs: set[Identity] = set()
        """The works that stand on the branch in a line of people's, each in its own."""

    def listen(self) -> Said:
        """Everything: what ended, then the branch, boxes and comments; of two words on one work the later said holds."""
        for ended in self._seen.ended:
            turning = _turning(ended.pull, ended.edit, self._know.now)
            self._hear_boxes(ended.read, turning, merged=ended.pull.state is PullState.MERGED)
            hear_ending(ended, self._heard, self._base, self._editor)
            self._commands.hear(ended.comments, status_among(ended.comments, ended.pull.author))
            self._hear_again(ended.read, ended.pull)
        self._hear_reopening()
        if self._seen.branch is not None and self._seen.branch.head not in self._seen.spent_heads:
            self._hear_branch(self._seen.branch)
        if self._seen.open is not None:
            turning = _turning(self._seen.open, self._seen.edit, self._know.now)
            self._hear_boxes(self._seen.read, turning)
            status = status_among(self._seen.comments, self._seen.open.author)
            self._commands.hear(self._seen.comments, status)
            self._hear_again(self._seen.read, self._seen.open)
        return Said(
            events=tuple(self._heard.events),
            refused=frozenset(self._heard.refused),
            asked={work: self._heard.said_at(work) for work in self._heard.asked},
            sections=self._heard.sections,
            moves=self._heard.moves,
            answers=tuple(self._commands.answers),
            obeyed=tuple(self._commands.obeyed),
            theirs=frozenset(self._still_theirs()),
            rerun=self._rerun or self._commands.rerun,
        )

    def _hear_reopening(self) -> None:
        pull = self._seen.open
        contents = self._seen.read.contents
        if pull is None or contents is None:
            return
        for work in self._heard.works(contents.entries):
            standing = self._know.standing(work)
            if standing is not None and was_refused_with(standing, pull):
                at = max(self._know.now, standing.at + timedelta(seconds=1))
                self._heard.ask(work, Word(pull.author, at, f"pull request #{pull.number} was opened again"))

    # The branch

    def _hear_branch(self, branch: Branch) -> None:
        if not branch.touched:
            return
        word = self._pushed(branch, branch.foreign[-1])
        expected = self._expected(branch)
        page = Roster(branch.content or b"", self._editor)
        wrote = Roster(branch.own.content, self._editor) if branch.own else None
        for work in expected:
            names = self._know.directory.names(work)
            place = page.find(names)
            before = wrote.find(names) if wrote else None
            words_before = before.text if before else self._heard.entry_before(work)
            if place is None:
                if self._base.find(names) is None:
                    self._heard.refuse(work, self._pushed(branch, self._since(branch, names, there=False)))
            elif words_before and not same_words(place.text, words_before):
                self._heard.correct(work, word, Place(place.section, place.text), words_before)
        alone = list(self._alone(page))
        self._theirs = set(alone).difference(
            self._heard.works((*branch.own.stamp.entries, *branch.amended)) if branch.own else ()
        )
        for work in self._put_back(alone, word.at):
            stood = self._know.standing(work)
            said = self._pushed(branch, self._since(branch, self._know.directory.names(work), there=True))
            at = max(said.at, stood.at + timedelta(seconds=1)) if stood else said.at
            self._heard.ask(work, replace(said, at=at, reason="put back on the pull request's branch"))

    def _pushed(self, branch: Branch, commit: Commit) -> Word:
        """Who pushed a commit, and when: commits have the time of people's own clocks, which may go wrong.

        It was not before what they built upon, nor after the forge last saw something happen.
        """
        pull = self._seen.open
        seen = (pull.updated_at if pull else None) or self._know.now
        below = branch.commits[: branch.commits.index(commit)]
        ours = (one.author.at for one in below if one not in branch.foreign)
        return Word(commit.author.name, max((min(commit.author.at, seen), *ours)), TAKEN_OUT, self._url)

    def _since(self, branch: Branch, names: frozenset[Identity], *, there: bool) -> Commit:
        """The commit of people's since which a work is on the branch, or is not, as far back as their pages were read."""
        found = branch.foreign[-1]
        for commit in reversed(branch.commits[: branch.commits.index(found) + 1]):
            page = branch.pages.get(commit.oid)
            if page is None or (Roster(page, self._editor).find(names) is not None) is not there:
                break
            found = commit
        return found

    def _alone(self, page: Roster) -> Iterator[Identity]:
        """The works that a page has in a line of their own, and the default branch's list has not."""
        for work in sorted({self._know.directory.work(name) for name in page.names}):
            names = self._know.directory.names(work)
            place = page.find(names)
            if place and not place.shared and self._base.find(names) is None:
                yield work

    def _put_back(self, alone: Iterable[Identity], pushed: datetime) -> Iterator[Identity]:
        """The refused works that stand alone on the branch and did not before: somebody put them back.

        One that people had put there before it was refused stays refused, whatever they push there later: there was no
        word against that.
        """
        for work in alone:
            standing = self._know.standing(work)
            if standing is None or standing.status is not ProposalStatus.REJECTED:
                continue
            new = work in self._theirs and standing.at <= pushed and str(work) not in self._know.theirs
            if work not in self._heard.refused and (new or standing.reason == TAKEN_OUT):
                yield work

    def _still_theirs(self) -> Iterator[Identity]:
        for work in self._theirs - self._heard.asked:
            standing = self._know.standing(work)
            refused = standing is not None and standing.status is ProposalStatus.REJECTED
            if refused or work in self._heard.refused:
                yield work

    def _expected(self, branch: Branch) -> list[Identity]:
        """What the tracker had put on the branch when people began to work on it."""
        if branch.own is not None:
            # what left with a commit that they amended was not taken out by them
            contents = self._seen.read.contents
            newer = contents.entries if contents and branch.shown_since else branch.amended
            return self._heard.works(newer or branch.own.stamp.entries)
        if branch.claimed is not None:
            return self._heard.works(branch.claimed.entries)
        contents = self._seen.read.contents
        return self._heard.works(contents.entries) if contents else []

    # Boxes

    def _hear_boxes(self, read: Read, word: Word, *, merged: bool = False) -> None:
        for control in sorted(read.turned, key=lambda control: (control.action.value, control.code)):
            work = self._know.directory.named(control.code)
            match control.action:
                case Action.RERUN:
                    self._rerun = True
                case Action.KEEP if merged:
                    pass  # whether the entry was taken shows the list
                case Action.KEEP | Action.REFUSE if work is not None:
                    self._heard.refuse(work, replace(word, reason="unticked in the pull request"))
                case Action.ACCEPT if work is not None:
                    self._heard.ask(work, replace(word, reason="ticked in the pull request"))
                case _:
                    pass

    def _hear_again(self, read: Read, pull: Pull) -> None:
        """What the body says was refused and asked for before, and when: what was said later may have taken it back."""
        if read.contents is None:
            return
        for name, at in read.contents.kept_out.items():
            word = Word(SOMEONE, at, "refused in the pull request", pull.url)
            self._heard.refuse_again(self._know.directory.work(name), word)
        for name, at in read.contents.asked.items():
            word = Word(SOMEONE, at, "asked for in the pull request", pull.url)
            self._heard.ask_again(self._know.directory.work(name), word)

    def _work_on(self, lines: Sequence[str]) -> Identity | None:
        """The one work of the entries that have some lines, on the branch or else on the list."""
        branch = self._seen.branch
        own = branch.own if branch else None
        # ours last: the line that they spoke of may be worded otherwise by now
        for content in (branch.content if branch else None, self._seen.base_content, own and own.content):
            found = Roster(content or b"", self._editor).on_lines(lines)
            works = {self._know.directory.work(name) for name in found if name.scheme.strong}
            if works:
                return works.pop() if len(works) == 1 else None
        return None

    @property
    def _url(self) -> str:
        return self._seen.open.url if self._seen.open else ""


def _turning(pull: Pull, edit: LastEdit | None, now: datetime) -> Word:
    """Who turned boxes over, as far as is told, and when, by the forge's clock."""
    if edit is not None:
        return Word(edit.by, edit.at, pull=pull.url)
    return Word(SOMEONE, pull.updated_at or now, pull=pull.url)
