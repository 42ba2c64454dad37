"""The two mutations and the one query of GitHub's GraphQL API that keeping a list uses."""

from __future__ import annotations

from base64 import b64decode
from typing import TYPE_CHECKING, Any

from tracker.loopback.github_board import GitHubBoard
from tracker.loopback.github_shapes import stamp
from tracker.loopback.github_world import Rejected
from tracker.loopback.gitrepo import NOWHERE

if TYPE_CHECKING:
    from tracker.loopback.github_world import GitHubWorld

_KINDS = {403: "FORBIDDEN", 404: "NOT_FOUND", 409: "STALE_DATA", 422: "UNPROCESSABLE"}


def answer_graphql(world: GitHubWorld, who: str, asked: dict[str, Any], base: str) -> dict[str, Any]:
    """Answer one document; what is refused comes as errors inside a 200, as it does on GitHub."""
    query, variables = asked["query"], asked.get("variables", {})
    try:
        of_discussions = GitHubBoard(world, base).answer(who, query, variables)
        if of_discussions is not None:
            return {"data": of_discussions}
        if "createCommitOnBranch" in query:
            return {"data": {"createCommitOnBranch": _commit(world, who, variables["input"])}}
        if "updateRefs" in query:
            _move(world, who, variables["input"])
            return {"data": {"updateRefs": {"clientMutationId": None}}}
        if "lastEditedAt" in query:
            return {"data": {"repository": {"pullRequest": _editor(world, variables["number"])}}}
    except Rejected as refused:
        return {
            "data": None,
            "errors": [{"type": _KINDS.get(refused.status, "UNPROCESSABLE"), "message": refused.message}],
        }
    return {"errors": [{"type": "undefinedField", "message": "Field doesn't exist on type 'Mutation'"}]}


def _may_write(world: GitHubWorld, who: str, repository: str) -> None:
    if who not in world.writers and not repository.startswith(f"{who}/"):
        raise Rejected(403, "Resource not accessible by integration")
    if world.archived:
        raise Rejected(403, "Repository was archived so is read-only.")


def _commit(world: GitHubWorld, who: str, given: dict[str, Any]) -> dict[str, Any]:
    repository, branch = given["branch"]["repositoryNameWithOwner"], given["branch"]["branchName"]
    _may_write(world, who, repository)
    git, expected = world.git, given["expectedHeadOid"]
    head = git.ref(world.ref_of(repository, branch))
    if head is None:
        raise Rejected(404, f"Could not resolve to a Ref with the name {branch}")
    if head != expected:
        raise Rejected(409, f'Expected branch to point to "{expected}" but it did not. Pull and try again.')
    added = given["fileChanges"].get("additions", [])
    tree = git.write_tree(head, {one["path"]: git.write_blob(b64decode(one["contents"])) for one in added})
    message = "\n\n".join(
        part for part in (given["message"]["headline"], given["message"].get("body", "")) if part
    )
    sha = world.commit(who, tree, (head,), message)
    world.move(who, repository, (branch, sha, head, False))
    return {"commit": {"oid": sha, "url": ""}}


def _move(world: GitHubWorld, who: str, given: dict[str, Any]) -> None:
    repository = given["repositoryId"].removeprefix("R_")
    _may_write(world, who, repository)
    steps = []
    for step in given["refUpdates"]:
        branch = step["name"].removeprefix("refs/heads/")
        if step["afterOid"] != NOWHERE and not world.git.exists(step["afterOid"]):
            raise Rejected(404, f"Could not resolve to a node with the global id of {step['afterOid']}")
        steps.append((branch, step["afterOid"], step.get("beforeOid"), bool(step.get("force", False))))
    world.move(who, repository, *steps)


def _editor(world: GitHubWorld, number: int) -> dict[str, Any]:
    pull = world.pulls.get(number)
    if pull is None:
        raise Rejected(404, "Could not resolve to a PullRequest")
    return {"lastEditedAt": stamp(pull.edited), "editor": {"login": pull.editor} if pull.editor else None}
