"""Whether a list takes analyses and studies, told from its titles."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from support.adopting import init, looked

from state.records import Kind, Paper, Relevance, Verdict
from tracker.adoption.analyses import can_tell, with_analyses
from tracker.adoption.clone import Clone
from tracker.settings.load import parse

ANALYSES = (
    "Do Vision-Language Models Really Understand Negation",
    "An Empirical Study of Attention Sinks in Vision-Language Models",
    "How Do Multimodal Models Bind Colours to Shapes: A Mechanistic Analysis",
)
PLAIN = 0.95


def judge(papers: Sequence[Paper]) -> list[Verdict]:
    """Sure of analyses that say so, and half sure of everything else, as of names that tell nothing."""
    found = []
    for paper in papers:
        other = PLAIN if "stud" in paper.title.lower() else 0.6
        scores = {Kind.MODEL: 1 - other, Kind.OTHER: other}
        found.append(Verdict(Relevance.YES, 0.9, Kind.OTHER, scores, (), "made up"))
    return found


def entries(analyses: int, whole: int, titles: Sequence[str] = ("A Study of Lamps",)) -> str:
    said = [titles[n % len(titles)] if n < analyses else f"Lumen-{n}: a model" for n in range(whole)]
    random.Random(1).shuffle(said)
    return "# Lamps\n\n## Papers\n\n" + "".join(
        f"- [{title}](https://arxiv.org/abs/2501.{n:05})\n" for n, title in enumerate(said, start=1)
    )


def judged(folder: Path, analyses: int, whole: int) -> Clone:
    (folder / "README.md").write_text(entries(analyses, whole))
    return with_analyses(looked(folder), judge)


@pytest.mark.parametrize(
    ("analyses", "whole", "taken"),
    [
        pytest.param(8, 200, True, id="enough of enough"),
        pytest.param(7, 200, False, id="too few of enough"),
        pytest.param(0, 300, False, id="none, though nothing says what the others are"),
        pytest.param(30, 199, False, id="too short a list to tell"),
    ],
)
def test_a_list_with_enough_plain_analyses_takes_them(
    clone: Path, analyses: int, whole: int, taken: bool
) -> None:
    (found,) = judged(clone, analyses, whole).lists
    assert (Kind.OTHER in found.takes) is taken
    assert Kind.MODEL in found.takes


def test_no_classifier_is_asked_about_lists_too_short_to_tell(clone: Path) -> None:
    def unasked(_: Sequence[Paper]) -> list[Verdict]:
        raise AssertionError

    (clone / "README.md").write_text(entries(5, 100))
    found = looked(clone)
    assert not can_tell(found)
    assert with_analyses(found, unasked) == found


def test_shipped_classifier_tells_analyses_and_init_says_why(clone: Path) -> None:
    (clone / "README.md").write_text(entries(12, 200, ANALYSES))
    told = init(clone)
    words = "Analyses and studies (`other`) are taken, too: 12 of 200 titles are plainly of that kind."
    written = (clone / "tracker.toml").read_text()
    assert f"  takes model, other. {words}" in told.stdout
    assert f"# {words}\n" in written
    assert parse(written).lists[0].take.kinds == (Kind.MODEL, Kind.OTHER)


@pytest.mark.parametrize(
    ("whole", "words"),
    [
        (200, "are left out: only 0 of 200 titles are plainly of that kind;"),
        (50, "are left out: too few titles tell whether the list takes them;"),
    ],
    ids=["few analyses", "few titles"],
)
def test_where_analyses_are_left_out_the_backtest_is_named(clone: Path, whole: int, words: str) -> None:
    (clone / "README.md").write_text(entries(0, whole))
    told = init(clone)
    written = (clone / "tracker.toml").read_text()
    for said in (told.stdout, written):
        assert words in said
        assert "`tracker backtest`" in said
    assert parse(written).lists[0].take.kinds == (Kind.MODEL,)


def test_a_kind_that_few_entries_show_is_one_the_list_takes(clone: Path) -> None:
    """Few titles of surveys and datasets say what they are; one of two hundred is as many as come by themselves."""
    page = entries(0, 199) + "- [A Survey of Lamps](https://arxiv.org/abs/2502.00001)\n"
    (clone / "README.md").write_text(page)
    assert looked(clone).lists[0].takes == (Kind.MODEL, Kind.SURVEY)
    (clone / "README.md").write_text(
        page + entries(0, 50).partition("## Papers\n\n")[2].replace("2501.", "2503.")
    )
    assert looked(clone).lists[0].takes == (Kind.MODEL,)
