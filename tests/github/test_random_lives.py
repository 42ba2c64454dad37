"""Lives that nobody thought of: acts drawn at random, and the laws looked at after every run of the tracker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.forge_lives import TRIED
from support.walk_laws import Broken
from support.walk_life import Beginning
from support.walking import Step, Walk, drawn, live, shrunk

if TYPE_CHECKING:
    from pathlib import Path

QUICK = range(4)
LONG = range(100, 150)


def lived(seed: int, folder: Path) -> None:
    """Live the life of a seed; a failure tells its acts, and the line that lives it again."""
    walk = drawn(seed)
    live(walk, folder / "life")
    TRIED["random lives"] += 1
    TRIED["steps of random lives"] += len(walk.steps)


@pytest.mark.parametrize("seed", QUICK)
def test_a_random_life_breaks_no_law(tmp_path: Path, seed: int) -> None:
    lived(seed, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("seed", LONG)
def test_many_random_lives_break_no_law(tmp_path: Path, seed: int) -> None:
    lived(seed, tmp_path)


def test_a_broken_law_is_told_with_the_acts_that_led_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def twice(*_: object, **__: object) -> None:
        raise Broken("work 1 stands 2 times")

    monkeypatch.setattr("support.walk_runs.nothing_twice", twice)
    walk = Walk(Beginning(), (Step("find", 1), Step("run", 2)))
    with pytest.raises(Broken, match=r"work 1 stands 2 times\n  find vlm: .*\n  run\n  Walk\("):
        live(walk, tmp_path / "life")


def test_a_life_is_made_short_by_leaving_out_what_did_not_matter() -> None:
    walk = Walk(Beginning(), tuple(Step(name, 0) for name in ("find", "run", "merge", "say", "lose", "run")))

    def fails(shorter: Walk) -> bool:
        names = [step.act for step in shorter.steps]
        return "merge" in names and names[-1] == "run"

    assert [step.act for step in shrunk(walk, fails).steps] == ["merge", "run"]
