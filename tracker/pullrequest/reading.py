"""What people said since the last run, in every way they can say it: pure, from what was observed.

Ways to refuse: delete an entry's line on the branch, take its tick away, close the pull request, merge it without the
entry, `/tracker reject`. Ways to ask: tick a waiting or doubtful work, `/tracker accept`, reopen. Rewording an entry is a
correction. Closing by the tracker itself says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from state.happenings import Detail, Place, merged, rejected, section_detail
from state.identity import identify
from state.records import Event, EventKind, ProposalStatus
from tracker.forge.port import PullState
from tracker.pullrequest.commands import Command, Unreadable, Verb, commands
from tracker.pullrequest.marks import Action
from tracker.pullrequest.presence import Page, same_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime

    from state.identity import Identity
    from state.records import ListName, Proposal
    from tracker.forge.port import Comment
    from tracker.pullrequest.candidates import ListEditor
    from tracker.pullrequest.observation import Branch, Ended, Observation
    from tracker.pullrequest.presence import Directory

SOMEONE = "someone with write access"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered to one comment, and whether its wishes could be followed."""

    comment: int
    lines: tuple[str, ...]
    done: bool
    moves: tuple[Identity, ...] = ()
    """Works that were to go elsewhere; whether there is such a section shows only when the list is made anew."""


