"""What is known of a paper before a model is fitted: the labels, who gave them and how much they count."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from state.records import Kind, Paper


class Origin(StrEnum):
    """Who says so, the weightiest first."""

    PERSON = "person"
    """Someone merged, rejected or corrected it. The order of a list (`classifiers.taste`) hears it as loudly."""
    READ = "read"
    """A reader of title and abstract decided, without having to hesitate."""
    LEANING = "leaning"
    """The same, hesitating: the paper stands at the border."""
    LISTED = "listed"
    """A curated list has it."""
    UNCITED = "uncited"
    """No list has it and nothing in it speaks of the subject."""
    UNLABELLED = "unlabelled"
    """No list has it, which says little: what no list cites is not thereby beside the subject."""

    @property
    def weight(self) -> float:
        """How much one such label counts when a model is fitted; `weights` says what holds beside others."""
        return _WEIGHTS[self]


_WEIGHTS = {
    Origin.PERSON: 15.0,
    Origin.READ: 10.0,
    Origin.LEANING: 2.5,
    Origin.LISTED: 1.0,
    Origin.UNCITED: 1.0,
    Origin.UNLABELLED: 0.3,
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A paper with what is known of it; `None` where nothing is."""

    paper: Paper
    relevant: bool | None
    kind: Kind | None = None
    origin: Origin = Origin.READ
    stands_for: float = 0.0
    """How many papers of a real stream it stands for: above 0 only where papers were drawn from one by chance."""
    share: float = 1.0
    """How much of one decision it is: who closes a pull request of ten entries decided once, not ten times."""


def name_of(paper: Paper) -> str:
    """By what a paper is told from others among labels: its arXiv id, or its title where it has none."""
    return paper.arxiv_id or paper.title


_LOUDEST = 0.1
"""How much all rejections may weigh together, beside all silence.

Who rejects whatever they do not take says by each rejection little more than silence does, and hundreds of them would drown
what the list is about.
"""
_FEW = 10.0
"""With so many rejections each is believed half: a single one may be a slip, and turns nothing."""


def rejection(count: float, silence: float) -> float:
    """How much each of so many rejections weighs beside so much silence; where nobody was silent, what it weighs alone."""
    most = Origin.PERSON.weight
    if not count or not silence:
        return most
    return min(most, _LOUDEST * silence / count) * count / (count + _FEW)


def weights(rows: Sequence[Labelled]) -> list[float]:
    """How much each label counts in a fit with the others: the one place that says what a decision weighs."""
    rejected = sum(row.share for row in rows if row.relevant is False and row.origin is Origin.PERSON)
    silence = sum(row.origin.weight for row in rows if row.origin is Origin.UNLABELLED)
    worth = rejection(rejected, silence)
    return [
        row.share * worth if row.relevant is False and row.origin is Origin.PERSON else row.origin.weight
        for row in rows
    ]
