"""Writing one commit on GitHub so that nobody's work is ever overwritten.

With GraphQL a branch is moved only from where we saw it (`expectedHeadOid`, `beforeOid`), and GitHub signs what it
commits. A branch is rebuilt on a staging branch and then moved in one step: a pull request whose branch stood at the
default branch's head even for a moment would be closed by GitHub. On a server without these mutations a branch is
never forced at all: a rebuilt one becomes a merge commit upon what is there, which git itself refuses when the branch
has moved.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from pydantic import ValidationError

from tracker.forge.client import NoGraphQL
from tracker.forge.errors import ForgeError, HeadMoved, LimitReached, PersonNeeded, WriteUnsure
from tracker.forge.paths import path_in
from tracker.forge.port import Oid
from tracker.forge.wire import CommitPayload, RefAnswer, ShaAnswer, TreeAnswer, Wire

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.forge.client import Client
    from tracker.forge.port import NewCommit

_LINK = "120000"
NOWHERE = Oid("0" * 40)
"""Where a branch stands that does not exist."""

COMMIT = """
mutation Commit($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}
"""
MOVE = """
mutation Move($input: UpdateRefsInput!) {
  updateRefs(input: $input) { clientMutationId }
}
"""


class CommitDetails(Wire):
    """`GET /repos/{owner}/{repo}/git/commits/{sha}`."""

    sha: str
    message: str
    tree: ShaAnswer
    parents: tuple[ShaAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One branch moved from where it is seen to stand."""

    branch: str
    before: Oid
    after: Oid
    force: bool = True
    """May it be moved to what does not build on where it stands?"""

    def wish(self) -> dict[str, object]:
        """As GraphQL's `updateRefs` takes it."""
        return {
            "name": f"refs/heads/{self.branch}",
            "beforeOid": self.before,
            "afterOid": self.after,
            "force": self.force,
        }


