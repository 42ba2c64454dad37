"""What a bot put on a page was not added by its people, unless it is their hand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from support.clones import Clone

from tracker.backtest.history.arrivals import Arrivals, arrivals
from tracker.backtest.history.beside import Beside
from tracker.backtest.history.clone import known_before, moving
from tracker.backtest.history.versions import revisions

if TYPE_CHECKING:
    from pathlib import Path


def page(*numbers: int) -> str:
    return "".join(f"- [Lumen {one}](https://arxiv.org/abs/2601.{one:05})\n" for one in numbers)


def by_a_bot(clone: Clone, on: str, *numbers: int) -> None:
    (clone.folder / "README.md").write_text(page(*numbers))
    author = "--author=made-up[bot] <1+made-up[bot]@users.noreply.github.com>"
    clone.git("commit", "-q", "-a", "-m", "Update", author, on=on)


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    made = Clone(tmp_path)
    made.commit("2026-01-01", page(1))
    return made


def came(clone: Clone) -> Arrivals:
    path = clone.folder / "README.md"
    return arrivals(revisions(path), Beside(), lambda _: (), partial(known_before, path))


def added(found: Arrivals) -> set[str]:
    return {act.work.value[-1] for act in found.added}


def test_what_a_bot_found_by_itself_stands_there_and_was_not_added(clone: Clone) -> None:
    by_a_bot(clone, "2026-01-02", 2, 1)
    clone.commit("2026-01-03", page(3, 2, 1))
    found = came(clone)
    assert (added(found), found.by_bots) == ({"3"}, {"2601.00002"})
    assert found.stood["2601.00002"].day == 2


def test_what_people_wrote_elsewhere_a_bot_put_there_for_them(clone: Clone) -> None:
    clone.commit("2026-01-02", "2601.00002: Lumen 2\n", "papers.yml")
    by_a_bot(clone, "2026-01-02", 2, 1)
    clone.commit("2026-01-03", page(3, 2, 1))
    found = came(clone)
    assert (added(found), found.by_bots) == ({"2", "3"}, set())


def test_where_bots_bring_everything_that_is_how_the_list_is_kept(clone: Clone) -> None:
    by_a_bot(clone, "2026-01-02", 2, 1)
    by_a_bot(clone, "2026-01-04", 3, 2, 1)
    found = came(clone)
    assert (added(found), found.by_bots) == ({"2", "3"}, set())


def test_before_the_first_commit_nothing_was_known_and_nothing_moved(clone: Clone) -> None:
    path = clone.folder / "README.md"
    first = next(revisions(path)).commit
    assert known_before(path, first) == moving(path)(first) == frozenset()