@dataclass(frozen=True, slots=True)
class Said:
    """What people said. `events` are for the log; the rest steers this run."""

    events: tuple[Event, ...] = ()
    refused: frozenset[Identity] = frozenset()
    asked: frozenset[Identity] = frozenset()
    sections: Mapping[Identity, tuple[str, ...]] = field(default_factory=dict)
    answers: tuple[Answer, ...] = ()
    rerun: bool = False


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the memory adds to an observation."""

    list: ListName
    now: datetime
    directory: Directory
    standing: Callable[[Identity], Proposal | None]
    explain: Callable[[Identity], str]
    handled: frozenset[int]
    """Comments that were answered before."""


class Listener:
    """Puts together what was said; the later word holds."""

    def __init__(self, observed: Observation, editor: ListEditor, knowledge: Knowledge) -> None:
        self._seen = observed
        self._editor = editor
        self._know = knowledge
        self._base = Page(observed.base_content, editor)
        self._events: list[Event] = []
        self._refused: set[Identity] = set()
        self._asked: set[Identity] = set()
        self._sections: dict[Identity, tuple[str, ...]] = {}
        self._answers: list[Answer] = []
        self._rerun = False

    def listen(self) -> Said:
        """Everything, oldest first: what ended, then the branch, then boxes, then comments."""
        for ended in self._seen.ended:
            self._hear_ending(ended)
            self._hear_comments(ended.comments)
        self._hear_reopening()
        if self._seen.branch is not None and self._seen.branch.head not in self._seen.spent_heads:
            self._hear_branch(self._seen.branch)
        self._hear_boxes()
        self._hear_comments(self._seen.comments)
        return Said(
            events=tuple(self._events),
            refused=frozenset(self._refused),
            asked=frozenset(self._asked),
            sections=self._sections,
            answers=tuple(self._answers),
            rerun=self._rerun,
        )

    # Pull requests that ended

    def _hear_ending(self, ended: Ended) -> None:
        pull, contents = ended.pull, ended.read.contents
        works = self._works(ended.entries)
        at = pull.ended_at or self._know.now
        if pull.state is PullState.MERGED:
            # a list that was moved since is not where it was when this was merged, and one merged in conflict tells nothing
            told = ended.content is not None and not self._editor.fault(ended.content)
            page = Page(ended.content or b"", self._editor) if told else self._base
            for work in works:
                self._hear_merge(work, page, ended, at)
        elif contents is None or not contents.closed_by_us:
            for work in works:
                if self._base.find(self._know.directory.names(work)) is None:
                    self._refuse(work, at, ended.by, f"pull request #{pull.number} was closed", pull.url)

    def _hear_merge(self, work: Identity, page: Page, ended: Ended, at: datetime) -> None:
        standing = page.find(self._know.directory.names(work))
        if standing is None:
            reason = f"taken out before pull request #{ended.pull.number} was merged"
            self._refuse(work, at, ended.by, reason, ended.pull.url)
            return
        place = Place(standing.section, standing.text, pull=ended.pull.url)
        self._events.append(merged(work, self._know.list, at, by=ended.by, place=place))
        before = self._entry_before(work)
        if before and not same_words(before, standing.text):
            self._correct(work, at, ended.by, Place(standing.section, standing.text), before)

    def _hear_reopening(self) -> None:
        pull = self._seen.open
        contents = self._seen.read.contents
        if pull is None or contents is None:
            return
        for work in self._works(contents.entries):
            standing = self._know.standing(work)
            if (
                standing is not None
                and standing.status is ProposalStatus.REJECTED
                and standing.details.get(Detail.PULL) == pull.url
                and standing.reason == f"pull request #{pull.number} was closed"
            ):
                at = max(self._know.now, standing.at + timedelta(seconds=1))
                self._ask(work, at, pull.author, f"pull request #{pull.number} was opened again")

    # The branch

    def _hear_branch(self, branch: Branch) -> None:
        if not branch.touched:
            return
        who, at = branch.foreign[-1].author.name, branch.foreign[-1].author.at
        expected = self._expected(branch)
        page = Page(branch.content or b"", self._editor)
        wrote = Page(branch.own.content, self._editor) if branch.own else None
        for work in expected:
            names = self._know.directory.names(work)
            standing = page.find(names)
            before = wrote.find(names) if wrote else None
            words_before = before.text if before else self._entry_before(work)
            if standing is None:
                if self._base.find(names) is None:
                    self._refuse(work, at, who, "taken out of the pull request's branch", self._url)
            elif words_before and not same_words(standing.text, words_before):
                self._correct(work, at, who, Place(standing.section, standing.text), words_before)

    def _expected(self, branch: Branch) -> list[Identity]:
        """What the tracker had put on the branch when people began to work on it."""
        if branch.own is not None:
            return self._works(branch.own.stamp.entries)
        if branch.claimed is not None:
            return self._works(branch.claimed.entries)
        contents = self._seen.read.contents
        return self._works(contents.entries) if contents else []

    # Boxes and comments

    def _hear_boxes(self) -> None:
        contents = self._seen.read.contents
        if contents is None:
            return
        edit = self._seen.edit
        who, at = (edit.by, edit.at) if edit else (SOMEONE, self._know.now)
        for control in sorted(
            self._seen.read.turned, key=lambda control: (control.action.value, control.code)
        ):
            work = self._know.directory.named(control.code)
            match control.action:
                case Action.RERUN:
                    self._rerun = True
                case Action.KEEP | Action.REFUSE if work is not None:
                    self._refuse(work, at, who, "unticked in the pull request", self._url)
                case Action.ACCEPT if work is not None:
                    self._ask(work, at, who, "ticked in the pull request")
                case _:
                    pass

    def _hear_comments(self, comments: Iterable[Comment]) -> None:
        for comment in comments:
            asked = commands(comment.body)
            if not asked or comment.id in self._know.handled or comment.author not in self._seen.writers:
                continue
            said = [self._obey(command, comment) for command in asked]
            self._answers.append(
                Answer(
                    comment.id,
                    tuple(line for line, _ in said),
                    all(done for _, done in said),
                    tuple(self._moved(asked)),
                )
            )

    def _moved(self, asked: Iterable[Command | Unreadable]) -> Iterator[Identity]:
        for command in asked:
            if isinstance(command, Command) and command.verb is Verb.MOVE:
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
        match command.verb:
            case Verb.REJECT:
                reason = command.words or "by comment"
                self._refuse(work, comment.at, comment.author, reason, self._url)
                return f"{name} is refused for good", True
            case Verb.ACCEPT:
                self._ask(work, comment.at, comment.author, command.words or "by comment")
                return f"{name} is taken in", True
            case Verb.MOVE:
                section = tuple(part.strip() for part in command.words.replace("›", ">").split(">"))
                self._sections[work] = section
                self._correct(work, comment.at, comment.author, Place(section))
                return f"{name} goes to {' › '.join(section)}", True
            case Verb.EXPLAIN:
                return self._know.explain(work), True

    def _meant(self, text: str) -> Identity | None:
        cleaned = text.strip("`<>()[],;")
        named = self._know.directory.named(cleaned)
        if named is not None:
            return named
        found = identify(cleaned)
        return self._know.directory.work(found) if found else None

    # The words of the log

    @property
    def _url(self) -> str:
        return self._seen.open.url if self._seen.open else ""

    def _works(self, names: Iterable[str]) -> list[Identity]:
        found = (self._know.directory.named(name) for name in names)
        return list(dict.fromkeys(work for work in found if work is not None))

    def _entry_before(self, work: Identity) -> str:
        standing = self._know.standing(work)
        return standing.details.get(Detail.ENTRY, "") if standing else ""

    def _refuse(self, work: Identity, at: datetime, who: str, reason: str, url: str) -> None:
        standing = self._know.standing(work)
        if standing is None or standing.at <= at or standing.status is not ProposalStatus.ASKED:
            self._asked.discard(work)
            self._refused.add(work)
        if standing is None or standing.status is not ProposalStatus.REJECTED:
            place = Place(entry=self._entry_before(work), pull=url)
            self._events.append(rejected(work, self._know.list, at, by=who, reason=reason, place=place))

    def _ask(self, work: Identity, at: datetime, who: str, reason: str) -> None:
        self._refused.discard(work)
        self._asked.add(work)
        self._events.append(Event(at, EventKind.ASKED, work, self._know.list, by=who, reason=reason))

    def _correct(self, work: Identity, at: datetime, who: str, place: Place, before: str = "") -> None:
        details = {
            Detail.BEFORE.value: before,
            Detail.ENTRY.value: place.entry,
            Detail.SECTION.value: section_detail(place.section),
        }
        kept = {name: text for name, text in details.items() if text}
        self._events.append(Event(at, EventKind.CORRECTED, work, self._know.list, by=who, details=kept))
