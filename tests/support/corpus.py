"""Made-up papers with labels, enough of them to fit a small model on."""

from __future__ import annotations

import random

from classifiers.labels import Labelled, Origin
from state.records import Kind, Paper

_NEAR = (
    "image", "caption", "question", "visual", "grounding", "document", "video", "prompt", "encoder", "chart",
)  # fmt: skip
_FAR = (
    "graph", "sorting", "protein", "compiler", "auction", "fluid", "lattice", "traffic", "orbit", "enzyme",
)  # fmt: skip
_SAYING = {
    Kind.MODEL: "We propose a novel framework that outperforms others on {words}.",
    Kind.DATASET: "We release a dataset of {words} with annotations.",
    Kind.BENCHMARK: "We introduce a benchmark that evaluates {words}.",
    Kind.SURVEY: "This survey reviews work on {words} and gives a taxonomy.",
    Kind.OTHER: "We study and analyze {words} and find that results vary.",
}


def made_up_rows(count: int = 120, seed: int = 0) -> list[Labelled]:
    """Half of them about vision-language models, of every kind in turn."""
    chance = random.Random(seed)
    kinds = list(_SAYING)
    rows = []
    for number in range(count):
        near = number % 2 == 0
        words = " ".join(chance.choices(_NEAR if near else _FAR, k=12))
        kind = kinds[(number // 2) % len(kinds)]
        subject = "vision-language models" if near else "numerical methods"
        paper = Paper(
            title=f"On {words.split()[0]} and {words.split()[1]} for {subject}",
            abstract=f"{subject} are studied. {_SAYING[kind].format(words=words)}",
            arxiv_id=f"2001.{number:05d}",
        )
        rows.append(Labelled(paper, near, kind, Origin.READ, 1.0))
    return rows
