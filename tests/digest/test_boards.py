"""Digests kept in an issue or a discussion of the loopback GitHub."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from stamina.instrumentation import set_on_retry_hooks
from support.forge_scene import QUICK, Scene, paper, scene
from support.github_schemas import faults
from support.letters import LETTER

from tracker.digest.delivery.board import LIMIT, BoardCarrier
from tracker.digest.delivery.letter import DeliveryError, Letter
from tracker.forge.boards import Board, DiscussionBoard, IssueBoard
from tracker.loopback.github_faults import GitHubFault


@pytest.fixture
def github(tmp_path: Path) -> Iterator[Scene]:
    with scene(tmp_path) as made:
        yield made
        for request in made.service.requests:
            assert faults(request) == []


def board_of(github: Scene, kind: str, repository: str) -> Board:
    if kind == "issue":
        return IssueBoard(github.access(), repository, "digest", manners=QUICK)
    return DiscussionBoard(github.access(), repository, "announcements", manners=QUICK)


@pytest.fixture(params=["issue", "discussion"])
def board(request: pytest.FixtureRequest, github: Scene) -> Board:
    return board_of(github, request.param, github.world.name)


def again(letter: Letter, key: str, body: str, days: int = 7) -> Letter:
    return replace(letter, key=key, body=body, subject=f"VLM: {key}", at=letter.at + timedelta(days=days))


def test_one_post_is_kept_current(github: Scene, board: Board) -> None:
    carrier = BoardCarrier(board)
    first = carrier.carry(LETTER)
    assert carrier.carry(again(LETTER, "digest.next", "- two\n")) == first
    (post,) = github.world.posts.values()
    assert "- two" in post.body
    assert "- one" not in post.body
    assert post.title == "VLM: digest.next"


def test_each_week_has_a_post_of_its_own_that_only_grows(github: Scene, board: Board) -> None:
    carrier = BoardCarrier(board, weekly=True)
    carrier.carry(LETTER)
    carrier.carry(again(LETTER, "digest.later", "- later\n", days=2))
    carrier.carry(again(LETTER, "digest.next", "- two\n"))
    first, second = github.world.posts.values()
    assert first.body.index("- one") < first.body.index("- later")
    assert first.title == LETTER.subject
    assert "- two" in second.body


def test_letter_that_is_there_already_writes_nothing(github: Scene, board: Board) -> None:
    BoardCarrier(board).carry(LETTER)
    before = len(github.service.writes)
    BoardCarrier(board).carry(LETTER)
    assert len(github.service.writes) == before


@pytest.mark.parametrize("kind", ["issue", "discussion"])
def test_a_post_is_kept_current_in_a_repository_that_was_renamed(github: Scene, kind: str) -> None:
    github.world.old_names.add(github.world.name)
    asked_for, github.world.name = github.world.name, "example/awesome-vision-language"
    board = board_of(github, kind, asked_for)
    first = BoardCarrier(board).carry(LETTER)
    assert BoardCarrier(board).carry(again(LETTER, "digest.next", "- two\n")) == first
    (post,) = github.world.posts.values()
    assert "- two" in post.body


@pytest.mark.parametrize("fault", [GitHubFault.LOST_ANSWER, GitHubFault.HANG_UP], ids=str)
def test_lost_answer_makes_no_second_post(github: Scene, board: Board, fault: GitHubFault) -> None:
    github.service.turn(fault, lambda _number, request: request in github.service.writes)
    BoardCarrier(board).carry(LETTER)
    assert len(github.world.posts) == 1


def test_write_that_did_not_happen_is_told(github: Scene, board: Board) -> None:
    github.service.turn(
        GitHubFault.BAD_GATEWAY, lambda _number, request: request in github.service.writes, times=None
    )
    with pytest.raises(DeliveryError, match="GitHub"):
        BoardCarrier(board).carry(LETTER)
    assert github.world.posts == {}


def test_post_of_a_stranger_with_our_mark_is_left_alone(github: Scene, board: Board) -> None:
    BoardCarrier(board).carry(LETTER)
    (ours,) = github.world.posts.values()
    ours.author = "stranger"
    BoardCarrier(board).carry(again(LETTER, "digest.next", "- two\n"))
    assert "- one" in ours.body
    assert len(github.world.posts) == 2


def test_closed_post_stays_closed_and_a_new_one_is_opened(github: Scene, board: Board) -> None:
    BoardCarrier(board).carry(LETTER)
    (first,) = github.world.posts.values()
    first.state = "closed"
    BoardCarrier(board).carry(again(LETTER, "digest.next", "- two\n"))
    assert "- one" in first.body
    assert len(github.world.posts) == 2


def test_post_that_is_too_long_is_cut_between_two_lines(github: Scene, board: Board) -> None:
    lines = "".join(f"- paper {number} with a title of some length\n" for number in range(3000))
    BoardCarrier(board).carry(replace(LETTER, body=f"## A week\n\n{lines}"))
    (post,) = github.world.posts.values()
    assert LIMIT - 500 < len(post.body) < LIMIT + 200
    shown = post.body.count("\n- paper")
    assert f"{3000 - shown} more lines did not fit" in post.body


def test_post_of_a_template_without_lists_keeps_its_mark_and_its_beginning(
    github: Scene, board: Board
) -> None:
    BoardCarrier(board).carry(replace(LETTER, body="paper with a title of some length\n" * 3000))
    (post,) = github.world.posts.values()
    assert post.body.startswith("<!-- tracker digest weekly -->")
    assert LIMIT - 500 < len(post.body) < LIMIT + 200
    assert "did not fit" in post.body


def test_token_that_may_not_write_is_told(github: Scene, board: Board) -> None:
    github.service.turn(
        GitHubFault.NOT_ALLOWED, lambda _number, request: request.method == "POST", times=None
    )
    with pytest.raises(
        DeliveryError, match=r"the token lacks a permission.* issues: write.* discussions: write"
    ):
        BoardCarrier(board).carry(LETTER)


def test_waiting_for_github_logs_nothing_that_only_a_programmer_reads(
    github: Scene, board: Board, caplog: pytest.LogCaptureFixture
) -> None:
    set_on_retry_hooks(None)  # as a process begins, whatever was done in this one
    github.service.turn(GitHubFault.BAD_GATEWAY, lambda _number, _request: True, times=1)
    BoardCarrier(board).carry(LETTER)
    assert caplog.records == []


def test_category_that_is_not_there_is_told_with_those_that_are(github: Scene) -> None:
    board = DiscussionBoard(github.access(), github.world.name, "News", manners=QUICK)
    with pytest.raises(DeliveryError, match=r"'News'.* Announcements, General"):
        BoardCarrier(board).carry(LETTER)


def test_pull_request_is_never_taken_for_an_issue(github: Scene) -> None:
    person = github.person()
    person.push("topic", {"x": b"x"})
    github.world.open_pull(
        "maya",
        {"head": "example:topic", "base": "main", "title": "x", "body": "<!-- tracker digest weekly -->"},
    )
    BoardCarrier(IssueBoard(github.access(), github.world.name, manners=QUICK)).carry(LETTER)
    assert len(github.world.posts) == 1


def test_issues_that_are_switched_off_are_told(github: Scene) -> None:
    github.world.has_issues = False
    board = IssueBoard(github.access(), github.world.name, "digest", manners=QUICK)
    with pytest.raises(DeliveryError, match=r"switched off there \(Issues has been disabled"):
        BoardCarrier(board).carry(LETTER)
    github.nominees = [paper(1)]
    github.run()
    github.person().comment(1, "/tracker explain 2611.00001")
    github.run()
    assert "was seen by arxiv" in github.pull.remarks[-1].body
