"""What people ask for in comments, line by line: pure, from what was observed.

A line is obeyed once, by its words: one that is added to a comment later, or worded otherwise there, is a new one, and
the lines around it stay as they were heard.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from state.identity import identify
from tracker.forge.port import Where
from tracker.lists.entry.headings import readable_path
from tracker.pullrequest.commands import Command, NoCommand, Verb, commands
from tracker.pullrequest.hearing import Word
from tracker.pullrequest.talk import Answered

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from state.identity import Identity
    from tracker.forge.port import Comment
    from tracker.pullrequest.hearing import Hearing
    from tracker.pullrequest.talk import Status

_Asked: TypeAlias = "Command | NoCommand"
_LINK = re.compile(r"\[[^\]]*\]\((?P<address>[^)]*)\)")
_QUOTES = "`<>()[],;"
_AROUND = _QUOTES + "*_#\"'“”‘’"
"""What people put around an id."""
_SPACES = {Where.CONVERSATION: "", Where.REVIEW: "v", Where.LINE: "r"}
"""The forge counts each of these by itself."""
_WHICH = "which entry? give its id, as in `2401.12345`, or say it on the entry's line"


@dataclass(frozen=True, slots=True)
class _Obeyed:
    """What came of one line."""

    stamp: str
    line: str
    verb: Verb | None = None
    work: Identity | None = None
    done: bool = True


def comes_in(work: Identity) -> str:
    """The answer to a wish for a work, as long as nothing stands in the way."""
    return f"{work} is taken in"


def goes_to(work: Identity, section: Sequence[str]) -> str:
    """The answer to a wish that a work go elsewhere, as long as nothing stands in the way."""
    return f"{work} goes to {' › '.join(readable_path(section))}"


class Obeying:
    """Obeys commands, and gathers what is to be answered."""

    def __init__(
        self,
        writers: Collection[str],
        heard: Hearing,
        pull: str,
        work_on: Callable[[Sequence[str]], Identity | None],
    ) -> None:
        self._writers = writers
        self._work_on = work_on
        """The work whose entry has some lines, if they are one work's."""
        self._heard = heard
        self._know = heard.know
        self._pull = pull
        self.answers: list[Answered] = []
        self.obeyed: list[str] = []
        self.rerun = False

    def hear(self, comments: Iterable[Comment], status: Status) -> None:
        """Obey commands; those that were answered are obeyed again where nothing is remembered of it, but not answered."""
        for comment in comments:
            asked = unheard(comment, self._know.handled)
            if not asked or comment.author not in self._writers:
                continue
            heard = {*self._know.handled, *status.handled}
            said = [
                self._obey(stamp, self._completed(command, comment), self._when_said(comment, stamp, heard))
                for stamp, command in asked
            ]
            self.obeyed.extend(one.stamp for one in said)
            new = {stamp for stamp, _ in unheard(comment, status.handled)}
            self._answer(comment, [one for one in said if one.stamp in new])

    def _when_said(self, comment: Comment, stamp: str, heard: Collection[str]) -> Comment:
        """The forge does not tell when a review was worded otherwise: a line that is new in one that was heard is of now."""
        before = f"{_SPACES[comment.where]}{comment.id}."
        mended = stamp not in heard and any(one.startswith(before) for one in heard)
        if comment.where is Where.REVIEW and mended:
            return replace(comment, at=max(comment.at, self._know.now))
        return comment

    def _answer(self, comment: Comment, said: Sequence[_Obeyed]) -> None:
        def of(verb: Verb) -> tuple[Identity, ...]:
            return tuple(one.work for one in said if one.work is not None and one.verb is verb)

        if said:
            stamps, lines = tuple(one.stamp for one in said), tuple(one.line for one in said)
            done = all(one.done for one in said)
            self.answers.append(Answered(comment, stamps, lines, done, of(Verb.MOVE), of(Verb.ACCEPT)))

    def _completed(self, command: _Asked, comment: Comment) -> _Asked:
        """On an entry's line an id is not needed: what stands in its place is part of the reason, be it an address."""
        if isinstance(command, NoCommand) or command.verb is Verb.RERUN or not comment.lines:
            return command
        meant = self._meant(command.work)
        known = meant is not None and self._know.directory.nominee(meant) is not None
        there = None if known else self._work_on(comment.lines)
        if there is None:
            return command
        words = command.words if command.verb is Verb.MOVE else f"{command.work} {command.words}".strip()
        return Command(command.verb, str(there), words)

    def _obey(self, stamp: str, command: _Asked, comment: Comment) -> _Obeyed:
        if isinstance(command, NoCommand):
            return _Obeyed(stamp, command.why, done=False)
        if command.verb is Verb.RERUN:
            self.rerun = True
            return _Obeyed(stamp, "written anew")
        work = self._meant(command.work)
        if work is None:
            unknown = f"no work is known by the id {command.work}; give an arXiv id, a DOI or an address"
            return _Obeyed(stamp, unknown if command.work else _WHICH, done=False)
        word = Word(comment.author, comment.at, command.words or "by comment", self._pull)
        return _Obeyed(stamp, self._done(command, work, word), command.verb, work)

    def _done(self, command: Command, work: Identity, word: Word) -> str:
        match command.verb:
            case Verb.REJECT:
                self._heard.refuse(work, word)
                return f"{work} is refused for good"
            case Verb.ACCEPT:
                self._heard.ask(work, word)
                return comes_in(work)
            case Verb.MOVE:
                section = tuple(part.strip() for part in command.words.replace("›", ">").split(">"))
                self._heard.move(work, word, section)
                return goes_to(work, section)
            case Verb.EXPLAIN | Verb.RERUN:
                return self._know.explain(work)

    def _meant(self, text: str) -> Identity | None:
        """The work that somebody means, however they spell it: one that is known before one that could be.

        As it is written comes first, for the ids of OpenReview tell capitals apart and may end in what is a mark elsewhere.
        """
        linked = _LINK.fullmatch(text)
        said = linked["address"] if linked else text
        spelt = dict.fromkeys((said.strip(_QUOTES), said.strip(_AROUND), said.strip(_AROUND).lower()))
        meant = [work for name in spelt for work in self._readings(name)]
        known = (work for work in meant if self._know.directory.nominee(work) is not None)
        return next(known, meant[0] if meant else None)

    def _readings(self, name: str) -> Iterator[Identity]:
        found, named = identify(name), self._know.directory.named(name)
        if found is not None:
            yield self._know.directory.work(found)
        if named is not None:
            yield named


def unheard(comment: Comment, heard: Collection[str]) -> list[tuple[str, _Asked]]:
    """The commands of a comment that are not among the lines that were heard, each with its stamp; equal lines have one."""
    whole = f"{_SPACES[comment.where]}{comment.id}"
    """So were comments noted before their lines were."""
    asked = [(f"{whole}.{command.digest}", command) for command in commands(comment.body)]
    return [] if whole in heard else [(stamp, command) for stamp, command in asked if stamp not in heard]
