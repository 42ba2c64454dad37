"""GitHub on loopback: the part of its REST API that keeping a list uses, over a real git repository."""

from __future__ import annotations

import json
import re
import time
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from tracker.loopback.github_board import GitHubBoard
from tracker.loopback.github_faults import GitHubFault, Knob, instead
from tracker.loopback.github_graphql import answer_graphql
from tracker.loopback.github_people import Person
from tracker.loopback.github_settings import rules, workflow, workflow_permissions, workflow_runs
from tracker.loopback.github_shapes import Shapes
from tracker.loopback.github_world import APP_TOKEN, BOT, GitHubWorld, PullRecord, Rejected
from tracker.loopback.gitrepo import NOWHERE, GitRefused
from tracker.loopback.server import Reply, Request

if TYPE_CHECKING:
    from collections.abc import Callable

_REACHES = ("GET", "HEAD")
CONTENT_LIMIT = 2**20
"""Above this the contents API keeps the content to itself."""


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
        self.ignore_head_filter = False
        self.compared_at_once = 250
        """Commits that a comparison tells when it is not asked by the page: the newest."""

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
                body = {
                    "message": refused.message,
                    "errors": list(refused.faults),
                    "documentation_url": "https://docs.github.com/rest",
                }
                return _json(refused.status, body)
            except GitRefused as error:
                return _json(
                    422, {"message": str(error), "documentation_url": "https://docs.github.com/rest"}
                )

    def _routed(self, request: Request) -> Reply:
        who = self._who(request)
        path = request.path.removeprefix("/api/v3")
        if path in ("/graphql", "/api/graphql"):
            if not self.graphql:
                raise Rejected(404, "Not Found")
            return _json(
                200,
                answer_graphql(self.world, who, json.loads(request.body), Shapes(self.world, request).base),
            )
        if path == "/user":
            return _json(200, {"login": who, "id": 1, "type": "User"})
        if path == "/rate_limit":
            limit = {
                "limit": 5000,
                "remaining": 4999,
                "reset": int(self.world.clock().timestamp()) + 3600,
                "used": 1,
            }
            return _json(200, {"resources": {"core": limit, "search": limit}, "rate": limit})
        if path == "/app/installations/1/access_tokens":
            made = {"token": APP_TOKEN, "expires_at": "2099-01-01T00:00:00Z", "permissions": {}}
            return _json(201, {**made, "repository_selection": "selected"})
        matched = re.fullmatch(r"/repos/([^/]+/[^/]+)(?:/(.*))?", path)
        by_id = re.fullmatch(r"/repositories/1(?:/(.*))?", path)
        if by_id:
            return self._in_repository(request, who, self.world.name, by_id[1] or "")
        if not matched:
            raise Rejected(404, "Not Found")
        name, rest = matched[1], matched[2] or ""
        if name in self.world.old_names:
            return self._moved(request, rest)
        if name not in (self.world.name, *self.world.forks.values(), *self.world.namesakes):
            raise Rejected(404, "Not Found")
        return self._in_repository(request, who, name, rest)

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
        body = {
            "message": "Moved Permanently",
            "url": target,
            "documentation_url": "https://docs.github.com/rest",
        }
        return _json(status, body, ("Location", target))

    def _in_repository(self, request: Request, who: str, name: str, rest: str) -> Reply:
        if request.method not in _REACHES and self.world.archived:
            raise Rejected(403, "Repository was archived so is read-only.")
        for method, pattern, act in ROUTES:
            found = re.fullmatch(pattern, rest)
            if found and method == request.method:
                return act(_Call(self, request, who, name), *found.groups())
        raise Rejected(404, "Not Found")


