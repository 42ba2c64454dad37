"""Lists that sort works below bullets of prose: topics with a sentence or two, and names under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.pages import planned, read

from state.records import Links, Paper
from tracker.lists.candidate import candidate_for
from tracker.lists.steering import Steering

if TYPE_CHECKING:
    from tracker.lists.outcome import Addition

TOPICS = """# Kettles

## By make

- **Layered:** Kettles whose slow plan stands over a fast hand, each a system
of its own. Works:
    - [Lid](https://lid.example.org/news) (two systems), [Spout](https://arxiv.org/abs/2412.00001)

- **Diffused:** Kettles that draw each pour by diffusion.
Often with another kettle behind. Works:
    - [Steam](https://arxiv.org/abs/2405.00001), [Mist](https://arxiv.org/abs/2409.00001)

- **Mixed:** Kettles with many spouts, of which few pour. Works:
    - [Twin](https://arxiv.org/abs/2503.00001)
    - [Triplet](https://arxiv.org/abs/2503.00002)

## By pour

- **Faster Pours:** Ways to pour faster.
    - **Side by Side:** [PS-Kettle](https://arxiv.org/abs/2503.00003)
    - **Early Stops:** [EarlyVLA](https://arxiv.org/abs/2506.00001)
- **Tokens:** Ways to count pours.
    - [QuickTea](https://arxiv.org/abs/2501.00001)
    - [SlowTea](https://arxiv.org/abs/2502.00001)

## All

- [2025] Twin: A Kettle of Two Spouts [[paper](https://arxiv.org/abs/2503.00001)]
- [2025] Triplet: A Kettle of Three Spouts [[paper](https://arxiv.org/abs/2503.00002)]
- [2025] QuickTea: Tea before One Asks [[paper](https://arxiv.org/abs/2501.00001)]
"""


def added(paper: Paper, *section: str) -> Addition:
    page = read(TOPICS)
    return planned(
        page,
        candidate_for(paper, section=section),
        Steering(insist=True, least_share=0, least_fidelity=0),
    )


@pytest.mark.parametrize(
    ("paper", "above"),
    [
        (
            Paper("TriKettle: Three Systems with a Slow Plan and a Fast Hand", arxiv_id="2507.00001"),
            "    - [Lid](https://lid.example.org/news) (two systems), [Spout](https://arxiv.org/abs/2412.00001)",
        ),
        (
            Paper("FogKettle: Pouring by Diffusion", arxiv_id="2507.00001"),
            "    - [Steam](https://arxiv.org/abs/2405.00001), [Mist](https://arxiv.org/abs/2409.00001)",
        ),
    ],
    ids=["where the title leads to another page", "where it leads to the paper"],
)
def test_a_bullet_whose_words_go_on_in_a_second_line_is_a_heading_too(paper: Paper, above: str) -> None:
    lines = added(paper, "By make").new_bytes.decode().split("\n")
    name = paper.title.split(":")[0]
    assert lines[lines.index(above) + 1] == f"    - [{name}](https://arxiv.org/abs/2507.00001)"


def test_a_neighbours_topic_is_not_made_up_for_a_new_work() -> None:
    paper = Paper(
        "Grand Kettle VLA: Early Stops for Faster Pours Side by Side",
        abstract="We present Grand Kettle VLA, a policy that pours faster.",
        arxiv_id="2507.00001",
        links=Links(abs="https://arxiv.org/abs/2507.00001"),
    )
    addition = added(paper, "By pour", "Faster Pours: Ways to pour faster.")
    assert addition.inserted == ("    - [Grand Kettle VLA](https://arxiv.org/abs/2507.00001)",)
