"""Opening a pull request exactly once, whatever becomes of GitHub's answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from tracker.forge.errors import ForgeError, HeadMoved, Missing, PersonNeeded, WriteUnsure
from tracker.forge.paths import path_in
from tracker.forge.wire import Label, PullAnswer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tracker.forge.client import Client
    from tracker.forge.manners import Manners
    from tracker.forge.port import NewPull, Pull


class PullOpener:
    """Opens pull requests in one repository; `there` looks for an open one from a branch."""

    def __init__(
        self, client: Client, repository: str, manners: Manners, there: Callable[[str], Pull | None]
    ) -> None:
        self._client = client
        self._repository = repository
        self._manners = manners
        self._there = there

    def open(self, new: NewPull, head: str) -> Pull:
        """Open it from `head`. A lost answer or a “there is one already” ends in a look at what is there.

        Raises `HeadMoved` where the branch has nothing that the base has not: somebody took it in meanwhile.
        """
        body = {
            "title": new.title,
            "body": new.body,
            "head": head,
            "base": new.base,
            "draft": new.draft,
            "maintainer_can_modify": True,
        }
        try:
            return self._made(new.branch, body)
        except _NothingNew as error:
            raise HeadMoved(str(error)) from error

    def _made(self, branch: str, body: dict[str, Any]) -> Pull:
        for _ in range(2):
            try:
                return self._manners.settled(partial(self._create, body), _NotYetSeen)
            except WriteUnsure as error:
                unsure: ForgeError = error
            except ForgeError as error:
                if "already exists" not in str(error):
                    raise
                unsure = error
            found = self._there(branch)
            if found is not None:
                return found
        raise unsure

    def _create(self, body: dict[str, Any]) -> Pull:
        try:
            return self._client.write("POST", path_in(self._repository, "pulls"), body, PullAnswer).read()
        except ForgeError as error:
            found = _meant(str(error))
            if found is None:
                raise
            raise found from error


class _NotYetSeen(ForgeError):
    """GitHub does not see yet what it was given a moment ago."""


class _NothingNew(_NotYetSeen):
    """The branch has no commit that the base has not; or GitHub does not see it yet."""


def _meant(words: str) -> ForgeError | None:
    """What a 422 means; GitHub tells these apart by their text alone."""
    if "No commits between" in words:
        return _NothingNew(words)
    if "Could not resolve to a node" in words or ("head" in words and "invalid" in words):
        return _NotYetSeen(words)
    if "draft pull requests are not supported" in words.lower():
        return PersonNeeded("this repository has no draft pull requests: set draft = false under [github]")
    return None


class Dresser:
    """Puts labels on a pull request and asks for reviews, once, when it is new."""

    def __init__(self, client: Client, repository: str, manners: Manners) -> None:
        self._client = client
        self._repository = repository
        self._manners = manners

    def dress(self, number: int, new: NewPull) -> tuple[str, ...]:
        """What could not be had, in words: a list that lacks a label or a reviewer still gets its pull request."""
        asked = {"reviewers": new.reviewers, "team_reviewers": new.team_reviewers}
        labels = self._each(f"issues/{number}/labels", {"labels": new.labels}, list[Label])
        return (*labels, *self._each(f"pulls/{number}/requested_reviewers", asked, PullAnswer))

    def _each(self, path: str, wishes: Mapping[str, Sequence[str]], model: type[object]) -> tuple[str, ...]:
        """All at once; one by one where that is refused, because GitHub refuses all for one that it does not know."""
        single = [(kind, name) for kind, names in wishes.items() for name in names]
        refused = self._add(path, wishes, model) if single else None
        if refused is None:
            return ()
        # a limit, or a right that the token lacks, holds for each of them
        alike = type(refused) is not ForgeError
        told = ((name, refused if alike else self._add(path, {kind: [name]}, model)) for kind, name in single)
        return tuple(f"{name} could not be added to the pull request: {why}" for name, why in told if why)

    def _add(self, path: str, wish: Mapping[str, Sequence[str]], model: type[object]) -> ForgeError | None:
        body = {kind: list(names) for kind, names in wish.items()}
        write = partial(self._client.write, "POST", harmless=True)
        try:
            self._manners.settled(partial(write, path_in(self._repository, path), body, model), Missing)
        except ForgeError as error:
            return error
        return None
