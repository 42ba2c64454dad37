"""What a work says of itself in a few words: name, subtitle and contribution, which are quicker to read than all facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.facts.fact import Facts, Field, Source
from tracker.facts.naming.contribution import contribution_facts
from tracker.facts.naming.name import name_facts
from tracker.facts.text.passage import Passage
from tracker.facts.text.reading import read

if TYPE_CHECKING:
    from state.records import Paper


def clause_facts(paper: Paper) -> Facts:
    """The facts of a paper that a clause or a subtitle is made of."""
    abstract = Passage(paper.abstract, Source.ABSTRACT)
    naming = name_facts(paper.title, abstract)
    name = next((fact.value for fact in naming if fact.field is Field.NAME), None)
    return Facts((*naming, *contribution_facts(name, abstract, read(abstract, name))))
