"""Issues and discussions as boards on which one text is kept: found again by a mark, written once, edited in place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol

from pydantic import Field

from tracker.forge.client import Client
from tracker.forge.errors import Missing, WriteUnsure
from tracker.forge.manners import Manners
from tracker.forge.paths import path_in
from tracker.forge.wire import Named, Wire

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tracker.forge.access import Access

CATEGORIES = """
query Categories($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) { id discussionCategories(first: 50) { nodes { id name } } }
}
"""
POSTS = """
query Posts($owner: String!, $name: String!, $category: ID!) {
  repository(owner: $owner, name: $name) {
    discussions(first: 100, categoryId: $category, orderBy: {field: CREATED_AT, direction: DESC}) {
      nodes { id url title body closed authorAssociation author { __typename } }
    }
  }
}
"""
OPEN = """
mutation Open($input: CreateDiscussionInput!) {
  createDiscussion(input: $input) { discussion { id url title body } }
}
"""
EDIT = """
mutation Edit($input: UpdateDiscussionInput!) {
  updateDiscussion(input: $input) { discussion { id } }
}
"""
_TRUSTED = ("OWNER", "MEMBER", "COLLABORATOR")
"""Whose posts we take for our own when they carry our mark: anybody may write the mark, only these may write for us."""


@dataclass(frozen=True, slots=True)
class Post:
    """One open issue or discussion. `name` is what the board calls it."""

    name: str
    url: str
    title: str
    body: str


class Board(Protocol):
    """Where posts are kept; all acts are safe to repeat."""

    def find(self, mark: str) -> Post | None:
        """The newest open post that begins with a mark."""
        ...

    def write(self, title: str, body: str, mark: str) -> Post:
        """A new post; where the answer is lost, the one that came of it."""
        ...

    def rewrite(self, post: Post, title: str, body: str) -> None:
        """Put a new text in the place of a post's."""
        ...


class _User(Wire):
    type: str = ""


class _Issue(Wire):
    number: int
    html_url: str = ""
    title: str = ""
    body: str | None = None
    user: _User | None = None
    author_association: str = ""
    pull_request: dict[str, object] | None = None

    def read(self) -> Post:
        return Post(str(self.number), self.html_url, self.title, self.body or "")

    @property
    def trusted(self) -> bool:
        bot = self.user is not None and self.user.type == "Bot"
        return self.pull_request is None and (bot or self.author_association in _TRUSTED)


class IssueBoard:
    """The issues of a repository."""

    def __init__(
        self, access: Access, repository: str, label: str = "", *, manners: Manners | None = None
    ) -> None:
        self._open = partial(_client, access, repository, manners or Manners())
        self._repository = repository
        self._label = label

    @cached_property
    def _client(self) -> Client:
        return self._open()

    @cached_property
    def _issues(self) -> str:
        """By the name of today: under an old one GitHub lets nobody write."""
        named = self._client.get(f"/repos/{self._repository}", Named)
        return path_in(named.full_name, "issues")

    def find(self, mark: str) -> Post | None:
        """See `Board.find`. The label is no filter: people take labels off."""
        asked = {"state": "open", "sort": "created", "direction": "desc"}
        issues = self._client.every(self._issues, _Issue, asked)
        return _marked((issue.read() for issue in issues if issue.trusted), mark)

    def write(self, title: str, body: str, mark: str) -> Post:
        """See `Board.write`."""
        wish = {"title": title, "body": body, **({"labels": [self._label]} if self._label else {})}
        return _written(
            lambda: self._client.write("POST", self._issues, wish, _Issue).read(),
            lambda: self.find(mark),
        )

    def rewrite(self, post: Post, title: str, body: str) -> None:
        """See `Board.rewrite`."""
        wish = {"title": title, "body": body}
        self._client.write("PATCH", f"{self._issues}/{post.name}", wish, _Issue, harmless=True)


class _Author(Wire):
    kind: str = Field(default="", alias="__typename")


class _Discussion(Wire):
    id: str
    url: str = ""
    title: str = ""
    body: str = ""
    closed: bool = False
    association: str = Field(default="", alias="authorAssociation")
    author: _Author | None = None

    def read(self) -> Post:
        return Post(self.id, self.url, self.title, self.body)

    @property
    def trusted(self) -> bool:
        bot = self.author is not None and self.author.kind == "Bot"
        return not self.closed and (bot or self.association in _TRUSTED)


class _Category(Wire):
    id: str
    name: str


class _Categories(Wire):
    nodes: tuple[_Category, ...] = ()


class _Home(Wire):
    id: str
    categories: _Categories = Field(default=_Categories(), alias="discussionCategories")


class _Discussions(Wire):
    nodes: tuple[_Discussion, ...] = ()


class DiscussionBoard:
    """The discussions of a repository in one category."""

    def __init__(
        self, access: Access, repository: str, category: str, *, manners: Manners | None = None
    ) -> None:
        self._open = partial(_client, access, repository, manners or Manners())
        self._owner, _, self._name = repository.partition("/")
        self._category = category

    @cached_property
    def _client(self) -> Client:
        return self._open()

    @cached_property
    def _home(self) -> tuple[str, str]:
        """The node ids of the repository and of the category."""
        found = self._client.graphql(CATEGORIES, {"owner": self._owner, "name": self._name}, harmless=True)
        home = _Home.model_validate(found["repository"])
        for category in home.categories.nodes:
            if category.name.casefold() == self._category.casefold():
                return home.id, category.id
        known = ", ".join(category.name for category in home.categories.nodes)
        raise Missing(
            f"{self._owner}/{self._name} has no discussion category {self._category!r}"
            + (f"; there are {known}" if known else "; are discussions switched on?")
        )

    def find(self, mark: str) -> Post | None:
        """See `Board.find`; among the newest hundred of the category."""
        asked = {"owner": self._owner, "name": self._name, "category": self._home[1]}
        found = self._client.graphql(POSTS, asked, harmless=True)
        nodes = _Discussions.model_validate(found["repository"]["discussions"]).nodes
        return _marked((one.read() for one in nodes if one.trusted), mark)

    def write(self, title: str, body: str, mark: str) -> Post:
        """See `Board.write`."""
        repository, category = self._home
        wish = {"repositoryId": repository, "categoryId": category, "title": title, "body": body}

        def once() -> Post:
            answer = self._client.graphql(OPEN, {"input": wish})
            return _Discussion.model_validate(answer["createDiscussion"]["discussion"]).read()

        return _written(once, lambda: self.find(mark))

    def rewrite(self, post: Post, title: str, body: str) -> None:
        """See `Board.rewrite`."""
        wish = {"discussionId": post.name, "title": title, "body": body}
        self._client.graphql(EDIT, {"input": wish}, harmless=True)


def _client(access: Access, repository: str, manners: Manners) -> Client:
    """Signing in as an App asks GitHub already, so it waits until there is something to say."""
    return Client(access, repository, manners.patience, manners.write_pause)


def _marked(posts: Iterable[Post], mark: str) -> Post | None:
    return next((post for post in posts if post.body.startswith(mark)), None)


def _written(write: Callable[[], Post], look: Callable[[], Post | None]) -> Post:
    """Write, and where the answer was lost look whether it happened, so that it never happens twice."""
    try:
        return write()
    except WriteUnsure:
        found = look()
        if found is None:
            raise
        return found
