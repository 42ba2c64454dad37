"""What is told keeps its name, whatever its work is called later, and whether it is still one with others."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from support.month import verdict
from support.story import DAY, LIST, NOW

from state.happenings import Change, Difference, changed, judged, proposed, rejected
from state.identity import Identity
from state.records import Kind, Links, Paper, Relevance, Sighting, SourceName
from tracker.digest.formats.format import Presentation
from tracker.digest.formats.registry import format_named
from tracker.digest.telling import Question, digest_for
from tracker.settings.model import Settings

if TYPE_CHECKING:
    from support.story import Story

    from state.store import Store

MODEL, PAPER = Identity.parse("hf_model:lab/lamp"), Identity.parse("arxiv:2611.00007")


def said(source: str, key: str, days: float, *names: Identity) -> Sighting:
    paper = Paper("Seeing Harbours by Lamp", links=Links(hf_model="https://huggingface.co/lab/lamp"))
    return Sighting(SourceName(source), key, NOW - days * DAY, paper, names)


def ids(store: Store) -> set[str]:
    shape = format_named("jsonfeed")
    feed = shape.render(digest_for(store, Settings(), Question(), shape, NOW), Presentation())
    return {item["id"] for item in json.loads(feed)["items"] if "not well" not in item["title"]}


def test_item_of_a_model_keeps_its_id_when_its_paper_comes(story: Story) -> None:
    story.store.remember([said("hf_models", "model:lab/lamp", 5, MODEL)])
    story.happened(
        judged(MODEL, verdict(Kind.MODEL, Relevance.YES), NOW - 5 * DAY),
        changed(MODEL, Difference(Change.CODE, "https://github.com/lab/lamp"), NOW - 4 * DAY),
        proposed(MODEL, LIST, NOW - 3 * DAY),
    )
    before = ids(story.store)
    story.store.remember(
        [said("arxiv", "feed:2611.00007", 1, PAPER), said("hf_models", "model:lab/lamp", 1, PAPER, MODEL)]
    )
    story.happened(judged(PAPER, verdict(Kind.MODEL, Relevance.YES), NOW - DAY))
    assert str(story.store.known([MODEL])[MODEL]) == str(PAPER)
    assert before
    assert ids(story.store) == before


def test_nothing_is_told_again_when_works_that_were_one_come_apart(story: Story) -> None:
    story.store.remember([said("hf_models", "model:lab/lamp", 6, MODEL), said("arxiv", "feed:7", 6, PAPER)])
    story.happened(
        judged(MODEL, verdict(Kind.MODEL, Relevance.YES), NOW - 6 * DAY),
        judged(PAPER, verdict(Kind.MODEL, Relevance.YES), NOW - 6 * DAY),
    )
    story.store.remember([said("hf_models", "model:lab/lamp", 5, MODEL, PAPER)])
    story.happened(
        changed(MODEL, Difference(Change.CODE, "https://github.com/lab/lamp"), NOW - 4 * DAY),
        rejected(MODEL, LIST, NOW - 3 * DAY, by="maya"),
    )
    told = story.tell(NOW - 2 * DAY)
    assert (len(told.changed) + len(told.new), len(told.decided)) == (1, 1)
    story.store.remember([said("hf_models", "model:lab/lamp", 1, MODEL)])
    apart = story.tell()
    assert (apart.changed, apart.decided) == ((), ())
