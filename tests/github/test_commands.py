"""What people ask for in the conversation of the pull request, a command a line."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.bullets import Bullets
from support.forge_scene import BRANCH, PATH, paper, work

from state.happenings import place_of
from state.identity import Identity, Scheme
from state.records import EventKind
from tracker.job.editor import PageEditor
from tracker.lists.steering import NO_DOUBT
from tracker.pullrequest.editing import Left
from tracker.pullrequest.nominees import code_name
from tracker.settings.github import GitHubSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from support.forge_scene import Scene

    from tracker.pullrequest.nominees import Nominee


def test_a_refused_work_can_be_asked_for_again(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.person().comment(1, "/tracker reject 2611.00001 no code")
    stage.run()
    assert stage.numbers() == [2]
    assert stage.standing()[work(1)].reason == "no code"
    stage.person().comment(1, "/tracker accept https://arxiv.org/abs/2611.00001v3")
    stage.run()
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    assert stage.numbers() == [1, 2]
    assert stage.status(1) == "proposed"
    stage.settled()
    stage.stays_quiet()


def test_commands_are_answered_once_in_one_comment(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.person().comment(1, "/tracker explain 2611.00001")
    stage.person("nils").comment(
        1, "thanks!\n/tracker move 2611.00002 to Benchmarks\n> /tracker reject 2611.00001"
    )
    stage.person("mallory").comment(1, "/tracker reject 2611.00001")
    stage.run()
    assert "Benchmarks\n\n- [Lumen-2" in stage.text()
    assert stage.numbers() == [1, 2]
    ours = [remark for remark in stage.pull.remarks if remark.author == "tracker-bot"]
    assert len(ours) == 1
    assert "was seen by arxiv" in ours[0].body
    assert next(r.reactions for r in stage.pull.remarks if "explain" in r.body) == [("tracker-bot", "+1")]
    stage.stays_quiet()
    stage.person().comment(1, "/tracker sing")
    stage.run()
    ours = [remark for remark in stage.pull.remarks if remark.author == "tracker-bot"]
    assert len(ours) == 1
    assert "was seen by arxiv" in ours[0].body
    assert "there is no" in ours[0].body
    assert stage.pull.remarks[-1].reactions == [("tracker-bot", "confused")]
    stage.settled()
    stage.stays_quiet()


def test_a_move_to_a_section_that_is_not_there_is_told(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person().comment(1, "/tracker move 2611.00001 to Nowhere\n/tracker move 2611.00777 to Models")
    stage.run()
    said = stage.pull.remarks[-1].body
    assert re.search("no section Nowhere.* arxiv:2611.00001 stays in Models", said)
    assert "arxiv:2611.00777 is not in this pull request" in said
    assert "goes to" not in said
    assert stage.pull.remarks[0].reactions == [("tracker-bot", "confused")]
    assert stage.events(EventKind.CORRECTED) == []
    stage.stays_quiet()


def test_a_section_whose_heading_has_a_badge_is_named_by_its_words(stage: Scene) -> None:
    badge = "![works](https://img.example/works-1-blue)"
    for words in ("## Models", "## Benchmarks"):
        stage.person().edit("main", PATH, lambda text, words=words: text.replace(words, f"{words} {badge}"))
    stage.editor = PageEditor({}, date(2026, 11, 1), NO_DOUBT)
    stage.nominees = [paper(1), paper(3)]
    stage.run()
    assert "img.example" not in stage.pull.body
    stage.person().comment(1, "/tracker move 2611.00001 to Benchmarks")
    stage.person().comment(1, "/tracker move 2611.00003 to Nowhere")
    stage.run()
    said = stage.pull.remarks[-1].body
    assert "arxiv:2611.00001 goes to Benchmarks" in said
    assert re.search("no section Nowhere.* arxiv:2611.00003 stays in .*Models", said)
    assert "img.example" not in said
    assert len(stage.events(EventKind.CORRECTED)) == 1


def test_a_move_is_remembered_as_a_correction_once_it_is_made(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person().comment(1, "/tracker move 2611.00001 to Benchmarks")
    stage.person().label(1, "tracker: hold")
    stage.run()
    assert stage.events(EventKind.CORRECTED) == []
    stage.pull.labels.clear()
    stage.run()
    (event,) = stage.events(EventKind.CORRECTED)
    assert (str(event.work), event.by) == ("arxiv:2611.00001", "maya")
    assert place_of(event).section == ("Benchmarks",)
    stage.settled()


def test_a_move_is_followed_beside_a_line_that_people_reworded(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2), paper(3)]
    stage.run()
    stage.person().edit(BRANCH, PATH, lambda text: text.replace("Lumen-2: A Made-Up", "Lumen-2, the"))
    stage.run()
    stage.person().comment(1, "/tracker move 2611.00001 to Benchmarks")
    stage.person().comment(1, "/tracker move 2611.00003 to Benchmarks")
    stage.run()
    models, _, benchmarks = stage.text().partition("## Benchmarks")
    assert "Lumen-2, the Vision" in models
    assert "Lumen-1" not in models
    assert benchmarks.count("Lumen-1") == benchmarks.count("Lumen-3") == 1
    assert "arxiv:2611.00001 goes to Benchmarks" in stage.pull.remarks[-1].body
    assert stage.numbers() == [1, 2, 3]
    stage.settled()
    stage.stays_quiet()


def test_a_line_that_people_reworded_is_theirs_to_move(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.person().edit(BRANCH, PATH, lambda text: text.replace("Lumen-2: A Made-Up", "Lumen-2, the"))
    stage.person().comment(1, "/tracker move 2611.00002 to Benchmarks")
    stage.run()
    models, _, benchmarks = stage.text().partition("## Benchmarks")
    assert "Lumen-2, the Vision" in models
    assert "Lumen-2" not in benchmarks
    said = stage.pull.remarks[-1].body
    assert re.search("arxiv:2611.00002 stays in Models.* reworded", said)
    assert "goes to" not in said
    stage.settled()
    stage.stays_quiet()


@pytest.mark.parametrize(
    "name",
    [
        "2611.00001v3",
        "ARXIV:2611.00001",
        "arXiv:2611.00001v2",
        "<https://arxiv.org/pdf/2611.00001v2.pdf>",
        "`2611.00001`",
        "**2611.00001**",
        "#2611.00001",
        "“2611.00001”",
        "[Lumen](https://arxiv.org/abs/2611.00001)",
        "10.48550/arXiv.2611.00001",
        "https://huggingface.co/papers/2611.00001",
        code_name(work(1)),
        code_name(work(1)).upper(),
    ],
)
def test_an_id_is_known_in_any_form(stage: Scene, name: str) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.person().comment(1, f"/tracker reject {name}")
    stage.run()
    assert stage.numbers() == [2]


@pytest.mark.parametrize(
    "name",
    [
        "openreview:AbCd_EfGh_",
        "`openreview:AbCd_EfGh_`",
        "OPENREVIEW:AbCd_EfGh_",
        "https://openreview.net/forum?id=AbCd_EfGh_",
    ],
)
@pytest.mark.parametrize("known", [True, False], ids=["wanted still", "not wanted any more"])
def test_an_id_that_tells_capitals_apart_is_known_as_it_is_written(
    stage: Scene, name: str, *, known: bool
) -> None:
    forum = Identity(Scheme.OPENREVIEW, "AbCd_EfGh_")
    page = "https://openreview.net/forum?id=AbCd_EfGh_"
    stage.nominees = [paper(1, work=forum, identities=frozenset({forum}), url=page), paper(2)]
    stage.run()
    stage.nominees = stage.nominees if known else [paper(2)]
    stage.person().comment(1, f"/tracker reject {name}")
    stage.run()
    assert [event.work for event in stage.events(EventKind.REJECTED)] == [forum]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("/tracker accept 2611.00003", "arxiv:2611.00003 is taken in"),
        ("/tracker accept 2611.09999", "nothing is known of arxiv:2611.09999 yet"),
        ("/tracker accept 2611.00004", "arxiv:2611.00004 is on the list already"),
        ("/tracker accept 2611.00005", "arxiv:2611.00005 found no place: no section fits"),
        (
            "/tracker accept 2611.00003\n/tracker reject 2611.00003",
            "arxiv:2611.00003 was refused after this was written",
        ),
    ],
    ids=["waiting", "unknown", "on the list", "without a place", "refused since"],
)
def test_what_is_accepted_is_promised_only_where_it_comes_in(stage: Scene, asked: str, said: str) -> None:
    stage.editor = NoPlace()
    stage.settings = GitHubSettings(max_entries=1)
    stage.nominees = [paper(1), paper(3), paper(5, title="Homeless")]
    stage.run()
    stage.person().edit("main", PATH, lambda text: f"{text}- [Four](https://arxiv.org/abs/2611.00004)\n")
    remark = stage.person().comment(1, asked)
    stage.run()
    assert said in stage.pull.remarks[-1].body.replace("&#8203;", "")
    assert remark.reactions == [("tracker-bot", "+1" if said.endswith("is taken in") else "confused")]
    stage.stays_quiet()


class NoPlace(Bullets):
    """Finds no place for the homeless."""

    def unfit(self, content: bytes, nominees: Sequence[Nominee]) -> Sequence[Left]:
        """Those of that title."""
        homeless = [Left(one.work, "no section fits") for one in nominees if one.title == "Homeless"]
        return [*homeless, *super().unfit(content, [one for one in nominees if one.title != "Homeless"])]


def test_refusing_the_last_entry_is_answered_and_closes(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person().comment(1, "/tracker reject 2611.00001")
    stage.run()
    assert stage.open_pulls == []
    assert "is refused for good" in stage.world.pulls[1].remarks[-1].body
    assert stage.status(1) == "rejected"
    stage.stays_quiet()


def test_commands_are_answered_once_even_when_the_memory_is_lost(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person().comment(1, "/tracker explain 2611.00001")
    stage.run()
    stage.lose_memory()
    stage.stays_quiet()
