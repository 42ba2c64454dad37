"""One request to the loopback GitHub on its way to an answer: who asks, of which repository, and what answers are made of."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from tracker.loopback.github_board import GitHubBoard
from tracker.loopback.github_shapes import Shapes
from tracker.loopback.github_world import Rejected
from tracker.loopback.messages import Reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.loopback.github_records import PullRecord
    from tracker.loopback.github_world import GitHubWorld
    from tracker.loopback.messages import Request

    Routes = tuple[tuple[str, str, Callable[..., Reply]], ...]
    """Method, pattern of the path inside a repository, and what answers: it is given the call and the pattern's groups."""


class Call:
    """One request being answered."""

    def __init__(self, world: GitHubWorld, request: Request, who: str, name: str) -> None:
        self.world = world
        self.git = world.git
        self.request = request
        self.who = who
        self.name = name
        self.shapes = Shapes(world, request)
        self.board = GitHubBoard(world, self.shapes.base)

    @property
    def body(self) -> dict[str, Any]:
        """The JSON object that was sent."""
        loaded = json.loads(self.request.body or b"{}")
        if not isinstance(loaded, dict):
            raise Rejected(400, "Problems parsing JSON")
        return loaded

    def may_push(self) -> None:
        """Refuse whoever may not write here."""
        if self.who not in self.world.writers and not self.name.startswith(f"{self.who}/"):
            raise Rejected(
                403, "Resource not accessible by integration" if self.who else "Must have push access"
            )

    def pull(self, number: str) -> PullRecord:
        """A pull request by its number."""
        if int(number) not in self.world.pulls:
            raise Rejected(404, "Not Found")
        return self.world.pulls[int(number)]

    def commitish(self, text: str) -> str:
        """The commit that a branch or an object name stands for."""
        found = self.git.ref(f"{self.world.ref_of(self.name, text)}") or (
            text if re.fullmatch("[0-9a-f]{40}", text) and self.git.exists(text) else None
        )
        if found is None:
            raise Rejected(404, "Not Found")
        return found

    def paged(self, rows: list[dict[str, Any]]) -> Reply:
        """The page of a list that was asked for, with a link to the next one."""
        size, page = int(self.request.query.get("per_page", "30")), int(self.request.query.get("page", "1"))
        part = rows[(page - 1) * size : page * size]
        if page * size >= len(rows):
            return json_reply(200, part)
        more = {**self.request.query, "page": str(page + 1)}
        target = f"{self.shapes.base}{self.request.path}?{urlencode(more)}"
        return json_reply(200, part, ("Link", f'<{target}>; rel="next"'))


def json_reply(status: int, body: object, *headers: tuple[str, str]) -> Reply:
    """An answer as GitHub gives it, with what is left of the limit."""
    remaining = (("X-RateLimit-Limit", "5000"), ("X-RateLimit-Remaining", "4900"))
    return Reply(status, json.dumps(body).encode(), headers=(*remaining, *headers))
