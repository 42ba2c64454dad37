"""GitHub on loopback: the part of its REST API that keeping a list uses, over a real git repository.

Here is who asks, which repository is meant and which fault is played; what each address answers stands in the modules
whose routes are put together below.
"""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from tracker.loopback import github_git, github_pulls, github_settings, github_talk
from tracker.loopback.github_call import Call, json_reply
from tracker.loopback.github_faults import GitHubFault, Knob, instead
from tracker.loopback.github_graphql import answer_graphql
from tracker.loopback.github_people import Person
from tracker.loopback.github_shapes import Shapes
from tracker.loopback.github_world import APP_TOKEN, BOT, GitHubWorld, Rejected
from tracker.loopback.gitrepo import GitRefused

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.loopback.messages import Reply, Request

_REACHES = ("GET", "HEAD")
_DOCUMENTED = {"documentation_url": "https://docs.github.com/rest"}
_ROUTES = (*github_git.ROUTES, *github_pulls.ROUTES, *github_talk.ROUTES, *github_settings.ROUTES)


class GitHubService:
    """Answers requests about one repository; `person` gives the people who meddle."""

    def __init__(self, world: GitHubWorld, *, graphql: bool = True) -> None:
        self.world = world
        self.graphql = graphql
        self.requests: list[Request] = []
        self.knobs: list[Knob] = []
        self.before: Callable[[int, Request], None] = lambda _number, _request: None
        """Called with the number of a request, from 1, before it is looked at."""
        self.after: Callable[[int, Request], None] = lambda _number, _request: None
        """Called when a request has taken effect and its answer is still to be sent."""

    def person(self, login: str) -> Person:
        """Somebody with a browser and a clone."""
        return Person(self.world, login)

    def turn(self, fault: GitHubFault, when: Callable[[int, Request], bool], times: int | None = 1) -> None:
        """Answer badly when a request fits."""
        self.knobs.append(Knob(fault, when, times))

    @property
    def writes(self) -> list[Request]:
        """The requests that change something; a GraphQL query is none."""
        return [request for request in self.requests if _changes(request)]

    def answer(self, request: Request) -> Reply:
        """Answer one request, or play a fault."""
        with self.world.lock:
            self.requests.append(request)
            number = len(self.requests)
            knob = next((knob for knob in self.knobs if knob.left != 0 and knob.when(number, request)), None)
        self.before(number, request)
        if knob is None:
            reply = self._truth(request)
            self.after(number, request)
            return reply
        if knob.left is not None:
            knob.left -= 1
        if knob.fault in (GitHubFault.LOST_ANSWER, GitHubFault.HANG_UP):
            self._truth(request)
        return instead(knob.fault, int(time.time()))

    def _truth(self, request: Request) -> Reply:
        with self.world.lock:
            try:
                return self._routed(request)
            except Rejected as refused:
                told = {"message": refused.message, "errors": list(refused.faults)}
                return json_reply(refused.status, {**told, **_DOCUMENTED})
            except GitRefused as error:
                return json_reply(422, {"message": str(error), **_DOCUMENTED})

    def _routed(self, request: Request) -> Reply:
        who = self._who(request)
        path = request.path.removeprefix("/api/v3")
        if path in ("/graphql", "/api/graphql"):
            return self._graphql(request, who)
        if path in _BESIDE_REPOSITORIES:
            return _BESIDE_REPOSITORIES[path](self.world, who)
        by_id = re.fullmatch(r"/repositories/1(?:/(.*))?", path)
        if by_id:
            return self._in_repository(request, who, self.world.name, by_id[1] or "")
        matched = re.fullmatch(r"/repos/([^/]+/[^/]+)(?:/(.*))?", path)
        if not matched:
            raise Rejected(404, "Not Found")
        name, rest = matched[1], matched[2] or ""
        if name in self.world.old_names:
            return self._moved(request, rest)
        if name not in (self.world.name, *self.world.forks.values(), *self.world.namesakes):
            raise Rejected(404, "Not Found")
        return self._in_repository(request, who, name, rest)

    def _graphql(self, request: Request, who: str) -> Reply:
        if not self.graphql:
            raise Rejected(404, "Not Found")
        asked, base = json.loads(request.body), Shapes(self.world, request).base
        return json_reply(200, answer_graphql(self.world, who, asked, base))

    def _who(self, request: Request) -> str:
        given = request.headers.get("authorization", "")
        if not given:
            if request.method not in _REACHES:
                raise Rejected(401, "Requires authentication")
            return ""
        token = given.split(" ", 1)[-1]
        if token.count(".") == 2 and request.path.endswith(("/installation", "/access_tokens")):
            return BOT  # an App's signed word for itself; what it signs with is nobody's business here
        if token not in self.world.tokens:
            raise Rejected(401, "Bad credentials")
        return self.world.tokens[token]

    def _moved(self, request: Request, rest: str) -> Reply:
        base = Shapes(self.world, request).base
        query = f"?{urlencode(request.query)}" if request.query else ""
        target = f"{base}/repositories/1{'/' if rest else ''}{rest}{query}"
        status = 301 if request.method in _REACHES else 307
        told = {"message": "Moved Permanently", "url": target, **_DOCUMENTED}
        return json_reply(status, told, ("Location", target))

    def _in_repository(self, request: Request, who: str, name: str, rest: str) -> Reply:
        if request.method not in _REACHES and self.world.archived:
            raise Rejected(403, "Repository was archived so is read-only.")
        for method, pattern, act in _ROUTES:
            found = re.fullmatch(pattern, rest)
            if found and method == request.method:
                return act(Call(self.world, request, who, name), *found.groups())
        raise Rejected(404, "Not Found")


def _user(_world: GitHubWorld, who: str) -> Reply:
    return json_reply(200, {"login": who, "id": 1, "type": "User"})


def _rate_limit(world: GitHubWorld, _who: str) -> Reply:
    reset = int(world.clock().timestamp()) + 3600
    limit = {"limit": 5000, "remaining": 4999, "reset": reset, "used": 1}
    return json_reply(200, {"resources": {"core": limit, "search": limit}, "rate": limit})


def _access_token(_world: GitHubWorld, _who: str) -> Reply:
    made = {"token": APP_TOKEN, "expires_at": "2099-01-01T00:00:00Z", "permissions": {}}
    return json_reply(201, {**made, "repository_selection": "selected"})


_BESIDE_REPOSITORIES: dict[str, Callable[[GitHubWorld, str], Reply]] = {
    "/user": _user,
    "/rate_limit": _rate_limit,
    "/app/installations/1/access_tokens": _access_token,
}
"""What is asked of the account and not of a repository."""


def _changes(request: Request) -> bool:
    if request.method in _REACHES:
        return False
    return not (request.path.endswith("/graphql") and b'"mutation' not in request.body.replace(b"\\n", b""))
