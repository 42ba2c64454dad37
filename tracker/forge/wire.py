"""GitHub's answers as far as we read them, parsed at the edge; older servers leave fields out, hence the defaults."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from tracker.forge.errors import OddAnswer
from tracker.forge.port import Author, Commit, Oid, Pull, PullState, Repository

T = TypeVar("T")
_ADAPTERS: dict[object, TypeAdapter[Any]] = {}


class Wire(BaseModel):
    """A JSON object of which we take some fields."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Account(Wire):
    """A user, bot or organisation."""

    login: str


class Named(Wire):
    """A repository by its name alone."""

    full_name: str


class RepositoryAnswer(Wire):
    """`GET /repos/{owner}/{repo}`."""

    full_name: str
    node_id: str = ""
    default_branch: str = "master"
    archived: bool = False
    parent: Named | None = None
    """What it is a fork of."""

    def is_fork_of(self, name: str) -> bool:
        """Is it a fork of this one, and not of another that happens to bear the same name?"""
        return self.parent is not None and self.parent.full_name.casefold() == name.casefold()

    def read(self) -> Repository:
        """In our words. What the token may do there is found out by trying: an App's is not told."""
        return Repository(self.full_name, self.node_id, self.default_branch, self.archived)


class GitObject(Wire):
    """What a reference points to."""

    sha: str


class RefAnswer(Wire):
    """`GET /repos/{owner}/{repo}/git/ref/{ref}`."""

    ref: str
    object: GitObject


class FileAnswer(Wire):
    """`GET /repos/{owner}/{repo}/contents/{path}` for a file; above 1 MB the content stays away."""

    type: str = "file"
    sha: str
    encoding: str = ""
    content: str = ""

    @model_validator(mode="before")
    @classmethod
    def _folder(cls, told: object) -> object:
        """A folder is told as the list of what is in it."""
        return {"type": "dir", "sha": ""} if isinstance(told, list) else told


class BlobAnswer(Wire):
    """`GET /repos/{owner}/{repo}/git/blobs/{sha}`; always in base64."""

    content: str


class ShaAnswer(Wire):
    """Any answer of which only the object's name matters."""

    sha: str


class Signature(Wire):
    """Name and time in a git commit."""

    name: str = ""
    date: datetime


class CommitBody(Wire):
    """The git part of a commit."""

    message: str
    author: Signature
    committer: Signature | None = None

    @property
    def made_at(self) -> datetime:
        """When it came to be as it is: amending or rebasing a commit leaves its author's date as it was."""
        return (self.committer or self.author).date


class CommitAnswer(Wire):
    """A commit in a comparison or in a pull request."""

    sha: str
    parents: tuple[ShaAnswer, ...] = ()
    commit: CommitBody
    author: Account | None = None

    def read(self) -> Commit:
        """The commit in the words of the port."""
        name = self.author.login if self.author else self.commit.author.name
        parents = tuple(Oid(parent.sha) for parent in self.parents)
        return Commit(Oid(self.sha), parents, self.commit.message, Author(name, self.commit.made_at))


class FileChange(Wire):
    """A path that a comparison changes."""

    filename: str


class CompareAnswer(Wire):
    """`GET /repos/{owner}/{repo}/compare/{basehead}`."""

    merge_base_commit: ShaAnswer
    commits: tuple[CommitAnswer, ...] = ()
    files: tuple[FileChange, ...] = ()
    total_commits: int = 0


class Side(Wire):
    """Head or base of a pull request."""

    ref: str
    sha: str
    label: str | None = None
    """None for a fork that is gone."""


class Label(Wire):
    """A label on a pull request."""

    name: str


class PullAnswer(Wire):
    """A pull request, from a list or alone."""

    number: int
    html_url: str = ""
    state: str
    title: str
    body: str | None = None
    user: Account | None = None
    head: Side
    base: Side
    draft: bool = False
    labels: tuple[Label, ...] = ()
    updated_at: datetime | None = None
    closed_at: datetime | None = None
    merged_at: datetime | None = None
    merge_commit_sha: str | None = None

    def read(self) -> Pull:
        """In our words; the web editor's CRLF become plain line ends."""
        merged = self.merged_at is not None
        state = PullState.MERGED if merged else PullState(self.state)
        return Pull(
            number=self.number,
            url=self.html_url,
            state=state,
            title=self.title,
            body=(self.body or "").replace("\r\n", "\n"),
            base=self.base.ref,
            head=Oid(self.head.sha),
            author=self.user.login if self.user else "",
            draft=self.draft,
            labels=frozenset(label.name for label in self.labels),
            updated_at=self.updated_at,
            ended_at=self.merged_at or self.closed_at,
            merge_commit=Oid(self.merge_commit_sha) if merged and self.merge_commit_sha else None,
        )


class IssueAnswer(Wire):
    """`GET /repos/{owner}/{repo}/issues/{number}`; tells who closed a pull request."""

    number: int
    closed_by: Account | None = None


class PermissionAnswer(Wire):
    """`GET /repos/{owner}/{repo}/collaborators/{username}/permission`."""

    permission: str

    @property
    def writes(self) -> bool:
        """Is that write access? (`maintain` is told as `write`, `triage` as `read`.)"""
        return self.permission in ("admin", "write")


class GraphQLFault(Wire):
    """One entry of a GraphQL answer's `errors`."""

    type: str = ""
    message: str = ""


class GraphQLAnswer(Wire):
    """The envelope of every GraphQL answer."""

    data: dict[str, Any] | None = None
    errors: tuple[GraphQLFault, ...] = ()


class TreeEntry(Wire):
    """A file or folder in a tree."""

    path: str
    mode: str
    sha: str = ""


class TreeAnswer(Wire):
    """`GET /repos/{owner}/{repo}/git/trees/{sha}`; a commit's name does for its tree's."""

    tree: tuple[TreeEntry, ...] = ()


class CommitOid(Wire):
    """The new commit of a mutation."""

    oid: str


class CommitPayload(Wire):
    """Payload of `createCommitOnBranch`."""

    commit: CommitOid


class EditorOf(Wire):
    """Who edited the body last."""

    editor: Account | None = None
    last_edited_at: datetime | None = Field(default=None, alias="lastEditedAt")


def _adapter(model: type[T]) -> TypeAdapter[T]:
    """Made once for each type: making one takes longer than a request on loopback."""
    return _ADAPTERS.setdefault(model, _ADAPTERS.get(model) or TypeAdapter(model))


def parsed(model: type[T], data: object) -> T:
    """What an answer says, as a type of ours; one that says something else cannot be read."""
    try:
        return _adapter(model).validate_python(data)
    except ValidationError as error:
        raise OddAnswer(
            f"GitHub's answer is not what its documentation says: {error.errors()[0]['msg']}"
        ) from error
