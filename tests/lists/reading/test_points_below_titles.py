"""Titles in bold in bullets, with a point for their address below, and blank lines between."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import EMBER, URL, added, read

from state.records import Links
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Addition, Duplicate
from tracker.lists.steering import NO_DOUBT
from tracker.lists.understanding import understandings

NAMES = ("Lantern", "Candle", "Torch", "Oil")
WORK = "* **{t}**\n  \n  * 地址：{u}\n  * 架构图：\n  \n  ![image](pic/{n}.png)\n\n"


def works(form: str = WORK, names: tuple[str, ...] = NAMES) -> str:
    return "".join(
        form.format(t=f"{name}: Seeing Rooms at Night", n=name.lower(), u=f"{URL}250{at}.00001")
        for at, name in enumerate(names, 1)
    )


def test_each_title_is_a_work_of_its_section() -> None:
    [section] = understandings(read(f"# L\n\n## Papers\n\n{works()}"))
    assert (section.entries, section.path[-1]) == (4, "Papers")


def test_a_new_work_is_written_like_them_and_within_none() -> None:
    written = added(works(), EMBER)
    assert written.splitlines()[:3] == [f"* **{EMBER.title}**", "  ", f"  * 地址：{URL}2506.01234"]
    assert "pic/" not in written


def test_what_has_no_paper_is_found_by_its_title() -> None:
    page = read(f"# L\n\n## Papers\n\n{works()}")
    again = replace(EMBER, title="Torch: Seeing Rooms at Night", arxiv_id=None, links=Links())
    assert isinstance(plan_addition(page, candidate_for(again), NO_DOUBT), Duplicate)


@pytest.mark.parametrize(
    "listed",
    [
        pytest.param(
            "".join(
                f"- **Lamps of Kind {kind}: All Rooms**\n\n  - {name}: [paper]({URL}250{at}.0000{kind})\n\n"
                for kind in range(4)
                for at, name in enumerate(NAMES[kind : kind + 1], 1)
            ),
            id="each point called after its work",
        ),
        pytest.param(works(names=NAMES[:2]), id="two of them"),
        pytest.param(
            works("* **{t}**\n\n  * Paper: {u}\n  * A remark of many words that has no label at all\n\n"),
            id="words beside the points",
        ),
    ],
)
def test_other_bullets_below_bold_words_are_read_as_before(listed: str) -> None:
    sections = understandings(read(f"# L\n\n## Papers\n\n{listed}"))
    assert [section.path[-1] for section in sections] != ["Papers"]


def test_a_heading_in_two_scripts_is_read_word_by_word() -> None:
    flux = works(names=("Lantern", "Candle", "Torch"))
    unet = "".join(
        WORK.format(t=f"{name}: Seeing Halls at Dawn", n=name.lower(), u=f"{URL}240{at}.00002")
        for at, name in enumerate(("Oil", "Wick", "Match"), 1)
    )
    page = read(f"# 列表\n\n## Flux模型\n\n{flux}## Unet模型\n\n{unet}")
    work = replace(
        EMBER, title="Ember: Keeping Warm with Flux", abstract="We build Ember on Flux. Flux is warm."
    )
    outcome = plan_addition(page, candidate_for(work), NO_DOUBT)
    assert isinstance(outcome, Addition)
    assert outcome.section[-1] == "Flux模型"
