"""GitHub as the forge of one list: github.com or Enterprise, any kind of token, branch in the repository or in a fork."""

from __future__ import annotations

from base64 import b64decode
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from tracker.forge.client import Client, NoGraphQL
from tracker.forge.commits import CommitWriter
from tracker.forge.conversation import Conversation
from tracker.forge.errors import Missing, PersonNeeded
from tracker.forge.manners import Manners
from tracker.forge.opening import Dresser, PullOpener
from tracker.forge.paging import PAGE
from tracker.forge.paths import path_in
from tracker.forge.port import Comparison, LastEdit, Oid, PullState
from tracker.forge.wire import (
    Account,
    BlobAnswer,
    CommitAnswer,
    CompareAnswer,
    EditorOf,
    FileAnswer,
    IssueAnswer,
    PermissionAnswer,
    PullAnswer,
    RepositoryAnswer,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from tracker.forge.access import Access
    from tracker.forge.port import Comment, Commit, NewCommit, NewPull, Pull, PullEdit, Reaction, Repository

COMMITS_OF_A_PULL = 250
"""So many commits of one pull request GitHub lists: the oldest."""

FILES_COMPARED = 300
"""So many changed files a comparison tells, and no page has more."""

EDITOR = """
query Editor($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) { lastEditedAt editor { login } }
  }
}
"""


class GitHub:
    """A repository on GitHub, as the port `Forge` asks for it; with `fork`, written to a fork of the token's owner."""

    def __init__(
        self, access: Access, repository: str, *, fork: bool = False, manners: Manners | None = None
    ) -> None:
        self._asked_for = repository
        self._fork = fork
        self._manners = manners or Manners()
        self._client = Client(access, repository, self._manners.patience, self._manners.write_pause)
        self._files: dict[tuple[str, Oid], bytes] = {}
        """What was read of which commit: a commit holds the same for ever, so nothing is asked for twice."""
        self._blobs: dict[str, bytes] = {}

    # Reading

    @cached_property
    def _repository(self) -> Repository:
        return self._client.get(f"/repos/{self._asked_for}", RepositoryAnswer).read()

    @cached_property
    def _home(self) -> Repository:
        """Where our branches live: the repository itself, or our fork of it, made on first need."""
        if not self._fork:
            return self._repository
        login = self._client.get("/user", Account).login
        there = self._client.find(
            f"/repos/{login}/{self._repository.name.partition('/')[2]}", RepositoryAnswer
        )
        if there is not None and there.is_fork_of(self._repository.name):
            return there.read()
        fork = self._client.write("POST", self._path("forks"), {}, RepositoryAnswer, harmless=True)
        made = self._manners.settled(
            lambda: self._client.get(f"/repos/{fork.full_name}", RepositoryAnswer), Missing
        )
        return made.read()

    @cached_property
    def _writer(self) -> CommitWriter:
        return CommitWriter(self._client, self._home.name, self._home.node_id)

    @cached_property
    def _conversation(self) -> Conversation:
        return Conversation(self._client, self._repository.name)

    def repository(self) -> Repository:
        """See `Forge.repository`."""
        return self._repository

    def base(self, branch: str) -> Oid | None:
        """See `Forge.base`."""
        return CommitWriter(self._client, self._repository.name, "").head(branch)

    def head(self, branch: str) -> Oid | None:
        """See `Forge.head`."""
        return self._writer.head(branch)

    def file(self, path: str, at: Oid) -> bytes | None:
        """See `Forge.file`. What is not there is asked for again: GitHub may only not show it yet."""
        if (path, at) not in self._files:
            content = self._read(path, at)
            if content is None:
                return None
            self._files[path, at] = content
        return self._files[path, at]

    def _read(self, path: str, at: Oid) -> bytes | None:
        """A file's bytes; above 1 MB by way of the blob, which many commits may share."""
        found = self._client.find(self._path(f"contents/{quote(path)}"), FileAnswer, {"ref": at})
        if found is None or found.type != "file":
            return None
        if found.sha not in self._blobs:
            self._blobs[found.sha] = self._content(found)
        return self._blobs[found.sha]

    def _content(self, found: FileAnswer) -> bytes:
        if found.encoding == "base64":
            return b64decode(found.content)
        return b64decode(self._client.get(self._path(f"git/blobs/{found.sha}"), BlobAnswer).content)

    def compare(self, base: Oid, head: Oid) -> Comparison:
        """See `Forge.compare`."""
        path = self._path(f"compare/{base}...{head}")
        found = self._client.get(path, CompareAnswer)
        commits = found.commits
        if found.total_commits > len(commits):
            commits = self._every_commit(path, found.total_commits)
        return Comparison(
            Oid(found.merge_base_commit.sha),
            tuple(commit.read() for commit in commits),
            frozenset(change.filename for change in found.files),
            more_files=len(found.files) >= FILES_COMPARED,
        )

    def _every_commit(self, path: str, count: int) -> tuple[CommitAnswer, ...]:
        """A comparison's commits beyond the 250 that GitHub tells at once: asked by the page, the oldest come first."""
        found: list[CommitAnswer] = []
        for page in range(1, -(-count // PAGE) + 1):
            asked = {"per_page": str(PAGE), "page": str(page)}
            found.extend(self._client.get(path, CompareAnswer, asked).commits)
        return tuple(found)

    def pulls(self, branch: str) -> tuple[Pull, ...]:
        """See `Forge.pulls`. The filter is GitHub's, the check ours: it is known to answer too little or too much."""
        label = f"{self._branch_owner}:{branch}"
        every = self._client.every(self._path("pulls"), PullAnswer, {"state": "all", "head": label})
        ours = [
            answer for answer in every if answer.head.ref == branch and answer.head.label in (None, "", label)
        ]
        return tuple(answer.read() for answer in sorted(ours, key=lambda answer: -answer.number))

    def open_pulls(self, but_from: str) -> tuple[Pull, ...]:
        """Everybody's open pull requests, newest first, but those from branches whose name starts so."""
        every = self._client.every(self._path("pulls"), PullAnswer, {"state": "open"})
        others = [answer for answer in every if not answer.head.ref.startswith(but_from)]
        return tuple(answer.read() for answer in sorted(others, key=lambda answer: -answer.number))

    @property
    def _branch_owner(self) -> str:
        return self._home.name.partition("/")[0]

    def pull(self, number: int) -> Pull:
        """See `Forge.pull`."""
        return self._client.get(self._path(f"pulls/{number}"), PullAnswer).read()

    def ended_by(self, number: int) -> str:
        """See `Forge.ended_by`."""
        found = self._client.find(self._path(f"issues/{number}"), IssueAnswer)
        return found.closed_by.login if found and found.closed_by else ""

    def pull_commits(self, number: int) -> tuple[Commit, ...]:
        """See `Forge.pull_commits`."""
        found = self._client.every(self._path(f"pulls/{number}/commits"), CommitAnswer)
        if len(found) >= COMMITS_OF_A_PULL:
            found += self._commits_beyond({answer.sha for answer in found}, self.pull(number).head)
        return tuple(answer.read() for answer in found)

    def _commits_beyond(self, known: Collection[str], head: Oid) -> list[CommitAnswer]:
        """The newest commits of a pull request that has more than its listing tells, which begins with the oldest."""
        beyond: list[CommitAnswer] = []
        for page in self._client.pages(self._path("commits"), CommitAnswer, {"sha": head}):
            beyond += [answer for answer in page if answer.sha not in known]
            if any(answer.sha in known for answer in page):
                break
        return beyond[::-1]

    def comments(self, number: int) -> tuple[Comment, ...]:
        """See `Forge.comments`."""
        return self._conversation.comments(number)

    def reviews(self, number: int) -> tuple[Comment, ...]:
        """See `Forge.reviews`."""
        return self._conversation.reviews(number)

    def last_edit(self, number: int) -> LastEdit | None:
        """See `Forge.last_edit`; only GraphQL tells."""
        owner, _, name = self._repository.name.partition("/")
        try:
            data = self._client.graphql(
                EDITOR, {"owner": owner, "name": name, "number": number}, harmless=True
            )
        except (NoGraphQL, PersonNeeded, Missing):
            return None
        found = EditorOf.model_validate((data.get("repository") or {}).get("pullRequest") or {})
        if found.last_edited_at is None or found.editor is None:
            return None
        return LastEdit(found.editor.login, found.last_edited_at)

    def may_write(self, login: str) -> bool:
        """See `Forge.may_write`. Outsiders, as we are from a fork, are not told: then nobody counts as having it."""
        try:
            found = self._client.find(
                self._path(f"collaborators/{quote(login)}/permission"), PermissionAnswer
            )
        except PersonNeeded:
            if not self._fork:  # who may push is told, so this is a trouble that passes
                raise
            return False
        return found is not None and found.writes

    # Writing

    def commit(self, new: NewCommit) -> Oid:
        """See `Forge.commit`."""
        return self._writer.write(new)

    def open_pull(self, new: NewPull) -> Pull:
        """See `Forge.open_pull`."""
        opener = PullOpener(self._client, self._repository.name, self._manners, self._open_pull_of)
        return opener.open(new, f"{self._branch_owner}:{new.branch}" if self._fork else new.branch)

    def dress(self, number: int, new: NewPull) -> tuple[str, ...]:
        """See `Forge.dress`."""
        return Dresser(self._client, self._repository.name, self._manners).dress(number, new)

    def _open_pull_of(self, branch: str) -> Pull | None:
        known = next((pull for pull in self.pulls(branch) if pull.state is PullState.OPEN), None)
        if known is not None:
            return known
        # the filter by head is known to miss forks of the same owner: look through all that are open
        every = self._client.every(self._path("pulls"), PullAnswer, {"state": "open"})
        label = f"{self._branch_owner}:{branch}"
        return next((answer.read() for answer in every if answer.head.label == label), None)

    def edit_pull(self, edit: PullEdit) -> None:
        """See `Forge.edit_pull`."""
        state = "closed" if edit.close else None
        change = {"title": edit.title, "body": edit.body, "base": edit.base, "state": state}
        given = {name: value for name, value in change.items() if value is not None}
        self._client.write("PATCH", self._path(f"pulls/{edit.number}"), given, PullAnswer, harmless=True)

    def delete_branch(self, branch: str, head: Oid) -> None:
        """See `Forge.delete_branch`."""
        if self._writer.head(branch) is not None:
            self._writer.delete(branch, head)

    def write_comment(self, number: int, body: str, replaces: int | None = None) -> int:
        """See `Forge.write_comment`."""
        return self._conversation.write(number, body, replaces)

    def react(self, number: int, comment: Comment, reaction: Reaction) -> None:
        """See `Forge.react`."""
        del number
        self._conversation.react(comment, reaction)

    def remove_label(self, number: int, label: str) -> None:
        """See `Forge.remove_label`."""
        try:
            self._client.delete(self._path(f"issues/{number}/labels/{quote(label, safe='')}"))
        except Missing:
            return

    def _path(self, rest: str) -> str:
        return path_in(self._repository.name, rest)
