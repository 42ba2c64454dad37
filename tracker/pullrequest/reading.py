"""What people said since the last run, in every way they can say it: pure, from what was observed.

Ways to refuse: delete an entry's line on the branch, take its tick away, close the pull request, merge it without the
entry, `/tracker reject`. Ways to ask: tick a waiting or doubtful work, `/tracker accept`, reopen. Rewording an entry is a
correction. What the end of a pull request says stands in `endings.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from state.happenings import Place
from state.identity import identify
from state.records import ProposalStatus
from tracker.forge.port import PullState
from tracker.pullrequest.commands import Command, Unreadable, Verb, commands
from tracker.pullrequest.endings import hear_ending, was_refused_with
from tracker.pullrequest.hearing import Heard, Word
from tracker.pullrequest.marks import Action
from tracker.pullrequest.presence import Page, same_words
from tracker.pullrequest.talk import status_among

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from state.identity import Identity
    from state.records import Event
    from tracker.forge.port import Comment, Edit, Pull
    from tracker.pullrequest.candidates import ListEditor
    from tracker.pullrequest.hearing import Knowledge
    from tracker.pullrequest.marks import Read
    from tracker.pullrequest.observation import Branch, Observation
    from tracker.pullrequest.talk import Status

SOMEONE = "someone with write access"
_LINK = re.compile(r"\[[^\]]*\]\((?P<address>[^)]*)\)")
_QUOTES = "`<>()[],;"
_AROUND = _QUOTES + "*_#\"'“”‘’"
"""What people put around an id."""
TAKEN_OUT = "taken out of the pull request's branch"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered to one comment, and whether its wishes could be followed."""

    comment: int
    lines: tuple[str, ...]
    done: bool
    moves: tuple[Identity, ...] = ()
    """Works that were to go elsewhere; whether there is such a section shows only when the list is made anew."""
    accepts: tuple[Identity, ...] = ()
    """Works that were to come in; whether they can shows then too."""


def comes_in(work: Identity) -> str:
    """The answer to a wish for a work, as long as nothing stands in the way."""
    return f"{work} is taken in"


def goes_to(work: Identity, section: Sequence[str]) -> str:
    """The answer to a wish that a work go elsewhere, as long as nothing stands in the way."""
    return f"{work} goes to {' › '.join(section)}"


@dataclass(frozen=True, slots=True)
class Said:
    """What people said. `events` are for the log; the rest steers this run."""

    events: tuple[Event, ...] = ()
    refused: frozenset[Identity] = frozenset()
    asked: frozenset[Identity] = frozenset()
    sections: Mapping[Identity, tuple[str, ...]] = field(default_factory=dict)
    moves: Mapping[Identity, Event] = field(default_factory=dict)
    """What is to be logged of each wish in `sections`, should it come true."""
    answers: tuple[Answer, ...] = ()
    obeyed: frozenset[int] = frozenset()
    """The comments that were read for commands, answered now or before."""
    rerun: bool = False


