"""Genuine answers of GitHub, recorded by PyGithub and Octokit, are understood by our edge, errors included."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from support.shared import shared

from tracker.forge.access import Access
from tracker.forge.client import Client
from tracker.forge.comments import CommentAnswer, LineCommentAnswer, ReviewAnswer
from tracker.forge.errors import ForgeError, LimitReached, Missing, PersonNeeded, WriteUnsure
from tracker.forge.patience import Patience, limit_wait, says_limit
from tracker.forge.port import PullState
from tracker.forge.wire import (
    BlobAnswer,
    FileAnswer,
    IssueAnswer,
    Label,
    PullAnswer,
    RefAnswer,
    RepositoryAnswer,
    ShaAnswer,
    Wire,
)
from tracker.loopback.messages import Reply, Request
from tracker.loopback.server import LoopbackServer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PATIENCE = Patience(attempts=4, longest_wait=1, secondary_wait=0, first_pause=0)
PASSED_ON = {"location", "retry-after", "x-ratelimit-remaining", "x-ratelimit-reset", "link"}


class Replay:
    """Answers one recorded exchange after the other, whatever is asked."""

    def __init__(self, exchanges: list[dict[str, Any]]) -> None:
        self._answers = [exchange["response"] for exchange in exchanges]
        self.asked: list[Request] = []

    def answer(self, request: Request) -> Reply:
        answer = self._answers[min(len(self.asked), len(self._answers) - 1)]
        self.asked.append(request)
        headers = tuple((name, value) for name, value in answer["headers"] if name.lower() in PASSED_ON)
        kind = next(
            (value for name, value in answer["headers"] if name.lower() == "content-type"), "application/json"
        )
        return Reply(answer["status"], (answer["body"] or "").encode(), kind, headers)


def exchanges(name: str) -> list[dict[str, Any]]:
    return json.loads(shared("recordings", "github", "pygithub", f"{name}.json").read_text())["exchanges"]


def one(name: str, at: int = 0) -> dict[str, Any]:
    return exchanges(name)[at]


UNDERSTOOD: list[tuple[str, int, Any, type[Wire]]] = [
    ("PullRequest_setUp", 0, {}, RepositoryAnswer),
    ("PullRequest_setUp", 1, {"number": 31}, PullAnswer),
    ("PullRequest_setUp", 2, {"number": 1}, PullAnswer),
    ("repo_CreatePull", 0, {"number": 31}, PullAnswer),
    ("repo_CreatePullWithHeadRepo", 0, {}, PullAnswer),
    ("PullRequest_testEditWithAllArguments", 0, {}, PullAnswer),
    ("Issue_setUp", 1, {}, IssueAnswer),
    ("Issue_testCreateComment", 0, {}, CommentAnswer),
    ("repo_GetContents", 1, {"encoding": "base64"}, FileAnswer),
    ("git_create_blob", 0, {}, ShaAnswer),
    ("git_create_commit_parents", 3, {}, ShaAnswer),
    ("git_create_ref", 0, {}, RefAnswer),
    ("git_whole_example", 1, {}, RefAnswer),
    ("git_whole_example", 3, {}, ShaAnswer),
    ("git_whole_example", 6, {}, RefAnswer),
]


@pytest.mark.parametrize(("name", "at", "says", "model"), UNDERSTOOD, ids=lambda value: str(value)[:40])
def test_an_answer_is_understood(name: str, at: int, says: dict[str, Any], model: type[Wire]) -> None:
    exchange = one(name, at)
    with LoopbackServer(Replay([exchange])) as server:
        client = Client(Access(server.url, token="x" * 20), "o/r", PATIENCE, 0)
        path = urlsplit(exchange["request"]["url"]).path
        found = client.write(exchange["request"]["method"], path, None, model, harmless=True)
    assert {name: getattr(found, name) for name in says} == says


@pytest.mark.parametrize("name", ["repo_GetPulls", "repo_GetPullsWithArguments"])
def test_a_list_of_pull_requests_is_understood(name: str) -> None:
    exchange = one(name)
    with LoopbackServer(Replay([exchange])) as server:
        client = Client(Access(server.url), "o/r", PATIENCE, 0)
        found = client.every("/repos/PyGithub/PyGithub/pulls", PullAnswer)
    assert [answer.number for answer in found] == [
        pull["number"] for pull in json.loads(exchange["response"]["body"])
    ]
    assert {answer.read().state for answer in found} <= set(PullState)


REVIEW = {"id": 5, "user": {"login": "maya"}, "body": "/tracker rerun\r\n", "state": "COMMENTED"}


def test_a_review_is_understood_once_it_is_sent() -> None:
    """After the example of GitHub's own description, `pull-request-review`."""
    assert ReviewAnswer.model_validate(REVIEW).read() is None
    sent = ReviewAnswer.model_validate({**REVIEW, "submitted_at": "2019-11-17T17:43:43Z"}).read()
    assert sent is not None
    assert (sent.anchor, sent.author, sent.body) == ("pullrequestreview-5", "maya", "/tracker rerun\n")


