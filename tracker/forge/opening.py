"""Opening a pull request exactly once, whatever becomes of GitHub's answer."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from tracker.forge.errors import ForgeError, Missing, WriteUnsure
from tracker.forge.wire import Label, PullAnswer

if TYPE_CHECKING:
    from collections.abc import Callable

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
        """Open it from `head`. A lost answer or a “there is one already” ends in a look at what is there."""
        body = {
            "title": new.title,
            "body": new.body,
            "head": head,
            "base": new.base,
            "draft": new.draft,
            "maintainer_can_modify": True,
        }
        made = self._made(new.branch, body)
        self._dress(made.number, new)
        return made

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
            return self._client.write("POST", f"/repos/{self._repository}/pulls", body, PullAnswer).read()
        except ForgeError as error:
            if _is_unseen(str(error)):
                raise _NotYetSeen(str(error)) from error
            raise

    def _dress(self, number: int, new: NewPull) -> None:
        """Labels and reviewers, at creation only; a list that lacks one of them still gets its pull request."""
        wishes: list[tuple[str, dict[str, Any], type[object]]] = []
        if new.labels:
            wishes.append((f"issues/{number}/labels", {"labels": list(new.labels)}, list[Label]))
        if new.reviewers or new.team_reviewers:
            asked = {"reviewers": list(new.reviewers), "team_reviewers": list(new.team_reviewers)}
            wishes.append((f"pulls/{number}/requested_reviewers", asked, PullAnswer))
        add = partial(self._client.write, "POST", harmless=True)
        for path, body, model in wishes:
            with suppress(ForgeError):
                self._manners.settled(partial(add, f"/repos/{self._repository}/{path}", body, model), Missing)


class _NotYetSeen(ForgeError):
    """GitHub does not see yet what it was given a moment ago."""


def _is_unseen(words: str) -> bool:
    return "Could not resolve to a node" in words or ("head" in words and "invalid" in words)
