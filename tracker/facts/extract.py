"""Everything that is known of a work, read for facts: the one door into this package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.facts.amounts import size_facts
from tracker.facts.fact import Fact, Facts, Field, Source
from tracker.facts.links import link_facts
from tracker.facts.naming import name_facts
from tracker.facts.parameters import parameter_facts
from tracker.facts.parts import part_facts
from tracker.facts.passage import Passage
from tracker.facts.reading import read
from tracker.facts.tags import tag_facts

if TYPE_CHECKING:
    from state.records import Paper


def extract(paper: Paper) -> Facts:
    """The facts of a work from its paper."""
    title = Passage(paper.title, Source.TITLE)
    abstract = Passage(paper.abstract, Source.ABSTRACT)
    naming = name_facts(title.text, abstract)
    name = next((fact.value for fact in naming if fact.field is Field.NAME), None)
    sentences = read(abstract, name)
    found: list[Fact] = [
        *naming,
        *link_facts(paper, abstract),
        *parameter_facts(name, abstract, sentences),
        *tag_facts(title, abstract, sentences),
        *part_facts(paper.title, name, abstract, sentences),
        *size_facts(paper.title, name, abstract, sentences),
    ]
    return Facts(tuple(found))
