"""The pull request says what was changed beside the entries, and says the same tomorrow."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from state.identity import Identity, Scheme
from state.records import Kind
from tracker.job.editor import PageEditor
from tracker.lists.side.change import SideRule
from tracker.lists.steering import Steering
from tracker.pullrequest.nominees import Nominee

PAGE = b"""# Made-up list

Last updated: 2026-01-02

## Papers

- [Some Made Words One](https://arxiv.org/abs/2601.10001)
- [Some Made Words Two](https://arxiv.org/abs/2601.10002)
- [Some Made Words Three](https://arxiv.org/abs/2601.10003)
"""
SEEN = datetime(2026, 6, 3, 8, tzinfo=UTC)
WORK = Identity(Scheme.ARXIV, "2606.01234")
WANTED = Nominee(
    WORK,
    frozenset({WORK}),
    "FreshVL: Fresh Words",
    "https://arxiv.org/abs/2606.01234",
    Kind.MODEL,
    since=SEEN,
)


def edited(today: date, *rules: SideRule) -> tuple[bytes, tuple[str, ...]]:
    steering = Steering(least_share=0, least_fidelity=0, side=frozenset(rules))
    done = PageEditor({}, today, steering).insert(PAGE, [WANTED])
    assert done.placed
    return done.content, done.side


def test_the_day_is_that_of_the_newest_work_and_not_of_the_run() -> None:
    content, told = edited(date(2026, 6, 5), SideRule.UPDATED)
    assert b"Last updated: 2026-06-03" in content
    assert told == ("“last updated” on line 3, to 2026-06-03",)
    assert edited(date(2026, 6, 9), SideRule.UPDATED) == (content, told)


def test_without_a_rule_nothing_beside_the_entry_changes() -> None:
    content, told = edited(date(2026, 6, 5))
    assert b"Last updated: 2026-01-02" in content
    assert told == ()


def test_a_work_under_many_ids_is_written_under_its_own() -> None:
    others = {Identity(Scheme.ARXIV, f"2605.{number:05d}") for number in range(20)}
    many = replace(WANTED, identities=frozenset({WORK, *others}))
    done = PageEditor({}, date(2026, 6, 3), Steering(least_share=0, least_fidelity=0)).insert(PAGE, [many])
    assert WORK.value in done.placed[0].text
