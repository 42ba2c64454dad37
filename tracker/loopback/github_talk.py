"""The loopback GitHub's answers about issues, comments and reactions, and about who may write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.loopback.github_call import json_reply
from tracker.loopback.github_world import Rejected

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.loopback.github_call import Call, Routes
    from tracker.loopback.github_records import Remark
    from tracker.loopback.messages import Reply


def _issues(call: Call) -> Reply:
    """Pull requests are issues, too: GitHub lists them among these."""
    _need_issues(call)
    wanted = call.request.query.get("state", "open")
    rows = [call.board.issue(post) for post in call.board.posts()]
    rows += [{**call.shapes.pull(pull), "pull_request": {}} for pull in call.world.pulls.values()]
    found = [row for row in rows if wanted in ("all", row["state"])]
    return call.paged(sorted(found, key=lambda row: -row["number"]))


def _need_issues(call: Call) -> None:
    """Issues can be switched off; what is said under a pull request is none of them."""
    if not call.world.has_issues:
        raise Rejected(410, "Issues has been disabled in this repository.")


def _create_issue(call: Call) -> Reply:
    _need_issues(call)
    wish = call.body
    post = call.board.write(
        call.who, wish["title"], wish.get("body", ""), labels=tuple(wish.get("labels", ()))
    )
    return json_reply(201, call.board.issue(post))


def _edit_issue(call: Call, number: str) -> Reply:
    return json_reply(200, call.board.issue(call.board.edit(call.who, int(number), call.body)))


def _issue(call: Call, number: str) -> Reply:
    pull = call.pull(number)
    closed_by = call.shapes.account(pull.ended_by) if pull.ended_by else None
    return json_reply(
        200, {"number": pull.number, "state": pull.state, "title": pull.title, "closed_by": closed_by}
    )


def _comments(call: Call, number: str) -> Reply:
    return call.paged([call.shapes.remark(remark) for remark in call.pull(number).remarks])


def _reviews(call: Call, number: str) -> Reply:
    return call.paged([call.shapes.review(review) for review in call.pull(number).reviews])


def _on_lines(call: Call, number: str) -> Reply:
    sent = (review for review in call.pull(number).reviews if review.state != "PENDING")
    return call.paged(
        [call.shapes.remark_on_line(review, remark) for review in sent for remark in review.remarks]
    )


def _create_comment(call: Call, number: str) -> Reply:
    return json_reply(
        201, call.shapes.remark(call.world.remark(call.who, call.pull(number), call.body["body"]))
    )


def _remark(call: Call, number: str) -> Remark:
    pulls = call.world.pulls.values()
    return _numbered((remark for pull in pulls for remark in pull.remarks), number)


def _remark_on_line(call: Call, number: str) -> Remark:
    reviews = (review for pull in call.world.pulls.values() for review in pull.reviews)
    return _numbered((remark for review in reviews for remark in review.remarks), number)


def _numbered(remarks: Iterable[Remark], number: str) -> Remark:
    for remark in remarks:
        if remark.id == int(number):
            return remark
    raise Rejected(404, "Not Found")


def _edit_comment(call: Call, number: str) -> Reply:
    remark = _remark(call, number)
    if remark.author != call.who:
        raise Rejected(403, "Must have admin rights to Repository.")
    remark.body, remark.edited = call.body["body"], call.world.clock()
    return json_reply(200, call.shapes.remark(remark))


def _react(call: Call, number: str) -> Reply:
    return _marked(call, _remark(call, number))


def _react_on_line(call: Call, number: str) -> Reply:
    return _marked(call, _remark_on_line(call, number))


def _marked(call: Call, remark: Remark) -> Reply:
    mark = (call.who, call.body["content"])
    status = 200 if mark in remark.reactions else 201
    if status == 201:
        remark.reactions.append(mark)
    return json_reply(status, {"id": 1, "content": mark[1], "user": call.shapes.account(call.who)})


def _permission(call: Call, login: str) -> Reply:
    call.may_push()
    level = "write" if login in call.world.writers else "read"
    return json_reply(200, {"permission": level, "role_name": level, "user": call.shapes.account(login)})


ROUTES: Routes = (
    ("GET", r"issues", _issues),
    ("POST", r"issues", _create_issue),
    ("PATCH", r"issues/(\d+)", _edit_issue),
    ("GET", r"issues/(\d+)", _issue),
    ("GET", r"issues/(\d+)/comments", _comments),
    ("POST", r"issues/(\d+)/comments", _create_comment),
    ("PATCH", r"issues/comments/(\d+)", _edit_comment),
    ("POST", r"issues/comments/(\d+)/reactions", _react),
    ("GET", r"pulls/(\d+)/reviews", _reviews),
    ("GET", r"pulls/(\d+)/comments", _on_lines),
    ("POST", r"pulls/comments/(\d+)/reactions", _react_on_line),
    ("GET", r"collaborators/([^/]+)/permission", _permission),
)