@pytest.mark.parametrize(
    ("hunk", "changes", "lines"),
    [
        ("@@ -1,2 +1,3 @@ # List\n - [One](x)\n+- [Two](y)", {}, ["- [Two](y)"]),
        ("@@ -1 +1,2 @@\n+- [Two](y)\r", {}, ["- [Two](y)"]),
        ("@@ -1 +1,2 @@\n+- [Two](y)\n\\ No newline at end of file", {}, ["- [Two](y)"]),
        ("@@ -1 +1 @@\n-- [One](x)\n+- [Two](y)", {"side": "LEFT"}, ["- [One](x)"]),
        ("@@ -1 +1,2 @@\n+- [Two](y)", {"subject_type": "file"}, []),
        (
            "@@ -1,2 +1,3 @@\n # List\n+- [Two](y)\n-- [Three](z)\n+- [Four](z)",
            {"original_start_line": 2, "original_line": 3},
            ["- [Two](y)", "- [Four](z)"],
        ),
        ("", {}, []),
    ],
    ids=["added", "with a return", "the file's last", "taken out", "a file", "several", "nothing shown"],
)
def test_a_remark_tells_its_lines(hunk: str, changes: dict[str, Any], lines: list[str]) -> None:
    """After the example of GitHub's own description, `pull-request-review-comment`."""
    told = {"id": 10, "body": "Great!", "created_at": "2011-04-14T16:00:49Z", "user": {"login": "maya"}}
    found = LineCommentAnswer.model_validate({**told, "diff_hunk": hunk, **changes}).read()
    assert (found.anchor, list(found.lines)) == ("discussion_r10", lines)


def test_labels_are_understood() -> None:
    with LoopbackServer(Replay([one("Issue_testAddAndRemoveLabels", 7)])) as server:
        client = Client(Access(server.url), "o/r", PATIENCE, 0)
        assert client.write("POST", "/repos/o/r/issues/28/labels", {"labels": []}, list[Label])


@pytest.mark.parametrize(
    ("name", "at", "error"),
    [
        ("err_401_bad_credentials", 0, PersonNeeded),
        ("err_403_primary_rate_limit_unauth", 1, LimitReached),
        ("err_403_abuse_detection_auth", 1, LimitReached),
        ("err_403_bad_user_agent", 0, PersonNeeded),
        ("err_404_unknown_object", 1, Missing),
        ("err_5xx_exhausted", 0, ForgeError),
        ("err_json_parse", 0, ForgeError),
        ("err_nonjson_body", 0, ForgeError),
        ("err_422_invalid_input", 0, ForgeError),
    ],
)
def test_an_error_is_told_in_one_sentence(name: str, at: int, error: type[ForgeError]) -> None:
    with LoopbackServer(Replay([one(name, at)])) as server:
        client = Client(Access(server.url, token="x" * 20), "o/r", PATIENCE, 0)
        with pytest.raises(error) as failure:
            client.get("/repos/o/r", RepositoryAnswer)
    assert "\n" not in str(failure.value)


