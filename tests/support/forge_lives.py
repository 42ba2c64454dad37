"""Situations a list's pull request can be in, each with the run that is about to happen: what faults and kills are tried on."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from support.forge_scene import BRANCH, PATH, paper, work

from tracker.pullrequest.nominees import code_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.forge_scene import Scene


TRIED: Counter[str] = Counter()
"""How many scenarios, kill points and fault cells this process went through; shown when the tests are over."""


def _first(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]


def _opened(stage: Scene) -> None:
    _first(stage)
    stage.run()


def _joining(stage: Scene) -> None:
    _opened(stage)
    stage.nominees.append(paper(3))


def _reworded(stage: Scene) -> None:
    _joining(stage)
    stage.person().edit(BRANCH, PATH, lambda text: text.replace("Lumen-1: A Made-Up", "Lumen-1, the"))


def _conflicting(stage: Scene) -> None:
    _reworded(stage)
    stage.person().edit(
        "main",
        PATH,
        lambda text: text.replace("## Models\n", "## Models\n\n- [Newer](https://arxiv.org/abs/2610.00009)"),
    )


def _refused(stage: Scene) -> None:
    _opened(stage)
    stage.person().tick(1, f"tracker:keep {code_name(work(1))}")


def _asked(stage: Scene) -> None:
    _opened(stage)
    stage.person().comment(1, "/tracker reject 2611.00001 no code\n/tracker explain 2611.00002")


def _taken(stage: Scene) -> None:
    _opened(stage)
    stage.person().edit(
        "main",
        PATH,
        lambda text: (
            text + "- [One](https://arxiv.org/abs/2611.00001)\n- [Two](https://arxiv.org/abs/2611.00002)\n"
        ),
    )


def _merged(stage: Scene) -> None:
    _opened(stage)
    stage.person().merge(1)
    stage.nominees.append(paper(3))


def _closed(stage: Scene) -> None:
    _opened(stage)
    stage.person().close(1)
    stage.nominees.append(paper(3))


LIVES: dict[str, Callable[[Scene], None]] = {
    "first run": _first,
    "something joins": _joining,
    "a person reworded": _reworded,
    "conflict with a person's work": _conflicting,
    "a box unticked": _refused,
    "commands in a comment": _asked,
    "all taken by hand": _taken,
    "merged, something new": _merged,
    "closed, something new": _closed,
}
"""Each puts a scene where the next run has something to do."""


def ended_well(stage: Scene, life: str) -> None:
    """What every life must have come to, whatever went wrong on the way."""
    stage.settled()
    text = stage.text("main") + (stage.text() if stage.open_pulls else "")
    expected = {
        "first run": ("proposed", "proposed", [1, 2]),
        "something joins": ("proposed", "proposed", [1, 2, 3]),
        "a person reworded": ("proposed", "proposed", [1, 2, 3]),
        "conflict with a person's work": ("proposed", "proposed", [1, 2, 3]),
        "a box unticked": ("rejected", "proposed", [2]),
        "commands in a comment": ("rejected", "proposed", [2]),
        "all taken by hand": ("merged", "merged", []),
        "merged, something new": ("merged", "merged", [1, 2, 3]),
        "closed, something new": ("rejected", "rejected", [3]),
    }[life]
    assert (stage.status(1), stage.status(2)) == expected[:2]
    assert (stage.numbers() if stage.open_pulls else []) == expected[2]
    if "person" in life:
        assert "Lumen-1, the Vision" in text
    if life == "commands in a comment":
        ours = [remark for remark in stage.pull.remarks if remark.author == "tracker-bot"]
        assert len(ours) == 1
        assert ours[0].body.count("was seen by arxiv") == 1
    assert stage.world.git.branch("tracker-staging/vlm") is None
    stage.stays_quiet()
