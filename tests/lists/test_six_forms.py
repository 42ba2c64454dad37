"""A paper that stands on a page, asked for again by each form of its link: nothing is added and nothing changes."""

from __future__ import annotations

import json

import pytest
from support.pages import read
from support.shared import shared

from state.records import Links, Paper
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Duplicate
from tracker.lists.steering import NO_DOUBT

FORMS = (
    "https://arxiv.org/abs/{}v3",
    "http://arxiv.org/pdf/{}.pdf",
    "https://arxiv.org/html/{}v1",
    "https://www.alphaxiv.org/abs/{}",
    "https://huggingface.co/papers/{}",
    "https://doi.org/10.48550/arXiv.{}",
)
SHARDS = 8


@pytest.mark.slow
@pytest.mark.parametrize("shard", range(SHARDS))
def test_every_paper_that_people_added_is_known_in_six_forms(shard: int) -> None:
    events = [json.loads(line) for line in shared("replay", "events.jsonl").read_text("utf-8").splitlines()]
    asked = 0
    for event in events[shard::SHARDS]:
        page = read(shared("replay", event["after"]).read_bytes())
        for form in FORMS:
            paper = Paper(
                "Words That Stand Nowhere", links=Links(abs=form.format(event["given"]["arxiv_id"]))
            )
            outcome = plan_addition(page, candidate_for(paper), NO_DOUBT)
            assert isinstance(outcome, Duplicate), (event["id"], form)
            asked += 1
    assert asked == 6 * len(events[shard::SHARDS])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("stands", ["abs/2401.10001", "pdf/2401.10001v2", "html/2401.10001"])
def test_a_paper_is_known_in_whatever_form_it_stands(form: str, stands: str) -> None:
    page = read(f"# List\n\n## Papers\n\n- [Made Words](https://arxiv.org/{stands})\n".encode())
    paper = Paper("Words That Stand Nowhere", links=Links(abs=form.format("2401.10001")))
    assert isinstance(plan_addition(page, candidate_for(paper), NO_DOUBT), Duplicate)