class _Call:
    """One request being answered."""

    def __init__(self, service: GitHubService, request: Request, who: str, name: str) -> None:
        self.service = service
        self.world = service.world
        self.git = service.world.git
        self.request = request
        self.who = who
        self.name = name
        self.shapes = Shapes(service.world, request)
        self.board = GitHubBoard(service.world, self.shapes.base)

    @property
    def body(self) -> dict[str, Any]:
        loaded = json.loads(self.request.body or b"{}")
        if not isinstance(loaded, dict):
            raise Rejected(400, "Problems parsing JSON")
        return loaded

    def may_push(self) -> None:
        if self.who not in self.world.writers and not self.name.startswith(f"{self.who}/"):
            raise Rejected(
                403, "Resource not accessible by integration" if self.who else "Must have push access"
            )

    def pull(self, number: str) -> PullRecord:
        if int(number) not in self.world.pulls:
            raise Rejected(404, "Not Found")
        return self.world.pulls[int(number)]

    def commitish(self, text: str) -> str:
        found = self.git.ref(f"{self.world.ref_of(self.name, text)}") or (
            text if re.fullmatch("[0-9a-f]{40}", text) and self.git.exists(text) else None
        )
        if found is None:
            raise Rejected(404, "Not Found")
        return found

    # Repository and git

    def repository(self) -> Reply:
        return _json(200, self.shapes.repository(self.name, self.who))

    def commit(self, branch: str) -> Reply:
        return _json(200, self.shapes.commit(self.git.commit_at(self.commitish(branch))))

    def installation(self) -> Reply:
        here = self.shapes.base
        return _json(
            200, {"id": 1, "app_id": 12, "access_tokens_url": f"{here}/app/installations/1/access_tokens"}
        )

    def ref(self, branch: str) -> Reply:
        sha = self.git.ref(self.world.ref_of(self.name, branch))
        if sha is None:
            raise Rejected(404, "Not Found")
        return _json(200, self.shapes.ref(branch, sha))

    def create_ref(self) -> Reply:
        self.may_push()
        wish = self.body
        branch = wish["ref"].removeprefix("refs/heads/")
        if self.git.ref(self.world.ref_of(self.name, branch)):
            raise Rejected(422, "Reference already exists")
        if not self.git.exists(wish["sha"]):
            raise Rejected(422, "Object does not exist")
        self.world.move(self.who, self.name, (branch, wish["sha"], NOWHERE, False))
        return _json(201, self.shapes.ref(branch, wish["sha"]))

    def move_ref(self, branch: str) -> Reply:
        self.may_push()
        wish = self.body
        if self.git.ref(self.world.ref_of(self.name, branch)) is None:
            raise Rejected(422, "Reference does not exist")
        self.world.move(self.who, self.name, (branch, wish["sha"], None, bool(wish.get("force"))))
        return _json(200, self.shapes.ref(branch, wish["sha"]))

    def delete_ref(self, branch: str) -> Reply:
        self.may_push()
        if self.git.ref(self.world.ref_of(self.name, branch)) is None:
            raise Rejected(422, "Reference does not exist")
        self.world.move(self.who, self.name, (branch, NOWHERE, None, True))
        return Reply(204, b"", "")

    def contents(self, path: str) -> Reply:
        at = self.commitish(self.request.query.get("ref", self.world.default_branch))
        found = self.git.file(at, path)
        if found is None:
            raise Rejected(404, "Not Found")
        sha, content = found
        small = len(content) <= CONTENT_LIMIT
        shown = b64encode(content).decode() if small else ""
        return _json(200, self.shapes.file(path, sha, len(content), "base64" if small else "none", shown))

    def blob(self, sha: str) -> Reply:
        if not self.git.exists(sha):
            raise Rejected(404, "Not Found")
        content = self.git.blob(sha)
        return _json(
            200,
            {
                "sha": sha,
                "node_id": sha,
                "size": len(content),
                "encoding": "base64",
                "content": b64encode(content).decode(),
                "url": "",
            },
        )

    def create_blob(self) -> Reply:
        self.may_push()
        sha = self.git.write_blob(b64decode(self.body["content"]))
        return _json(201, {"sha": sha, "url": ""})

    def tree(self, sha: str) -> Reply:
        listing = self.git.git("ls-tree", "-r", "-z", self.commitish(sha)).decode().rstrip("\0").split("\0")
        rows = [re.fullmatch(r"(\d+) (\w+) (\w+)\t(.*)", line, re.DOTALL) for line in listing]
        entries = [{"mode": m[1], "type": m[2], "sha": m[3], "path": m[4]} for m in rows if m]
        return _json(200, {"sha": sha, "tree": entries, "truncated": False, "url": ""})

    def create_tree(self) -> Reply:
        self.may_push()
        wish = self.body
        changes = {entry["path"]: entry["sha"] for entry in wish["tree"]}
        sha = self.git.write_tree(wish.get("base_tree"), changes)
        return _json(201, {"sha": sha, "tree": [], "truncated": False, "url": ""})

    def git_commit(self, sha: str) -> Reply:
        return _json(200, self.shapes.git_commit(self.git.commit_at(self.commitish(sha))))

    def create_commit(self) -> Reply:
        self.may_push()
        wish = self.body
        sha = self.world.commit(self.who, wish["tree"], tuple(wish.get("parents", ())), wish["message"])
        return _json(201, self.shapes.git_commit(self.git.commit_at(sha)))

    def compare(self, base: str, head: str) -> Reply:
        start, end = self.commitish(base), self.commitish(head)
        told = self.shapes.comparison(start, end)
        query = self.request.query
        if "page" in query or "per_page" in query:
            size, page = int(query.get("per_page", "30")), int(query.get("page", "1"))
            told["commits"] = told["commits"][(page - 1) * size : page * size]
            told["files"] = told["files"] if page == 1 else []
        else:
            told["commits"] = told["commits"][-self.service.compared_at_once :]
        return _json(200, told)

    # Pull requests

    def pulls(self) -> Reply:
        query = self.request.query
        found = sorted(self.world.pulls.values(), key=lambda pull: -pull.number)
        state, head = query.get("state", "open"), query.get("head")
        if state != "all":
            found = [pull for pull in found if pull.state == state]
        if head and not self.service.ignore_head_filter:
            found = [pull for pull in found if self.shapes.label(pull) == head]
        return self._paged([self.shapes.pull(pull) for pull in found])

    def _paged(self, rows: list[dict[str, Any]]) -> Reply:
        size, page = int(self.request.query.get("per_page", "30")), int(self.request.query.get("page", "1"))
        part = rows[(page - 1) * size : page * size]
        if page * size >= len(rows):
            return _json(200, part)
        more = {**self.request.query, "page": str(page + 1)}
        target = f"{self.shapes.base}{self.request.path}?{urlencode(more)}"
        return _json(200, part, ("Link", f'<{target}>; rel="next"'))

    def create_pull(self) -> Reply:
        return _json(201, self.shapes.pull(self.world.open_pull(self.who, self.body)))

    def one_pull(self, number: str) -> Reply:
        return _json(200, self.shapes.pull(self.pull(number), alone=True))

    def edit_pull(self, number: str) -> Reply:
        self.world.edit_pull(self.who, self.pull(number), self.body)
        return _json(200, self.shapes.pull(self.pull(number), alone=True))

    def pull_commits(self, number: str) -> Reply:
        pull = self.pull(number)
        base = self.git.branch(pull.base) or pull.head
        if pull.merge_commit:
            base = self.git.commit_at(pull.merge_commit).parents[0] if pull.merge_commit else base
        rows = [self.shapes.commit(commit) for commit in self.git.between(base, pull.head)]
        return self._paged(rows)

    def issues(self) -> Reply:
        """Pull requests are issues, too: GitHub lists them among these."""
        wanted = self.request.query.get("state", "open")
        rows = [self.board.issue(post) for post in self.board.posts()]
        rows += [{**self.shapes.pull(pull), "pull_request": {}} for pull in self.world.pulls.values()]
        found = [row for row in rows if wanted in ("all", row["state"])]
        return self._paged(sorted(found, key=lambda row: -row["number"]))

    def create_issue(self) -> Reply:
        wish = self.body
        post = self.board.write(
            self.who, wish["title"], wish.get("body", ""), labels=tuple(wish.get("labels", ()))
        )
        return _json(201, self.board.issue(post))

    def edit_issue(self, number: str) -> Reply:
        return _json(200, self.board.issue(self.board.edit(self.who, int(number), self.body)))

    def issue(self, number: str) -> Reply:
        pull = self.pull(number)
        closed_by = self.shapes.account(pull.ended_by) if pull.ended_by else None
        return _json(
            200, {"number": pull.number, "state": pull.state, "title": pull.title, "closed_by": closed_by}
        )

    def add_labels(self, number: str) -> Reply:
        self.may_push()
        pull = self.pull(number)
        for label in self.body["labels"]:
            if label not in pull.labels:
                pull.labels.append(label)
        return _json(200, self.shapes.labels(pull))

    def remove_label(self, number: str, label: str) -> Reply:
        self.may_push()
        pull = self.pull(number)
        if label not in pull.labels:
            raise Rejected(404, "Label does not exist")
        pull.labels.remove(label)
        return _json(200, self.shapes.labels(pull))

    def reviewers(self, number: str) -> Reply:
        self.may_push()
        pull = self.pull(number)
        asked = self.body.get("reviewers", [])
        if pull.author in asked:
            raise Rejected(422, "Review cannot be requested from pull request author.")
        pull.reviewers.extend(asked)
        return _json(201, self.shapes.pull(pull))

    # Conversation

    def comments(self, number: str) -> Reply:
        return self._paged([self.shapes.remark(remark) for remark in self.pull(number).remarks])

    def create_comment(self, number: str) -> Reply:
        return _json(
            201, self.shapes.remark(self.world.remark(self.who, self.pull(number), self.body["body"]))
        )

    def _remark(self, number: str) -> Any:
        for pull in self.world.pulls.values():
            for remark in pull.remarks:
                if remark.id == int(number):
                    return remark
        raise Rejected(404, "Not Found")

    def edit_comment(self, number: str) -> Reply:
        remark = self._remark(number)
        if remark.author != self.who:
            raise Rejected(403, "Must have admin rights to Repository.")
        remark.body = self.body["body"]
        return _json(200, self.shapes.remark(remark))

    def react(self, number: str) -> Reply:
        remark, mark = self._remark(number), (self.who, self.body["content"])
        status = 200 if mark in remark.reactions else 201
        if status == 201:
            remark.reactions.append(mark)
        return _json(status, {"id": 1, "content": mark[1], "user": self.shapes.account(self.who)})

    def permission(self, login: str) -> Reply:
        self.may_push()
        level = "write" if login in self.world.writers else "read"
        return _json(200, {"permission": level, "role_name": level, "user": self.shapes.account(login)})

    def fork(self) -> Reply:
        if not self.who:
            raise Rejected(401, "Requires authentication")
        wish = f"{self.who}/{self.world.name.partition('/')[2]}"
        self.world.forks.setdefault(self.who, f"{wish}-1" if wish in self.world.namesakes else wish)
        return _json(202, self.shapes.repository(self.world.forks[self.who], self.who))


