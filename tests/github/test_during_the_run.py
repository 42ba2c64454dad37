"""What happens while a run is at work: pushes, ticks, merges, a second run."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from support.forge_scene import BRANCH, LIST, PATH, paper, work

from state.store import open_store
from tracker.forge.errors import HeadMoved, PullRequestsForbidden
from tracker.pullrequest.keeping import keep
from tracker.pullrequest.ledger import StoreLedger
from tracker.pullrequest.nominees import code_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.forge_scene import Scene

    from state.store import Store
    from tracker.loopback.messages import Request


def during(stage: Scene, sign: str, act: Callable[[], object]) -> None:
    """Let a person act once, right before the first request that has this sign."""
    done = threading.Event()

    def before(_number: int, request: Request) -> None:
        asked = f"{request.method} {request.path} {request.body.decode(errors='replace')}"
        if sign in asked and not done.is_set():
            done.set()
            act()

    stage.service.before = before


@pytest.mark.parametrize(
    "sign",
    [
        "createCommitOnBranch",
        "updateRefs",
        "POST /repos/example/awesome-vlm/git/commits",
        "PATCH /repos",
        "GET /repos/example/awesome-vlm/compare",
    ],
)
def test_a_person_pushes_during_the_run(stage: Scene, sign: str) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.nominees.append(paper(2))
    during(
        stage,
        sign,
        lambda: stage.person().edit(
            BRANCH, PATH, lambda text: text.replace("Lumen-1: A Made-Up", "Lumen-1, the")
        ),
    )
    stage.run()
    stage.service.before = lambda _n, _r: None
    stage.run()
    if stage.world.handmade[-1] != stage.world.handmade[0]:
        assert "Lumen-1, the Vision" in stage.text()
    assert stage.numbers() == [1, 2]
    stage.settled()
    stage.stays_quiet()


def test_a_person_pushes_before_a_pull_request_is_refused(stage: Scene) -> None:
    stage.world.actions_may_open = False
    stage.nominees = [paper(1)]
    during(
        stage,
        "POST /repos/example/awesome-vlm/pulls",
        lambda: stage.person().edit(BRANCH, PATH, lambda text: text.replace("Kept", "Well kept")),
    )
    with pytest.raises(PullRequestsForbidden):
        stage.run()
    assert "Well kept" in stage.text()


def test_a_box_ticked_during_the_run_is_not_written_over(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.nominees.append(paper(3))
    during(
        stage,
        "GET /repos/example/awesome-vlm/pulls/1",
        lambda: stage.person().tick(1, f"tracker:keep {code_name(work(1))}"),
    )
    stage.run()
    assert stage.status(1) == "rejected"
    assert stage.numbers() == [2, 3]
    stage.settled()


@pytest.mark.parametrize(
    "sign",
    [
        "updateRefs",
        "PATCH /repos/example/awesome-vlm/git",
        "PATCH /repos/example/awesome-vlm/pulls",
        "GET /repos/example/awesome-vlm/pulls/1",
    ],
)
@pytest.mark.parametrize("how", ["merge", "merge-and-keep", "close"])
def test_merged_or_closed_during_the_run(stage: Scene, sign: str, how: str) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.nominees.append(paper(2))
    maya = stage.person()
    acts = {
        "merge": lambda: maya.merge(1),
        "merge-and-keep": lambda: maya.merge(1, keep_branch=True),
        "close": lambda: maya.close(1),
    }
    during(stage, sign, acts[how])
    stage.run()
    stage.service.before = lambda _n, _r: None
    stage.run()
    if how == "close" and stage.status(2) == "rejected":
        assert stage.open_pulls == []
    else:
        assert stage.status(2) in ("proposed", "merged")
    stage.settled()
    stage.stays_quiet()


def test_two_runs_at_once_make_one_pull_request(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    meet = threading.Barrier(2, timeout=60)
    waited: set[int] = set()

    def before(_number: int, request: Request) -> None:
        me = threading.get_ident()
        if request.path.endswith("/git/ref/heads/tracker/vlm") and me not in waited and len(waited) < 2:
            waited.add(me)
            meet.wait()

    stage.service.before = before
    outcomes: list[object] = []

    def run(store: Store) -> None:
        try:
            outcomes.append(keep(stage.forge(), stage.editor, StoreLedger(store, LIST), stage.order()))
        except HeadMoved as error:
            outcomes.append(error)

    stores = [open_store(stage.store_path.with_name(name)) for name in ("one.db", "two.db")]
    threads = [threading.Thread(target=run, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for store in stores:
        store.close()
    assert len(outcomes) == 2
    assert len(stage.world.pulls) == 1
    assert stage.numbers() == [1, 2]
    stage.run()
    stage.settled()
