"""Lines on the branch that are people's own and speak of the tracker's works too: they stay, whatever becomes of those."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from support.forge_scene import BRANCH, PATH, paper, work
from support.walk_lines import without_first

from state.identity import Identity, Scheme
from tracker.pullrequest.nominees import code_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.forge_scene import Scene

THEIRS = "- [Theirs](https://arxiv.org/abs/2610.00009), built on [Lumen](https://arxiv.org/abs/2611.00001)\n"


def untick(stage: Scene) -> None:
    stage.person().tick(1, f"tracker:keep {code_name(work(1))}")


def take_in(stage: Scene) -> None:
    stage.person().edit("main", PATH, lambda text: f"{text}- [It](https://arxiv.org/abs/2611.00001)\n")


def withdraw(stage: Scene) -> None:
    stage.withdrawn.add(work(1))


@pytest.mark.parametrize("leaving", [untick, take_in, withdraw])
@pytest.mark.parametrize("above", [True, False], ids=["above ours", "below ours"])
def test_an_entry_of_people_that_mentions_ours_stays_when_ours_leaves(
    stage: Scene, leaving: Callable[[Scene], None], *, above: bool
) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    before = "- [Lumen-2" if above else "- [Old One"
    stage.person().edit(BRANCH, PATH, lambda text: text.replace(before, THEIRS + before))
    stage.nominees.append(paper(3))
    stage.run()
    assert "[Lumen-1" in stage.text()
    leaving(stage)
    stage.run()
    assert THEIRS in stage.text()
    assert "[Lumen-1" not in stage.text()
    assert "Old One" in stage.text()
    assert stage.status(2) == "proposed"
    stage.stays_quiet()
    stage.person().delete_branch(BRANCH)


def in_one_line(text: str) -> str:
    """The two entries as a person puts them into one line."""
    lines = text.split("\n")
    first, second = (number for number, line in enumerate(lines) if "2611." in line)
    lines[first] += f", {lines[second][2:]}"
    return "\n".join([*lines[:second], *lines[second + 1 :]])


def test_two_entries_that_people_put_into_one_line_are_theirs_to_take_apart(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.person().edit(BRANCH, PATH, in_one_line)
    theirs = stage.text()
    stage.run()
    assert (stage.status(1), stage.status(2)) == ("proposed", "proposed")
    untick(stage)
    for _ in range(2):
        stage.run()
        assert stage.text() == theirs
        assert (stage.status(1), stage.status(2)) == ("rejected", "proposed")
        assert "arxiv:2611.00001 was refused, and stands in a line" in stage.pull.body
    stage.stays_quiet()
    stage.person().edit(
        BRANCH, PATH, lambda text: "\n".join(line.partition(", [Lumen-1")[0] for line in text.split("\n"))
    )
    stage.run()
    assert stage.numbers() == [2]
    assert "was refused" not in stage.pull.body


@pytest.mark.parametrize("between", [False, True], ids=["nothing between", "a commit of ours between"])
@pytest.mark.parametrize("own", [False, True], ids=["the same line", "in their own words"])
def test_an_entry_that_people_took_out_and_put_back_stays(stage: Scene, *, between: bool, own: bool) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    (line,) = (line for line in stage.text().splitlines(keepends=True) if "2611.00001" in line)
    stage.person().edit(BRANCH, PATH, without_first)
    stage.nominees += [paper(3)] if between else []
    stage.run()
    assert stage.status(1) == "rejected"
    line = line.replace("Lumen-1: A Made-Up", "Lumen-1, the") if own else line
    stage.person("nils").edit(BRANCH, PATH, lambda text: text.replace("- [Old One", f"{line}- [Old One"))
    stage.run()
    assert line in stage.text()
    assert stage.text().count("2611.00001") == 1
    assert stage.status(1) == "proposed"
    stage.stays_quiet()
    stage.person().merge(1)
    stage.run()
    assert stage.status(1) == "merged"


def test_an_entry_that_people_put_back_after_a_box_was_unticked_stays(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    untick(stage)
    stage.run()
    line = "- [Mine](https://arxiv.org/abs/2611.00001)\n"
    stage.person("nils").edit(BRANCH, PATH, lambda text: text.replace("- [Old One", f"{line}- [Old One"))
    stage.run()
    assert line in stage.text()
    assert stage.status(1) == "proposed"
    stage.stays_quiet()


@pytest.mark.parametrize("base_moves", [False, True], ids=["base as it was", "base moves"])
def test_a_later_push_puts_nothing_back_that_stood_there_when_it_was_refused(
    stage: Scene, *, base_moves: bool
) -> None:
    stage.nominees = [paper(2)]
    stage.run()
    line = "- [Mine](https://arxiv.org/abs/2611.00003)\n"
    stage.nominees.append(paper(3))
    stage.person().edit(BRANCH, PATH, lambda text: text.replace("- [Old One", f"{line}- [Old One"))
    stage.person().comment(1, "/tracker reject 2611.00003")
    stage.run()
    stage.now += timedelta(hours=1)
    stage.person().edit(BRANCH, PATH, lambda text: text.replace("Kept by people.", "Kept by us."))
    if base_moves:
        stage.person().edit("main", PATH, lambda text: f"{text}- [New](https://arxiv.org/abs/2310.00009)\n")
    stage.run()
    assert stage.status(3) == "rejected"
    stage.stays_quiet()
    stage.person().edit(BRANCH, PATH, lambda text: text.replace(line, ""))
    stage.run()
    stage.now += timedelta(hours=1)
    stage.person().edit(BRANCH, PATH, lambda text: text.replace("- [Old One", f"{line}- [Old One"))
    stage.run()
    assert stage.status(3) == "proposed"
    stage.stays_quiet()


def test_an_entry_of_theirs_that_the_tracker_wants_too_is_refused_when_they_take_it_out(stage: Scene) -> None:
    stage.nominees = [paper(2)]
    stage.run()
    line = "- [Mine](https://arxiv.org/abs/2611.00001)\n"
    stage.person().edit(BRANCH, PATH, lambda text: text.replace("- [Old One", f"{line}- [Old One"))
    stage.nominees.append(paper(1))
    stage.run()
    assert (stage.status(1), stage.text().count("2611.00001")) == ("proposed", 1)
    stage.person().edit(BRANCH, PATH, without_first)
    stage.run()
    assert stage.status(1) == "rejected"
    assert stage.numbers() == [2]
    stage.stays_quiet()


@pytest.mark.parametrize("known", [True, False], ids=["a work we want", "a work we do not know"])
@pytest.mark.parametrize("between", [False, True], ids=["nothing between", "a run of ours between"])
def test_an_entry_of_theirs_that_somebody_refuses_later_stays_refused(
    stage: Scene, *, known: bool, between: bool
) -> None:
    stage.nominees = [paper(2)]
    stage.run()
    line = "- [Mine](https://arxiv.org/abs/2611.00001)\n"
    stage.person().edit(BRANCH, PATH, lambda text: text.replace("- [Old One", f"{line}- [Old One"))
    if between:
        stage.run()
    stage.nominees += [paper(1)] if known else []
    stage.now += timedelta(minutes=5)
    stage.person("nils").comment(1, "/tracker reject 2611.00001")
    for _ in range(3):
        stage.run()
        assert stage.status(1) == "rejected"
    assert line in stage.text()
    stage.stays_quiet()


def test_an_entry_of_ours_to_which_people_add_a_larger_model_leaves_when_it_is_refused(stage: Scene) -> None:
    small, large = "https://huggingface.co/a/lumen-7b", "https://huggingface.co/a/lumen-70b"
    weights = Identity(Scheme.HF_MODEL, "a/lumen-7b")
    one = paper(1, identities=paper(1).identities | {weights}, title=f"Lumen-1]({small}) [paper")
    stage.nominees = [one, paper(2)]
    stage.run()
    stage.person().edit(BRANCH, PATH, lambda text: text.replace(small, f"{small}) [70B]({large}"))
    stage.run()
    assert large in stage.text()
    untick(stage)
    stage.run()
    assert stage.numbers() == [2]
    assert "was refused, and stands in a line" not in stage.pull.body
    stage.stays_quiet()


def test_a_line_of_theirs_beside_ours_leaves_with_it_when_the_work_is_refused(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    theirs = "- [Mine](https://arxiv.org/pdf/2611.00001v2)\n"
    stage.person().edit(BRANCH, PATH, lambda text: text.replace("- [Lumen-2", f"{theirs}- [Lumen-2"))
    untick(stage)
    stage.run()
    assert stage.numbers() == [2]
    assert "2611.00001" not in stage.text()
    stage.stays_quiet()


def test_what_the_default_branch_has_stays_when_ours_leaves_a_branch_that_holds_both(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    theirs = "- [Theirs](https://arxiv.org/abs/2611.00001)\n"
    stage.person().edit("main", PATH, lambda text: f"{text}{theirs}")
    stage.person().update_branch(1)
    assert stage.text().count("2611.00001") == 2
    stage.run()
    assert stage.text().count("2611.00001") == 1
    assert theirs in stage.text()
    stage.stays_quiet()


def test_the_last_entry_refused_upon_a_branch_that_people_updated_closes_at_once(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person().edit("main", PATH, lambda text: f"{text}- [New](https://arxiv.org/abs/2310.00009)\n")
    stage.person().update_branch(1)
    untick(stage)
    stage.run()
    assert stage.open_pulls == []
    assert stage.world.git.branch(BRANCH) is None
    stage.stays_quiet()