def test_a_bad_gateway_that_passes_is_waited_out() -> None:
    replay = Replay(exchanges("err_5xx_html_then_ok"))
    with LoopbackServer(replay) as server:
        client = Client(Access(server.url), "o/r", PATIENCE, 0)
        assert client.get("/repos/PyGithub/PyGithub", RepositoryAnswer).full_name == "PyGithub/PyGithub"
    assert len(replay.asked) == 4


def test_every_recorded_secondary_limit_is_known_by_its_words() -> None:
    recorded = json.loads(
        shared("recordings", "github", "issue_threads", "secondary_limit_bodies.json").read_text()
    )
    for thread in recorded:
        words = thread.get("message") or thread["body"]["message"]
        assert says_limit(words), thread["thread"]
        assert limit_wait(403, {}, words, Patience()) == 60


def octokit(name: str) -> list[dict[str, Any]]:
    path: Path = shared("recordings", "github", "octokit", f"{name}.raw-fixture.json")
    return json.loads(path.read_text())


def test_a_renamed_repository_is_followed_by_get_and_patch() -> None:
    moved = [row for row in octokit("rename-repository") if row["status"] in (301, 307)]
    assert {row["status"] for row in moved} == {301, 307}
    for row in moved:
        headers = {name.lower(): value for name, value in _pairs(row)}
        assert urlsplit(headers["location"]).path.startswith("/repositories/")


def _pairs(row: dict[str, Any]) -> list[tuple[str, str]]:
    raw = row.get("rawHeaders") or row.get("headers") or []
    return list(raw.items()) if isinstance(raw, dict) else list(zip(raw[::2], raw[1::2], strict=True))


def test_octokits_repository_and_reference_answers_are_understood() -> None:
    rows = [row["response"] for row in octokit("git-refs") if isinstance(row["response"], dict)]
    assert RepositoryAnswer.model_validate(rows[0]).read().node_id.startswith("R_")
    refs = [RefAnswer.model_validate(answer) for answer in rows if "object" in answer]
    assert {ref.ref for ref in refs} == {"refs/heads/test"}


def test_blobs_come_in_base64() -> None:
    assert BlobAnswer.model_validate({"encoding": "base64", "content": "eA==", "sha": "0"}).content == "eA=="


class Mute:
    """A GraphQL server that has no data and complains of nothing."""

    def answer(self, _request: Request) -> Reply:
        return Reply(body=b'{"data": null}')


@pytest.mark.parametrize("harmless", [True, False], ids=["a question", "a write"])
def test_only_a_write_may_have_happened_where_graphql_answers_nothing(*, harmless: bool) -> None:
    with LoopbackServer(Mute()) as server:
        client = Client(Access(server.url, f"{server.url}/graphql"), "o/r", PATIENCE, write_pause=0)
        with pytest.raises(ForgeError) as caught:
            client.graphql("query { x }", {}, harmless=harmless)
    assert isinstance(caught.value, WriteUnsure) is not harmless


class Elsewhere:
    """What stands where an API was once, and sends everybody on."""

    def answer(self, request: Request) -> Reply:
        where = ("Location", f"https://github.example{request.path}")
        return Reply(301, b"{}", headers=(where,))


@pytest.mark.parametrize(
    "ask",
    [lambda client: client.get("/repos/o/r", RepositoryAnswer), lambda client: client.look("/repos/o/r")],
    ids=["for the job", "for the doctor"],
)
def test_an_address_that_sends_us_elsewhere_is_told_and_not_followed(ask: Callable[[Client], object]) -> None:
    with LoopbackServer(Elsewhere()) as server:
        client = Client(Access(server.url, f"{server.url}/graphql", "token"), "o/r", PATIENCE, write_pause=0)
        with pytest.raises(PersonNeeded, match="GITHUB_API_URL"):
            ask(client)
    assert len(server.log) == 1
