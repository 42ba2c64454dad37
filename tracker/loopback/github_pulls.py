"""The loopback GitHub's answers about pull requests, their labels and their reviewers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.loopback.github_call import json_reply
from tracker.loopback.github_world import Rejected

if TYPE_CHECKING:
    from tracker.loopback.github_call import Call, Routes
    from tracker.loopback.messages import Reply


def _pulls(call: Call) -> Reply:
    query = call.request.query
    found = sorted(call.world.pulls.values(), key=lambda pull: -pull.number)
    state, head = query.get("state", "open"), query.get("head")
    found = [pull for pull in found if pull.number not in call.world.unlisted]
    if state != "all":
        found = [pull for pull in found if pull.state == state]
    if head and not call.world.ignore_head_filter:
        found = [pull for pull in found if call.shapes.label(pull) == head]
    return call.paged([call.shapes.pull(pull) for pull in found])


def _create_pull(call: Call) -> Reply:
    return json_reply(201, call.shapes.pull(call.world.open_pull(call.who, call.body)))


def _one_pull(call: Call, number: str) -> Reply:
    return json_reply(200, call.shapes.pull(call.pull(number), alone=True))


def _edit_pull(call: Call, number: str) -> Reply:
    call.world.edit_pull(call.who, call.pull(number), call.body)
    return json_reply(200, call.shapes.pull(call.pull(number), alone=True))


def _pull_commits(call: Call, number: str) -> Reply:
    pull = call.pull(number)
    base = call.git.branch(pull.base) or pull.head
    if pull.merge_commit:
        base = call.git.commit_at(pull.merge_commit).parents[0]
    rows = [call.shapes.commit(commit) for commit in call.git.between(base, pull.head)]
    return call.paged(rows[: call.world.commits_of_a_pull])


def _reviewers(call: Call, number: str) -> Reply:
    call.may_push()
    pull = call.pull(number)
    asked = call.body.get("reviewers", [])
    if pull.author in asked:
        raise Rejected(422, "Review cannot be requested from pull request author.")
    if not call.world.writers.issuperset(asked):
        raise Rejected(
            422,
            "Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a "
            f"collaborator of the {call.world.name} repository.",
        )
    pull.reviewers.extend(asked)
    return json_reply(201, call.shapes.pull(pull))


def _add_labels(call: Call, number: str) -> Reply:
    call.may_push()
    pull = call.pull(number)
    for label in call.body["labels"]:
        if label not in pull.labels:
            pull.labels.append(label)
    return json_reply(200, call.shapes.labels(pull))


def _remove_label(call: Call, number: str, label: str) -> Reply:
    call.may_push()
    pull = call.pull(number)
    if label not in pull.labels:
        raise Rejected(404, "Label does not exist")
    pull.labels.remove(label)
    return json_reply(200, call.shapes.labels(pull))


ROUTES: Routes = (
    ("GET", r"pulls", _pulls),
    ("POST", r"pulls", _create_pull),
    ("GET", r"pulls/(\d+)", _one_pull),
    ("PATCH", r"pulls/(\d+)", _edit_pull),
    ("GET", r"pulls/(\d+)/commits", _pull_commits),
    ("POST", r"pulls/(\d+)/requested_reviewers", _reviewers),
    ("POST", r"issues/(\d+)/labels", _add_labels),
    ("DELETE", r"issues/(\d+)/labels/(.+)", _remove_label),
)
