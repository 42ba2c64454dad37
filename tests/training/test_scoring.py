"""Which answers of a model are its worst: lost papers and false alarms by how sure it was, then what it only asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.made_up import a_paper, a_verdict

from classifiers.labels import Labelled, Origin
from state.records import Relevance
from tracker.training.page import page
from tracker.training.scoring import score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from state.records import Paper, Verdict

SAID = {
    "2603.00001": (0.9, Relevance.YES, True),
    "2603.00002": (0.8, Relevance.YES, False),
    "2603.00003": (0.01, Relevance.NO, True),
    "2603.00004": (0.3, Relevance.UNSURE, True),
    "2603.00005": (0.2, Relevance.UNSURE, True),
    "2603.00006": (0.4, Relevance.UNSURE, False),
    "2603.00007": (0.02, Relevance.NO, False),
}


class Oracle:
    """A judge that says what it was given to say."""

    version = "made-up"

    def judge(self, papers: Sequence[Paper]) -> list[Verdict]:
        return [
            a_verdict(SAID[paper.arxiv_id or ""][0], relevant=SAID[paper.arxiv_id or ""][1])
            for paper in papers
        ]


def test_what_recall_and_precision_lose_is_told_and_what_was_asked_about_comes_last() -> None:
    rows = [Labelled(a_paper(name), said[2], None, Origin.READ) for name, said in SAID.items()]
    found = score(Oracle(), rows, draws=5)
    assert [(miss.paper.arxiv_id, miss.asked) for miss in found.worst] == [
        ("2603.00003", False),
        ("2603.00002", False),
        ("2603.00005", True),
        ("2603.00004", True),
    ]
    told = page(found, "made-up.jsonl")
    assert '<a href="https://arxiv.org/abs/2603.00003">' in told
    assert told.count("and asked about") == 2
