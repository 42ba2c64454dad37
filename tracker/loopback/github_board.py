"""Issues and discussions of the loopback GitHub, as far as keeping a text on one needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.loopback.github_records import PostRecord
from tracker.loopback.github_world import BODY_LIMIT, Rejected

if TYPE_CHECKING:
    from tracker.loopback.github_world import GitHubWorld

Shape = dict[str, Any]


class GitHubBoard:
    """The posts of a world."""

    def __init__(self, world: GitHubWorld, base: str) -> None:
        self._world = world
        self._base = base

    def write(
        self, who: str, title: str, body: str, category: str = "", labels: tuple[str, ...] = ()
    ) -> PostRecord:
        """A new post; anybody with an account may."""
        _fits(title, body)
        known = self._world.labels_known
        kept = labels if who in self._world.writers else ()
        if known is not None and not set(kept) <= known:
            raise Rejected(422, "Validation Failed")
        post = PostRecord(self._world.fresh_id(), who, title, body, category=category, labels=kept)
        self._world.posts[post.number] = post
        return post

    def edit(self, who: str, number: int, wish: Shape) -> PostRecord:
        """Change a post; one's own, or any with write access."""
        post = self._world.posts.get(number)
        if post is None:
            raise Rejected(404, "Not Found")
        if who not in (*self._world.writers, post.author):
            raise Rejected(403, "Resource not accessible by integration")
        title, body = wish.get("title", post.title), wish.get("body", post.body)
        _fits(title, body)
        post.title, post.body, post.state = title, body, wish.get("state", post.state)
        return post

    def posts(self, category: str = "") -> list[PostRecord]:
        """Issues, or the discussions of a category, newest first."""
        found = [post for post in self._world.posts.values() if post.category == category]
        return sorted(found, key=lambda post: -post.number)

    def issue(self, post: PostRecord) -> Shape:
        """An issue as REST shows it."""
        return {
            "number": post.number,
            "id": post.number,
            "node_id": f"I_{post.number}",
            "html_url": f"{self._base}/{self._world.name}/issues/{post.number}",
            "state": post.state,
            "title": post.title,
            "body": post.body,
            "user": {"login": post.author, "type": "User"},
            "author_association": self._association(post),
            "labels": [{"name": label} for label in post.labels],
        }

    def discussion(self, post: PostRecord) -> Shape:
        """A discussion as GraphQL shows it."""
        return {
            "id": f"D_{post.number}",
            "url": f"{self._base}/{self._world.name}/discussions/{post.number}",
            "title": post.title,
            "body": post.body,
            "closed": post.state != "open",
            "authorAssociation": self._association(post),
            "author": {"__typename": "User"},
        }

    def _association(self, post: PostRecord) -> str:
        return "COLLABORATOR" if post.author in self._world.writers else "NONE"

    def answer(self, who: str, query: str, variables: Shape) -> Shape | None:
        """Answer what is asked of discussions, or nothing where something else is asked."""
        given = variables.get("input", {})
        if "discussionCategories" in query:
            nodes = [{"id": f"C_{name}", "name": name} for name in self._world.discussion_categories]
            return {"repository": {"id": f"R_{self._world.name}", "discussionCategories": {"nodes": nodes}}}
        if "createDiscussion" in query:
            post = self.write(who, given["title"], given["body"], given["categoryId"].removeprefix("C_"))
            return {"createDiscussion": {"discussion": self.discussion(post)}}
        if "updateDiscussion" in query:
            post = self.edit(who, int(given["discussionId"].removeprefix("D_")), given)
            return {"updateDiscussion": {"discussion": {"id": f"D_{post.number}"}}}
        if "discussions(" in query:
            posts = self.posts(variables["category"].removeprefix("C_"))
            return {"repository": {"discussions": {"nodes": [self.discussion(post) for post in posts[:100]]}}}
        return None


def _fits(title: str, body: str) -> None:
    if not title or len(title) > 256 or len(body) > BODY_LIMIT:
        raise Rejected(422, "Validation Failed")
