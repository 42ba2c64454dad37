"""Listings longer than a page, or than GitHub tells at all: they are read to their end, or said not to be."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from support.forge_scene import BRANCH, PATH, QUICK, paper

from tracker.contributions.rounds import go_round
from tracker.forge.access import Access
from tracker.forge.errors import ForgeError
from tracker.forge.github import COMMITS_OF_A_PULL, FILES_COMPARED, GitHub
from tracker.forge.paging import following
from tracker.loopback.messages import Reply, Request
from tracker.loopback.server import LoopbackServer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.forge_scene import Scene


@pytest.mark.parametrize(
    ("link", "asked"),
    [
        ("", None),
        (
            '<https://api.github.com/x?page=1>; rel="prev", <https://api.github.com/x?page=1>; rel="first"',
            None,
        ),
        (
            (
                '<https://api.github.com/x?page=1>; rel="prev", <https://api.github.com/x?state=all&page=3>; rel="next", '
                '<https://api.github.com/x?page=9>; rel="last"'
            ),
            {"state": "all", "page": "3"},
        ),
        (
            '<https://elsewhere.example/repositories/1/issues?after=Y3Vyc29y%3D%3D>; rel="next"',
            {"after": "Y3Vyc29y=="},
        ),
        ('<https://api.github.com/x?page=2>; title="a"; rel="next last"', {"page": "2"}),
        ('<https://api.github.com/x?page=2>; rel="nextdoor"', None),
    ],
    ids=[
        "no link",
        "last page",
        "by pages",
        "by rows, under another name",
        "two relations",
        "no such relation",
    ],
)
def test_where_a_listing_goes_on(link: str, asked: dict[str, str] | None) -> None:
    assert following(link) == asked


def test_a_command_beneath_five_thousand_comments_is_obeyed(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    for number in range(5000):
        stage.person("nils").comment(1, f"Thought {number}")
    stage.person().comment(1, "/tracker reject 2611.00001")
    stage.run()
    assert stage.status(1) == "rejected"
    assert stage.numbers() == [2]


def test_an_entry_added_beyond_what_is_listed_of_a_pull_request_is_refused_with_it(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    git, head = stage.world.git, stage.world.git.branch(BRANCH) or ""
    tree = git.commit_at(head).tree
    for number in range(COMMITS_OF_A_PULL):
        head = stage.world.commit("maya", tree, (head,), f"Thought {number}")
    stage.world.handmade.append(head)
    stage.world.move("maya", stage.world.name, (BRANCH, head, None, False))
    stage.nominees.append(paper(2))
    stage.run()
    assert stage.numbers() == [1, 2]
    stage.person().close(1)
    stage.run()
    assert stage.status(1) == stage.status(2) == "rejected"
    assert stage.open_pulls == []


def test_a_contribution_of_more_files_than_are_told_is_looked_at(stage: Scene) -> None:
    many: dict[str, bytes | None] = {f"A{number:03}.md": b"# Notes\n" for number in range(FILES_COMPARED)}
    twice = "- [Old One](https://arxiv.org/abs/2301.00001)\n"
    nils = stage.person("nils")
    nils.push("notes", many)
    nils.push("more", {**many, PATH: (stage.text("main") + twice).encode()})
    forge = stage.forge()
    for branch in ("notes", "more"):
        stage.world.open_pull("nils", {"head": branch, "base": "main", "title": branch})
    assert isinstance(forge, GitHub)
    assert dict(go_round(forge, forge.open_pulls("tracker/"), {PATH: ()})) == {
        1: "changes no list",
        2: "1 finding, told in a comment",
    }
    for number in (1, 2):
        stage.person().close(number)


class Circle:
    """A server whose every page names itself, or one more, as the next."""

    def __init__(self, *, grows: bool) -> None:
        self.grows = grows
        self.asked = 0

    def answer(self, request: Request) -> Reply:
        """One page."""
        if not request.path.endswith("/comments"):
            repository = {"full_name": "example/awesome-vlm", "default_branch": "main"}
            return Reply(200, json.dumps(repository).encode())
        self.asked += 1
        onward = f"<http://{request.headers['host']}{request.path}?page={self.asked if self.grows else 2}>"
        return Reply(200, b"[]", headers=(("Link", f'{onward}; rel="next"'),))


@pytest.fixture(params=[False, True], ids=["in a circle", "on and on"])
def circle(request: pytest.FixtureRequest) -> Iterator[tuple[Circle, str]]:
    """Such a server and its address."""
    service = Circle(grows=request.param)
    with LoopbackServer(service) as server:
        yield service, server.url


def test_a_listing_without_an_end_is_told(circle: tuple[Circle, str]) -> None:
    service, url = circle
    forge = GitHub(Access(url, f"{url}/graphql", "token"), "example/awesome-vlm", manners=QUICK)
    with pytest.raises(ForgeError, match="does not come to an end"):
        forge.comments(1)
    assert service.asked == (1000 if service.grows else 2)