class Listener:
    """Puts together what was said; the later word holds."""

    def __init__(self, observed: Observation, editor: ListEditor, knowledge: Knowledge) -> None:
        self._seen = observed
        self._editor = editor
        self._know = knowledge
        self._base = Page(observed.base_content, editor)
        self._heard = Heard(knowledge)
        self._answers: list[Answer] = []
        self._obeyed: set[int] = set()
        self._rerun = False

    def listen(self) -> Said:
        """Everything: what ended, then the branch, boxes and comments; of two words on one work the later said holds."""
        for ended in self._seen.ended:
            turning = _turning(ended.pull, ended.edit, self._know.now)
            self._hear_boxes(ended.read, turning, merged=ended.pull.state is PullState.MERGED)
            hear_ending(ended, self._heard, self._know, self._base, self._editor)
            self._hear_comments(ended.comments, status_among(ended.comments, ended.pull.author))
            self._hear_again(ended.read, turning)
        self._hear_reopening()
        if self._seen.branch is not None and self._seen.branch.head not in self._seen.spent_heads:
            self._hear_branch(self._seen.branch)
        if self._seen.open is not None:
            turning = _turning(self._seen.open, self._seen.edit, self._know.now)
            self._hear_boxes(self._seen.read, turning)
            self._hear_comments(
                self._seen.comments, status_among(self._seen.comments, self._seen.open.author)
            )
            self._hear_again(self._seen.read, turning)
        return Said(
            events=tuple(self._heard.events),
            refused=frozenset(self._heard.refused),
            asked=frozenset(self._heard.asked),
            sections=self._heard.sections,
            moves=self._heard.moves,
            answers=tuple(self._answers),
            obeyed=frozenset(self._obeyed),
            rerun=self._rerun,
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
        last = branch.foreign[-1].author
        word = Word(last.name, last.at, TAKEN_OUT, self._url)
        expected = self._expected(branch)
        page = Page(branch.content or b"", self._editor)
        wrote = Page(branch.own.content, self._editor) if branch.own else None
        for work in expected:
            names = self._know.directory.names(work)
            standing = page.find(names)
            before = wrote.find(names) if wrote else None
            words_before = before.text if before else self._heard.entry_before(work)
            if standing is None:
                if self._base.find(names) is None:
                    self._heard.refuse(work, word)
            elif words_before and not same_words(standing.text, words_before):
                self._heard.correct(work, word, Place(standing.section, standing.text), words_before)
        for work in self._put_back(branch, page, wrote):
            stood = self._know.standing(work)
            at = max(last.at, stood.at + timedelta(seconds=1)) if stood else last.at
            self._heard.ask(work, replace(word, at=at, reason="put back on the pull request's branch"))

    def _put_back(self, branch: Branch, page: Page, wrote: Page | None) -> Iterator[Identity]:
        """The refused works that stand on the branch and that we did not leave there: somebody put them back.

        One that people had put there before it was refused stays refused: there was no word against that.
        """
        last = branch.foreign[-1].author.at
        for work in sorted({self._know.directory.work(name) for name in page.names}):
            standing, names = self._know.standing(work), self._know.directory.names(work)
            if standing is None or standing.status is not ProposalStatus.REJECTED:
                continue
            if work in self._heard.refused or self._base.find(names) is not None:
                continue
            place = page.find(names)
            was_gone = standing.reason == TAKEN_OUT
            is_theirs = wrote is not None and wrote.find(names) is None and standing.at <= last
            if place and not place.shared and (was_gone or is_theirs):
                yield work

    def _expected(self, branch: Branch) -> list[Identity]:
        """What the tracker had put on the branch when people began to work on it."""
        if branch.own is not None:
            return self._heard.works((*branch.own.stamp.entries, *branch.shown))
        if branch.claimed is not None:
            return self._heard.works(branch.claimed.entries)
        contents = self._seen.read.contents
        return self._heard.works(contents.entries) if contents else []

    # Boxes and comments

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

    def _hear_again(self, read: Read, word: Word) -> None:
        """What the body says was refused before; behind all that was said since, which may have taken it back."""
        if read.contents is not None:
            again = replace(word, reason="refused in the pull request")
            self._heard.refuse_again(read.contents.kept_out, again)

    def _hear_comments(self, comments: Iterable[Comment], status: Status) -> None:
        """Obey commands; those that were answered are obeyed again where nothing is remembered of it, but not answered."""
        for comment in comments:
            asked = commands(comment.body)
            if not asked or comment.id in self._know.handled or comment.author not in self._seen.writers:
                continue
            said = [self._obey(command, comment) for command in asked]
            self._obeyed.add(comment.id)
            if comment.id in status.handled:
                continue
            self._answers.append(
                Answer(
                    comment.id,
                    tuple(line for line, _ in said),
                    all(done for _, done in said),
                    tuple(self._works_of(asked, Verb.MOVE)),
                    tuple(self._works_of(asked, Verb.ACCEPT)),
                )
            )

    def _works_of(self, asked: Iterable[Command | Unreadable], verb: Verb) -> Iterator[Identity]:
        for command in asked:
            if isinstance(command, Command) and command.verb is verb:
                work = self._meant(command.work)
                if work is not None:
                    yield work

    def _obey(self, command: Command | Unreadable, comment: Comment) -> tuple[str, bool]:
        if isinstance(command, Unreadable):
            return command.why, False
        if command.verb is Verb.RERUN:
            self._rerun = True
            return "written anew", True
        work = self._meant(command.work)
        if work is None:
            return f"no work is known by the id {command.work}", False
        name = str(work)
        word = Word(comment.author, comment.at, command.words or "by comment", self._url)
        match command.verb:
            case Verb.REJECT:
                self._heard.refuse(work, word)
                return f"{name} is refused for good", True
            case Verb.ACCEPT:
                self._heard.ask(work, word)
                return comes_in(work), True
            case Verb.MOVE:
                section = tuple(part.strip() for part in command.words.replace("›", ">").split(">"))
                self._heard.move(work, word, section)
                return goes_to(work, section), True
            case Verb.EXPLAIN:
                return self._know.explain(work), True

    def _meant(self, text: str) -> Identity | None:
        """The work that somebody means, however they spell it: one that is known before one that could be.

        As it is written comes first, for the ids of OpenReview tell capitals apart and may end in what is a mark elsewhere.
        """
        linked = _LINK.fullmatch(text)
        said = linked["address"] if linked else text
        spelt = dict.fromkeys((said.strip(_QUOTES), said.strip(_AROUND), said.strip(_AROUND).lower()))
        meant = [work for name in spelt for work in self._readings(name)]
        known = (work for work in meant if self._know.directory.candidate(work) is not None)
        return next(known, meant[0] if meant else None)

    def _readings(self, name: str) -> Iterator[Identity]:
        found, named = identify(name), self._know.directory.named(name)
        if found is not None:
            yield self._know.directory.work(found)
        if named is not None:
            yield named

    @property
    def _url(self) -> str:
        return self._seen.open.url if self._seen.open else ""


def _turning(pull: Pull, edit: Edit | None, now: datetime) -> Word:
    """Who turned boxes over, as far as is told, and when, by the forge's clock."""
    if edit is not None:
        return Word(edit.by, edit.at, pull=pull.url)
    return Word(SOMEONE, pull.updated_at or now, pull=pull.url)