class CommitWriter:
    """Writes commits in one repository, by GraphQL where the server has it."""

    def __init__(self, client: Client, repository: str, node_id: str) -> None:
        self._client = client
        self._repository = repository
        self._path = partial(path_in, repository)
        self._node = node_id
        self._graphql = bool(node_id)

    def write(self, new: NewCommit) -> Oid:
        """The new head of the branch."""
        self._need_a_file(new.path, new.parents[-1])
        try:
            return self._written(new)
        except (LimitReached, PersonNeeded, WriteUnsure):
            raise
        except ForgeError as error:
            folder = new.branch.rpartition("/")[0]
            if new.replaces is None and folder and self.head(folder) is not None:
                raise PersonNeeded(
                    f"a branch called {folder} is in the way of {new.branch}: rename it, or choose another branch_prefix"
                ) from error
            raise

    def _need_a_file(self, path: str, at: Oid) -> None:
        """A link to another file is read as that file, but writing would put a file in the place of the link."""
        place: str = at
        for name in path.split("/"):
            found = self._client.find(self._path(f"git/trees/{place}"), TreeAnswer)
            entry = next((one for one in found.tree if one.path == name), None) if found else None
            if entry is None:
                return
            if entry.mode == _LINK:
                raise PersonNeeded(f"{path} is a link to another file: let the list's `path` name that file")
            place = entry.sha

    def _written(self, new: NewCommit) -> Oid:
        if self._graphql:
            try:
                return self._by_graphql(new)
            except NoGraphQL:
                self._graphql = False
        return self._by_rest(new)

    def delete(self, branch: str, head: Oid) -> None:
        """Remove a branch that still stands at `head`."""
        if self._graphql:
            try:
                return self._move(Step(branch, head, NOWHERE))
            except NoGraphQL:
                self._graphql = False
        if self.head(branch) != head:
            raise HeadMoved("the branch moved before it was removed")
        self._client.delete(self._path(f"git/refs/heads/{quote(branch)}"))
        return None

    def head(self, branch: str) -> Oid | None:
        """Where a branch stands."""
        found = self._client.find(self._path(f"git/ref/heads/{quote(branch)}"), RefAnswer)
        return Oid(found.object.sha) if found else None

    # With compare-and-swap

    def _by_graphql(self, new: NewCommit) -> Oid:
        parent = new.parents[0]
        if len(new.parents) > 1:
            oid = self._loose_commit(new, new.parents, tree_of=new.parents[-1])
            self._move(Step(new.branch, new.replaces or NOWHERE, oid, force=False))
            return oid
        if new.replaces is None:
            self._move(Step(new.branch, NOWHERE, parent))
            return self._append(new, new.branch)
        if new.replaces == parent:
            return self._append(new, new.branch)
        staging = staging_name(new.branch)
        left_over = self.head(staging)
        if left_over != parent:
            self._move(Step(staging, left_over or NOWHERE, parent))
        oid = self._append(new, staging)
        self._move(Step(new.branch, new.replaces, oid), Step(staging, oid, NOWHERE))
        return oid

    def _append(self, new: NewCommit, branch: str) -> Oid:
        parent = new.parents[0]
        body = "\n".join(new.trailers)
        given = {
            "branch": {"repositoryNameWithOwner": self._repository, "branchName": branch},
            "expectedHeadOid": parent,
            "message": {"headline": new.subject, "body": body},
            "fileChanges": {"additions": [{"path": new.path, "contents": _base64(new.content)}]},
        }
        try:
            return self._committed(given)
        except WriteUnsure:
            head = self.head(branch)
            if head == parent:
                return self._committed(given)
            if head and self._is_ours(head, new):
                return head
            raise HeadMoved from None

    def _committed(self, given: Mapping[str, object]) -> Oid:
        data = self._client.graphql(COMMIT, {"input": given})
        try:
            return Oid(CommitPayload.model_validate(data.get("createCommitOnBranch")).commit.oid)
        except ValidationError as error:
            raise WriteUnsure("GitHub does not say which commit it made") from error

    def _is_ours(self, oid: Oid, new: NewCommit) -> bool:
        found = self._client.get(self._path(f"git/commits/{oid}"), CommitDetails)
        return [parent.sha for parent in found.parents] == [
            new.parents[0]
        ] and found.message.strip() == new.message.strip()

    def _move(self, first: Step, *others: Step) -> None:
        """All branches in one step, or none."""
        given = {"repositoryId": self._node, "refUpdates": [step.wish() for step in (first, *others)]}
        try:
            self._client.graphql(MOVE, {"input": given})
        except WriteUnsure:
            head = self.head(first.branch) or NOWHERE
            if head == first.after:
                return
            if head != first.before:
                raise HeadMoved from None
            self._client.graphql(MOVE, {"input": given})

    # Without it

    def _by_rest(self, new: NewCommit) -> Oid:
        tree_of = new.parents[-1]
        if new.replaces is None or new.replaces in new.parents:
            oid = self._loose_commit(new, new.parents, tree_of)
        else:
            oid = self._loose_commit(new, (new.replaces, *new.parents), tree_of)
        if new.replaces is None:
            self._settle("POST", "git/refs", {"ref": f"refs/heads/{new.branch}", "sha": oid}, new.branch, oid)
        else:
            self._settle(
                "PATCH", f"git/refs/heads/{quote(new.branch)}", {"sha": oid, "force": False}, new.branch, oid
            )
        return oid

    def _settle(self, verb: str, path: str, body: Mapping[str, object], branch: str, oid: Oid) -> None:
        try:
            self._client.write(verb, self._path(path), body, RefAnswer)
        except ForgeError as error:
            head = self.head(branch)
            if head == oid:
                return
            words = str(error).lower()
            moved = any(sign in words for sign in ("fast forward", "already exists", "does not exist"))
            if moved or isinstance(error, WriteUnsure):
                raise HeadMoved from error
            raise

    def _loose_commit(self, new: NewCommit, parents: tuple[Oid, ...], tree_of: Oid) -> Oid:
        """A commit that no branch points to yet; without an author, so that GitHub signs it for Apps and Actions.

        Objects are named by their content, so writing one twice is as good as once.
        """
        onto = self._client.get(self._path(f"git/commits/{tree_of}"), CommitDetails).tree.sha
        blob = self._object("git/blobs", {"content": _base64(new.content), "encoding": "base64"})
        entry = {"path": new.path, "mode": "100644", "type": "blob", "sha": blob}
        tree = self._object("git/trees", {"base_tree": onto, "tree": [entry]})
        return self._object("git/commits", {"message": new.message, "tree": tree, "parents": list(parents)})

    def _object(self, path: str, body: Mapping[str, object]) -> Oid:
        return Oid(self._client.write("POST", self._path(path), body, ShaAnswer, harmless=True).sha)


def staging_name(branch: str) -> str:
    """Where a branch is rebuilt before it is moved in one step.

    >>> staging_name("tracker/vlm")
    'tracker-staging/vlm'
    """
    head, separator, rest = branch.partition("/")
    return f"{head}-staging{separator}{rest}"


def _base64(content: bytes) -> str:
    return b64encode(content).decode("ascii")