ROUTES: tuple[tuple[str, str, Callable[..., Reply]], ...] = (
    ("GET", r"", _Call.repository),
    ("GET", r"installation", _Call.installation),
    ("GET", r"git/ref/heads/(.+)", _Call.ref),
    ("POST", r"git/refs", _Call.create_ref),
    ("PATCH", r"git/refs/heads/(.+)", _Call.move_ref),
    ("DELETE", r"git/refs/heads/(.+)", _Call.delete_ref),
    ("GET", r"contents/(.+)", _Call.contents),
    ("POST", r"git/blobs", _Call.create_blob),
    ("GET", r"git/blobs/(\w+)", _Call.blob),
    ("POST", r"git/trees", _Call.create_tree),
    ("GET", r"git/trees/(.+)", _Call.tree),
    ("POST", r"git/commits", _Call.create_commit),
    ("GET", r"git/commits/(\w+)", _Call.git_commit),
    ("GET", r"compare/(.+?)\.\.\.(.+)", _Call.compare),
    ("GET", r"pulls", _Call.pulls),
    ("POST", r"pulls", _Call.create_pull),
    ("GET", r"pulls/(\d+)", _Call.one_pull),
    ("PATCH", r"pulls/(\d+)", _Call.edit_pull),
    ("GET", r"pulls/(\d+)/commits", _Call.pull_commits),
    ("POST", r"pulls/(\d+)/requested_reviewers", _Call.reviewers),
    ("GET", r"issues", _Call.issues),
    ("POST", r"issues", _Call.create_issue),
    ("PATCH", r"issues/(\d+)", _Call.edit_issue),
    ("GET", r"issues/(\d+)", _Call.issue),
    ("GET", r"issues/(\d+)/comments", _Call.comments),
    ("POST", r"issues/(\d+)/comments", _Call.create_comment),
    ("PATCH", r"issues/comments/(\d+)", _Call.edit_comment),
    ("POST", r"issues/comments/(\d+)/reactions", _Call.react),
    ("POST", r"issues/(\d+)/labels", _Call.add_labels),
    ("DELETE", r"issues/(\d+)/labels/(.+)", _Call.remove_label),
    ("GET", r"collaborators/([^/]+)/permission", _Call.permission),
    ("POST", r"forks", _Call.fork),
    ("GET", r"commits/(.+)", _Call.commit),
    ("GET", r"actions/permissions/workflow", lambda call: _json(200, workflow_permissions(call))),
    ("GET", r"actions/workflows/([^/]+)", lambda call, name: _json(200, workflow(call, name))),
    ("GET", r"actions/workflows/([^/]+)/runs", lambda call, name: _json(200, workflow_runs(call, name))),
    ("GET", r"rules/branches/(.+)", lambda call, branch: _json(200, rules(call, branch))),
)


def _changes(request: Request) -> bool:
    if request.method in _REACHES:
        return False
    return not (request.path.endswith("/graphql") and b'"mutation' not in request.body.replace(b"\\n", b""))


def _json(status: int, body: object, *headers: tuple[str, str]) -> Reply:
    remaining = (("X-RateLimit-Limit", "5000"), ("X-RateLimit-Remaining", "4900"))
    return Reply(status, json.dumps(body).encode(), headers=(*remaining, *headers))
