"""What people put on their list beside the pull request is remembered as taken by them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from support.forge_scene import LIST, PATH, paper, work

from state.happenings import place_of
from state.records import EventKind
from tracker.pullrequest.direct import commit_directly
from tracker.pullrequest.ledger import StoreLedger
from tracker.pullrequest.nominees import code_name

if TYPE_CHECKING:
    from support.forge_scene import Scene

    from state.records import Event


def by_hand(stage: Scene, number: int) -> None:
    line = f"- [By hand](https://arxiv.org/abs/2611.{number:05})\n"
    stage.person().edit("main", PATH, lambda text: text.replace("## Models\n\n", f"## Models\n\n{line}"))


def taken(stage: Scene) -> list[Event]:
    return stage.events(EventKind.MERGED)


def test_a_work_that_was_proposed_is_taken(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    by_hand(stage, 1)
    stage.run()
    (event,) = taken(stage)
    assert event.at == stage.now
    assert "By hand" in place_of(event).entry
    assert place_of(event).section == ("Models",)


def test_a_work_that_was_never_proposed_is_taken(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    by_hand(stage, 2)
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    assert stage.status(2) == "merged"
    assert taken(stage)[0].at == stage.now
    stage.run()
    assert len(taken(stage)) == 1
    stage.settled()


def test_a_work_that_is_refused_and_put_on_the_list_at_once_is_taken_in_one_run(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.person().tick(1, f"tracker:keep {code_name(work(2))}")
    by_hand(stage, 2)
    stage.run()
    assert (stage.numbers(), stage.status(2)) == ([1, 2], "merged")
    stage.stays_quiet()


def test_a_question_that_people_answered_on_their_list_is_taken_and_asked_no_more(stage: Scene) -> None:
    stage.nominees, stage.questions = [paper(1)], [paper(2), paper(3)]
    stage.run()
    by_hand(stage, 2)
    stage.run()
    assert stage.status(2) == "merged"
    assert "Lumen-2" not in stage.pull.body
    assert "Lumen-3" in stage.pull.body


def test_what_the_first_look_finds_is_not_told_as_news(stage: Scene) -> None:
    by_hand(stage, 2)
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    published = paper(2).published
    assert published
    (event,) = taken(stage)
    assert event.at == datetime(published.year, published.month, published.day, tzinfo=UTC)
    assert event.at < stage.now - timedelta(days=1)


def test_what_is_taken_off_again_stays_away(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    by_hand(stage, 2)
    stage.run()
    stage.person().edit(
        "main", PATH, lambda text: text.replace("- [By hand](https://arxiv.org/abs/2611.00002)\n", "")
    )
    stage.run()
    assert stage.numbers() == [1]


def test_direct_commits_remember_it_too(stage: Scene) -> None:
    by_hand(stage, 2)
    by_hand(stage, 3)
    stage.nominees, stage.questions = [paper(1), paper(2)], [paper(3)]
    for _ in range(2):
        commit_directly(stage.forge(), stage.editor, StoreLedger(stage.store, LIST), stage.order())
    assert [event.by for event in taken(stage)] == ["", "", "tracker"]
    assert stage.numbers("main") == [1, 2, 3]


WAYS = pytest.mark.parametrize("direct", [False, True], ids=["by pull requests", "straight to the list"])


@WAYS
def test_a_refused_work_that_people_put_on_their_list_is_taken(stage: Scene, *, direct: bool) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.person().close(1)
    stage.direct = direct
    stage.run()
    assert stage.status(2) == "rejected"
    by_hand(stage, 2)
    stage.run()
    assert (stage.status(1), stage.status(2)) == ("rejected", "merged")
    assert len(taken(stage)) == 1
    stage.stays_quiet()
    assert len(taken(stage)) == 1


@WAYS
def test_what_is_refused_where_it_stands_on_the_list_stays_refused(stage: Scene, *, direct: bool) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    by_hand(stage, 1)
    stage.run()
    stage.now += timedelta(minutes=5)
    stage.person().comment(1, "/tracker reject 2611.00001 it was a mistake")
    stage.run()
    assert stage.status(1) == "rejected"
    stage.person().merge(1)
    stage.direct = direct
    for _ in range(2):
        stage.run()
        assert stage.status(1) == "rejected"
    line = "- [By hand](https://arxiv.org/abs/2611.00001)\n"
    stage.person().edit("main", PATH, lambda text: text.replace(line, ""))
    stage.run()
    by_hand(stage, 1)
    stage.run()
    assert stage.status(1) == "merged"


def test_an_entry_that_only_speaks_of_a_refused_work_takes_nothing(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.person().tick(1, f"tracker:keep {code_name(work(2))}")
    stage.run()
    line = "- [Theirs](https://arxiv.org/abs/2610.00009), built on [it](https://arxiv.org/abs/2611.00002)\n"
    stage.person().edit("main", PATH, lambda text: text.replace("## Models\n\n", f"## Models\n\n{line}"))
    stage.run()
    assert stage.status(2) == "rejected"
