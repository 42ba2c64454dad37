"""Everything that is known of a work, read for facts: the one door into this package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.facts.fact import Fact, Facts, Source
from tracker.facts.links import link_facts
from tracker.facts.naming import name_facts
from tracker.facts.passage import Passage

if TYPE_CHECKING:
    from state.records import Paper


def extract(paper: Paper) -> Facts:
    """The facts of a work from its paper."""
    title = Passage(paper.title, Source.TITLE)
    abstract = Passage(paper.abstract, Source.ABSTRACT)
    found: list[Fact] = [*name_facts(title.text, abstract), *link_facts(paper, abstract)]
    return Facts(tuple(found))
