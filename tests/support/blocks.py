"""Made-up pages whose entries are whole blocks, and what one more comes to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from support.pages import planned, read

from state.records import Links, Paper
from tracker.lists.candidate import candidate_for

if TYPE_CHECKING:
    from tracker.lists.reading.page import Page

PAPER = Paper(
    "NewVLM: A Made-up Reader of Maps",
    abstract=(
        "Maps are hard to read. We present NewVLM, a vision-language model with 7B parameters. "
        "It uses SigLIP as its vision encoder. We also collect a dataset of 21K questions about maps."
    ),
    arxiv_id="2601.00077",
    authors=("Ada Made", "Bea Made"),
    published=date(2026, 1, 5),
    links=Links(code="https://github.com/made/newvlm", project="https://newvlm.example"),
)


def page_of(*blocks: str) -> Page:
    """A page of these blocks."""
    text = "# List\n\n## Models\n\n" + "\n".join(blocks)
    return read(text)


def added(page: Page, paper: Paper = PAPER) -> list[str]:
    """The lines of one more, without the blank ones."""
    outcome = planned(page, candidate_for(paper))
    return [line for line in outcome.inserted if line.strip()]


def blocks(form: str) -> Page:
    """A page of blocks made alike; `{name}` and `{low}` are their names, `{at}` counts."""
    names = ["OneVLM", "TwoVLM", "TriVLM", "QuaVLM"]
    return page_of(
        *(
            f"### {name}\n\n{form.format(name=name, low=name.lower(), at=at)}\n"
            for at, name in enumerate(names, 1)
        )
    )
