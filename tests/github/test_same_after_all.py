"""Two works that were proposed apart turn out to be one: it stands once, and what people said of either holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.forge_scene import BRANCH, PATH, paper, work
from support.works import sighting

from state.identity import Identity, Scheme
from tracker.pullrequest.nominees import code_name

if TYPE_CHECKING:
    from support.forge_scene import Scene

    from tracker.pullrequest.nominees import Nominee

REVIEW = Identity(Scheme.OPENREVIEW, "Lumen00002")
PREPRINT = "2611.00001"


def reviewed() -> Nominee:
    return paper(
        2,
        work=REVIEW,
        identities=frozenset({REVIEW}),
        url=f"https://openreview.net/forum?id={REVIEW.value}",
    )


def both_proposed(stage: Scene) -> None:
    """Both are found apart, and stand in the pull request."""
    stage.nominees = [paper(1), reviewed(), paper(3)]
    for number, name in enumerate((str(work(1)), str(REVIEW), str(work(3)))):
        stage.store.remember([sighting("arxiv", f"{number}", f"Lumen {number}", [name])])
    stage.run()
    assert stage.text().count("Lumen-") == 3


def are_one(stage: Scene) -> None:
    """A source tells that they are the same."""
    stage.store.remember([sighting("openreview", "x", "Lumen 0", [str(work(1)), str(REVIEW)])])
    one = replace(paper(1), identities=frozenset({work(1), REVIEW}))
    stage.nominees = [one, *(found for found in stage.nominees if found.work not in (work(1), REVIEW))]


def once(text: str) -> bool:
    return sum(PREPRINT in line or REVIEW.value in line for line in text.splitlines()) == 1


def test_the_branch_has_it_once(stage: Scene) -> None:
    both_proposed(stage)
    are_one(stage)
    stage.run()
    assert once(stage.text())
    assert stage.status(1) == "proposed"
    stage.stays_quiet()


@pytest.mark.parametrize("theirs", ["[Lumen-1", "[Lumen-2"])
def test_the_line_that_people_worded_stays(stage: Scene, theirs: str) -> None:
    both_proposed(stage)
    stage.person().edit(BRANCH, PATH, lambda text: text.replace(theirs, "[Their own Lumen"))
    are_one(stage)
    stage.run()
    assert once(stage.text())
    assert "[Their own Lumen" in stage.text()
    assert stage.status(1) == "proposed"
    stage.stays_quiet()


def untick(stage: Scene, name: Identity) -> None:
    stage.person().tick(1, f"tracker:keep {code_name(name)}")


def delete(stage: Scene, name: Identity) -> None:
    stage.person().edit(
        BRANCH,
        PATH,
        lambda text: "".join(line for line in text.splitlines(keepends=True) if name.value not in line),
    )


def is_refused(stage: Scene) -> None:
    """The work is gone under both names, for good."""
    assert PREPRINT not in stage.text()
    assert REVIEW.value not in stage.text()
    assert stage.status(1) == "rejected"
    stage.stays_quiet()


WHICH = pytest.mark.parametrize("name", [work(1), REVIEW], ids=["the preprint", "the review"])


@WHICH
def test_what_was_refused_under_one_name_is_refused_under_both(stage: Scene, name: Identity) -> None:
    both_proposed(stage)
    untick(stage, name)
    stage.run()
    are_one(stage)
    stage.run()
    is_refused(stage)


@WHICH
def test_who_takes_one_of_the_two_lines_out_leaves_the_other(stage: Scene, name: Identity) -> None:
    both_proposed(stage)
    delete(stage, name)
    stage.run()
    are_one(stage)
    stage.run()
    assert name.value not in stage.text()
    assert once(stage.text())
    stage.stays_quiet()


@WHICH
def test_what_is_refused_when_they_turn_out_to_be_one_is_refused(stage: Scene, name: Identity) -> None:
    both_proposed(stage)
    untick(stage, name)
    are_one(stage)
    stage.run()
    is_refused(stage)


@WHICH
def test_what_was_taken_under_one_name_is_proposed_under_none(stage: Scene, name: Identity) -> None:
    both_proposed(stage)
    (line,) = (one for one in stage.text().splitlines(keepends=True) if name.value in one)
    stage.person("nils").edit(
        "main", PATH, lambda text: text.replace("## Benchmarks", f"{line}\n## Benchmarks")
    )
    are_one(stage)
    stage.run()
    assert once(stage.text("main"))
    assert once(stage.text())
    assert stage.status(1) == "merged"
    stage.stays_quiet()


def test_both_are_taken_where_both_were_merged(stage: Scene) -> None:
    both_proposed(stage)
    stage.person().merge(1)
    are_one(stage)
    stage.run()
    assert stage.status(1) == "merged"
    assert stage.open_pulls == []
    stage.stays_quiet()


def test_a_line_of_ours_from_before_its_title_changed_goes_when_people_write_their_own(stage: Scene) -> None:
    both_proposed(stage)
    own = f"- [Their own](https://arxiv.org/abs/{PREPRINT})\n"
    stage.person().edit(BRANCH, PATH, lambda text: text.replace("## Benchmarks", f"{own}\n## Benchmarks"))
    renamed = replace(paper(1), title="Lumen-1: Another Title")
    stage.nominees = [renamed, *stage.nominees[1:]]
    stage.run()
    assert stage.text().count(PREPRINT) == 1
    assert own in stage.text()
    stage.stays_quiet()
