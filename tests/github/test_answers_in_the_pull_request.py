"""What people say in the pull request itself: boxes, closing, commands, labels, words of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.forge_scene import BRANCH, paper, work

from state.records import EventKind
from tracker.pullrequest.nominees import code_name
from tracker.settings.github import GitHubSettings

if TYPE_CHECKING:
    from support.forge_scene import Scene


def test_an_entry_unticked_in_the_body(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.person("nils").tick(1, f"tracker:keep {code_name(work(1))}")
    stage.run()
    assert stage.numbers() == [2]
    assert stage.status(1) == "rejected"
    if stage.service.graphql:
        assert stage.standing()[work(1)].by == "nils"
    stage.settled()
    stage.stays_quiet()


def test_a_waiting_work_ticked_in_the_body_comes_in_before_its_turn(stage: Scene) -> None:
    stage.settings = GitHubSettings(max_entries=1)
    stage.nominees = [paper(1), paper(2), paper(3)]
    stage.run()
    stage.person().tick(1, f"tracker:accept {code_name(work(3))}")
    stage.run()
    assert stage.numbers() == [1, 3]
    assert stage.events(EventKind.ASKED)[0].work == work(3)
    stage.settled(limit=2)
    stage.stays_quiet()


def test_a_doubtful_work_is_asked_about_and_answered(stage: Scene) -> None:
    stage.nominees, stage.questions = [paper(1)], [paper(2), paper(3)]
    stage.run()
    assert "Is this for the list?" in stage.pull.body
    stage.person().tick(1, f"tracker:refuse {code_name(work(2))}")
    stage.person().tick(1, f"tracker:accept {code_name(work(3))}")
    stage.run()
    assert stage.status(2) == "rejected"
    stage.nominees, stage.questions = [paper(1), paper(3)], []
    stage.run()
    assert stage.numbers() == [1, 3]
    stage.settled()


def test_closing_the_pull_request_refuses_everything_in_it(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.person("nils").close(1)
    stage.nominees = [paper(1), paper(2), paper(3)]
    stage.run()
    assert stage.status(1) == stage.status(2) == "rejected"
    assert stage.standing()[work(1)].by == "nils"
    assert stage.pull.number == 2
    assert stage.numbers() == [3]
    stage.settled()
    stage.stays_quiet()


def test_deleting_the_branch_is_closing(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person().delete_branch(BRANCH)
    stage.run()
    assert stage.open_pulls == []
    assert stage.status(1) == "rejected"
    stage.stays_quiet()


def test_reopening_takes_the_refusal_back(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.person().close(1)
    stage.run()
    assert stage.status(1) == "rejected"
    stage.person().reopen(1)
    stage.run()
    assert stage.pull.number == 1
    assert stage.numbers() == [1, 2]
    assert stage.status(1) == "proposed"
    stage.settled()
    stage.stays_quiet()
    stage.person().close(1)
    stage.run()
    assert stage.status(1) == "rejected"


def test_closed_and_reopened_between_two_runs_says_nothing(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person().close(1)
    stage.person().reopen(1)
    stage.stays_quiet()
    assert stage.status(1) == "proposed"


def test_labels_switch(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person().label(1, "tracker: hold")
    stage.nominees = [paper(1), paper(2)]
    stage.writes()
    assert stage.run().held
    assert stage.writes() == []
    stage.pull.labels.clear()
    stage.person().label(1, "tracker: rerun")
    stage.run()
    assert stage.numbers() == [1, 2]
    assert stage.pull.labels == []
    stage.stays_quiet()


def test_asked_to_be_written_anew(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person().tick(1, "tracker:rerun all")
    stage.run()
    assert "- [ ] <!-- tracker:rerun all -->" in stage.pull.body
    stage.stays_quiet()
    stage.person().comment(1, "/tracker rerun")
    stage.run()
    stage.stays_quiet()


def test_what_people_write_in_the_body_stays(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person().edit_body(
        1,
        lambda body: (
            body.replace("## Proposed", "Looks good to me, Maya\n\n## Proposed")
            + "\n- [x] <!-- tracker:accept w-0000000000 --> no box of ours\n"
        ),
    )
    stage.stays_quiet()
    stage.nominees.append(paper(2))
    stage.run()
    assert "Looks good to me, Maya" in stage.pull.body
    stage.nominees.append(paper(3))
    stage.run()
    assert stage.pull.body.count("Looks good to me, Maya") == 1
    stage.stays_quiet()


def test_a_title_of_the_settings_stays_ours_however_often_it_changes(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    for title in ("{count} for {list}", "{list}: {count}"):
        stage.settings = stage.settings.model_copy(update={"title": title})
        stage.run()
        assert stage.pull.title == title.format(count="1 entry", list="vlm")
        stage.stays_quiet()
    stage.nominees.append(paper(2))
    stage.run()
    assert stage.pull.title == "vlm: 2 entries"


def test_a_title_that_a_person_chose_stays(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.pull.title = "Papers of this week"
    stage.nominees.append(paper(2))
    stage.run()
    assert stage.pull.title == "Papers of this week"
    stage.stays_quiet()
