"""What people commit on the pull request's branch is kept, and what they take out stays out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.forge_scene import BRANCH, PATH, paper, work
from support.walk_lines import without_first

from state.records import EventKind
from tracker.forge.errors import LimitReached
from tracker.loopback.github_faults import GitHubFault
from tracker.pullrequest.nominees import code_name

if TYPE_CHECKING:
    from support.forge_scene import Scene


def test_a_person_rewords_an_entry(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.person("nils").edit(BRANCH, PATH, lambda text: text.replace("Lumen-1: A Made-Up", "Lumen-1, the"))
    stage.run()
    assert "Lumen-1, the Vision" in stage.text()
    (corrected,) = stage.events(EventKind.CORRECTED)
    assert corrected.by == "nils"
    assert "Made-Up" in corrected.details["before"]
    assert "Lumen-1, the" in corrected.details["entry"]
    stage.settled()
    stage.stays_quiet()
    stage.nominees.append(paper(3))
    stage.run()
    assert "Lumen-1, the Vision" in stage.text()
    assert stage.numbers() == [1, 2, 3]
    stage.settled()
    stage.stays_quiet()
    stage.person().merge(1)
    stage.run()
    assert "Lumen-1, the Vision" in stage.text("main")
    stage.settled()


def test_a_person_adds_an_entry_of_their_own(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person().edit(
        BRANCH,
        PATH,
        lambda text: text.replace(
            "## Benchmarks\n\n", "## Benchmarks\n\n- [Mine](https://example.org/mine)\n"
        ),
    )
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    assert "[Mine]" in stage.text()
    assert stage.numbers() == [1, 2]
    stage.settled()
    stage.stays_quiet()


def test_a_person_deletes_an_entry_from_the_branch(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.person("nils").edit(
        BRANCH, PATH, lambda text: "\n".join(line for line in text.split("\n") if "00001" not in line)
    )
    stage.run()
    assert stage.numbers() == [2]
    assert stage.status(1) == "rejected"
    assert stage.standing()[work(1)].by == "nils"
    assert stage.pull.title == "Add 1 entry to the list"
    stage.settled()
    stage.stays_quiet()


def test_an_entry_taken_out_right_before_the_merge(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.person().edit(
        BRANCH, PATH, lambda text: "\n".join(line for line in text.split("\n") if "00001" not in line)
    )
    stage.person().merge(1)
    stage.run()
    assert stage.status(1) == "rejected"
    assert stage.status(2) == "merged"
    assert stage.open_pulls == []
    stage.settled()


@pytest.mark.parametrize("message", [None, "My own words"])
def test_an_amended_commit_is_kept_and_built_on(stage: Scene, message: str | None) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    amended = stage.person().amend(
        BRANCH,
        PATH,
        lambda text: "\n".join(
            line.replace("Made-Up", "Real") for line in text.split("\n") if "00002" not in line
        ),
        message,
    )
    stage.nominees.append(paper(3))
    stage.run()
    assert stage.world.git.contains(stage.world.git.branch(BRANCH) or "", amended)
    assert stage.numbers() == [1, 3]
    assert "Lumen-1: A Real" in stage.text()
    assert stage.status(2) == "rejected"
    stage.settled()
    stage.stays_quiet()


@pytest.mark.parametrize("message", [None, "My own words"], ids=["message kept", "message too"])
@pytest.mark.parametrize("taken_out", [False, True], ids=["unticked", "taken out"])
def test_a_later_commit_of_ours_that_was_amended_still_tells_what_is_ours(
    stage: Scene, message: str | None, *, taken_out: bool
) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person().edit(BRANCH, PATH, lambda text: text.replace("Kept by people.", "Kept by us."))
    stage.nominees += [paper(2), paper(3)]
    stage.run()

    def better(text: str) -> str:
        lines = text.replace("Lumen-2: A Made-Up", "Lumen-2, the").splitlines(keepends=True)
        return "".join(line for line in lines if not taken_out or "00003" not in line)

    stage.person().amend(BRANCH, PATH, better, message)
    if not taken_out:
        stage.person().tick(1, f"tracker:keep {code_name(work(3))}")
    stage.run()
    assert stage.numbers() == [1, 2]
    assert "Lumen-2, the Vision" in stage.text()
    assert [stage.status(number) for number in (1, 2, 3)] == ["proposed", "proposed", "rejected"]
    stage.settled()
    stage.stays_quiet()


@pytest.mark.parametrize("message", [None, "My own words"], ids=["message kept", "message too"])
@pytest.mark.parametrize("joining", [[], [3]], ids=["nothing joins", "another joins"])
def test_what_left_with_a_commit_that_people_amended_was_not_taken_out_by_them(
    stage: Scene, message: str | None, joining: list[int]
) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.person().edit(BRANCH, PATH, lambda text: text.replace("Kept by people.", "Kept by us."))
    stage.withdrawn.add(work(2))
    stage.nominees += map(paper, joining)
    stage.run()
    assert stage.numbers() == [1, *joining]
    stage.person().amend(
        BRANCH, PATH, lambda text: text.replace("Lumen-1: A Made-Up", "Lumen-1, the"), message
    )
    stage.run()
    assert stage.status(2) == "proposed"
    stage.withdrawn.clear()
    stage.run()
    assert stage.numbers() == [1, 2, *joining]
    stage.settled()
    stage.stays_quiet()


def test_a_commit_to_another_file_on_the_branch_is_kept(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person().push(BRANCH, {"NOTES.md": b"mine\n"})
    stage.person().edit("main", PATH, lambda text: text.replace("Kept by people.", "Kept by kind people."))
    stage.nominees.append(paper(2))
    stage.run()
    assert stage.person().read(BRANCH, "NOTES.md") == "mine\n"
    assert stage.numbers() == [1, 2]
    stage.settled()
    stage.stays_quiet()


def committed_only(stage: Scene) -> None:
    """A run that made the branch and could not open a pull request from it any more."""
    stage.nominees = [paper(1), paper(2)]
    stage.service.turn(
        GitHubFault.LONG_LIMIT, lambda _, asked: asked.method == "POST" and asked.path.endswith("/pulls")
    )
    with pytest.raises(LimitReached):
        stage.run()
    assert stage.world.git.branch(BRANCH) is not None
    assert stage.open_pulls == []


@pytest.mark.parametrize("message", [None, "In my own words"], ids=["message kept", "message too"])
def test_amended_before_there_is_a_pull_request(stage: Scene, message: str | None) -> None:
    committed_only(stage)
    stage.person().amend(
        BRANCH, PATH, lambda text: text.replace("Lumen-1: A Made-Up", "Lumen-1, the"), message
    )
    stage.run()
    assert "Lumen-1, the Vision" in stage.text()
    assert stage.numbers() == [1, 2]
    stage.settled()
    stage.stays_quiet()


def test_amended_without_an_entry_before_there_is_a_pull_request(stage: Scene) -> None:
    committed_only(stage)
    stage.person("nils").amend(BRANCH, PATH, without_first)
    stage.run()
    assert stage.numbers() == [2]
    assert (stage.status(1), stage.standing()[work(1)].by) == ("rejected", "nils")
    stage.settled()
    stage.stays_quiet()


def test_an_entry_that_a_person_puts_into_another_file_is_refused_for_this_page_alone(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    (line,) = (line for line in stage.text().splitlines() if "2611.00001" in line)
    there = {PATH: without_first(stage.text()).encode(), "ARCHIVE.md": f"# Archive\n\n{line}\n".encode()}
    stage.person().push(BRANCH, there)
    stage.run()
    assert (stage.numbers(), stage.status(1)) == ([2], "rejected")
    assert line in stage.person().read(BRANCH, "ARCHIVE.md")
    stage.stays_quiet()
    stage.person().merge(1)
    stage.run()
    assert line in stage.person().read("main", "ARCHIVE.md")
    assert (stage.status(2), stage.open_pulls) == ("merged", [])
    stage.stays_quiet()
