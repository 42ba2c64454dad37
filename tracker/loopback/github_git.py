"""The loopback GitHub's answers about a repository and what git keeps in it: branches, files, trees, commits, forks."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING

from tracker.loopback.github_call import json_reply
from tracker.loopback.github_world import Rejected
from tracker.loopback.gitrepo import NOWHERE
from tracker.loopback.messages import Reply

if TYPE_CHECKING:
    from tracker.loopback.github_call import Call, Routes

CONTENT_LIMIT = 2**20
"""Above this the contents API keeps the content to itself."""


def _repository(call: Call) -> Reply:
    return json_reply(200, call.shapes.repository(call.name, call.who))


def _installation(call: Call) -> Reply:
    here = call.shapes.base
    return json_reply(
        200, {"id": 1, "app_id": 12, "access_tokens_url": f"{here}/app/installations/1/access_tokens"}
    )


def _fork(call: Call) -> Reply:
    if not call.who:
        raise Rejected(401, "Requires authentication")
    wish = f"{call.who}/{call.world.name.partition('/')[2]}"
    call.world.forks.setdefault(call.who, f"{wish}-1" if wish in call.world.namesakes else wish)
    return json_reply(202, call.shapes.repository(call.world.forks[call.who], call.who))


def _ref(call: Call, branch: str) -> Reply:
    sha = call.git.ref(call.world.ref_of(call.name, branch))
    if not call.git.refs():
        raise Rejected(409, "Git Repository is empty.")
    if sha is None:
        raise Rejected(404, "Not Found")
    return json_reply(200, call.shapes.ref(branch, sha))


def _create_ref(call: Call) -> Reply:
    call.may_push()
    wish = call.body
    branch = wish["ref"].removeprefix("refs/heads/")
    if call.git.ref(call.world.ref_of(call.name, branch)):
        raise Rejected(422, "Reference already exists")
    if not call.git.exists(wish["sha"]):
        raise Rejected(422, "Object does not exist")
    call.world.move(call.who, call.name, (branch, wish["sha"], NOWHERE, False))
    return json_reply(201, call.shapes.ref(branch, wish["sha"]))


def _move_ref(call: Call, branch: str) -> Reply:
    call.may_push()
    wish = call.body
    if call.git.ref(call.world.ref_of(call.name, branch)) is None:
        raise Rejected(422, "Reference does not exist")
    call.world.move(call.who, call.name, (branch, wish["sha"], None, bool(wish.get("force"))))
    return json_reply(200, call.shapes.ref(branch, wish["sha"]))


def _delete_ref(call: Call, branch: str) -> Reply:
    call.may_push()
    if call.git.ref(call.world.ref_of(call.name, branch)) is None:
        raise Rejected(422, "Reference does not exist")
    call.world.move(call.who, call.name, (branch, NOWHERE, None, True))
    return Reply(204, b"", "")


def _contents(call: Call, path: str) -> Reply:
    at = call.commitish(call.request.query.get("ref", call.world.default_branch))
    found = call.git.file(at, path)
    if found is None and (names := call.git.names_in(at, path)):
        rows = [call.shapes.file(f"{path}/{name}", "", 0, "", "") for name in names]
        return json_reply(200, rows)
    if found is None:
        raise Rejected(404, "Not Found")
    sha, content = found
    small = len(content) <= CONTENT_LIMIT
    shown = b64encode(content).decode() if small else ""
    return json_reply(200, call.shapes.file(path, sha, len(content), "base64" if small else "none", shown))


def _create_blob(call: Call) -> Reply:
    call.may_push()
    sha = call.git.write_blob(b64decode(call.body["content"]))
    return json_reply(201, {"sha": sha, "url": ""})


def _blob(call: Call, sha: str) -> Reply:
    if not call.git.exists(sha):
        raise Rejected(404, "Not Found")
    content = call.git.blob(sha)
    return json_reply(
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


def _create_tree(call: Call) -> Reply:
    call.may_push()
    wish = call.body
    changes = {entry["path"]: entry["sha"] for entry in wish["tree"]}
    sha = call.git.write_tree(wish.get("base_tree"), changes)
    return json_reply(201, {"sha": sha, "tree": [], "truncated": False, "url": ""})


def _tree(call: Call, sha: str) -> Reply:
    deep = ("-r",) if "recursive" in call.request.query else ()
    listing = call.git.git("ls-tree", *deep, "-z", call.commitish(sha)).decode().rstrip("\0").split("\0")
    rows = [re.fullmatch(r"(\d+) (\w+) (\w+)\t(.*)", line, re.DOTALL) for line in listing]
    entries = [{"mode": m[1], "type": m[2], "sha": m[3], "path": m[4]} for m in rows if m]
    return json_reply(200, {"sha": sha, "tree": entries, "truncated": False, "url": ""})


def _create_commit(call: Call) -> Reply:
    call.may_push()
    wish = call.body
    sha = call.world.commit(call.who, wish["tree"], tuple(wish.get("parents", ())), wish["message"])
    return json_reply(201, call.shapes.git_commit(call.git.commit_at(sha)))


def _git_commit(call: Call, sha: str) -> Reply:
    return json_reply(200, call.shapes.git_commit(call.git.commit_at(call.commitish(sha))))


def _commit(call: Call, branch: str) -> Reply:
    return json_reply(200, call.shapes.commit(call.git.commit_at(call.commitish(branch))))


def _commits(call: Call) -> Reply:
    """The history of a branch or commit, newest first."""
    head = call.commitish(call.request.query.get("sha", call.world.default_branch))
    return call.paged([call.shapes.commit(commit) for commit in call.git.history(head)])


def _compare(call: Call, base: str, head: str) -> Reply:
    start, end = call.commitish(base), call.commitish(head)
    told = call.shapes.comparison(start, end)
    query = call.request.query
    if "page" in query or "per_page" in query:
        size, page = int(query.get("per_page", "30")), int(query.get("page", "1"))
        told["commits"] = told["commits"][(page - 1) * size : page * size]
        told["files"] = told["files"] if page == 1 else []
    else:
        told["commits"] = told["commits"][-call.world.compared_at_once :]
    return json_reply(200, told)


ROUTES: Routes = (
    ("GET", r"", _repository),
    ("GET", r"installation", _installation),
    ("GET", r"git/ref/heads/(.+)", _ref),
    ("POST", r"git/refs", _create_ref),
    ("PATCH", r"git/refs/heads/(.+)", _move_ref),
    ("DELETE", r"git/refs/heads/(.+)", _delete_ref),
    ("GET", r"contents/(.+)", _contents),
    ("POST", r"git/blobs", _create_blob),
    ("GET", r"git/blobs/(\w+)", _blob),
    ("POST", r"git/trees", _create_tree),
    ("GET", r"git/trees/(.+)", _tree),
    ("POST", r"git/commits", _create_commit),
    ("GET", r"git/commits/(\w+)", _git_commit),
    ("GET", r"compare/(.+?)\.\.\.(.+)", _compare),
    ("POST", r"forks", _fork),
    ("GET", r"commits", _commits),
    ("GET", r"commits/(.+)", _commit),
)
